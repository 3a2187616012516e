"""What linkage leaves out early changes nothing: the comparisons are those without any filter."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.dates import linker as dates
from claimcheck.linkage.dates.evidence import points
from claimcheck.linkage.figures import linker as figures
from claimcheck.linkage.figures.evidence import weigh
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.names.known_as import one_name
from claimcheck.linkage.names.unread import forms_of, words_of
from claimcheck.linkage.statements import slots
from claimcheck.models import (
    Article,
    Claim,
    Comparison,
    DateClaim,
    Measure,
    Period,
    Quantity,
    QuantityClaim,
    Slot,
    Span,
    StatementClaim,
)
from claimcheck.text import all_forms, forms_in, occurs, words

_WORDS = "ferry harbour crew storm Velm rescue captain cargo inquiry weather repair deck".split()
_PRINTED = st.text("aBé'’-*1., \n\t\xa0\x1c\x85\u2009\u200b", max_size=12)
_NAMES = ["Ana Ruiz", "Oskar Lindt", "Velm", "Karsk", "Harvold Lines", "Milan Petras"]


@given(text=_PRINTED)
def test_words_between_spaces_are_the_words_of_the_text(text: str) -> None:
    forms = tuple(word.form for word in words(text))
    assert forms_in(text) == forms
    assert all_forms(text) == frozenset(forms)
    article = Article(id="a", path="a", text=text, regions=(Span(0, 3), Span(3, len(text))))
    known = words_of(article, LinkContext({"a": article}))
    assert forms_of(article) == known.at.keys()


@given(
    phrase=st.text("ab_é' 1", max_size=4),
    text=st.text("ab_é' 1.", max_size=20),
)
def test_a_phrase_occurs_as_a_pattern_between_word_boundaries_finds_it(
    phrase: str, text: str
) -> None:
    assert occurs(phrase, text) == (re.search(rf"\b{re.escape(phrase)}\b", text) is not None)


class Made:
    """An article of random sentences, each of which holds a figure, a date and two names."""

    def __init__(self, name: str, chance: random.Random) -> None:
        self.claims: list[Claim] = []
        parts: list[str] = []
        start = 0
        for _ in range(chance.randint(2, 5)):
            told = chance.sample(_WORDS, 6)
            figure = str(chance.choice([3, 14, 17, 220, 2000, 2600]))
            noun = chance.choice(["person", "boat", "crew", "ton"])
            verb = chance.choice(["kill", "rescue", "sink", ""])
            day = chance.choice(["Monday", "Tuesday", "Friday"])
            who, whom = chance.sample(_NAMES, 2)
            line = f"{who} told {whom} that {figure} {noun} {' '.join(told)} on {day}. "
            self.add(name, line, start, figure, noun, verb, day, frozenset(told))
            parts.append(line)
            start += len(line)
        self.article = Article.from_text(
            "".join(parts), id=name, published=date(2024, 3, chance.randint(1, 20))
        )

    def add(
        self,
        name: str,
        line: str,
        start: int,
        figure: str,
        noun: str,
        verb: str,
        day: str,
        told: frozenset[str],
    ) -> None:
        def at(phrase: str) -> Span:
            place = start + line.index(phrase)
            return Span(place, place + len(phrase))

        sentence = Span(start, start + len(line) - 1)
        who, whom = (
            line.split(" told ", maxsplit=1)[0],
            line.split(" told ")[1].split(" that ", maxsplit=1)[0],
        )
        names = frozenset(f"{who} {whom}".lower().split())
        self.claims.append(
            QuantityClaim(
                article=name, start=at(f" {figure} ").start + 1, end=at(f" {figure} ").end - 1,
                text=figure, sentence=sentence, quantity=Quantity(float(figure), float(figure)),
                measure=Measure(phrase=noun, noun=noun, verb=verb), words=told | {noun} | names,
            )
        )  # fmt: skip
        self.claims.append(
            DateClaim(
                article=name, start=at(day).start, end=at(day).end, text=day, sentence=sentence,
                period=Period(None, None, text=day), weekday=("Monday", "Tuesday").index(day)
                if day != "Friday" else 4,
                event=Measure(phrase=" ".join(sorted(told)[:2]), verb=verb, noun=noun),
                words=told | names,
            )
        )  # fmt: skip
        self.claims.append(
            StatementClaim(
                article=name, start=start, end=sentence.end, text=line.rstrip(), sentence=sentence,
                predicate=verb or "say", subject=who.lower(), words=told | names,
                around=told | names | {noun},
                slots=(
                    Slot(who, "person", ("subject sail",), span=at(who)),
                    Slot(whom, "person", ("object sail",), span=at(whom)),
                ),
            )
        )  # fmt: skip


def related(seed: int) -> tuple[Made, Made, Relation, LinkContext]:
    """Two articles of one event or topic, the same for the same seed."""
    chance = random.Random(seed)
    a, b = Made("a", chance), Made("b", chance)
    names = [frozenset(w for n in _NAMES if n in m.article.text for w in n.lower().split())
             for m in (a, b)]  # fmt: skip
    near = chance.choice([Nearness.SAME_EVENT, Nearness.SAME_EVENT, Nearness.SAME_TOPIC])
    relation = Relation(
        "a", "b", near, ("both name somebody",), names[0] & names[1], names[0], names[1],
        score=chance.choice([2.0, 4.0, 6.0]), days_apart=chance.choice([0, 3, 40]),
    )  # fmt: skip
    return a, b, relation, LinkContext({"a": a.article, "b": b.article})


def weigh_all(whole: Callable[..., Any]) -> Callable[..., Any]:
    return lambda a, b, relation, context, siblings, _: whole(a, b, relation, context, siblings)


def test_figures_that_are_dropped_early_would_have_come_to_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = [related(seed) for seed in range(150)]
    found = [_linked(figures.link, case) for case in cases]
    monkeypatch.setattr(figures, "weigh", weigh_all(weigh))
    assert [_linked(figures.link, case) for case in cases] == found
    assert sum(map(len, found)) > 100


def test_dates_that_are_dropped_early_would_have_come_to_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = [related(seed) for seed in range(150)]
    found = [_linked(dates.link, case) for case in cases]
    monkeypatch.setattr(
        dates, "points", lambda x, y, relation, context, _: points(x, y, relation, context, -99.0)
    )
    assert [_linked(dates.link, case) for case in cases] == found
    assert any(found)


def test_names_that_are_dropped_early_would_have_come_to_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The rest of two statements is looked at first; what it says does not depend on the order."""
    cases = [related(seed) for seed in range(150)]
    found = [_linked(slots.link_names, case) for case in cases]

    def alike(left: Any, right: Any, relation: Relation, context: LinkContext) -> Any:
        for a in left:
            for b in right:
                if (
                    slots._comparable(a, b)
                    and not any(one_name(other.slot, b.slot, context) for other in left)
                    and not any(one_name(other.slot, a.slot, context) for other in right)
                ):
                    yield a, b, *slots._points(a, b, relation)

    monkeypatch.setattr(slots, "_alike", alike)
    assert [_linked(slots.link_names, case) for case in cases] == found


def _linked(link: Any, case: tuple[Made, Made, Relation, LinkContext]) -> list[Comparison]:
    a, b, relation, context = case
    fresh = LinkContext(context.articles)
    return list(link(a.claims, b.claims, relation, fresh))
