"""The outlets x questions matrix, and how many outlets say a thing independently."""

from __future__ import annotations

from claimcheck.models import Comparison, Side, Span, StatementClaim, Verdict
from claimcheck.report import View
from claimcheck.report.agreement import agreements
from claimcheck.report.matrix import Question, matrices, question_text
from claimcheck.report.origins import Origins
from factories import article, cluster, finding, quantity_claim, report, side
from report_sample import sample_report

LONG = (
    "The council of the town voted late on Monday to close the old bridge over the river after "
    "engineers found {} cracks in its northern pier, and asked the ministry for money. The mayor "
    "said that the road would stay shut until autumn, and that buses would go round by the mill. "
    "Traders in the lower town said that they had not been asked and would lose their customers."
)


def corpus(*texts_and_figures, outlets=()):
    """One article and one claim for each (text, figure)."""
    articles = [
        article(text.format(figure), f"{n}.txt", outlet=outlets[n] if outlets else f"Outlet {n}")
        for n, (text, figure) in enumerate(texts_and_figures)
    ]
    figures = [figure for _, figure in texts_and_figures]
    return articles, [quantity_claim(a, f) for a, f in zip(articles, figures, strict=True)]


def compared(claims, verdicts):
    return tuple(
        Comparison(claims[a], claims[b], verdict, "level") for (a, b), verdict in verdicts.items()
    )


def test_the_odd_one_out_is_told_from_the_majority():
    articles, claims = corpus(("Found {}.", "12"), ("Saw {}.", "12"), ("Met {}.", "30"))
    pairs = compared(
        claims,
        {(0, 1): Verdict.AGREE, (0, 2): Verdict.CONFLICT, (1, 2): Verdict.CONFLICT},
    )
    view = View(report(tuple(articles), clusters=(cluster(*claims, comparisons=pairs),)))
    ((question,),) = [matrix.questions for matrix in matrices(view)]
    assert [answer.odd for answer in question.answers] == [False, False, True]
    assert [answer.words for answer in question.answers] == [("12",), ("12",), ("30",)]
    assert {answer.standing for answer in question.answers} == {Verdict.CONFLICT}


def test_two_against_two_has_no_majority():
    articles, claims = corpus(*((f"Text {n} {{}}.", "12" if n < 2 else "30") for n in range(4)))
    verdicts = {
        (a, b): Verdict.AGREE if (a < 2) == (b < 2) else Verdict.CONFLICT
        for a in range(4)
        for b in range(a + 1, 4)
    }
    made = cluster(*claims, comparisons=compared(claims, verdicts))
    ((question,),) = [
        m.questions for m in matrices(View(report(tuple(articles), clusters=(made,))))
    ]
    assert all(answer.odd for answer in question.answers)


def test_questions_without_a_common_article_stand_in_matrices_of_their_own():
    articles, claims = corpus(*((f"Text {n} {{}}.", "12") for n in range(4)))
    made = (cluster(*claims[:2], id="c1"), cluster(*claims[2:], id="c2"))
    tables = matrices(View(report(tuple(articles), clusters=made)))
    assert [table.outlets for table in tables] == [
        ("Outlet 0", "Outlet 1"),
        ("Outlet 2", "Outlet 3"),
    ]


def test_articles_of_one_outlet_share_a_column():
    articles, claims = corpus(
        *((f"Text {n} {{}}.", str(12 + n)) for n in range(3)), outlets=("Post", "Post", "Herald")
    )
    view = View(report(tuple(articles), clusters=(cluster(*claims),)))
    (table,) = matrices(view)
    assert table.outlets == ("Herald", "Post")
    answer = table.questions[0].answer("Post")
    assert answer is not None
    assert answer.words == ("12", "13")


def test_what_an_outlet_revised_itself_does_not_agree():
    articles, claims = corpus(
        *((f"Text {n} {{}}.", value) for n, value in enumerate(("12", "12", "17"))),
        outlets=("Post", "Herald", "Post"),
    )
    pairs = compared(claims, {(0, 1): Verdict.AGREE, (0, 2): Verdict.REVISED})
    view = View(report(tuple(articles), clusters=(cluster(*claims, comparisons=pairs),)))
    (table,) = matrices(view)
    standing = {answer.outlet: answer.standing for answer in table.questions[0].answers}
    assert standing == {"Herald": Verdict.AGREE, "Post": Verdict.REVISED}


def test_names_that_agree_have_no_row():
    tables = matrices(View(sample_report()))
    questions = [q.cluster.id for table in tables for q in table.questions]
    assert questions == ["c1", "c2", "c3"]


def test_a_finding_about_a_name_shows_what_is_said_of_it():
    articles, claims = corpus(("Ann, {}.", "34"), ("Ann was {}.", "43"))
    made = cluster(*claims, kind="entity", verdict=Verdict.AGREE)
    found = finding(*(side(a, c) for a, c in zip(articles, claims, strict=True)))
    (table,) = matrices(View(report(tuple(articles), (found,), clusters=(made,))))
    assert [answer.words for answer in table.questions[0].answers] == [("34",), ("43",)]


def test_files_are_called_by_their_names_unless_two_have_the_same():
    articles = [article("x", name, outlet=None) for name in ("a/one.txt", "b/one.txt", "b/two.txt")]
    view = View(report(tuple(articles)))
    assert [view.brief(a.id) for a in articles] == ["a/one.txt", "b/one.txt", "two.txt"]


# --- origins -----------------------------------------------------------------------------------


def origins_of(*texts, outlets=()):
    articles, claims = corpus(*((text, "7") for text in texts), outlets=outlets)
    made = cluster(*claims, verdict=Verdict.AGREE)
    return Origins(View(report(tuple(articles), clusters=(made,)))).groups(made)


def test_reports_in_own_words_are_independent():
    other = "Seven? No: {} cracks were found in the bridge, an engineer told this paper on Tuesday."
    assert origins_of(LONG, other) == (("Outlet 0",), ("Outlet 1",))


def test_a_near_copy_is_no_second_origin():
    copy = "From our wire. " + LONG.replace("late on Monday", "on Monday night") + " More follows."
    assert origins_of(LONG, copy) == (("Outlet 0", "Outlet 1"),)


def test_one_sentence_taken_over_is_no_second_origin():
    sentence = LONG.split(". ", maxsplit=1)[0] + "."
    own = "We went to the river and asked people who live there what they thought of it all.\n"
    assert origins_of(own * 3 + sentence, "Another day.\n" * 9 + sentence) == (
        ("Outlet 0", "Outlet 1"),
    )


def test_a_headline_taken_over_is_no_second_origin():
    assert origins_of("Bridge shut after {} cracks found") == (("Outlet 0",),)
    same = "Old bridge shut after {} cracks found\n"
    assert origins_of(same + "Text.", same + "Other.") == (("Outlet 0", "Outlet 1"),)
    assert len(origins_of("It has {} cracks.", "It has {} cracks.")) == 2


def test_two_articles_of_one_outlet_are_one_origin():
    groups = origins_of("We found {}.", "They say {}.", outlets=("Post", "Post"))
    assert groups == (("Post",),)


def test_agreements_are_counted_by_origin():
    other = "Seven? No: {} cracks were found in the bridge, an engineer told this paper on Tuesday."
    articles, claims = corpus((LONG, "7"), (LONG + " More.", "7"), (other, "7"))
    made = cluster(*claims, verdict=Verdict.AGREE)
    (agreed,) = agreements(View(report(tuple(articles), clusters=(made,))))
    assert agreed.corroborated == "corroborated by 2 independent outlets"
    assert agreed.outlets == "Outlet 0 = Outlet 1, Outlet 2"
    (copied,) = agreements(
        View(report(tuple(articles), clusters=(cluster(*claims[:2], verdict=Verdict.AGREE),)))
    )
    assert copied.corroborated == "one origin: the texts are near-copies of each other"


def test_one_origin_is_told_by_what_is_shared():
    sentence = LONG.split(". ", maxsplit=1)[0] + "."
    asked = ("She waited at the mill for {} days.", "At the inn {} men knew nothing of it.")
    texts = ["\n".join([sentence, *(own.format(n) for n in range(20, 60))]) for own in asked]

    def told(kind, outlets):
        articles, claims = corpus(*((text, "7") for text in texts), outlets=outlets)
        made = cluster(*claims, kind=kind, verdict=Verdict.AGREE)
        (agreed,) = agreements(View(report(tuple(articles), clusters=(made,))))
        return agreed.corroborated

    two = ("Post", "Herald")
    assert told("quantity", two) == "one origin: the sentences are near-copies of each other"
    assert told("attribution", two) == "one origin: the outlets quote the same words"
    assert told("quantity", ("Post", "Post")) == "several articles of one outlet"


def test_one_common_question_does_not_make_two_events_one():
    articles, claims = corpus(*((f"Text {n} {{}}, 40, 50.", "12") for n in range(4)))
    more = [quantity_claim(a, words) for a in articles for words in ("40", "50")]
    made = (
        cluster(claims[0], claims[1], id="c1"),
        cluster(more[0], more[2], id="c2"),
        cluster(claims[2], claims[3], id="c3"),
        cluster(more[4], more[6], id="c4"),
        cluster(more[3], more[5], id="c5", question="Staff?"),
    )
    tables = matrices(View(report(tuple(articles), clusters=made)))
    assert [len(table.questions) for table in tables] == [3, 2]
    assert tables[0].questions[-1].cluster.question == "Staff?"


def test_a_statement_is_asked_without_its_not():
    a = article("Brandt will play on Tuesday, at home and before all his people.", "a.txt")
    b = article("Brandt will not play.", "b.txt")
    claims = [
        StatementClaim(
            source.id, 0, len(source.text), source.text, Span(0, len(source.text)), negated=no
        )
        for source, no in ((a, False), (b, True))
    ]
    pair = Comparison(*claims, Verdict.CONFLICT, "polarity")
    made = cluster(*claims, kind="statement", comparisons=(pair,))
    assert question_text(Question(made, (), ()), 96) == f"“{a.text}”"
    found = finding(
        *(Side(c, c.span, "yes") for c in claims), cluster=made.id, question="Is it so?"
    )
    view = View(report((a, b), (found,), clusters=(made,)))
    ((question,),) = [m.questions for m in matrices(view)]
    assert question_text(question, 96) == "Is it so?"
