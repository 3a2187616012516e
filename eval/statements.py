"""Score statements on sentences of our own: ``python eval/statements.py [--errors]``.

The texts of ``eval/statements.txt`` were written before the program saw them and belong to nobody
else. A statement is right where its content shares at least 0.8 of its words with the expected one
and its speaker, resolved inside the text, is the expected one.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from claimcheck.claims.attribution import extract
from claimcheck.models import Article, AttributionClaim
from claimcheck.nlp.extraction import parsed_of
from claimcheck.nlp.pipeline import load_pipeline
from claimcheck.nlp.view import view_of

_FILE = Path(__file__).with_name("statements.txt")
_SAME = 0.8


@dataclass(frozen=True)
class Statement:
    """Whose words, and which."""

    speaker: str
    content: str

    @property
    def words(self) -> frozenset[str]:
        """Words of the content in lower case."""
        return frozenset(re.findall(r"\w+", self.content.lower()))


def main(arguments: list[str] | None = None) -> int:
    """Print how many statements are right, and on request those that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print each text that is not right")
    options = parser.parse_args(arguments)
    expected = found = content = right = 0
    for text, wanted in read(_FILE):
        given = _statements(text)
        pairs = [(w, g) for w in wanted for g in given if _same(w, g)]
        named = [(w, g) for w, g in pairs if w.speaker == g.speaker]
        expected, found = expected + len(wanted), found + len(given)
        content, right = content + len(pairs), right + len(named)
        if options.errors and (len(named) < len(wanted) or len(given) > len(wanted)):
            print(text)
            for item in wanted:
                print("  wanted", item.speaker, "|", item.content)
            for item in given:
                print("  found ", item.speaker, "|", item.content)
    print(f"statements {expected}, found {found}: content {content}, with speaker {right}")
    print(f"recall {right / expected:.3f}, precision {right / found:.3f} (content and speaker)")
    return 0


def read(path: Path) -> list[tuple[str, list[Statement]]]:
    """Texts with their statements."""
    found: list[tuple[str, list[Statement]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("> "):
            speaker, _, content = line[2:].partition(" | ")
            found[-1][1].append(Statement(speaker, content.replace("¶", "\n\n")))
        elif line and not line.startswith("#"):
            found.append((line.replace("¶", "\n\n"), []))
    return found


def _statements(text: str) -> list[Statement]:
    article = Article.from_text(text, id="a")
    view = view_of(article)
    parsed = parsed_of(article, view, load_pipeline()(view.text))
    found = []
    for claim in extract(parsed):
        if isinstance(claim, AttributionClaim):
            parts = " + ".join(text[part.start : part.end] for part in claim.content)
            found.append(Statement(claim.speaker or "-", parts))
    return found


def _same(a: Statement, b: Statement) -> bool:
    return len(a.words & b.words) >= _SAME * len(a.words | b.words)


if __name__ == "__main__":
    sys.exit(main())
