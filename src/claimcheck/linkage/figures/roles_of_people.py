"""What news asks of people and homes under changing nouns, and of shares, strikes and storms.

"38 passengers" and "forty-eight people", "160 posts" and "190 jobs", "210 homes" and "120
properties" are counts of one thing: what is said of those counted tells so, not the noun.
"""

from __future__ import annotations

import re

from claimcheck.late import late
from claimcheck.linkage.figures.role_list import COUNT, SHARE, TIME, Role, before, behind
from claimcheck.models import QuantityKind

_SPEEDS = frozenset({"mile per hour", "kilometer per hour", "kilometre per hour", "knot"})
_WERE = r"(?:(?:have|has|had|was|were|are|is|being|been) ){0,2}"
_PEOPLE = (
    r"(?:people|persons|residents|locals|villagers|families|inhabitants|patients|tourists|guests|"
    r"holidaymakers|pupils|children|students|workers|employees|staff|passengers|visitors|"
    r"shoppers|neighbou?rs)"
)
_HOMES = (
    r"(?:homes|houses|households|properties|flats|apartments|dwellings|buildings|customers|"
    r"people|residents|families)"
)
_STAFF = r"(?:people|employees|workers|staff|staff members|staffers)"
_PASSENGERS = r"(?:passengers|people|travell?ers|tourists|holidaymakers|pilgrims|commuters)"
_MARCHERS = (
    r"(?:people|protesters|protestors|demonstrators|marchers|strikers|activists|supporters|"
    r"visitors|spectators|fans|onlookers|residents|locals|workers|students|farmers)"
)
_ELSEWHERE = (
    r"neighbou?ring|elsewhere|nearby|in all|in total|overall|so far|since|last|previous\w*|"
    r"earlier|years? (?:ago|before)|average|usual\w*|normal\w*|capacity|room for|expect\w*|"
    r"forecasts?|planned|could|(?-i:may)|might|up to|per|each|a (?:day|night|week|month|year)"
)
_UNLESS = rf"\b(?:another|other|additional|of (?:those|them)|each|more|{_ELSEWHERE})\b"


def _unless(*more: str) -> re.Pattern[str]:
    """Words beside a figure that make it another one."""
    return late("|".join((_UNLESS, *(rf"\b(?:{words})\b" for words in more))), re.IGNORECASE)


# When some have power again, or most had none: another moment of one outage.
_POWER_LATER = r"still|remain\w*|restor\w+|down to|back|height|peak|by (?:noon|morning|evening)"
_HOMELESS = "killed|died|dead|injur\\w+|hurt|missing|rescued|homeless"
# What is said to go up, by whose share of change is one question.
_GOING_UP = {
    "tax": r"(?:tax(?:es)?|(?:council |property )?tax bills?)",
    "fares": r"fares?",
    "rents": r"rents?",
    "tuition": r"tuition(?: fees?)?",
    "pay": r"(?:pay|wages?|salar(?:y|ies))",
    "pensions": r"pensions?",
    "power prices": r"(?:(?:electricity|gas|energy|power|water) (?:prices|bills|tariffs))",
}
_UP = (
    r"(?:ris(?:e|es|ing)|rose|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|go(?:es|ing)? up|went up|"
    r"up|hik(?:e|es|ed|ing)|put up|push(?:ed|ing)? up|whack(?:ed|ing)? up|climb(?:s|ed|ing)?|"
    r"jump(?:s|ed|ing)?|soar(?:s|ed|ing)?)"
)


def _rise(name: str, noun: str) -> Role:
    return Role(
        f"rise of {name}", f"by how much {name} went up", SHARE,
        before(
            rf"{noun}\b[^.;:\d]{{0,50}}?\b{_UP}(?: (?:by|of))?|"
            rf"{_UP} (?:(?:in|its|the|their|local|all) ){{0,2}}(?:[a-z]+ ){{0,2}}?{noun}"
            rf"(?: bills?)? by"
        ),
        behind(
            rf"(?:more (?:in )?(?:[a-z]+ ){{0,2}}?{noun}|(?:[a-z]+ ){{0,2}}?{noun} (?:rise|"
            rf"increase|hike)|(?:rise|increase|hike) (?:in|of) (?:[a-z]+ ){{0,2}}?{noun})"
        ),
        late(
            rf"\b(?:{_ELSEWHERE}|of (?:the|those|them)|another|each|inflation|demand\w*|want\w*|"
            r"ask\w*|seek\w*|reject\w*|income tax|corporation tax|sales tax|care|among|women|men|"
            r"minimum|executives?|bosses)\b", re.I,
        ),
        near=40,
    )  # fmt: skip


PEOPLE = (
    *(_rise(name, noun) for name, noun in _GOING_UP.items()),
    Role(
        "aboard", "those aboard", COUNT,
        before(r"(?:carrying|carried|with)"), behind(_PASSENGERS),
        _unless("crew|killed|died|dead|injur\\w+|hurt|rescued|missing|seats?"),
        both=True, near=30,
        scene=late(
            r"\b(?:coach|bus|ferry|boat|plane|train|flight|ship|jet|helicopter|tram|minibus|"
            r"airliner|vessel)\b", re.I,
        ),
    ),
    Role(
        "employed", "how many work there", COUNT,
        before(r"(?:employ(?:s|ed|ing)?|workforce of|employer of)"),
        None,
        _unless("shifts?|cut\\w*|los\\w+|lay\\w*|laid|hir\\w+|redundan\\w+|jobs? go|of whom"),
        apart=True, least=10, near=30,
        terms=late(
            r"\b(?:(?P<wide>worldwide|globally|nationwide|in (?:britain|germany|france|europe|"
            r"america)|across (?:\w+ )?\w+)|(?P<formerly>once|formerly|used to))\b", re.I,
        ),
    ),
    Role(
        "employed", "how many work there", COUNT,
        before(r"(?:has|have|with)"),
        behind(rf"{_STAFF}\b(?! (?:were|was|are|is|who|will|took|had|have|out|in hospital))"),
        _unless("shifts?|cut\\w*|los\\w+|lay\\w*|laid|hir\\w+|redundan\\w+|need\\w*|kill\\w*|die\\w*"),
        both=True, apart=True, least=10, near=30,
        scene=late(r"\b(?:company|firm|plant|factory|maker|manufacturer|retailer|mill|"
                         r"refinery|works|shipyard|brewery|airline|bank|chain)\b", re.I),
    ),
    Role(
        "evacuated", "how many had to leave", COUNT,
        before(
            r"(?:evacuat(?:ed|ing|es?)|evacuation of|drove|forc(?:ed|ing)|led|mov(?:ed|ing))"
        ),
        behind(rf"{_PEOPLE}\b"),
        _unless(_HOMELESS, "rooms?|beds?|hotels?|still|return\\w*|back"),
        both=True, alike=True, apart=True, least=10, near=30,
        scene=late(r"\b(?:evacuat\w+|leave their (?:homes|houses)|leak|bomb)\b", re.I),
    ),
    Role(
        "evacuated", "how many had to leave", COUNT, None,
        behind(
            rf"(?:{_PEOPLE} )?{_WERE}(?:evacuated|told to (?:leave|get out|flee)|forced (?:to "
            rf"(?:leave|flee)|out|from)|ordered (?:out|to leave)|made to leave|had to (?:leave|"
            rf"flee|get out)|to (?:leave|flee) their)"
        ),
        _unless(_HOMELESS, "still|return\\w*|back"),
        alike=True, apart=True, least=10, near=50,
    ),
    Role(
        "arrested", "how many were arrested", COUNT,
        before(
            r"(?:arrest(?:ed|ing|s of)?|detain(?:ed|ing|s)?|round(?:ed|ing) up|took into custody|"
            r"nabbed|collared|made)"
        ),
        behind(r"(?:[\w-]+ ){0,2}?(?:people|persons|suspects|men|protesters|protestors|"
               r"demonstrators|fans|activists|youths|arrests|members|migrants|supporters)\b"),
        _unless("charged|released|wanted|aged?|women|officers|kill\\w*|in connection"),
        both=True, apart=True, least=3, near=40,
    ),
    Role(
        "arrested", "how many were arrested", COUNT, None,
        behind(
            rf"(?:[\w-]+ ){{0,2}}?{_WERE}(?:arrested|detained|rounded up|led away|taken into "
            rf"custody|(?:put|placed) under arrest|in handcuffs|behind bars|hauled (?:off|away))"
        ),
        _unless("charged|released|wanted|aged?|women|officers|kill\\w*"),
        apart=True, least=3, near=40,
    ),
    Role(
        "without power", "how many had no power", COUNT,
        before(
            r"(?:cut(?:s|ting)?(?: off)? (?:power|electricity) to|left|leav(?:es|ing)|"
            r"(?:power|electricity) (?:cuts?|outages?|failures?) (?:at|in|for|to|hit|affected)|"
            r"knock(?:s|ed|ing) out power (?:to|for|in)|black(?:ed)? out)"
        ),
        behind(
            rf"(?:[\w-]+ ){{0,2}}?{_HOMES}\b(?! (?:under water|damaged|destroyed|homeless|dead|"
            rf"injured|stranded|in ruins))"
        ),
        _unless(_POWER_LATER, "dead"),
        both=True, apart=True, least=20, near=60,
        scene=late(r"\b(?:without|power|electricity|blackout|outages?|in the dark)\b", re.I),
    ),
    Role(
        "without power", "how many had no power", COUNT, None,
        behind(
            rf"(?:[\w-]+ ){{0,2}}?{_HOMES} (?:(?:have|has|had|was|were|are|left|went|sat) ){{0,2}}"
            rf"(?:without (?:power|electricity)|in the dark|dark|los(?:t|ing) (?:their |its )?"
            rf"(?:power|electricity)|no (?:power|electricity)|cut off from the grid|blacked out)"
        ),
        _unless(_POWER_LATER),
        apart=True, least=20, near=60,
    ),
    Role(
        "flooded", "how many homes were flooded", COUNT,
        before(
            r"(?:water|flood(?:s|ed|ing|waters?)?|river)\b[^.;:\d]{0,30}?\b(?:entered|got into|"
            r"poured into|swamped|inundated|filled|damaged|hit|into)|flooded|flooding|inundat\w+"
        ),
        behind(rf"(?:[\w-]+ ){{0,1}}?{_HOMES}\b"),
        _unless("power|electricity|evacuat\\w+|insur\\w+|at risk|saved|kill\\w*|wet"),
        both=True, apart=True, least=5, near=40,
        scene=late(r"\b(?:flood\w*|river|burst|rain|cloudburst)\b", re.I),
    ),
    Role(
        "flooded", "how many homes were flooded", COUNT, None,
        behind(
            rf"(?:[\w-]+ ){{0,1}}?{_HOMES} {_WERE}(?:flooded|inundated|swamped|under water|"
            rf"underwater|stood in water)"
        ),
        _unless("power|electricity|insur\\w+|at risk"),
        apart=True, least=5, near=40,
    ),
    Role(
        "taking part", "how many took part", COUNT, None,
        behind(
            r"(?:[\w-]+ ){0,2}?(?:(?:had|have|has) )?(?:took part|taken part|taking part|"
            r"participated|lined up|competed|were at the start|joined (?:in|the)|set (?:off|out))"
        ),
        _unless("finish\\w*|countries|nations|teams?|clubs?|women|men|children|police"),
        apart=True, least=20, near=40,
        scene=late(r"\b(?:marathon|race|run|swim|parade|march|rally|tournament|walk|"
                         r"contest|competition|regatta|ride)\b", re.I),
    ),
    Role(
        "crowd", "how many came", COUNT,
        before(r"(?:the|all|some|about|around|nearly|almost)"),
        behind(
            rf"{_MARCHERS} (?:also |all |there )?(?:saw|watched|witnessed|looked on|came|attended|"
            rf"turned (?:out|up)|flocked|marched|rallied|gathered|demonstrated|protested|packed|"
            rf"filled|cheered|took to the streets)"
        ),
        _unless(
            "police|organi[sz]ers?|estimat\\w*|(?:away|visiting) (?:fans|supporters)|women|"
            "children|counter-?\\w*|opponents|countries|cities|days"
        ),
        both=True, apart=True, least=100, near=50,
    ),
    Role(
        "strike", "how long the strike is", TIME,
        before(
            r"(?:walk(?:s|ing|ed)? out|walkout|strikes?|striking|down(?:ing)? tools|stop(?:page)?|"
            r"stop(?:s|ping)? work|industrial action)\b[^.;:\d]{0,20}? (?:for|of|lasting)"
        ),
        behind(r"(?:\w+ )?(?:strike|walkout|stoppage|work stoppage|industrial action)\b"),
        _unless("after|talks|first|second|third|old|notice|warning|ended|into"),
        apart=True, near=30,
        units=frozenset({"hour", "day", "week"}),
        scene=late(r"\b(?:union|unions|strike|walkout)\b", re.I),
    ),
    Role(
        "wind", "how strong the wind was", frozenset({QuantityKind.MEASURE}),
        before(
            r"(?:gusts?|winds?|gales?)\b[^.;:\d]{0,25}? (?:of|at|to|hit|reach(?:ed|ing)|"
            r"topp(?:ed|ing)(?: out at)?|clocked at|exceed(?:ed|ing))"
        ),
        behind(r"(?:winds?|gusts?|gales?)\b"),
        _unless("sustained|record|strongest|highest|limit|warn\\w*|would|will|driv\\w+|category"),
        apart=True, near=30, units=_SPEEDS,
    ),
    Role(
        "support", "the share in favour", SHARE,
        before(
            r"support\b[^.;:\d]{0,50}? (?:stands|stood|is|was|at|of|reached|runs|running)"
            r"(?: at| to)?"
        ),
        behind(
            r"of (?:[\w'’-]+ ){1,6}?(?:back|backed|support|supported|favou?r|favou?red|want|wanted|"
            r"approve of|are for|were for|are in favou?r|would vote for)\b"
        ),
        _unless(
            "among|aged?|under|over|women|men|young\\w*|oppos\\w+|against|not|don't|no|reject\\w*|"
            "party|candidate|votes?|undecided|fell|rose|down|slipped"
        ),
        apart=False, near=40, shared=2,
        scene=late(r"\b(?:polls?|survey|pollsters?|polled)\b", re.I),
    ),
)  # fmt: skip
