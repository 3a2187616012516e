"""The question that dates answer, as an editor would ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.evidence import SPEAKING, TELLING
from claimcheck.linkage.dates.slots import lemmas_of
from claimcheck.linkage.printed import Token, frame, is_plural, shown, tokens, where
from claimcheck.linkage.vocabulary import vocabulary
from claimcheck.models import DateClaim
from claimcheck.text import FUNCTION_WORDS, fold

_REACH = 300  # characters around a date in which the words of its happening are looked for
_BEHIND = 9  # words behind a verb that a question repeats
_FORMS_OF_BE = frozenset("be been being was were is are".split())
_ADVERBS = frozenset("also later first then already last again".split())
_PASSIVE_BEFORE = _FORMS_OF_BE | {"got"}
_BOUNDING = frozenset("until till since than".split())
_TRAILING = (FUNCTION_WORDS - {"it", "him", "her", "them"}) | frozenset(
    "early late last next around about shortly just nearly almost".split()
)
# Verbs that say all without an object. Source: any grammar's list of intransitive verbs.
_ALONE = frozenset(
    """happen occur die begin start end open close arrive depart leave return resign come go fall
    rise collapse crash explode erupt sink capsize drown retire disappear vanish meet gather vote
    surrender escape play appear testify plead marry divorce strike land burn flood reopen speak
    emerge step quit withdraw apologize apologise protest march graduate move live work break
    expire take""".split()
)
_EXACT = 60  # minutes; a wider clock time is a part of the day
_LONGEST = 90  # characters of a happening in a question
# Words that a noun may follow without an article.
_DETERMINED = frozenset(
    """the a an his her its their this that these those no some any one two three four five nobody
    everybody somebody none he she it they we i who someone everyone""".split()
)
# Verbs that are done to what stands before them where nothing stands behind: "a firm founded in".
_DONE_TO = frozenset(
    """found establish create incorporate publish release acquire demolish build elect appoint
    discover convict charge sentence arrest nominate kill wound injure shoot""".split()
)


def date_question(claims: Sequence[DateClaim], texts: Mapping[str, str] | None = None) -> str:
    """ "On what day was Erik Vale shot?"; the same for any order of claims.

    ``texts``: the articles' by id. With them a sentence is made only of what they print together;
    else the words around the date are given ("When: “the rules date from …”?").
    """
    asked = _asked(claims)
    told = best_told(claims)
    text = (texts or {}).get(told.article, "")
    bound = bool(text) and _is_bound(told, text)
    if bound:
        asked = "When"
    happened = _happened(told, text) if told.event.phrase and not bound else None
    if happened:
        return f"{asked} {happened}?"
    if text:
        return f"{asked}: {frame(told.span, told.sentence, text)}?"
    return f"{asked} did it happen?"


def what_happened(told: DateClaim, text: str) -> str:
    """The happening that a date is of, for a message: its phrase, else the words around."""
    phrase = told.event.phrase or told.event.verb
    aged = told.event.noun.split(" ")[-1] == "old"  # "convicted the 54-year-old"
    if phrase and not aged and _happened(told, text):
        return phrase
    return frame(told.span, told.sentence, text)


def best_told(claims: Sequence[DateClaim]) -> DateClaim:
    """The claim that says best what happened: by a deed's own verb, not by who told of it."""
    return min(claims, key=lambda claim: (_rank(claim), -_length(claim), claim.id))


def _rank(claim: DateClaim) -> int:
    table, event = moment_words(), claim.event
    if event.verb in SPEAKING or not event.phrase:
        return 3
    if event.verb in TELLING or event.verb in table.procedure:
        return 2
    # Who or what it was, not "it happened".
    return 0 if event.verb in table.groups and (event.subject or event.noun) else 1


def _length(claim: DateClaim) -> int:
    phrase = claim.event.phrase
    return len(phrase) if len(phrase) <= _LONGEST else 0


def _asked(claims: Sequence[DateClaim]) -> str:
    hours = [claim.clock for claim in claims]
    if all(hour is not None and hour[1] - hour[0] <= _EXACT for hour in hours):
        return "At what time"
    if all(claim.weekday is not None or _is_day(claim) for claim in claims):
        return "On what day"
    if all(claim.period.granularity == "year" for claim in claims):
        return "In what year"
    return "When"


def _is_bound(claim: DateClaim, text: str) -> bool:
    """Whether the date only bounds what is told, or is compared with: "until", "the highest since".

    "On what day were schools closed?" is no question to "closed until Thursday".
    """
    before = [fold(t.text) for t in tokens(text, _stretch(claim)[0], claim.start) if t.text][-3:]
    return not _BOUNDING.isdisjoint(before[-1:]) or "than" in before


def _is_day(claim: DateClaim) -> bool:
    return claim.period.first is not None and claim.period.first == claim.period.last


def _happened(claim: DateClaim, text: str) -> str | None:
    """ "was Erik Vale shot", "did Velo Corp close its plant", "was the shooting".

    None where the happening's words are not printed so that a sentence can be made of them.
    """
    event = claim.event
    printed = event.phrase.split()
    if not event.verb:
        return _nominal(claim, printed, text)
    at, verb = _verb_in(printed, event.verb)
    if at <= 0:
        return None
    subject, behind = " ".join(printed[:at]), " ".join(printed[at + 1 :])
    form = fold(printed[at])
    if text:
        return _as_printed(claim, subject, form, verb, text)
    before = _with_article(subject)
    if verb == "be":
        return f"was {before} {behind}"
    done_to = verb in _DONE_TO and not event.noun
    if not event.subject or done_to or (verb == "bear" and form == "born"):
        return f"{_were(subject)} {before} {form}"
    return f"did {before} {verb} {behind}".rstrip()


def _nominal(claim: DateClaim, printed: list[str], text: str) -> str | None:
    """ "was the shooting": only of what can happen, or of a work that comes out."""
    event = claim.event
    count = len(event.subject.split())
    if count and event.noun and _is_work(event.noun):
        return f"did {_with_article(' '.join(printed[:count]))} come out"
    known = moment_words().groups.keys() | vocabulary().happenings.keys()
    happens = any(fold(word) in known for word in printed)
    if text and not (happens and where(event.phrase, text, *_stretch(claim))):
        return None
    return f"was {_with_article(event.phrase)}"


def _stretch(claim: DateClaim) -> tuple[int, int]:
    """The part of the sentence around a date that is looked at."""
    start = max(claim.sentence.start, claim.start - _REACH)
    return start, min(claim.sentence.end, claim.end + _REACH)


def _as_printed(claim: DateClaim, subject: str, form: str, verb: str, text: str) -> str | None:
    """The happening from the sentence itself: subject, verb, and what stands behind the verb."""
    start, end = _stretch(claim)
    at = where(subject, text, start, end)
    if at is None and where(subject, text, 0, len(text)) is None:
        return None  # words that were never printed together
    if at is None and subject[:1].islower():
        return None  # what another sentence speaks of need not be what this one does
    found = [t for t in tokens(text, start, end) if t.text]
    n = next((n for n, t in enumerate(found) if fold(t.text) == form), None)
    if n is None:
        return None
    who = shown(at, text) if at else _with_article(subject)
    before = [fold(t.text) for t in found[max(0, n - 3) : n]]
    if "not" in before or "never" in before or len(who) > _LONGEST:
        return None
    if verb == "bear" and form == "born":
        return f"was {who} born"
    if _was_done(before) or (verb in _DONE_TO and not claim.event.noun):
        return f"{_were(who)} {who} {printed_form(found[n].text)}"
    if verb == "be" or (form.endswith("ing") and not set(before) & _FORMS_OF_BE):
        return None
    behind = _behind(claim, found, n, text)
    if behind.startswith("by "):
        return None
    if not behind and not claim.event.noun and verb not in _ALONE:
        return None  # "a statement issued on Friday" issued nothing
    if "will" in before:
        return f"will {who} {verb} {behind}".rstrip()
    if form.endswith("ing") or "to" in before:
        return None
    return f"did {who} {verb} {behind}".rstrip()


def _was_done(before: Sequence[str]) -> bool:
    """Whether the words before a verb make it passive, adverbs aside."""
    for word in reversed(before):
        if word in _PASSIVE_BEFORE:
            return True
        if not word.endswith("ly") and word not in _ADVERBS:
            return False
    return False


def printed_form(word: str) -> str:
    """A verb of a headline or of a sentence's start without its capital."""
    return word[:1].lower() + word[1:]


def _were(subject: str) -> str:
    return "were" if is_plural(subject) else "was"


def _behind(claim: DateClaim, found: Sequence[Token], n: int, text: str) -> str:
    """What is printed after the verb, up to the date or the end of the part; the object whole."""
    date = claim.start if claim.start > found[n].end else None
    limit = date if date is not None else claim.sentence.end
    words = [t for t in found[n + 1 :] if t.end <= limit]
    kept: list[Token] = []
    for token in words:
        if token.opens or (found[n].closes and not kept):
            break
        kept.append(token)
        if token.closes or len(kept) >= _BEHIND:
            break
    whole = len(kept) == len(words) or (kept and kept[-1].closes)
    if not whole and not claim.event.noun:
        return ""
    last = claim.event.phrase.split()[-1:]
    if not whole:
        ends = [i for i, t in enumerate(kept) if [fold(t.text)] == [fold(w) for w in last]]
        kept = kept[: ends[-1] + 1] if ends else []
    while kept and fold(kept[-1].text) in _TRAILING:
        kept.pop()
    return " ".join(text[kept[0].start : kept[-1].end].split()) if kept else ""


def _is_work(noun: str) -> bool:
    return noun.rsplit(maxsplit=1)[-1] in moment_words().works


def _verb_in(printed: Sequence[str], verb: str) -> tuple[int, str]:
    """Where the verb stands and how it is said: an idiom by its own words; -1 where it is not."""
    idioms = sorted(parts for parts, stands in moment_words().idioms.items() if stands == verb)
    for n, word in enumerate(printed):
        lemmas = lemmas_of(fold(word))
        if verb in lemmas:
            return n, verb
        said = [parts for parts in idioms if parts[0] in lemmas]
        if said:
            rest = {fold(other) for other in printed[n + 1 :]}
            first, partner = min(said, key=lambda parts: parts[1] not in rest)
            return n, first if partner in rest else f"{first} {partner}"
    return -1, verb


def _with_article(noun: str) -> str:
    """A noun phrase with "the", unless it is a name, a plural or has a word of its own."""
    first, _, rest = noun.partition(" ")
    if fold(first) in moment_words().groups:
        noun = f"{first.lower()} {rest}".rstrip()  # a capital of the sentence's, not of a name
    own = noun[:1].isupper() or fold(first) in _DETERMINED
    return noun if own or not noun or noun.endswith("s") else f"the {noun}"
