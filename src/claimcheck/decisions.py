"""Which findings the desk's decisions (``accepted`` in claims.yaml) settle, and which lapsed.

A decision holds for the finding with its id, or else for the one that is the same disagreement:
the same rule, every recorded side with its recorded value, and no value that the decision does
not know. So it survives another outlet that repeats a known value, an article's new name, and a
version of this program that computes ids differently; it lapses when a side's value changes or a
new value appears.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from claimcheck.config.desk import AcceptedEntry, Desk
from claimcheck.frozen import dataclass
from claimcheck.models import Article, Finding, Suppressed
from claimcheck.text import FUNCTION_WORDS, fold, words

_FILE = "claims.yaml"
# Articles with this prefix are facts and names of claims.yaml itself, which every run reads.
_OWN = f"{_FILE}#"
# A quotation can be a page long; its beginning and a digest tell it from any other.
_MAX_VALUE = 160
_SHOWN = 100
_MAX_KEY = 500
_ID_LENGTH = 8

_DIGEST_BYTES = 4

Sides = frozenset[tuple[str, str]]
# Digests of texts by article id, made only when a decision needs them.
Texts = Callable[[], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Settlement:
    """Findings that stand, findings that a decision settled, notices for the reader, and the
    decisions that match nothing although all that they are about was read.

    ``matched``: the findings (``finding``) of the decisions that match one, ended or not.
    """

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    notices: tuple[str, ...] = ()
    unmatched: tuple[AcceptedEntry, ...] = ()
    matched: frozenset[str] = frozenset()


def decide(
    finding: Finding,
    reason: str,
    *,
    by: str | None = None,
    until: date | None = None,
    texts: Mapping[str, str] | None = None,
) -> AcceptedEntry:
    """The decision that settles a finding, with what is needed to tell when it lapses.

    ``texts``: see `digests`; by them an article is known under another name.
    """
    sides = recorded_sides(finding)
    # A name that YAML cannot hold as a key is left out; the id alone then finds the finding.
    fits = all(len(article) <= _MAX_KEY for article in sides)
    known = texts or {}
    return AcceptedEntry(
        finding=finding.id,
        reason=reason,
        by=by,
        until=until,
        rule=finding.rule,
        question=recorded_value(finding.question),
        sides=sides if fits else {},
        texts=tuple(known[a] for a in sides) if fits and sides.keys() <= known.keys() else (),
    )


def digests(articles: Iterable[Article]) -> dict[str, str]:
    """A short digest of each article's own text by its id; blanks and line ends do not count."""
    return {article.id: _digest(article) for article in articles}


def _digest(article: Article) -> str:
    told = (article.text[region.start : region.end] for region in article.regions)
    words = " ".join(" ".join(told).split()).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, digest_size=_DIGEST_BYTES).hexdigest()


def recorded_sides(finding: Finding) -> dict[str, tuple[str, ...]]:
    """What a decision keeps of a finding: each article's id with the values it gives."""
    found: dict[str, dict[str, None]] = {}
    for side in sorted(finding.sides, key=lambda s: (s.claim.article, s.span, s.says)):
        found.setdefault(side.claim.article, {})[recorded_value(side.says)] = None
    return {article: tuple(values) for article, values in sorted(found.items())}


def recorded_value(says: str) -> str:
    """A side's value on one line; a long one is its beginning and a digest of the whole."""
    text = " ".join(says.encode("utf-8", "replace").decode("utf-8").split()) or "-"
    if len(text) <= _MAX_VALUE:
        return text
    digest = hashlib.blake2b(fold(text).encode(), digest_size=4).hexdigest()
    return f"{text[:_SHOWN].rstrip()} … ({digest})"


def article_name(article: str) -> str:
    """An article's name without its folder, which depends on where a command was started."""
    return article.replace("\\", "/").rsplit("/", 1)[-1]


def settle(
    findings: Sequence[Finding],
    desk: Desk,
    today: date | None,
    *,
    read: Collection[str],
    ran: Callable[[str], bool] = lambda _: True,
    texts: Texts = dict,
) -> Settlement:
    """Apply the desk's decisions to findings.

    ``read``: ids of the articles of this run; ``ran``: whether a rule ran; ``texts``: the
    articles' `digests`. A decision about an article or a rule that this run left out is not
    called unmatched. One past its ``until`` settles nothing; without ``today`` none is.
    """
    if not desk.accepted:
        return Settlement(tuple(findings), ())
    entry_of = decisions_on(findings, desk.accepted, read=read, texts=texts)
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    notices: list[str] = []
    for finding in findings:
        entries = entry_of.get(finding.id, ())
        current = [e for e in entries if not _ended(e, today)]
        if current:
            suppressed.append(Suppressed(finding, current[0].reason, current[0].finding))
            continue
        kept.append(finding)
        notices += [f"{_FILE}: the decision on {e.finding} ended on {e.until}" for e in entries[:1]]
    matched = frozenset(e.finding for entries in entry_of.values() for e in entries)
    names = {article_name(article) for article in read}
    unmatched = tuple(
        entry
        for entry in desk.accepted
        if entry.finding not in matched and _was_looked_for(entry, names, ran)
    )
    if unmatched:
        index = _Index(kept)
        notices += [_unmatched_notice(entry, index) for entry in unmatched]
    return Settlement(tuple(kept), tuple(suppressed), tuple(notices), unmatched, matched)


def decisions_on(
    findings: Sequence[Finding],
    entries: Sequence[AcceptedEntry],
    *,
    read: Collection[str] = (),
    texts: Texts = dict,
) -> dict[str, list[AcceptedEntry]]:
    """The decisions on each finding, by its id; exact ones first. Arguments as of `settle`."""
    found: dict[str, list[AcceptedEntry]] = defaultdict(list)
    by_id: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_id[finding.id].append(finding)
    lost: list[AcceptedEntry] = []
    for entry in entries:
        ids = [entry.finding] if entry.finding in by_id else _longer(entry.finding, by_id)
        exact = [i for i in ids if entry.rule in (None, by_id[i][0].rule)]
        if len(exact) == 1:
            found[exact[0]].append(entry)
        else:
            lost.append(entry)
    if lost:
        index = _Index(findings)
        names = _Names(read, texts)
        for entry in lost:
            same = index.same_disagreement(names.renamed(entry), names.here)
            if same is not None:
                found[same.id].append(entry)
    return found


class _Names:
    """Names of the articles of a run, and what those of older decisions are called now."""

    def __init__(self, read: Collection[str], texts: Texts) -> None:
        self.here = frozenset(map(article_name, read))
        self._texts = texts
        self._by_digest: dict[str, str | None] | None = None

    def renamed(self, entry: AcceptedEntry) -> AcceptedEntry:
        """The decision with its articles under the names that their texts have now."""
        if len(entry.texts) != len(entry.sides):
            return entry
        sides = {}
        for (article, values), digest in zip(entry.sides.items(), entry.texts, strict=True):
            gone = article_name(article) not in self.here and not article.startswith(_OWN)
            now = self._named(digest) if gone else None
            sides[now or article] = values
        return (
            entry.model_copy(update={"sides": sides}) if len(sides) == len(entry.sides) else entry
        )

    def _named(self, digest: str) -> str | None:
        """The one article of this text; None where there is none, or copies of it."""
        if self._by_digest is None:
            self._by_digest = {}
            for article, text in self._texts().items():
                self._by_digest[text] = None if text in self._by_digest else article
        return self._by_digest.get(digest)


def _longer(prefix: str, ids: Iterable[str]) -> list[str]:
    """Ids that begin like a shortened one; a whole id is no beginning of another."""
    return [] if len(prefix) >= _ID_LENGTH else [id_ for id_ in ids if id_.startswith(prefix)]


class _Index:
    """Findings by rule and by what one side says."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._found: dict[tuple[str, str, str], list[tuple[Finding, Sides]]] = defaultdict(list)
        for finding in findings:
            sides = _comparable(recorded_sides(finding))
            for side in sides:
                self._found[(finding.rule, *side)].append((finding, sides))

    def same_disagreement(
        self, entry: AcceptedEntry, here: Collection[str] | None = None
    ) -> Finding | None:
        """The one finding with all sides of the decision and no other value.

        ``here``: names of the articles of this run (None: all). An article that is not among them
        may have another name now; its value must still be there, and one side must be as it was.
        """
        sides = _comparable(entry.sides)
        if not sides or entry.rule is None:
            return None
        values = {value for _, value in sides}
        kept = frozenset(side for side in sides if here is None or side[0] in here or _is_own(side))
        candidates = {
            finding.id: finding
            for side in sorted(kept)
            for finding, found in self._found.get((entry.rule, *side), ())
            if kept <= found
            and {value for _, value in found} == values
            and _same_question(entry.question, finding.question, values)
        }
        same = list(candidates.values())
        if len(same) > 1:
            same = [f for f in same if recorded_value(f.question) == entry.question]
        return same[0] if len(same) == 1 else None

    def changed(self, entry: AcceptedEntry) -> Finding | None:
        """A finding of the same rule that still has one side of the decision."""
        if entry.rule is None:
            return None
        values = {fold(value) for said in entry.sides.values() for value in said}
        candidates = {
            finding.id: finding
            for side in sorted(_comparable(entry.sides))
            for finding, found in self._found.get((entry.rule, *side), ())
            if _same_question(entry.question, finding.question, values | {v for _, v in found})
        }
        return next(iter(candidates.values())) if len(candidates) == 1 else None


def _same_question(recorded: str | None, asked: str, values: Collection[str]) -> bool:
    """Whether two wordings may be one question: one says all that the other does, or both name
    what is asked about, as with spellings.

    Twelve killed and twelve injured, against thirteen of each, are two questions with the same
    answers; a fuller wording comes from another outlet that joined.
    """
    if recorded is None:
        return True
    named = [value for value in values if any(map(str.isalpha, value))]
    if all(any(value in fold(text) for value in named) for text in (recorded, asked)):
        return True
    a, b = _content(recorded), _content(recorded_value(asked))
    return a <= b or b <= a


def _content(question: str) -> set[str]:
    return {word.form for word in words(question)} - FUNCTION_WORDS


def _comparable(sides: dict[str, tuple[str, ...]]) -> Sides:
    return frozenset(
        (article_name(article), fold(recorded_value(value)))
        for article, values in sides.items()
        for value in values
    )


def _is_own(side: tuple[str, str]) -> bool:
    return side[0].startswith(_OWN)


def _ended(entry: AcceptedEntry, today: date | None) -> bool:
    return entry.until is not None and today is not None and today > entry.until


def _was_looked_for(
    entry: AcceptedEntry, read: Collection[str], ran: Callable[[str], bool]
) -> bool:
    """Whether this run would have found it: an entry that names no articles always counts."""
    if entry.rule is not None and not ran(entry.rule):
        return False
    return all(article.startswith(_OWN) or article_name(article) in read for article in entry.sides)


def _unmatched_notice(entry: AcceptedEntry, kept: _Index) -> str:
    text = f"{_FILE}: accepted {entry.finding} matches no finding"
    if not entry.sides:
        return f"{text} in these articles"
    known = {value for values in entry.sides.values() for value in values}
    now = kept.changed(entry)
    if now is None:
        return f"{text} any more: {' / '.join(sorted(known))} ({entry.rule or 'unknown rule'})"
    new = [
        f"{article_name(article)} says {value}"
        for article, values in recorded_sides(now).items()
        for value in values
        if value not in known
    ]
    changed = f" ({'; '.join(new)})" if new else ""
    return f"{_FILE}: the decision on {entry.finding} lapsed{changed}; see finding {now.id}"
