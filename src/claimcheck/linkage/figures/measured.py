"""What a figure's sentence and measure say in comparable form, made ready once a figure.

A figure meets every like figure of every related article; what does not depend on the other one
is read here, so that a pair costs no more than meeting sets.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from claimcheck.frozen import dataclass
from claimcheck.linkage.dates.slots import lemmas_of
from claimcheck.linkage.figures.siblings import of_others
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.nearby import Nearby, nearby
from claimcheck.linkage.vocabulary import NUMBER_NOUNS, TOLLS, counted_group, vocabulary
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import content, stem

_MOVES = frozenset({"rise", "fall"})
# "Two others were taken by ambulance to a nearby hospital."
_BROUGHT = re.compile(
    r"[^.;:\d]{0,40}?\b(?:taken|transported|rushed|airlifted|flown|brought|driven|sent|moved|treated)"
    r"(?: [\w'’-]{1,20}){0,3}? (?:to|at|in|into) (?:[\w'’.-]{1,20} ){0,5}?"
    r"(?:(?P<hospital>hospitals?|infirmary|clinics?|"
    r"(?:medical|trauma|burns?) (?:cent(?:er|re)s?|units?))|(?P<custody>custody)|"
    r"(?P<shelter>shelters?|safety))\b",
    re.IGNORECASE,
)
# By the sort of place, what befell those who are brought there (`vocabulary`).
_PLACES = {"hospital": "injure", "custody": "arrest", "shelter": "evacuate"}

# Whom a hospital or a town takes in is none of the dead.
_ADMITTED = re.compile(
    r"\b(?:(?:took|taken|takes|taking|take) in|admitted|accepted|received|transferred)"
    r" (?:[\w-]{1,20} ){0,2}$"
)

# Words that addresses share without being near: directions and kinds of street.
ADDRESS = frozenset(
    """north south east west northern southern eastern western n s e w ne nw se sw avenue ave
    street st road rd drive dr lane ln boulevard blvd court ct place pl way highway block county
    city area region district town""".split()
)

# Words inside names that say of what sort a thing is.
CLASSES = ADDRESS | frozenset(
    """mount mountain lake river island bay cape port fort university college school hospital
    church bridge airport station park museum prize cup league award de la le el al the
    of""".split()
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure's measure: its parts as sets of words, and what they stand for.

    ``group``: of what is counted; ``phrase``, ``of``: stems; ``parts``: words of noun, subject and
    what it is of; ``slots``: those that may name whose the figure is; ``happenings``: groups of
    event nouns in measure and sentence.
    """

    near: Nearby
    outcomes: frozenset[str]
    group: str
    generic: bool
    phrase: frozenset[str]
    of: frozenset[str]
    subject: frozenset[str]
    parts: frozenset[str]
    slots: frozenset[str]
    happenings: frozenset[str]


def measured(claim: QuantityClaim, context: LinkContext) -> Measured:
    """What a figure's measure says."""
    return context.once(("measured", claim.id), partial(_read, claim, context))


def _read(claim: QuantityClaim, context: LinkContext) -> Measured:
    measure, near, known = claim.measure, nearby(claim, context), vocabulary()
    happenings = known.happenings
    parts = frozenset(f"{measure.noun} {measure.of} {measure.subject}".split())
    outcomes = _of_its_own(outcomes_of(claim, near.following, near.said_of), claim, context)
    outcomes = outcomes or _brought_to(claim, context)
    outcomes = _lost(outcomes, claim, context)
    return Measured(
        near=near,
        outcomes=outcomes,
        group=counted_group(measure.noun, measure.of),
        generic=counted_group(measure.noun) in known.generic,
        phrase=_stems(measure.phrase),
        of=frozenset(stem(word) for word in content(measure.of) if word not in ADDRESS),
        subject=frozenset(measure.subject.split()),
        parts=parts,
        slots=parts - CLASSES,
        happenings=frozenset(
            happenings[word]
            for word in (*claim.words, *content(measure.phrase))
            if word in happenings
        ),
    )


def _brought_to(claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    """What the place tells to which those counted were brought: who goes to hospital is hurt."""
    if claim.quantity.kind is not QuantityKind.NUMBER or claim.quantity.unit is not None:
        return frozenset()
    text = context.articles[claim.article].text
    found = _BROUGHT.match(text, claim.end, claim.sentence.end)
    return frozenset({_PLACES[found.lastgroup]}) if found and found.lastgroup else frozenset()


# "340 employees would lose their jobs": nobody dies of it.
_LOST = re.compile(
    r"[^.;:\d]{0,60}?\b(?:los(?:e|es|ing|t)) (?:their|his|her) "
    r"(?:(?P<jobs>jobs?|posts?|livelihoods?)|homes?|houses?|seats?|savings|power)\b",
    re.IGNORECASE,
)


def _lost(found: frozenset[str], claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    """What befell those who lost something other than their lives."""
    if found.isdisjoint(TOLLS) or "lose" not in claim.measure.verb.split():
        return found
    text = context.articles[claim.article].text
    lost = _LOST.match(text, claim.end, claim.sentence.end)
    if lost is None:
        return found
    return frozenset({vocabulary().outcomes["layoff"]}) if lost["jobs"] else found - TOLLS


def is_admitted(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether those counted were taken in: "took in nine patients", "admitted 12 people"."""
    start = max(claim.sentence.start, claim.start - 50)
    return _ADMITTED.search(context.articles[claim.article].text[start : claim.start]) is not None


def _of_its_own(
    found: frozenset[str], claim: QuantityClaim, context: LinkContext
) -> frozenset[str]:
    """Of several outcomes those told before the figure.

    "The number of people killed rose to eight, with eleven missing": the eight are not missing.
    """
    if len(found) < 2 or claim.measure.noun not in NUMBER_NOUNS:
        return found
    text = context.articles[claim.article].text[claim.sentence.start : claim.start]
    known = vocabulary().outcomes
    front = frozenset(known[form] for form in _lemmas(text) if form in known)
    return found & front or found


@lru_cache(maxsize=1024)
def _lemmas(text: str) -> frozenset[str]:
    return frozenset(lemma for form in content(text) for lemma in (form, *lemmas_of(form)))


def outcomes_of(
    claim: QuantityClaim, following: tuple[str, ...] = (), said_of: str = ""
) -> frozenset[str]:
    """What happened to those counted: of "the wounding of three" the noun (``said_of``) says it.

    Else the measure does, or the words right after.
    """
    outcomes = vocabulary().outcomes
    if said_of in outcomes:
        return frozenset({outcomes[said_of]})
    measure = claim.measure
    said = {*measure.verb.split(), *measure.noun.split(), *measure.phrase.lower().split()}
    if measure.noun in NUMBER_NOUNS:
        said |= claim.words  # "the number of people killed in the sinking rose to 23"
    found = frozenset(outcomes[word] for word in said if word in outcomes)
    found = found or frozenset(outcomes[word] for word in following if word in outcomes)
    if measure.verb == "lose" and claim.quantity.kind is not QuantityKind.NUMBER:
        found -= TOLLS  # "the shares lost 7 percent"
    if of_others(claim) and "shoot" in found and "kill" not in found:
        found |= {"injure"}  # "one was killed and two others shot"
    counted = claim.quantity.unit is None and claim.quantity.kind is QuantityKind.NUMBER
    # A count that "rose to 23" is of those counted, not of a rise.
    return found - _MOVES if counted and measure.level == "level" else found


@lru_cache(maxsize=16384)
def _stems(phrase: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content(phrase))
