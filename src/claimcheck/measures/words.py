"""Word lists of the measure rules, read once from ``data/measures.toml``."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass
from claimcheck.models import Measure


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """The lists by use; lower-case words or lemmas (see the comments in the data file)."""

    units: frozenset[str]
    money: frozenset[str]
    paid_in: frozenset[str]
    others_verbs: frozenset[str]
    scales: frozenset[str]
    change_verbs: frozenset[str]
    change_nouns: frozenset[str]
    change_words: frozenset[str]
    additional: frozenset[str]
    part: frozenset[str]
    of_whom: frozenset[str]
    forecast: frozenset[str]
    forecast_nouns: frozenset[str]
    equivalent: frozenset[str]
    prefixes: frozenset[str]
    target: frozenset[str]
    modal_forecast: frozenset[str]
    modal_hypothetical: frozenset[str]
    hypothetical_marks: frozenset[str]
    person_verbs: frozenset[str]
    person_adjectives: frozenset[str]
    parents: frozenset[str]
    persons: frozenset[str]
    plans: frozenset[str]
    plan_verbs: frozenset[str]
    heights: frozenset[str]
    trade_verbs: frozenset[str]
    trade_for: frozenset[str]
    report_verbs: frozenset[str]
    light_verbs: frozenset[str]
    stop: frozenset[str]
    canonical: dict[str, str]


@lru_cache(maxsize=1)
def measure_data() -> MeasureWords:
    """The lists of ``data/measures.toml``."""
    data = read_table("measures.toml")

    def words(group: str, name: str) -> frozenset[str]:
        return frozenset(data[group][name].split())

    canonical = {
        form: key for key, forms in data["canonical"].items() for form in str(forms).split()
    }
    return MeasureWords(
        units=words("units", "words"),
        money=words("units", "money"),
        paid_in=words("units", "paid_in"),
        others_verbs=words("persons", "others"),
        scales=words("scales", "words"),
        change_verbs=words("change", "verbs"),
        change_nouns=words("change", "nouns"),
        change_words=words("change", "words"),
        additional=words("additional", "words"),
        part=words("part", "words"),
        of_whom=words("part", "of_whom"),
        forecast=words("status", "forecast"),
        forecast_nouns=words("status", "forecast_nouns"),
        equivalent=words("equivalent", "words"),
        prefixes=words("prefixes", "words"),
        target=words("status", "target"),
        modal_forecast=words("status", "modal_forecast"),
        modal_hypothetical=words("status", "modal_hypothetical"),
        hypothetical_marks=words("status", "hypothetical_marks"),
        person_verbs=words("persons", "verbs"),
        person_adjectives=words("persons", "adjectives"),
        parents=words("persons", "parents"),
        persons=words("persons", "described"),
        plans=words("status", "plans"),
        plan_verbs=words("status", "plan_verbs"),
        heights=words("change", "heights"),
        trade_verbs=words("trade", "verbs"),
        trade_for=words("trade", "for"),
        report_verbs=words("report", "verbs"),
        light_verbs=words("light", "verbs"),
        stop=words("stop", "words"),
        canonical=canonical,
    )


def measure_words(measure: Measure) -> frozenset[str]:
    """Content lemmas of the measure for blocking, with one word for each way of saying a thing.

    "31 people died" and "the death toll rose to 31" share ``kill``; function words, light verbs
    and words of mere size are left out.
    """
    words = measure_data()
    found: set[str] = set()
    for part in (measure.noun, measure.of, measure.subject, measure.verb, measure.place):
        for word in part.lower().split():
            bare = word.strip(".,;:'’\"()[]-–")
            if len(bare) < 2 or bare in words.stop or bare in words.light_verbs:
                continue
            if not bare[0].isalpha() and not bare.isdigit():
                continue
            found.add(words.canonical.get(bare, bare))
    return frozenset(found)
