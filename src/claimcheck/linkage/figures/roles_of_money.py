"""What news asks of firms, budgets and buildings: sums made, paid and missing, jobs and homes."""

from __future__ import annotations

import re

from claimcheck.late import late
from claimcheck.linkage.figures.role_list import COUNT, MONEY, NOT_ALL, THINGS, Role, before, behind

_LEAST = 1000.0  # of any currency: less is a price in a shop
# By which a firm's figures of one name differ from each other.
_OF_FIRMS = late(
    r"\b(?:(?P<pretax>pre-?tax|before tax)|(?P<net>net|after tax|bottom line)|"
    r"(?P<operating>operating|ebit(?:da)?)|(?P<adjusted>adjusted|underlying|recurring|excluding)|"
    r"(?P<quarter>quarter(?:ly)?|three months)|(?P<half>half|six months|interim)|"
    r"(?P<month>month|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|(?P<part>division|unit|segment|alone|abroad|overseas|online|domestic|"
    r"like-for-like|in (?:china|europe|asia|america|germany|france|britain|japan|india)))\b",
    re.IGNORECASE,
)
# Another year's, a change, a forecast, or another firm's.
_NOT_NOW = late(
    r"\b(?:by|from|against|compared|previous|prior|year[- ]ago|earlier|expect\w*|forecast\w*|"
    r"predict\w*|analysts?|consensus|target\w*|aims?|plan\w*|could|would|up to|loss\w*|lost|per|"
    r"of which|each|added|wiped|hit to|charge)\b",
    re.IGNORECASE,
)
_HOMES = r"(?:homes|houses|flats|apartments|dwellings|units|properties)"
_WORKERS = (
    r"(?:jobs?|people|posts?|positions?|roles?|employees|workers|staff(?:ers)?|staff members)"
)

BUSINESS = (
    Role(
        "paid", "what was paid", MONEY,
        before(
            r"(?:sold|sells?|selling|sale|b(?:uy|uys|uying|ought)|acquir\w+|purchas\w+|sign(?:ed|"
            r"ing|"
            r"s)?|snapp\w+ up|t(?:ake|ook|akeover)|transfer|move)\b"
            r"(?:(?!\b(?:stakes?|shares?|tickets?|rights|loans?|bonds?)\b)[^.;:\d]){0,70}? for|"
            r"(?:shell|fork|splash|stump)(?:s|es|ed|ing)? (?:out|over|up)|"
            r"(?:transfer )?fee of|(?:purchase|sale) price of|deal (?:worth|valued at)"
        ),
        behind(r"(?:takeover|acquisition|buyout|purchase of|deal to (?:buy|acquire)|switch|move) "),
        late(
            r"\b(?:stakes?|shares?|per|cash|debt|part|half|third|bids?|offer\w*|reject\w*|rais\w+|"
            r"initial\w*|least|up to|could|add-?ons?|rent\w*|month|a year|week|tickets?|asking|"
            r"originally|had|years|ago|in (?:19|20)\d\d|each|revenue|valu\w+|profit|more)\b", re.I,
        ),
        named=True, apart=True, least=_LEAST, near=50,
    ),
    Role(
        "paid", "what was paid", MONEY,
        before(r"(?:pa(?:y|id|ying)|spen(?:d|t|ding)|splash(?:ed|ing)?(?: out)?|hand(?:ed|"
        r"ing) over|"
               r"part(?:ed|ing) with)"),
        behind(r"(?:for|on) (?:the |a |an )?[A-Za-z][\w'’-]*"),
        late(
            r"\b(?:stakes?|shares?|per|cash|debt|part|half|third|bids?|offer\w*|reject\w*|least|"
            r"up to|could|would|will|add-?ons?|rent\w*|month|week|tickets?|last|previous\w*|"
            r"originally|ago|earlier|since|each|fuel|wages|staff|care|roads?|schools?|repairs?|"
            r"damage|services?|advertis\w+|research|"
            r"in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|19|20)\w*)\b", re.I,
        ),
        both=True, named=True, apart=True, least=_LEAST, near=60,
        scene=late(
            r"\b(?:sign(?:ed|ing)|transfer|bought|sold|takeover|acqui\w+|auction)\b", re.I,
        ),
    ),
    Role(
        "spending", "what is to be spent in all", MONEY,
        before(
            r"(?:spending|expenditure|outgoings)(?: \w+){0,2}? (?:at|of|to|is|was)|"
            r"(?:will|to|would|plans|means|intends) spend"
        ),
        late(r"^(?! (?:on|for)\b)"),
        late(
            rf"{NOT_ALL.pattern}|\b(?:last|up from|previous\w*|capital|cut\w*|extra|further|fuel|"
            r"research|advertis\w+)\b", re.I,
        ),
        both=True, apart=True, least=1e6, near=12,
        scene=late(r"\b(?:council|councillors|mayor|parliament|government|ministry)\b", re.I),
    ),
    Role(
        "revenue", "the revenue", MONEY,
        before(
            r"(?:revenues?|turnover|(?<!same-store )sales)(?: [\w%.'’-]+){0,8}? (?:to|of|were|"
            r"was|at|"
            r"reached|hit|totall?ed)"
        ),
        behind(r"in (?:\w+ )?(?:revenues?|turnover|sales)|at the tills"),
        _NOT_NOW, named=True, apart=True, least=_LEAST, terms=_OF_FIRMS, near=50,
    ),
    Role(
        "profit", "the profit", MONEY,
        before(
            r"(?:profits?|earnings|net income)(?: [\w%.'’-]+){0,5}? (?:to|of|was|were|at|reached|"
            r"hit|"
            r"totall?ed)|earned"
        ),
        behind(r"(?:\w+ )?(?:profit|net income|in (?:\w+ )?(?:profits?|earnings))"),
        _NOT_NOW, named=True, apart=True, least=_LEAST, terms=_OF_FIRMS, near=50,
    ),
    Role(
        "shortfall", "how much is missing", MONEY,
        before(
            r"(?:gap|shortfall|deficit|black hole|overspend)(?: in (?:its|the|their|\w+['’]s) "
            r"(?:\w+ ){0,2}(?:budget|finances|accounts))? (?:of|is|was|totall?ing|worth)"
        ),
        behind(
            r"(?:(?:budget|funding|financial|cash|annual) ){0,2}(?:gap|shortfall|deficit|"
            r"black hole|"
            r"hole|overspend|short)"
        ),
        late(
            r"\b(?:trade|trim\w*|narrow\w*|cut|by|last|previous|cumulative|over|current account|"
            r"would|pension\w*|fiscal|national|federal)\b", re.I,
        ),
        apart=True, least=_LEAST, near=50,
    ),
    Role(
        "funding", "what investors put in", MONEY,
        before(
            r"(?:rais(?:ed?|es|ing)|secur(?:ed|es|ing)|land(?:ed|s)|pull(?:ed|s) in|bagg(?:ed|s)|"
            r"round of|inject\w*|put|invest(?:ed|ing)?)"
        ),
        behind(r"(?:series [a-f]|seed|funding|investment|financing)(?: \w+)? round"),
        late(
            r"\b(?:total|so far|since|to date|all|now|valu\w+|worth|previous\w*|earlier|"
            r"more(?! than)|"
            r"another|further|grant|loan|debt|charity|aims?|plan\w*|hopes?|seek\w*|wants?)\b", re.I,
        ),
        scene=late(r"\b(?:start-?up|series [a-f]|seed round|venture capital)\b", re.I),
        apart=True, named=True, least=_LEAST, near=60,
    ),
    Role(
        "investment", "what is spent on it", MONEY,
        before(r"(?:invest(?:s|ed|ing)?|spend(?:s|ing)?|plough(?:s|ing)?|pour(?:s|ing)?|sink(?:s|"
               r"ing)?)"),
        behind(rf"(?:[a-z-]+ ){{0,2}}(?:{'|'.join(sorted(THINGS))})"),
        late(
            rf"{NOT_ALL.pattern}|\b(?:already|so far|extra|phase|first|part|a year|annual\w*|"
            rf"upgrad\w+|"
            r"repair\w*|maintain\w*|tax|grant|loan|bond|aid|subsid\w+|fund|theft|fine|damage|lend|"
            r"borrow\w*|up to|per|between|least|alone|contribut\w+|budget|sale|robbery)\b", re.I,
        ),
        apart=True, built=True, least=1e6, near=60,
    ),
    Role(
        "jobs lost", "how many lose their jobs", COUNT,
        before(
            r"(?:cut(?:s|ting)?|eliminat\w+|ax(?:e|es|ed|ing)|shed(?:s|ding)?|slash\w*|la(?:y|id|"
            r"ying) "
            r"off|let(?:ting)? go(?: of)?|dismiss\w*|sack\w*|loss of|los(?:e|es|ing)|layoffs? of)"
            r"(?: up to)?"
        ),
        behind(
            rf"(?:\w+ ){{0,2}}?{_WORKERS} (?:[\w'’-]+ ){{0,12}}?(?:(?:be|are|were|been|"
            rf"being) (?:cut|lost|"
            r"axed|eliminated|laid off|let go|made redundant|dismissed|sacked)|los(?:e|ing) their "
            r"jobs|go\b|out of (?:a job|work)|redundant|(?:to|will|would|could|must) (?:disappear|"
            r"vanish)|(?:disappear|vanish)(?:s|ing)?\b|face the axe)"
        ),
        late(
            rf"{NOT_ALL.pattern}|\b(?:already|hire|hired|create\w*|new|employs?|remain\w*|"
            rf"stores?|shops?|"
            r"branches|flights|votes?|seats?|points?|games?|lives|homes|since)\b", re.I,
        ),
        scene=late(rf"\b{_WORKERS}\b", re.I),
        apart=True, named=True, least=10, near=40,
    ),
    Role(
        "homes built", "how many homes are to be built", COUNT,
        before(
            r"(?:build(?:s|ing)?|put(?:ting)? up|plans? for|construct(?:ion of|ing)?|erect\w*|"
            r"permission for|comprise|with)"
        ),
        behind(rf"(?:[\w-]+ )?{_HOMES}"),
        late(
            r"\b(?:affordable|social|council|another|more(?! than)|of (?:the|them|those)|first|"
            r"phase|"
            r"already|a year|year|per|student|annual\w*|target|destroy\w*|damag\w*|flood\w*|"
            r"power)\b",
            re.I,
        ),
        both=True, apart=True, least=10, near=60,
        scene=late(r"\b(?:developers?|planning|planners|planned|plans|built|build)\b", re.I),
    ),
)  # fmt: skip
