"""Front matter: what a file says of itself in YAML or TOML between two fences, above its text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_FENCES = {"---": "---", "+++": "+++"}
_MOST_FRONT_LINES = 300
_KEY = re.compile(r"([A-Za-z_][\w -]{0,60}?)\s*:(?:\s+(.*))?\Z")
_ITEM = re.compile(r"\s*-\s+(.+)\Z")


def has_front_matter(data: bytes) -> bool:
    """Whether a file begins as front matter does."""
    start = data.removeprefix(b"\xef\xbb\xbf")[:5]
    return start.startswith((b"---\n", b"---\r", b"+++\n", b"+++\r"))


def front_matter(lines: list[str]) -> tuple[Mapping[str, Any] | None, int]:
    """What front matter says, and the number of its lines with both fences.

    Only top-level ``key: value`` lines and lists are read of YAML, which is all that articles
    use; TOML is read whole. None: there is none, or, with a number, one that never ends.
    """
    fence = lines[0].rstrip() if lines else ""
    if fence not in _FENCES:
        return None, 0
    for end in range(1, min(len(lines), _MOST_FRONT_LINES)):
        if lines[end].rstrip() in (_FENCES[fence], "..."):
            inside = lines[1:end]
            return (_yaml(inside) if fence == "---" else _toml(inside)), end + 1
    # A line of hyphens over plain text is a rule.
    return (None, 1) if _KEY.match(lines[1] if len(lines) > 1 else "") else (None, 0)


def _toml(lines: list[str]) -> Mapping[str, Any]:
    try:
        return tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _yaml(lines: list[str]) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    key = ""
    for line in lines:
        match = _KEY.match(line.rstrip()[:2_000])
        if match is not None:
            key = match[1].strip()
            values[key] = _scalar(match[2] or "")
        elif key and (item := _ITEM.match(line[:2_000])) is not None:
            before = values[key] if isinstance(values[key], list) else []
            values[key] = [*before, _scalar(item[1])]
    return values


def _scalar(text: str) -> Any:
    text = text.strip()
    if text[:1] in ("'", '"') and text[-1:] == text[:1] and len(text) > 1:
        inner = text[1:-1]
        return inner.replace("''", "'") if text[0] == "'" else inner.replace('\\"', '"')
    text = re.split(r"\s#", text, maxsplit=1)[0].strip()
    if text.startswith("[") and text.endswith("]"):
        return [_scalar(part) for part in text[1:-1].split(",") if part.strip()]
    return "" if text in ("|", ">", "|-", ">-", "~", "null") else text


def headed(lines: Sequence[str], title: str | None) -> Iterator[str]:
    """What stands in the article's text for the lines of front matter: the title where they print
    it, and nothing else, so that all below keeps its line and the title its place.
    """
    for line in lines:
        found = line.find(title) if title else -1
        if title and found >= 0:
            yield " " * found + title
            title = None
        else:
            yield ""
