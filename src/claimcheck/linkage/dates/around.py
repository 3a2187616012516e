"""The words around a date that tell what it dates, where its verb does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from claimcheck.dates.lexicon import date_words
from claimcheck.dates.moments import moment_words
from claimcheck.frozen import dataclass
from claimcheck.linkage.dates.evidence import SPEAKING
from claimcheck.linkage.dates.slots import lemmas_of
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import DateClaim
from claimcheck.text import forms_in, words

_BEFORE = 14  # words between the noun of a deed and the date behind it
_BEHIND = 5  # words between a date and the noun of a deed right behind it
_WINDOW = 160  # characters on each side of a date that surely hold as many words
_HARM = frozenset({"injure"})
_UNTIL = frozenset({"until", "by", "since", "till", "before"})
_LEAVING = frozenset({"leave", "recover", "fight", "send", "take", "rush", "hospitalize"})
_STILL = frozenset({"another", "still"})
GOING_ON = frozenset({"continue", "remain", "become", "plan", "expect", "schedule", "commemorate"})
_CAME_OF = frozenset({"in", "after", "following", "during", "from"})
_NEARLY = frozenset({"just", "shortly", "right", "moments", "minutes", "little", "bit", "briefly"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "last", "early", "late", "in", "of"})
_RELATIVE = frozenset({"that", "which"})
_RESULTS = frozenset(
    """leave kill injure wound hurt claim take send destroy damage result end hospitalize
    shock""".split()
)
_DAYS = frozenset({"today", "yesterday", "tonight"})
_LAST = frozenset({"last", "never"})
_NOT = frozenset({"not", "n't", "hasn't", "haven't", "hasn’t", "haven’t", "nobody"})
_WENT = frozenset({"went", "gone", "go"})
_NOW = frozenset({"are", "is"})
_TO_DO = frozenset({"to", "can", "could", "help", "may", "might", "will", "would"})
_DUE = frozenset({"expected", "due", "scheduled", "set", "going", "supposed", "likely"})
_AUXILIARIES = frozenset({"has", "have", "had", "was", "were", "is", "are", "will", "remains"})
_AT_THAT = frozenset({"when", "as", "while"})
_INCIDENTS = frozenset({"incident", "violence", "tragedy", "carnage", "bloodshed"})
_OWNER = re.compile(r"['\u2019]s?\s")
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "this", "that"})
_PARTICIPLE = ("ed", "en", "burnt")
_KILLED = frozenset({"kill", "killed", "killing"})
_NEXT = 3  # words behind "another" that may be its noun
_WHEN = 3  # words between a date and the "when" of what happened then
_CLAUSE = 16  # words of such a clause
_SAME_IN_PAST = frozenset({"hit"})
_SOON = 14  # words behind a date in which its clause goes on to a deed
_CALLS = frozenset({"call", "calls", "report", "reports"})
_CALL = 3  # words in front of a date that may say that it is of a call
ANY_DEED = "event"  # "it happened on Sunday": of whatever kind the article tells


@dataclass(frozen=True, slots=True)
class Around:
    """The words of a date's sentence on either side of it, in order, each with its kind of deed.

    ``touching``: what stands between the date and the first word behind it; ``owner``: a genitive.
    """

    before: tuple[str, ...]
    behind: tuple[str, ...]
    kinds_before: tuple[str, ...]
    kinds_behind: tuple[str, ...]
    touching: str
    owner: bool = False

    @property
    def forms(self) -> frozenset[str]:
        """All words of the sentence near the date."""
        return frozenset(self.before + self.behind)

    @property
    def as_it_stood(self) -> bool:
        """ "As of 12:45 p.m.", "by Friday", "another call at 3 a.m.": no time of the deed."""
        last = self.before[-1:]
        nearly = self.before[-2:-1] and self.before[-2] in _NEARLY  # "just before 9 p.m."
        until = bool(set(last) & _UNTIL) and not (nearly and last == ("before",))
        return until or self.before[-2:] == ("as", "of") or bool(_STILL & {*self.before[-_BEFORE:]})

    @property
    def is_last_seen(self) -> bool:
        """ "Was last seen on Sunday", "went missing in 1987", "the last sighting", "has not been
        seen since she set out on Friday"."""
        before = {*self.before[-_BEFORE:]}
        if {"since", "been"} <= before and before & _NOT and before & {"seen", "heard"}:
            return True
        forms = (*self.before, "", *self.behind)
        return any(
            (two == "seen" and one in _LAST)
            or (two == "missing" and one in _WENT)
            or (two == "sighting" and one in _LAST | {"confirmed", "known"})
            for one, two in pairwise(forms)
        )

    def is_another(self) -> bool:
        """Whether the deed is set apart from others of its kind: "another shooting"."""
        table = moment_words()
        for forms, kinds in ((self.before, self.kinds_before), (self.behind, self.kinds_behind)):
            for n, word in enumerate(forms):
                near = [*kinds[n + 1 : n + 1 + _NEXT], *(_INCIDENTS & {*forms[n + 1 : n + 3]})]
                if word in table.another and (any(near) or kinds[n]):
                    return True
        return False

    def kinds(self) -> frozenset[str]:
        """The kinds of deed that the sentence names, any where it names none."""
        found = {kind for kind in self.kinds_before + self.kinds_behind if kind}
        return frozenset(found) or frozenset({ANY_DEED})

    def named_day(self) -> str:
        """The deed right behind a date that is its name: "the Friday shooting", "Friday's fire"."""
        table = moment_words()
        if not self.owner and (self.before[-1:] and self.before[-1] not in _DETERMINERS):
            return ""
        if not self.owner and self.touching.strip():
            return ""
        for word, kind in zip(self.behind[:_BEHIND], self.kinds_behind, strict=False):
            if word in table.joints:
                break
            if kind and word in table.deed_nouns:
                return kind
            if word in _INCIDENTS:
                return ANY_DEED
        return ""

    def noun_in_front(self, verb: str) -> str:
        """The deed whose noun or participle stands in front of a date, or right behind it.

        Behind a verb that has a day of its own, only a noun that something came of ("after the
        shooting on Friday"), that goes on behind the date ("a fire on Friday that killed two"), or
        whose verb is of now ("are investigating a shooting on Friday").
        """
        table = moment_words()
        ordered = verb in table.procedure - SPEAKING
        if not ordered and (kind := self._right_behind()):
            return kind
        goes_on = self.behind[:1] and self.behind[0] in _RELATIVE and _leaves(self.behind)
        for n in range(len(self.before) - 1, max(-1, len(self.before) - 1 - _BEFORE), -1):
            word, kind = self.before[n], self.kinds_before[n]
            if word in _DAYS or word in date_words().weekdays:
                break  # a deed with a day of its own
            if kind:
                noun = word in table.deed_nouns
                if noun and (goes_on or self._is_of_now(n) or self._is_of_no_verb(n, verb)):
                    return kind
                if ordered:
                    return ""
                came_of = set(self.before[max(0, n - _BEHIND) : n]) & _CAME_OF
                return kind if may_be_of_noun(verb) or (noun and came_of) else ""
            governs = verb in lemmas_of(word) - table.empty
            if word in table.stops or (governs and not ordered):
                break
        return ""

    def _right_behind(self) -> str:
        table = moment_words()
        if set(self.touching) & set(",;:.("):
            return ""
        for word, kind in zip(self.behind[:_BEHIND], self.kinds_behind, strict=False):
            if word in table.joints:
                break
            if kind and word in table.deed_nouns:
                return kind
        return ""

    def _is_of_now(self, noun: int) -> bool:
        """Whether the verb in front of a noun is told of the present: "are investigating"."""
        front = self.before[max(0, noun - _BEHIND - 1) : noun]
        return any(
            word in _NOW and any(after.endswith("ing") for after in front[n + 1 : n + 3])
            for n, word in enumerate(front)
        )

    def _is_of_no_verb(self, noun: int, verb: str) -> bool:
        """Whether the verb that a parser gives a day to cannot have it, so that the noun does.

        "Help in finding suspects in the shooting on May 3", "the man killed in a shooting on
        Monday has been named": what is still to be done, or told behind the day by an auxiliary.
        """
        front = self.before[:noun]
        for n in range(len(front) - 1, -1, -1):
            if verb in lemmas_of(front[n]):
                if set(front[max(0, n - 2) : n]) & _DUE:
                    return False  # "was expected to testify in the shooting on Thursday"
                return front[n].endswith("ing") or bool(set(front[max(0, n - 1) : n]) & _TO_DO)
        told = any(verb in lemmas_of(word) for word in self.behind[1:_BEHIND])
        return told and self.behind[0] in _AUXILIARIES

    def came_when(self) -> str:
        """The deed of a clause behind the date: "at 9 p.m. Friday when a man opened fire"."""
        for n, word in enumerate(self.behind[:_WHEN]):
            if word in _AT_THAT:
                return next(iter(self._done_behind(n + 1)), "")
            if word in moment_words().stops - _AT_THAT:
                return ""
        return ""

    def _done_behind(self, start: int) -> Iterator[str]:
        """Kinds of what is done in a clause: of its verbs, and of nouns that break out."""
        table = moment_words()
        for n in range(start, min(len(self.behind), start + _CLAUSE)):
            kind, rest = self.kinds_behind[n], self.behind[n + 1 : n + 4]
            happens = any(lemmas_of(word) & table.bare for word in rest)
            if kind and (happens or self.behind[n] not in table.deed_nouns):
                yield kind

    def in_course_of(self) -> str:
        """The deed of the clause before: "was shot as he walked home on Friday"."""
        front = self.before[-_BEFORE:]
        kinds = self.kinds_before[-_BEFORE:]
        for n in range(len(front) - 1, -1, -1):
            if front[n] in _AT_THAT or (front[n].endswith("ing") and n):
                return next((kind for kind in reversed(kinds[:n]) if kind), "")
            if front[n] in moment_words().stops:
                return ""
        return ""

    def went_on(self) -> str:
        """The deed that follows in the clause of a date: "swerved at 6 p.m. and struck a car"."""
        for n, word in enumerate(self.behind[:_SOON]):
            if word == "and" and (kind := next(filter(None, self.kinds_behind[n + 1 : n + 3]), "")):
                return kind if self.behind[n + 1] not in moment_words().deed_nouns else ""
            if word in moment_words().stops:
                return ""
        return ""

    def after_call(self) -> bool:
        """ "Responded to a 911 call around 3:30": a call right in front of the date."""
        return bool(set(self.before[-_CALL:]) & _CALLS)


def _leaves(behind: tuple[str, ...]) -> bool:
    """Whether a clause says what came of a deed: "that left two dead"."""
    return any(lemmas_of(word) & _RESULTS for word in behind[1:4])


def around_of(claim: DateClaim, context: LinkContext) -> Around:
    """The words around a date, with their kinds of deed."""
    text = context.articles[claim.article].text
    start = max(claim.sentence.start, claim.start - _WINDOW, 0)
    end = max(claim.end, min(claim.sentence.end, claim.end + _WINDOW))
    before, behind = forms_in(text[start : claim.start]), words(text[claim.end : end])
    owner = _OWNER.match(text, claim.end, end)
    if owner:
        behind = words(text[owner.end() : end])
    touching = text[claim.end : claim.end + (behind[0].start if behind else 0)]
    forms = before, tuple(word.form for word in behind)
    return Around(
        before=forms[0],
        behind=forms[1],
        kinds_before=_kinds_in(forms[0]),
        kinds_behind=_kinds_in(forms[1]),
        touching=touching,
        owner=owner is not None,
    )


@lru_cache(maxsize=8192)
def _kinds_in(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The kind of deed of each word, "" for others; "opened fire" is an attack."""
    table = moment_words()
    kinds = []
    for n, form in enumerate(forms):
        kind = table.deeds.get(form, "")
        if form == "fire" and set(forms[max(0, n - 1) : n]) & table.gunfire_before:
            kind = "attack"
        elif form == "fire" and set(forms[n + 1 : n + 2]) & table.fire_behind:
            kind = ""
        elif kind and form.endswith(_PARTICIPLE) and set(forms[max(0, n - 1) : n]) & _ARTICLES:
            kind = ""  # "over a stolen purse": what the thing is, not what was done
        kinds.append(kind or _done_with(form, forms))
    # "Struck and killed", "the fire killed two": what killed is the deed.
    cause = next((kind for kind in kinds if kind and kind != "attack"), "")
    return tuple(
        cause if cause and form in _KILLED else kind
        for form, kind in zip(forms, kinds, strict=True)
    )


def _done_with(form: str, forms: tuple[str, ...]) -> str:
    """The kind of deed of a verb in the past that needs other words to tell: "struck a minivan"."""
    table = moment_words()
    for lemma in lemmas_of(form):
        if lemma != form or lemma in _SAME_IN_PAST:
            for kind, beside in table.deed_verbs.get(lemma, ()):
                if beside & {*forms}:
                    return kind
    return ""


def may_be_of_noun(verb: str) -> bool:
    """Whether a day that a parser gives to a verb may well be of a noun in front of the day."""
    table = moment_words()
    return (
        not verb
        or verb in SPEAKING
        or verb in table.empty - GOING_ON
        or verb in table.deeds
        or bool(table.of(verb) & (_HARM | {"happen", "call"}))
        or verb in _LEAVING
    )
