"""What a run covered, in the words of all reports for people."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import PurePath

from claimcheck.linkage.clusters.left_out import LONELY, by_use
from claimcheck.models import Claim, DateClaim, Severity
from claimcheck.models.outline import ClaimsOfAll, OutlinedClaims, is_open
from claimcheck.report.view import View, is_fact

# Statements are how linkage finds shifts of certainty; a reader does not count sentences.
# In the order of use to somebody who checks by hand what the run could not.
_KINDS = {
    "quantity": "figure",
    "date": "date",
    "attribution": "attributed statement",
    "entity": "name",
}

_SEVERAL = 2

_UNDATED_NAMED = 3  # the ledger is no list of articles
_NOT_READ = 200  # inputs that were not read are named in a report for people


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def unchecked(view: View) -> str:
    """Why "0 errors" would be no clean bill: nothing was read, or nothing held against anything.

    Empty where something was compared or found.
    """
    coverage, scope = view.report.coverage, view.report.scope
    if coverage.pairs_compared or view.report.findings or view.report.suppressed:
        return ""
    if not coverage.articles:
        return "no article was checked"
    if scope is not None and not scope.new:
        chosen_by = f" ({scope.chosen_by})" if scope.chosen_by else ""
        return f"nothing was compared, since no article is new{chosen_by}"
    return "nothing was compared"


def outcome_parts(view: View) -> list[str]:
    """Findings per severity, and what is hidden or settled; else that nothing was compared."""
    if nothing := unchecked(view):
        return [nothing]
    hidden = set(view.hidden)
    parts = []
    for severity in Severity:
        count = view.counts[severity]
        noun = severity.value if severity is Severity.INFO else None
        text = f"{count:,} {noun}" if noun else plural(count, severity.value)
        parts.append(f"{text} (hidden: --show {severity.value})" if severity in hidden else text)
    if view.unsure:
        parts.append(f"{view.unsure:,} less sure than --min-confidence")
    if view.suppressed:
        parts.append(f"{len(view.suppressed):,} accepted in claims.yaml")
    return [*parts, *scope_parts(view)[1:]]


def scope_parts(view: View) -> list[str]:
    """How many articles are new, and what of the old ones is not shown; empty without a limit."""
    scope = view.report.scope
    if scope is None:
        return []
    if not scope.new:
        return ["0 new"]
    chosen_by = f" ({scope.chosen_by})" if scope.chosen_by else ""
    old = f"{plural(scope.hidden, 'finding')} of old articles not shown"
    return [f"{len(scope.new):,} new", f"{old}{chosen_by}"]


def coverage_parts(view: View) -> list[str]:
    """Articles, claims, questions and comparisons."""
    coverage = view.report.coverage
    claims = sum(count for kind, count in coverage.claims.items() if kind in _KINDS)
    new = scope_parts(view)[:1]
    parts = [
        f"{articles_phrase(view)} ({new[0]})" if new else articles_phrase(view),
        plural(claims, "claim"),
        compared_phrase(view, "compared"),
    ]
    if view.report.skipped:
        parts.append(f"{plural(len(view.report.skipped), 'input')} not read")
    return parts


def compared_phrase(view: View, verb: str = "") -> str:
    """``6 pairs on 5 questions``: a cluster holds the answers to one; ``verb`` behind "pairs"."""
    coverage = view.report.coverage
    phrase = f"{plural(coverage.pairs_compared, 'pair')} {verb}".rstrip()
    return f"{phrase} on {plural(coverage.clusters, 'question')}" if coverage.clusters else phrase


def articles_phrase(view: View) -> str:
    """``5 articles + 3 stories split from 001.txt``."""
    coverage = view.report.coverage
    split = coverage.stories_split
    # The engine counts every story as an article; a reader counts files first.
    phrase = plural(max(coverage.articles - split, 0), "article")
    if not split:
        return phrase
    phrase += f" + {plural(split, 'story', 'stories')} split from "
    several = {
        view.paths.get(article.id, article.id)
        for article in view.report.articles
        if not is_fact(article)
        and not article.record
        and article.id.rpartition("#")[2].isdigit()
        and "#" in article.id
    }
    # The folder says nothing here, and the line is long enough.
    return phrase + (PurePath(several.pop()).name if len(several) == 1 else f"{len(several)} files")


def claims_phrase(view: View) -> str:
    """Claims by kind, most first: ``96 figures, 40 names``."""
    counted = sorted(view.report.coverage.claims.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(_kinds(counted))


def left_out(view: View) -> list[tuple[str, list[str]]]:
    """What was not compared: pairs held apart, by why, claims that nothing answers, and articles
    whose days hang in the air.
    """
    counted = view.report.coverage.not_compared
    lonely = {k.removesuffix(LONELY): n for k, n in counted.items() if k.endswith(LONELY)}
    apart = by_use({k: n for k, n in counted.items() if not k.endswith(LONELY)})
    pairs = [
        f"{reason} ({plural(count, 'pair') if number == 0 else f'{count:,}'})"
        for number, (reason, count) in enumerate(apart)
    ]
    parts = {
        "not compared": pairs,
        "in one article only": _kinds([(kind, lonely.get(kind, 0)) for kind in _KINDS]),
        "no day of publication": _undated(view),
    }
    return [(lead, words) for lead, words in parts.items() if words]


def _undated(view: View) -> list[str]:
    """Articles without a day of publication whose weekdays and the like are therefore no dates."""
    articles = [article for article in view.report.articles if not is_fact(article)]
    unknown = {article.id for article in articles if article.published is None}
    open_days = _open_days(view.report.claims, unknown) if unknown else set()
    found = sorted(unknown & open_days)
    if not found or len(articles) < _SEVERAL:
        return []
    more = len(found) - _UNDATED_NAMED
    names = ", ".join(found[:_UNDATED_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    count = plural(len(found), "article")
    return [f"{count} whose weekdays have no date (docs/inputs.md): {names}"]


def _open_days(claims: Sequence[Claim], articles: Set[str]) -> set[str]:
    """Those of the articles in which some weekday has no date."""
    if isinstance(claims, ClaimsOfAll):
        return set().union(*(_open_days(part, articles) for part in claims.parts))
    if isinstance(claims, OutlinedClaims):
        return {claims.article} & articles if claims.outline.marks.open_days else set()
    return {
        claim.article
        for claim in claims
        if isinstance(claim, DateClaim) and claim.article in articles and is_open(claim)
    }


def _kinds(counted: list[tuple[str, int]]) -> list[str]:
    return [plural(count, _KINDS[kind]) for kind, count in counted if count and kind in _KINDS]


def not_read(view: View) -> list[tuple[str, str]]:
    """Inputs that were not read, with the reason, for reports that people read.

    Of very many the first are named, and the last row counts the rest.
    """
    every = sorted((item.path, item.reason) for item in view.report.skipped)
    rows = every[:_NOT_READ]
    if len(every) > _NOT_READ:
        more = len(every) - _NOT_READ
        rows.append(
            (f"{more:,} more", "claimcheck check --verbose and reports for programs name each")
        )
    return rows
