"""The lexicon: what a newsroom edits is checked before it counts."""

from __future__ import annotations

import pytest

from streams.classify import taxonomy
from streams.classify.lexicon import MAX_WEIGHT, compiled, load, overlaid
from streams.classify.matching import matches

SPORT = """
subject = "medtop:15000000"
prior = 0.1
[id]
laga = 2.0
"sepak bola" = 3.0
sepak = 1.0
[en]
match = 1.5
"""
HEALTH = """
subject = "medtop:07000000"
prior = -0.2
[id]
laga = 0.5
"""


def found(text: str) -> list[str]:
    """The terms of a text, by the two files above."""
    lexicon = compiled({"sport.toml": SPORT, "health.toml": HEALTH})
    return [term.text for _, term in matches(text.split(), lexicon)]


def test_files_are_joined_by_term() -> None:
    """A term of two subjects carries both weights, by their places, in hundredths."""
    lexicon = compiled({"sport.toml": SPORT, "health.toml": HEALTH})
    (laga,) = lexicon.by_first["laga"]

    assert ((6, 50), (14, 200)) == laga.weights
    assert (-200, 100) == (lexicon.priors[6], lexicon.priors[14])


def test_version_follows_the_content() -> None:
    """The order of the files changes nothing, a weight does."""
    one = compiled({"a.toml": SPORT, "b.toml": HEALTH})
    two = compiled({"b.toml": SPORT, "a.toml": HEALTH})
    other = compiled({"a.toml": SPORT.replace("2.0", "2.1"), "b.toml": HEALTH})

    assert one.version == two.version
    assert one.version != other.version


def test_the_longest_term_is_taken() -> None:
    """A phrase hides the words in it; a broken phrase leaves its first word."""
    assert ["sepak bola", "laga"] == found("sepak bola laga")
    assert ["sepak"] == found("sepak takraw bola")


def test_a_suffix_is_taken_off_single_words() -> None:
    """The word "laganya" is "laga"; phrases and short stems are left alone."""
    assert ["laga", "sepak"] == found("laganya sepaknya")
    assert [] == found("punya matanya")


def test_a_stem_that_only_begins_phrases_is_no_term() -> None:
    """The suffix is not taken off the beginning of a phrase."""
    sheet = SPORT.replace("sepak = 1.0\n", "")
    lexicon = compiled({"sport.toml": sheet})

    assert [] == list(matches(["sepaknya", "bola"], lexicon))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('"Sepak Bola" = 1.0', "small letters"),
        ('"bola  voli" = 1.0', "single spaces"),
        ('"" = 1.0', "at most 5"),
        ('"a b c d e f" = 1.0', "at most 5"),
        ("voli = 0.0", "out of range"),
        (f"voli = {MAX_WEIGHT + 1}", "out of range"),
        ("match = 1.0", "stands there twice"),
    ],
)
def test_a_wrong_term_is_named(line: str, complaint: str) -> None:
    """The message tells file, term and what to do."""
    sheet = SPORT.replace("laga = 2.0", line)

    with pytest.raises(ValueError, match=complaint) as error:
        compiled({"sport.toml": sheet})

    assert str(error.value).startswith("sport.toml")


def test_a_wrong_file_is_refused() -> None:
    """An unknown subject or table does not pass."""
    with pytest.raises(ValueError, match="no such subject: medtop:99000000"):
        compiled({"x.toml": SPORT.replace("15000000", "99000000")})
    with pytest.raises(ValueError, match=r"^x\.toml: .*unknown field"):
        compiled({"x.toml": SPORT.replace("[en]", "[fr]")})


@pytest.mark.parametrize("prior", ["inf", "nan", "-1e300"])
def test_a_prior_is_bounded(prior: str) -> None:
    """What no score can be added to is refused when it is read."""
    with pytest.raises(ValueError, match=r"^x\.toml: prior \S+ is out of range"):
        compiled({"x.toml": f'subject = "medtop:15000000"\nprior = {prior}\n'})


def test_text_that_is_no_toml_is_refused() -> None:
    """The message tells file, line and column."""
    with pytest.raises(ValueError, match=r"^x\.toml: .*line 2"):
        compiled({"x.toml": 'subject = "medtop:15000000"\nlaga 2'})


def test_a_subject_has_one_file() -> None:
    """Two files could say two things of one term."""
    with pytest.raises(ValueError, match=r"^b\.toml: a\.toml has that subject"):
        compiled({"a.toml": SPORT, "b.toml": SPORT})


def test_a_newsroom_lies_on_top_of_ours() -> None:
    """Its terms are added, replace the same term, and weight 0 takes one away."""
    own = 'subject = "medtop:15000000"\n[id]\nlaga = 0\nsepak = 2.5\nvoli = 1.0\n'
    sheets = {"sport.toml": SPORT, "health.toml": HEALTH}
    lexicon = compiled(sheets, {"own.toml": own})
    alone = compiled({"sport.toml": SPORT}, {"own.toml": own})

    assert [((6, 50),)] == [term.weights for term in lexicon.by_first["laga"]]
    assert ((14, 250),) == lexicon.by_first["sepak"][-1].weights
    assert ((14, 100),) == lexicon.by_first["voli"][0].weights
    assert 100 == lexicon.priors[14]
    assert "laga" not in alone.by_first


def test_a_newsroom_without_files_has_our_words() -> None:
    """An empty folder changes nothing, not even the version."""
    own = 'subject = "medtop:15000000"\nprior = 0.2\n'

    assert load().version == overlaid({}).version
    assert 200 == overlaid({"own.toml": own}).priors[14]


def test_our_own_lexicon_covers_every_subject() -> None:
    """Each of the 17 topics has its file, words of three languages and a name."""
    lexicon = load()
    places = {
        p for terms in lexicon.by_first.values() for t in terms for p, _ in t.weights
    }

    assert set(range(17)) == places
    assert 17 == len(taxonomy.load().topic) == len(lexicon.priors)
    assert "2023-10-24" == taxonomy.load().release


def test_topics_are_named_in_the_language_of_the_article() -> None:
    """Indonesian and Malay have names of their own, all else gets IPTC's."""
    sport = taxonomy.load().topic[14]

    assert ["olahraga", "sukan", "sport", "sport"] == [
        sport.name(code) for code in ("id", "ms", "en", "und")
    ]
