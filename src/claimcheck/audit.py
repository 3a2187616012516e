"""An editor's judgements of findings (claims.audit.jsonl), and how often each rule was right.

One JSON object a line, only ever appended, so that an interrupted audit loses nothing; the last
line about a finding is the one that counts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimcheck.decisions import recorded_sides
from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass
from claimcheck.models import Finding

FILE_NAME = "claims.audit.jsonl"
# A judgement takes some 300 bytes; a file far beyond any audit is not one.
MAX_BYTES = 50_000_000
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a finding is a real discrepancy (``yes``) or a false alarm (``no``)."""

    finding: str
    rule: str
    answer: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Judgements on one rule's findings."""

    rule: str
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        """Share of judged findings that are real (0 to 1)."""
        return self.right / (self.right + self.wrong)


def read_judgements(path: Path) -> tuple[dict[str, Judgement], list[str]]:
    """The last judgement on each finding by its id, and a notice for each line that is none.

    Raises ConfigError where the file cannot be read.
    """
    found: dict[str, Judgement] = {}
    notices: list[str] = []
    try:
        if not path.exists():
            return found, notices
        if path.stat().st_size > MAX_BYTES:
            raise ConfigError(f"{path.as_posix()}: too large to be an audit file")
        lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"{path.as_posix()}: cannot be read ({reason})") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        judgement = _judgement(line)
        if judgement is None:
            notices.append(f"{path.as_posix()}:{number}: not a judgement; the line is left out")
        else:
            found[judgement.finding] = judgement
    return found, notices


def _judgement(line: str) -> Judgement | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("answer") not in (YES, NO):
        return None
    finding, rule = values.get("finding"), values.get("rule")
    if not isinstance(finding, str) or not isinstance(rule, str):
        return None
    return Judgement(finding, rule, values["answer"])


def append_judgement(path: Path, finding: Finding, answer: str) -> Judgement:
    """Add one line and flush it to the disk. Raises ConfigError where that is impossible."""
    values: dict[str, Any] = {
        "finding": finding.id,
        "rule": finding.rule,
        "answer": answer,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "sides": recorded_sides(finding),
    }
    line = json.dumps(values, ensure_ascii=False)
    try:
        with path.open("ab+") as stream:
            # After a line that a crash cut short, begin a new one.
            if stream.tell() and _last_byte(stream) != b"\n":
                line = "\n" + line
            stream.write(line.encode("utf-8", "replace") + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"{path.as_posix()}: cannot be written ({reason})") from error
    return Judgement(finding.id, finding.rule, answer)


def _last_byte(stream: Any) -> bytes:
    stream.seek(-1, os.SEEK_END)
    last: bytes = stream.read(1)
    return last


def tallies(judgements: Mapping[str, Judgement] | Iterable[Judgement]) -> list[Tally]:
    """How often each rule was right, by rule."""
    values = judgements.values() if isinstance(judgements, Mapping) else judgements
    counts: dict[str, list[int]] = {}
    for judgement in values:
        counts.setdefault(judgement.rule, [0, 0])[judgement.answer == NO] += 1
    return [Tally(rule, right, wrong) for rule, (right, wrong) in sorted(counts.items())]
