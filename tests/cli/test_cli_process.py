"""The installed command as a process of its own: streams, encodings, imports, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FAIR = "The fair drew 4,100 visitors on its first day, the organisers of the Lund Book Fair said.\n"


def claimcheck(
    *args: str, cwd: Path, env: dict[str, str] | None = None, **more
) -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "NO_COLOR"))}
    environment |= {"PYTHONHASHSEED": "random", **(env or {})}
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *args],
        cwd=cwd,
        env=environment,
        capture_output=True,
        timeout=300,
        check=False,
        **more,
    )


LAZY = """
import sys
from claimcheck.cli import main
code = main(sys.argv[1:])
loaded = {name.split(".")[0] for name in sys.modules}
slow = {"spacy", "numpy", "thinc", "rich", "ruamel", "rapidfuzz"} & loaded
sys.exit(f"imported {sorted(slow)}" if slow else code)
"""


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["check", "--help"], ["claims", "--help"]]
)
def test_help_and_version_load_nothing_slow(args: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LAZY, *args], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


# --- bad input; the model is loaded only where something is left to read -----------------------


def bad(tmp_path: Path, name: str) -> list[str]:
    """Make one bad input and return the arguments that name it."""
    target = tmp_path / "bad.txt"
    match name:
        case "missing path":
            return ["none.txt"]
        case "missing folder":
            return ["none/"]
        case "empty folder":
            (tmp_path / "empty").mkdir()
            return ["empty"]
        case "empty file":
            target.write_bytes(b"")
        case "blank file":
            target.write_bytes(b" \n\t\r\n ")
        case "binary file":
            target.write_bytes(bytes(range(256)) * 40)
        case "50 MB file":
            with target.open("wb") as stream:
                stream.truncate(50_000_000)
        case "50 MB of text":
            target.write_bytes(b"All the news of the day. \n" * 2_000_000)
        case "unreadable file":
            target.write_text(FAIR)
            target.chmod(0)
        case "no file for the glob":
            return ["*.text"]
    return ["bad.txt"]


BAD = [
    "missing path",
    "missing folder",
    "empty folder",
    "empty file",
    "blank file",
    "binary file",
    "50 MB file",
    "50 MB of text",
    "unreadable file",
    "no file for the glob",
]


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_code_2(tmp_path: Path, name: str) -> None:
    args = bad(tmp_path, name)
    if name == "unreadable file" and os.access(tmp_path / "bad.txt", os.R_OK):
        pytest.skip("this user can read everything")
    done = claimcheck(*args, cwd=tmp_path)
    message = done.stderr.decode()
    assert done.returncode == 2, message
    assert message.count("\n") == 1, message
    assert message.startswith("claimcheck: ")
    assert args[0].rstrip("/") in message
    assert "Traceback" not in message
    assert b"1 input not read" in done.stdout


def test_a_malformed_claims_file_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAIR)
    (tmp_path / "claims.yaml").write_text("version: 1\nfacts: [\n")
    done = claimcheck("a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"claimcheck: claims.yaml:")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.model
def test_the_other_files_are_still_checked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAIR)
    (tmp_path / "b.txt").write_text(FAIR.replace("4,100", "5,900"))
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 40)
    done = claimcheck(".", "none.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"figure-conflict" in done.stdout
    assert b"2 inputs not read" in done.stdout
    assert sorted(line.split(b": ")[1] for line in done.stderr.splitlines()) == [
        b"c.txt",
        b"none.txt",
    ]


@pytest.mark.model
def test_one_article_only_is_code_3(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAIR)
    done = claimcheck("a.txt", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.decode() == (
        "claimcheck: nothing was compared: a.txt is the only article; "
        "add at least one more about the same events\n"
    )


ENCODINGS = {
    "latin-1": FAIR.replace("Lund", "Malmö").encode("latin-1"),
    "utf-16": FAIR.encode("utf-16"),
    "bom and crlf": b"\xef\xbb\xbf" + FAIR.replace("\n", "\r\n").encode(),
    "a line of 1 MB": (FAIR.strip() + " ").encode() + b"and so on " * 100_000,
}


@pytest.mark.model
def test_files_as_the_web_leaves_them_are_read(tmp_path: Path) -> None:
    for number, (name, data) in enumerate(ENCODINGS.items()):
        if name != "a line of 1 MB":
            (tmp_path / f"{number}.txt").write_bytes(data)
    done = claimcheck("claims", ".", "--kind", "quantity", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"4,100") >= 3


@pytest.mark.model
def test_a_line_of_a_megabyte_is_read_or_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ENCODINGS["a line of 1 MB"])
    (tmp_path / "b.txt").write_text(FAIR)
    done = claimcheck("a.txt", "b.txt", cwd=tmp_path)
    assert done.returncode in (0, 2, 3)
    assert b"Traceback" not in done.stderr
    assert b"internal error" not in done.stderr
    assert done.stderr.count(b"\n") <= 2  # what is wrong, and that nothing is left to compare


# --- streams ----------------------------------------------------------------------------------

SHOW_SAMPLE = """
import sys, types
sys.path.insert(0, sys.argv[1])
from report_sample import sample_report
from claimcheck.cli import main
module = types.ModuleType("claimcheck.engine")
class Checker:
    def __init__(self, settings=None, **more): pass
    def check(self, articles, *, skipped=(), notices=(), today=None):
        from dataclasses import replace
        report = sample_report()
        many = int(sys.argv[2])
        return replace(report, findings=report.findings * many, notices=(), skipped=())
module.Checker = Checker
sys.modules["claimcheck.engine"] = module
sys.exit(main(sys.argv[3:]))
"""


def sample_command(many: int, *args: str) -> list[str]:
    here = Path(__file__).parents[1]
    return [sys.executable, "-c", SHOW_SAMPLE, str(here), str(many), *args]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437", "utf-8", "shift_jis"])
@pytest.mark.parametrize("format_name", ["terminal", "concise", "markdown", "json"])
def test_any_console_encoding(tmp_path: Path, encoding: str, format_name: str) -> None:
    (tmp_path / "a.txt").write_text(FAIR)
    command = sample_command(1, "a.txt", "--format", format_name)
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    # What programs read is UTF-8 whatever the console is.
    text = done.stdout.decode(encoding if format_name in ("terminal", "concise") else "utf-8")
    assert "figure-conflict" in text
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_sees_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAIR)
    command = sample_command(2_000, "a.txt")
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) in (0, 1)


# --- end to end -------------------------------------------------------------------------------

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.model
def test_the_corpus_gives_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    """Another order of files, another hash seed, and from another folder: the same reports."""
    names = sorted(path.name for path in CORPUS.glob("*.txt"))
    formats = ("json", "md", "txt")
    runs = []
    for seed, order in enumerate((names, names[::-1], names[2:] + names[1::-1])):
        files = [f"corpus/{name}" for name in order]
        outputs = [tmp_path / f"{seed}.{suffix}" for suffix in formats]
        args = [*files, "--show", "info", "--color", "never"]
        for path in outputs:
            args += ["-o", str(path)]
        done = claimcheck(*args, cwd=CORPUS.parent, env={"PYTHONHASHSEED": str(seed)})
        assert done.returncode in (0, 1), done.stderr
        assert done.stderr == b""
        runs.append([done.stdout, *(path.read_bytes() for path in outputs)])
    assert runs[0] == runs[1] == runs[2]
    assert str(CORPUS).encode() not in b"".join(runs[0])
    assert b'"rule": "name-spelling"' in runs[0][1]


def loud(report: bytes) -> list[tuple[str, str]]:
    """Findings at warning and above: rule and the values of each side."""
    return [
        (finding["rule"], " / ".join(side["says"] for side in finding["mentions"]))
        for finding in json.loads(report)["findings"]
        if finding["severity"] != "info"
    ]


@pytest.mark.model
def test_the_desk_file_names_nothing_that_is_found(tmp_path: Path) -> None:
    """What is found in the corpus is found without it, and it adds nothing of its own."""
    both = [
        claimcheck("corpus", *more, "--format", "json", cwd=CORPUS.parent)
        for more in ([], ["--no-claims"])
    ]
    assert [done.stderr for done in both] == [b"", b""]
    found = [loud(done.stdout) for done in both]
    assert found[0] == found[1]
    assert found[0]
    desk = (CORPUS.parent / "claims.yaml").read_text("utf-8").lower()
    for _, values in found[0]:
        assert not any(word.lower() in desk for word in values.split(" / ") if " " in word)


@pytest.mark.model
def test_a_decision_settles_a_finding_until_it_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAIR)
    (tmp_path / "b.txt").write_text(FAIR.replace("4,100", "5,900"))
    first = claimcheck(".", "--format", "json", cwd=tmp_path)
    (id_,) = (finding["id"] for finding in json.loads(first.stdout)["findings"])

    def decided(until: str) -> subprocess.CompletedProcess[bytes]:
        entry = f'{{finding: "{id_}", reason: rang the fair, until: {until}}}'
        (tmp_path / "claims.yaml").write_text(f"version: 1\naccepted: [{entry}]\n")
        return claimcheck(".", cwd=tmp_path)

    open_ended, over = decided("9999-12-31"), decided("2020-01-31")
    assert (open_ended.returncode, open_ended.stderr) == (0, b"")
    assert b"1 accepted in claims.yaml" in open_ended.stdout
    assert over.returncode == 1
    assert id_.encode() in over.stdout
    assert over.stderr == f"claimcheck: claims.yaml: the decision on {id_} ended on ".encode() + (
        b"2020-01-31\n"
    )
    explained = claimcheck("explain", id_, ".", cwd=tmp_path)
    assert explained.returncode == 0
    assert b"5. what would take it out of the report" in explained.stdout


@pytest.mark.model
@pytest.mark.parametrize("absolute", [False, True])
def test_a_first_file_finds_articles_that_lie_elsewhere(tmp_path: Path, *, absolute: bool) -> None:
    desk, arts = tmp_path / "desk", tmp_path / "arts" / "2"
    desk.mkdir()
    arts.mkdir(parents=True)
    (arts / "a.txt").write_text(f"The Marlow Echo\n12 June 2031\n\nFair opens in Lund\n\n{FAIR}")
    (arts / "b.txt").write_text(f"Vale Gazette\n13 June 2031\n\nFair opens again\n\n{FAIR}")
    given = str(arts) if absolute else "../arts/2"
    made = claimcheck("init", given, cwd=desk)
    assert (made.returncode, made.stderr) == (0, b"")
    file = desk / "claims.yaml"
    text = file.read_text("utf-8")
    assert [f"../arts/2/{name}.txt" in text for name in "ab"] == [True, True]
    file.write_text(text.replace("Vale Gazette", "Kelder Post"), "utf-8")
    done = claimcheck(given, "--format", "json", cwd=desk)
    assert done.stderr == b""
    outlets = [article["outlet"] for article in json.loads(done.stdout)["articles"]]
    assert outlets == ["The Marlow Echo", "Kelder Post"]


@pytest.mark.model
def test_a_fact_is_no_article(tmp_path: Path) -> None:
    statement = "The Lund Book Fair drew 2,600 visitors on its first day."
    (tmp_path / "a.txt").write_text(FAIR)
    (tmp_path / "claims.yaml").write_text(
        f'version: 1\nfacts: [{{id: visitors, statement: "{statement}"}}]\n'
    )
    done = claimcheck("a.txt", "-o", "a.json", "-o", "a.md", "--color", "never", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert b"1 article \xc2\xb7" in done.stdout
    assert b"claims.yaml#visitors  " in done.stdout
    found = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert found["coverage"]["articles"] == 1
    assert [f["rule"] for f in found["findings"]] == ["fact-conflict"]
    fact = next(a for a in found["articles"] if a["path"] is None)
    assert fact["id"] == "claims.yaml#visitors"
    concise = claimcheck("a.txt", "--format", "concise", cwd=tmp_path)
    assert concise.stdout.startswith(b"a.txt:1:15: error fact-conflict")
    assert "`claims.yaml#visitors`" in (tmp_path / "a.md").read_text("utf-8")


@pytest.mark.model
def test_the_json_report_keeps_its_schema(tmp_path: Path) -> None:
    import jsonschema

    done = claimcheck("corpus", "--format", "json", cwd=CORPUS.parent)
    found = json.loads(done.stdout)
    schema = json.loads((CORPUS.parent / "docs" / "report.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    texts = {
        article["id"]: (CORPUS.parent / article["path"]).read_bytes().decode("utf-8")
        for article in found["articles"]
        if article["path"]
    }
    known = {claim["id"] for claim in found["claims"]}
    assert all(set(cluster["claims"]) <= known for cluster in found["clusters"])
    for claim in found["claims"]:
        if claim["article"].startswith("claims.yaml#"):
            continue
        assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["text"]
    for finding in found["findings"]:
        for mention in finding["mentions"]:
            text = texts[mention["article"]]
            assert text[mention["start"] : mention["end"]] == mention["text"]
            line = text[: mention["start"]].count("\n") + 1
            assert line == mention["line"]


@pytest.mark.model
@pytest.mark.parametrize("format", ["json", "html", "csv", "markdown", "sarif"])
def test_a_report_for_programs_is_utf_8_in_any_locale(tmp_path: Path, format: str) -> None:
    for name, number in (("a", "4,100"), ("b", "5,300")):
        text = FAIR.replace("4,100", number).replace("Lund", "Łódź")
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    args = ["--no-cache", "--format", format, "a.txt", "b.txt"]
    plain = claimcheck(*args, cwd=tmp_path, env={"PYTHONIOENCODING": "utf-8"})
    other = claimcheck(*args, cwd=tmp_path, env={"PYTHONIOENCODING": "cp1252"})
    assert other.stdout == plain.stdout
    assert "–" in plain.stdout.decode("utf-8") or "Łódź" in plain.stdout.decode("utf-8")
