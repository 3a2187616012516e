"""What several outlets say alike, and how many of them independently."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.frozen import dataclass
from claimcheck.models import Claim, Cluster, StatementClaim, Verdict
from claimcheck.report import escape
from claimcheck.report.asked import asked_of_all
from claimcheck.report.borne_out import bears_out
from claimcheck.report.disputed import Disputed
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
    the outlets, those that go back to one text together; ``copied``: whether whole texts are
    near-copies, and not the sentence or quotation alone.
    """

    cluster: Cluster
    asked: str
    answer: str
    origins: tuple[tuple[str, ...], ...]
    copied: bool = False

    @property
    def corroborated(self) -> str:
        """``corroborated by 3 independent outlets``, or why what all say has one origin."""
        if len(self.origins) > 1:
            return f"corroborated by {plural(len(self.origins), 'independent outlet')}"
        if self.origins and len(self.origins[0]) < 2:
            return "several articles of one outlet"
        if self.copied:
            return "one origin: the texts are near-copies of each other"
        if self.cluster.kind == "attribution":
            return "one origin: the outlets quote the same words"
        return "one origin: the sentences are near-copies of each other"

    @property
    def outlets(self) -> str:
        """The outlets, copies joined by ``=``: ``Daily Post = Evening Star, Herald``."""
        named = [" = ".join(group) for group in self.origins[:_MAX_NAMED]]
        more = len(self.origins) - len(named)
        return ", ".join(named) + (f" and {more:,} more" if more else "")


def agreements(view: View) -> list[Agreement]:
    """Questions that at least two articles answer alike, most independent outlets first.

    Whatever is in dispute is left out (`Disputed`), shown as a finding or not. A statement is
    left out too where a finding is about its sentence, or a figure or quotation of the sentence is
    listed: what is said of one sentence is said once; and where no other article's sentence bears
    out what it says.
    """
    origins = Origins(view)
    disputed = Disputed.of(view.report)
    agreed = [cluster for cluster in view.agreements if not disputed.touches(cluster)]
    told = {
        (claim.article, claim.sentence)
        for cluster in agreed
        if cluster.kind != "statement"
        for claim in cluster.claims
    }
    elsewhere = disputed.found | told
    found = []
    for cluster in agreed:
        sentences = {(claim.article, claim.sentence) for claim in cluster.claims}
        if cluster.kind == "statement" and not sentences.isdisjoint(elsewhere):
            continue
        if _both_ways(cluster):
            continue
        alike = _alike(view, cluster)
        if alike is None:
            continue
        claim, saying = alike
        statement = cluster.kind == "statement"
        answer = _sentence(view, claim) if statement else _short(claim.text)
        asked = "" if statement else _asked(view, saying)
        groups = origins.groups(saying)
        copied = len(groups) == 1 and origins.copied(saying)
        found.append(Agreement(cluster, asked, answer, _shown(groups), copied))
    return sorted(
        found,
        key=lambda a: (-len(a.origins), a.cluster.kind, a.cluster.question, a.cluster.id),
    )


def _both_ways(cluster: Cluster) -> bool:
    """Whether statements with one verb say yes and no, even where nothing says they are of one."""
    told = {(c.predicate, c.negated) for c in cluster.claims if isinstance(c, StatementClaim)}
    return any((verb, not negated) in told for verb, negated in told)


def _asked(view: View, saying: Cluster) -> str:
    """The question; what somebody said is asked with the words themselves."""
    if saying.kind == "attribution":
        return escape.visible(saying.question)
    return escape.visible(asked_of_all(saying.question, saying.claims, view.articles))


def _alike(view: View, cluster: Cluster) -> tuple[Claim, Cluster] | None:
    """The claim to print and the cluster without what does not say the same; None without any.

    Of a statement the shortest sentence is printed that another article bears out.
    """
    claims = sorted(cluster.claims, key=lambda c: (len(c.text), c.article, c.start))
    for shown in claims:
        saying = [claim for claim in claims if claim is shown or _says(view, shown, claim, cluster)]
        narrowed = replace(cluster, claims=tuple(saying))
        if len(view.printed_in(narrowed)) > 1:
            return shown, narrowed
    return None


def _says(view: View, shown: Claim, claim: Claim, cluster: Cluster) -> bool:
    """Whether a claim says what the one shown says, as far as they were compared."""
    for pair in cluster.comparisons:
        if {pair.a.id, pair.b.id} == {shown.id, claim.id} and pair.verdict is not Verdict.AGREE:
            return False
    if cluster.kind != "statement" or claim.article == shown.article:
        return True
    own, other = view.articles.get(shown.article), view.articles.get(claim.article)
    return own is not None and other is not None and bears_out(shown, claim, own, other)


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
