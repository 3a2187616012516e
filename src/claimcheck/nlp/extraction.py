"""From articles to claims: parse in batches, run the finders, collect claims and a profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.claims import KINDS, Parsed
from claimcheck.claims.ages import fill_ages
from claimcheck.entities.lexicon import lexicon
from claimcheck.loader.datelines import place_in_capitals
from claimcheck.models import (
    Article,
    Claim,
    DateClaim,
    EntityClaim,
    Extraction,
    Profile,
    SkippedInput,
)
from claimcheck.nlp.pipeline import BATCH_SIZE, parse_all
from claimcheck.nlp.plain import Doc, Parse, plain
from claimcheck.nlp.view import View, view_of
from claimcheck.text import FUNCTION_WORDS, fold

if TYPE_CHECKING:
    from spacy.language import Language

_PROFILE_WORDS = 80
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def extract_all(nlp: Language, articles: Iterable[Article]) -> Iterator[Extraction | SkippedInput]:
    """Extractions of many articles, in their order, parsed in batches.

    An article that a finder cannot read gives a `SkippedInput`: one bad text never stops the
    rest.
    """
    stream = iter(articles)
    while batch := list(islice(stream, BATCH_SIZE)):
        views = [view_of(article) for article in batch]
        docs = parse_all(nlp, (view.text for view in views))
        for article, view, doc in zip(batch, views, docs, strict=True):
            yield _outcome(article, view, doc)


def _outcome(article: Article, view: View, doc: Parse) -> Extraction | SkippedInput:
    read: Doc | None = None
    try:
        read = plain(doc)
        return extract(parsed_of(article, view, read))
    except Exception as error:
        reason = f"its claims could not be read ({type(error).__name__}); please report it"
        return SkippedInput(article.path or article.id, reason)
    finally:
        if read is not None:
            read.release()


def parsed_of(article: Article, view: View, doc: Parse) -> Parsed:
    """Run every finder over a parsed view of the article."""
    from claimcheck.attribution import find_attributions
    from claimcheck.dates import find_dates
    from claimcheck.entities import find_entities
    from claimcheck.quantities import find_quantities

    read = plain(doc)
    return Parsed(
        article=article,
        view=view,
        doc=read,
        quantities=find_quantities(read),
        dates=find_dates(read, article.published),
        attributions=find_attributions(read),
        entities=find_entities(read),
    )


def extract(parsed: Parsed) -> Extraction:
    """Claims of every kind, in text order, and the article's profile."""
    if not len(parsed.doc):
        return Extraction((), Profile(parsed.article.id))
    claims = fill_ages(claim for kind in KINDS for claim in kind.extract(parsed))
    claims.sort(key=lambda claim: (claim.start, claim.end, claim.kind))
    return Extraction(tuple(claims), _profile(parsed, claims))


def _profile(parsed: Parsed, claims: list[Claim]) -> Profile:
    names: dict[str, list[str]] = {"person": [], "organisation": [], "place": [], "country": []}
    known = lexicon().countries
    for claim in claims:
        if isinstance(claim, EntityClaim):
            name = fold(claim.name)
            if name.replace(".", "") in known:
                names["country"].append(name)
            else:
                # Events and products ("other") tell articles apart as well as bodies do.
                names.get(claim.entity_kind, names["organisation"]).append(name)
    # A place in capitals is no name to the model, and often said nowhere else in a short report.
    if place := place_in_capitals(parsed.view.text):
        names["place"].append(fold(place))
    counts: Counter[str] = Counter()
    printed = Counter(
        token.lemma_ for token in parsed.doc if token.pos_ in _TELLING and token.is_alpha
    )
    for word, times in printed.items():
        lemma = fold(word)
        if len(lemma) > 2 and lemma not in FUNCTION_WORDS:
            counts[lemma] += times
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_PROFILE_WORDS]
    dates = sorted(
        {
            day
            for claim in claims
            if isinstance(claim, DateClaim)
            for day in (claim.period.first, claim.period.last)
            if day is not None
        }
    )
    return Profile(
        article=parsed.article.id,
        people=tuple(dict.fromkeys(names["person"])),
        organisations=tuple(dict.fromkeys(names["organisation"])),
        places=tuple(dict.fromkeys(names["place"])),
        countries=tuple(dict.fromkeys(names["country"])),
        words=tuple(top),
        dates=tuple(dates),
    )
