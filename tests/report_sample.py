"""One made-up report with everything that formats must cope with."""

from __future__ import annotations

from datetime import date

from claimcheck.models import (
    AttributionClaim,
    Comparison,
    Confidence,
    Coverage,
    DateClaim,
    EntityClaim,
    Measure,
    Mode,
    Period,
    Quantity,
    QuantityKind,
    Report,
    Role,
    Severity,
    SkippedInput,
    StatementClaim,
    Suppressed,
    Verdict,
)
from factories import article, cluster, finding, quantity_claim, report, side, span_of

POST = (
    "Harbour fair opens\n\n"
    "The Harbour Trade Fair drew more than 4,000 visitors on its first day, according to Anna "
    "Kowalczyk, head of the Northern Ports Association, who said the city had not seen such "
    "crowds since the bridge was opened eleven years earlier and thanked the volunteers.\n"
    "The new quay cost €12.5 million.\n"
)
HERALD = (
    "Fair day\n\n"
    "Some 2,500 people came to the Harbour Trade Fair on Friday, said Anna Kovalchik, chair of "
    "the Northern Ports Association.\n"
    "“The quay is nearly finished,” she said. It cost €12.5 million.\n"
    "\tHostile \x1b[31mred\x1b[0m [bold]x[/bold] <b>@all</b> `tick` | pipe \u202egnp.exe "
    "中文字 漢字 so\u00adft, Kovalchik said.\n"
)


def sample_report() -> Report:
    """Two articles, three findings, one accepted, one input not read."""
    post = article(POST, "news/harbour-post-2031-05-03.txt", outlet="The Harbour Post")
    herald = article(HERALD, "news/herald.txt#2", published=date(2031, 5, 4))
    many = quantity_claim(
        post,
        "more than 4,000 visitors",
        quantity=Quantity(4000.0, None, low_inclusive=False, modifier="more than", step=1000.0),
    )
    fewer = quantity_claim(
        herald,
        "Some 2,500 people",
        quantity=Quantity(2500.0, 2500.0, modifier="some", approximate=True, step=100.0),
        period=Period(date(2031, 5, 2), date(2031, 5, 2), "on Friday"),
    )
    costs = [
        quantity_claim(
            source,
            "€12.5 million",
            quantity=Quantity(12.5e6, 12.5e6, kind=QuantityKind.MONEY, unit="EUR", step=1e5),
            measure=Measure(phrase="cost of the quay", noun="cost", of="quay"),
        )
        for source in (post, herald)
    ]
    kowalczyk = _person(post, "Anna Kowalczyk", "head")
    kovalchik = _person(herald, "Anna Kovalchik", "chair")
    hostile = span_of(HERALD, "中文字")
    spelling = finding(
        side(post, kowalczyk),
        side(herald, kovalchik),
        side(herald, kovalchik, "中文字", [hostile, span_of(HERALD, "gnp.exe")]),
        id="aabbccdd",
        rule="name-spelling",
        severity=Severity.WARNING,
        message="one person, two spellings: Anna Kowalczyk / Anna Kovalchik",
        question="How is the name spelled: Anna Kowalczyk or Anna Kovalchik?",
        cluster="c2",
        reasons=("same body: Northern Ports Association", "head / chair", "same fair, same day"),
        tip="one of the two is wrong; the association's own pages have the spelling",
    )
    figures = finding(
        side(post, many),
        side(herald, fewer),
        message="different numbers of visitors: more than 4,000 / some 2,500",
    )
    roles = finding(
        side(post, kowalczyk),
        side(herald, kovalchik),
        id="00112233",
        rule="role-conflict",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        message="Anna Kowalczyk: head / chair",
        question="What is the role of Anna Kowalczyk at the Northern Ports Association?",
        cluster="c2",
    )
    settled = finding(
        side(post, costs[0]), side(herald, costs[1]), id="deadbeef", message="cost of the quay"
    )
    pair = Comparison(
        many, fewer, Verdict.CONFLICT, "disjoint", ("same fair",), Confidence.HIGH, "harbour fair"
    )
    return report(
        (post, herald),
        (roles, spelling, figures),
        claims=(many, fewer, *costs, kowalczyk, kovalchik, *_other_kinds(herald)),
        clusters=(
            cluster(many, fewer, comparisons=(pair,)),
            cluster(kowalczyk, kovalchik, id="c2", kind="entity", verdict=Verdict.VARIANT),
            cluster(*costs, id="c3", question="What did the quay cost?", verdict=Verdict.AGREE),
        ),
        suppressed=(Suppressed(settled, "checked with the port office"),),
        coverage=Coverage(
            articles=2,
            stories_split=1,
            claims={"quantity": 4, "entity": 2, "attribution": 1, "date": 1, "statement": 1},
            clusters=3,
            pairs_compared=4,
            not_compared={
                "quantity without a counterpart": 7,
                "statement without a counterpart": 30,
                "two people": 1,
            },
            verdicts={"conflict": 1, "variant": 2, "agree": 1},
        ),
        skipped=(SkippedInput("news/photo.txt", "not text (binary); save it as plain text"),),
        notices=('claims.yaml:4: articles "old/*.txt" matches no article',),
        model="en_core_web_md 3.7.1",
    )


def _person(source, name, role):
    span = span_of(source.text, name)
    claim = quantity_claim(source, name)
    return EntityClaim(
        article=source.id,
        start=span.start,
        end=span.end,
        text=name,
        sentence=claim.sentence,
        name=name,
        roles=(Role(role, "Northern Ports Association"),),
        mentions=(span,),
    )


def _other_kinds(source):
    quote = span_of(source.text, "The quay is nearly finished,")
    speaker = span_of(source.text, "she")
    day = span_of(source.text, "on Friday")
    sentence = quantity_claim(source, "The quay is nearly finished,").sentence
    common = {"article": source.id, "sentence": sentence}
    return (
        AttributionClaim(
            start=quote.start,
            end=quote.end,
            text=source.text[quote.start : quote.end],
            speaker="Anna Kovalchik",
            speaker_span=speaker,
            cue="said",
            content=(quote,),
            quoted=(quote,),
            mode=Mode.DIRECT,
            **common,
        ),
        DateClaim(
            start=day.start,
            end=day.end,
            text="on Friday",
            period=Period(date(2031, 5, 2), date(2031, 5, 2), "on Friday"),
            weekday=4,
            event=Measure(phrase="visit of people"),
            **common,
        ),
        StatementClaim(
            start=quote.start,
            end=quote.end - 1,
            text=source.text[quote.start : quote.end - 1],
            predicate="finish",
            subject="quay",
            certainty="nearly",
            hedge="nearly",
            speaker="Anna Kovalchik",
            **common,
        ),
    )
