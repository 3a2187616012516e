"""The question that a cluster's claims answer, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from claimcheck.linkage.dates.questions import date_question
from claimcheck.linkage.figures.questions import figure_question
from claimcheck.models import (
    Article,
    AttributionClaim,
    Claim,
    DateClaim,
    EntityClaim,
    QuantityClaim,
    StatementClaim,
)
from claimcheck.text import FUNCTION_WORDS, fold

_QUOTE_LENGTH = 110
_GEOGRAPHY = frozenset(
    """river lake sea ocean gulf bay mountain mountains valley island islands peninsula archipelago
    hills coast strait delta basin desert forest plateau region province district""".split()
)


def question_of(claims: Sequence[Claim], articles: Mapping[str, Article] | None = None) -> str:
    """The question, from the claim that says most about it; the same for any order of claims.

    ``articles`` by id: with their texts the question can use what they print.
    """
    texts = {
        claim.article: article.text
        for claim in claims
        if (article := (articles or {}).get(claim.article))
    }
    first = min(claims, key=lambda claim: (-_fullness(claim), claim.id))
    match first:
        case QuantityClaim():
            return figure_question(first, texts.get(first.article, ""))
        case EntityClaim():
            names = Counter(c.name for c in claims if isinstance(c, EntityClaim))
            name = min(names, key=lambda n: (-names[n], n))
            if _before_place(first, texts.get(first.article, "")):
                return f"Which place is {name}?"
            people = [c for c in claims if isinstance(c, EntityClaim)]
            if first.entity_kind == "person" and not any(map(_surely_somebody, people)):
                return f"Who or what is {name}?"
            noun = {"person": "Who is", "organisation": "What body is"}
            return f"{noun.get(first.entity_kind, 'Which place is')} {name}?"
        case AttributionClaim():
            speaker = first.speaker or "the speaker"
            return f"What did {speaker} say: “{_short(first.text)}”?"
        case DateClaim():
            return date_question([c for c in claims if isinstance(c, DateClaim)], texts)
        case StatementClaim():
            said = [c for c in claims if isinstance(c, StatementClaim)]
            # The plainest of them: a hedge or a "not" is an answer.
            plain = min(said, key=lambda c: (c.certainty != "plain", c.negated, -len(c.text), c.id))
            return f"Is it so: “{_short(plain.text.rstrip(' .,;'))}”?"
        case _:
            return first.text


def _surely_somebody(claim: EntityClaim) -> bool:
    """Whether a name is a person's by more than the model's word: two words, a role or an age."""
    return " " in claim.name or claim.age is not None or bool(claim.roles)


def _before_place(claim: Claim, text: str) -> bool:
    """Whether a name is printed before what only places are: "the Alda islands"."""
    behind = text[claim.end : claim.end + 20].split()
    return bool(behind) and behind[0].strip(".,;:") in _GEOGRAPHY


def spelling_question(names: Sequence[str]) -> str:
    """The question of one name in several spellings."""
    return f"How is the name spelled: {_either(names)}?"


def name_question(names: Sequence[str]) -> str:
    """The question of one body under several names."""
    return f"What is it called: {_either(names)}?"


def age_question(name: str) -> str:
    """The question of a person's age."""
    return f"How old is {name}?"


def origin_question(name: str) -> str:
    """The question of a person's home."""
    return f"Where is {name} from?"


def role_question(name: str, body: str) -> str:
    """The question of a person's role, in a body where one is given."""
    return f"What is the role of {name} at {body}?" if body else f"What is the role of {name}?"


def speaker_question(text: str) -> str:
    """The question of words that two people are said to have spoken."""
    return f"Who said: “{_short(text)}”?"


def words_question(speaker: str, around: str) -> str:
    """The question of a quotation's words; ``around`` are the words beside those that differ."""
    who = "the speaker" if not speaker or fold(speaker) in FUNCTION_WORDS else speaker
    return f"Which words did {who} use: {around}?"


def _either(names: Sequence[str]) -> str:
    *rest, last = dict.fromkeys(names)
    return f"{', '.join(rest)} or {last}" if rest else last


def _fullness(claim: Claim) -> int:
    match claim:
        case QuantityClaim():
            return len(claim.measure.phrase)
        case DateClaim():
            return len(claim.event.phrase)
        case _:
            return len(claim.text)


def _short(text: str) -> str:
    text = " ".join(text.split()).strip("'\"“”‘’ ").rstrip(",;:").strip("'\"“”‘’ ")
    if len(text) <= _QUOTE_LENGTH:
        return text
    return text[:_QUOTE_LENGTH].rsplit(maxsplit=1)[0].rstrip(" ,;:") + " …"
