"""What several outlets say alike, and how many of them independently."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.models import Claim, Cluster
from claimcheck.report import escape
from claimcheck.report.excerpt import sentence_around, shorten
from claimcheck.report.ledger import plural
from claimcheck.report.origins import Origins
from claimcheck.report.view import View

_WORDS = 200  # characters of a statement or quotation
_MAX_NAMED = 6  # outlets named one by one


@dataclass(frozen=True, slots=True)
class Agreement:
    """One question that outlets answer alike.

    ``asked`` is empty where the answer is a statement, which is its own question. ``origins``:
    the outlets, those that go back to one text together.
    """

    cluster: Cluster
    asked: str
    answer: str
    origins: tuple[tuple[str, ...], ...]

    @property
    def corroborated(self) -> str:
        """``corroborated by 3 independent outlets``, or that all copies are one."""
        if len(self.origins) < 2:
            return "one origin: the texts are near-copies of each other"
        return f"corroborated by {plural(len(self.origins), 'independent outlet')}"

    @property
    def outlets(self) -> str:
        """The outlets, copies joined by ``=``: ``Daily Post = Evening Star, Herald``."""
        named = [" = ".join(group) for group in self.origins[:_MAX_NAMED]]
        more = len(self.origins) - len(named)
        return ", ".join(named) + (f" and {more:,} more" if more else "")


def agreements(view: View) -> list[Agreement]:
    """Questions that at least two articles answer alike, most independent outlets first.

    A statement is left out where a finding is about its sentence, or a figure or quotation of the
    sentence is listed: what is said of one sentence is said once.
    """
    origins = Origins(view)
    disputed = {(side.claim.article, side.claim.sentence) for f in view.shown for side in f.sides}
    told = {
        (claim.article, claim.sentence)
        for cluster in view.agreements
        if cluster.kind != "statement"
        for claim in cluster.claims
    }
    elsewhere = disputed | told
    found = []
    for cluster in view.agreements:
        sentences = {(claim.article, claim.sentence) for claim in cluster.claims}
        if cluster.kind == "statement" and not sentences.isdisjoint(elsewhere):
            continue
        claim = min(cluster.claims, key=lambda c: (len(c.text), c.article, c.start))
        statement = cluster.kind == "statement"
        answer = _sentence(view, claim) if statement else _short(claim.text)
        asked = "" if statement else escape.visible(cluster.question)
        found.append(Agreement(cluster, asked, answer, _shown(origins.groups(cluster))))
    return sorted(
        found,
        key=lambda a: (-len(a.origins), a.cluster.kind, a.cluster.question, a.cluster.id),
    )


def _shown(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(escape.visible, group)) for group in groups)


def _sentence(view: View, claim: Claim) -> str:
    article = view.articles.get(claim.article)
    if article is None:
        return _short(claim.text)
    found = sentence_around(article.text, claim.sentence, [claim.span])
    excerpt = shorten(found, _WORDS, clean=escape.visible)
    words = [("… " if word.gap else "") + word.text for word in excerpt.words]
    return " ".join(words) + (" …" if excerpt.cut else "")


def _short(text: str) -> str:
    text = escape.visible(text).strip()
    return text if len(text) <= _WORDS else text[: _WORDS - 1].rstrip() + "…"
