"""The outlets x questions matrix: what each outlet answers to what several of them answer.

Articles that share no question share no table: each event of a corpus has a matrix of its own, so
that a hundred articles do not make a hundred mostly empty columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from claimcheck.frozen import dataclass
from claimcheck.models import Claim, Cluster, Comparison, Finding, Side, StatementClaim, Verdict
from claimcheck.report import escape
from claimcheck.report.disputed import Disputed
from claimcheck.report.view import View, is_fact

# Worst first: how a claim stands to the other answers of its question.
_WORST = (Verdict.CONFLICT, Verdict.REVISED, Verdict.VARIANT, Verdict.COMPATIBLE, Verdict.AGREE)
APART = frozenset({Verdict.CONFLICT, Verdict.REVISED, Verdict.VARIANT})
_TELLING = frozenset({Verdict.CONFLICT, Verdict.REVISED, Verdict.VARIANT, Verdict.COMPATIBLE})
# What agrees is worth a row where it is a figure, a date or somebody's words. That two outlets
# name the same town, or use the same verb, tells nobody anything.
_AGREED_KINDS = frozenset({"quantity", "date", "attribution"})
# What these findings are about (an age, a role, a hedge) is not seen in the claims' own words.
_QUESTION = 160  # characters of a question that are shown at least
_MANY = 60  # articles of one question from which not every pair of them is counted
_ONE_BY_ONE = frozenset({"entity", "statement"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one outlet says to one question.

    ``claims`` in text order; ``words`` are the printed ones, each once; ``standing`` is the worst
    verdict against another outlet's answer, None where none of its claims was compared with one.
    ``odd`` says that most outlets say otherwise, or that no side has a majority.
    """

    outlet: str
    claims: tuple[Claim, ...]
    words: tuple[str, ...]
    standing: Verdict | None = None
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A row: the question, its answers by outlet, and the shown findings that come of it."""

    cluster: Cluster
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]

    @property
    def disputed(self) -> bool:
        """Whether some outlet says otherwise than most, or there is no majority."""
        return any(answer.odd and answer.standing in APART for answer in self.answers)

    @property
    def rule(self) -> str:
        """The rule of the row's finding, where it has one."""
        return self.findings[0].rule if self.findings else ""

    def answer(self, outlet: str) -> Answer | None:
        """What the outlet says, if it says anything."""
        return next((answer for answer in self.answers if answer.outlet == outlet), None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Questions that hang together by the articles that answer them, and those outlets."""

    outlets: tuple[str, ...]
    questions: tuple[Question, ...]
    articles: tuple[str, ...]


def matrices(view: View) -> list[Matrix]:
    """The matrices of a report: those with the worst findings first, then the largest."""
    questions = _questions(view)
    tables = [_matrix(view, group) for group in _together(questions)]
    return sorted(tables, key=lambda t: (_rank(t.questions[0]), -len(t.questions), t.articles))


def _questions(view: View) -> list[Question]:
    by_cluster: dict[str, list[Finding]] = {}
    for finding in view.printed:
        by_cluster.setdefault(finding.cluster, []).append(finding)
    disputed = Disputed.of(view.report)
    rows = [
        row
        for cluster in view.report.clusters
        # What another question disputes is not shown as agreed in this one.
        if cluster.verdict is not Verdict.AGREE
        or cluster.id in by_cluster
        or not disputed.touches(cluster)
        for row in _rows(view, cluster, by_cluster.get(cluster.id, []))
        if len(row.answers) > 1
    ]
    return sorted(rows, key=_order)


def _rows(view: View, cluster: Cluster, found: Sequence[Finding]) -> Iterator[Question]:
    """One row for the question; for a name or statement one for each finding about it."""
    if cluster.kind in _ONE_BY_ONE and found:
        for finding in found:
            yield Question(cluster, _sides(view, finding), (finding,))
    elif _worth_a_row(cluster, bool(found)):
        yield Question(cluster, _answers(view, cluster), tuple(found))


def _sides(view: View, finding: Finding) -> tuple[Answer, ...]:
    """What the outlets of one finding say."""
    by_outlet: dict[str, list[Side]] = {}
    for side in finding.sides:
        article = view.articles.get(side.claim.article)
        if article is not None and not is_fact(article):
            by_outlet.setdefault(view.brief(article.id), []).append(side)
    return tuple(
        Answer(
            outlet,
            tuple(dict.fromkeys(side.claim for side in sides)),
            tuple(dict.fromkeys(side.says for side in sides)),
            finding.verdict,
            odd=True,
        )
        for outlet, sides in sorted(by_outlet.items())
    )


def _worth_a_row(cluster: Cluster, found: bool) -> bool:
    if found or cluster.kind in _AGREED_KINDS:
        return True
    # What is true of a verb is told by the finding, or not at all.
    return cluster.kind == "entity" and cluster.verdict in _TELLING


def _rank(question: Question) -> tuple[int, int]:
    worst = min((finding.severity.rank for finding in question.findings), default=9)
    verdict = question.cluster.verdict
    return worst, _WORST.index(verdict) if verdict in _WORST else len(_WORST)


def _order(question: Question) -> tuple[object, ...]:
    cluster = question.cluster
    return (_rank(question), -len(question.answers), cluster.kind, cluster.question, cluster.id)


def _answers(view: View, cluster: Cluster) -> tuple[Answer, ...]:
    printed = set(view.printed_in(cluster))
    by_outlet: dict[str, list[Claim]] = {}
    for claim in sorted(cluster.claims, key=lambda c: (c.article, c.start, c.end)):
        if claim.article in printed:
            by_outlet.setdefault(view.brief(claim.article), []).append(claim)
    outlet_of = {claim: outlet for outlet, claims in by_outlet.items() for claim in claims}
    pairs = [
        (outlet_of[pair.a], outlet_of[pair.b], pair)
        for pair in cluster.comparisons
        if pair.a in outlet_of and pair.b in outlet_of
    ]
    majority = _majority(tuple(by_outlet), pairs)
    return tuple(
        Answer(
            outlet,
            tuple(claims),
            tuple(dict.fromkeys(claim.text for claim in claims)),
            _standing(outlet, pairs),
            odd=outlet not in majority,
        )
        for outlet, claims in sorted(by_outlet.items())
    )


def _standing(outlet: str, pairs: Iterable[tuple[str, str, Comparison]]) -> Verdict | None:
    """The worst verdict against another outlet; what an outlet revised itself counts as well."""
    verdicts = {
        pair.verdict
        for a, b, pair in pairs
        if outlet in (a, b) and (a != b or pair.verdict is Verdict.REVISED)
    }
    return next((verdict for verdict in _WORST if verdict in verdicts), None)


def _majority(
    outlets: Sequence[str], pairs: Sequence[tuple[str, str, Comparison]]
) -> frozenset[str]:
    """Outlets of the largest set that agrees, if it is larger than every other."""
    home = {outlet: outlet for outlet in outlets}

    def find(outlet: str) -> str:
        while home[outlet] != outlet:
            outlet = home[outlet]
        return outlet

    for a, b, pair in pairs:
        if pair.verdict is Verdict.AGREE:
            home[find(b)] = find(a)
    groups: dict[str, set[str]] = {}
    for outlet in outlets:
        groups.setdefault(find(outlet), set()).add(outlet)
    first, *rest = sorted(groups.values(), key=len, reverse=True)
    if rest and len(rest[0]) == len(first):
        return frozenset()
    return frozenset(first)


def _together(questions: Sequence[Question]) -> list[list[Question]]:
    """Questions of one event together, in the order of their first question.

    Articles that answer two questions in common are of one event. One question alone ties nobody:
    a company's staff is told in reports on very different days.
    """
    home: dict[str, str] = {}

    def find(article: str) -> str:
        home.setdefault(article, article)
        while home[article] != article:
            home[article] = home[home[article]]
            article = home[article]
        return article

    shared = Counter(pair for question in questions for pair in _pairs(_articles(question)))
    for (a, b), count in sorted(shared.items()):
        if count > 1:
            home[find(b)] = find(a)
    groups: dict[str, list[Question]] = {}
    for question in questions:
        roots = Counter(map(find, _articles(question)))
        most = max(roots.values())
        chosen = min(root for root, count in roots.items() if count == most)
        groups.setdefault(chosen, []).append(question)
    return list(groups.values())


def _pairs(articles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """All pairs; of very many articles only neighbours, which tie them together as well."""
    return combinations(articles, 2) if len(articles) <= _MANY else pairwise(articles)


def _articles(question: Question) -> list[str]:
    return sorted({claim.article for answer in question.answers for claim in answer.claims})


def _matrix(view: View, questions: Sequence[Question]) -> Matrix:
    articles = sorted({article for question in questions for article in _articles(question)})
    outlets = tuple(dict.fromkeys(view.brief(article) for article in articles))
    return Matrix(tuple(sorted(outlets)), tuple(questions), tuple(articles))


def question_text(question: Question, size: int) -> str:
    """The printed question: that of the row's one finding, else of all its claims, cut to ``size``.

    A statement's is asked of the clause without "not": "no" must answer what stands there.
    """
    if len(question.findings) == 1:
        return shorten(question.findings[0].question, max(size, _QUESTION))
    said = [c for c in question.cluster.claims if isinstance(c, StatementClaim)]
    if said:
        plain = min(said, key=lambda c: (c.negated, c.certainty != "plain", len(c.text), c.id))
        return f"“{shorten(plain.text, size)}”"
    return shorten(question.cluster.question, max(size, _QUESTION))


def shorten(text: str, size: int) -> str:
    """Words of an article made visible, at most ``size`` characters of them."""
    text = escape.visible(text).strip()
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"


def telling(question: Question, answer: Answer) -> Verdict | None:
    """What to mark an answer with; None where most outlets say so and some do not."""
    if answer.standing is None or (question.disputed and not answer.odd):
        return None
    return answer.standing
