"""How an entry of claims.yaml is written: YAML that every reader takes for the same text."""

from __future__ import annotations

import re
from typing import Any

from claimcheck.config.desk import AcceptedEntry

# Starts with a letter and has no sign that YAML gives a meaning.
_PLAIN = re.compile(r"[^\W\d_](?:[\w.,'’/()+-]| (?! ))*(?<![ ])")
_WORDS_WITH_MEANING = frozenset("y n yes no on off true false null".split())
_PLAIN_LENGTH = 500


def plain_values(entry: AcceptedEntry) -> dict[str, Any]:
    """The entry as YAML holds it: text, lists and keys, without what was not given."""
    values: dict[str, Any] = {"finding": entry.finding, "reason": entry.reason}
    if entry.by is not None:
        values["by"] = entry.by
    if entry.until is not None:
        values["until"] = entry.until.isoformat()
    if entry.rule is not None:
        values["rule"] = entry.rule
    if entry.question is not None:
        values["question"] = entry.question
    if entry.sides:
        values["sides"] = {
            article: says[0] if len(says) == 1 else list(says)
            for article, says in entry.sides.items()
        }
    if entry.texts:
        values["texts"] = list(entry.texts)
    return values


def block_lines(entry: AcceptedEntry) -> list[str]:
    """The entry's lines in block style, the first without its dash."""
    lines: list[str] = []
    for key, value in plain_values(entry).items():
        if isinstance(value, dict):
            lines.append(f"{key}:")
            lines += [f"  {scalar(article)}: {_value(says)}" for article, says in value.items()]
        elif isinstance(value, list):
            lines.append(f"{key}: {_quoted_value(value)}")
        elif key == "until":
            lines.append(f"{key}: {value}")
        else:
            # An id of digits alone would be a number to other readers.
            lines.append(f"{key}: {quoted(value) if key == 'finding' else scalar(value)}")
    return lines


def flow_text(entry: AcceptedEntry) -> str:
    """The entry on one line, in braces."""
    parts: list[str] = []
    for key, value in plain_values(entry).items():
        if isinstance(value, dict):
            inner = ", ".join(f"{quoted(a)}: {_quoted_value(says)}" for a, says in value.items())
            parts.append(f"{key}: {{{inner}}}")
        elif isinstance(value, list):
            parts.append(f"{key}: {_quoted_value(value)}")
        else:
            parts.append(f"{key}: {value if key == 'until' else quoted(value)}")
    return "{" + ", ".join(parts) + "}"


def _value(says: str | list[str]) -> str:
    return scalar(says) if isinstance(says, str) else _quoted_value(says)


def _quoted_value(says: str | list[str]) -> str:
    if isinstance(says, str):
        return quoted(says)
    return f"[{', '.join(map(quoted, says))}]"


def scalar(text: str) -> str:
    """Plain where nothing in it means anything to YAML, else in double quotes."""
    plain = len(text) <= _PLAIN_LENGTH and _PLAIN.fullmatch(text) and text.isprintable()
    if plain and text.lower() not in _WORDS_WITH_MEANING:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A quoted YAML scalar on one line."""
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
