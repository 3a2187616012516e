"""What all rules find in all clusters, those of which it is known taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from claimcheck.copies import Copies
from claimcheck.linkage.clusters.groups import Group
from claimcheck.models import Cluster, Finding
from claimcheck.rules.fact_conflict import ID as FACT_RULE
from claimcheck.rules.interface import Reading, Rule, RuleContext, touches_fact
from claimcheck.rules.origins import with_origins


class Finders:
    """Rules at work on one corpus; ``broken`` tells which broke off, with the error's name."""

    def __init__(self, rules: Sequence[Rule], context: RuleContext) -> None:
        self.broken: dict[str, str] = {}
        self._rules = rules
        self._context = context
        self._copies = Copies(context.articles)

    def findings(
        self, clusters: Sequence[Cluster], groups: Sequence[Group], reading: Reading
    ) -> Iterator[Finding]:
        """The findings, rule by rule, each rule's in the order of the clusters.

        ``groups`` are those that the clusters are of, if they are: what is known of them is taken
        over, and they are told what was found in the others, unless a rule broke off.
        """
        known = {
            id(cluster): findings
            for group in groups
            for cluster, findings in zip(group.clusters, group.findings, strict=True)
        }
        made: dict[int, list[Finding]] = {}
        by_rule: dict[str, list[Finding]] = {rule.id: [] for rule in self._rules}
        for cluster in clusters:
            before = known.get(id(cluster))
            if before is None:
                before = made[id(cluster)] = list(self._of(cluster))
            for finding in before:
                # What broke off before this cluster has nothing more to say.
                if finding.rule not in self.broken or id(cluster) in made:
                    by_rule[finding.rule].append(finding)
        for rule in self._rules:
            yield from by_rule[rule.id]
            if rule.scan is not None and rule.id not in self.broken:
                yield from self._guarded(rule, partial(rule.scan, reading))
        if not self.broken:
            for group in groups:
                group.findings = [
                    made[id(cluster)] if findings is None else findings
                    for cluster, findings in zip(group.clusters, group.findings, strict=True)
                ]

    def _of(self, cluster: Cluster) -> Iterator[Finding]:
        for rule in self._rules:
            if cluster.kind in rule.kinds and rule.id not in self.broken:
                yield from self._guarded(rule, partial(rule.check, cluster))

    def _guarded(
        self, rule: Rule, find: Callable[[RuleContext], Iterator[Finding]]
    ) -> Iterator[Finding]:
        """What a rule finds; where it breaks off, what it found until then."""
        try:
            for finding in find(self._context):
                # What touches a fact is told once, by the rule for facts.
                if rule.id == FACT_RULE or not touches_fact(finding, self._context):
                    yield with_origins(finding, self._copies, self._context)
        except Exception as error:
            self.broken[rule.id] = type(error).__name__
