"""Reporting words: which group a cue belongs to and what shapes of content it takes."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass

NEUTRAL = "neutral"
# Where a word stands in several groups the most telling one wins.
_ORDER = ("denying", "promising", "hedged", "assertive", "neutral")


@dataclass(frozen=True, slots=True)
class Cues:
    """Cue lists of ``data/cues.toml``; all words are lemmas in lower case."""

    verb_groups: dict[str, str]
    # Verbs that promise with an infinitive and assert with a clause: agreed to go, agreed that X.
    asserting: frozenset[str]
    noun_groups: dict[str, str]
    quote: frozenset[str]
    clause: frozenset[str]
    question: frozenset[str]
    infinitive: frozenset[str]
    gerund: frozenset[str]
    object: frozenset[str]
    complement: frozenset[str]
    addressee: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    noun_prepositions: dict[str, frozenset[str]]
    # Verbs that things do as well as people: the pipes point to the sea.
    shared: frozenset[str]
    # What documents do: the study found that.
    findings: frozenset[str]
    # What somebody who declines to do so does not say.
    speaking: frozenset[str]
    verbs: frozenset[str]

    def group(self, lemma: str, *, noun: bool = False) -> str:
        """Neutral, assertive, hedged, denying or promising."""
        return (self.noun_groups if noun else self.verb_groups).get(lemma, NEUTRAL)


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Read the cue lists once per process."""
    data = read_table("cues.toml")
    groups, frames = data["groups"], data["frames"]
    verb_groups: dict[str, str] = {}
    noun_groups: dict[str, str] = {}
    for name in _ORDER:
        for word in groups[name]["verbs"]:
            verb_groups.setdefault(word, name)
        for word in groups[name]["nouns"]:
            noun_groups.setdefault(word, name)
    sets = {name: frozenset(frame["verbs"]) for name, frame in frames.items()}
    prepositions = _by_word(data["prepositions"])
    findings = frozenset(data["findings"]["verbs"])
    verbs = frozenset().union(*sets.values(), prepositions, findings)
    return Cues(
        verb_groups=verb_groups,
        asserting=frozenset(groups["assertive"]["verbs"]),
        noun_groups=noun_groups,
        quote=sets["quote"] | sets["clause"],
        clause=sets["clause"],
        question=sets["question"],
        infinitive=sets["infinitive"],
        gerund=sets["gerund"],
        object=sets["object"],
        complement=sets["complement"],
        addressee=sets["addressee"],
        prepositions=prepositions,
        noun_prepositions=_by_word(data["noun_prepositions"]),
        shared=frozenset(data["shared"]["verbs"]),
        findings=findings,
        speaking=verbs | frozenset(data["speaking"]["verbs"]),
        verbs=verbs,
    )


def _by_word(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(values) for word, values in table.items() if word != "source"}
