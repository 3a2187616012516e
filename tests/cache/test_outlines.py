"""Claims kept between runs are read only where something asks for more than their outline."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_codec import ARTICLE, any_claim, profiles

from claimcheck.cache import Cache, Store
from claimcheck.cache.codec import CodecError, KeptBody, decode, encode
from claimcheck.cache.outlines import pack_outline, unpack_outline
from claimcheck.config import DEFAULT_MODEL, Settings
from claimcheck.engine import Checker
from claimcheck.models import Article, Claim, Extraction, Finding, Profile, Report
from claimcheck.models.outline import ClaimsOfAll, OutlinedClaims, count_kinds
from claimcheck.rules import RULES, RuleContext
from claimcheck.rules.interface import Reading
from factories import reports_of_one_blast

SLIPS = (
    "Of the 14 sailors hurt, nine were taken to a hospital and the other six went home.",
    "The lighthouse is 8 miles (30 kilometres) away.",
    "The mill burned down on Monday, 5 May 2021, said Ana Ruiz of the port.",
    "Ana Ruiz, who was born on 3 May 1950, will run again. Ana Ruiz, 41, is the mayor of Tolk.",
)
SOUND = (
    "Of the 14 sailors hurt, nine were taken to a hospital and the other five went home.",
    "The mill burned down on Wednesday, 5 May 2021, said Ana Ruiz of the port.",
    "The owner put the loss at $4.2 million, and the town paid for the bridge.",
)


def outlined(whole: Extraction, article: Article, read: list[str] | None = None) -> Extraction:
    """The extraction as a later run finds it; ``read`` takes the article when it is read."""

    def load() -> bytes:
        if read is not None:
            read.append(article.id)
        return encode(whole)

    found = unpack_outline(pack_outline(whole, article), article.id)
    assert found is not None
    outline, profile = found
    body = KeptBody(article.text, outline.sentences, load)
    return Extraction(OutlinedClaims(article.id, outline, body), profile)


@given(st.lists(any_claim, max_size=6), profiles)
def test_outlined_claims_are_the_claims(claims: list[Claim], profile: Profile) -> None:
    whole = Extraction(tuple(claims), profile)
    assert outlined(whole, ARTICLE) == whole
    assert whole == outlined(whole, ARTICLE)
    assert encode(outlined(whole, ARTICLE)) == encode(whole)
    both = ClaimsOfAll([outlined(whole, ARTICLE).claims, whole.claims])
    assert list(both) == [*claims, *claims]
    assert count_kinds(both) == count_kinds([*claims, *claims])
    assert pack_outline(outlined(whole, ARTICLE), ARTICLE) == pack_outline(whole, ARTICLE)


@given(any_claim)
def test_places_and_words_are_told_without_reading(claim: Claim) -> None:
    read: list[str] = []
    whole = Extraction((claim,), Profile(ARTICLE.id))
    (kept,) = outlined(whole, ARTICLE, read).claims
    told = (kept.article, kept.id, kept.kind, kept.span, kept.text, kept.sentence)
    assert told == (claim.article, claim.id, claim.kind, claim.span, claim.text, claim.sentence)
    assert isinstance(kept, type(claim))
    with pytest.raises(AttributeError):
        attrgetter("nothing")(kept)
    assert not read
    assert kept == claim
    assert read == [ARTICLE.id]
    # From here on nothing slows its attributes down.
    assert type(kept) is type(claim)
    assert not hasattr(type(claim), "__getattr__")
    (kept,) = outlined(whole, ARTICLE).claims
    assert hash(kept) == hash(claim)
    (kept,) = outlined(whole, ARTICLE).claims
    assert claim == kept


@given(any_claim)
def test_a_claim_may_be_copied_and_sent(claim: Claim) -> None:
    whole = Extraction((claim,), Profile(ARTICLE.id))
    for again in (copy.copy, copy.deepcopy, lambda c: pickle.loads(pickle.dumps(c))):
        assert again(outlined(whole, ARTICLE).claims[0]) == claim


@pytest.mark.parametrize("data", [b"", b"7", b"\0" * 20, b"\1\0\0\0" * 5 + b"[]"])
def test_an_outline_that_is_none_is_one_that_is_not_there(data: bytes) -> None:
    assert unpack_outline(data, "a") is None


WRONG = (
    {"words": (("fire", 0),)},
    {"words": (("fire", -1),)},
    {"words": (("fire", 1.5),)},
    {"words": ((7, 1),)},
    {"people": (7,)},
    {"countries": ("tolk", None)},
)


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_profile_that_nobody_could_reckon_with_is_none(wrong: dict[str, Any]) -> None:
    profile = Profile(ARTICLE.id, **wrong)
    assert unpack_outline(pack_outline(Extraction((), profile), ARTICLE), ARTICLE.id) is None
    with pytest.raises(CodecError):
        decode(encode(Extraction((), profile)), ARTICLE)


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_kept_profile_that_is_none_is_made_anew(wrong: dict[str, Any]) -> None:
    whole = Profile(ARTICLE.id, words=(("fire", 2),))
    packed = pack_outline(Extraction((), Profile(ARTICLE.id, **wrong)), ARTICLE)
    found = unpack_outline(packed, ARTICLE.id, lambda: whole)
    assert found is not None
    assert found[1] == whole


@given(profiles)
def test_a_kept_profile_is_read_when_something_asks(profile: Profile) -> None:
    whole = dataclasses.replace(profile, article=ARTICLE.id)
    packed = pack_outline(Extraction((), whole), ARTICLE)

    def kept() -> Profile:
        found = unpack_outline(packed, ARTICLE.id, lambda: pytest.fail("read anew"))
        assert found is not None
        return found[1]

    assert kept().article == ARTICLE.id
    assert kept() == whole == kept()
    assert hash(kept()) == hash(whole)
    assert kept().words == whole.words
    assert kept() != dataclasses.replace(whole, people=("somebody else",))
    for again in (copy.copy, copy.deepcopy, lambda p: pickle.loads(pickle.dumps(p))):
        assert again(kept()) == whole
    with pytest.raises(AttributeError):
        attrgetter("nothing")(kept())


@pytest.mark.model
def test_scans_find_the_same_and_read_what_they_must() -> None:
    day = date(2024, 5, 9)
    articles = {
        f"{n}": Article.from_text(text, id=f"{n}", published=day)
        for n, text in enumerate((*SLIPS, *SOUND))
    }
    read = dict(zip(articles, Checker().extractions(articles.values()), strict=True))
    asked: list[str] = []
    kept = {id: outlined(e, articles[id], asked).claims for id, e in read.items()}
    context = RuleContext(articles)

    def found(reading: Reading) -> list[Finding]:
        return [f for rule in RULES if rule.scan for f in rule.scan(reading, context)]

    expected = found(Reading({id: e.claims for id, e in read.items()}))
    assert {side.claim.article for f in expected for side in f.sides} == set("0123")
    assert found(Reading(kept)) == expected
    assert set(asked) == set("0123")


def test_a_run_with_nothing_new_reads_no_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [
        Article.from_text(f"Mayor {name} opened the school in {name}ville.", id=name)
        for name in ("Arden", "Brook", "Cole")
    ]
    cache = Cache(Store(tmp_path / "c.sqlite", 10_000_000))

    def checked() -> Report:
        return Checker(Settings(jobs=1), cache=cache).check(articles)

    first = checked()
    asked: list[str] = []
    real = Cache._body

    def counting(self: Cache, key: bytes, article: Article, again: Any) -> bytes:
        asked.append(article.id)
        return real(self, key, article, again)

    monkeypatch.setattr(Cache, "_body", counting)
    again = checked()
    assert again.coverage == first.coverage
    assert not asked
    assert again == first
    assert asked


def test_claims_that_made_room_are_read_anew(tmp_path: Path) -> None:
    articles = reports_of_one_blast(3)
    cache = Cache(Store(tmp_path / "c.sqlite", 10_000_000))
    expected = list(Checker(Settings(jobs=1), cache=cache).extractions(articles))
    found = cache.find(articles, DEFAULT_MODEL, again=lambda a: expected[articles.index(a)])
    assert all(isinstance(e.claims, OutlinedClaims) for e in found if e)
    assert cache.clear()
    assert found == expected
    cache.close()


@given(st.lists(any_claim, min_size=1, max_size=6), st.data())
def test_a_claim_is_made_once(claims: list[Claim], data: st.DataObject) -> None:
    kept = outlined(Extraction(tuple(claims), Profile(ARTICLE.id)), ARTICLE).claims
    place = data.draw(st.integers(-len(claims), len(claims) - 1))
    one = kept[place]
    assert one == claims[place]
    assert kept[place] is one
    assert list(kept)[place] is one
    assert [kept[0]] == list(kept[:1])
    with pytest.raises(IndexError):
        kept[len(claims)]
