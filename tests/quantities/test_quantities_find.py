"""The grammar without a language model: values, bounds, hedges, kinds and what is none."""

from __future__ import annotations

import pytest
from cases import (
    AGES,
    BOUNDS,
    DURATIONS,
    EQUIVALENT,
    HEDGED,
    MEASURES,
    MONEY,
    MOVEMENTS,
    MULTIPLES,
    NOT_EQUIVALENT,
    NOTHING,
    NUMBERS,
    RATES,
    SCORES,
)

from claimcheck.models import QuantityKind
from claimcheck.quantities.equivalents import Found
from claimcheck.quantities.find import find_in_text

CARRIERS = ("{}", "The report gives {}.", "It was {}, the council said.")


def only(text: str) -> Found:
    found = find_in_text(text)
    assert len(found) == 1, (text, [(text[f.start : f.end], f.quantity) for f in found])
    return found[0]


def rows(table: list[tuple]) -> list[tuple]:
    return [(*row[:-1], phrase) for row in table for phrase in row[-1]]


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("value", "unit", "phrase"), rows(NUMBERS))
def test_number(value: float, unit: None, phrase: str, carrier: str) -> None:
    text = carrier.format(phrase)
    found = only(text)
    assert found.quantity.value == pytest.approx(value)
    assert found.quantity.unit is unit
    assert found.quantity.kind is QuantityKind.NUMBER
    assert text[found.start : found.end] == phrase


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("value", "unit", "phrase"), rows(MONEY))
def test_money(value: float, unit: str, phrase: str, carrier: str) -> None:
    text = carrier.format(phrase)
    found = only(text)
    assert (found.quantity.value, found.quantity.unit) == (pytest.approx(value), unit)
    assert found.quantity.kind is QuantityKind.MONEY
    assert text[found.start : found.end] == phrase


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("unit", "value", "phrase"), rows(MEASURES))
def test_measure(unit: str, value: float, phrase: str, carrier: str) -> None:
    found = only(carrier.format(phrase))
    assert (found.quantity.value, found.quantity.unit) == (pytest.approx(value), unit)
    kind = QuantityKind.PERCENT if unit == "%" else QuantityKind.MEASURE
    assert found.quantity.kind is kind


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("unit", "value", "phrase"), rows(DURATIONS))
def test_duration(unit: str, value: float, phrase: str, carrier: str) -> None:
    found = only(carrier.format(phrase))
    assert (found.quantity.value, found.quantity.unit) == (pytest.approx(value), unit)
    assert found.quantity.kind is QuantityKind.DURATION


@pytest.mark.parametrize(("age", "text"), AGES)
def test_age(age: int, text: str) -> None:
    quantity = only(text).quantity
    assert (quantity.value, quantity.unit, quantity.kind) == (age, "year", QuantityKind.AGE)


def test_ages_in_a_list() -> None:
    found = find_in_text("The women, aged 22, 24 and 61, were hurt.")
    assert [f.quantity.value for f in found] == [22, 24, 61]
    assert {f.quantity.kind for f in found} == {QuantityKind.AGE}


@pytest.mark.parametrize(("text", "low", "high", "unit", "low_in", "high_in"), BOUNDS)
def test_bounds(
    text: str, low: float | None, high: float | None, unit: str | None, low_in: bool, high_in: bool
) -> None:
    quantity = only(text).quantity
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)
    assert (quantity.low_inclusive, quantity.high_inclusive) == (low_in, high_in)


@pytest.mark.parametrize(("text", "value"), HEDGED)
def test_hedge_keeps_the_value(text: str, value: float) -> None:
    quantity = only(text).quantity
    assert quantity.value == value
    assert quantity.approximate
    assert quantity.modifier


def test_modifier_is_part_of_the_span() -> None:
    text = "It cost more than about $40 last time."
    found = only(text)
    assert text[found.start : found.end] == "more than about $40"
    assert text[found.number_start : found.number_end] == "40"
    assert found.quantity.modifier == "more than about"


@pytest.mark.parametrize(("text", "values"), MOVEMENTS)
def test_movement_gives_two_values(text: str, values: list[float]) -> None:
    assert [f.quantity.value for f in find_in_text(text)] == values


@pytest.mark.parametrize(("text", "value", "unit"), RATES)
def test_rate(text: str, value: float, unit: str) -> None:
    quantity = only(text).quantity
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(("text", "value"), MULTIPLES)
def test_multiple(text: str, value: float) -> None:
    quantity = only(text).quantity
    assert (quantity.value, quantity.kind) == (value, QuantityKind.MULTIPLE)


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantity(text: str) -> None:
    assert [text[f.start : f.end] for f in find_in_text(text)] == []


@pytest.mark.parametrize(("text", "ours", "theirs"), SCORES)
def test_score(text: str, ours: float, theirs: float) -> None:
    quantity = only(text).quantity
    assert (quantity.low, quantity.high, quantity.kind) == (ours, theirs, QuantityKind.SCORE)


@pytest.mark.parametrize("text", EQUIVALENT)
def test_equivalence_ties_two_figures(text: str) -> None:
    found = find_in_text(text)
    assert [f.equivalent for f in found] == [1, 0]


@pytest.mark.parametrize("text", NOT_EQUIVALENT)
def test_no_equivalence(text: str) -> None:
    assert [f.equivalent for f in find_in_text(text)] == [None, None]


def test_ordinals_and_clock_times_are_their_own_kinds() -> None:
    found = find_in_text("The third train left at 6:15 p.m. from the 21st stop.")
    assert [(f.quantity.kind, f.quantity.value) for f in found] == [
        (QuantityKind.ORDINAL, 3),
        (QuantityKind.TIME, 18 * 60 + 15),
        (QuantityKind.ORDINAL, 21),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It costs 8 or $9.", ["USD", "USD"]),
        ("7- or 8-inch pipes are used.", ["inch", "inch"]),
        ("Rates of 10, 15 and 20 percent apply.", ["%", "%", "%"]),
        ("The pool is 12 by 15 feet.", ["foot", "foot"]),
        ("They spent 280 million of the 1.5 billion shekels.", ["ILS", "ILS"]),
    ],
)
def test_shared_unit(text: str, units: list[str]) -> None:
    assert [f.quantity.unit for f in find_in_text(text)] == units


@pytest.mark.parametrize(
    ("text", "step"),
    [("$1.2bn", 1e8), ("$1.18bn", 1e7), ("5.6 percent", 0.1), ("116 ships", 1), ("7 ships", 0)],
)
def test_step_is_the_last_printed_digit(text: str, step: float) -> None:
    assert only(text).quantity.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a man in his 60s", 60, 69),
        ("a woman in her mid-40s", 43, 47),
        ("two men in their late twenties", 26, 29),
        ("a boy in his teens", 13, 19),
    ],
)
def test_ages_by_decade(text: str, low: float, high: float) -> None:
    quantity = find_in_text(text)[-1].quantity
    assert (quantity.low, quantity.high, quantity.kind) == (low, high, QuantityKind.AGE)
    assert quantity.approximate


def test_plus_or_minus_is_a_distance_and_twice_a_day_no_multiple() -> None:
    assert only("an error of plus or minus 3 points").quantity.low == 3
    assert find_in_text("It is taken twice a day.") == []
    assert only("It is twice the size.").quantity.kind is QuantityKind.MULTIPLE


@pytest.mark.parametrize(
    "text",
    [
        "<b>9</b> people were hurt.",
        'It sold <span class="big">9</span> boats.',
        "They found <td>9 boats.",
        "There were</p>9 boats.",
    ],
)
def test_the_end_of_a_tag_is_no_bound(text: str) -> None:
    found = find_in_text(text)[0]
    assert (found.quantity.value, found.quantity.modifier) == (9, "")


@pytest.mark.parametrize(
    "text", ["A share of >9 boats.", "It was > 9 boats.", "a < 2 and > 9 boats"]
)
def test_a_sign_is_a_bound_elsewhere(text: str) -> None:
    found = find_in_text(text)[-1].quantity
    assert (found.low, found.low_inclusive, found.high) == (9, False, None)


@pytest.mark.parametrize(
    ("text", "low"),
    [("Snow buried the village under 53 inches.", 53), ("The wall is under 53 inches high.", None)],
)
def test_what_lies_under_something_is_no_bound(text: str, low: float | None) -> None:
    assert only(text).quantity.low == low
