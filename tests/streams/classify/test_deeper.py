"""Deeper topics: each rule takes its own headline and leaves its neighbour's."""

from __future__ import annotations

import pytest

from streams.classify import taxonomy
from streams.classify.deeper import SURE, Rule, deeper, load
from streams.text import words

PARENTS = {rule.literal: parent for parent, rules in load().items() for rule in rules}
RULES = [rule for rules in load().values() for rule in rules]


def taken(rule: Rule, title: str, body: str = "") -> bool:
    """Whether the rule holds for a text under its parent."""
    found = deeper(PARENTS[rule.literal], SURE, words(title), words(body))
    return rule in [one.rule for one in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.en)
def test_a_rule_takes_its_example_and_leaves_the_other(rule: Rule) -> None:
    """Both headlines would lie under the same parent."""
    assert taken(rule, rule.yes)
    assert not taken(rule, rule.no)


def test_a_rule_leaves_the_headlines_of_its_neighbours() -> None:
    """Of all rules under a parent; what is left tells of both, or of a wider one."""
    kin = {(rule.literal, rule.broader) for rule in RULES}
    pairs = [
        (rule, other)
        for rules in load().values()
        for rule in rules
        for other in rules
        if rule is not other
        and not kin & {(rule.literal, other.literal), (other.literal, rule.literal)}
    ]

    assert {
        ("exports", "tariff"),
        ("celebrity", "wedding"),
        ("Ramadan", "Islam"),
        ("mosque", "Islam"),
        ("Islam", "mosque"),
        ("Islam", "Eid al-Adha"),
        ("mosque", "Eid al-Adha"),
        ("Christianity", "Christmas"),
        ("armed conflict", "peace talks"),
    } == {(rule.en, other.en) for rule, other in pairs if taken(rule, other.yes)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.en)
def test_a_rule_is_named_and_lies_under_a_top_topic(rule: Rule) -> None:
    """Ids are IPTC's, words are written as the tokens are."""
    code = rule.literal.removeprefix("medtop:")

    assert PARENTS[rule.literal] in taxonomy.load().literals
    assert f"http://cv.iptc.org/newscodes/mediatopic/{code}" == rule.uri
    assert rule.broader.startswith("medtop:")
    assert rule.literal not in taxonomy.retired()
    assert all([rule.id, rule.ms, rule.en])
    assert [w.split() for w in rule.words] == [words(w) for w in rule.words]


def test_no_topic_stands_there_twice() -> None:
    """One rule a topic."""
    assert len(RULES) == len(PARENTS)


def test_a_retired_id_leads_to_one_in_force() -> None:
    """Records of older releases stay readable; no id leads to a retired one."""
    old = taxonomy.retired()

    assert "medtop:20000029" == old["medtop:20000030"]  # music theatre → theatre
    assert not set(old) & set(old.values())


def test_a_silent_title_needs_the_word_twice_in_the_opening() -> None:
    """Once in passing is not what a story is about."""
    (rule,) = [rule for rule in RULES if rule.en == "earthquake"]

    assert not taken(rule, "Kabar Rejo", "Usai gempa, warga kembali bekerja.")
    assert taken(rule, "Kabar Rejo", "Gempa guncang Rejo. Pusat gempa di laut.")


def test_words_that_mislead_bar_a_rule() -> None:
    """A flood of praise is no flood."""
    (rule,) = [rule for rule in RULES if rule.en == "flood"]

    assert not taken(rule, "Relawan Rejo Banjir Pujian")


def test_an_unknown_parent_has_nothing_below() -> None:
    """A topic without rules gets none."""
    assert [] == deeper("medtop:99000000", SURE, ["gempa"], [])


def test_an_unsure_parent_has_nothing_below() -> None:
    """A deeper topic is no better founded than what it lies under."""
    assert deeper("medtop:03000000", SURE, ["gempa"], [])
    assert [] == deeper("medtop:03000000", SURE - 1, ["gempa"], [])


def test_the_words_that_a_rule_found_are_told() -> None:
    """They stand in the record as its evidence."""
    (found,) = deeper("medtop:03000000", SURE, words("Gempa bumi guncang Rejo"), [])

    assert ("gempa", "gempa bumi") == found.terms
