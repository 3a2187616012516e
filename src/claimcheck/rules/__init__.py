"""The rules, in report order. A new rule is one file and one line here."""

from __future__ import annotations

from claimcheck.rules import (
    arithmetic_mismatch,
    certainty_shift,
    conversion_mismatch,
    date_conflict,
    fact_conflict,
    figure_conflict,
    figure_precision,
    name_conflict,
    name_spelling,
    organisation_name,
    origin_conflict,
    paraphrase_drift,
    polarity_conflict,
    quote_altered,
    quote_misattributed,
    role_conflict,
    word_conflict,
)
from claimcheck.rules.interface import Rule, RuleContext

RULES: tuple[Rule, ...] = (
    name_spelling.RULE,
    organisation_name.RULE,
    name_conflict.RULE,
    word_conflict.RULE,
    role_conflict.RULE,
    origin_conflict.RULE,
    figure_conflict.RULE,
    figure_precision.RULE,
    conversion_mismatch.RULE,
    arithmetic_mismatch.RULE,
    date_conflict.RULE,
    quote_altered.RULE,
    quote_misattributed.RULE,
    paraphrase_drift.RULE,
    certainty_shift.RULE,
    polarity_conflict.RULE,
    fact_conflict.RULE,
)

__all__ = ["RULES", "Rule", "RuleContext"]
