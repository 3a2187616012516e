"""What moment of a story a happening is, by its verb and nouns, and which two cannot be one."""

from __future__ import annotations

from claimcheck.dates.moments import moment_words
from claimcheck.models import DateClaim, Measure

STAGES = frozenset({"begin", "end"})  # moments of what lasts


def moments_of(event: Measure) -> frozenset[str]:
    """What happened: the verb's moments, or those of the noun that says more than the verb."""
    table = moment_words()
    noun = head_of(event.noun)
    if _is_ending(event):
        return table.of("end")
    if event.verb in {"", "be"} and noun in table.works:
        return table.of("release")  # "the 2016 film", "is a 2016 film"
    if not event.verb or event.verb in table.empty:
        heads = [noun, *([head_of(event.subject)] if event.verb else [])]
        known = next((table.groups[head] for head in heads if head in table.groups), None)
        # "was a mayor" tells no happening, "a vigil was held" does.
        return known or (frozenset() if event.verb == "be" else table.of(noun or heads[-1]))
    if head_of(event.subject) == "door":
        return frozenset({"doors"})  # "doors open at 7" is not when it begins
    found = table.of(event.verb)
    if event.verb in table.bare:
        subject = table.groups.get(head_of(event.subject), frozenset())
        found = found | subject
    return found


def _is_ending(event: Measure) -> bool:
    """ "The series finale aired", "the last episode was broadcast": that is when it ended."""
    table = moment_words()
    if event.verb and event.verb not in table.ending_verbs:
        return False
    for told in (event.subject, event.noun):
        head = head_of(told)
        if head in table.endings or (head in table.last_of and table.last & {*told.split()}):
            return True
    return False


def head_of(lemmas: str) -> str:
    """The last word of a noun phrase."""
    return lemmas.rsplit(maxsplit=1)[-1] if lemmas else ""


def of_two_kinds(a: DateClaim, b: DateClaim) -> bool:
    """Whether two dates are of two moments of a story, or of one verb done to two things."""
    known = moment_words().firsts
    x, y = moments_of(a.event), moments_of(b.event)
    if of_two_subjects(a.event, b.event):
        return True
    return bool(x & known and y & known and not x & y) or other_objects(a.event, b.event)


def of_two_subjects(a: Measure, b: Measure) -> bool:
    """ "The quake struck", "an aftershock struck"; "the march began", "the march ended"."""
    table = moment_words()
    stages = [table.of(event.verb) & STAGES for event in (a, b)]
    if all(stages) and not stages[0] & stages[1]:
        return True
    if not (a.verb in table.bare and b.verb in table.bare):
        return False
    x, y = (table.groups.get(head_of(event.subject), frozenset()) for event in (a, b))
    return bool(x and y and not x & y)


def other_objects(a: Measure, b: Measure) -> bool:
    """One verb done to two things: "won the title", "won the cup"."""
    if not a.verb or a.verb != b.verb or not (a.noun and b.noun and a.subject and b.subject):
        return False
    groups = moment_words().groups
    if groups.keys() & {head_of(a.noun), head_of(b.noun)}:
        return False
    return not set(f"{a.noun} {a.of}".split()) & set(f"{b.noun} {b.of}".split())


def acts_on_one(a: Measure, b: Measure) -> bool:
    """ "Made an offer", "accepted the offer": two verbs with one object."""
    named = a.noun and a.verb and b.verb
    return bool(named) and a.verb != b.verb and head_of(a.noun) == head_of(b.noun)
