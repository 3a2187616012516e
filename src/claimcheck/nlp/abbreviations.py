"""Full stops that end no sentence: those of short forms which always have something after them."""

from __future__ import annotations

from collections.abc import Sequence

# Source: Chicago Manual of Style 17, 10.42 (scholarly abbreviations) and 10.64 (measures); those
# that are words of their own when they end a sentence ("no", "fig", "art") are left out.
SHORT_FORMS = frozenset(
    "approx ca cf circa est excl incl max min avg equiv viz vs resp esp pp nos vol op c b d".split()
)
# These are words as well, or end a sentence as often: only inside parentheses.
_ONLY_IN_PARENTHESES = frozenset({"c", "b", "d", "op", "resp", "est", "vol"})
# Short forms that end no sentence before certain words: a street before the day of what happened
# there or a direction, a weekday before its date, a firm or body before its head. Sources: street
# suffixes of the U.S. Postal Service (Publication 28, C1), AP Stylebook ("addresses", "company
# names"), and the words that most often follow them in news.
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_MONTHS = frozenset(
    """January February March April May June July August September October November December
    Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Jan Feb Mar Apr Jun Jul Aug Sept
    Sep Oct Nov Dec""".split()
)
_STREETS = "Ave Aves Blvd Rd Ln Dr St Sts Ct Pl Hwy Pkwy Cir Ter Sq Rte Tpke Expy Fwy".split()
_AT_STREETS = _WEEKDAYS | frozenset(
    "North South East West Northeast Northwest Southeast Southwest N. S. E. W. NE NW SE SW".split()
)
_DAYS = "Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun".split()
_BODIES = "Inc Corp Co Ltd Cos Bros Univ Dept Assn".split()
_HEADS = frozenset(
    """Chief President CEO CFO COO Chairman Chairwoman Chair Chairperson Director Vice Executive
    Founder Co-founder Manager Managing Senior Spokesman Spokeswoman Spokesperson Sheriff
    Hospital Commissioner Superintendent""".split()
)
_BEFORE = {
    **dict.fromkeys(_STREETS, _AT_STREETS),
    **dict.fromkeys(_DAYS, _MONTHS),
    **dict.fromkeys(_BODIES, _HEADS),
}
_CURRENCY = frozenset("$€£¥₹₽৳₦₺₩₱")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Tokens that a parenthesis may have before its short form.
_REACH = 30


def goes_on(words: Sequence[str], i: int) -> bool:
    """Whether the full stop that ends token ``i`` is a short form's, so that its sentence goes on.

    True after "(approx." and "(cf.", whatever follows inside the parenthesis; in running text only
    where a figure, a currency sign or a word in lower case follows: "max. 20 people"; and after the
    short forms of streets, days and bodies before what goes on: "Baker Ave. Tuesday".
    """
    form = words[i]
    if form == "." and i:
        form = words[i - 1] + form
    if not form.endswith(".") or i + 1 >= len(words):
        return False
    if words[i + 1] in _BEFORE.get(form[:-1], ()):
        # "Friday's fire" opens a sentence.
        return i + 2 >= len(words) or words[i + 2] not in _POSSESSIVES
    if form[:-1].lower() not in SHORT_FORMS:
        return False
    if _opened(words, i):
        return words[i + 1] != ")"
    following = words[i + 1]
    if form[:-1].lower() in _ONLY_IN_PARENTHESES:
        return False
    return following[0].isdigit() or following[0].islower() or following[0] in _CURRENCY


def _opened(words: Sequence[str], i: int) -> bool:
    """Whether a parenthesis that opened shortly before token ``i`` is still open."""
    for j in range(i - 1, max(-1, i - _REACH), -1):
        if words[j] in {"(", "["}:
            return True
        if words[j] in {")", "]"} or "\n" in words[j]:
            return False
    return False
