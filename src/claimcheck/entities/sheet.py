"""A person's sheet: roles and bodies, age, origin, gender, from the words around mentions."""

from __future__ import annotations

from claimcheck.entities.apposition import give_body, role_above
from claimcheck.entities.cluster import Draft
from claimcheck.entities.frame import Frame
from claimcheck.entities.homes import home_from, home_in_bracket, one_each
from claimcheck.entities.kinds import head_of
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.offices import office_of
from claimcheck.entities.phrases import Reading, read_roles, text_of
from claimcheck.entities.roles import normalise_role, role_nouns
from claimcheck.entities.runs import Name
from claimcheck.models import Role, Span

_LEFT = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH", "CD", "POS", "AFX", "FW"}
)
# Participles that belong to a title; all others before a name are verbs.
_PARTICIPLES = frozenset(
    "managing founding acting leading outgoing incoming visiting consulting marketing advertising "
    "engineering training manufacturing housing banking sitting operating commanding publishing "
    "retired elected appointed renowned noted ousted jailed exiled armed united born based".split()
)
_REACH = 12
_INSIDE = frozenset({"compound", "nmod", "amod"})
_FROM = frozenset({"from", "of"})
_CLOSE = frozenset({",", ")", ".", "-", "–", "—", ";"})
_PROPER = frozenset({"NNP", "NNPS"})
# Verbs and nouns of seeking an office, and helping verbs by which nobody holds it yet.
_SEEK = frozenset("run stand campaign compete vie bid candidate race nominee nominate".split())
_UNREAL = frozenset("should would could might may can must to 'd".split())
_BREAKS = frozenset({",", "(", "-", "–", "—", "--"})
# Verbs that say a role: "X, who heads Y".
_ROLE_VERBS = {
    "head": "head",
    "lead": "leader",
    "chair": "chair",
    "found": "founder",
    "co-found": "co-founder",
    "cofound": "co-founder",
    "run": "head",
    "manage": "manager",
    "own": "owner",
    "edit": "editor",
    "direct": "director",
    "coach": "coach",
    "govern": "governor",
    "command": "commander",
}


def fill_sheets(frame: Frame, lex: Lexicon, drafts: list[Draft]) -> None:
    """Add roles, age, origin and gender to the drafts of people."""
    for draft in drafts:
        if draft.kind != "person":
            continue
        # A surname alone may be a relative's ("Holt, 35, was killed. Her father, Raymond Holt Jr.,
        # 61, …"): what stands beside the full name is taken first.
        for name in sorted(draft.names, key=lambda name: name.b - name.a == 1):
            _before(frame, lex, draft, name)
            _after(frame, lex, draft, name)
            _predicate(frame, lex, draft, name)
            if (office := office_of(frame, lex, name)) is not None:
                _take(draft, office)


def _take(draft: Draft, reading: Reading, owner: str = "") -> None:
    for read, _ in reading.roles:
        role = read if read.organisation else Role(read.title, owner, read.span)
        if all(
            (r.title.lower(), r.organisation) != (role.title.lower(), role.organisation)
            for r in draft.roles
        ):
            draft.roles.append(role)
    if reading.origin and not draft.origin and not reading.relation:
        draft.origin, draft.origin_span = reading.origin, reading.origin_span
    if reading.age is not None and draft.age is None:
        draft.age, draft.age_span = reading.age, reading.age_span
    if reading.gender and not draft.gender:
        draft.gender = reading.gender


def _before(frame: Frame, lex: Lexicon, draft: Draft, name: Name) -> None:
    """ "Russian Deputy Prime Minister X", "Indian cybersecurity expert X", "the CEO of Y, X"."""
    edge = _inside_name(frame, draft, name)
    edge = name.title[0] if name.title else _before_rank(frame, lex, draft, edge)
    first = edge
    low = max(frame.sents[frame.sent[edge]][0], edge - _REACH)
    while first > low and _before_title(frame, lex, first - 1):
        first -= 1
    last = name.a if name.title else edge
    first, owner = _after_owner(frame, first, last)
    if first < last:
        reading = _title_reading(frame, lex, first, last)
        if (
            frame.head[head_of(frame, name)] >= name.b
            and frame.dep[head_of(frame, name)] in _INSIDE
        ):
            reading.age = reading.age_span = None  # "a 24-year-old Brook canvasser"
        _take(draft, reading, owner)
    _apposed_before(frame, lex, draft, name)


def _inside_name(frame: Frame, draft: Draft, name: Name) -> int:
    """Where a name begins after a title that the model took into it ("Fire Chief Jane Doe")."""
    for k in range(name.b - 3, name.a - 1, -1):
        if normalise_role(frame.text[k]) in role_nouns():
            role = Role(text_of(frame, name.a, k + 1), "", frame.span(name.a, k + 1))
            _take(draft, Reading([(role, frame.low[k])], end=k + 1))
            break
    return name.a


def _before_rank(frame: Frame, lex: Lexicon, draft: Draft, edge: int) -> int:
    """Where the words before a rank end whose full stop the tokeniser parts ("Lt. Jane Doe")."""
    # A whole word ends a sentence there: "… a passenger. Jane Doe, chairman of …".
    short = edge >= 2 and frame.text[edge - 1] == "." and f"{frame.low[edge - 2]}." in lex.titles
    if not short or frame.end[edge - 2] != frame.start[edge - 1]:
        return edge
    if normalise_role(frame.text[edge - 2]) in role_nouns():
        role = Role(text_of(frame, edge - 2, edge), "", frame.span(edge - 2, edge))
        _take(draft, Reading([(role, frame.low[edge - 2])], end=edge))
    return edge - 2


def _before_title(frame: Frame, lex: Lexicon, i: int) -> bool:
    """Whether token i may belong to the title phrase that goes on right of it."""
    low, tag = frame.low[i], frame.tag[i]
    if low == "of":
        return i > 0 and frame.low[i - 1] in {"secretary", "chief", "head", "director", "minister"}
    if tag in {"VBN", "VBG"}:
        return low in _PARTICIPLES or frame.text[i][0].isupper()
    if tag == "NNS" and frame.lemma[i] in lex.roles:
        # "candidates Senator X and ...": another noun phrase ends there.
        return False
    return tag in _LEFT or (low == "-" and frame.end[i] == frame.start[i + 1])


def _title_reading(frame: Frame, lex: Lexicon, first: int, end: int) -> Reading:
    """The role phrase that ends right before a name."""
    last = end - 1
    while last >= first and frame.low[last] in lex.honorifics and frame.low[last] not in lex.roles:
        last -= 1
    if last < first or (
        frame.low[last] not in lex.roles
        and frame.low[last] not in lex.relations
        and frame.low[last] not in lex.titles
        and frame.low[last] not in lex.genders
    ):
        return _age_only(frame, first, end)
    if frame.text[last][-1] == ".":
        title = Role(text_of(frame, first, last + 1), "", frame.span(first, last + 1))
        return Reading([(title, frame.low[last])], end=end)
    reading = read_roles(frame, lex, first, last + 1)
    if reading.roles or reading.relation:
        return reading
    office = frame.low[last] in lex.titles and frame.low[last] not in lex.title_modifiers
    if office and frame.text[last][0].isupper():
        reading.roles.append(
            (
                Role(text_of(frame, first, last + 1), "", frame.span(first, last + 1)),
                frame.low[last],
            )
        )
    elif frame.low[last] in lex.genders:
        reading.gender = lex.genders[frame.low[last]]
    return reading


def _age_only(frame: Frame, first: int, end: int) -> Reading:
    """ "45-year-old X"."""
    reading = Reading([], end=end)
    for k in range(first, end):
        digits, _, tail = frame.low[k].partition("-")
        old = "old" in frame.low[k + 1 : k + 5] or tail.endswith("old")
        year = frame.low[k + 1 : k + 3] == ["-", "year"] or tail.startswith("year")
        if digits.isdigit() and len(digits) < 4 and year and old:
            reading.age = int(digits)
            reading.age_span = Span(frame.start[k], frame.start[k] + len(digits))
    return reading


def _apposed_before(frame: Frame, lex: Lexicon, draft: Draft, name: Name) -> None:
    """ "The CEO of Y, X," and "special envoy, X": the name is in apposition to the role."""
    root = head_of(frame, name)
    if frame.dep[root] != "appos" or frame.head[root] >= name.a:
        return
    noun = role_above(frame, lex, frame.head[root])
    if noun < 0 or noun >= name.a or name.a - noun > _REACH * 2 or _sought(frame, noun):
        return
    first = noun
    low = frame.sents[frame.sent[name.a]][0]
    while first > low and frame.low[first - 1] != "of" and _before_title(frame, lex, first - 1):
        first -= 1
    first, owner = _after_owner(frame, first, noun)
    _take(draft, read_roles(frame, lex, first, name.a), owner)


def _sought(frame: Frame, noun: int) -> bool:
    """ "The senators running for president, X and Y": an office that nobody holds yet."""
    prep = frame.head[noun]
    return frame.low[prep] == "for" and frame.lemma[frame.head[prep]] in _SEEK


def _after_owner(frame: Frame, first: int, end: int) -> tuple[int, str]:
    """Where "envoy" starts in "President X's envoy", and who the owner is."""
    for k in range(end - 1, first, -1):
        if frame.tag[k] == "POS":
            a = k
            while a > first and frame.ent[a - 1] and frame.ent[a - 1] == frame.ent[k - 1]:
                a -= 1
            return k + 1, text_of(frame, a, k)
    return first, ""


def _after(frame: Frame, lex: Lexicon, draft: Draft, name: Name) -> None:
    """ "X, 34, founder of Y", "X (Country)", "X from Country", "X, 34, of Town"."""
    k = name.b
    stop = frame.sents[frame.sent[name.a]][1]
    if k < stop and frame.low[k] in _FROM and k + 1 < stop and not one_each(frame, lex, name, k):
        home_from(frame, lex, draft, k + 1, stop)
    for _ in range(3):
        if k >= stop or frame.text[k] not in _BREAKS:
            return
        bracket = frame.text[k] == "("
        k += 1
        if k < stop and frame.low[k] in {"aged", "age"}:
            k += 1
        if (
            k + 1 < stop
            and frame.text[k].isdigit()
            and len(frame.text[k]) <= 3
            and (
                # "X (4.)" is the fourth of a list.
                frame.text[k + 1] in ({")", ",", ";"} if bracket else _CLOSE)
                and 0 < int(frame.text[k]) < 120
            )
        ):
            if draft.age is None:
                draft.age, draft.age_span = int(frame.text[k]), frame.span(k, k + 1)
            k += 2 if bracket else 1
            continue
        if bracket:
            home_in_bracket(frame, lex, draft, k, stop)
            return
        if k < stop and frame.low[k] in _FROM:
            if give_body(frame, draft, k, stop) or one_each(frame, lex, name, k):
                return
            home_from(frame, lex, draft, k + 1, stop, sure=frame.text[k - 2].isdigit())
            return
        if draft.age is None and frame.low[k : k + 1] in (["a"], ["an"], ["the"]):
            # "X, the 15-year-old pupil who ...": whatever is said of X besides.
            aged = _age_only(frame, k + 1, min(k + 2, stop))
            draft.age, draft.age_span = aged.age, aged.age_span
        reading = read_roles(frame, lex, k, stop)
        if reading.end < frame.n and frame.tag[reading.end] in _PROPER and len(reading.roles) > 1:
            # "X, president of Y, and secretary Z": the last role is the next name's.
            reading.roles.pop()
            _take(draft, reading)
            return
        if reading.end == k or not _closes(frame, lex, reading, k):
            return
        _take(draft, reading)
        k = reading.end


def _closes(frame: Frame, lex: Lexicon, reading: Reading, k: int) -> bool:
    """Whether the phrase after the comma is about the name, not the next item of a list or clause.

    A role that goes on into a name ("X, Mayor Y") belongs to that name.
    """
    after = reading.end
    if after < frame.n and frame.tag[after] in {"NNP", "NNPS"}:
        return False
    # "X, the CEO said": a new clause with its own subject.
    return not (
        after < frame.n
        and frame.tag[after] in {"VBD", "VBZ", "VBP", "MD"}
        and frame.low[k - 1] == ","
        and frame.dep[after] not in {"relcl", "acl"}
        and frame.head[reading.end - 1] == after
    )


def _predicate(frame: Frame, lex: Lexicon, draft: Draft, name: Name) -> None:
    """ "X is the head of Y", "X, who heads Y", "X, who is 28"."""
    root = head_of(frame, name)
    verbs: list[int] = []
    if frame.dep[root] == "appos" and frame.head[root] < root:
        # "His brother, X, is a farmer"
        root = frame.head[root]
    if frame.dep[root] == "nsubj" and frame.lemma[frame.head[root]] in {"be", "become", "remain"}:
        verbs.append(frame.head[root])
    leads = frame.dep[root] == "nsubj" and frame.lemma[frame.head[root]] in _ROLE_VERBS
    if leads and frame.tag[frame.head[root]] in {"VBZ", "VBP"}:
        verbs.append(frame.head[root])
    # "X, who heads Y" and "X, an engineer who heads Y"
    apposed = [c for c in frame.children[root][:_REACH] if frame.dep[c] == "appos" and c > root]
    for noun in [root, *apposed]:
        verbs += [c for c in frame.children[noun][:_REACH] if frame.dep[c] == "relcl"]
    who = name.b + 1
    if who < frame.n and frame.low[name.b] == "," and frame.low[who] == "who":
        # "X and Y, who heads Z": the clause is Y's, wherever the parse hangs it.
        verbs = [verb for verb in verbs if frame.dep[verb] != "relcl"] + [frame.head[who]]
    else:
        verbs = [verb for verb in verbs if not _of_other(frame, name, verb)]
    for verb in verbs:
        children = frame.children[verb][:_REACH]
        unreal = any(frame.dep[c] == "aux" and frame.low[c] in _UNREAL for c in children)
        if unreal or any(frame.dep[c] == "neg" for c in children):
            continue  # "X should be president"
        if frame.dep[verb] == "relcl" and not any(
            frame.low[c] == "who" and frame.dep[c] == "nsubj" for c in children
        ):
            continue
        lemma = frame.lemma[verb]
        if lemma in {"be", "become", "remain"}:
            _copula(frame, lex, draft, verb, children)
        elif lemma in _ROLE_VERBS and not any(frame.dep[c] in {"aux", "auxpass"} for c in children):
            _role_verb(frame, lex, draft, verb, children)


def _of_other(frame: Frame, name: Name, verb: int) -> bool:
    """Whether a relative clause stands right after another name than ``name``."""
    if frame.dep[verb] != "relcl":
        return False
    who = next((c for c in frame.children[verb][:_REACH] if frame.low[c] == "who"), -1)
    if who < name.b + 2 or frame.low[who - 1] != ",":
        return False
    last = who - 2
    return last >= name.b and frame.ent[last] == "PERSON"


def _copula(frame: Frame, lex: Lexicon, draft: Draft, verb: int, children: list[int]) -> None:
    for c in children:
        if frame.dep[c] in {"attr", "acomp"} and c > verb:
            if frame.text[c].isdigit() and len(frame.text[c]) < 4 and draft.age is None:
                draft.age, draft.age_span = int(frame.text[c]), frame.span(c, c + 1)
                return
            first = c
            while first > verb + 1 and (
                frame.tag[first - 1] in _LEFT or frame.tag[first - 1] in {"DT", "PRP$"}
            ):
                first -= 1
            reading = read_roles(frame, lex, first, frame.sents[frame.sent[verb]][1])
            if reading.end > c:
                _take(draft, reading)
            return


def _role_verb(frame: Frame, lex: Lexicon, draft: Draft, verb: int, children: list[int]) -> None:
    relative = frame.dep[verb] == "relcl"
    for c in children:
        # "X leads Y" may be a score or a poll, unless Y is a body.
        body = frame.ent[c] == "ORG" or frame.low[c] in lex.org_heads
        if frame.dep[c] == "dobj" and frame.text[c][0].isupper() and (relative or body):
            first = c
            while first > verb + 1 and frame.text[first - 1][0].isupper():
                first -= 1
            end = c + 1
            while (
                end + 1 < frame.n
                and (frame.low[end] == "of" or frame.text[end][0].isupper())
                and (frame.low[end] != "of" or frame.text[end + 1][0].isupper())
            ):
                end += 1  # "the Chamber of Commerce"
            title = _ROLE_VERBS[frame.lemma[verb]]
            status = (
                "" if frame.tag[verb] in {"VBZ", "VBP"} or title.endswith("founder") else "former "
            )
            _take(
                draft,
                Reading(
                    [
                        (
                            Role(
                                status + title,
                                text_of(frame, first, end),
                                frame.span(verb, end),
                            ),
                            title,
                        )
                    ]
                ),
            )
            return
