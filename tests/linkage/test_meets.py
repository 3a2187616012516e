"""What is known of earlier meetings changes nothing but how many articles meet."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest

from claimcheck.cache.meets import pack_meets, unpack_meets
from claimcheck.linkage.articles import blocking, relating
from claimcheck.linkage.articles import rarity as rarities
from claimcheck.linkage.articles.events import worded
from claimcheck.linkage.articles.meets import Acquaintance, Meets
from claimcheck.linkage.articles.rarity import rarity_of
from claimcheck.linkage.articles.relating import nearness_of, related_pairs
from claimcheck.linkage.interface import Nearness
from claimcheck.models import Article, Profile

_TEXT = "Nothing that anybody would compare. " * 40
_PEOPLE = ("ana ruiz", "ruiz", "mara holt", "j. li", "")
_PLACES = ("velm", "front street", "club solace on front street")


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in (
        (blocking, "LARGE"),
        (relating, "LARGE_CORPUS"),
        (rarities, "LARGE_CORPUS"),
    ):
        monkeypatch.setattr(module, name, 0)


def profile(id: str, chance: random.Random) -> Profile:
    words = {f"w{int(chance.paretovariate(0.6)) % 80}": chance.randint(1, 3) for _ in range(15)}
    return Profile(
        id,
        tuple(chance.sample(_PEOPLE, chance.randint(0, 2))),
        (),
        tuple(chance.sample(_PLACES, chance.randint(0, 2))),
        (),
        tuple(words.items()),
    )


def known_of(profiles: Sequence[Profile], before: Meets | None, facts: frozenset[str]) -> Meets:
    """Relate as a run does that knows what the run before it knew, and hold it against one that
    knows nothing."""
    articles = {p.article: Article.from_text(_TEXT, id=p.article) for p in profiles}
    order = sorted(profiles, key=lambda p: p.article)
    rarity = rarity_of(order)
    digests = [repr((p, rarity.steps(p), p.article in facts)).encode() for p in order]
    known = Acquaintance(digests, before)
    by_article = {p.article: p for p in order}
    related = []
    for found in related_pairs(order, articles, facts, known=known):
        near, ends = known.again.get((found.a, found.b)), (by_article[found.a], by_article[found.b])
        whole = found if near is None else worded(found, *ends, rarity, Nearness(near))
        related.append(whole)
    assert related == list(related_pairs(order, articles, facts))
    chance = random.Random(len(order))
    for a, b in (chance.sample(range(len(order)), 2) for _ in range(200)):
        near = nearness_of(*sorted((order[a], order[b]), key=by_id), rarity, articles, facts)
        told = known.of_one_event(a, b, partial(_is_event, near))
        assert told == (near is Nearness.SAME_EVENT)
    result = known.result()
    assert result is not None
    assert result.is_whole()
    return result


def by_id(profile: Profile) -> str:
    return profile.article


def _is_event(near: Nearness) -> bool:
    return near is Nearness.SAME_EVENT


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("facts", [frozenset[str](), frozenset({"0100"})])
def test_articles_that_met_before_relate_as_if_they_met_now(
    seed: int, facts: frozenset[str]
) -> None:
    chance = random.Random(seed)
    there = {id: profile(id, chance) for id in (f"{n:04}" for n in range(0, 60 * 5, 5))}
    known = None
    for _ in range(5):
        known = known_of(list(there.values()), known, facts)
        new = f"{chance.randrange(10**4):04}"
        match chance.choice(("add", "add", "remove", "edit", "rename")):
            case "add":
                there[new] = profile(new, chance)
            case "remove":
                del there[chance.choice(sorted(there))]
            case "edit":
                id = chance.choice(sorted(there))
                there[id] = profile(id, chance)
            case "rename":
                there[new] = replace(there.pop(chance.choice(sorted(there))), article=new)


def test_one_new_article_meets_its_own_and_those_of_words_on_another_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(1)
    profiles = [profile(f"{n:04}", chance) for n in range(100)]
    known = known_of(profiles, None, frozenset())
    met: list[tuple[str, str]] = []
    real = relating._meet

    def counting(a, b, *more):  # type: ignore[no-untyped-def]
        met.append((a.article, b.article))
        return real(a, b, *more)

    monkeypatch.setattr(relating, "_meet", counting)
    profiles.append(Profile("0050+", words=(("w1", 1), ("mill", 1))))
    articles = {p.article: Article.from_text(_TEXT, id=p.article) for p in profiles}
    order = sorted(profiles, key=lambda p: p.article)
    rarity = rarity_of(order)
    digests = [repr((p, rarity.steps(p), False)).encode() for p in order]
    list(related_pairs(order, articles, frozenset(), known=Acquaintance(digests, known)))
    assert 0 < len({*met}) <= 100
    assert all("0050+" in pair for pair in met)


def test_words_and_articles_are_counted_in_steps() -> None:
    counts = {f"w{n}": n for n in range(1, 200)}
    rarity = rarities.Rarity(200, counts)
    weights = [rarity.weight(f"w{n}") for n in range(1, 200)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == weights[1] == 1.0
    assert len({*weights}) < 20
    assert rarities.Rarity(201, counts).weight("w50") == rarity.weight("w50")
    for n in range(3, 200):
        same_step = rarity.step(f"w{n}") == rarity.step(f"w{n - 1}")
        assert same_step <= (rarity.weight(f"w{n}") == rarity.weight(f"w{n - 1}"))


def test_steps_name_all_that_weights_depend_on() -> None:
    counts = {"mill": 5, "ana ruiz": 5, "ruiz": 5, "velm": 5}
    told = Profile("a", people=("ana ruiz",), places=("velm",), words=(("mill", 2),))
    before = rarities.Rarity(300, counts).steps(told)
    for key in counts:
        assert rarities.Rarity(300, {**counts, key: 50}).steps(told) != before, key
    assert rarities.Rarity(900, counts).steps(told) != before
    assert rarities.Rarity(300, {**counts, "fire": 50}).steps(told) == before


def test_meetings_come_back_as_they_were_kept() -> None:
    chance = random.Random(2)
    digest = (chance.randbytes(16) for _ in iter(int, 1))
    profiles = [profile(f"{n:04}", chance) for n in range(40)]
    known = known_of(profiles, None, frozenset())
    known = replace(known, articles=tuple(next(digest) for _ in known.articles))
    data = pack_meets(known)
    assert unpack_meets(data) == known
    for damaged in (b"", data[:-1], data + b"x", data[: len(data) // 2], bytes(len(data))):
        assert unpack_meets(damaged) is None
    worse = replace(known, nearness=bytes(len(known.nearness)))
    assert unpack_meets(pack_meets(worse)) is None


def test_what_was_asked_of_two_articles_is_not_asked_again() -> None:
    chance = random.Random(3)
    profiles = [
        Profile(p.article, words=tuple((f"{word}-{n % 2}", count) for word, count in p.words))
        for n, p in enumerate(profile(f"{n:04}", chance) for n in range(60))
    ]
    before = known_of(profiles, None, frozenset())
    assert before.asked  # of articles that share no word, which nobody proposed
    known = Acquaintance(before.articles, before)
    articles = {p.article: Article.from_text(_TEXT, id=p.article) for p in profiles}
    list(related_pairs(profiles, articles, frozenset(), known=known))

    def ask() -> bool:
        raise AssertionError

    for pair, answer in zip(before.asked, before.answers, strict=True):
        a, b = divmod(pair, len(profiles))
        assert known.of_one_event(a, b, ask) == answer
        assert known.of_one_event(b, a, ask) == answer
    again = known.result()
    assert again is not None
    assert (again.asked, again.answers) == (before.asked, before.answers)
