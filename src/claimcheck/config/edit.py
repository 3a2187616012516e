"""Add decisions to the text of claims.yaml and take them out, and change nothing else.

The text is edited where the entries stand, not parsed and printed again: every other byte (order,
comments, quoting, indentation, line ends) stays as the desk wrote it. What comes out is read again
before anybody sees it; where the values are not exactly those expected, the edit is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.config.claims_file import VERSION
from claimcheck.config.desk import AcceptedEntry
from claimcheck.config.entry_text import block_lines, flow_text, plain_values
from claimcheck.config.yaml_nodes import compose, read_yaml
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

SECTION = "accepted"
_END_OF_DOCUMENT = re.compile(r"^\.\.\.(?:[ \t].*)?$", re.MULTILINE)


def add_entries(text: str, entries: Sequence[AcceptedEntry], label: str) -> str:
    """The text with decisions appended to its ``accepted`` section, which is made if missing.

    ``text`` without a byte order mark. Raises ConfigError where the file is built in a way that
    leaves no safe place.
    """
    old = read_yaml(text.encode("utf-8"), label).value
    wanted = dict(old) if isinstance(old, dict) else {"version": str(VERSION)}
    wanted[SECTION] = [*(wanted.get(SECTION) or []), *map(plain_values, entries)]
    return _first_right(_additions(text, entries, label), wanted, label, "added to")


def remove_entries(text: str, indices: Collection[int], label: str) -> str:
    """The text without the decisions at these places (from 0) of its ``accepted`` section.

    Comments above an entry stay: they may speak of several. Raises ConfigError where an entry
    cannot be cut out safely.
    """
    if not indices:
        return text
    old = read_yaml(text.encode("utf-8"), label).value
    left = [entry for i, entry in enumerate(old[SECTION]) if i not in set(indices)]
    wanted = {**old, SECTION: left}
    return _first_right(_removals(text, sorted(indices), label), wanted, label, "taken out of")


def _first_right(candidates: Iterator[str], wanted: dict[str, Any], label: str, verb: str) -> str:
    for candidate in candidates:
        try:
            found = read_yaml(candidate.encode("utf-8"), label).value
        except (ConfigError, UnicodeEncodeError):
            continue
        if not isinstance(found, dict):
            continue
        if _stripped({**found, SECTION: found.get(SECTION) or []}) == _stripped(wanted):
            return candidate
    raise ConfigError(
        f"{label}: entries cannot be {verb} this file safely (aliases or unusual YAML under "
        f'"{SECTION}"); edit it by hand'
    )


def _stripped(value: Any) -> Any:
    """Without a line break at the end of texts: a block text at the end of a file may gain one."""
    if isinstance(value, dict):
        return {key: _stripped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    return value.removesuffix("\n") if isinstance(value, str) else value


# --- adding -----------------------------------------------------------------------------------


def _additions(text: str, entries: Sequence[AcceptedEntry], label: str) -> Iterator[str]:
    root: Any = compose(text, label)
    newline = newline_of(text)
    if root is None or not isinstance(root.value, list):
        yield from _append(text, [f"version: {VERSION}", "", f"{SECTION}:", *_block(entries, 2)])
        return
    node = _section(root)
    if node is None:
        if root.flow_style:
            flow = f"{SECTION}: [{', '.join(map(flow_text, entries))}]"
            yield _into_flow(text, root.end_mark.index, flow)
            return
        column = root.start_mark.column
        lines = [" " * column + f"{SECTION}:", *_block(entries, column + 2)]
        end = _END_OF_DOCUMENT.search(text, root.start_mark.index)
        yield from _append(text, lines, end.start() if end else len(text))
    elif not isinstance(node.value, list):
        # "accepted:" or "accepted: null", perhaps with comments under it.
        column = root.start_mark.column
        cut = text[: node.start_mark.index] + text[node.end_mark.index :]
        at = _after_comments(cut, _line_end(cut, _key(root).end_mark.index), column + 1)
        yield _insert(cut, at, _block(entries, column + 2), newline)
    elif node.flow_style:
        yield from _append_to_flow(text, node, entries, newline)
    else:
        column, offset = _indentation(node)
        lines = _block(entries, column, offset)
        bounds = _bounds(text, node)
        yield _insert(text, _trimmed(text, *bounds[-1], column), lines, newline)
        yield _insert(text, bounds[-1][1], lines, newline)  # a text that keeps its blank lines


def _append(text: str, lines: list[str], at: int | None = None) -> Iterator[str]:
    at = len(text) if at is None else at
    newline = newline_of(text)
    before = text[:at].split("\n")
    # Blank lines at the end belong to a block text that keeps them ("|+").
    spaced = bool(text[:at].strip()) and before[-1].strip() == "" and before[-2].strip() != ""
    started = bool(text[:at].strip())
    if started and (spaced or before[-1].strip()):
        yield _insert(text, at, ["", *lines], newline)
    yield _insert(text, at, lines, newline)


def _append_to_flow(
    text: str, node: SequenceNode, entries: Sequence[AcceptedEntry], newline: str
) -> Iterator[str]:
    parts = list(map(flow_text, entries))
    if not node.value:
        yield _into_flow(text, node.end_mark.index, ", ".join(parts))
        return
    last = node.value[-1]
    line = text[_line_start(text, last.start_mark.index) : last.start_mark.index]
    end = _line_end(text, last.end_mark.index)
    if not line.strip() and end < node.end_mark.index:
        # One entry a line, perhaps with a comment behind it: the new ones get lines of their own.
        rest = text[last.end_mark.index : end]
        comma = "" if rest.lstrip().startswith(",") else ","
        head = text[: last.end_mark.index] + comma + rest
        yield _insert(head + text[end:], len(head), [f"{line}{part}," for part in parts], newline)
    yield (
        text[: last.end_mark.index] + "".join(f", {p}" for p in parts) + text[last.end_mark.index :]
    )


def _into_flow(text: str, end: int, part: str) -> str:
    """Put a part before the closing bracket that stands just before ``end``."""
    body = text[: end - 1].rstrip()
    comma = "" if body[-1] in "[{" else " " if body[-1] == "," else ", "
    return body + comma + part + text[end - 1 :]


def _block(entries: Sequence[AcceptedEntry], column: int, offset: int = 2) -> list[str]:
    lines: list[str] = []
    for entry in entries:
        first, *rest = block_lines(entry)
        lines.append(" " * column + "-" + " " * (offset - 1) + first)
        lines += [" " * (column + offset) + line for line in rest]
    return lines


def _insert(text: str, at: int, lines: Sequence[str], newline: str) -> str:
    """Whole lines at a place that is the start of a line, or the end of a text without one."""
    lead = newline if at > 0 and text[at - 1] != "\n" else ""
    return text[:at] + lead + newline.join(lines) + newline + text[at:]


# --- removing ---------------------------------------------------------------------------------


def _removals(text: str, indices: Sequence[int], label: str) -> Iterator[str]:
    root: Any = compose(text, label)
    node = _section(root) if root is not None else None
    if node is None or not isinstance(node.value, list):
        return
    if node.flow_style:
        yield _cut(text, indices, lambda index: _flow_span(text, node, index))
        return
    column, _ = _indentation(node)
    bounds = _bounds(text, node)

    def lines_of(index: int) -> tuple[int, int]:
        start, end = bounds[index]
        return start, _trimmed(text, start, end, column)

    yield _cut(text, indices, lines_of)


def _cut(text: str, indices: Sequence[int], span: Callable[[int], tuple[int, int]]) -> str:
    for index in reversed(indices):
        start, end = span(index)
        text = text[:start] + text[end:]
    return text


def _flow_span(text: str, node: SequenceNode, index: int) -> tuple[int, int]:
    items = node.value
    start, end = items[index].start_mark.index, items[index].end_mark.index
    after = items[index + 1].start_mark.index if index + 1 < len(items) else None
    gap = text[end : after if after is not None else node.end_mark.index - 1]
    comma = re.match(r"\s*,", gap)
    if after is not None and "#" not in gap:
        return start, after
    if comma:
        return start, end + comma.end()
    before = items[index - 1].end_mark.index if index else node.start_mark.index + 1
    return (before, end) if "#" not in text[before:start] else (start, end)


# --- places -----------------------------------------------------------------------------------


def _key(root: MappingNode) -> ScalarNode:
    found: ScalarNode = next(key for key, _ in root.value if key.value == SECTION)
    return found


def _section(root: Any) -> Any:
    return next((value for key, value in root.value if key.value == SECTION), None)


def _indentation(node: SequenceNode) -> tuple[int, int]:
    """Column of the dashes, and how far behind them an entry begins."""
    column = node.start_mark.column
    first = node.value[0].start_mark
    same_line = first.line == node.start_mark.line
    return column, first.column - column if same_line else 2


def _bounds(text: str, node: SequenceNode) -> list[tuple[int, int]]:
    """Where the lines of each entry of a block list begin, and where the next thing begins."""
    column = node.start_mark.column
    starts: list[int] = []
    for item in node.value:
        start = _line_start(text, item.start_mark.index)
        while not re.match(rf" {{{column}}}-(?:\s|$)", text[start : _line_end(text, start)]):
            if start == 0:
                break
            start = _line_start(text, start - 1)
        starts.append(start)
    end = node.end_mark.index
    end = len(text) if not text[end:].strip() else _line_start(text, end)
    return list(zip(starts, [*starts[1:], max(end, starts[-1])], strict=True))


def _trimmed(text: str, start: int, end: int, column: int) -> int:
    """``end`` without blank lines and comments before it that are not inside the entry."""
    while end > start:
        line_start = _line_start(text, end - 1)
        line = text[line_start:end]
        indent = len(line) - len(line.lstrip(" "))
        outside = line.strip() == "" or (line.lstrip().startswith("#") and indent <= column)
        if not outside or line_start <= start:
            break
        end = line_start
    return end


def _after_comments(text: str, at: int, indent: int) -> int:
    """``at`` behind the comment lines there that are indented at least this far."""
    while match := re.match(rf" {{{indent},}}#[^\n]*(?:\n|$)", text[at:]):
        at += match.end()
    return at


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def newline_of(text: str) -> str:
    """How the file ends its lines, by its first."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
