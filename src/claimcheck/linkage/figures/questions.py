"""The question that a figure answers, as an editor would put it.

Where the text bears it out that a subject did something to what is counted, or that something was
done to them, the question is a sentence ("How many countries did the Harbour Forum gather?").
Else what is asked stands before the words of the text with the figure left out ("How long: “guilty
of the death … ago of a climber”?"): never a sentence made of parts that were not printed together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from claimcheck.linkage.dates.slots import lemmas_of
from claimcheck.linkage.figures.addresses import HOUSE
from claimcheck.linkage.printed import bare, frame, shown, tokens, where
from claimcheck.linkage.vocabulary import NUMBER_NOUNS, counted_group, vocabulary
from claimcheck.linkage.wording import participle, plural
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import FUNCTION_WORDS, fold

# Verbs that only say that a subject has, or amounts to, what is measured.
_LINKING = frozenset("be have total number remain stand reach amount measure".split())
_HEADS = NUMBER_NOUNS | {"toll", "population", "turnout", "attendance", "capacity", "circulation"}
_STATES = frozenset("dead missing homeless ill alive".split())  # behind a number; no verbs
# What happens to people: "how many people were shot?" is right for any sentence that says so.
_PASSIVE = frozenset({"kill", "injure", "arrest", "evacuate", "rescue", "shoot", "convict"})
_ACRONYM = 5  # longer words in capitals are a headline's
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_REACH = 300  # characters around a figure in which the words of its measure are looked for
_LONGEST = 60  # characters of a phrase in a question
# What may stand between a verb and the figure that is its object.
_HEDGES = frozenset(
    """a an the at least most more than fewer less about around some roughly nearly almost over up
    to only just another other approximately as many an estimated""".split()
)
_BEFORE_VERB = frozenset("has have had also then already later and".split())
# What things have in units. Source: quantities of the SI brochure and of weather reports.
_MEASURED = frozenset(
    """height length width depth breadth thickness diameter radius circumference distance area size
    volume capacity weight mass speed velocity temperature pressure magnitude strength power energy
    frequency altitude elevation level levels range rainfall snowfall humidity yield output flow
    consumption emissions concentration dose span reach draught wingspan perimeter""".split()
)
_FIRED = frozenset("shot round bullet gun time".split())  # things that are shot, not shot at
_BEING = frozenset("be been being was were are is got".split())
_DETERMINING = frozenset("a an the his her its their one two three".split())
_PREPOSITIONS = frozenset("for in on at of with from to into against".split())


def figure_question(claim: QuantityClaim, text: str = "") -> str:
    """The question of one figure; ``text`` is its article's, without it the question is plain."""
    measure = claim.measure
    if measure.noun == "age" and measure.of:
        return f"How old is {_whose(claim)}?"
    noun, subject = _noun_and_subject(measure.phrase, measure.verb)
    if measure.noun == HOUSE:
        return f"Which number in {subject}?"
    if measure.noun == "block" and noun:
        return f"Which {_as_printed(noun, claim, text)}?"
    kind, unit = claim.quantity.kind, claim.quantity.unit
    asked = None
    if kind is QuantityKind.NUMBER and unit is None:
        asked = _counted(claim, noun, subject, text)
    elif kind in (QuantityKind.MONEY, QuantityKind.MEASURE):
        asked = _amount(claim, noun, subject, text)
    return asked or _plain(claim, noun, subject, text)


def what_is_counted(claims: Sequence[QuantityClaim], texts: Mapping[str, str] | None = None) -> str:
    """What the figures of one question count, with what happened to them: "people killed".

    The first phrase that says it in common words; an outcome that all figures share is added where
    the phrase does not say it ("killed" and "injured" are two questions). Without a phrase that
    says what is counted, the words around the figure; ``texts`` are the articles' by id.
    """
    phrase = max((claim.measure.phrase for claim in claims), key=_telling, default="")
    phrase = phrase or claims[0].measure.noun
    first = next((claim for claim in claims if claim.measure.phrase == phrase), claims[0])
    text = (texts or {}).get(first.article, "")
    if text and (not phrase or not _says_what(first) or _in_list(first, phrase, text)):
        return frame(first.span, first.sentence, text)
    if text:
        noun, bracket, rest = phrase.partition(" (")
        phrase = f"{_as_printed(noun, first, text, whole=True)}{bracket}{rest}"
        if _charged(first, text):
            return phrase
    outcomes = vocabulary().outcomes
    phrase = _done(phrase, first.measure.verb)
    verbs = [claim.measure.verb for claim in claims]
    groups = {outcomes.get(verb, "") for verb in verbs}
    group = min(groups)
    counted = all(claim.quantity.unit is None for claim in claims)
    if len(groups) > 1 or group not in _PASSIVE or not counted or not phrase:
        return phrase
    if any(outcomes.get(word) == group for word in _words(phrase)):
        return phrase
    noun, bracket, rest = phrase.partition(" (")
    done = _LOSE if set(verbs) == {_LOSE} else group
    return f"{noun} {participle(done)}{bracket}{rest}"


_LOSE = "lose"  # lives, but donors and customers too


def _done(phrase: str, verb: str) -> str:
    """ "People killed" for a headline's "people kill (Floods)" and for "people injuring"."""
    noun, bracket, rest = phrase.partition(" (")
    *head, last = noun.split() or [""]
    forms = {verb, f"{verb}ing", f"{verb.removesuffix('e')}ing"}
    if (
        not head
        or last not in forms
        or last in _STATES
        or vocabulary().outcomes.get(verb, "") not in _PASSIVE
    ):
        return phrase
    return f"{' '.join(head)} {participle(verb)}{bracket}{rest}"


def _in_list(claim: QuantityClaim, phrase: str, text: str) -> bool:
    """Whether another amount stands between a measure's subject and its figure.

    "Roads get $40 million, schools $52 million": the subject is another item's.
    """
    _, bracket, rest = phrase.partition(" (")
    at = where(rest.removesuffix(")"), text, _stretch(claim)[0], claim.start) if bracket else None
    between = text[at.end : claim.start] if at else ""
    return claim.quantity.kind is QuantityKind.MONEY and any(map(str.isdigit, between))


def _says_what(claim: QuantityClaim) -> bool:
    """Whether a measure's phrase names what is counted or measured, and not the verb alone."""
    measure = claim.measure
    if measure.noun == "age":
        return True
    if claim.quantity.kind in {QuantityKind.ORDINAL, QuantityKind.SCORE}:
        return False
    if claim.quantity.unit in _TIMES:
        return False
    return bool(measure.noun) and fold(measure.phrase) != measure.verb


def _telling(phrase: str) -> tuple[bool, bool]:
    """Whether a phrase names what is counted, then whether by a common noun."""
    return bool(phrase) and not phrase.lower().startswith("other"), not phrase[:1].isupper()


def _words(phrase: str) -> list[str]:
    return [form for word in phrase.lower().split() for form in (word, word.removesuffix("ed"))]


def _whose(claim: QuantityClaim) -> str:
    """The person of an age, printed as in the phrase: "the boy", "Ann Ek"; "the person" if none."""
    printed = claim.measure.phrase.removeprefix("age of ")
    if printed == "age":
        return "the person"
    return f"the {printed}" if printed[:1].islower() else printed


def _noun_and_subject(phrase: str, verb: str) -> tuple[str, str]:
    """Apart again: "wives (Marrow)" is noun and subject, "people killed" noun and verb."""
    phrase = " ".join(phrase.split())
    noun, _, rest = phrase.partition(" (")
    subject = rest[:-1] if rest.endswith(")") else rest
    *head, last = noun.split() or [""]
    if head == ["people"] and verb and last[:2] == verb[:2]:
        noun = "people"
    return (noun.lower() if noun.isupper() and len(noun) > _ACRONYM else noun), subject


def _counted(claim: QuantityClaim, noun: str, subject: str, text: str) -> str | None:
    measure = claim.measure
    if not noun:
        noun = plural(measure.noun)
    elif fold(noun) == measure.noun:
        noun = plural(measure.noun)  # printed in the singular
    if not noun:
        return None
    head = measure.noun.rsplit(maxsplit=1)[-1] if measure.noun else ""
    if head in _HEADS and measure.noun not in NUMBER_NOUNS:
        return f"What is the {fold(measure.noun)}?"
    many = f"How many {_as_printed(noun, claim, text)}"
    acting = _acting(claim, subject, text) if subject else None
    if acting:
        return f"{many} {acting}?"
    group = vocabulary().outcomes.get(measure.verb, "")
    if (
        group in _PASSIVE
        and head not in _FIRED
        and (_suffered(claim, text) if text else not subject)
    ):
        verb = measure.verb
        done = verb if not text or participle(verb) in _printed_forms(text, claim) else group
        what = "died" if verb == "die" else f"were {participle(done)}"
        return f"{many} {what}?{_when(claim)}"
    return None


def _suffered(claim: QuantityClaim, text: str) -> bool:
    """Whether the verb was done to those counted: it stands before them, or after a "were"."""
    start, end = _stretch(claim)
    verb = claim.measure.verb
    if _charged(claim, text):
        return False
    if any(verb in lemmas_of(fold(t.text)) for t in tokens(text, start, claim.start) if t.text):
        return True
    behind = [fold(t.text) for t in tokens(text, claim.end, end)]
    at = next((n for n, word in enumerate(behind) if word and verb in lemmas_of(word)), None)
    if at is None:
        return False
    after = behind[at + 1] if at + 1 < len(behind) else ""
    intransitive = verb == "die" or behind[at] == verb
    if any(word in _BEING for word in behind[:at]) or intransitive:
        return True
    # "Twelve people shot at a party", but "three gunmen shot at the guards".
    anybody = counted_group(claim.measure.noun) in vocabulary().generic
    return anybody and (not after or after in FUNCTION_WORDS - _DETERMINING)


def _charged(claim: QuantityClaim, text: str) -> bool:
    """Whether it counts what somebody was convicted of: "of two thefts and one fraud"."""
    if vocabulary().outcomes.get(claim.measure.verb, "") != "convict":
        return False
    before = [fold(t.text) for t in tokens(text, _stretch(claim)[0], claim.start)]
    at = next((n for n, word in enumerate(before) if "convict" in lemmas_of(word)), len(before))
    return "of" in before[at:]


def _printed_forms(text: str, claim: QuantityClaim) -> set[str]:
    return {fold(t.text) for t in tokens(text, *_stretch(claim)) if t.text}


def _stretch(claim: QuantityClaim) -> tuple[int, int]:
    """The part of the sentence around a figure that is looked at."""
    start = max(claim.sentence.start, claim.start - _REACH)
    return start, min(claim.sentence.end, claim.end + _REACH)


def _as_printed(noun: str, claim: QuantityClaim, text: str, *, whole: bool = False) -> str:
    """A counted noun with the small words that its phrase lost: "rounds in the magazine".

    Looked for behind the figure, or in the ``whole`` sentence.
    """
    start, end = _stretch(claim)
    found = where(noun, text, start if whole else claim.start, end) if text else None
    if found is None or found.end - found.start > _LONGEST:
        return noun
    return bare(found, text)


def _acting(claim: QuantityClaim, subject: str, text: str) -> str | None:
    """ "did the Greens win", where subject, verb and figure are printed one after the other."""
    verb = claim.measure.verb
    if not text:
        if verb == "have":
            return f"does {_the(subject)} have"
        speaks = verb and verb not in _LINKING and any(w[:1].isupper() for w in subject.split())
        return f"did {_the(subject)} {verb}" if speaks else None
    at = where(subject, text, _stretch(claim)[0], claim.start)
    if at is None or at.end - at.start > _LONGEST:
        return None
    between = [fold(t.text) for t in tokens(text, at.end, claim.start)]
    n = next((n for n, word in enumerate(between) if verb in _lemmas(word)), -1)
    if n < 0 or not set(between[:n]) <= _BEFORE_VERB:
        return None
    rest = between[n + 1 :]
    preposition = rest[:1] if rest and rest[0] in _PREPOSITIONS - _HEDGES else []
    if not set(rest[len(preposition) :]) <= _HEDGES or verb == "be":
        return None
    who = shown(at, text)
    if verb == "have":
        return f"does {who} have"
    return " ".join(["did", who, verb, *preposition])


@lru_cache(maxsize=4096)
def _lemmas(form: str) -> frozenset[str]:
    found = set(lemmas_of(form))
    if form.endswith("ing"):
        found.clear()  # "killing 12": no verb of "did"
    return frozenset(found)


def _the(subject: str) -> str:
    """With an article where one is due: "the Harbour Forum", "the quake"; "Marrow" has none."""
    words = subject.split()
    common = words[-1].islower() or words[-1].lower() in vocabulary().happenings
    return f"the {subject}" if common and words[0].lower() != "the" else subject


def _amount(claim: QuantityClaim, noun: str, subject: str, text: str) -> str | None:
    """ "How much is the price of the quay?", "How much did Faye Dorn steal?"."""
    measure = claim.measure
    money = claim.quantity.kind is QuantityKind.MONEY
    if money and noun and not subject and noun[:1].isupper():
        acting = _acting(claim, noun, text)
        return f"How much {acting}?" if acting and "have" not in acting else None
    stands = not measure.verb or measure.verb in _LINKING
    if not noun or noun[:1].isupper() or not stands or measure.verb == "have":
        return None
    printed = _named(noun, claim, text)
    if printed is None:
        return None
    whose = f" of {_the(subject)}" if subject else ""
    if money:
        head = printed.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0]
        return f"How much {'are' if head.endswith('s') else 'is'} the {printed}{whose}?"
    if text and _MEASURED.isdisjoint(fold(printed).split()):
        return None  # "What is the river?" asks for no length
    return f"What is the {printed}{whose}?"


def _named(noun: str, claim: QuantityClaim, text: str) -> str | None:
    """A measured noun as printed anywhere in the sentence; None where its words stand apart."""
    if not text:
        return noun
    found = where(noun, text, *_stretch(claim))
    if found is None or found.end - found.start > _LONGEST:
        return None
    return " ".join(text[found.start : found.end].split())


def _plain(claim: QuantityClaim, noun: str, subject: str, text: str) -> str:
    """What is asked, and the words around the figure."""
    asked = _asked(claim, noun, text)
    if text:
        return f"{asked}: {frame(claim.span, claim.sentence, text)}?"
    about = [part for part in (noun, subject) if part and part not in asked]
    if asked == f"How many {plural(claim.measure.noun)}":
        about = about[1:] if about[:1] == [noun] else about
    return f"{asked}: {', '.join(about)}?" if about else f"{asked}?"


def _asked(claim: QuantityClaim, noun: str, text: str) -> str:
    kind, unit = claim.quantity.kind, claim.quantity.unit
    if kind is QuantityKind.ORDINAL:
        return "Which place in the order"
    if kind is QuantityKind.MONEY:
        return "How much"
    if kind is QuantityKind.PERCENT:
        return "What share"
    if kind is QuantityKind.SCORE:
        return "What score"
    if unit in _TIMES:
        return "How long"
    if unit is not None:
        return f"How many {plural(unit)}"
    counted = claim.measure.noun
    many = plural(counted.rsplit(maxsplit=1)[-1] if text else counted) if counted else ""
    if kind is QuantityKind.NUMBER and many and (not text or many in fold(text)):
        found = where(many, text, claim.start, _stretch(claim)[1]) if text else None
        printed = text[found.start : found.end] if found else many
        return f"How many {printed if printed[:2].isupper() else many}"
    return "Which figure"


def _when(claim: QuantityClaim) -> str:
    printed = " ".join(claim.period.text.split()) if claim.period else ""
    return f" ({printed})" if printed and len(printed) <= _LONGEST else ""
