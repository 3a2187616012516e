"""The first claims.yaml of a corpus: what was read out of it, and comments that teach the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath

from claimcheck.config.claims_file import VERSION
from claimcheck.config.desk import MAX_NAME
from claimcheck.config.entry_text import quoted, scalar
from claimcheck.config.schema import SCHEMA_NAME
from claimcheck.models import Article, EntityClaim, Finding, Verdict

# A list longer than this is not read; a glob names many articles at once.
MAX_ARTICLES = 100
MAX_ENTITIES = 40
_GLOB_SIGNS = re.compile(r"([\[*?])")

Clean = Callable[[str], str]


def first_file(
    articles: Sequence[Article],
    findings: Sequence[Finding],
    *,
    keys: Mapping[str, str],
    clean: Clean,
    schema: bool,
) -> str:
    """The text of the file. ``keys``: by article id its path from this file, by which the next
    run finds it (`claimcheck.config.metadata.keys_of`); articles without one are left out.
    ``clean`` makes printed words harmless on one line; ``schema``: a line by which editors find
    the JSON Schema beside it."""
    lines = [
        "# What the desk knows about these articles, and what it has decided. claimcheck reads",
        "# this file by itself (--no-claims leaves it out). The articles are evidence: never edit",
        "# them.",
    ]
    if schema:
        lines.insert(0, f"# yaml-language-server: $schema={SCHEMA_NAME}")
    lines += [f"version: {VERSION}", ""]
    lines += [
        "# The same switches as on the command line. fail_on: the mildest severity that gives exit",
        "# code 1 (error, warning, info, never); ignore: rules that are of no use here.",
        "settings:",
        "  fail_on: warning",
        "  # ignore: [figure-precision]",
        "",
    ]
    lines += [
        *_articles(articles, keys),
        "",
        *_entities(findings, clean),
        "",
        *_FACTS,
        "",
        *_ACCEPTED,
    ]
    return "\n".join(lines) + "\n"


_FACTS = [
    "# What is established, each as one plain sentence. Every article is held against them, and",
    "# one that says otherwise is an error (rule fact-conflict).",
    "facts:",
    '  # - {id: opening-year, statement: "The museum opened in 1961.", see: "its annual report"}',
]
_ACCEPTED = [
    "# Findings that were looked into and are settled. claimcheck writes these entries:",
    '#   claimcheck accept FINDING PATHS --reason "both spellings are on her own site"',
    "# A decision lapses by itself when a side's value changes, or after its `until`.",
    "accepted:",
]


def _articles(articles: Sequence[Article], keys: Mapping[str, str]) -> Iterator[str]:
    yield "# What the texts do not say about themselves. The keys are paths from this file, and"
    yield '# globs may name many ("news/post-*.txt"); later entries win. Give the day of'
    yield '# publication where you know it: "last year" and "on Thursday" can only be compared when'
    yield "# it is known from which day they count."
    yield "articles:"
    # A path of this machine says nothing elsewhere.
    named = [(keys[article.id], article) for article in articles if article.id in keys]
    listed = [(k, a) for k, a in named if not PurePath(k).is_absolute() and k.isprintable()]
    for key, article in listed[:MAX_ARTICLES]:
        yield from _article(key, article)
    if len(listed) > MAX_ARTICLES:
        yield f"  # and {len(listed) - MAX_ARTICLES:,} more"


def _article(path: str, article: Article) -> Iterator[str]:
    # A sign of globs in a name stands for itself in brackets.
    key = quoted(_GLOB_SIGNS.sub(r"[\1]", path))
    outlet = f"outlet: {scalar(article.outlet or '')}" if _fits(article.outlet) else ""
    day = f"published: {article.published.isoformat()}" if article.published else ""
    if not outlet and not day:
        yield f"  # {key}: {{outlet: , published: }}   # neither was found in it"
        return
    yield f"  {key}:"
    yield f"    {outlet or '# outlet: '}"
    yield f"    {day or '# published: 2031-12-31'}"


def _fits(name: str | None) -> bool:
    return name is not None and 0 < len(name.strip()) <= MAX_NAME


def _entities(findings: Sequence[Finding], clean: Clean) -> Iterator[str]:
    yield "# Names that are settled. aliases are right and never reported against each other;"
    yield "# misspellings are reported wherever they stand. kind: person, organisation or place."
    yield "entities:"
    suggested = list(filter(None, (_suggestion(finding, clean) for finding in findings)))
    if suggested:
        yield "  # Seen in several spellings. Take the # away where all of them are right; move a"
        yield "  # wrong one from aliases to misspellings: [...]."
        for lines in suggested[:MAX_ENTITIES]:
            yield from lines
    else:
        yield "  # - {name: Dana Okoro, aliases: [D. Okoro], misspellings: [Dana Okorro]}"


def _suggestion(finding: Finding, clean: Clean) -> list[str]:
    claims = [side.claim for side in finding.sides if isinstance(side.claim, EntityClaim)]
    names = list(dict.fromkeys(" ".join(claim.name.split()) for claim in claims))
    if finding.verdict is not Verdict.VARIANT or len(names) < 2:
        return []
    kind = claims[0].entity_kind
    if kind not in ("person", "organisation", "place"):
        return []
    places = ", ".join(dict.fromkeys(clean(claim.article) for claim in claims))
    first, *rest = (quoted(name) for name in names)
    return [
        f"  # {finding.rule} {finding.id}: {places}",
        f"  # - {{name: {first}, kind: {kind}, aliases: [{', '.join(rest)}]}}",
    ]
