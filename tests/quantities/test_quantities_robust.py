"""Any text: no crash, spans inside the text and in order, bounds in order, linear work."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.quantities.compare import compare_quantities, format_quantity
from claimcheck.quantities.find import find_in_text

# Words that open, join and close figures, so that random strings of them reach every rule.
WORDS = (
    "1 2 12 100 1,200 1,200.50 1.200,50 0.5 .5 1999 2019 00 007 3/4 ½ 9/11 555-0142 1e6 "
    "one two ten twenty hundred thousand million billion lakh crore dozen half quarter third "
    "thirds a an the and of to - – / % $ £ € ¥ US A C HK Rs PS RM p c m k bn M K x × + ~ < > ( ) "
    "' \" , . ; : "
    "from between in out every per each or up more less than least at most about nearly some over "
    "under as many minus below zero degrees Celsius F foot feet ft in inches miles km mph pounds "
    "dollars cents euros won year years month day hour hours minutes old aged percent point points "
    "times fold tens hundreds dozens several few couple won rose fell Section iPhone S&P May Sept "
    "first second nil oh pair single USD MUSD kwacha square of CO2 barrels a.m. p.m. GMT o'clock"
).split()
phrases = st.lists(st.sampled_from(WORDS), max_size=14)
texts = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="0123456789.,-–/$£€%()'\" abmkx½٣²万", max_size=80),
    phrases.map(" ".join),
    phrases.map("".join),
    phrases.map("-".join),
)


def check(text: str) -> None:
    end = 0
    found = find_in_text(text)
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert one.start <= one.number_start < one.number_end <= one.end
        end = one.end
        quantity = one.quantity
        if quantity.low is not None and quantity.high is not None and quantity.kind != "score":
            assert quantity.low <= quantity.high
        assert quantity.step >= 0
        assert one.equivalent is None or 0 <= one.equivalent < len(found)
    for one in found[:300]:
        assert format_quantity(one.quantity)
        assert compare_quantities(one.quantity, one.quantity).reason


@given(texts)
@settings(max_examples=1500, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "7" * 100_000, "7," * 12_000, "7 " * 12_000, "7." * 20_000, "7-" * 20_000, "7/" * 20_000,
        "(" * 20_000 + "7" + ")" * 20_000, "$" * 40_000, "one " * 8_000, "million " * 12_000,
        "hundred " * 60_000,
        "hundred and " * 8_000, "more than " * 10_000 + "5", "minus " * 20_000, '7"' * 20_000,
        "half a " * 8_000, "from 5 to " * 10_000, "10, " * 12_000 + "percent", "1 in " * 20_000,
        "a b " * 12_000, "Rs. " * 12_000, "1 000 " * 20_000, "7 foot 7 " * 10_000, "½" * 20_000,
        "\u202f" * 100_000, "aged 5, " * 12_000, "7'7\"" * 10_000, "x" * 100_000 + "7",
        "http://" * 14_000, "+1 2 3 4 " * 12_000, "$5 ($6) " * 12_000, "two point " * 10_000,
    ],
)  # fmt: skip
def test_long_hostile_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("unit", ["7 ", "one hundred and ", "5, ", '7" ', "from 5 to 6 "])
def test_work_grows_with_the_length(unit: str) -> None:
    def calls(repeats: int) -> int:
        count = 0

        def tally(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(tally)
        try:
            find_in_text(unit * repeats)
        finally:
            sys.setprofile(None)
        return count

    calls(10)  # word lists are compiled on first use
    assert calls(2000) <= 2.3 * calls(1000)
