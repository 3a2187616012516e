"""The question that a figure answers, as an editor would put it.

Where the parse gives a named subject with its verb, the question is a sentence ("How many
countries did the Harbour Forum gather?"); else it lists what is known in slots ("How many rooms?
(hotel; in Velm)"), since a clipped phrase would only look like a question.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.linkage.vocabulary import vocabulary
from claimcheck.linkage.wording import name, participle, plural
from claimcheck.models import QuantityClaim, QuantityKind

# Verbs that link or report rather than say what happened to the figure.
_LINKING = frozenset("be have seem say report include total number remain become stand".split())
_INTRANSITIVE = frozenset("consist come go rise fall grow happen occur take run range die".split())
# What happens to people: "how many people were shot?" is right for any sentence that says so.
_PASSIVE = frozenset({"kill", "injure", "arrest", "evacuate", "rescue", "shoot", "convict"})
_LONGEST = 60
_ACRONYM = 5  # longer words in capitals are a headline's
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


def figure_question(claim: QuantityClaim) -> str:
    """The question of one figure; ends with "?" or with slots in parentheses."""
    kind, unit = claim.quantity.kind, claim.quantity.unit
    if claim.measure.noun == "age" and claim.measure.of:
        return f"How old is {_whose(claim)}?"
    noun, subject = _noun_and_subject(claim.measure.phrase, claim.measure.verb)
    if kind is QuantityKind.ORDINAL:
        return _with_slots(f"Which {noun or claim.measure.noun}, counted in order?", claim, subject)
    if claim.measure.noun == "block":
        return _with_slots(f"Which {noun or 'block'}?", claim, subject)
    if kind is QuantityKind.MONEY:
        return _money(claim, noun, subject)
    if kind is QuantityKind.PERCENT:
        return _with_slots(
            f"What share (%): {noun or claim.measure.verb or 'of what'}?", claim, subject
        )
    if unit is not None:
        return _measured(claim, noun, subject, unit)
    return _counted(claim, noun, subject)


def what_is_counted(claims: Sequence[QuantityClaim]) -> str:
    """What the figures of one question count, with what happened to them: "people killed".

    The first phrase that says it in common words; an outcome that all figures share is added where
    the phrase does not say it ("killed" and "injured" are two questions).
    """
    phrase = max((claim.measure.phrase for claim in claims), key=_telling, default="")
    phrase = phrase or claims[0].measure.noun
    outcomes = vocabulary().outcomes
    verbs = [claim.measure.verb for claim in claims]
    groups = {outcomes.get(verb, "") for verb in verbs}
    group = min(groups)
    counted = all(claim.quantity.unit is None for claim in claims)
    if len(groups) > 1 or group not in _PASSIVE or not counted or not phrase:
        return phrase
    if any(outcomes.get(word) == group for word in _words(phrase)):
        return phrase
    noun, bracket, rest = phrase.partition(" (")
    return f"{noun} {participle(group)}{bracket}{rest}"


def _telling(phrase: str) -> tuple[bool, bool]:
    """Whether a phrase names what is counted, then whether by a common noun."""
    return bool(phrase) and not phrase.lower().startswith("other"), not phrase[:1].isupper()


def _words(phrase: str) -> list[str]:
    return [form for word in phrase.lower().split() for form in (word, word.removesuffix("ed"))]


def _whose(claim: QuantityClaim) -> str:
    """The person of an age, printed as in the phrase: "the boy", "Ann Ek"."""
    printed = claim.measure.phrase.removeprefix("age of ")
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


def _counted(claim: QuantityClaim, noun: str, subject: str) -> str:
    verb = claim.measure.verb
    if not noun or noun.lower() == claim.measure.noun:
        noun = plural(claim.measure.noun) or "of them"  # printed in the singular, or not at all
    if _speaks(subject, verb):
        if verb in {"have", "be"}:
            return _with_slots(f"How many {noun} does {_the(subject)} have?", claim, "", verb=False)
        return _with_slots(f"How many {noun} did {_the(subject)} {verb}?", claim, "", verb=False)
    passive = vocabulary().outcomes.get(verb) in _PASSIVE and verb not in _INTRANSITIVE
    if passive and not subject:
        return _with_slots(f"How many {noun} were {participle(verb)}?", claim, "", verb=False)
    return _with_slots(f"How many {noun}?", claim, subject)


def _money(claim: QuantityClaim, noun: str, subject: str) -> str:
    verb = claim.measure.verb
    if noun and not subject and noun[:1].isupper() and _speaks(noun, verb):
        return _with_slots(f"How much did {_the(noun)} {verb}?", claim, "", verb=False)
    if noun and noun[:1].islower():
        be = (
            "are"
            if noun.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0].endswith("s")
            else "is"
        )
        return _with_slots(f"How much {be} the {noun}?", claim, subject)
    return _with_slots(
        f"How much money: {noun or subject or verb or 'for what'}?", claim, subject if noun else ""
    )


def _measured(claim: QuantityClaim, noun: str, subject: str, unit: str) -> str:
    if unit in _TIMES:
        about = "; ".join(part for part in (noun, subject) if part)
        return _with_slots("How long?", claim, about)
    if noun and noun[:1].islower() and claim.measure.noun and subject:
        return _with_slots(f"What is the {noun} of {_the(subject)}?", claim, "")
    if noun and noun[:1].islower():
        return _with_slots(f"What is the {noun}, in {plural(unit)}?", claim, subject)
    return _with_slots(
        f"What figure in {plural(unit)}: {noun or subject or 'of what'}?",
        claim,
        subject if noun else "",
    )


def _speaks(subject: str, verb: str) -> bool:
    """Whether "did SUBJECT VERB" is English: a named subject or an event, and a verb of doing."""
    if not subject or not verb or verb in _INTRANSITIVE:
        return False
    if verb in _LINKING and verb != "have":
        return False
    words = subject.split()
    happens = any(word.lower() in vocabulary().happenings for word in words)
    return happens or any(word[:1].isupper() for word in words)


def _the(subject: str) -> str:
    """With an article where one is due: "the Harbour Forum", "the quake"; "Marrow" has none."""
    words = subject.split()
    common = words[-1].islower() or words[-1].lower() in vocabulary().happenings
    return f"the {subject}" if common and words[0].lower() != "the" else subject


def _with_slots(question: str, claim: QuantityClaim, subject: str, *, verb: bool = True) -> str:
    slots = []
    if subject:
        slots.append(subject)
    if verb and claim.measure.verb and claim.measure.verb not in _LINKING:
        slots.append(f"“{claim.measure.verb}”")
    if claim.measure.place and claim.measure.place not in question.lower():
        slots.append(f"in {name(claim.measure.place)}")
    if claim.period and claim.period.text:
        slots.append(" ".join(claim.period.text.split()))
    text = "; ".join(slot for slot in slots if len(slot) <= _LONGEST)
    return f"{question} ({text})" if text else question
