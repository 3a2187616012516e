"""What news asks of accidents, storms, studies, votes and illness: how many, how strong."""

from __future__ import annotations

import re

from claimcheck.late import late
from claimcheck.linkage.figures.role_list import COUNT, NOT_ALL, RESULT, TIME, Role, before, behind
from claimcheck.models import QuantityKind

_MEASURE = frozenset({QuantityKind.MEASURE})
_SPEEDS = frozenset({"mile per hour", "kilometer per hour", "kilometre per hour", "knot"})
# "A survey of 1,000" may be another institute's: on one day there are several.
_STUDIED = r"(?:stud(?:y|ies)|trial|sample|analysis|review|data)"
_ASKED = r"(?:survey|poll|stud(?:y|ies)|trial|sample|analysis|review|interviews?|data)"
_PEOPLE = r"(?:people|residents|villagers|families|inhabitants|patients|tourists|guests)"
# Who decided, and in which reading.
_VOTED = late(
    r"\b(?:(?P<part>(?:sub)?committee|panel|commission|planning|zoning)|(?P<senate>senat\w+)|"
    r"(?P<lower>representatives|lower (?:house|chamber))|(?P<change>amend\w+)|"
    r"(?P<first>first reading)|(?P<second>second reading)|"
    r"(?P<against>reject\w*|fail\w*|defeat\w*|against the))\b",
    re.IGNORECASE,
)

EVENTS = (
    Role(
        "vote", "how the vote ended", RESULT,
        before(
            r"(?:vot(?:e|es|ed|ing)|approv\w+|pass(?:ed|ing)?|adopt\w*|back(?:ed|ing)|support\w*|"
            r"reject\w*|carried|decid\w+|agreed|cleared|in favou?r)\b[^.;:\d]{0,110}?"
        ),
        behind(r"(?:\w+ )?vote\b"),
        late(
            r"\b(?:last|previous\w*|earlier|january|february|march|april|june|july|august|"
            r"september|october|november|december|years? ago|game|match|season|lead)\b", re.I,
        ),
        terms=_VOTED, near=30, own=late(r"\bvotes? to\b|\bfor\b|\bfavou?r\b", re.I),
    ),
    Role(
        "sample", "how many were studied", COUNT,
        before(
            rf"{_STUDIED}(?: [\w-]+){{0,3}}? (?:of|with|among|involving|covering|on|from)|polled|"
            rf"surveyed|"
            r"questioned|interviewed|tracked|followed|studied|monitored|enrolled|recruited|"
            r"examined|"
            r"analy[sz]ed|looked at|(?:put|posed) (?:the|this|that) question to"
        ),
        behind(
            r"(?:\w+ ){0,3}?(?:took part|participated|(?:was|were) (?:polled|surveyed|questioned|"
            r"interviewed|enrolled|recruited|asked|studied)|respondents|participants)"
        ),
        late(
            r"\b(?:of (?:those|whom|the)|who (?:had|were|did)|aged|m[ae]n|wom[ae]n|groups?|placebo|"
            r"control|years?|others?|another|more(?! than)|died|deaths|countries|times|percent|per|"
            r"hours|days|weeks|months|schools|hospitals|cases|each|further|additional)\b", re.I,
        ),
        scene=late(
            rf"\b(?:{_ASKED}|researchers?|scientists?|pollsters?|paper|journal)\b", re.I
        ),
        alike=True, apart=True, least=30, near=40,
    ),
    Role(
        "magnitude", "how strong the earthquake was", COUNT,
        before(
            r"magnitude(?: of|[ -])?|(?:quake|earthquake|tremor|temblor)\b[^;:\d]{0,60}? (?:put|"
            r"measured|registered|rated|recorded)(?: it)?(?: at| as| a)?|"
            r"(?:measur(?:ed|ing)|register(?:ed|ing))"
        ),
        behind(r"(?:on the (?:richter|moment)|magnitude\b|-?magnitude)"),
        late(
            r"\b(?:after-?shocks?|fore-?shocks?|another|second|later|earlier|previous\w*|"
            r"in (?:19|20)\d\d|initial\w*|first|revised|feet|people|above|over)\b", re.I,
        ),
        scene=late(r"\b(?:earth)?quake\b", re.I), least=2, near=30, apart=True,
    ),
    Role(
        "fall", "how far somebody fell", _MEASURE,
        before(
            r"(?:fell|fall(?:s|ing|en)?|plung(?:ed?|ing)|dropped|tumbl(?:ed|ing))(?: [a-z]+){0,2}?"
        ),
        behind(r"(?:fall|plunge|drop) (?:from|off|down|to h)"),
        late(
            r"\b(?:by|per|rain|snow|rainfall|snowfall|temperatures?|inches|shares?|points?|prices?|"
            r"short|behind|below|degrees|high|up to)\b", re.I,
        ),
        scene=late(r"\b(?:cliff|roof|ladder|balcony|window|bridge|ravine|scaffold\w*|"
                         r"crane|mountain|wall|gorge|tower|shaft|ledge|slope)\b", re.I),
        units=frozenset({"foot", "meter", "metre", "yard", "kilometer", "mile"}),
        apart=True, near=40,
    ),
    Role(
        "driven", "how fast it was driven", _MEASURE,
        before(
            r"(?:driv(?:e|ing|en)|drove|doing|speed(?:ing|s)?|clocked|racing|raced|going|"
            r"travell?(?:ed|"
            r"ing)|caught|hit|reach(?:ed|ing)|topp(?:ed|ing) out|top speeds?|speeds?)"
            r"(?: (?:\w+ ){0,2}?(?:at|of|doing))?"
        ),
        None,
        late(r"\b(?:limit|zone|winds?|gusts?|trains?|planes?|up to|over the|storm)\b", re.I),
        units=_SPEEDS, apart=True, near=8,
        scene=late(
            r"\b(?:driver|motorist|motorcyclist|car|speeding|speed limit|driving|licen[cs]e)\b",
            re.I,
        ),
    ),
    Role(
        "hospital", "how long somebody was in hospital", TIME,
        before(
            r"(?:in (?:the |a )?hospital|hospitali[sz]ed|at [A-Z][\w.]+(?: [A-Z][\w.]+){0,3}"
            r" (?:Hospital|Infirmary|Medical Center))(?: there)?(?: for)?(?: the)?(?: past| last)?"
        ),
        behind(r"in (?:the |a )?(?:\w+ )?(?:hospital|intensive care)\b"),
        late(
            r"\b(?:first|another|further|more(?! than)|least|up to|expected|will|could|(?-i:may)|"
            r"ago|"
            r"later|"
            r"before|after(?= being)|coma|each|wait\w*|prison|jail)\b", re.I,
        ),
        apart=True, shared=1, near=40,
        units=frozenset({"day", "week", "month"}),
    ),
    Role(
        "displaced", "how many lost their homes", COUNT,
        behind=behind(
            rf"(?:\w+ )?(?:{_PEOPLE} )?(?:(?:are|were|was|have been|now|left|made|"
            rf"became) )*(?:homeless|"
            r"(?:have |had )?lost (?:their homes?|the roof))"
        ),
        unless=late(rf"{NOT_ALL.pattern}|\b(?:some of|could|(?-i:may)|a year|per)\b", re.I),
        apart=True, least=5, near=60,
    ),
    Role(
        "freed", "how many were freed", COUNT,
        before(r"(?:releas(?:e|ed|ing)|free(?:d|ing)?)"),
        behind(
            r"(?:[\w'’-]+ ){0,9}?(?:(?:was|were|are|been|set|walked) (?:free\b|freed|released))"
        ),
        late(
            rf"{NOT_ALL.pattern}|\b(?:still|remain\w*|missing|held|copies|songs?|albums?|films?|"
            rf"pages|"
            r"documents|statements?|tons?|tonnes|water|gas|barrels|bail|women|children)\b", re.I,
        ),
        scene=late(
            r"\b(?:hostages?|kidnap\w*|abduct\w*|captives?|captors?|prisoners?|detain\w+)\b", re.I
        ),
        apart=True, near=70,
    ),
    Role(
        "cancelled", "how many were cancelled", COUNT,
        before(r"(?:cancel(?:s|l?ed|l?ing)?|scrap(?:s|ped|ping)?|ground(?:ed|ing)?)"),
        behind(
            r"(?:\w+ )?(?:flights|departures|trains|services|sailings) (?:\w+ ){0,2}?(?:cancell?ed|"
            r"scrapped|grounded)"
        ),
        late(
            rf"{NOT_ALL.pattern}|\b(?:delay\w*|since|in all|total|so far|a day|per|arriv\w+|"
            rf"tickets?|"
            r"shows?|concerts?|orders?|planes?|aircraft)\b", re.I,
        ),
        scene=late(r"\b(?:flights|trains|sailings|departures)\b", re.I),
        apart=True, least=3, near=50,
    ),
    Role(
        "cases", "how many fell ill", COUNT,
        before(r"(?:infected|sickened|come down with|fallen ill|caught)\b[^.;:\d]{0,40}? (?:at|"
               r"to|is)"),
        behind(
            r"(?:\w+ ){0,2}?(?:cases of|(?:have |had |has )?(?:been )?(?:infected|sickened|"
            r"fallen ill|"
            r"f[ae]ll ill|come down with|caught))"
        ),
        late(
            r"\b(?:new|today|deaths?|died|suspected|others?|another|last|previous|in (?:19|20)\d\d|"
            r"each|per|hospitals?|more(?! than)|of (?:the|them|those)|wine|beer|since|police|fish|"
            r"fraud|abuse|children|red-handed)\b", re.I,
        ),
        scene=late(r"\b(?:outbreak|virus|disease|health officials|measles|cholera|flu|"
                         r"infection\w*|poisoning|salmonella|illness)\b", re.I),
        apart=True, least=3, near=40,
    ),
    Role(
        "recalled", "how many are recalled", COUNT,
        before(
            r"recall(?:s|ed|ing)?(?: [\w'’-]+){0,2}?(?: of)?|call(?:s|ed|ing)? back|"
            r"pull(?:s|ed|ing)?"
        ),
        behind(
            r"(?:of (?:the|its|their) )?(?:[\w'’-]+ ){0,8}?(?:(?:are|were|have been|being|is|was) "
            r"(?:being )?recalled|recall\b)"
        ),
        late(
            r"\b(?:complaints?|reports?|injur\w+|deaths?|crash\w*|fires|dealers?|worldwide|globally|"
            r"canada|europe|stores|states|years?|times|lots|each|another|additional|previous\w*|"
            r"earlier|last|in (?:19|20)\d\d|more(?! than))\b", re.I,
        ),
        scene=late(r"\brecall(?:s|ed|ing)?\b", re.I),
        least=100, near=30, sure=True,
    ),
)  # fmt: skip
