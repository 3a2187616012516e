"""What tells two deeds apart that one town's news reports in one week.

Two shootings in one town share the town, the police chief who speaks of them and most words. What
makes two reports one event is who and what else they name: names of officials and of bodies that
every such report holds are left out of account, and other ages or another sex are other victims.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.dates.moments import moment_words
from claimcheck.linkage.ages import ages_in
from claimcheck.linkage.dates.around import ANY_DEED
from claimcheck.linkage.dates.kinds_of_deeds import Deed
from claimcheck.linkage.dates.steps import STEPS
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import Article
from claimcheck.names.lexicon import organisation_words
from claimcheck.text import content, forms_in, words

_LEAD = 500  # characters in which a report says whom and what it is about
_READ = 20_000  # characters that are looked at for officials
_OWN = 3  # words of names in common, beside officials, from which strange names tell nothing
_STORY = 4  # the same, from which a deed with another day is still one
_LEAST = 2  # with fewer such words, reports that share an official must share more
_ALIKE = 3  # other words that two sentences must then share

_NAME = r"((?:[A-Z][\w'.’-]{1,20}\s){0,2}[A-Z][\w'’-]{1,20})"
_OFFICIAL = re.compile(
    r"\b(?:[Cc]hief|[Ss]heriff|[Cc]aptain|[Ll]ieutenant|[Dd]etective|[Jj]udge|[Mm]ayor|[Cc]oroner|"
    r"Det\.|Lt\.|Lt|Sgt\.|Sgt|Sergeant|Capt\.|Capt|"
    r"Officer|Justice|Marshal|Dr\.|Superintendent|Inspector|Trooper|Deputy|"
    r"Cpl\.|Maj\.|spokes(?:man|woman|person)|Commissioner|Gov\.|Attorney|Prosecutor)\s" + _NAME
)
_SPEAKER = re.compile(_NAME + r"\s(?:said|says|told|added|announced)\b")
_RUN = re.compile(r"[A-Z][\w'\u2019-]{1,20}(?:\s[A-Z][\w'\u2019-]{1,20}){1,3}")
_FULL_NAME = 2  # words of a name that two people hardly have in common
_TWO_AGES = 2  # ages that the people of two deeds hardly have in common
_AT_ONCE = 1  # days between two reports of one place's latest deed
# Names of places and bodies that any report of the town may hold.
_COMMON = frozenset(
    """police county hospital medical center centre regional street avenue road route drive lane
    north south east west department sheriff office fire city town state highway interstate court
    district public general new news""".split()
)
_STREETS = frozenset("street avenue road lane drive route highway bridge park".split())
_TOLD = frozenset("police say said detective officer report man woman people 2 1".split())
_MALE = frozenset("man men boy boys husband father son brother".split())
_FEMALE = frozenset("woman women girl girls wife mother daughter sister".split())
# Steps of a case whose word has a kind of its own in front of it: "a bail hearing".
_PLAIN = frozenset(
    "a an the his her their its next full court this that first back in for set new".split()
)


def of_two(x: Deed, y: Deed, relation: Relation, context: LinkContext) -> bool:
    """Whether what two reports name and tell makes their deeds two."""
    a, b = (context.articles[deed.claim.article] for deed in (x, y))
    if _other_sort(x, y, context):
        return True
    officials = _officials(a) | _officials(b)
    plain = officials | plain_words()
    shared = relation.shared_names - plain
    if len(shared) >= _OWN:
        return False
    if anchored(x, y, relation, context):
        return False
    if other_ages(a, b) or _other_sex(x, y):
        return True
    left = _names(x, a, relation.a_names) - plain - _words_of(b)
    right = _names(y, b, relation.b_names) - plain - _words_of(a)
    if left and right:
        return True
    streets = bool(shared and relation.shared_names & _STREETS)  # "Mill Road" is of one place
    if len(shared) + streets >= _LEAST or not relation.shared_names & officials:
        return False
    deeds = moment_words().deeds.keys()
    alike = (x.claim.words & y.claim.words) - relation.shared_names - deeds - _TOLD
    return len(alike) < _ALIKE


def of_one_story(relation: Relation, context: LinkContext) -> bool:
    """Whether two articles name much in common besides officials and bodies of the town."""
    a, b = (context.articles[of] for of in (relation.a, relation.b))
    return len(relation.shared_names - _officials(a) - _officials(b) - plain_words()) >= _STORY


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Words of names that any report of a town may hold: kinds of bodies and of streets."""
    kinds = organisation_words()
    return _COMMON | kinds.generic | kinds.types


def anchored(x: Deed, y: Deed, relation: Relation, context: LinkContext) -> bool:
    """Whether two deeds of one kind are one by whom they were done to, or by the very place.

    Two reports printed within a day of each other tell of one deed where both place it at one
    address ("Club Meridian"), unless people of other ages or another sex are told of.
    """
    if _same_people(x, y, relation, context):
        return True
    a, b = (context.articles[deed.claim.article] for deed in (x, y))
    if x.kinds & y.kinds & {*STEPS} and _is_at_once(relation):
        # A company or a neighbour who speaks is of one story; a judge or an officer is not.
        held = _titled(a.text[:_READ]) | _titled(b.text[:_READ])
        plain = held | plain_words()
        if len(relation.shared_names - plain) >= _OWN:
            return True
    # A street corner sees one crash after another.
    if not _is_at_once(relation) or not (x.kinds & y.kinds) - {ANY_DEED, "crash"}:
        return False
    return bool(_venues(x, a) & _venues(y, b)) and not other_ages(a, b) and not _other_sex(x, y)


def _same_people(x: Deed, y: Deed, relation: Relation, context: LinkContext) -> bool:
    """Whether both deeds of one kind were done to one person by full name, or two by their ages."""
    if not (x.kinds & y.kinds) - {ANY_DEED}:
        return False
    both = _done_to(x) & _done_to(y) & relation.shared_names
    if len(both - plain_words()) >= _FULL_NAME:
        return True
    ages = (_ages(context.articles[deed.claim.article].text[:_READ]) for deed in (x, y))
    return _is_at_once(relation) and len(frozenset.intersection(*ages)) >= _TWO_AGES


def _is_at_once(relation: Relation) -> bool:
    return relation.days_apart is not None and relation.days_apart <= _AT_ONCE


def _done_to(deed: Deed) -> frozenset[str]:
    """Words for whom a deed was done to, where its own verb says so."""
    event = deed.claim.event
    if event.verb not in moment_words().deeds:
        return frozenset()
    return frozenset(f"{event.noun} {event.subject}".split())


def _venues(deed: Deed, article: Article) -> frozenset[frozenset[str]]:
    """Names of places with a noun for what it is, in a report's lead and a deed's sentence."""
    sentence = deed.claim.sentence
    return venues_in(article.text[:_LEAD]) | venues_in(article.text[sentence.start : sentence.end])


@lru_cache(maxsize=4096)
def venues_in(text: str) -> frozenset[frozenset[str]]:
    """Names that hold a noun for what the place is, each as its words."""
    nouns = moment_words().venues
    runs = (frozenset(forms_in(m[0])) for m in _RUN.finditer(text))
    return frozenset(run for run in runs if run & nouns and run - nouns - _COMMON)


def _names(deed: Deed, article: Article, names: frozenset[str]) -> frozenset[str]:
    """Names in a deed's sentence and in the lead of its report."""
    return (deed.claim.words | frozenset(content(article.text[:_LEAD]))) & names


def other_ages(a: Article, b: Article) -> bool:
    """Whether two reports give ages of people in what they tell first, and none in common."""
    x, y = _ages(a.text[:_READ]), _ages(b.text[:_READ])
    return bool(x and y and not x & y)


@lru_cache(maxsize=4096)
def _ages(text: str) -> frozenset[str]:
    """Ages of a report's lead; of the whole where the lead has none."""
    return ages_in(text[:_LEAD]) or ages_in(text)


def _other_sex(x: Deed, y: Deed) -> bool:
    """ "A woman drowned", "a boy drowned"."""
    left, right = (_sex(deed) for deed in (x, y))
    return bool(left and right and not left & right)


def _sex(deed: Deed) -> frozenset[str]:
    event = deed.claim.event
    told = {*event.subject.split()[-1:], *event.noun.split()[-1:]}
    return frozenset(name for name, nouns in (("male", _MALE), ("female", _FEMALE)) if told & nouns)


def _other_sort(x: Deed, y: Deed, context: LinkContext) -> bool:
    """ "A bail hearing", "a preliminary hearing"."""
    left, right = (_sort(deed, context) for deed in (x, y))
    return bool(left and right and left != right)


def _sort(deed: Deed, context: LinkContext) -> str:
    if "hearing" not in deed.kinds:
        return ""
    claim = deed.claim
    forms = [w.form for w in words(context.sentence(claim))]
    at = forms.index("hearing") if "hearing" in forms else 0
    word = forms[at - 1] if at else ""
    return "" if word in _PLAIN else word


def _officials(article: Article) -> frozenset[str]:
    return _spoken_by(article.text[:_READ])


@lru_cache(maxsize=4096)
def _titled(text: str) -> frozenset[str]:
    """Words of the names of those who hold an office."""
    return frozenset(form for m in _OFFICIAL.finditer(text) for form in forms_in(m[1]))


@lru_cache(maxsize=4096)
def _spoken_by(text: str) -> frozenset[str]:
    """Words of the names of officials and speakers."""
    found = [m[1] for pattern in (_OFFICIAL, _SPEAKER) for m in pattern.finditer(text)]
    return frozenset(form for name in found for form in forms_in(name))


def _words_of(article: Article) -> frozenset[str]:
    return _all_words(article.text)


@lru_cache(maxsize=1024)
def _all_words(text: str) -> frozenset[str]:
    return frozenset(content(text))
