"""One outlet says that it happened, the other that it did not.

What it reports
---------------
Two outlets make the same statement about the same people or things, one of them negated ("did not
resign", "failed to reach"), or with words of which one rules the other out (convicted / acquitted,
rose / fell).

Why it matters
--------------
Both cannot be true.

Example
-------
"The agency gave a list of the shops" in one article, "The agency did not give a list of the
shops" in another.

When it is wrong
----------------
The two refer to different moments, or one reports another's denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.claims.modality import is_undoing
from claimcheck.linkage.short_texts.contrary import is_aligned, ruled_out
from claimcheck.linkage.statements.linker import ONE_VOICE
from claimcheck.linkage.statements.outcomes import LEVEL as OUTCOME
from claimcheck.linkage.statements.outcomes import is_once, is_sole, outcomes_of
from claimcheck.models import (
    Cluster,
    Comparison,
    Confidence,
    Finding,
    Outcome,
    Severity,
    Side,
    Span,
    StatementClaim,
    Verdict,
)
from claimcheck.rules.clauses import HINT, deed, side, verb
from claimcheck.rules.interface import (
    Rule,
    RuleContext,
    first_of_each,
    make_finding,
    pairs,
    said_by,
    some,
)
from claimcheck.text import NEGATIONS, fold
from claimcheck.text import words as words_of

ID = "polarity-conflict"


_UNDONE = re.compile(r"\b([\w’']+)\s+to\s+$")
_WEEKS = 14  # days, from which what was so in one report need not be so in the other
_LEVELS = frozenset({"polarity", "opposite", OUTCOME})


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster, from its surest pair of opposite polarity."""
    judged = [
        (_doubt(pair, pair.a, pair.b, context), pair, pair.a, pair.b)
        for pair in pairs(cluster, Verdict.CONFLICT)
        if pair.level in _LEVELS
        and isinstance(pair.a, StatementClaim)
        and isinstance(pair.b, StatementClaim)
    ]
    if not judged:
        return
    doubt, pair, a, b = min(judged, key=lambda item: bool(item[0]))
    key = _key(pair, a, b)
    sides = _all_sides(pair, [item[1:] for item in judged], key, context)
    if outcomes_of(pair) is not None:
        message = f"cannot both be true: {said_by(sides, context)}"
    else:
        message = _message(a, b, ruled_out(pair), sides, context)
    yield make_finding(
        ID,
        cluster,
        verdict=Verdict.CONFLICT,
        severity=Severity.INFO if doubt else Severity.WARNING,
        confidence=pair.confidence,
        message=message,
        sides=sides,
        reasons=[*pair.reasons, *([doubt] if doubt else [])],
        key=key,
    )


def _key(pair: Comparison, a: StatementClaim, b: StatementClaim) -> str:
    """What the two contradict each other in, the same for pairs of one question."""
    if (outcomes := outcomes_of(pair)) is not None:
        return "|".join(sorted(f"{o.axis} {o.side} {o.negated}" for o in outcomes))
    return "|".join(sorted(ruled_out(pair) or {a.predicate, b.predicate}))


def _all_sides(
    pair: Comparison,
    judged: Sequence[tuple[Comparison, StatementClaim, StatementClaim]],
    key: str,
    context: RuleContext,
) -> list[Side]:
    """The pair's sides, and those of every other article that gives one of the two answers."""
    sides: list[Side] = []
    says: dict[object, str] = {}  # how the first article puts each answer
    for other, x, y in sorted(judged, key=lambda item: item[0] is not pair):
        if other.level != pair.level or _key(other, x, y) != key:
            continue
        answers = outcomes_of(other)
        for n, own in enumerate(_sides(other, x, y, context)):
            answer = (answers[n].side, answers[n].negated) if answers else own.says
            sides.append(replace(own, says=says.setdefault(answer, own.says)))
    return first_of_each(sides)


def _sides(
    pair: Comparison, a: StatementClaim, b: StatementClaim, context: RuleContext
) -> list[Side]:
    outcomes = outcomes_of(pair)
    if outcomes is not None:
        return _ended(pair, outcomes, context)
    words = ruled_out(pair)
    return [_side(a, pair.level, words, context), _side(b, pair.level, words[::-1], context)]


def _ended(pair: Comparison, outcomes: tuple[Outcome, Outcome], context: RuleContext) -> list[Side]:
    """What each of two articles says of the outcome, as printed, with its "not"."""
    sides = []
    for claim, outcome in zip((pair.a, pair.b), outcomes, strict=True):
        text = context.articles[claim.article].text
        printed = " ".join(text[outcome.span.start : outcome.span.end].split())
        denies = any(word.form in NEGATIONS for word in words_of(printed))
        before = text[outcome.clause.start : outcome.span.start]
        undone = _UNDONE.search(before)
        if outcome.negated and undone is not None and is_undoing(undone[1]):
            says = f"{' '.join(undone[0].split())} {printed}"  # "refused to accept the result"
        elif outcome.negated and not denies:
            says = f"{'no' if before.lower().endswith('no ') else 'not'} {printed}"
        else:
            says = printed
        sides.append(Side(claim, outcome.clause, says, (outcome.span,)))
    return sides


def _doubt(pair: Comparison, a: StatementClaim, b: StatementClaim, context: RuleContext) -> str:
    """What keeps two contrary clauses from being more than a hint; empty if nothing does."""
    if pair.confidence is not Confidence.HIGH:
        return HINT
    if _weeks_apart(a, b, context):
        return "a hint only: weeks lie between the two reports"
    # A short text may leave out who said it, but hardly puts another in their place.
    unsaid = is_aligned(pair) or pair.level == OUTCOME
    denied = _is_denied(pair, context)
    unsaid = unsaid and not (_named(a) and _named(b)) and not denied
    if unsaid or (fold(a.speaker) == fold(b.speaker) and not (denied and not a.speaker)):
        return ""
    ended = outcomes_of(pair)
    if (
        ended is not None
        and (is_sole(ended[0]) or all(map(is_once, ended)))
        and not _is_denial(a, b, context)
    ):
        return ""
    if _one_speaker(a, b):
        return ""
    if any(reason.startswith(ONE_VOICE) for reason in pair.reasons):
        return ""
    if not (a.speaker and b.speaker) and context.same_day(a, b) and not _is_denial(a, b, context):
        return ""  # told by one, attributed by the other: no two sides of a dispute
    if pair.level == OUTCOME and (_authority(a, b, context) or _shared(a, b)):
        return ""
    # "Was convicted, a jury ruled" and "a jury acquitted her": the speaker is who acts.
    for x, y in ((a, b), (b, a)):
        if x.passive and set(fold(x.speaker).split()) & set(y.subject.split()):
            return ""
    # A denial reported by one outlet and a claim by another look alike.
    said = [f"{context.label(c.article)} lets {c.speaker} say it" for c in (a, b) if c.speaker]
    return f"only a hint: not one speaker's words ({', '.join(said)})"


_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b[^.;]*$", re.IGNORECASE)


def _is_denied(pair: Comparison, context: RuleContext) -> bool:
    """Whether one of two outcomes is somebody's denial: "denied that talks were going on"."""
    for claim, outcome in zip((pair.a, pair.b), outcomes_of(pair) or (), strict=False):
        before = context.articles[claim.article].text[claim.sentence.start : outcome.span.start]
        if outcome.negated and _DENIED.search(before):
            return True
    return False


_PRONOUNS = frozenset("he she it they we i".split())


def _named(claim: StatementClaim) -> bool:
    """Whether a clause says who says it, by more than a pronoun."""
    return fold(claim.speaker) not in _PRONOUNS | {""}


def _weeks_apart(a: StatementClaim, b: StatementClaim, context: RuleContext) -> bool:
    first, second = (context.articles[claim.article].published for claim in (a, b))
    return first is not None and second is not None and abs((first - second).days) > _WEEKS


# Verbs by which somebody takes a side, and a claim of another is no fact yet.
_TAKES_SIDE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput|refut|reject|claim|alleg|accus|insist|maintain|argu|contend)",
    re.IGNORECASE,
)


def _is_denial(a: StatementClaim, b: StatementClaim, context: RuleContext) -> bool:
    """Whether either sentence tells what somebody claims or denies."""
    texts = (context.articles[c.article].text[c.sentence.start : c.sentence.end] for c in (a, b))
    return any(_TAKES_SIDE.search(text) for text in texts)


def _one_speaker(a: StatementClaim, b: StatementClaim) -> bool:
    """Whether one is how the other is called for short: "the council" / "Brackwell Council"."""
    x, y = (fold(c.speaker).removeprefix("the ").split() for c in (a, b))
    return bool(x and y) and x[-1] == y[-1] and (set(x) <= set(y) or set(y) <= set(x))


def _shared(a: StatementClaim, b: StatementClaim) -> bool:
    return bool(set(fold(a.speaker).split()) & set(fold(b.speaker).split()))


# Bodies and papers that tell how something ended without a stake in it, or for both sides.
_AUTHORITIES = frozenset(
    """police officials authorities troopers deputies investigators prosecutors court judge jury
    statement report release document documents record records ministry agency department office
    patrol service spokesman spokeswoman sheriff coroner government council board sides parties
    commission results data figures""".split()
)


# Those of them whose officers speak for them by name, and words that come between.
_OFFICERS = re.compile(
    r"\b(?:police|sheriff['’]?s?|fire|rescue|coast ?guard|coroner['’]?s?|patrol|ambulance)\b"
    r"(?: [\w.'’-]+){0,3}\s+$|"
    r"\b(?:sgt|sergeant|lt|lieutenant|capt|captain|det|detective|inspector|superintendent|"
    r"constable|trooper|deputy)\b\.?(?: [\w.'’-]+){0,2}\s+$",
    re.IGNORECASE,
)


def _authority(a: StatementClaim, b: StatementClaim, context: RuleContext) -> bool:
    """Whether both speakers are such; of those with a name, only an officer who speaks for one."""
    return all(
        set(fold(c.speaker).split()) & _AUTHORITIES or _is_officer(c, context) for c in (a, b)
    )


def _is_officer(claim: StatementClaim, context: RuleContext) -> bool:
    """ "Police spokeswoman Erica Lund said", as the clause's sentence prints it."""
    text = context.articles[claim.article].text[claim.sentence.start : claim.sentence.end]
    at = text.find(claim.speaker) if claim.speaker else -1
    return at > 0 and _OFFICERS.search(text[:at]) is not None


def _message(
    a: StatementClaim,
    b: StatementClaim,
    words: tuple[str, ...],
    sides: Sequence[Side],
    context: RuleContext,
) -> str:
    """The two answers, each with the outlets whose side says so."""
    labels = [_labels(claim, sides, context) for claim in (a, b)]
    if words or a.predicate != b.predicate:
        printed = [
            word if word and word != claim.predicate else verb(claim, context)
            for word, claim in zip(words or ("", ""), (a, b), strict=True)
        ]
        said = " / ".join(
            f"“{p}” ({some(own, ', ')})" for p, own in zip(printed, labels, strict=True)
        )
        return f"cannot both be true: {said}"
    yes = b if a.negated else a
    for_it, against = labels[::-1] if a.negated else labels
    return (
        f"“{deed(yes, context)}”: {some(for_it)} {_say(for_it)} yes, "
        f"{some(against)} {_say(against)} no"
    )


def _labels(claim: StatementClaim, sides: Sequence[Side], context: RuleContext) -> list[str]:
    """Who says what the claim's side says."""
    says = next(side.says for side in sides if side.claim is claim)
    labels = (context.label(side.claim.article) for side in sides if side.says == says)
    return list(dict.fromkeys(labels))


def _say(labels: Sequence[str]) -> str:
    return "says" if len(labels) == 1 else "say"


def _side(claim: StatementClaim, level: str, words: tuple[str, ...], context: RuleContext) -> Side:
    says = claim.predicate if level == "opposite" else "no" if claim.negated else "yes"
    if words and words[0] != claim.predicate:
        text = context.articles[claim.article].text
        found = re.compile(rf"\b{re.escape(words[0])}\b", re.IGNORECASE).search(
            text, claim.sentence.start, claim.sentence.end
        )
        if found:  # "before" / "after": the words themselves differ, not the verbs
            span = Span(found.start(), found.end())
            return Side(claim, span, words[0], (span,))
    return side(claim, words[0] if words else says, claim.negation_span)


RULE = Rule(ID, "it happened / it did not", frozenset({"statement"}), check)
