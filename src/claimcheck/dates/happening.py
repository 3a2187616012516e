"""What happened at a date: the verb, noun and people that the date belongs to."""

from __future__ import annotations

from claimcheck.dates.moments import moment_words
from claimcheck.dates.printed import Printed
from claimcheck.dates.tense import told_just_before
from claimcheck.measures.phrases import lemmas_of, phrase_tokens, printed_words, subject_of
from claimcheck.measures.tree import Tree
from claimcheck.models import Measure

# Verbs that only say how sure another is: "is expected to be sentenced", "was set to open".
_RAISING = frozenset(
    """expect schedule set slate due plan intend appear seem continue go hope aim likely""".split()
)
_AUXILIARY = frozenset({"amod", "compound", "aux", "auxpass"})
_BEFORE_NOUN = frozenset({"nummod", "compound", "nmod", "amod", "npadvmod", "poss", "det"})
_TIME_NOUNS = frozenset(
    """season year quarter month week day night morning afternoon evening period half campaign
    time am pm""".split()
)
_DAYS = frozenset({"day", "date", "moment", "year"})
_OBJECTS = ("dobj", "attr", "oprd", "nsubjpass")
_PARTNERS = frozenset({"prt", "dobj", "acomp", "oprd", "advmod", "prep", "nsubjpass"})
# Of an idiom only where they govern nothing.
_PARTICLES = frozenset({"off", "down", "up", "out"})
_NEAR_NOUN = 4
_SHORT_UNITS = frozenset({"day", "week", "hour", "minute", "decade"})
# Participles that stand for prepositions: what they govern happened, not they.
_LIKE_PREPOSITIONS = frozenset({"following", "including", "regarding", "concerning", "marking"})


def happening(tree: Tree, one: Printed, first: int, last: int) -> Measure:
    """Verb, subject and object of what the date in tokens ``first:last`` dates.

    ``noun`` is the object, or the noun that the date stands in front of ("the 6 June summit");
    ``verb`` is then "" unless that noun is the verb's subject. ``phrase`` is the whole as printed.
    """
    own = frozenset(range(first, last))
    if one.life:
        return _life(tree, one, first, own)
    dated = _dated_noun(tree, first, last)
    verb, noun = _governors(tree, first, own)
    told = told_just_before(tree, first)
    if told >= 0:
        verb, noun = told, -1
    elif (inside := _inside_subject(tree, verb, first, last)) >= 0:
        verb, noun = inside, -1
    elif (meant := _meant_for(tree, one, first)) >= 0:
        verb, noun = -1, meant
    elif dated >= 0:
        noun = dated
        if tree.dep[dated] not in {"nsubj", "nsubjpass"}:
            verb = -1
    if verb >= 0:
        verb = _inner(tree, verb)
    return _measure(tree, verb, noun, own)


def _inside_subject(tree: Tree, verb: int, first: int, last: int) -> int:
    """The participle that a date ends the clause of, in front of the verb, or -1.

    "The man killed in a shooting at 2 a.m. Monday has been identified": parsers hang such a day on
    the verb behind it.
    """
    if verb < last:
        return -1
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    inner = tree.kid(subject, "acl") if subject >= 0 else -1
    if not subject < inner < first or tree.tag[inner] not in {"VBN", "VBD"}:
        return -1
    goes_on = last == verb or (tree.head[last] == verb and tree.dep[last] in {"aux", "auxpass"})
    return inner if goes_on and "," not in tree.low[inner:first] else -1


def _measure(tree: Tree, verb: int, noun: int, own: frozenset[int]) -> Measure:
    subject = _said_to_be(tree, subject_of(tree, verb) if verb >= 0 else noun)
    if verb < 0 and subject == noun:
        subject = -1
    if verb >= 0 and noun < 0:
        noun = tree.kid(verb, *_OBJECTS)
        if noun < 0 and tree.kid(verb, "auxpass") >= 0:
            noun = subject  # "in 2011 a mosaic was found", as `subject_of` reads it
    if noun in own or (noun >= 0 <= subject and tree.tag[noun] in {"WP", "WDT"}):
        noun = -1
    if subject in own or subject == noun:
        subject = -1
    noun_tokens = phrase_tokens(tree, noun, own) if noun >= 0 else []
    subject_tokens = phrase_tokens(tree, subject, own) if subject >= 0 else []
    hull = [i for i in (*subject_tokens, verb, *noun_tokens) if i >= 0]
    return Measure(
        phrase=printed_words(tree, sorted(set(hull))),
        noun=lemmas_of(tree, [i for i in noun_tokens if i <= noun]),
        of=lemmas_of(tree, [i for i in noun_tokens if i > noun]),
        subject=lemmas_of(tree, [i for i in subject_tokens if i <= subject]),
        verb=_verb(tree, verb),
    )


def _said_to_be(tree: Tree, noun: int) -> int:
    """Who is said to be it: "Ann Lee is a poet born in 1950" tells of Ann Lee, not of a poet."""
    if noun < 0 or tree.dep[noun] != "attr":
        return noun
    who = tree.kid(tree.head[noun], "nsubj")
    return who if who >= 0 and who < noun and tree.is_noun(who) else noun


def _governors(tree: Tree, first: int, own: frozenset[int]) -> tuple[int, int]:
    """The verb above a date and the noun on the way to it; -1 where there is none."""
    noun = -1
    for i in tree.climb(first):
        if i in own:
            continue
        if tree.is_verb(i) and tree.dep[i] not in _AUXILIARY:
            if tree.low[i] in _LIKE_PREPOSITIONS:
                # "following his retirement in 2006, ..."
                return -1, noun if noun >= 0 else tree.kid(i, "pobj", "dobj")
            return i, noun
        if noun < 0 and tree.is_noun(i):
            noun = i
    return -1, noun


def _meant_for(tree: Tree, one: Printed, first: int) -> int:
    """The noun of what is meant for a year or a part of one: "a budget for the coming year"; or -1.

    What is done to it ("adopted its budget for 2025") was done at another time.
    """
    if one.weekday is not None or one.day is not None or one.has_clock:
        return -1
    if one.span or one.unit in _SHORT_UNITS:
        return -1  # "a member for the past five years"
    link = first - 1
    if link > 0 and tree.low[link] in {"the", "all", "its"}:
        link -= 1
    near = link > 0 and tree.low[link] == "for" and tree.sent_start[link] == tree.sent_start[first]
    return link - 1 if near and tree.is_noun(link - 1) else -1


def _dated_noun(tree: Tree, first: int, last: int) -> int:
    """The noun that a date stands right in front of: "his July 30 sentencing"; -1 if none."""
    for i in range(last - 1, first - 1, -1):
        head = tree.head[i]
        if not (last <= head < last + _NEAR_NOUN) or tree.dep[i] not in _BEFORE_NOUN:
            continue
        if tree.is_noun(head) and tree.lemma(head) not in _TIME_NOUNS:
            return head
    return -1


def _inner(tree: Tree, verb: int) -> int:
    """The verb that carries the meaning: "expected to be sentenced", "was there when ..."."""
    lemma = tree.lemma(verb)
    for k in tree.kids[verb]:
        if lemma in _RAISING and tree.dep[k] == "xcomp" and tree.is_verb(k):
            return k
        if lemma == "be" and tree.dep[k] == "attr" and tree.lemma(k) in _DAYS:
            # "October 19 will be the day on which islanders vote"
            told = tree.kid(k, "relcl")
            if told >= 0:
                return told
        if lemma == "be" and tree.dep[k] == "advcl" and tree.is_verb(k):
            marks = {tree.low[m] for m in tree.kids[k] if tree.dep[m] == "advmod"}
            if "when" in marks:
                return k
    return verb


def _verb(tree: Tree, verb: int) -> str:
    """Lemma, or the one verb that stands for an idiom ("took place": happen)."""
    if verb < 0:
        return ""
    lemma = tree.lemma(verb)
    for k in tree.kids[verb]:
        # "Went off the grid" is no bomb that went off.
        if tree.dep[k] in _PARTNERS and not (tree.dep[k] == "prep" and tree.low[k] in _PARTICLES):
            partners = {tree.low[m] for m in tree.kids[k] if tree.dep[m] == "pobj"}
            if tree.low[k] != "in" or tree.dep[k] != "prep":  # "taken in", not "taken in a raid"
                partners.add(tree.low[k])
            for partner in sorted(partners):
                if (lemma, partner) in moment_words().idioms:
                    return moment_words().idioms[lemma, partner]
    return lemma


def _life(tree: Tree, one: Printed, first: int, own: frozenset[int]) -> Measure:
    """A birth or death printed in brackets behind a name."""
    name = first - 1
    while name > tree.sent_start[first] and tree.low[name] != "(":
        name -= 1
    name -= 1
    if name < 0 or not tree.is_noun(name):
        return _measure(tree, -1, -1, own)
    tokens = [i for i in phrase_tokens(tree, name, own, preps=False) if i <= name]
    told = "born" if one.life == "bear" else "died"
    return Measure(
        phrase=f"{printed_words(tree, tokens)} {told}",
        subject=lemmas_of(tree, tokens),
        verb=one.life,
    )
