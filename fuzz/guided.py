"""Coverage-guided fuzzing of what reads strangers' bytes: no crash, no hang, no span off its text.

Usage: python fuzz/guided.py TARGET [RUNS]    (targets: loader, quantities, quotations, claims)

Needs atheris (``pip install -e '.[fuzz]'``). An input that breaks something is written to the
working folder as ``crash-…`` or ``timeout-…``; ``python fuzz/guided.py TARGET FILE`` runs it again.
The random fuzzers of tests/hostile_input look for the same without it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["claimcheck"]):
    from claimcheck.attribution.quotes import scan_quotations
    from claimcheck.config.claims_file import parse_claims_file
    from claimcheck.errors import ConfigError
    from claimcheck.loader import Limits, read_data
    from claimcheck.loader.formats import FORMATS
    from claimcheck.loader.paths import FoundFile
    from claimcheck.models import QuantityKind
    from claimcheck.quantities.find import find_in_text

_SECONDS = 10  # an input of some kilobytes that takes longer is a hang
_LENGTH = 4096
_SUFFIXES = (*FORMATS, ".txt.gz", "")
# Words from which a fuzzer finds the way into a grammar; it makes everything else itself.
_SEEDS = {
    "loader": [
        b"\x00Headline of the day\n\nBy Jane Doe\n\n12 June 2031\n\nThe mayor said so on Monday.\n",
        b"\x02---\ntitle: Fair opens\ndate: 2031-05-04\n---\n# Fair\n\nText [a](b) `c`.\n",
        b"\x04<!doctype html><html><body><article><p>The mayor said &amp; went.</p></article>",
        b'\x0b{"text": "The mayor said so.", "outlet": "Post", "published": "2031-05-04"}\n',
        b"\x0dtext,outlet\nThe mayor said so.,Post\n",
        b"\x0a%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    ],
    "quantities": [
        b"more than 1,200 people, about $2.5 billion (24 trillion rubles), 3-4 per cent",
        b"between two and three dozen; half a million; 19:30 on 5/6/2031; 1.2m; a third of 38",
    ],
    "quotations": [
        "“We heard ‘a crack’,” she said, “and then …” 'It's fine,' he said. «Oui» „Ja“".encode(),
    ],
    "claims": [
        b"version: 1\nsettings: {fail_on: error}\narticles:\n  'a/*.txt': {outlet: Post}\n",
        b"version: 1\nentities:\n  - {name: Kyiv, kind: place, aliases: [Kiev]}\n",
        b'version: 1\naccepted:\n  - {finding: "3f2a9c1b", reason: r, until: 2031-12-31}\n',
    ],
}


def loader(data: bytes) -> None:
    """Any bytes under any suffix are articles, with their regions in order, or a reason."""
    suffix = _SUFFIXES[data[0] % len(_SUFFIXES)] if data else ""
    name = f"a{suffix}"
    for article in read_data(FoundFile(name, Path(name)), data[1:], limits=Limits()):
        last = 0
        for start, end in article.regions:
            assert last <= start <= end <= len(article.text)
            last = end
        for offset in (0, len(article.text) // 2, len(article.text)):
            line, column = article.place(offset)
            assert line >= 1
            assert column >= 1


def quantities(data: bytes) -> None:
    """Figures lie in their text, and their bounds in order."""
    text = data.decode("utf-8", "replace")
    for found in find_in_text(text):
        assert 0 <= found.start < found.end <= len(text)
        low, high = found.quantity.low, found.quantity.high
        if found.quantity.kind is not QuantityKind.SCORE and low is not None and high is not None:
            assert low <= high


def quotations(data: bytes) -> None:
    """Quotations lie in their text."""
    text = data.decode("utf-8", "replace")
    for found in scan_quotations(text):
        assert 0 <= found.start < found.end <= len(text)


def claims(data: bytes) -> None:
    """Any bytes are a claims.yaml or one line that says why not."""
    try:
        parse_claims_file(data, Path("claims.yaml"))
    except ConfigError as error:
        assert str(error).isprintable(), ascii(str(error))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "loader": loader,
    "quantities": quantities,
    "quotations": quotations,
    "claims": claims,
}


def main() -> None:
    """Fuzz one target; atheris ends the process."""
    name, given = sys.argv[1], sys.argv[2:] or ["100000"]
    if Path(given[0]).is_file():
        TARGETS[name](Path(given[0]).read_bytes())
        return
    seeds = Path(f".fuzz-{name}")
    seeds.mkdir(exist_ok=True)
    for number, seed in enumerate(_SEEDS[name]):
        (seeds / f"seed-{number}").write_bytes(seed)
    options = [f"-runs={given[0]}", f"-timeout={_SECONDS}", f"-max_len={_LENGTH}", "-seed=1"]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", str(seeds)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
