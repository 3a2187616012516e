"""Attributions of two articles: the same quotation, the same words of another speaker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.entities.roles import normalise_role, role_nouns
from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.quotes.alignment import QuoteComparison, QuoteLevel
from claimcheck.linkage.quotes.speeches import compare_said
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import (
    AttributionClaim,
    Claim,
    Comparison,
    Confidence,
    Mode,
    Verdict,
)
from claimcheck.text import FILLERS, FUNCTION_WORDS, NEGATIONS, content, fold, forms_in, stem

if TYPE_CHECKING:
    from claimcheck.names import NameComparison

_VERDICTS = {
    QuoteLevel.SAME: Verdict.AGREE,
    QuoteLevel.STYLE: Verdict.AGREE,
    QuoteLevel.CUT: Verdict.COMPATIBLE,
    QuoteLevel.CHANGED: Verdict.CONFLICT,
}
_MIN_SHARED_WORDS = 2
_RUN = 4  # words in a row that make two quotations worth comparing
# Level of a paraphrase that no longer says what the speaker's quoted words say.
PARAPHRASE = "paraphrase against quotation"
_MIN_PARAPHRASE = 3
_PARAPHRASE_SHARE = 0.6
_SENTENCES = re.compile(r"(?<=[.!?;])\s+")
_MIN_SENTENCE_MISATTRIBUTED = 8  # the same for a sentence out of a longer speech
_MIN_CHANGED_MISATTRIBUTED = 12  # and where some of the words differ as well
_BESIDE = 80  # characters around a speaker's name in which the body is named
_NEAR_BODY = 3  # words between a body's name and the role in it
_OF_BODY = re.compile(r"\b(?:of|for|at|from|with)(?: the)? $")
_UP_TO_MARK = re.compile(r"[\w' -]*")
_MIN_MISATTRIBUTED = 6  # shorter phrases are everybody's
_SAME_DAYS = 3  # days between two reports of what one person said
_TWO_SPEAKERS = "a short phrase of two speakers"


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of quotations that are the same words, or nearly."""
    yield from _paraphrases(a_claims, b_claims, relation, context)
    yield from _paraphrases(b_claims, a_claims, relation, context)
    left, right = context.of_both(
        "quotes", lambda claims: _Quotes.of(claims, context), relation, a_claims, b_claims
    )
    for a in left.claims if right.claims else ():
        counts: dict[str, int] = defaultdict(int)
        by_id: dict[str, AttributionClaim] = {}
        for key in _keys(a, context).intersection(right.by_key):
            for b in right.by_key[key]:
                counts[b.id] += _MIN_SHARED_WORDS if " " in key else 1
                by_id[b.id] = b
        results = []
        for claim_id, shared in counts.items():
            if shared >= _MIN_SHARED_WORDS:
                b = by_id[claim_id]
                result = compare_said(
                    context.articles[a.article].text,
                    a.quoted,
                    context.articles[b.article].text,
                    b.quoted,
                )
                if result.level is not QuoteLevel.DIFFERENT:
                    results.append((-result.common, b.id, b, result))
        for _, _, b, result in sorted(results, key=lambda item: item[:2])[:2]:
            if not _common_phrase(a, b, result, relation, context):
                yield _comparison(a, b, result, relation, context)


@dataclass(frozen=True, slots=True)
class _Quotes:
    """An article's quotations, and the same by the keys under which they are looked up."""

    claims: Sequence[AttributionClaim]
    by_key: Mapping[str, Sequence[AttributionClaim]]

    @classmethod
    def of(cls, claims: Sequence[Claim], context: LinkContext) -> _Quotes:
        own = [c for c in claims if isinstance(c, AttributionClaim) and c.quoted]
        index: dict[str, list[AttributionClaim]] = defaultdict(list)
        for claim in own:
            for key in _keys(claim, context):
                index[key].append(claim)
        return cls(own, dict(index))


def _common_phrase(
    a: AttributionClaim,
    b: AttributionClaim,
    result: QuoteComparison,
    relation: Relation,
    context: LinkContext,
) -> bool:
    """Whether two speakers share no more than a phrase that is everybody's.

    A speaker whom the other article names as well may be the one of both.
    """
    if _speakers(a, b, context) is not False:
        return False
    if not result.changes:
        short = result.parted and result.common < _MIN_SENTENCE_MISATTRIBUTED
        return short and not _whole_sentence(a, b, result, context)
    changed = sum(change.size for change in result.changes)
    if result.common >= _MIN_CHANGED_MISATTRIBUTED and changed <= result.common / 5:
        return False
    known = _surname(a) in relation.b_names or _surname(b) in relation.a_names
    return result.parted or not known


# What anybody compares a shock with, or says in it: two witnesses may say so in the same words.
_ANYBODY = frozenset(
    """bomb bombs explosion blast earthquake thunder gunshot gunshots firecrackers fireworks war
    zone film movie nightmare dream hell seen heard known thought knew loud scared lucky happened
    happen sad proud happy thoughts prayers family families time life world
    happening believe""".split()
)
_OWN_WORDS = 2  # of a short sentence that only one person has


def _whole_sentence(
    a: AttributionClaim, b: AttributionClaim, result: QuoteComparison, context: LinkContext
) -> bool:
    """Whether a short sentence out of two longer speeches is one person's, word by word.

    Each speech begins with it, as the quotation that both outlets chose to open with, and no word
    of it is one that anybody says.
    """
    if result.common < _MIN_MISATTRIBUTED:
        return False
    firsts = [_first_sentence(claim, context) for claim in (a, b)]
    if firsts[0] != firsts[1] or len(firsts[0]) != result.common:
        return False
    telling = {form for form in firsts[0] if form not in FUNCTION_WORDS and form not in FILLERS}
    return len(telling) >= _OWN_WORDS and telling.isdisjoint(_ANYBODY)


def _first_sentence(claim: AttributionClaim, context: LinkContext) -> list[str]:
    part = claim.quoted[0]
    text = context.articles[claim.article].text[part.start : part.end]
    return list(forms_in(_SENTENCES.split(text, maxsplit=1)[0]))


def _surname(claim: AttributionClaim) -> str:
    return fold(claim.speaker).split()[-1]


def _speakers(a: AttributionClaim, b: AttributionClaim, context: LinkContext) -> bool | None:
    """Whether the two speakers are one; None where that is open, as for a body and its voice."""
    same = same_speaker(a, b)
    return None if same is False and _one_voice(a, b, context) else same


def _one_voice(a: AttributionClaim, b: AttributionClaim, context: LinkContext) -> bool:
    """Whether one speaker is the other's body: "Northern Rail spokeswoman Kate Lomas"."""
    return _speaks_for(a, b.speaker, context) or _speaks_for(b, a.speaker, context)


def _speaks_for(claim: AttributionClaim, body: str, context: LinkContext) -> bool:
    if claim.speaker_span is None:
        return False
    text = context.articles[claim.article].text
    span = claim.speaker_span
    around = fold(text[max(0, span.start - _BESIDE) : span.end + _BESIDE])
    # A body is called by its first word ("Tidewell boss Varga", of Tidewell Shipping).
    for match in re.finditer(rf"\b{re.escape(fold(body).split()[0])}\b(?:'s?)?", around):
        before, after = around[: match.start()], _UP_TO_MARK.match(around, match.end())
        behind = after.group().split()[:_NEAR_BODY] if after else []
        if any(normalise_role(word) in role_nouns() for word in behind):
            return True
        if _OF_BODY.search(before):
            ahead = before.split()[-_NEAR_BODY - 2 :]
            if any(normalise_role(word) in role_nouns() for word in ahead):
                return True
    return False


def _keys(claim: AttributionClaim, context: LinkContext) -> frozenset[str]:
    """Under which a quotation is looked up: its content words, and runs of words in it.

    Runs, because speech is often made of words that tell nothing one by one.
    """

    def make() -> frozenset[str]:
        text = context.articles[claim.article].text
        runs: set[str] = set()
        for part in claim.quoted:
            forms = list(forms_in(text[part.start : part.end]))
            runs.update(" ".join(forms[i : i + _RUN]) for i in range(len(forms) - _RUN + 1))
        return frozenset(claim.words | runs)

    return context.once(("quote keys", claim.id), make)


def _paraphrases(
    reported: Sequence[Claim],
    quoted: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Reported speech of one article beside the same speaker's own words in the other."""
    if relation.score < SURE_EVENT or not reported or not quoted:
        return
    voices, told = (
        context.once(("voices", mode, claims[0].article, len(claims)), partial(_full, claims, mode))
        for claims, mode in ((quoted, Mode.DIRECT), (reported, Mode.INDIRECT))
    )
    for claim in told if voices else ():
        speaker = fold(claim.speaker)
        own = [other for other in voices if fold(other.speaker) == speaker]
        if not own:
            continue
        drift = compare_paraphrase(claim, own, context, relation.shared_names)
        if drift:
            nearest = max(own, key=lambda c: (len(c.words & claim.words), -c.start))
            a, b = (claim, nearest) if claim.article == relation.a else (nearest, claim)
            yield Comparison(
                a=a,
                b=b,
                verdict=Verdict.CONFLICT,
                level=PARAPHRASE,
                reasons=(f"both attribute it to {claim.speaker}", drift),
                confidence=Confidence.MEDIUM,
                key="speaker",
            )


def _is_named(claim: AttributionClaim) -> bool:
    """Resolved in its article, or printed as a name ("Gray"), not a pronoun or a title."""
    if claim.speaker_resolved:
        return True
    printed = claim.speaker.split()
    return (
        0 < len(printed) <= 3
        and all(word[:1].isupper() for word in printed)
        and not any(normalise_role(word) in role_nouns() for word in printed)
        and fold(printed[-1]) not in FUNCTION_WORDS
    )


def _full(claims: Sequence[Claim], mode: Mode) -> list[AttributionClaim]:
    """What is quoted or reported of speakers who are known by their full names."""
    return [
        claim
        for claim in claims
        if isinstance(claim, AttributionClaim)
        and claim.mode is mode
        and claim.speaker_resolved
        and " " in claim.speaker.strip()
    ]


def compare_paraphrase(
    reported: AttributionClaim,
    quoted: Sequence[AttributionClaim],
    context: LinkContext,
    names: frozenset[str] = frozenset(),
) -> str:
    """How a paraphrase contradicts the sentence that it gives; empty where it may stand.

    A paraphrase sums up and adds, which is its right. It drifts where one quoted sentence holds
    most of its words (names aside, which every sentence may hold) and the one is negated, or has
    another number, and the other not.
    """
    own = _telling(reported.text, names)
    best: tuple[int, str] = (0, "")
    for claim in quoted:
        text = context.articles[claim.article].text[claim.start : claim.end]
        for sentence in _SENTENCES.split(text):
            best = max(best, (len(own & _telling(sentence, names)), sentence))
    shared, sentence = best
    if shared < _MIN_PARAPHRASE or shared < _PARAPHRASE_SHARE * len(own):
        return ""
    if _denies(reported.text) != _denies(sentence):
        return "negated in one of the two"
    x, y = _numbers(reported.text), _numbers(sentence)
    if x and y and not x & y:
        return f"{', '.join(sorted(x))} in one, {', '.join(sorted(y))} in the other"
    return ""


def _telling(text: str, names: frozenset[str]) -> set[str]:
    """Stems of the content words, names and numbers left out."""
    return {stem(w) for w in content(text) if w not in names and not w[:1].isdigit()}


def _numbers(text: str) -> set[str]:
    return {form for form in forms_in(text) if form[:1].isdigit()}


def _denies(text: str) -> bool:
    return not NEGATIONS.isdisjoint(forms_in(text))


def _comparison(
    a: AttributionClaim,
    b: AttributionClaim,
    result: QuoteComparison,
    relation: Relation,
    context: LinkContext,
) -> Comparison:
    reasons = [f"{result.common} words match, in the same order"]
    speakers = _speakers(a, b, context)
    if speakers:
        reasons.append(f"both attribute them to {a.speaker}")
    reasons.extend(relation.reasons[:1])
    sure = result.common >= 8 or speakers is True
    near = relation.nearness is Nearness.SAME_EVENT
    confidence = Confidence.HIGH if sure and near else Confidence.MEDIUM
    verdict = _VERDICTS[result.level]
    level = result.level.value
    if not near and speakers is False and _of_one_family(a, b, result, relation):
        # Of two events of one kind, two people of one surname do not say the same by chance.
        reasons.append("the two speakers share a surname")
        confidence = Confidence.LOW
    elif not near and (speakers is False or result.level is QuoteLevel.CHANGED):
        # Two events of one kind get much the same words from different people.
        return Comparison(
            a, b, Verdict.NOT_COMPARABLE, "different events", tuple(reasons), key="shared words"
        )
    if speakers is False and result.common >= _MIN_MISATTRIBUTED:
        level += "; speakers differ"
        verdict = Verdict.CONFLICT
    elif speakers is False:
        verdict, level = Verdict.NOT_COMPARABLE, _TWO_SPEAKERS
    return Comparison(a, b, verdict, level, tuple(reasons), confidence, "shared words")


def _of_one_family(
    a: AttributionClaim, b: AttributionClaim, result: QuoteComparison, relation: Relation
) -> bool:
    """Whether people of one surname say the same words, in reports of the same days."""
    near_in_time = relation.days_apart is None or abs(relation.days_apart) <= _SAME_DAYS
    return (
        near_in_time
        and result.level in (QuoteLevel.SAME, QuoteLevel.STYLE)
        and result.common >= _MIN_MISATTRIBUTED
        and _surname(a) == _surname(b)
    )


def same_speaker(a: AttributionClaim, b: AttributionClaim) -> bool | None:
    """True or False where both articles name the speaker; None where one does not."""
    if not (_is_named(a) and _is_named(b)):
        return None
    x, y = fold(a.speaker).split(), fold(b.speaker).split()
    if not x or not y:
        return None
    if x == y:
        return True
    one_surname = x[-1] == y[-1]
    if set(x) & set(y) and not (one_surname and min(len(x), len(y)) > 1):
        return True
    from claimcheck.names import compare_names

    found = compare_names(a.speaker, b.speaker)
    return found.level != "different" or (one_surname and not _two_of_a_family(found))


def _two_of_a_family(found: NameComparison) -> bool:
    """Whether two names with one surname have given names that nobody has both: "Ann" / "Carl".

    Other words before one last word ("the city council", "the county council") tell nothing here.
    """
    from claimcheck.names.lexicon import person_words

    alone = [pair for pair in found.pairs if pair.relation == "dropped"]
    sides = [
        [word for word in words if word]
        for words in ([pair.word_a for pair in alone], [pair.word_b for pair in alone])
    ]
    given = person_words().given_names
    return found.sure and all(side and fold(side[0]) in given for side in sides)
