"""Comparing two figures, converting units, and printing a figure: tables of own examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Quantity, QuantityKind
from claimcheck.quantities.compare import (
    Level,
    compare_quantities,
    format_number,
    format_quantity,
)
from claimcheck.quantities.find import find_in_text
from claimcheck.quantities.units import convert, dimension, is_currency, unit_table


def read(text: str) -> Quantity:
    found = find_in_text(text)
    assert len(found) == 1, text
    return found[0].quantity


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("116 ships", "116 ships", Level.EQUAL),
        ("more than 100", "more than 100", Level.EQUAL),
        ("94 inches", "7 ft 10 in", Level.EQUAL),
        ("90 minutes", "an hour and a half", Level.EQUAL),
        ("$1,200,000", "$1.2 million", Level.EQUAL),
        ("two dozen", "24", Level.EQUAL),
        ("45 cents", "$0.45", Level.EQUAL),
        ("$1.2bn", "$1.18bn", Level.ROUNDING),
        ("5.6 percent", "5.58 percent", Level.ROUNDING),
        ("8 miles", "13 kilometers", Level.ROUNDING),
        ("30C", "86F", Level.EQUAL),
        ("30C", "85F", Level.ROUNDING),
        ("2,000", "2,040", Level.ROUNDING),
        ("116", "more than 100", Level.CONTAINED),
        ("116", "between 100 and 120", Level.CONTAINED),
        ("about 300", "300", Level.CONTAINED),
        ("up to 5 years", "3 years", Level.CONTAINED),
        ("30 people", "dozens of people", Level.CONTAINED),
        ("more than 100", "fewer than 200", Level.COMPATIBLE),
        ("10 to 15", "12 to 20", Level.COMPATIBLE),
        ("about 300", "310", Level.COMPATIBLE),
        ("nearly 300", "287", Level.COMPATIBLE),
        ("12", "13", Level.DISJOINT),
        ("116", "117", Level.DISJOINT),
        ("5.6 percent", "5.7 percent", Level.DISJOINT),
        ("$1.2bn", "$1.3bn", Level.DISJOINT),
        ("$1.2bn", "$1.14bn", Level.DISJOINT),
        ("about 300", "450", Level.DISJOINT),
        ("90", "more than 100", Level.DISJOINT),
        ("100", "more than 100", Level.COMPATIBLE),
        ("fewer than 50", "at least 60", Level.DISJOINT),
        ("$1.2bn", "$1.4bn", Level.DISJOINT),
        ("$3 million", "$3 billion", Level.DISJOINT),
        ("8 miles", "20 kilometers", Level.DISJOINT),
        ("$5", "€5", Level.UNIT_DIFFERS),
        ("24 percent", "24 percentage points", Level.UNIT_DIFFERS),
        ("24 percent", "24", Level.UNIT_DIFFERS),
        ("5 miles", "5 kilograms", Level.UNIT_DIFFERS),
        ("the 3rd", "3", Level.UNIT_DIFFERS),
    ],
)
def test_two_figures_agree_to_this_level_either_way_round(a: str, b: str, level: Level) -> None:
    forward, backward = compare_quantities(read(a), read(b)), compare_quantities(read(b), read(a))
    assert (forward.level, backward.level) == (level, level)
    assert forward.holds == (level not in {Level.DISJOINT, Level.UNIT_DIFFERS})
    assert forward.reason


def test_gap_is_relative_to_the_larger() -> None:
    assert compare_quantities(read("50"), read("200")).gap == pytest.approx(0.75)
    assert compare_quantities(read("116"), read("116")).gap == 0.0


@pytest.mark.parametrize(
    ("value", "unit", "to_unit", "expected"),
    [
        (1, "mile", "kilometre", 1.609344), (7, "foot", "inch", 84),
        (32, "fahrenheit", "celsius", 0),
        (100, "celsius", "fahrenheit", 212), (0, "celsius", "kelvin", 273.15),
        (1, "hour", "minute", 60), (2, "year", "month", 24), (1, "tonne", "kilogram", 1000),
        (1, "barrel", "gallon", 42), (1, "hectare", "square metre", 10_000),
        (250, "cent", "USD", 2.5), (2.5, "GBP", "penny", 250), (1, "gigabyte", "megabyte", 1000),
        (50, "basis point", "percentage point", 0.5),
        (60, "mile per hour", "kilometre per hour", 96.56064),
        (24, "USD per day", "USD per hour", 1), (5, "USD", "EUR", None), (5, "mile", "hour", None),
        (5, "penny", "USD", None), (2, "month", "day", None), (3, "nothing known", "mile", None),
    ],
)  # fmt: skip
def test_a_value_in_another_unit(
    value: float, unit: str, to_unit: str, expected: float | None
) -> None:
    result = convert(value, unit, to_unit)
    assert result is None if expected is None else result == pytest.approx(expected)


@given(st.floats(-1e12, 1e12), st.data())
def test_converting_there_and_back(value: float, data: st.DataObject) -> None:
    table = unit_table()
    unit = data.draw(st.sampled_from(sorted(table)))
    same = sorted(u for u, row in table.items() if row.dimension == table[unit].dimension)
    other = data.draw(st.sampled_from(same))
    there = convert(value, unit, other)
    assert there is not None
    back = convert(there, other, unit)
    assert back == pytest.approx(value, rel=1e-6, abs=1e-3)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("mile", "length"), ("USD", "money:USD"), ("cent", "money:USD"), (None, None),
     ("no such unit", None), ("USD per year", "money:USD/calendar"), ("%", "percent")],
)  # fmt: skip
def test_dimension(unit: str | None, expected: str | None) -> None:
    assert dimension(unit) == expected


def test_currencies() -> None:
    assert is_currency("EUR")
    assert is_currency("EUR per year")
    assert not is_currency("mile")
    assert not is_currency(None)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("116 ships", "116"), ("£1.2bn", "£1.2 billion"), ("about $2,000,000", "about $2 million"),
        ("more than 100", "more than 100"), ("at least 100", "at least 100"),
        ("up to 40 miles", "up to 40 miles"), ("less than 5%", "less than 5%"),
        ("two to three years", "2–3 years"), ("$10 to $15 billion", "$10 billion–15 billion"),
        ("CHF 4,500", "4,500 CHF"), ("one foot", "1 foot"), ("12 feet", "12 feet"),
        ("$170m a year", "$170 million per year"), ("0.75 percent", "0.75%"), ("the 22nd", "22nd"),
        ("the 113th", "113th"), ("6:05 p.m.", "18:05"), ("won 3-2", "3–2"), ("sixfold", "6 times"),
        ("-$5", "-$5"), ("50 pence", "50 pence"), ("two-thirds of them", "two thirds"),
        ("30C", "30°C"), ("tens of thousands", "some 20,000 to 100,000"),
    ],
)  # fmt: skip
def test_format_quantity(text: str, printed: str) -> None:
    assert format_quantity(read(text)) == printed


def test_format_of_no_bounds() -> None:
    assert format_quantity(Quantity(None, None)) == "an unknown number"


@given(st.integers(0, 10**13))
def test_a_printed_number_reads_back(value: int) -> None:
    assert read(f"There were {format_number(value)} ships.").value == pytest.approx(value, rel=1e-9)


figures = st.builds(
    lambda low, width, unit, hedge, step, kind: Quantity(
        low, low + width, unit=unit, approximate=hedge, step=step, kind=kind
    ),
    st.floats(-1e9, 1e9),
    st.one_of(st.just(0.0), st.floats(0, 1e6)),
    st.sampled_from([None, "USD", "mile", "kilometre", "%"]),
    st.booleans(),
    st.sampled_from([0.0, 1.0, 100.0]),
    st.sampled_from(list(QuantityKind)),
)


@given(figures, figures)
def test_comparison_is_symmetric(a: Quantity, b: Quantity) -> None:
    assert compare_quantities(a, a).holds
    if a.unit == b.unit:
        assert compare_quantities(a, b).level is compare_quantities(b, a).level
    assert format_quantity(a)
