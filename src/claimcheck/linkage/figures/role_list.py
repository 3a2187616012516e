"""The questions that news always asks of a figure, and how figures that answer them are printed.

Closed lists of English news: what a court gave, what was stolen, made or paid, who was aboard, how
a vote or a match ended, what something costs to build, how many came, were asked or were let go.
`roles` holds the answers of two articles against each other.
"""

from __future__ import annotations

import re

from claimcheck.frozen import dataclass
from claimcheck.late import late
from claimcheck.models import QuantityKind

MONEY = frozenset({QuantityKind.MONEY})
COUNT = frozenset({QuantityKind.NUMBER})
SHARE = frozenset({QuantityKind.PERCENT})
TIME = frozenset({QuantityKind.DURATION})
RESULT = frozenset({QuantityKind.SCORE})
YEARS = frozenset({"year", "month"})
# What somebody may get, has been asked for, or gets instead: no sentence that was passed.
_NOT_PASSED = late(
    r"\b(?:up to|maximum|minimum|at least|faces?|facing|could|(?-i:may)|might|would|recommend\w*|"
    r"sought|seek\w*|ask\w*|want\w*|request\w*|probation|parole|supervis\w+|suspended|"
    r"prosecutors?|already|served|another|additional|consecutive|concurrent\w*|each)\b",
    re.IGNORECASE,
)
# What is built. The second list says no more than that; the first tells one thing from another.
THINGS = frozenset(
    """line railway bridge tunnel stadium arena hospital clinic school station terminal airport hall
    museum library theatre theater plant dam port harbour harbor road highway motorway bypass tower
    pool prison park pipeline reactor factory wall ferry ship campus hub depot""".split()
)
ANY_THING = frozenset(
    """project scheme plan development construction redevelopment building work works restore
    restoration refurbishment renovation facelift makeover revamp""".split()
)
_PART_OF_COST = late(
    r"\b(?:phase|stage|section|part|share|extra|additional|another|more(?! than)|further|"
    r"already|so far|originally|initially|first|once|per|each|a year|annual\w*|yearly|to run|"
    r"damage|up to|between|least|ticket|contribut\w+|instead|from|would have|for the|"
    r"(?:was|were|been) (?:\w+ )?(?:to cost|estimated|priced|put))\b",
    re.IGNORECASE,
)
BUILDING = 1e6  # of any currency: less pays for a ticket or a meal
CROWD = 100.0  # fewer people are no crowd
NOT_ALL = re.compile(
    r"\b(?:another|other|additional|(?<!none )(?<!all )(?<!some )(?<!most )of (?:the|those|them)|"
    r"each|more)\b", re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """One question of news: how its figures are printed.

    A figure plays it when its kind is among ``kinds``, and the text before or behind it matches;
    ``both`` must; ``unless`` in them keeps it out. ``named``: under another name it is another's.
    ``scene``: what its article must tell of; ``terms``: words by which one such figure is not the
    other ("pretax"), as groups, that both sentences must hold alike; ``shared``: content words
    that they must have in common.
    """

    name: str
    asked: str
    kinds: frozenset[QuantityKind]
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    named: bool = False
    both: bool = False
    built: bool = False
    """The figure is of something that is built; two of them of one thing, as far as they say."""
    least: float = 0.0
    apart: bool = False
    """What the words around two figures say against one question counts."""
    sure: bool = False
    """It says more than anything that the words around two figures say against one question."""
    units: frozenset[str] = frozenset()
    scene: re.Pattern[str] | None = None
    terms: re.Pattern[str] | None = None
    shared: int = 0
    own: re.Pattern[str] | None = None
    """What the figure itself may print that gives it the role: "131 votes to 112"."""
    alike: bool = False
    """Two nouns that say more than "people" are two groups: households and children."""
    near: int = 120
    """Characters behind a figure that are read for ``unless``."""


# What may stand between the words that give a figure its role and the figure.
HEDGED = (
    r"(?: (?:a|an|the|estimated|about|around|nearly|almost|over|some|just|only|more than|"
    r"roughly)){0,3}"
)


def before(pattern: str) -> re.Pattern[str]:
    """Words that end right before the figure, but for hedges."""
    return late(rf"\b(?:{pattern}){HEDGED} $", re.IGNORECASE)


def behind(pattern: str) -> re.Pattern[str]:
    """Words that begin right behind the figure."""
    return late(rf"^[ -]?(?:{pattern})\b", re.IGNORECASE)


COMMON = (
    Role(
        "term", "the sentence passed", TIME,
        before(
            r"(?:sentenced|jailed|imprisoned|caged|locked up|put away|banged up|sent to (?:prison|"
            r"jail)|(?:put )?behind bars)(?: \w+){0,3} (?:to|for)|sentence of|term of"
        ),
        behind(
            r"in (?:prison|jail|custody)|behind bars|(?:prison|jail) (?:term|sentence)|sentence"
        ),
        _NOT_PASSED, named=True, units=YEARS,
    ),
    Role(
        "fine", "the fine", MONEY,
        before(
            r"fined(?: \w+){0,4}|(?:fine|penalty) of|fine to|(?:must|has to|have to|ordered to|"
            r"told "
            r"to) (?:pay(?: up)?|hand over|cough up)"
        ),
        behind(r"fine|penalty"), _NOT_PASSED, named=True,
        terms=late(
            r"\b(?:(?P<costs>costs|fees|surcharge)|(?P<back>compensat\w+|restitution|damages|"
            r"victims?|plaintiffs?|famil\w+|jury|jurors|verdict|back)|(?P<tax>tax\w*|dut\w+|rent)|"
            r"(?P<debt>debts?|loans?|interest|settle\w*))\b", re.I,
        ),
    ),
    Role(
        "bail", "the bail", MONEY,
        before(r"(?:bail|bond)(?: was| is|)(?: set)?(?: at| of)"),
        behind(r"(?:\w+ )?(?:bail|bond)"), named=True,
    ),
    Role(
        "stolen", "what was taken", MONEY,
        before(
            r"(?:stealing|stole|stolen|embezzl\w+|siphon\w+|swindl\w+|misappropriat\w+|pilfer\w+|"
            r"pocket(?:ed|ing)|skimm(?:ed|ing)|help(?:ed|ing) (?:him|her|them)sel(?:f|ves) to|"
            r"m(?:ade|aking) off with|(?:admit\w*|guilty|accused|convicted|suspected|"
            r"charged)(?: \w+){0,3}? taking|"
            r"(?:defraud\w*|cheat(?:ed|ing)|scamm\w+|conn(?:ed|ing)|fleec\w+)(?: [\w'’-]+){1,6} "
            r"(?:out )?of)"
        ),
        behind(r"(?:theft|heist|embezzlement|robbery)"), late(
            r"\b(?:another|other|additional|each|more|of (?:those|them|the (?:money|sum|total|cash|"
            r"loot|funds|haul)))\b", re.I,
        ), named=True,
    ),
    Role(
        "stolen", "what was taken", MONEY,
        before(r"(?:took|taken|taking|takes|drain(?:ed|ing)|transferr(?:ed|ing)|siphon(?:ed|ing) "
               r"off)"),
        behind(r"(?:from (?:the |an? |his |her |their )?(?:[\w'’-]+ ){0,4}?(?:accounts?|savings|"
        r"till|"
               r"safe|clients?|customers?|pensioners?|charity|club|parish|church|school|firm|"
               r"employers?|fund|estate)|belonging to)\b"),
        late(
            r"\b(?:another|other|additional|each|more|loans?|mortgage|profit|grant|fine)\b", re.I,
        ),
        named=True, both=True,
        scene=late(
            r"\b(?:st(?:ea|o)l\w+|theft|fraud|embezzl\w+|swindl\w+|guilty|convict\w+)\b", re.I,
        ),
    ),
    Role(
        "aboard", "those aboard", COUNT, None,
        behind(
            r"(?:\w+ ){0,3}?(?:aboard|on board|on (?:the|that) (?:bus|plane|ferry|boat|train|"
            r"flight|coach|ship|jet|vessel|helicopter))"
        ),
        late(
            rf"{NOT_ALL.pattern}|\b(?:killed|died|dead|injur\w+|hurt|rescued|crew|missing)\b", re.I
        ),
    ),
    Role(
        "votes for", "the votes for it", COUNT,
        before(r"(?:passed|approved|adopted|backed|carried)(?: \w+){0,8} (?:by|with)"),
        behind(
            r"(?:votes?\b|(?:\w+ ){0,3}?(?:vot(?:ed|ing)|votes?|were|in) (?:in favou?r|for|yes)\b)"
        ),
        late(
            r"\b(?:majority|margin|lead|more|last|previous\w*|against|amend\w*|"
            r"of (?:the|its|all))\b",
            re.I,
        ),
        near=40, both=False,
    ),
    Role(
        "in favour", "the share in favour", SHARE, None,
        behind(
            r"of (?:\w+ ){1,8}?(?:backed|supported|approved|voted (?:for|in favou?r|yes)|"
            r"were in favou?r)"
        ),
    ),
    Role(
        "budget", "the budget", MONEY,
        before(r"budget(?: is| was| of| at| totals| totalling| totaling| worth| will be){1,2}"),
        behind(r"(?:\w+ ){0,2}?budget(?! (?:gap|deficit|hole|shortfall|cuts?|surplus|increase))"),
        late(
            r"\b(?:gap|deficit|hole|shortfall|cuts?|trim\w*|reduc\w+|add\w*|additional|extra|"
            r"from|last|"
            r"current|previous|marketing|production|capital|operating|part|share|over|under|each|"
            r"propos\w+|request\w*|film|project|construction|building|rebuild\w*|renovat\w*|"
            r"advertis\w+)\b", re.I,
        ),
        apart=True, least=BUILDING,
    ),
    Role(
        "damage", "the damage", MONEY,
        before(
            r"(?:damages?|losses|destruction)\b[^.;:\d]{0,40}? (?:estimated|put|valued|"
            r"reckoned) at|"
            r"damages? (?:of|worth|totall?ing)|"
            r"(?:estimat\w+|put|valued|reckon\w*) (?:the|its|his|her|their) (?:damage|losses) at"
        ),
        behind(r"(?:in|worth of) (?:\w+ ){0,2}?(?:damage|losses)"),
        late(rf"{NOT_ALL.pattern}|\b(?:insur\w+|awarded|sought|seek\w*|suing|sued)\b", re.I),
        apart=True, near=15,
    ),
    Role(
        "cost", "what it will cost", MONEY,
        before(
            r"(?:will|would|to|could|should) cost|(?:estimated|priced|valued|put) at|"
            r"(?:cost|budget|price tag|estimate) (?:is|of)(?: put at| estimated at)?"
        ),
        behind(
            r"(?:[a-z-]+ ){0,2}?(?:project|scheme|(?:re)?development|facelift|makeover|restoration|"
            r"refurbishment|renovation|revamp|upgrade|overhaul|extension|expansion|rebuild)"
        ),
        _PART_OF_COST,
        built=True, least=BUILDING,
    ),
    Role(
        "premium", "the premium of the bid", SHARE,
        before("premium of"), behind("premium"),
        late(
            r"\b(?:average|weighted|week|weeks|month|months|day|days|\d+-day|high|low|insurance)\b",
            re.I,
        ),
    ),
    Role(
        "turnout", "the turnout", SHARE, before(r"turnout(?: \w+){0,3}"), behind("turnout"),
        late(r"\b(?:among|aged?|under|over|women|men|last|previous|general)\b", re.I),
        apart=True,
    ),
    Role(
        "result", "the result", RESULT,
        before(
            r"(?:beat|beats|beating|defeat(?:ed|ing|s)?|won|lost|drew|victory|win|edg(?:ed|ing)|"
            r"thrash(?:ed|ing)|overcame|overpowered|saw off|downed|routed)(?: [\w'’]+){0,6}"
        ),
        behind(r"(?:\w+ )?(?:win|victory|defeat|loss|triumph|draw)"), named=True,
    ),
    Role(
        "crowd", "how many came", COUNT,
        before(
            r"in front of|(?:crowd|attendance|audience) of|(?:watched|attended|seen) by"
        ),
        behind(
            r"(?:\w+ ){0,2}?(?:attended|packed|crammed|turned (?:out|up)|flocked|were there|"
            r"came to (?:see|watch))|(?:spectators|fans|supporters|people|onlookers|concertgoers) "
            r"(?:saw|watched|witnessed|looked on)"
        ),
        late(
            r"\b(?:another|other|each|more(?! than)|last|average|capacity|up to|expect\w*|total|"
            r"in all|over|days|police|organi[sz]ers?|estimat\w*|comments?|reactions?|complaints?|"
            r"offers?|bids?|entries|per|a (?:day|night|week))\b", re.I,
        ),
        least=CROWD, apart=True,
    ),
    Role(
        "reward", "the reward", MONEY, before(r"rewards?(?: totall?ing| worth)? (?:of|up to)"),
        behind(r"(?:\w+ )?reward"), late(r"\b(?:another|additional|earlier|raised)\b", re.I),
        apart=True,
    ),
)  # fmt: skip
