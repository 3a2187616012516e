"""How things ended, as clauses say it: died or survived, approved or rejected, agreed or not.

A verb with the word that gives it its meaning ("find dead", "reach agreement") is looked up in
``data/outcomes.toml``, whose axes have sides that rule each other out. What is kept beside the side
is of whom it is said, by whom it was done, whether it is negated, and whether the clause speaks of
another time or under a condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims import causes, wounds
from claimcheck.claims.interface import Parsed
from claimcheck.claims.modality import (
    aside_of,
    certainty_of,
    clause_tokens,
    in_part,
    is_undone,
    negators,
)
from claimcheck.claims.outcome_parties import is_participle, is_there, said_of, whose
from claimcheck.claims.outcome_table import BE, SAID, STATES, has_no, phrases_of, table
from claimcheck.claims.parties import (
    SUBJECTS,
    is_planned_by_noun,
    parties_of,
    subjects_of,
)
from claimcheck.models import Outcome, Party
from claimcheck.nlp.plain import BY_PLACE

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

_ON = frozenset({"of", "on", "over", "about", "to"})
_OF_OBJECTS = frozenset({"in", "at", "for", "against", "on", "from"})
_CLIMB = 6  # governors of a verb that are looked at
# Nouns for the dead: whoever finds them says that somebody died.
_REMAINS = frozenset({"body", "corpse", "remains"})
_FINDING = frozenset({"find", "recover", "discover", "retrieve", "pull", "locate", "identify"})
_AT_FIRST = frozenset("initially originally previously earlier".split())
_NO_DEED = frozenset({"before", "instead", "avoid", "prevent", "risk", "threaten"})


def outcomes_by_token(parsed: Parsed) -> Iterator[tuple[Token, Outcome]]:
    """Each outcome of a text with the verb that tells it."""
    known = table()
    for token in parsed.clauses():
        lemma = token.lemma_.lower()
        told = (
            lemma in known.verbs
            or lemma in BE
            or any(c.lower_ == "without" or c.lower_ in STATES for c in token.children)
            or any(wounds.wounds_of(token))
            or any(causes.causes_of(token))
            or _remains(token) is not None
        )
        if told:
            yield from _outcomes(parsed, token, lemma)


def _outcomes(parsed: Parsed, verb: Token, lemma: str) -> Iterator[tuple[Token, Outcome]]:
    known = table()
    found = _looked_up(verb, lemma)
    if not found or _is_no_deed(verb):
        return
    own = clause_tokens(verb)
    negated = _negated(verb, own)
    if negated is None:
        return
    certainty = _certainty(verb, own)
    aside = _aside(verb, own)
    words = parsed.words_of(own)
    first, last = own and (min(own, key=BY_PLACE), max(own, key=BY_PLACE))
    for (axis, side), (role, word, of_class) in found.items():
        parties = said_of(parsed, verb, role, word, own)
        if parties is None:
            continue
        only = known.axes[axis].only
        if only and not any(_in_class(party, only) for party in parties):
            continue
        if of_class and not any(party.head in known.nouns[of_class] for party in parties):
            continue
        no_one = any(party.none for party in parties)
        if known.axes[axis].of == "contest" and (negated or no_one or _several(word)):
            continue  # who "won two primaries" or "did not beat" somebody may lose others
        start, end = (t for t in sorted([verb, word or verb], key=BY_PLACE))
        if role == causes.BEHIND:
            end = max((t for p in verb.children for t in p.children), key=BY_PLACE)
        if end.i - start.i > _CLIMB:
            start = end = verb
        yield (
            verb,
            Outcome(
                axis=axis,
                side=side,
                of=parties,
                by=_by(parsed, verb, role),
                negated=_says_no(negated, no_one, word) if role == "noun" else negated != no_one,
                certainty=certainty,
                words=words,
                matter=_about(parsed, axis, verb, word, parties),
                aside=aside,
                span=parsed.span(start.idx, end.idx + len(end)),
                clause=parsed.span(first.idx, last.idx + len(last)),
            ),
        )


def _aside(verb: Token, own: list[Token]) -> str:
    """As `aside_of`, with how it was said: "police initially said that they were linked".

    What came after the rest of its sentence ("before he was killed") is of no other time.
    """
    found = aside_of(verb, own).split()
    if _came_after(verb):
        found = [word for word in found if word != "before"]
    if verb.dep_ == "ccomp":
        found += [c.lower_ for c in verb.head.children if c.lower_ in _AT_FIRST]
    return " ".join(found)


def _says_no(negated: bool, no_one: bool, noun: Token | None) -> bool:
    """Whether a clause whose noun tells it denies it: the "no" of an object is the clause's."""
    no = no_one or (noun is not None and has_no(noun))
    return negated if noun is not None and noun.dep_ == "dobj" else negated != no


def _several(word: Token | None) -> bool:
    return word is not None and word.tag_ == "NNS"


def _looked_up(verb: Token, lemma: str) -> dict[tuple[str, str], tuple[str, Token | None, str]]:
    """By axis and side: of whom a clause says it, by which word, and of which class of nouns."""
    known = table()
    found: dict[tuple[str, str], tuple[str, Token | None, str]] = {}
    general = phrases_of(verb, "be") if lemma in BE else ()
    for phrase, word in (*general, *phrases_of(verb, lemma)):
        for axis, side, role, of_class in known.phrases.get(phrase, ()):
            # What is longer means more: "find guilty", not "find"; of no object, "close .".
            if (axis, side) not in found or word is not None or phrase.endswith(" ."):
                found[axis, side] = role, word, of_class
    for side, role, noun in wounds.wounds_of(verb):
        found[wounds.AXIS, side] = role, noun, ""
    for side, role, noun in causes.causes_of(verb):
        found[causes.AXIS, side] = role, noun, ""
    if (remains := _remains(verb)) is not None:
        found["life", "dead"] = "remains", remains, ""
    return found


def _remains(verb: Token) -> Token | None:
    """The noun of those whom a clause says were found dead: "the bodies of two climbers"."""
    if verb.lemma_ not in _FINDING:
        return None
    nouns = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
    return next((n for n in nouns if n.lemma_.lower() in _REMAINS and whose(n)), None)


def _in_class(party: Party, nouns: frozenset[str]) -> bool:
    # What a pronoun stands for may be of the class.
    return not party.head or party.head in nouns or bool(party.words & nouns)


def _about(
    parsed: Parsed, axis: str, verb: Token, word: Token | None, parties: tuple[Party, ...]
) -> frozenset[str]:
    """What an outcome is on, as its axis has it."""
    if axis == causes.AXIS:
        return causes.effect_of(party.head for party in parties)
    if axis == wounds.AXIS:
        return wounds.told_by(verb)
    if not table().axes[axis].about_object:
        return _matter(parsed, verb, word)
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    objects += [word] if word is not None and word.dep_ in SAID and word.pos_ == "VERB" else []
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in _OF_OBJECTS]
    objects += [n for prep in preps for n in prep.children if n.dep_ == "pobj"]
    told = (t for noun in objects for t in noun.subtree)
    return parsed.words_of(t for t in told if t.ent_type_ not in {"DATE", "TIME"})


def _matter(parsed: Parsed, verb: Token, word: Token | None) -> frozenset[str]:
    """What a verdict, plea or deal is on: "of arson", "a ceasefire deal", "denied taking it"."""
    own: list[Token] = []
    if word is not None and word.lemma_.lower() in table().nouns["offence"]:
        own.append(word)  # "denied murder" and "admitted manslaughter" are of two charges
    if word is not None and word.dep_ in SAID and word.pos_ == "VERB":
        objects = [t for c in word.children if c.dep_ == "dobj" for t in c.subtree]
        return parsed.words_of([word, *objects])
    # "Convicted Ann Holt of fraud": the charge may hang on the name.
    named = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "PROPN"]
    for head in (verb, *named, *([word] if word is not None else [])):
        for prep in head.children:
            if prep.dep_ == "prep" and (prep.lower_ in _ON or _is_charge(verb, prep)):
                own += [t for c in prep.children if c.dep_ in {"pobj", "pcomp"} for t in c.subtree]
    if word is not None and word.dep_ in {"dobj", "nsubjpass"}:
        own += [c for c in word.children if c.dep_ in {"compound", "amod"}]
    return parsed.words_of(t for t in own if t.ent_type_ not in {"DATE", "TIME"})


def _is_charge(verb: Token, prep: Token) -> bool:
    return verb.lemma_ == "charge" and prep.lower_ == "with"


def _by(parsed: Parsed, verb: Token, role: str) -> tuple[Party, ...]:
    """Who did what happened to somebody or something."""
    if role == "subject":
        return ()
    agents = [n for c in verb.children if c.dep_ == "agent" for n in c.children if n.dep_ == "pobj"]
    if agents:
        return parties_of(parsed, agents)
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children) or is_participle(verb)
    return () if passive else parties_of(parsed, subjects_of(verb))


def _negated(verb: Token, own: list[Token]) -> bool | None:
    """Whether a clause says that it did not end so; None where only a part of it is negated."""
    # "No agreement was reached", "nobody was hurt": the party says so.
    said_by_party = SUBJECTS | {"attr"} if is_there(verb) else SUBJECTS
    found = [t for t in negators(verb, own) if t.head.dep_ not in said_by_party]
    if any(in_part(token, own) for token in found):
        return None
    count = len(found)
    above: Token = verb
    for _ in range(_CLIMB):
        head = above.head
        if above.dep_ == "xcomp":
            count += is_undone(head) or head.lemma_ == "deny"  # "denied holding talks"
            count += sum(c.dep_ == "neg" for c in head.children)
        elif above.dep_ == "pcomp":
            count += head.lower_ == "without"
            break
        elif is_planned_by_noun(above):
            count += has_no(head)
            above = head  # "has no plans to resign", "there are no plans to close it"
        elif above.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and verb.dep_ == "conj":
            # "did not stop or slow": one negation for both, where the second has no subject.
            joint = [c.lower_ for c in head.children if c.dep_ == "cc"]
            if "or" in joint and not any(c.dep_ in SUBJECTS for c in above.children):
                count += sum(c.dep_ == "neg" for c in head.children)
            break
        elif above.dep_ == "ccomp" and head.lemma_ in {"deny", "dispute"}:
            if head.lemma_ == "dispute" or any(c.dep_ == "neg" for c in head.children):
                return None
            count += 1  # "denied that talks were going on": whose word it is, the rule asks
            break
        elif above.dep_ == "ccomp" and head.lemma_ in {"think", "believe"}:
            # "Do not think that they are linked": the negation is the inner clause's.
            count += sum(c.dep_ == "neg" for c in head.children)
            break
        else:
            break
        above = head
    return count % 2 == 1


def _certainty(verb: Token, own: list[Token]) -> str:
    """As of a statement; of what somebody wants or is to do, as of the verb above it."""
    level = certainty_of(verb, own)[0]
    if level == "plain" and verb.dep_ == "xcomp" and not is_undone(verb.head):
        level = certainty_of(verb.head, clause_tokens(verb.head))[0]
    if level == "plain" and verb.dep_ == "conj" and not any(c.dep_ == "aux" for c in verb.children):
        level = certainty_of(verb.head, clause_tokens(verb.head))[0]
    if level == "plain" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        head = verb.head
        voted = head.lemma_ in {
            "vote",
            "decide",
            "manage",
            "go",
            "agree",
            "choose",
            "force",
        } or is_undone(head)
        level = "plain" if voted else "planned"
    return level


def _is_no_deed(verb: Token) -> bool:
    """Whether a clause tells what need not have happened: "before reaching", "whether he is"."""
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    if marks & _OPEN or ("before" in marks and not _came_after(verb)):
        return True
    if verb.dep_ == "conj" and not marks and _is_supposed(verb.head):
        return True  # "if he oversteps his authority and abandons the talks"
    if verb.dep_ in {"pcomp", "xcomp"} and (
        verb.head.lower_ in _NO_DEED or verb.head.lemma_ in _NO_DEED
    ):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {
        "ask",
        "urge",
        "call",
        "try",
        "seek",
        "want",
        "attempt",
        "order",
        "tell",
    }


# Words that leave open whether what they lead in happened.
_OPEN = frozenset({"whether", "if", "unless", "until"})


def _is_supposed(verb: Token) -> bool:
    """Whether a verb, or the one that it is joined to, is told under a condition. Behind "until"
    and "even if" it may have happened; behind "whether" the second verb is often the story's."""
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    return any(
        c.dep_ == "mark"
        and c.lower_ in {"if", "unless"}
        and not (c.i and verb.doc[c.i - 1].lower_ == "even")
        for c in verb.children
    )


# What somebody did before the rest could happen: "died before he was charged".
_CUT_SHORT = frozenset("die leave flee escape resign withdraw quit end stop".split())


def _came_after(verb: Token) -> bool:
    """ "Shot three people before he was arrested": told in the past tense, of what came next."""
    if not any(c.dep_ == "mark" and c.lower_ == "before" for c in verb.children):
        return False
    past = verb.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in verb.children)
    main = verb.head
    return past and main.tag_ in {"VBD", "VBN"} and main.lemma_ not in _CUT_SHORT
