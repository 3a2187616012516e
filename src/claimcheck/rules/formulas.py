"""Sentences that reporters use for any town or any person are no statement about one of them.

"Police in Leeds appealed for witnesses", "Police in York appealed for witnesses" and "Police in
Hull appealed for witnesses" are three events told with one formula. Reports of one event may well
give three names for one thing; of articles that only share a topic, three names are a pattern.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.printed import frame
from claimcheck.models import Article, Finding, Side
from claimcheck.rules import name_conflict
from claimcheck.text import fold, forms_in

_FEWEST = 3  # names in one place of one sentence


def without_formulas(
    findings: Iterable[Finding],
    articles: Mapping[str, Article],
    relations: Sequence[Relation],
) -> list[Finding]:
    """The findings without those on names in a sentence that three names and more have filled.

    ``relations`` tell which articles report on one event: what they say stays.
    """
    listed = list(findings)
    events = {frozenset((r.a, r.b)) for r in relations if r.nearness is Nearness.SAME_EVENT}
    frames: dict[str, list[str]] = {}
    names: defaultdict[str, set[str]] = defaultdict(set)
    for finding in listed:
        if finding.rule != name_conflict.ID or _of_one_event(finding, events):
            continue
        frames[finding.id] = [_frame(side, articles) for side in finding.sides]
        for around in frames[finding.id]:
            names[around].update(fold(side.says) for side in finding.sides)
    return [
        finding
        for finding in listed
        if not any(len(names[around]) >= _FEWEST for around in frames.get(finding.id, ()))
    ]


def _of_one_event(finding: Finding, events: set[frozenset[str]]) -> bool:
    ids = sorted({side.claim.article for side in finding.sides})
    return any(frozenset(pair) in events for pair in combinations(ids, 2))


def _frame(side: Side, articles: Mapping[str, Article]) -> str:
    """The words around a name, in normal form."""
    text = articles[side.claim.article].text
    around = frame(side.span, side.claim.sentence, text)
    return " ".join(forms_in(around.replace("…", "0")))
