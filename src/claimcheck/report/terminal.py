"""The report for a terminal: a block per finding, then the ledger of what was covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b

from claimcheck.models import Claim, Finding, Severity, Side
from claimcheck.report.escape import fold, visible
from claimcheck.report.excerpt import Excerpt, Word, shorten
from claimcheck.report.ledger import coverage_parts, left_out, outcome_parts, plural
from claimcheck.report.reasons import telling
from claimcheck.report.styled import Line, Run, cells, to_ansi, to_plain, wrap
from claimcheck.report.view import Evidence, View

MIN_WIDTH = 48
MAX_WIDTH = 160
SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold cyan",
}
_MARK = "bold reverse"
_DIM = "dim"
_HANG = 15  # where the text after "why" starts
_MAX_EXCERPT_LINES = 2
# Of a finding with more sides than that, so many of each answer; `explain` prints them all.
_MOST_SIDES, _SIDES_OF_ONE = 10, 3
_ANSWERS = 6
# A place column wider than this share of the line leaves too little room for the sentence.
_PLACE_SHARE = 0.34


def render(view: View) -> str:
    """The whole report as text, with colours if ``view.look.color``."""
    page, blocks = _laid_out(view)
    texts = [page.block(block) for block in blocks]
    if not view.look.brief:
        texts.append(page.text(list(page.footer())))
    # An empty line behind each block; quiet, and nothing found, is no text at all.
    return "\n".join(texts)


def layout(view: View) -> list[Line]:
    """The report as styled lines."""
    lines: list[Line] = []
    page, blocks = _laid_out(view)
    for block in blocks:
        lines += page.finding(block.finding, block.sides, block.more)
        lines.append(())
    if not view.look.brief:
        lines += page.footer()
    return lines[:-1] if lines and not lines[-1] else lines


class _Block:
    """A finding with the sides that are printed, what stands for those that are not, and the
    widest heading of a side, in cells."""

    def __init__(self, view: View, finding: Finding, sheet: _Sheet) -> None:
        self.finding, self.more = _few_sides(finding)
        self._view = view
        self.name = b"" if view.look.blocks is None else self._name(sheet)
        self.widest = self._widest(sheet)

    @cached_property
    def sides(self) -> list[Evidence]:
        """What to print of each side; made only where the finding was not printed before."""
        return self._view.evidences(self.finding)

    def _widest(self, sheet: _Sheet) -> int:
        kept = self._view.look.blocks
        name = b"widest" + self.name
        found = None if kept is None else kept.get(name)
        if found is not None and found.isdecimal():
            return int(found)
        made = max((cells(sheet.heading(side)) for side in self.sides), default=0)
        if kept is not None:
            kept.put(name, str(made))
        return made

    def _name(self, sheet: _Sheet) -> bytes:
        """Digest of all that the finding's lines show, and of how, but for widths of the page."""
        finding, look = self.finding, self._view.look
        shown = (
            (sheet.width, look.encoding, look.color),
            (finding.id, finding.rule, finding.severity, finding.confidence),
            (finding.message, finding.reasons, finding.tip, self.more),
            [
                (sheet.article(side.claim), tuple(side.claim.sentence), side.span, side.marks)
                for side in finding.sides
            ],
        )
        return blake2b(repr(shown).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _laid_out(view: View) -> tuple[_Page, list[_Block]]:
    sheet = _Sheet(view)
    blocks = [_Block(view, finding, sheet) for finding in view.shown]
    return _Page(sheet, max((block.widest for block in blocks), default=0)), blocks


def finding_lines(view: View, finding: Finding) -> list[Line]:
    """One finding's block, as `explain` prints it."""
    sides = view.evidences(finding)
    sheet = _Sheet(view)
    widest = max((cells(sheet.heading(side)) for side in sides), default=0)
    return list(_Page(sheet, widest).finding(finding, sides))


def _few_sides(finding: Finding) -> tuple[Finding, list[str]]:
    """The finding with some sides of some answers, and how many more there are of which."""
    if len(finding.sides) <= _MOST_SIDES:
        return finding, []
    given = Counter(side.says for side in finding.sides)
    # Of answers that as many articles give, the first: a counter keeps their order.
    named = {says for says, _ in given.most_common(_ANSWERS)}
    kept: list[Side] = []
    count: Counter[str] = Counter()
    for side in finding.sides:
        count[side.says] += 1
        if side.says in named and count[side.says] <= _SIDES_OF_ONE:
            kept.append(side)
    more = [
        f"{n - _SIDES_OF_ONE:,} more: {says}"
        for says, n in given.items()
        if says in named and n > _SIDES_OF_ONE
    ]
    left = {says: n for says, n in given.items() if says not in named}
    if left:
        more.append(f"{plural(len(left), 'other answer')} in {sum(left.values()):,} places")
    if more:
        more.append(f"all: claimcheck explain {finding.id}")
    return replace(finding, sides=tuple(kept)), more


class _Sheet:
    """What is printed on: how wide it is, and articles as it names them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.width = min(max(view.look.width, MIN_WIDTH), MAX_WIDTH)
        self._articles: dict[str, bytes] = {}

    def clean(self, text: str) -> str:
        """Printable and harmless, before anything is measured."""
        return fold(visible(text), self.view.look.encoding)

    def heading(self, side: Evidence) -> str:
        """Outlet and place of a side."""
        place = self.clean(side.place) + (" (new)" if side.new else "")
        return f"{self.clean(side.outlet)}  {place}" if side.outlet else place

    def article(self, claim: Claim) -> bytes:
        """Digest of all that a side may show of its article; of one that is not there, the claim's
        words."""
        view, id = self.view, claim.article
        article = view.articles.get(id)
        if article is None:
            return f"{id}\n{claim.text}".encode("utf-8", "surrogatepass")
        found = self._articles.get(id)
        if found is None:
            digest = blake2b(article.digest, digest_size=16)
            told = (id, view.paths.get(id), article.outlet, view.is_new(id), article.record)
            where = article.places, article.pages
            digest.update(repr((told, where)).encode("utf-8", "surrogatepass"))
            found = self._articles[id] = digest.digest()
        return found


class _Page:
    """Widths that all blocks of one report share; ``widest``: the widest heading of a side."""

    def __init__(self, sheet: _Sheet, widest: int) -> None:
        self.view = sheet.view
        self.encoding = sheet.view.look.encoding
        self.width = sheet.width
        self.clean = sheet.clean
        self._heading = sheet.heading
        self.place_width = widest
        self.inline = self.place_width + 4 <= self.width * _PLACE_SHARE

    def text(self, lines: Sequence[Line]) -> str:
        """Lines as they are printed, with an end of line behind each."""
        look = self.view.look
        return to_ansi(lines, look.encoding) if look.color else to_plain(lines, look.encoding)

    def block(self, block: _Block) -> str:
        """A finding's lines as they are printed, as known or else made now."""
        known = self.view.look.blocks
        name = block.name + repr(self.place_width if self.inline else None).encode()
        found = None if known is None else known.get(name)
        if found is None:
            found = self.text(list(self.finding(block.finding, block.sides, block.more)))
            if known is not None:
                known.put(name, found)
        return found

    def finding(
        self, finding: Finding, sides: list[Evidence], more: Sequence[str] = ()
    ) -> Iterator[Line]:
        """Title, each side, how many ``more`` sides there are, reasons and tip."""
        yield from self._title(finding)
        style = SEVERITY_STYLES[finding.severity]
        for side in sides:
            yield from self._side(side, style)
        if more:
            yield from self._labelled("and", "; ".join(more))
        if finding.reasons:
            yield from self._labelled("why", "; ".join(telling(finding.reasons)))
        if finding.tip:
            yield from self._labelled("tip", finding.tip)

    def _title(self, finding: Finding) -> Iterator[Line]:
        head = f"{finding.severity.value}  {finding.rule} ({finding.confidence.value})  "
        message = self.clean(finding.message)
        room = self.width - cells(finding.id) - 2
        start = Run(finding.severity.value, SEVERITY_STYLES[finding.severity])
        rule = Run(f"  {finding.rule}", "bold")
        sure = Run(f" ({finding.confidence.value})  ")
        # A message that is too long to stand beside its rule gets the whole width below it.
        beside = cells(head) + cells(message) <= room
        first = message if beside else ""
        rest = [] if beside else wrap(message, self.width - 2)
        used = cells(head) + cells(first)
        gap = Run(" " * max(room - used, 0) + "  ")
        yield (start, rule, sure, Run(first, "bold"), gap, Run(finding.id, _DIM))
        for line in rest:
            yield (Run("  "), Run(line, "bold"))

    def _side(self, side: Evidence, style: str) -> Iterator[Line]:
        heading = self._heading(side)
        indent = self.place_width + 4 if self.inline else 4
        lines = self._excerpt(side, self.width - indent, indent, style)
        if self.inline:
            lead = "  " + heading + " " * (indent - 2 - cells(heading))
            first, *rest = lines
            yield (Run(lead, _DIM), *first)
            lines = rest
        else:
            yield (Run("  " + heading, _DIM),)
            first, *rest = lines
            yield (Run(" " * indent), *first)
            lines = rest
        for line in lines:
            yield (Run(" " * indent), *line)

    def _excerpt(self, side: Evidence, width: int, indent: int, style: str) -> list[Line]:
        count = 1 if self.inline else _MAX_EXCERPT_LINES
        # Two cells for each ellipsis, one word's worth of loss at each line end.
        budget = width * count - 4 - 8 * (count - 1)
        found = shorten(side.sentence, budget, clean=self.clean, measure=cells)
        mark = f"{style} reverse"
        lines: list[Line] = []
        for row in excerpt_rows(found, width, fold("…", self.encoding)):
            lines.append(tuple(Run(t, mark if marked else "") for t, marked in row))
            carets = "".join(("^" if marked else " ") * cells(t) for t, marked in row)
            if "^" in carets and not self.view.look.color:
                lines.append((Run(carets.rstrip()),))
        return lines or [(Run("(no text)", _DIM),)]

    def _labelled(self, label: str, text: str) -> Iterator[Line]:
        lines = wrap(self.clean(text), self.width - _HANG - 2)
        for number, line in enumerate(lines):
            lead = f"  {label:<{_HANG - 1}} " if number == 0 else " " * (_HANG + 2)
            yield (Run(lead, _DIM), Run(line))

    def footer(self) -> Iterator[Line]:
        """The coverage ledger."""
        for line in self._wrap_parts(outcome_parts(self.view), ", "):
            yield (Run(line, "bold"),)
        for line in self._wrap_parts(coverage_parts(self.view), " · "):
            yield (Run(line, _DIM),)
        for lead, parts in left_out(self.view):
            for line in self._wrap_parts(parts, ", ", f"{lead}: "):
                yield (Run(line, _DIM),)

    def _wrap_parts(self, parts: list[str], separator: str, lead: str = "") -> Iterator[str]:
        """Join parts into lines, breaking between parts where one line is too short for all."""
        line, empty = lead, True
        for part in map(self.clean, parts):
            if not empty and cells(line + separator + part) > self.width:
                yield (line + separator).rstrip(" ·")
                line, empty = " " * len(lead), True
            line, empty = (line + part if empty else line + separator + part), False
        if not empty:
            yield from wrap(line, self.width) if cells(line) > self.width else [line]


def excerpt_rows(excerpt: Excerpt, width: int, ellipsis: str) -> Iterator[list[tuple[str, bool]]]:
    """Break an excerpt into rows of (text, marked) runs of at most ``width`` cells."""
    row: list[tuple[str, bool]] = []
    used = 0
    previous: Word | None = None
    for number, word in enumerate(excerpt.words):
        tokens = [(piece.text, piece.marked) for piece in word.pieces]
        if word.gap:
            tokens.insert(0, (ellipsis + " ", False))
        if excerpt.cut and number == len(excerpt.words) - 1:
            tokens.append((" " + ellipsis, False))
        need = sum(cells(text) for text, _ in tokens)
        joined = previous is not None and not word.gap
        if row and used + 1 + need > width:
            yield row
            row, used = [], 0
        if row:
            row.append((" ", joined and previous is not None and previous.space_marked))
            used += 1
        row += tokens
        used += need
        previous = word
    if row:
        yield row
