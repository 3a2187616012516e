"""The quotation scanner, on tables of odd marks and on random ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.attribution import scan_quotations

# Text -> the quotations expected, with their marks; "¶" stands for a paragraph break.
CASES = {
    "straight, split": ('"It opens," she said, "in May."', ['"It opens,"', '"in May."']),
    "curly": ("“Good,” he said. “Very good.”", ["“Good,”", "“Very good.”"]),
    "news archive marks": ("''Good,'' he said.", ["''Good,''"]),
    "back-quotes": ("``Good,'' he said.", ["``Good,''"]),
    "guillemets": ("«Bon», dit-il, and «très bon».", ["«Bon»", "«très bon»"]),
    "guillemets turned": ("»Gut«, sagte er.", ["»Gut«"]),
    "german": ("„Gut“, sagte er, „sehr gut“.", ["„Gut“", "„sehr gut“"]),
    "german closed by english": ("„Gut”, sagte er.", ["„Gut”"]),
    "single with apostrophes inside": (
        "'We're ready,' said Ilse Brandt. 'It's time.'",
        ["'We're ready,'", "'It's time.'"],
    ),
    "single beside a plural's apostrophe": (
        "'We meet in June,' said Ilse Brandt of the Bakers' Guild. 'Come early.'",
        ["'We meet in June,'", "'Come early.'"],
    ),
    "plural's apostrophe inside single marks": (
        "'The bakers' guild met,' she said.",
        ["'The bakers' guild met,'"],
    ),
    "curly single": ("‘Don’t,’ he said. ‘It’s kids’ toys.’", ["‘Don’t,’", "‘It’s kids’ toys.’"]),
    "decades and elisions": ("Rock 'n' roll of the '60s, get 'em all", []),
    "possessives only": ("The boys' coats and the girls' hats", []),
    "single in double": ('"He said \'no\' to me," she said.', ['"He said \'no\' to me,"', "'no'"]),
    "double in single": ("He: 'She said \"go\" now.'", ["'She said \"go\" now.'", '"go"']),
    "feet and inches": ("A 6' man with a 12\" ruler", []),
    "never closed": ('"It is late. He left.¶Next day.', ['"It is late. He left.']),
    "never closed, new one opens": ('He said "one and "two" came', ['"one and', '"two"']),
    "never opened": ('It is late," he said. "Go home."', ['"Go home."']),
    "repeated opening marks": ("“One.¶“Two.¶“Three,” he said.", ["“One.¶“Two.¶“Three,”"]),
    "closed after a break": ('"One.¶Two," he said.', ['"One.¶Two,"']),
    "mixed marks": ("“One,\" he said. \"Two,” he said.", ["“One,\"", '"Two,”']),
    "no space after": ('"One."Two "three" four', ['"One."', '"three"']),
    "dash before": ('It was—"perhaps"—so', ['"perhaps"']),
    "bracket": ('(He called it "fine".)', ['"fine"']),
    "double in double": (
        'She said "we go (as he said, "never again")" and left.',
        ['"we go (as he said, "never again")"', '"never again"'],
    ),
    "three deep": (
        "“She said, ‘He said, “Go.”’” Ann recalled.",
        ["“She said, ‘He said, “Go.”’”", "‘He said, “Go.”’", "“Go.”"],
    ),
    "single in guillemets": ("«He said ‘no’ twice», I read.", ["«He said ‘no’ twice»", "‘no’"]),
    "german single in german": ("„Er sagte ‚nein‘“, so Ann.", ["„Er sagte ‚nein‘“", "‚nein‘"]),
    "french spaces": ("« Bon, » dit-il.", ["« Bon, »"]),
    "closing mark set off by a space": (
        '"We were early, "she told the Gazette. "Nobody came. "¶Later it rained.',
        ['"We were early, "', '"Nobody came. "'],
    ),
    "closing mark set off, lines before": (
        '"I walked home.¶I slept.¶It was a long day, "said Ann Lee.¶"We rest," he said.',
        ['"I walked home.¶I slept.¶It was a long day, "', '"We rest,"'],
    ),
    "closing mark set off at the end of a line": (
        'She said:¶"It rained.¶We left early. "¶Then: "We slept."',
        ['"It rained.¶We left early. "', '"We slept."'],
    ),
    "opening mark behind said": (
        '"It is late.¶He said, "we will go home.¶Next day.',
        ['"It is late.', '"we will go home.'],
    ),
    "opening mark behind a comma": (
        'To many, "a real feast," it was; to some, "noise".',
        ['"a real feast,"', '"noise"'],
    ),
    "space on the wrong side": ('Ann Lee said" we go now," and left.', ['" we go now,"']),
    "closing mark opens a line": ("’We go,’ said Ann.¶’Tis late", ["’We go,’"]),
    "empty": ('"" and " " and “”', []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_scan(name: str) -> None:
    text, expected = CASES[name]
    text = text.replace("¶", "\n\n")
    found = [text[q.start : q.end].replace("\n\n", "¶") for q in scan_quotations(text)]
    assert found == expected


def test_a_quotation_knows_its_paragraphs_style_and_depth() -> None:
    text = "“One.\n\n“Two,” he said of “it"
    first, second = scan_quotations(text)
    assert (first.paragraphs, first.closed, first.style, first.depth) == (2, True, "curly", 0)
    assert text[first.content_start : first.content_end] == "One.\n\n“Two,"
    assert (second.closed, second.end, second.content_end) == (False, len(text), len(text))


def test_nested_quotation_has_a_depth() -> None:
    assert [q.depth for q in scan_quotations("\"He said 'no' twice,\" she said.")] == [0, 1]


MARKS = st.text(alphabet="\"'“”‘’„‚«»‹›` abS.,!?\n—-()9", max_size=120)


@given(MARKS | st.text(max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_text(text: str) -> None:
    found = scan_quotations(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for quotation in found:
        assert 0 <= quotation.start < quotation.content_start < quotation.content_end
        assert quotation.content_end <= quotation.end <= len(text)
        assert text[quotation.content_start : quotation.content_end].strip()
        assert quotation.paragraphs >= 1
    ends: list[int] = []
    for quotation in found:
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        assert not ends or quotation.end <= ends[-1], "quotations nest or lie apart"
        assert quotation.depth == len(ends)
        ends.append(quotation.end)


@pytest.mark.parametrize("piece", ['"', "'", "“", "”a ", " 'a' ", '"\n\n', "‘\n", " \"a 'b", "''`"])
def test_a_text_of_nothing_but_marks_is_read(piece: str) -> None:
    assert isinstance(scan_quotations(piece * 20_000), list)
