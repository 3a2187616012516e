"""Whether a date lies behind or ahead of the article's day, by the verb that it belongs to."""

from __future__ import annotations

from claimcheck.measures.tree import Tree

# Verbs whose participle looks ahead: "is scheduled for Monday", "was due to open on Friday".
_FUTURE_VERBS = frozenset({"expect", "schedule", "plan", "set", "due", "slate", "hope", "aim"})
# Verbs of making a date: what follows with "for" or "until" is to come.
_SETTING = frozenset(
    """set schedule reschedule plan slate postpone delay move adjourn book list fix arrange defer
    remand""".split()
)
# Modals that leave a weekday ahead. "would" is the future told in the past: an outlet that
# writes it of a bare weekday means the next one, not one that is over.
_AHEAD = frozenset(
    """will wo 'll ’ll shall may could might can would should must 'd ’d ought need""".split()
)
# Verbs of timetables: of several, their present is that of a plan ("schools reopen on Monday").
# The present of others is mostly a picture's or a headline's ("thousands march on Saturday").
# Source: any grammar's verbs of the present for the future, and what news announces.
_TIMETABLE = frozenset(
    """open reopen close shut start begin resume return restart meet play go vote run leave
    arrive depart take expire end launch host travel sail fly""".split()
)
# What is tried, done or seen in the past is over, though told by an infinitive: "managed to free
# the driver on Sunday", "had to be rescued on Friday", "what appears to be a crash on Monday".
_DONE_TO = frozenset(
    """have manage fail try attempt begin start continue help force refuse use cease happen struggle
    prove able unable""".split()
)
# The present of these tells of what is over: "says", "video shows them climbing out on Monday".
_TELLING_NOW = frozenset("say show depict reveal suggest indicate".split())
_SEEMING = frozenset({"seem", "appear"})
# What goes on for a while after something happened, which the date is of: "is recovering after a
# fall on Friday", "are appealing for witnesses to a crash on Monday".
_ONGOING = frozenset(
    """investigate probe examine look search seek hunt appeal question treat recover fight mourn
    grieve interview""".split()
)
_FOLLOWING = frozenset({"after", "following", "since"})
_BEFORE_DATE = frozenset({"on", "at", "late", "early", "in", "the", "just", "shortly"})
_LOOK_BACK = 3


def tense_at(tree: Tree, token: int) -> str:
    """Tense of the clause of the date that starts at ``token``: "past", "future" or "".

    "present" is what a schedule says ("opens on Friday") or a picture shows ("shows her on 9
    April"): ahead for a weekday, the nearest day of the month. "ahead" is a plan told in the past,
    which may be over by now ("was due on 3 March").
    """
    told = told_just_before(tree, token)
    if told >= 0 or _is_last_price(tree, token):
        return "past"
    if _is_aim(tree, token):
        return "future"
    for i in (token, *tree.climb(token)):
        if not tree.is_verb(i):
            continue
        tense = _of_verb(tree, i)
        if tense != "go on":
            return "past" if tense in {"present", "future"} and _is_cause(tree, token, i) else tense
    return ""


def _is_cause(tree: Tree, token: int, verb: int) -> bool:
    """Whether a date behind a verb of now is that of what brought it about."""
    now = any(tree.low[k] in {"is", "are", "'s", "’s", "'re", "’re"} for k in tree.kids[verb])
    ongoing = tree.tag[verb] == "VBG" and tree.lemma(verb) in _ONGOING
    if verb > token or not (tree.tag[verb] == "VBZ" or (now and tree.tag[verb] == "VBG")):
        return False
    return ongoing or bool(_FOLLOWING & {*tree.low[verb + 1 : token]})


def _is_last_price(tree: Tree, token: int) -> bool:
    """ "A premium of 20 percent to Monday's closing price": known, whatever will be paid."""
    last = min(token + 4, len(tree.low) - 1)
    behind = tree.low[token + 1 : last + 1]
    if behind[:1] in (["'s"], ["’s"]):
        return bool(behind[1:]) and behind[1] in _CLOSES
    # "the closing price on Monday"
    before = tree.low[max(0, token - 3) : token]
    noun = token > 1 and tree.is_noun(token - 2)  # not "the shop will close on 3 May"
    return noun and before[-1:] == ["on"] and before[-2:-1] in (["price"], ["close"])


# What was last paid for a share: "Friday's close", "Friday's closing price".
_CLOSES = frozenset({"close", "closing", "share", "last"})


def told_just_before(tree: Tree, token: int) -> int:
    """The past-tense verb right in front of a date ("said on Tuesday it will ..."), or -1.

    Parsers hang such a date on the verb behind it as often as not.
    """
    i = token - 1
    for _ in range(_LOOK_BACK):
        if i > 0 and tree.low[i] in _BEFORE_DATE:
            i -= 1
    near = i >= 0 and tree.sent_start[i] == tree.sent_start[token]
    if not near or tree.tag[i] != "VBD" or tree.low[i] in {"was", "were", "had", "did"}:
        return -1
    return i


def _is_aim(tree: Tree, token: int) -> bool:
    """ "set the hearing for March 3", "postponed the vote until Friday"."""
    over = tree.climb(token)[:3]
    aimed = {tree.low[i] for i in over} & {"for", "until", "till", "to"}
    return bool(aimed) and any(tree.lemma(i) in _SETTING for i in over)


def _of_verb(tree: Tree, i: int) -> str:
    future = ""
    past = tree.tag[i] == "VBD"
    for k in tree.kids[i]:
        if tree.dep[k] not in {"aux", "auxpass"}:
            continue
        low = tree.low[k]
        if low in _AHEAD and (low not in {"'d", "’d"} or tree.tag[k] == "MD"):
            return "future" if not _perfect(tree, i) else "past"
        if low in {"was", "were", "had", "did", "has", "have"}:
            past = True
        elif low == "to":
            future = "" if _is_done(tree, i) else "future"
        elif low in {"is", "are"} and tree.tag[i] in {"VBG", "VBN"}:
            ahead = tree.tag[i] == "VBG" or tree.lemma(i) in _FUTURE_VERBS
            future = "future" if ahead else ""
    done = any(tree.dep[k] == "auxpass" for k in tree.kids[i])  # not "had set out on Friday"
    if past and done and tree.tag[i] == "VBN" and tree.lemma(i) in _FUTURE_VERBS:
        # "has been set for March 3" is to come; "was set for Friday" may have been.
        now = any(tree.low[k] in {"has", "have"} for k in tree.kids[i])
        return "future" if now else "ahead"
    if past:
        return "past"
    if future or tree.tag[i] in {"VBZ", "VBP"}:
        plan = tree.tag[i] == "VBZ" or tree.lemma(i) in _TIMETABLE
        return future or ("present" if plan and tree.lemma(i) not in _TELLING_NOW else "")
    if tree.tag[i] == "VB":
        # "Ordered that the trial start on 14 October"; not "managed to free the driver on".
        return "past" if _is_done(tree, i) else "future"
    return "past" if tree.tag[i] == "VBN" else "go on"


def _is_done(tree: Tree, i: int) -> bool:
    """Whether an infinitive tells what was done, by the verb that it hangs on."""
    head = tree.head[i]
    if tree.lemma(head) in _SEEMING:
        return True
    if tree.lemma(head) not in _DONE_TO:
        return False
    past = tree.tag[head] in {"VBD", "VBN"} or tree.low[tree.head[head]] in {"was", "were"}
    return past or any(tree.low[k] in {"was", "were", "did", "had"} for k in tree.kids[head])


def _perfect(tree: Tree, i: int) -> bool:
    """ "would have opened", "may have been killed" look back."""
    return tree.tag[i] == "VBN" and any(
        tree.low[k] == "have" and tree.dep[k] == "aux" for k in tree.kids[i]
    )
