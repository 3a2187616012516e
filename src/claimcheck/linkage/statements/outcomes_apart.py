"""What keeps two outcomes of one axis apart: another day, charge, body, match or place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.claims import causes
from claimcheck.claims.outcome_table import table
from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import Relation
from claimcheck.linkage.lines import same_word
from claimcheck.linkage.statements.parties import fits, titles
from claimcheck.models import Outcome, Party, StatementClaim
from claimcheck.text import DAYS_AND_MONTHS, content_forms

_PERIODS = frozenset("quarter half year month week season day first second third fourth".split())
_NUMBERED = frozenset("first second third fourth fifth latest earlier".split())
# "Last year", "two months ago": of one clause alone, and of no person with a name, another time.
_LONG_BEFORE = re.compile(
    r"\b(?:last|previous) (?:year|month|season|winter|spring|summer|autumn|fall|term)\b"
    r"|\b(?:years?|months?) (?:ago|before|earlier)\b",
    re.IGNORECASE,
)
# Parts of the week and the day at which something is always so: "closed at weekends".
_ALWAYS = re.compile(
    r"\b(?:weekday|weekend|morning|afternoon|evening|night|holiday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b",
    re.IGNORECASE,
)
_PLACED = "finish"
_ALSO = re.compile(r"[^.!?\n]*\balso\b[^.!?\n]*", re.IGNORECASE)  # a sentence, roughly
_EARLIER_HEARING = re.compile(r"\bearlier (?:hearing|appearance|session)\b")
ASKED_ONCE = frozenset({"plea"})  # axes of what is asked once in a story
# Words of a charge, and the share of all of them, that tell which one it is.
_TELLING, _MOST = 2, 0.6
# Words of courts, police and speech, which say nothing of the charge or the deal.
PROCEEDING = frozenset(
    """court jury judge trial verdict guilty find plead charge case convict acquit clear deny admit
    police officer judge appear face accuse former man woman reach strike sign end talk deal
    agreement accord pact truce ceasefire settlement side party make vote meet say""".split()
)
# Words of what somebody said before the trial, which is no plea.
BEFORE_TRIAL = frozenset("question interview interrogate interrogation confess confession".split())

# Incidents of which a day may have several, in rows of those that one report may call by another's
# name (a blast that became a fire); our own list. Words as in `StatementClaim.around`.
_INCIDENTS = {
    word: row.split()[0]
    for row in (
        "robbery heist raid burglary break-in theft rob raid burgle",
        "match game fixture derby",
        "march protest demonstration rally",
        "concert festival gig",
        "crash collision accident driving",
        "fire blaze arson blast explosion leak spill",
        "shooting gunfire stabbing fight brawl",
        "storm hurricane cyclone typhoon tornado flood flooding",
        "quake earthquake",
    )
    for word in row.split()
}


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome with the statement that tells it, and its article's words, where it is a plea."""

    claim: StatementClaim
    number: int
    outcome: Outcome
    article: frozenset[str]


def aside(told: Told, other: Told, same_day: bool) -> str:
    """By which words an outcome is told of another time than its article.

    "Had" is not enough for a plea, which is told of its trial, nor where somebody said that nobody
    "had been hurt" ("were hurt", in his words). What is "yet to" be done may be done the day after.
    """
    mine = told.outcome
    if mine.aside == "yet" and mine.negated and same_day:
        return ""
    if mine.axis in ASKED_ONCE and _EARLIER_HEARING.search(told.claim.text):
        return " ".join(word for word in mine.aside.split() if word not in {"had", "earlier"})
    none = any(party.none for party in (*mine.of, *other.outcome.of))
    if none or told.claim.speaker or mine.axis in ASKED_ONCE:
        return " ".join(word for word in mine.aside.split() if word != "had")
    return mine.aside


def both_sure(a: Outcome, b: Outcome, relation: Relation) -> bool:
    """Whether both are told as facts; what is planned counts where the axis is about plans."""
    of = table().axes[a.axis].of
    if a.axis == causes.AXIS:  # what one believes and another says for sure is no contradiction
        return a.certainty == b.certainty and a.certainty in {"plain", "possible"}
    if of == "finding":  # "police believe that the fires are linked"
        return {a.certainty, b.certainty} <= {"plain", "possible"}
    if of == "fitness":  # of who is to play, before a match
        return (relation.days_apart or 0) <= 1 and {a.certainty, b.certainty} <= {
            "plain",
            "planned",
        }
    if of == "plan":
        told_at_once = not relation.days_apart or (
            relation.days_apart == 1 and a.certainty == b.certainty == "planned"
        )
        return told_at_once and {a.certainty, b.certainty} <= {"plain", "planned"}
    if of == "prospect":  # a shop closes every evening; one that will close does so for good
        return not relation.days_apart and a.certainty == b.certainty == "planned"
    if of == "choice":  # what is being considered is no more than possible
        return not relation.days_apart and {a.certainty, b.certainty} <= {"plain", "possible"}
    if of == "status":
        told_at_once = relation.days_apart == 0
        return told_at_once and a.certainty == b.certainty and a.certainty in {"plain", "planned"}
    if of == "intent":
        told_at_once = a.certainty == "plain" or not relation.days_apart
        return told_at_once and a.certainty == b.certainty and a.certainty in {"plain", "planned"}
    if of in {"patient", "named"} and a.certainty == b.certainty == "planned":
        return relation.days_apart == 0  # "has no plans to resign", "plans to resign"
    return a.certainty == b.certainty == "plain"


def elsewhere(a: Outcome, b: Outcome, relation: Relation) -> bool:
    """Whether "none" and "some" are told of places or bodies of their own."""
    if not any(party.none for party in (*a.of, *b.of)):
        return False
    x, y = (
        a.words & relation.a_names - DAYS_AND_MONTHS,
        b.words & relation.b_names - DAYS_AND_MONTHS,
    )
    return bool(x and y) and not x & y


def other_incident(x: Told, y: Told) -> bool:
    """Whether "none" and "some" are told of incidents of two kinds: no arrests after the robbery,
    two for drunk driving."""
    if not any(party.none for party in (*x.outcome.of, *y.outcome.of)):
        return False
    a, b = ({_INCIDENTS[w] for w in told.claim.around & _INCIDENTS.keys()} for told in (x, y))
    return bool(a and b) and not a & b


def of_two_places(a: Outcome, b: Outcome, relation: Relation) -> bool:
    """Whether either clause holds a name that the other does not: the trains to two towns."""
    x, y = (
        a.words & relation.a_names - DAYS_AND_MONTHS,
        b.words & relation.b_names - DAYS_AND_MONTHS,
    )
    return bool(x - y) and bool(y - x)


def one_match(x: Told, y: Told, relation: Relation) -> bool:
    """Whether a win and a defeat are told of one match: at once, with two names or a day."""
    if relation.days_apart not in {0, 1}:
        return False
    shared = x.claim.around & y.claim.around
    return len(shared & relation.shared_names) > 1 or bool(shared & DAYS_AND_MONTHS)


def one_body(x: Sequence[Party], y: Sequence[Party]) -> bool:
    """Whether those who decided may be one body: a part of it is another ("a committee of")."""
    return any(
        not p.head or not q.head or (fits(p, q) and same_word(p.head, frozenset({q.head})))
        for p in x
        for q in y
    )


def _names(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(name for party in parties for name in party.names)


def _named_apart(x: Sequence[Party], y: Sequence[Party]) -> bool:
    """ "The fire in Dock Road", "the fire in Mill Street"."""
    return bool(x and y) and all(p.names - q.names and q.names - p.names for p in x for q in y)


def other_time(x: Told, y: Told) -> bool:
    """Whether the two sentences give other days, or the two clauses other quarters."""
    days = x.claim.around & DAYS_AND_MONTHS, y.claim.around & DAYS_AND_MONTHS
    if days[0] and days[1] and not days[0] & days[1]:
        return True
    if _habit_or_past(x, y):
        return True
    numbers = [_NUMBERED & {*told.claim.text.lower().split()} for told in (x, y)]
    placed = x.outcome.axis == _PLACED  # there the number is what is told
    if not placed and all(numbers) and not numbers[0] & numbers[1]:
        return True  # "the first blast", "the second blast"
    of = table().axes[x.outcome.axis].of
    if of == "contest":  # "who beat them in March"
        own = x.outcome.words & DAYS_AND_MONTHS, y.outcome.words & DAYS_AND_MONTHS
        return bool(own[0] and own[1]) and not own[0] & own[1]
    if of != "trend":
        return False
    periods = x.outcome.words & _PERIODS, y.outcome.words & _PERIODS
    if periods[0] != periods[1]:
        return bool(periods[0] and periods[1]) or not (days[0] & days[1])
    return False


def _habit_or_past(x: Told, y: Told) -> bool:
    """Whether one clause tells of long before, or both of what is so at other parts of a week."""
    texts = [told.claim.text for told in (x, y)]
    always = [{found.lower() for found in _ALWAYS.findall(text)} for text in texts]
    if all(always) and not always[0] & always[1]:
        return True
    if any(party.proper for party in (*x.outcome.of, *y.outcome.of)):
        return False
    before = [_LONG_BEFORE.search(text) is not None for text in texts]
    return before[0] != before[1]


def other_matter(a: Outcome, b: Outcome, relation: Relation) -> bool:
    """Whether two verdicts or pleas are on other charges, two deals on other subjects."""
    if a.axis == causes.AXIS:
        # A fire and the crash before it have causes of their own; so have fires in two roads.
        return not a.matter & b.matter or _named_apart(a.of, b.of)
    if a.axis == "wound":
        return not a.matter & b.matter
    about_object = table().axes[a.axis].about_object
    if not about_object and a.axis not in {
        "verdict",
        "plea",
        "agreement",
        "openness",
        "court",
        "charged",
    }:
        return False
    own = _names((*a.of, *b.of, *a.by, *b.by)) | PROCEEDING | DAYS_AND_MONTHS | titles()
    own |= relation.a_names | relation.b_names
    # Behind a name, parsers hang the charge on it: "convicted Ann Holt of fraud".
    own |= {w for p in (*a.of, *b.of, *a.by, *b.by) if not p.proper for w in p.words}
    if a.axis == "court":  # "will go to court, accused of theft": of what both are, is told
        return not (a.words & b.words) - own - {"go"}
    x, y = a.matter - own, b.matter - own
    return bool(x) and bool(y) and not any(same_word(word, y) for word in x)


def words_about(
    claim: StatementClaim, all_told: Sequence[StatementClaim], text: str
) -> frozenset[str]:
    """Content words of an article without its sentences on other pleas and what is "also" so.

    "He also denied stealing from camp funds" is about another charge than the plea before it.
    """
    others = {
        one.sentence
        for one in all_told
        if one is not claim and any(outcome.axis in ASKED_ONCE for outcome in one.outcomes)
    }
    for span in sorted(others, key=lambda span: -span.start):
        text = f"{text[: span.start]}\n{text[span.end :]}"
    return content_forms(_ALSO.sub("", text))


def told_elsewhere(x: Told, y: Told, relation: Relation) -> bool:
    """Whether an article tells elsewhere what the other's plea is about: one charge in two words.

    "Denied theft. He is said to have taken money from camp funds" is about "stealing from camp
    funds".
    """
    if x.outcome.axis not in ASKED_ONCE:
        return False
    own = PROCEEDING | DAYS_AND_MONTHS | titles() | relation.a_names | relation.b_names
    for mine, other in ((x, y), (y, x)):
        matter = mine.outcome.matter - own
        told = [word for word in matter if same_word(word, other.article)]
        if len(told) >= _TELLING and len(told) >= _MOST * len(matter):
            return True
    return False
