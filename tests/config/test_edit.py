"""Decisions added to and taken out of the text of claims.yaml: every other byte stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config.desk import AcceptedEntry
from claimcheck.config.edit import add_entries, remove_entries
from claimcheck.config.entry_text import block_lines, flow_text, plain_values
from claimcheck.config.yaml_nodes import read_yaml
from claimcheck.errors import ConfigError

NEW = AcceptedEntry(
    finding="12345678",
    reason="both: 'right' # really",
    by="Ed",
    until=date(2031, 12, 31),
    rule="figure-conflict",
    sides={"news/a.txt": ("4,100",), "news/b #2.txt": ("5,900", "about 6,000")},
)
SHORT = AcceptedEntry(finding="00aa11bb", reason="no")


def accepted(text: str) -> list[dict]:
    return read_yaml(text.encode(), "f").value.get("accepted") or []


# name: (before, after adding SHORT)
PLACES = {
    "empty file": ("", 'version: 1\n\naccepted:\n  - finding: "00aa11bb"\n    reason: "no"\n'),
    "comments only": (
        "# the desk's file",
        "# the desk's file\n\nversion: 1\n\naccepted:\n"
        '  - finding: "00aa11bb"\n    reason: "no"\n',
    ),
    "no section, no newline at the end": (
        "version: 1\nfacts: []",
        'version: 1\nfacts: []\n\naccepted:\n  - finding: "00aa11bb"\n    reason: "no"\n',
    ),
    "no section, the document has an end": (
        "---\nversion: 1\n...\n",
        '---\nversion: 1\n\naccepted:\n  - finding: "00aa11bb"\n    reason: "no"\n...\n',
    ),
    "an indented file": (
        "  version: 1\n  facts: []\n",
        '  version: 1\n  facts: []\n\n  accepted:\n    - finding: "00aa11bb"\n      reason: "no"\n',
    ),
    "a bare section with a comment under it": (
        "version: 1\naccepted:   # settled\n  # - like this\nfacts: []\n",
        "version: 1\naccepted:   # settled\n  # - like this\n"
        '  - finding: "00aa11bb"\n    reason: "no"\nfacts: []\n',
    ),
    "a section that says null": (
        "version: 1\naccepted: null # none\n",
        'version: 1\naccepted:  # none\n  - finding: "00aa11bb"\n    reason: "no"\n',
    ),
    "an empty list": (
        "version: 1\naccepted: []   # none\n",
        'version: 1\naccepted: [{finding: "00aa11bb", reason: "no"}]   # none\n',
    ),
    "flow entries in a block list": (
        "version: 1\naccepted:\n- {finding: aaaaaaaa, reason: x}  # one\n# end\n\nfacts: []\n",
        "version: 1\naccepted:\n- {finding: aaaaaaaa, reason: x}  # one\n"
        '- finding: "00aa11bb"\n  reason: "no"\n# end\n\nfacts: []\n',
    ),
    "a wide dash": (
        "version: 1\naccepted:\n  -   finding: aaaaaaaa\n      reason: x\n",
        "version: 1\naccepted:\n  -   finding: aaaaaaaa\n      reason: x\n"
        '  -   finding: "00aa11bb"\n      reason: "no"\n',
    ),
    "a comment that belongs to the last entry": (
        "version: 1\naccepted:\n  - finding: aaaaaaaa\n    reason: x\n    # rang on Tuesday\n",
        "version: 1\naccepted:\n  - finding: aaaaaaaa\n    reason: x\n    # rang on Tuesday\n"
        '  - finding: "00aa11bb"\n    reason: "no"\n',
    ),
    "a last entry in many lines": (
        "version: 1\naccepted:\n  - finding: aaaaaaaa\n    reason: |+\n      a\n      # b\n\n\n"
        "facts:\n",
        "version: 1\naccepted:\n  - finding: aaaaaaaa\n    reason: |+\n      a\n      # b\n\n\n"
        '  - finding: "00aa11bb"\n    reason: "no"\nfacts:\n',
    ),
    "a list in brackets": (
        "version: 1\naccepted: [{finding: aaaaaaaa, reason: x}]\n",
        "version: 1\naccepted: [{finding: aaaaaaaa, reason: x}, "
        '{finding: "00aa11bb", reason: "no"}]\n',
    ),
    "a list in brackets, one a line": (
        "version: 1\naccepted: [\n  {finding: aaaaaaaa, reason: x} # one\n]\n",
        "version: 1\naccepted: [\n  {finding: aaaaaaaa, reason: x}, # one\n"
        '  {finding: "00aa11bb", reason: "no"},\n]\n',
    ),
    "a list in brackets with a last comma": (
        "version: 1\naccepted: [\n  {finding: aaaaaaaa, reason: x}, # one\n  # two\n  ]\n",
        "version: 1\naccepted: [\n  {finding: aaaaaaaa, reason: x}, # one\n"
        '  {finding: "00aa11bb", reason: "no"},\n  # two\n  ]\n',
    ),
    "a file in braces": (
        "{version: 1, facts: []}",
        '{version: 1, facts: [], accepted: [{finding: "00aa11bb", reason: "no"}]}',
    ),
    "CRLF": (
        "version: 1\r\naccepted:\r\n  - {finding: aaaaaaaa, reason: x}   # c\r\n  # d\r\n",
        "version: 1\r\naccepted:\r\n  - {finding: aaaaaaaa, reason: x}   # c\r\n"
        '  - finding: "00aa11bb"\r\n    reason: "no"\r\n  # d\r\n',
    ),
    "an alias at the end": (
        "version: 1\naccepted:\n  - {finding: aaaaaaaa, reason: &r x}\n"
        "  - finding: bbbbbbbb\n    reason: *r\n",
        "version: 1\naccepted:\n  - {finding: aaaaaaaa, reason: &r x}\n"
        "  - finding: bbbbbbbb\n    reason: *r\n"
        '  - finding: "00aa11bb"\n    reason: "no"\n',
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_an_entry_is_added_and_nothing_else_changes(name: str) -> None:
    before, after = PLACES[name]
    assert add_entries(before, [SHORT], "f") == after


@pytest.mark.parametrize("name", PLACES)
def test_what_was_added_comes_out_again(name: str) -> None:
    before, after = PLACES[name]
    old = len(accepted(before)) if before.strip("# \nthedsk'fil") else 0
    left = remove_entries(after, [old], "f")
    assert len(accepted(left)) == old
    # Everything the desk wrote is still there; at most an empty section and blank lines are more.
    kept = [line.replace("}, # one", "} # one").rstrip() for line in left.splitlines()]
    for line in before.replace("null", "").splitlines():
        assert line.rstrip() in kept or line.strip("{}[] ") in left


def test_all_fields_are_written_and_read_back() -> None:
    text = add_entries("version: 1\n", [NEW, SHORT], "f")
    assert accepted(text) == [plain_values(NEW), plain_values(SHORT)]
    assert '      "news/b #2.txt": ["5,900", "about 6,000"]\n' in text
    assert "    until: 2031-12-31\n" in text


REMOVALS = {
    "the first of block entries": (
        "version: 1\naccepted:\n  # baseline\n  - {finding: aaaaaaaa, reason: x} # a\n"
        "    # of a\n\n  # b\n  - {finding: bbbbbbbb, reason: y}\n",
        [0],
        "version: 1\naccepted:\n  # baseline\n\n  # b\n  - {finding: bbbbbbbb, reason: y}\n",
    ),
    "the middle": (
        "version: 1\naccepted:\n- finding: aaaaaaaa\n  reason: x\n- finding: bbbbbbbb\n"
        "  reason: >\n    long\n    # text\n# c is next\n- finding: cccccccc\n  reason: z\n",
        [1],
        "version: 1\naccepted:\n- finding: aaaaaaaa\n  reason: x\n# c is next\n"
        "- finding: cccccccc\n  reason: z\n",
    ),
    "all": (
        "version: 1\naccepted:\n- {finding: aaaaaaaa, reason: x}\n"
        "- {finding: bbbbbbbb, reason: y}\n\n# facts\nfacts: []",
        [0, 1],
        "version: 1\naccepted:\n\n# facts\nfacts: []",
    ),
    "in brackets": (
        "version: 1\naccepted: [{finding: aaaaaaaa, reason: x}, {finding: bbbbbbbb, reason: y}]\n",
        [1],
        "version: 1\naccepted: [{finding: aaaaaaaa, reason: x}]\n",
    ),
    "in brackets, with comments": (
        "version: 1\naccepted: [\n  {finding: aaaaaaaa, reason: x}, # a\n"
        "  {finding: bbbbbbbb, reason: y} # b\n]\n",
        [0, 1],
        "version: 1\naccepted: [\n   # a\n   # b\n]\n",
    ),
}


@pytest.mark.parametrize("name", REMOVALS)
def test_entries_are_removed_with_their_own_comments_only(name: str) -> None:
    before, indices, after = REMOVALS[name]
    assert remove_entries(before, indices, "f") == after


UNSAFE = ["version: 1\nx: &all [{finding: aaaaaaaa, reason: x}]\naccepted: *all\n"]


@pytest.mark.parametrize("text", UNSAFE)
def test_what_cannot_be_edited_safely_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^f: entries cannot be added to this file safely"):
        add_entries(text, [SHORT], "f")


# --- properties -------------------------------------------------------------------------------

WORDS = st.text(min_size=1, max_size=40).filter(lambda t: t.strip() and "\x00" not in t)
SAFE = WORDS.map(lambda t: " ".join(t.encode("utf-8", "replace").decode().split())).filter(bool)
ENTRIES = st.builds(
    AcceptedEntry,
    finding=st.text("0123456789abcdef", min_size=8, max_size=8),
    reason=SAFE,
    by=st.none() | SAFE,
    until=st.none() | st.dates(),
    rule=st.none() | SAFE,
    question=st.none() | SAFE,
    sides=st.dictionaries(SAFE, st.lists(SAFE, min_size=1, max_size=3).map(tuple), max_size=3),
)


@settings(max_examples=60)
@given(ENTRIES)
def test_any_words_are_written_so_that_they_are_read_back(entry: AcceptedEntry) -> None:
    block = "version: 1\naccepted:\n- " + "\n  ".join(block_lines(entry)) + "\n"
    flow = f"version: 1\naccepted: [{flow_text(entry)}]\n"
    for text in (block, flow):
        (values,) = read_yaml(text.encode(), "f").value["accepted"]
        again = AcceptedEntry.model_validate(values)
        assert again == AcceptedEntry.model_validate(plain_values(entry))


COMMENT = st.sampled_from(["", "# one", "  # two", "    # three", "\t", "   "])


@st.composite
def files(draw: st.DrawFn) -> tuple[str, int]:
    """A hand-written file and how many decisions it holds."""
    column = draw(st.sampled_from([0, 2, 4]))
    count = draw(st.integers(0, 3))
    lines = [draw(COMMENT), "version: 1", *draw(st.sampled_from([[], ["facts: []"], ["facts:"]]))]
    lines.append("accepted:" + draw(st.sampled_from(["", "  # settled"])))
    for number in range(count):
        lines.append(draw(COMMENT))
        id_ = f"{number}" * 8
        style = draw(st.sampled_from(["flow", "block", "text"]))
        pad = " " * column
        if style == "flow":
            lines.append(
                f"{pad}- {{finding: '{id_}', reason: x}}" + draw(st.sampled_from(["", " # c"]))
            )
        else:
            lines += [
                f"{pad}- finding: '{id_}'   # id",
                f"{pad}  reason: " + ("x" if style == "block" else "|"),
            ]
            lines += [f"{pad}    said", f"{pad}    # no comment"] if style == "text" else []
    lines.append(draw(COMMENT))
    lines += draw(
        st.sampled_from([[], ["entities: []"], ["", "# end", "entities:", "  - {name: A}"]])
    )
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    lines = [line for line in lines if "\t" not in line]
    return newline.join(lines) + draw(st.sampled_from(["", newline])), count


@settings(max_examples=40)
@given(files(), st.lists(ENTRIES, min_size=1, max_size=3, unique_by=lambda e: e.finding))
def test_any_hand_written_file_keeps_every_line(made: tuple[str, int], entries: list) -> None:
    text, count = made
    changed = add_entries(text, entries, "f")
    assert accepted(changed)[count:] == [plain_values(entry) for entry in entries]
    rest = iter(changed.splitlines())
    assert all(line in rest for line in text.splitlines())  # all of them, in their order
    back = remove_entries(changed, range(count, count + len(entries)), "f")
    assert back.rstrip("\r\n") == text.rstrip("\r\n")


@settings(max_examples=40)
@given(files(), st.data())
def test_any_entry_can_be_taken_out(made: tuple[str, int], data: st.DataObject) -> None:
    text, count = made
    if not count:
        return
    gone = data.draw(st.sets(st.integers(0, count - 1), min_size=1))
    left = remove_entries(text, gone, "f")
    ids = [entry["finding"] for entry in accepted(left)]
    assert ids == [str(i) * 8 for i in range(count) if i not in gone]
    for line in text.splitlines():
        if line.startswith("#"):  # deeper ones may be an entry's own
            assert line in left.splitlines()
