"""Header lines: what they say, and which lines are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.loader.header import dateline_agency, read_meta
from claimcheck.loader.header_dates import find_date
from claimcheck.loader.vocabulary import is_outlet


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("19:55, 29 September 2025", "2025-09-29"),
        ("Published: 3 March 2021", "2021-03-03"),
        ("June 6, 2025", "2025-06-06"),
        ("Tuesday, Sept. 22, 2015 4:14 p.m. ET", "2015-09-22"),
        ("2013-09-26", "2013-09-26"),
        ("2024-02-29T10:15:00Z", "2024-02-29"),
        ("Last updated on 1st May 2020 at 11:20 GMT", "2020-05-01"),
        ("PUBLISHED: WEDNESDAY, MARCH 13, 2013, 2:29 PM", "2013-03-13"),
        ("04.10.2013", "2013-10-04"),
        ("23/11/2019 08:30", "2019-11-23"),
        ("11/23/2019", "2019-11-23"),
        ("By Jane Orchard | June 6, 2025 | 10:20 AM", "2025-06-06"),
        ("By Jane Orchard, 6 June 2025", "2025-06-06"),
        ("Jane Orchard - 12 Jan 2022", "2022-01-12"),
    ],
)
def test_a_header_line_gives_its_day(line: str, day: str) -> None:
    meta = read_meta(line)
    assert meta is not None
    assert str(meta.published) == day


@pytest.mark.parametrize(
    "line",
    [
        "05/04/2019",  # the fifth of April or the fourth of May
        "29 February 2023",
        "The bridge opened on 6 June 2025",
        "Election of 3 March 2021: what to know",
        "From 6 June 2025 to 9 June 2025",
        "Budget 2025",
        "May 2024",
        "By the numbers: 12 schools, 40 teachers",
        "By train to the sea",
        "By and by",
        "Bypass to open in May",
        "Zoë Müller wins",
        "A year ago",
        "Three years ago, the mill burned down",
    ],
)
def test_no_header_line(line: str) -> None:
    meta = read_meta(line)
    assert meta is None or (meta.published is None and meta.byline is None and not meta.ago)


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("By Jane Orchard", "Jane Orchard", None),
        ("BY JANE ORCHARD", "JANE ORCHARD", None),
        ("Written by Jane Orchard and Luis de la Vega", "Jane Orchard and Luis de la Vega", None),
        ("By Jane Orchard, Reuters", "Jane Orchard, Reuters", "Reuters"),
        ("By Jane Orchard, Staff Writer", "Jane Orchard, Staff Writer", None),
        ("Jane Orchard, Associated Press", "Jane Orchard", "Associated Press"),
        ("Jane Orchard | Kelder Courier | 2 May 2022", "Jane Orchard", "Kelder Courier"),
    ],
)
def test_bylines(line: str, byline: str, outlet: str | None) -> None:
    meta = read_meta(line)
    assert meta is not None
    if meta.outlet is not None or outlet is not None:
        assert meta.outlet == outlet
    assert meta.byline == byline


@pytest.mark.parametrize("line", ["9 minutes ago", "an hour ago", "Just now", "Updated 2 days ago"])
def test_ages(line: str) -> None:
    meta = read_meta(line)
    assert meta is not None
    assert meta.ago


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("NAIROBI, Kenya (AP) — Officials said", "AP"),
        ("GARROW, Nov 3 (AFP) - Divers", "AFP"),
        ("LONDON (Reuters) - Shares", "Reuters"),
        ("Saltmere (KNS) -- The pool", "KNS"),
        ("WASHINGTON — The council", ""),
        ("DUNMERE, June 6 /Coast Wire/ -- Trains", "Coast Wire"),
        ("The mayor (right) - who had", None),
        ("Rebels said - and the army denied - that", None),
        ("Ruth Adeyinka - Lecturer", None),
        ("He said so", None),
    ],
)
def test_datelines(paragraph: str, agency: str | None) -> None:
    assert dateline_agency(paragraph) == agency


def test_outlets() -> None:
    assert is_outlet("Kelder Courier")
    assert is_outlet("AFP")
    assert not is_outlet("Ruth Adeyinka")
    assert not is_outlet("")


@given(st.text(max_size=200))
def test_any_line(line: str) -> None:
    read_meta(line)
    dateline_agency(line)
    found = find_date(line)
    assert found is None or 0 <= found[1] < found[2] <= len(line)
