"""Make article text harmless in each output format. Article text is hostile by assumption."""

from __future__ import annotations

import re
import unicodedata

# Everything that moves the cursor, reorders or hides text: C0 and C1 controls, bidi controls,
# zero-width and filler characters, invisible operators, surrogates and tag characters.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SPACES = re.compile(r" {2,}")
# More than three marks on one letter are a prank, and draw over the lines above.
_STACKED_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_SPACE_LIKE = frozenset("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029")
_SOFT_HYPHEN = "\u00ad"
_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "…": "...",
        "·": "-",
        "×": "x",
        "•": "*",
        "€": "EUR",
        "£": "GBP",
    }
)


def visible(text: str) -> str:
    """One line of text in which nothing is hidden and nothing acts on a terminal.

    White space becomes one space; controls and invisible characters are spelled out (``\\x1b``,
    ``<U+202E>``); soft hyphens, which are not text, go.
    """
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(_spell_out, text)
    return _STACKED_MARKS.sub(r"\1", _SPACES.sub(" ", text))


def _spell_out(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SPACE_LIKE or unicodedata.category(char) == "Zs":
        return " "
    if char == _SOFT_HYPHEN:
        return ""
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"<U+{ord(char):04X}>"


def fold(text: str, encoding: str) -> str:
    """Text that ``encoding`` can carry: plain look-alikes where there are any, else ``?``."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_fold_char(char, encoding) for char in text)
    except LookupError:
        return fold(text, "ascii")
    return text


def _fold_char(char: str, encoding: str) -> str:
    for candidate in (char, char.translate(_PLAIN), _unaccented(char)):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        if candidate:
            return candidate
    return "?"


def _unaccented(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


# --- Markdown ---------------------------------------------------------------------------------

_MARKDOWN = re.compile(r"[\\`*\[\]<>&~|$!]|_")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
# What starts a block at the beginning of a line.
_BLOCK_START = re.compile(r"^(?:([#+=:-])|(\d{1,9})([.)]))")
# Sites turn these into links or notifications even inside plain text; an invisible character
# after the trigger keeps the words and breaks the trigger.
_TRIGGERS = re.compile(
    r"@(?=\w)|#(?=\w)|(?<=\bGH)-(?=\d)|(?<=[a-z])://|\bwww(?=\.)|:(?=[a-z_][a-z0-9_+-]{0,40}:|[+-]1:)",
    re.IGNORECASE,
)
_BREAK = "&#8203;"


def markdown(text: str) -> str:
    """Article text as Markdown that renders as exactly that text, wherever it stands.

    Nothing in it can become markup, HTML, a link, an image, a mention, a table cell or a block.
    """
    text = visible(text)
    out: list[str] = []
    position = 0
    for match in _MARKDOWN.finditer(text):
        out += _broken(text[position : match.start()]), _markdown_char(text, match.start())
        position = match.end()
    out.append(_broken(text[position:]))
    joined = "".join(out).strip()
    start = _BLOCK_START.match(joined)
    if start is None:
        return joined
    if start[1]:
        return "\\" + joined
    return f"{start[2]}\\{start[3]}{joined[start.end() :]}"


def _markdown_char(text: str, index: int) -> str:
    char = text[index]
    if char == "_":
        # Between letters an underscore is never markup, and file names read better without \.
        inside = text[index - 1 : index].isalnum() and text[index + 1 : index + 2].isalnum()
        return char if inside else "\\_"
    return _ENTITIES.get(char, "\\" + char)


def _broken(text: str) -> str:
    return _TRIGGERS.sub(lambda match: match.group() + _BREAK, text)


def markdown_code(text: str) -> str:
    """Text as an inline code span, safe in tables too."""
    text = visible(text).replace("|", "¦")
    runs = [len(run) for run in re.findall(r"`+", text)]
    fence = "`" * (max(runs, default=0) + 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text or ' '}{pad}{fence}"


# --- logs of CI servers ---------------------------------------------------------------------

_COMMAND_START = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)


def log_text(text: str) -> str:
    """Lines of a log in which the runner of GitHub reads no command.

    It takes ``::`` at the start of a line for one, after spaces too, and ``##[`` anywhere.
    """
    return _COMMAND_START.sub(r"\1: ", text).replace("##[", "## [")


# --- data formats -----------------------------------------------------------------------------

_JSON_UNSAFE = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def json_text(serialised: str) -> str:
    """JSON in which invisible and control characters are ``\\u`` escapes.

    They can only stand inside strings, so the meaning is the same; a terminal that shows the
    file is safe. A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD.
    """
    serialised = _SURROGATES.sub("\ufffd", serialised)
    return _JSON_UNSAFE.sub(_json_escape, serialised)


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


# The full-width forms are formulas to some spreadsheet programs too.
_FORMULA = tuple("=+-@|%＝＋－＠")


def csv_cell(text: str) -> str:
    """Text that a spreadsheet shows and does not run as a formula (OWASP, CSV injection)."""
    text = visible(text).strip()
    return "'" + text if text.startswith(_FORMULA) else text
