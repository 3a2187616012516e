"""What news asks of deals, matches, finds and rescues: what it is worth, how it ended, how old it
is, how many were saved."""

from __future__ import annotations

import re

from claimcheck.late import late
from claimcheck.linkage.figures.role_list import (
    COUNT,
    MONEY,
    RESULT,
    SHARE,
    Role,
    before,
    behind,
)
from claimcheck.models import QuantityKind

_DEAL = r"(?:deal|transaction|takeover|merger|acquisition|buyout|tie-up)"
_SAVED = r"(?:rescued|saved|plucked|picked up|pulled|brought (?:ashore|in|to (?:shore|safety)))"
_AT_SEA = r"(?:people|migrants|survivors|passengers|refugees|asylum seekers|sailors|fishermen)"

OUTCOMES = (
    Role(
        "deal", "what the deal is worth", MONEY,
        before(rf"{_DEAL}(?:,| is| was| has been)*(?: (?:valued|worth|priced|put))(?: at)?"),
        behind(rf"(?:[a-z-]+ ){{0,3}}?{_DEAL}"),
        late(
            r"\b(?:break|termination|savings?|synerg\w+|debt|per|share price|initial\w*|earlier|"
            r"previous\w*|last|reject\w*|offers?|bids?|loans?|stake|contract|settlement|"
            r"trade|arms|peace|plea|another|up to|at least)\b", re.I,
        ),
        scene=late(r"\b(?:shareholders?|acqui\w+|takeover|merger|merge|shares|buy)\b", re.I),
        least=1e6, near=12, sure=True,
    ),
    Role(
        "result", "the result", RESULT,
        before(
            r"(?:won|wins?|winning|beat(?:ing|en|s)?|lost|loses?|losing|finished|ended|edged|"
            r"defeat(?:ed|ing)?|victory|triumph|draw|drew|win|loss)\b[^.;:\d]{0,60}?"
        ),
        behind(r"(?:win|victory|defeat|triumph|loss|draw|thrashing|comeback)"),
        late(
            r"\b(?:half|break|aggregate|lead|sets?|last|earlier|previous\w*|league|vote[sd]?|"
            r"voting|ballot|jury|in (?:19|20)\d\d|season|first|second|leg|series|record|ago|"
            r"under-?\d\d)\b", re.I,
        ),
        scene=late(
            r"\b(?:match|semi-?final|final|play-?off|derby|kick-?off|half-?time|full-?time|goals?|"
            r"tries|try|innings|referee|striker|quarterback|touchdowns?)\b", re.I,
        ),
        near=25, apart=True,
    ),
    Role(
        "antiquity", "how old it is", frozenset({QuantityKind.AGE, QuantityKind.DURATION}),
        behind=behind(r"(?:years? )?(?:old\b|ago\b)"),
        own=late(r"years?[ -]old\b", re.I),
        unless=late(
            r"\b(?:oldest|older|previous\w*|earlier|first|until|others?|another|rather|not|than|"
            r"similar|once|thought|ice age|settled|million|billion)\b", re.I,
        ),
        least=150, near=25, apart=True, units=frozenset({"year"}),
        scene=late(
            r"\b(?:archaeolog\w+|archeolog\w+|excavat\w+|radiocarbon|fossils?|skeletons?|tomb|"
            r"burial|palaeontolog\w+|paleontolog\w+|dig)\b", re.I,
        ),
    ),
    Role(
        "saved at sea", "how many were saved", COUNT,
        before(rf"{_SAVED}(?: all)?"),
        behind(rf"(?:[a-z-]+ ){{0,2}}?(?:survivors\b|{_AT_SEA} (?:[a-z]+ ){{0,4}}?{_SAVED})"),
        late(
            r"\b(?:another|others?|additional|more|of (?:those|them)|bodies|dead|missing|drowned|"
            r"so far|this year|since|children|women|crew|hospital|in all|days?|weeks?|last)\b",
            re.I,
        ),
        scene=late(
            r"\b(?:capsiz\w+|overturned|sank|sunk|sinking|dinghy|boat|vessel|drown\w+|tanker)\b",
            re.I,
        ),
        least=3, near=25, sure=True,
    ),
    Role(
        "pay rise", "by how much pay goes up", SHARE,
        before(r"(?:rise|raise|increase|deal|offer) of|getting an?|accept(?:ed)? an?"),
        behind(r"(?:pay |wage )?(?:rise|raise|increase|deal)"),
        late(
            r"\b(?:demand\w*|want\w*|ask\w*|seek\w*|reject\w*|had|been|originally|first|initial\w*|"
            r"inflation|over|more|last|previous\w*|each|a year|annual\w*|prices?|rents?|fares?|"
            r"tax\w*|bills?|profits?|sales|orders|up to)\b", re.I,
        ),
        scene=late(
            r"\b(?:union|unions|strike|walkout|pay (?:offer|deal|claim|dispute|talks))\b", re.I,
        ),
        near=12,
    ),
    Role(
        "snow", "how much snow fell", frozenset({QuantityKind.MEASURE}),
        before(
            r"(?:dump(?:ed|ing)|measured|received|got|recorded|under|fell|saw|picked up|"
            r"totals?(?: of)?|totall?ed|reached)"
        ),
        behind(r"(?:of (?:fresh |new |heavy |wet )?snow|(?:had )?f[ae]ll(?:en)?\b)"),
        late(
            r"\b(?:forecast|expect\w*|could|another|additional|more|an hour|per|hourly|record|"
            r"up to|elsewhere|nearby|average|usual\w*|previous\w*|rain\w*|drifts?)\b", re.I,
        ),
        scene=late(r"\b(?:snow\w*|blizzard)\b", re.I),
        units=frozenset({"inch", "foot", "centimeter", "centimetre"}), near=25, least=2, sure=True,
    ),
    Role(
        "in hospital", "how many are in hospital", COUNT,
        before(r"(?:admitted|hospitali[sz]ed|(?:has|have|had) put)"),
        behind(
            r"(?:[a-z]+ ){0,3}?(?:in(?:to)? hospital\b|hospitali[sz]ed|(?:were|been|are) admitted)"
        ),
        late(
            r"\b(?:another|others?|additional|more|of (?:those|them)|today|overnight|still|"
            r"remain\w*|children|under|daily|a day|per|discharged|intensive|so far this|last)\b",
            re.I,
        ),
        scene=late(r"\b(?:outbreak|cholera|virus|disease|poisoning|infection\w*|illness)\b", re.I),
        near=30, least=3, sure=True,
    ),
)  # fmt: skip
