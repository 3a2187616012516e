"""Which deed a date dates: a shooting, a crash, a fire, or the call for help that it brought.

Reads the happening of a date and the words around it; other happenings of the story (an arrest, a
hearing, a vigil) have days of their own and are no deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import partial

from claimcheck.dates.grammar import printed_date
from claimcheck.dates.moments import moment_words
from claimcheck.frozen import dataclass
from claimcheck.linkage.dates.around import ANY_DEED, GOING_ON, Around, around_of
from claimcheck.linkage.dates.evidence import SPEAKING
from claimcheck.linkage.dates.moments import head_of, moments_of
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim, DateClaim, Measure

_HARM = frozenset({"injure"})
BODIES = frozenset({"dead", "body", "shot", "stab", "gunshot", "wound", "slay"})
_RESULTS = frozenset({"kill", "injure", "wound", "hurt", "leave", "claim", "destroy", "damage"})
_GONE = frozenset({"disappear", "vanish"})
_DOERS = frozenset({"shot", "shots", "gunfire", "bullet", "flame"})
_FIGURATIVE = frozenset({"blast", "storm", "flood"})  # as verbs they are mostly of speech or motion
_REPORTS = frozenset({"report", "tip", "alarm"})
_RAISING = frozenset({"raise", "sound", "ring", "trigger"})  # an alarm
_SEEING = frozenset({"see", "spot", "notice"})
_GETTING = frozenset({"receive", "suffer", "sustain", "get"})
_ASKED = frozenset({"authorities", "911", "caller", "call", "calls", "emergency"})


class Role(IntEnum):
    """What of a deed a date dates; each may come later than the one before it."""

    DONE = 0
    ANSWERED = 1  # help was called, or came
    FOUND = 2  # it was found out, which may be days later


@dataclass(frozen=True, slots=True)
class Deed:
    """A date of a deed, with the kinds of deed that it may be."""

    claim: DateClaim
    kinds: frozenset[str]
    role: Role = Role.DONE


def deeds_in(claims: Sequence[Claim], context: LinkContext) -> Sequence[Deed]:
    """The deeds that an article's dates date, in the order of its claims."""
    if not claims:
        return ()
    key = ("deeds", claims[0].article, len(claims))
    return context.once(key, lambda: [*_deeds_in(claims, context)])


def _deeds_in(claims: Sequence[Claim], context: LinkContext) -> Iterator[Deed]:
    for claim in claims:
        if not isinstance(claim, DateClaim):
            continue
        if not (claim.clock or is_day(claim) or claim.period.granularity == "year"):
            continue
        found = context.once(("deed", claim.id), partial(deed_of, claim, context))
        if found is not None:
            yield found


def is_day(claim: DateClaim) -> bool:
    """Whether a date names one day; "four days ago" may be counted from the day of writing."""
    first, last = claim.period.first, claim.period.last
    if claim.weekday is not None:
        return True
    printed = printed_date(claim.period.text)
    if first is None and last is None and printed is not None:
        return printed.month is not None and printed.day is not None  # no year to count from
    if first is None or first != last or claim.period.granularity != "day":
        return False
    return printed is None or not printed.counted


def deed_of(claim: DateClaim, context: LinkContext) -> Deed | None:
    """What deed a date dates; None for another happening, or one that cannot be told."""
    around = around_of(claim, context)
    if around.is_another() or around.as_it_stood or _is_over(claim, context):
        return None
    if _AFTERMATH.search(context.sentence(claim)[: claim.end - claim.sentence.start + _BEHIND]):
        return None
    if around.is_last_seen and claim.event.verb not in moment_words().procedure:
        return Deed(claim, frozenset({"disappearance"}))
    if kind := around.named_day() or _cause(claim) or around.noun_in_front(claim.event.verb):
        return Deed(claim, _may_be(kind, claim.event.verb))
    return _by_sign(claim, around) or _by_verb(claim, around) or _by_clauses(claim, around)


# "The fire was out by 10 a.m.", "the crews had put it out at dawn": when it ended.
_OVER = re.compile(
    r"\b(?:(?:was|were|is|are|been|being|got)(?: \w+)? (?:out|over|extinguished|contained|doused|"
    r"quelled|smothered|under control|put out|brought under control)|"
    r"(?:extinguish|dous|quell|contain|smother)(?:ed|ing)|put(?:ting)? out|under control|"
    r"burn(?:ed|t) (?:itself )?out|all[ -]clear)\b[^,;.\d]*$",
    re.IGNORECASE,
)
_OVER_BEFORE = 80  # characters before an hour in which its clause says so


# "There are calls this morning for an inquiry", "more crews are expected to arrive on Friday".
_AFTERMATH = re.compile(
    r"\b(?:are|were|been|growing|fresh|renewed) calls\b[^.;]{0,40}\bfor\b[^.;]{0,20}$|"
    r"\b(?:expected|due|scheduled|set|will|going)(?: to)? (?:arrive|join|respond)\b[^.;]*$",
    re.IGNORECASE,
)
_BEHIND = 24  # characters behind a date in which its sentence goes on with "for"


def _is_over(claim: DateClaim, context: LinkContext) -> bool:
    """Whether a clock time is that of the end."""
    if claim.clock is None:
        return False
    start = max(claim.sentence.start, claim.start - _OVER_BEFORE)
    return _OVER.search(context.articles[claim.article].text[start : claim.start]) is not None


def _by_sign(claim: DateClaim, around: Around) -> Deed | None:
    """What shows a deed: an alarm goes off, flames are seen, a storm comes ashore."""
    kinds, event = moment_words().deeds, claim.event
    raised = event.noun.endswith("alarm") and event.verb in _RAISING
    if raised or event.subject.endswith("alarm"):
        return Deed(claim, around.kinds(), Role.ANSWERED)
    seen = kinds.get(head_of(event.noun), "") if event.verb in _SEEING else ""
    if seen:
        return Deed(claim, frozenset({seen}), Role.ANSWERED)
    if event.verb == "land" and "storm" in map(kinds.get, event.subject.split()):
        return Deed(claim, frozenset({"storm"}))
    return None


def _by_verb(claim: DateClaim, around: Around) -> Deed | None:
    """The deed that the verb and nouns of a date's happening tell."""
    table, event = moment_words(), claim.event
    verb = event.verb
    if kind := _kind_of(verb, around):
        return Deed(claim, _may_be(kind, verb))
    moments = moments_of(event)
    subject, noun = event.subject.split(), event.noun.split()
    told = {*subject, *noun}
    heads = {*subject[-1:], *noun[-1:]}
    named = frozenset(table.deeds[word] for word in heads & table.deed_nouns)
    if verb == "report" and not subject and (named or any(around.kinds_before)):
        return Deed(claim, named or around.kinds(), Role.ANSWERED)  # "it was reported at 8 p.m."
    light = table.bare | table.empty - GOING_ON
    if named and (not verb or verb in light or "begin" in moments):
        return Deed(claim, named)  # "the fire broke out"
    culprit = subject and (subject[-1] in table.culprits or set(subject) & table.masks)
    if culprit and verb in table.coming:
        return Deed(claim, frozenset({"attack"}))  # "the robber walked in at 8 p.m."
    if verb in _GETTING and "gunshot" in told:
        return Deed(claim, frozenset({"attack"}))  # "received a gunshot wound on Friday"
    if verb == "hear" and noun and table.deeds.get(noun[-1]):
        return Deed(claim, frozenset({table.deeds[noun[-1]]}))  # "heard the shots at 2 a.m."
    if subject and verb not in table.procedure | SPEAKING:
        doer = table.deeds.get(subject[-1], "")
        if doer and subject[-1] in table.deed_nouns | _DOERS:
            return Deed(claim, frozenset({doer}))  # "the blast ripped through the plant"
    if "happen" in moments and not told & table.procedure:
        return Deed(claim, frozenset({ANY_DEED}))
    if moments & _HARM:
        return Deed(claim, around.kinds())
    if _is_answer(moments, event, told, around):
        return Deed(claim, around.kinds(), Role.ANSWERED)
    if verb == "find" and claim.words & BODIES:
        return Deed(claim, around.kinds(), Role.FOUND)
    return None


def _cause(claim: DateClaim) -> str:
    """The deed that did harm: "the crash that killed two"."""
    table, cause = moment_words(), claim.event.subject.split()[-1:]
    if claim.event.verb in _RESULTS and cause and cause[0] in table.deed_nouns:
        return table.deeds[cause[0]]
    return ""


def _may_be(kind: str, verb: str) -> frozenset[str]:
    """What disappears may be somebody who is missing or something that was stolen."""
    return frozenset({kind, "theft"} if verb in _GONE else {kind})


def _is_answer(moments: frozenset[str], event: Measure, told: set[str], around: Around) -> bool:
    """Whether help was called or came: "officers responded", "a caller said"."""
    helpers = moment_words().helpers
    verb = event.verb
    if verb == "arrive":
        return bool(told & helpers)
    if "call" in moments:
        if verb == "call" and event.noun and not told & (helpers | _ASKED | _REPORTS):
            return False  # "called the speech a wake-up call"
        return bool((told | around.forms) & (helpers | _ASKED) or ANY_DEED not in around.kinds())
    return verb in SPEAKING and "caller" in told


def _by_clauses(claim: DateClaim, around: Around) -> Deed | None:
    """The deed in whose course a date falls: "was walking home at 9 p.m. when he was shot"."""
    if claim.event.verb == "die" and (kind := around.came_when()):
        return Deed(claim, frozenset({kind}))  # "died at 9 p.m. when a van hit him"
    if claim.event.verb in moment_words().procedure | SPEAKING:
        return None
    kind = around.came_when() or around.in_course_of() or around.went_on()
    if kind:
        return Deed(claim, frozenset({kind}))
    return Deed(claim, around.kinds(), Role.ANSWERED) if around.after_call() else None


def _kind_of(verb: str, around: Around) -> str:
    """The kind of deed that a verb tells, by itself or with what its sentence names."""
    table = moment_words()
    if verb in _FIGURATIVE:
        return ""
    for kind, beside in table.deed_verbs.get(verb, ()):
        if around.forms & beside:
            return kind
    return "" if verb in table.deed_verbs else table.deeds.get(verb, "")
