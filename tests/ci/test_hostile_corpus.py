"""Every format from one run of the command on articles that attack it, read back."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

ATTACK = (
    "::error file=x::pwned %0A::warning::x | <script>alert(1)</script> \x1b[31m \u202egnp.exe "
    "=HYPERLINK(1) ##[error]x [a](https://example.org) {0} ]]>"
)
TEXT = """{attack}

The Lund Book Fair drew {visitors} visitors on Friday, said Anna {name}, head of the {attack} fair.

=1+1 The fair in Lund, which ended on {day} May 2031, cost {cost} million euros, {name} said.
"""
NAMES = ("a, b;c %0A.txt", "::error::é \u202e.txt")
SCHEMAS = Path(__file__).parents[1] / "report" / "schemas"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "news").mkdir()
    values = (("4,100", "Kowalczyk", 3, "12.5"), ("2,600", "Kovalchyk", 5, "13.5"))
    for file, (visitors, name, day, cost) in zip(NAMES, values, strict=True):
        text = TEXT.format(attack=ATTACK, visitors=visitors, name=name, day=day, cost=cost)
        (folder / "news" / file).write_text(text, encoding="utf-8")
    files = [
        "r.sarif",
        "r.xml",
        "r.jsonl",
        "r.csv",
        "r.json",
        "r.rdjson",
        "code-quality-report.json",
    ]
    command = [sys.executable, "-m", "claimcheck", "news", "--format", "github"]
    done = subprocess.run(
        [*command, *(part for file in files for part in ("-o", file))],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    read = {file: (folder / file).read_text(encoding="utf-8-sig") for file in files}
    return {**read, "github": done.stdout.decode("utf-8")}


def test_no_control_character_is_written_anywhere(outputs: dict[str, str]) -> None:
    for name, text in outputs.items():
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", text), name


def test_every_line_of_the_log_is_ours(outputs: dict[str, str]) -> None:
    lines = outputs["github"].splitlines()
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert len(commands) >= 3
    for line in commands:
        assert re.match(r"::(error|warning|notice) (file=[^,:]*,line=\d+,.*?)?title=[^,:]*::", line)
    assert not [line for line in lines if line not in commands and "##[" in line]


def test_machines_can_read_the_rest(outputs: dict[str, str]) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_bytes())
    log = json.loads(outputs["r.sarif"])
    Draft202012Validator(schema).validate(log)
    found = len(json.loads(outputs["r.json"])["findings"])
    assert len(log["runs"][0]["results"]) == found >= 3
    assert len(outputs["r.jsonl"].splitlines()) == found
    assert ElementTree.fromstring(outputs["r.xml"]).findall(".//failure")
    assert json.loads(outputs["r.rdjson"])["diagnostics"]
    assert json.loads(outputs["code-quality-report.json"])
    rows = list(csv.DictReader(io.StringIO(outputs["r.csv"])))
    assert len(rows) >= 6
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@|%"))]
