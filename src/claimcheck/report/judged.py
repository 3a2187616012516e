"""How a pair was judged, and why it was looked at, in an editor's words.

Linkage's own words for both (a verdict, a level, a blocking key) are names for programs.
"""

from __future__ import annotations

from claimcheck.models import Comparison, Confidence, Verdict

_VERDICTS = {
    Verdict.AGREE: "they agree",
    Verdict.COMPATIBLE: "both can be right",
    Verdict.CONFLICT: "they disagree",
    Verdict.VARIANT: "one thing, written in two ways",
    Verdict.REVISED: "the later one revises the earlier",
    Verdict.NOT_COMPARABLE: "not held against each other",
    Verdict.UNSURE: "left open",
}
# What came of all pairs of a finding.
OUTCOMES = {
    Verdict.AGREE: "the articles agree",
    Verdict.COMPATIBLE: "both can be right",
    Verdict.CONFLICT: "the articles disagree",
    Verdict.VARIANT: "one thing is written in two ways",
    Verdict.REVISED: "a later report revises an earlier one",
    Verdict.NOT_COMPARABLE: "the articles are not held against each other",
    Verdict.UNSURE: "it is left open whether the articles agree",
}
# Levels that say no more than the verdict does, or say it in a word that needs explaining.
_LEVELS = {
    "equal": "the same figure",
    "rounding": "one is the other in fewer digits",
    "contained": "one lies within the other",
    "compatible": "they overlap",
    "disjoint": "no figure is both",
    "unit differs": "in units that do not convert",
    "same": "",
    "different": "",
    "variant": "",
    "spelling": "",
    "outcome": "what came of it differs",
    "polarity": "one says it, the other denies it",
    "certainty": "one is surer of it than the other",
    "misspelling": "listed in claims.yaml as a misspelling",
    "same words": "the same words",
}
_SURE = {
    Confidence.HIGH: "surely answers to one question",
    Confidence.MEDIUM: "probably answers to one question",
    Confidence.LOW: "perhaps answers to one question",
}
# What a pair shares that made it worth a look, by the beginning of its key; of figures, days and
# names before a colon. Keys without a word here are themselves words that both sides hold.
_MET = {
    "count": "both count the same kind of thing",
    "money": "both are amounts in one currency",
    "percent": "both are percentages",
    "unit": "both are measured in like units",
    "ordinal": "both are places in one order",
    "score": "both are scores",
    "age": "both are ages of one person",
    "house": "both are addresses in one street",
    "role": "both are figures of one kind that such news gives",
    "owned": "both are figures of one kind, of one owner",
    "list": "both stand in lists of the same groups",
    "sole": "each article names one of its kind",
    "outcome": "both say what came of one thing",
    "aligned": "both stand in the same place of two sentences that are otherwise alike",
    "predicate": "both sentences have the same verb",
    "event words": "the same words stand around both dates",
    "day of the news": "each report gives a day that the other does not",
    "shared words": "both quotations hold the same words",
    "speaker": "both are of one speaker",
    # names: a word, the consonants, the name run together, initials, a country, the beginning,
    # other ways to write its letters
    "w": "both names hold the same word",
    "s": "both names sound alike",
    "j": "both names sound alike when run together",
    "a": "one may be the initials of the other",
    "c": "both name the same country",
    "p": "both names begin alike",
    "x": "both may be one name in other letters",
}
_OF = " of the "  # "hour of the deed"


def judged(pair: Comparison) -> str:
    """``they disagree: no figure is both; surely answers to one question``."""
    said = _VERDICTS[pair.verdict]
    level = str(pair.level)
    if pair.a.kind == "entity" and pair.verdict is Verdict.AGREE:
        # Of a person's roles or home towns, the names of which agree.
        said, level = "one name", ""
    level = _LEVELS.get(level, level)
    said = f"{said}: {level}" if level else said
    return said if pair.verdict is Verdict.NOT_COMPARABLE else f"{said}; {_SURE[pair.confidence]}"


def looked_at(pair: Comparison) -> str:
    """Why the pair was looked at: "both count the same kind of thing"; empty where its reasons
    say it."""
    kind, colon, _ = pair.key.partition(":")
    if pair.key in _MET or colon:
        return _MET.get(kind, "both stand in the same place of their sentences" if colon else "")
    if _OF in pair.key:
        return f"both give the {pair.key}"
    return f"both hold “{pair.key}”" if pair.key else ""
