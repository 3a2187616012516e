"""The day of a step of the law that is told before its deed: "pleaded guilty to killing him on".

Behind "was convicted of robbing the bank on Friday" the day may be the court's or the robbers', and
a parser gives it to the nearer verb. Which it is cannot be told, so that such a day contradicts no
day of the deed that fits both readings.
"""

from __future__ import annotations

import re
from functools import partial

from claimcheck.dates.lexicon import date_words
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.slots import lemmas_of
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import DateClaim
from claimcheck.text import forms_in, words

_FAR = 160  # characters before a date in which its step is looked for
_YEAR = 4  # digits of a year
_NEAR = 14  # words between a step and the date behind its deed
# What ends the part of a sentence that a step governs: "admitted that he had killed her on".
_PARTS = re.compile(r"[,;:()\[\]–—.]|\b(?:that|who|which|when|while|before|after|where)\b", re.I)
_WAS = frozenset("was were been being be got is are am".split())
_NOW = frozenset({"is", "are", "am"})
_OF_DEED = frozenset("of with for over in to".split())
# Steps whose participle never stands for "who was".
_OWN_STEPS = frozenset({"admit", "deny", "plead", "confess", "guilty"})
_RELATIVE_DAY = re.compile(r"\b(?:yesterday|today|(?:last|this) (?:week|month|year))\b", re.I)


def of_step_and_deed(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether one day may be of a step of the law, and the other is an earlier one of its deed.

    False where the day behind the step is the earlier one, which no step can be, and where both
    are told behind one and the same step, whose days differ in either reading.
    """
    x, y = (
        context.once(("governed", claim.id), partial(_step_before, claim, context))
        for claim in (a, b)
    )
    if x == y:
        return False
    one, other = a.period.first, b.period.first
    if one is None or other is None:
        return True
    return bool(x if one > other else y)


def _step_before(claim: DateClaim, context: LinkContext) -> str:
    """The step that governs the deed in front of a date, "" where it has none or its own day."""
    steps = moment_words().case_steps
    if claim.event.verb in steps:
        return ""
    text = context.articles[claim.article].text
    start = max(claim.sentence.start, claim.start - _FAR)
    sentence = text[start : claim.start]
    if _has_day(sentence):
        return ""  # "was convicted on Monday of killing him on 3 March"
    low = max((mark.end() for mark in _PARTS.finditer(sentence)), default=0)
    forms = [word.form for word in words(sentence[low:])]
    for n in range(len(forms) - 1, max(-1, len(forms) - 1 - _NEAR), -1):
        found = steps & lemmas_of(forms[n])
        if found:
            step = min(found)
            deed = any(form.endswith("ing") for form in forms[n + 1 :])
            return step if deed and not _is_state(step, forms, n) else ""
    return ""


def _is_state(step: str, forms: list[str], n: int) -> bool:
    """ "A man convicted of killing", "is charged with killing": what holds has no day."""
    front, behind = forms[:n], forms[n + 1 : n + 2]
    if set(front[-2:]) & _NOW:
        return True
    passive = step not in _OWN_STEPS and bool(set(behind) & _OF_DEED)
    return passive and not set(front[-3:]) & _WAS


def _has_day(sentence: str) -> bool:
    table = date_words()
    days = table.months.keys() | table.weekdays.keys()
    return _RELATIVE_DAY.search(sentence) is not None or any(
        form in days or (form.isdigit() and len(form) == _YEAR) for form in forms_in(sentence)
    )
