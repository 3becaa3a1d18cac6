"""Hashes of runs of words: by the words alone, spread evenly, whatever the length."""

from __future__ import annotations

from collections import Counter

from streams.grams import USUAL_BYTES, run_hashes


def hashed(text: str, size: int = 5) -> list[int]:
    """Hash the runs of a text that is already folded."""
    return run_hashes(f" {text}".encode(), size).tolist()


def test_a_run_is_hashed_by_its_words_wherever_it_stands() -> None:
    """Equal runs have one hash; another order has another."""
    found = hashed("a b c d e a b c d e")

    assert [found[0], found[5]] == 2 * hashed("a b c d e")
    assert 6 == len(found)
    assert hashed("e d c b a")[0] not in found


def test_words_are_told_apart_by_their_ends() -> None:
    """A letter that moves over a blank makes another run."""
    assert hashed("ab c d e f") != hashed("a bc d e f")


def test_repeated_words_are_told_apart() -> None:
    """Two words in every arrangement: thirty-two hashes."""
    arrangements = [" ".join(format(number, "05b")) for number in range(32)]

    assert 32 == len({hashed(text)[0] for text in arrangements})


def test_one_run_in_eight_is_divisible_by_eight() -> None:
    """The low bits spread evenly: no rest is off by more than four deviations."""
    runs = hashed(" ".join(f"kata{number}" for number in range(20_000)))

    rests = Counter(run % 8 for run in runs)

    assert len(set(runs)) == len(runs)
    assert all(abs(count - len(runs) / 8) < 190 for count in rests.values())


def test_a_short_text_is_one_run() -> None:
    """Fewer words than a run are hashed as a whole, none at all to nothing."""
    assert 1 == len(hashed("air naik"))
    assert 0 == len(run_hashes(b"", 5))


def test_a_run_of_a_long_text_is_that_of_a_short_one() -> None:
    """Beyond the tables that are kept the hashes are the same."""
    found = hashed(f"{'x' * USUAL_BYTES} a b c d e")

    assert hashed("a b c d e")[0] == found[1]
