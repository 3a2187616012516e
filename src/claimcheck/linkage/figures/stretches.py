"""Words by which one of two like figures covers less: a group, a first week, one of several.

"Can carry 2,500 tonnes" against "carried 1,900", "one of the bombs killed 14" against "the bombs
killed 22", "of those under 30, 48 percent". Such words stand around one figure only; where they
say that it is the smaller one, it has to be. Lists are closed classes of English.
"""

from __future__ import annotations

import re

from claimcheck.linkage.figures.paces import other_pace
from claimcheck.linkage.sentences import says, signs
from claimcheck.linkage.vocabulary import outcome
from claimcheck.models import QuantityClaim, QuantityKind

# Characters on each side of a figure in which such words belong to it.
_BESIDE, _AROUND = 45, 90
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|a few|the)"
# "They train for 30 hours to be allowed to work" tells of no room for hours.
_MAY_DO = re.compile(r"\ballowed (?=to [a-z])", re.I)
_OVER_TIME = "one counts over time"
# Words that make the figure of another sort, whichever is larger.
_EITHER = (
    (
        re.compile(
            rf"\b(?:over|during|in) (?:the )?(?:past |last |first |next )?{_NUMBER} "
            r"(?:days|weeks|months|years|nights)\b|\bover the (?:years|months|weeks)\b",
            re.I,
        ),
        _OVER_TIME,
    ),
    (
        re.compile(
            r"\bin (?:its|the|their|his|her) (?:first|opening) (?:\w+ )?(?:day|week|month|year|"
            r"weekend|quarter|half|hours?)\b",
            re.I,
        ),
        "one counts a first stretch of time",
    ),
    (
        re.compile(
            r"\b(?:can|capacity|able to|capable of|room for|seats?(?! of\b)|seating|accommodates?|"
            r"designed (?:to|for)|licen[sc]ed (?:to|for)|maximum|at most|limit(?:ed)? (?:of|to)|"
            r"allowed)\b",
            re.I,
        ),
        "one is what there is room for",
    ),
    (
        re.compile(
            r"\b(?:first|1st)[ -](?:round|leg|instalment|installment|phase|stage)\b",
            re.I,
        ),
        "another round",
    ),
    (
        re.compile(
            r"\b(?:(?:been|were|was|had) (?:first |initially |originally )?offered|"
            r"(?:first|initial|original|earlier|previous) (?:offer|bid|proposal))\b",
            re.I,
        ),
        "one is what was offered first",
    ),
    (
        re.compile(
            r"\bamong (?:\w+ ){0,2}?(?:under|over|aged|women|men|young(?:er)?|old(?:er)?|"
            r"first-time|black|white|rural|urban)\b",
            re.I,
        ),
        "one is about a group only",
    ),
)
# "96 metres wide", "14 metres deep": by the word for a dimension, what it is called.
_DIMENSIONS = {
    "wide": "width", "width": "width", "broad": "width", "across": "width", "diameter": "width",
    "deep": "depth", "depth": "depth", "long": "length", "length": "length", "tall": "height",
    "high": "height", "height": "height", "altitude": "height", "thick": "thickness",
    "away": "distance", "distance": "distance",
}  # fmt: skip
_DIMENSION = re.compile(
    r"^\W*(?:\([^)]{0,20}\) ?)?(wide|broad|across|deep|long|tall|high|thick|away|"
    r"in (?:width|diameter|depth|length|height|altitude))\b"
)
_POINT = re.compile(r" (?:into|after|before|ago|later|earlier|afterwards?)\b")
_LASTED = re.compile(
    r"\b(?:for|of|lasted|took|taken|spent|deliberated|waited)"
    r"(?: (?:about|around|some|nearly|almost|over|just|more than)){0,2} $"
)
# "In 2018 the club had" and "the club has".
_IN_YEAR = re.compile(r"\b[Ii]n (?:1[89]|20)\d\d\b")
_PRESENT = re.compile(r"\b(?:has|have|is|are)(?: (?:a|an|now|about|some|over|almost|nearly))*\W*$")
# "Of those under 30, 48 percent": what opens the sentence narrows it.
_GROUP = re.compile(r"^\W*(?:[Oo]f|[Aa]mong) (?:those|people|men|women|adults|voters|them)\b")
# "One of the three bombs killed 14": what a sentence opens with is what its figure is of.
_ONE_OF = re.compile(
    r"^\W*(?:[Oo]ne|[Tt]wo|[Aa]nother|[Ee]ach|[Ee]ither) of (?:the|its|their|his|her|those|these)\b"
)
_OF_THE = re.compile(r"\bof (?:the|its|their|his|her|those|these) $")
# Words that make the smaller figure a part of the larger one.
_SMALLER = (
    (re.compile(r"\b(?:still|remain(?:s|ed)?|left over)\b", re.I), "one tells what was left later"),
    (
        re.compile(
            r"\b(?:his|her|its|their|the|a) (?:first|second|third|last) (?:victim|target|attack|"
            r"robbery|theft|raid|crime|case)\b",
            re.I,
        ),
        "one of several against all of them",
    ),
)
# "14 goals before he was hurt": a running count; tolls are told so as well ("before fleeing").
_RUNNING = re.compile(
    r"\b(?:before(?! (?:\w+ ){0,3}(?:crowds?|audiences?|spectators|fans|judges?|courts?|jury|"
    r"magistrates?|cameras|tax(?:es|ation)?|interest|charges|costs|deductions)\b)|"
    r"until|by then|by the time|at that point)\b",
    re.I,
)
# "He remains in jail on a $500,000 bond": what is left there is he, and not the sum.
_LEFT_ON_TERMS = re.compile(
    r"\b(?:still|remain(?:s|ed)?)(?=(?: [\w'’-]+){1,8}? (?:on|under|in lieu of)(?: an?)? $)", re.I
)
_either = signs(*(pattern for pattern, _ in _EITHER))
_smaller = signs(*(pattern for pattern, _ in _SMALLER), _RUNNING)
_opens = signs(_GROUP, _ONE_OF)
_COUNTED_AT_ONCE = frozenset({"kill", "injure", "shoot", "arrest"})


def other_stretch(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """Why one of two figures covers less than the other; empty if nothing says so.

    ``a_text`` and ``b_text`` are the claims' sentences.
    """
    if reason := (
        _other_dimension(a, b, a_text, b_text)
        or other_pace(a, b, a_text, b_text)
        or _then_and_now(a, b, a_text, b_text)
    ):
        return reason
    if a.quantity.kind is b.quantity.kind is QuantityKind.DURATION and (
        _says_when(a, a_text) != _says_when(b, b_text)
    ):
        return "one says when, the other how long"
    if reason := _of_part_and_whole(a, b, a_text, b_text):
        return reason
    if reason := _of_two_sorts(a, b, a_text, b_text):
        return reason
    opens = _opens(a_text), _opens(b_text)
    if opens[0][0] != opens[1][0]:
        return "one is about a group only"
    x, y = a.quantity.low, b.quantity.low
    if x is None or y is None or x == y:
        return ""
    counted = a.quantity.unit is None and a.quantity.kind is QuantityKind.NUMBER
    if not counted and a.quantity.kind is not QuantityKind.MONEY:
        return ""
    less, more = opens if x < y else opens[::-1]
    whole, text = (a, a_text) if x < y else (b, b_text)
    # "Each of the six satellites was insured": six are all of them.
    whole_of = _OF_THE.search(text[: whole.start - whole.sentence.start]) is not None
    if less[1] and not more[1] and not whole_of:
        return "one of several against all of them"
    near = _smaller(_left_around(a, a_text)), _smaller(_left_around(b, b_text))
    smaller, larger = near if x < y else near[::-1]
    for one, other, (_, reason) in zip(smaller, larger, _SMALLER, strict=False):
        if one and not other:
            return reason
    at_once = {outcome(claim.measure.verb) for claim in (a, b)} & _COUNTED_AT_ONCE
    if smaller[-1] and not larger[-1] and not at_once:
        return "one counts up to a moment"
    return ""


def _of_two_sorts(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """What makes one figure of another sort, whichever is larger."""
    near = _either(_bounds(a, a_text)), _either(_bounds(b, b_text))
    for one, other, (_, why) in zip(*near, _EITHER, strict=True):
        if one != other and not (
            why == _OVER_TIME and _spread(*((a, a_text) if one else (b, b_text)))
        ):
            return why
    if _of_two_rounds(a_text, b_text):
        return "another round"
    if a.quantity.kind is b.quantity.kind is QuantityKind.MONEY:
        x, y = (_MONEY.get(claim.measure.noun.split(" ")[-1], frozenset()) for claim in (a, b))
        if x and y and not x & y:
            return "different things"
    if a.quantity.kind is b.quantity.kind is QuantityKind.DURATION:
        lasting = _lasting(a, a_text), _lasting(b, b_text)
        if all(lasting) and not lasting[0] & lasting[1]:
            return "different things"
    races = _races(a_text), _races(b_text)
    return "another race" if all(races) and not races[0] & races[1] else ""


# Nouns of sums, each with the sorts that it may be of: a profit is no loan.
_MONEY = {
    noun: frozenset(sorts.split("/"))
    for noun, sorts in (
        ("profit", "profit"), ("earnings", "profit"), ("loss", "loss"), ("revenue", "sales"),
        ("sale", "sales"), ("turnover", "sales"), ("bond", "debt/bail"), ("bail", "bail"),
        ("loan", "debt"), ("debt", "debt"), ("borrowing", "debt"), ("mortgage", "debt"),
        ("dividend", "dividend"), ("fine", "fine"), ("penalty", "fine"), ("salary", "pay"),
        ("wage", "pay"), ("bonus", "pay"), ("reward", "reward"), ("ransom", "ransom"),
        ("deficit", "gap/loss"), ("shortfall", "gap"), ("rent", "rent"), ("tax", "tax"),
    )
}  # fmt: skip
# What a length is of, as it stands beside it.
_LASTING = re.compile(
    r"\b(?:(?P<deliberations>deliberat)|(?P<trial>trial|testimony)|(?P<operation>surgery|operation)|"
    r"(?P<strike>strike|walkout)|(?P<siege>siege|standoff)|(?P<search>search|manhunt)|"
    r"(?P<flight>flight)|(?P<lockdown>lockdown)|(?P<outage>outage|blackout)|(?P<curfew>curfew)|"
    r"(?P<sentence>sentence)|(?P<voyage>voyage)|(?P<inquiry>inquiry|investigation))",
    re.I,
)


def _lasting(claim: QuantityClaim, text: str) -> frozenset[str]:
    found = _LASTING.finditer(_around(claim, text, _BESIDE))
    return frozenset(match.lastgroup for match in found if match.lastgroup)


# "The 100 metres", "the 4x100m relay": a length that names a race.
_RACE = re.compile(r"\b(\d{2,5}|\d,\d{3}|\d{2},\d{3})[- ]?(?:m|metres?|meters?|yards?)\b", re.I)
_RACING = re.compile(
    r"\b(?:records?|races?|final|heats?|champion\w*|titles?|gold|silver|bronze|medals?|sprint\w*|"
    r"hurdles|relay|freestyle|backstroke|breaststroke|butterfly|medley)\b",
    re.I,
)


def _races(text: str) -> frozenset[str]:
    """The races that a sentence names by their length."""
    if not _RACING.search(text):
        return frozenset()
    return frozenset(match[1].replace(",", "") for match in _RACE.finditer(text))


_SPREAD = re.compile(rf"^ (?:over|across|spread over) {_NUMBER} (?:days|weeks|nights)\b", re.I)


def _spread(claim: QuantityClaim, text: str) -> bool:
    """ "Nine hours over two days" are nine hours."""
    is_length = claim.quantity.kind is QuantityKind.DURATION
    return is_length and _SPREAD.match(text[claim.end - claim.sentence.start :]) is not None


_RUNOFF = re.compile(r"\b(?:run-?off|second round)\b", re.I)
_FIRST_ROUND = re.compile(r"\b(?:primary|primaries|first[ -]round|general election)\b", re.I)


def _of_two_rounds(a_text: str, b_text: str) -> bool:
    """Whether one sentence tells of a runoff and the other of the vote before it."""
    runoff = [says(_RUNOFF, text) for text in (a_text, b_text)]
    first = [says(_FIRST_ROUND, text) for text in (a_text, b_text)]
    return runoff[0] != runoff[1] and first[runoff[0]] and not first[runoff[1]]


def _says_when(claim: QuantityClaim, text: str) -> bool:
    """ "Two weeks into the trial", "four days after the vote": a point in time, and no length."""
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    return bool(_POINT.match(text, end)) and not _LASTED.search(text[:start])


# "Together with its contents the pot weighs", "the lorry and its load weigh".
_TOGETHER = re.compile(
    r"\b(?:(?:together|along|complete) with|(?:including|excluding|without|and|with) "
    r"(?:its|their|his|her)) \w",
    re.I,
)


def _of_part_and_whole(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "The coins weigh 4.7 kg" and "together with its contents the pot weighs 6.1 kg"."""
    if not a.quantity.kind is b.quantity.kind is QuantityKind.MEASURE:
        return ""
    x, y = (
        _TOGETHER.search(_around(claim, text, _BESIDE)) is not None
        for claim, text in ((a, a_text), (b, b_text))
    )
    other_noun = a.measure.noun != b.measure.noun
    return "one is of a thing with all that belongs to it" if x != y and other_noun else ""


def _other_dimension(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """Width against depth."""
    x, y = _dimension(a, a_text), _dimension(b, b_text)
    return f"{x} against {y}" if x and y and x != y else ""


def _dimension(claim: QuantityClaim, text: str) -> str:
    after = _DIMENSION.match(text[claim.end - claim.sentence.start :])
    if after:
        return _DIMENSIONS[after[1].split()[-1]]
    nouns = claim.measure.noun.split()
    return next((_DIMENSIONS[word] for word in nouns[-1:] if word in _DIMENSIONS), "")


def _then_and_now(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """Whether one tells of a year gone and the other how it is."""
    years = [says(_IN_YEAR, text) for text in (a_text, b_text)]
    if years[0] == years[1]:
        return ""
    present = []
    for claim, text in ((a, a_text), (b, b_text)):
        start = claim.start - claim.sentence.start
        present.append(_PRESENT.search(text[max(0, start - _BESIDE) : start]) is not None)
    then = years.index(True)
    return "one tells of an earlier year" if present[1 - then] and not present[then] else ""


def _bounds(claim: QuantityClaim, text: str) -> str:
    """What stands around a figure, without what is allowed to be done once a length is over."""
    around = _around(claim, text, _BESIDE)
    if claim.quantity.kind is not QuantityKind.DURATION:
        return around
    behind = min(_BESIDE, claim.start - claim.sentence.start) + claim.end - claim.start
    return around[:behind] + _MAY_DO.sub("", around[behind:])


def _left_around(claim: QuantityClaim, text: str) -> str:
    """What stands around a figure, without the words for somebody who remains on its terms."""
    start = claim.start - claim.sentence.start
    before = text[max(0, start - _AROUND) : start]
    return _LEFT_ON_TERMS.sub("", before) + text[start:][: len(claim.text) + _AROUND]


def _around(claim: QuantityClaim, text: str, reach: int) -> str:
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    return text[max(0, start - reach) : end + reach]
