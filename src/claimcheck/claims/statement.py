"""Statement claims: clauses that say something happened or is so, and how sure they sound.

A clause is a finite verb with its subject. What makes it less than a plain statement (nearly,
may, allegedly, plans to) is kept apart from what it says, so that two outlets' versions can be
laid side by side. Word lists: ``data/certainty.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.claims.entity import untitled_name
from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.claims.leading import is_question, led_by
from claimcheck.claims.modality import (
    NEGATIVE,
    able_of,
    aside_of,
    certainty_of,
    certainty_words,
    clause_tokens,
    in_part,
    is_lacking,
    is_undone,
    negators,
    nominal_of,
    possessed_of,
)
from claimcheck.claims.outcome_parties import is_there
from claimcheck.claims.outcome_table import table
from claimcheck.claims.outcomes import outcomes_by_token
from claimcheck.claims.parties import body_words, is_planned_by_noun, own_subjects, subjects_of
from claimcheck.claims.slots import slots_by_token
from claimcheck.data import read_table
from claimcheck.models import HAS, Claim, Outcome, Slot, Span, StatementClaim
from claimcheck.nlp.plain import BY_PLACE

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative"})
_SKIP_LEMMAS = frozenset({"say", "tell", "add", "note", "ask", "do", "have"})
# What is thought is a clause of its own; that somebody thinks something says no more.
_THINKING = frozenset({"think", "believe", "feel", "know", "hope", "suppose", "guess", "mean"})
_CLIMB = 30  # steps from a name to its clause at most
_DENYING = frozenset({"deny", "dispute", "refute", "disprove"})


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, str], str]:
    """(verb, particle) -> the verb that they mean together, from ``data/opposites.toml``."""
    return {(verb, with_): one for verb, with_, one in read_table("opposites.toml")["phrases"]}


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every clause with a subject and a meaningful verb."""
    speakers = [
        (start, end, match.speaker)
        for match in parsed.attributions
        for start, end in match.content
        if match.speaker is not None
    ]
    found: dict[int, StatementClaim] = {}
    for token in parsed.clauses():
        if _is_asked(token):
            continue
        claim = _statement(parsed, token, speakers)
        if claim is not None:
            found[token.i] = claim
    slots: dict[int, list[Slot]] = {}
    for token, slot in slots_by_token(parsed):
        verb = _governing(token, found)
        if verb is None:
            # A name beside a verb of speech: its description is told in the sentence all the same.
            verb = next((t.i for t in token.sent if t.i in found), None)
        if verb is not None:
            slots.setdefault(verb, []).append(slot)
    outcomes: dict[int, list[Outcome]] = {}
    for token, outcome in outcomes_by_token(parsed):
        verb = _governing(token, found)
        if verb is None:
            verb = next((t.i for t in token.sent if t.i in found), None)
        if verb is not None:
            outcomes.setdefault(verb, []).append(outcome)
    for number, claim in found.items():
        own = tuple(sorted(slots.get(number, ()), key=lambda slot: slot.span))
        ended = tuple(outcomes.get(number, ()))
        yield replace(claim, slots=own, outcomes=ended) if own or ended else claim


def _is_asked(verb: Token) -> bool:
    """Whether a clause stands in a question, which says nothing: "How many were hurt?"."""
    sentence = verb.sent
    for k in range(len(sentence) - 1, max(-1, len(sentence) - 4), -1):
        text = sentence[k].text
        if text[:1].isalnum():
            return False
        if "?" in text:
            return True
    return False


def _governing(token: Token, found: dict[int, StatementClaim]) -> int | None:
    """The nearest verb above a name that makes a statement."""
    for _ in range(_CLIMB):
        if token.i in found:
            return token.i
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _statement(
    parsed: Parsed, verb: Token, speakers: list[tuple[int, int, tuple[int, int]]]
) -> StatementClaim | None:
    subjects = _subjects_of(verb)
    if not subjects:
        return None
    led = led_by(verb)
    nominal = nominal_of(verb)
    thing = possessed_of(verb)
    if thing is not None:
        nominal = (has_predicate(thing.lemma_.lower()), True)
    if nominal is None and _only_leads(verb, subjects):
        return None
    predicate, objects = (nominal[0], []) if nominal else _predicate(led[0] if led else verb)
    if not predicate:
        return None
    state = "" if nominal else _state_of(verb)
    predicate, objects = (state, [verb]) if state else (predicate, objects)
    own = clause_tokens(verb)
    asked = led is not None and is_question(led[1])
    # "Has not decided whether to run" denies no run.
    negation = None if asked else _negation(verb, own, subjects)
    certainty, hedging = _sureness(verb, own, led, negation)
    first = min(own, key=BY_PLACE)
    last = max(own, key=BY_PLACE)
    span = parsed.span(first.idx, last.idx + len(last))
    sentence, around = parsed.sentence(verb.idx, verb.idx + len(verb))
    hedges = certainty_words()
    words = parsed.words_of(t for t in own if t.lower_ not in hedges and t.lemma_ not in hedges)
    subject = subjects[0]
    body = body_words(parsed, subject)
    doer = parsed.words_of(body or _up_to(verb, subject))
    words |= doer if body else frozenset()
    return StatementClaim(
        article=parsed.article.id,
        start=span.start,
        end=span.end,
        text=parsed.text(span),
        sentence=sentence,
        predicate=predicate,
        subject=" ".join(sorted(doer)),
        object=state or " ".join(sorted({w for o in objects for w in parsed.words_of(_phrase(o))})),
        passive=nominal[1] if nominal else subject.dep_ == "nsubjpass" and not state,
        negated=negation is not None,
        negation_span=_token_span(parsed, negation) if negation is not None else None,
        certainty=certainty,
        hedge=hedging.text if hedging is not None else "",
        hedge_span=_hedge_span(parsed, verb, hedging, asked=asked),
        verb_span=_token_span(parsed, led[0] if led else verb),
        speaker=_speaker(parsed, verb, speakers),
        words=(words - {verb.lemma_}) | {state} if state else words,
        around=around,
        aside=aside_of(verb, own),
        things=frozenset(parsed.words_of(objects)),
    )


def _only_leads(verb: Token, subjects: Sequence[Token]) -> bool:
    """Whether a verb leads to what somebody says, thinks or is about to do, and tells no deed."""
    return (
        (verb.lemma_ in _SKIP_LEMMAS or _is_thought(verb))
        and not is_undone(verb)
        and not _requested(verb)
        and not _told_of(verb, subjects)
    )


def _hedge_span(parsed: Parsed, verb: Token, hedging: Token | None, *, asked: bool) -> Span | None:
    """The word that hedges; of a question all that leads to it: "had not decided whether"."""
    if hedging is None:
        return None
    if not asked:
        return _token_span(parsed, hedging)
    first = min((c for c in verb.children if c.dep_ in {"aux", "neg"}), key=BY_PLACE, default=verb)
    start = min(first.idx, verb.idx, hedging.idx)
    return parsed.span(start, hedging.idx + len(hedging))


def _told_of(verb: Token, subjects: Sequence[Token]) -> bool:
    """ "The union was told of the plan" is a deed; "was told that …" brings words."""
    return subjects[0].dep_ == "nsubjpass" and any(
        child.dep_ == "prep" and child.lower_ in {"of", "about"} for child in verb.children
    )


def _up_to(verb: Token, subject: Token) -> list[Token]:
    """The words of a subject, up to its verb where the parser hung that on the subject."""
    own = list(subject.subtree)
    return [t for t in own if t.i < verb.i] if any(t.i == verb.i for t in own) else own


def _subjects_of(verb: Token) -> list[Token]:
    """A verb's subjects: its own, the first verb's, or what "there" is."""
    subjects = own_subjects(verb)
    if not subjects and verb.dep_ == "conj":
        subjects = [child for child in verb.head.children if child.dep_ in _SUBJECTS]
    if not subjects and is_planned_by_noun(verb):
        subjects = subjects_of(verb)
    if not subjects and is_there(verb):  # "there were no injuries" tells how it ended
        known = table().phrases
        subjects = [c for c in verb.children if f"be {c.lemma_.lower()}" in known]
    return subjects


def _sureness(
    verb: Token, own: list[Token], led: tuple[Token, Token, str] | None, negation: Token | None
) -> tuple[str, Token | None]:
    """The certainty of a clause, and the word that gives it."""
    certainty, hedging = certainty_of(verb, own)
    if led is not None and is_question(led[1]) and certainty != "possible":
        return led[2], led[1]  # "will decide whether to run"
    if certainty == "planned" and _is_light(verb) and not is_undone(verb):
        # "Will consider closing", "will try to sell": no more than the verb itself says.
        inner = any(c.dep_ == "xcomp" and c.pos_ == "VERB" for c in verb.children)
        certainty, hedging = (
            (certainty_words()[verb.lemma_], verb) if inner else (certainty, hedging)
        )
    if is_planned_by_noun(verb):
        return "planned", verb.head
    if led is not None and certainty == "plain":
        certainty, hedging = led[2], led[1]
    if negation is not None and hedging is not None and hedging.lower_ == "could":
        return "plain", None  # "could not agree": they did not
    return certainty, hedging


# Participles that say how something is, where a present "be" and no doer stand beside them.
_STATES = frozenset({"closed", "shut", "locked", "occupied", "deserted"})


def _state_of(verb: Token) -> str:
    """ "The store is closed on Sundays": no deed, but how it is."""
    form = verb.lower_
    if form not in _STATES or not any(c.lower_ in {"is", "are"} for c in verb.children):
        return ""
    doers = any(c.dep_ in {"agent", "aux", "neg"} for c in verb.children)
    return "" if doers else form


def has_predicate(noun: str) -> str:
    """The predicate of a clause that says that its subject has a thing, or has not."""
    return HAS + noun


def _token_span(parsed: Parsed, token: Token) -> Span:
    return parsed.span(token.idx, token.idx + len(token))


def _negation(verb: Token, own: list[Token], subjects: list[Token]) -> Token | None:
    """What makes a clause say no: "not", "no", "nobody", "failed to"; None for two of them."""
    found = negators(verb, own)
    found += [s for s in subjects if s.lower_ in NEGATIVE and s not in found]
    if is_planned_by_noun(verb):  # "has no plans to resign"
        found += [c for c in verb.head.children if c.lower_ == "no"]
    if any(in_part(token, own) for token in found):
        return None
    undone = [verb] if is_undone(verb) or is_lacking(verb) else []
    for no in undone + ([verb.head] if _is_denied(verb) else []):
        if found:
            return None
        found.append(no)
    return found[0] if found else None


def _is_thought(verb: Token) -> bool:
    """ "I don't believe that she will win"."""
    return verb.lemma_ in _THINKING and any(child.dep_ == "ccomp" for child in verb.children)


def _is_denied(verb: Token) -> bool:
    """ "She denied that he had resigned": a clause that is told to be untrue."""
    head = verb.head
    denied = verb.dep_ == "ccomp" and head.lemma_ in _DENYING
    return denied and not any(child.dep_ == "neg" for child in head.children)


def _predicate(verb: Token) -> tuple[str, list[Token]]:
    """The lemma that says what happened, and the objects: "is able to solve" -> solve."""
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    if able := able_of(verb):
        return _predicate(next(c for c in able.children if c.dep_ == "xcomp"))
    if verb.lemma_ == "be":
        complements = [o for o in objects if o.dep_ in {"attr", "acomp"}]
        if not complements:
            return _where(verb), []
        return complements[0].lemma_.lower(), complements
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ == "VERB" and _is_light(verb):
            inner, inner_objects = _predicate(child)
            return inner, [*objects, *inner_objects]
    return _with_particle(verb), objects + _requested(verb)


def _requested(verb: Token) -> list[Token]:
    """What somebody asks for, which is a deed and no mere saying: "asked for a recount"."""
    if verb.lemma_ != "ask":
        return []
    asked = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for"]
    return [noun for prep in asked for noun in prep.children if noun.dep_ == "pobj"]


def _phrase(noun: Token) -> Iterable[Token]:
    """An object's words; of what is asked for, not those behind its noun.

    "Asked for a refund at the hearing" and "for a delay of the hearing" ask for two things.
    """
    if noun.dep_ != "pobj":
        return noun.subtree
    return [noun, *(token for child in noun.lefts for token in child.subtree)]


def _with_particle(verb: Token) -> str:
    """The verb's lemma, or what it means with its particle ("turn down" -> reject)."""
    known = _phrases()
    for child in verb.children:
        if child.dep_ in {"prt", "prep", "advmod"} and (verb.lemma_, child.lower_) in known:
            return known[verb.lemma_, child.lower_]
    lemma = verb.lemma_.lower()
    if verb.pos_ == "ADJ" and lemma.endswith("ated"):  # a participle: "was not motivated"
        return lemma[:-1]
    return lemma.removesuffix("ed") if verb.pos_ == "ADJ" else lemma


def _where(verb: Token) -> str:
    """ "be in" for "the plant is in Lyon", "be in custody"; empty where nothing says where."""
    for prep in (c for c in verb.children if c.dep_ == "prep"):
        if prep.lower_ == "behind":  # "a cable was behind the fire"
            return "be behind"
        for noun in prep.children:
            if prep.lower_ == "without" and noun.lemma_.lower() in table().classes:
                return "be without"
            word = noun.lemma_.lower()
            told = {f"be {word}", f"be {prep.lower_} {word}"}
            told |= {f"be {prep.lower_} @{name}" for name in table().classes.get(word, ())}
            if told & table().phrases.keys():
                return f"be {prep.lower_} {word}"
    places = [
        c for c in verb.children if c.dep_ == "prep" and any(g.pos_ == "PROPN" for g in c.children)
    ]
    return f"be {places[0].lower_}" if places else ""


def _is_light(verb: Token) -> bool:
    return verb.lemma_ in certainty_words() or is_undone(verb)


def _speaker(parsed: Parsed, verb: Token, speakers: list[tuple[int, int, tuple[int, int]]]) -> str:
    for start, end, speaker in speakers:
        if start <= verb.idx < end:
            entity = parsed.entities.resolve(*speaker)
            return (
                untitled_name(parsed, entity)
                if entity
                else parsed.view.text[speaker[0] : speaker[1]]
            )
    return ""


KIND = ClaimKind("statement", "clauses, with their certainty and polarity", extract)
