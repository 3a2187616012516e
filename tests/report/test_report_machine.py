"""Formats for programs, read back as those programs read them, with hostile text in every place."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_report_escape import ATTACKS, report_about

from claimcheck.models import Report, Severity, Suppressed
from claimcheck.report import RENDERERS, Look, View, renderer_for_file
from claimcheck.report.csv_sheet import COLUMNS
from claimcheck.report.escape import visible
from claimcheck.report.json_v1 import line_schema
from claimcheck.report.places import places
from claimcheck.rules import RULES
from claimcheck.scope import restrict
from factories import article, finding, quantity_claim, report, side
from report_sample import sample_report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_bytes())
SARIF = Draft202012Validator(SCHEMA)
LINE = Draft202012Validator(json.loads(line_schema()))

HOSTILE = {
    **ATTACKS,
    "workflow command": "x\n::error file=a.txt::forged\r\n##[error]x %0A::set-output name=a::b",
    "percent": "100% of 50%0A, a:b, c=d",
    "sarif link": "[click](https://example.org) {0} {{1}} \\[a\\](2)",
    "cdata": "]]> <![CDATA[ & <failure/> \x00\x0b\ufffe\uffff",
    "lone surrogate": "a\ud800b",
    "formula": '=HYPERLINK("http://example.org","x")',
    "formula behind space": "\t =1+1",
    "wide formula": "＝1+1",
}


def render(name: str, of: Report, **look) -> str:
    text = RENDERERS[name].render(View(of, Look(show=Severity.INFO, **look)))
    text.encode("utf-8")
    return text


def every_report():
    yield "sample", sample_report()
    yield "limited", restrict(sample_report(), ["news/herald.txt#2"], "--since main")
    yield "empty", report()
    for name, text in HOSTILE.items():
        about = report_about(text)
        yield name, replace(about, suppressed=(Suppressed(about.findings[0], text),))


REPORTS = dict(every_report())


def many(count: int, severity: Severity = Severity.ERROR) -> Report:
    one, two = (article("Some 40 came.\n", f"{name}.txt") for name in "ab")
    sides = [side(source, quantity_claim(source, "40")) for source in (one, two)]
    found = (
        finding(*sides, id=f"{number:08x}", severity=severity, message=f"message {number}")
        for number in range(count)
    )
    return report((one, two), tuple(found))


# --- where a finding points ---------------------------------------------------------------------


def test_the_newest_article_comes_first_and_a_new_one_before_it() -> None:
    dates = {"a": date(2031, 1, 1), "b": None, "c": date(2031, 1, 2)}
    sources = [article("Some 40 came.\n", f"{n}.txt", published=d) for n, d in dates.items()]
    found = finding(*(side(s, quantity_claim(s, "40")) for s in sources))
    whole = report(tuple(sources), (found,))

    def order(of: Report) -> str:
        return "".join(place.article.id[0] for place in places(View(of), found))

    assert order(whole) == "cab"
    assert order(restrict(whole, ["b.txt"])) == "bca"


def test_columns_count_characters_and_bytes() -> None:
    source = article("Ab\nÉté 𐐀: 40 came.\n")
    found = finding(side(source, quantity_claim(source, "40")))
    (place,) = places(View(report((source,), (found,))), found)
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 8, 2, 10)
    assert (place.byte_column, place.end_byte_column) == (13, 15)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/a.txt", "news/a.txt"),
        ("news/a b#2%?.txt", "news/a%20b%232%25%3F.txt"),
        ("Zürich/記.txt", "Z%C3%BCrich/%E8%A8%98.txt"),
        ("new\nline.txt", "new%0Aline.txt"),
        ("c:/a.txt", "c%3A/a.txt"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("a\udcff.txt", "a%FF.txt"),
    ],
)
def test_paths_are_relative_uris(path: str, uri: str) -> None:
    source = article("Some 40 came.\n", "a.txt")
    found = finding(side(source, quantity_claim(source, "40")))
    view = View(report((source,), (found,)), Look(files={"a.txt": path}))
    (place,) = places(view, found)
    assert place.uri == uri
    assert not urlsplit(place.uri).scheme


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("A.SARIF", "sarif"),
        ("junit.xml", "junit"),
        ("a.jsonl", "jsonl"),
        ("a.csv", "csv"),
        ("a.json", "json"),
        ("a.rdjson", "rdjson"),
        ("out/gl-code-quality-report.json", "gitlab"),
        ("a.md", "markdown"),
        ("a.txt", "terminal"),
    ],
)
def test_the_suffix_picks_the_format(file: str, name: str) -> None:
    found = renderer_for_file(file)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("file", ["a", ".sarif", "sarif", "a.pdf"])
def test_other_suffixes_pick_none(file: str) -> None:
    assert renderer_for_file(file) is None


@pytest.mark.parametrize("path", ["page.html", "a.PDF", "b.docx", "c.txt.gz"])
def test_text_taken_out_of_a_file_has_no_lines_of_it(path: str) -> None:
    source = article("Intro.\nSome 40 came.\n", path)
    of = report((source,), (finding(side(source, quantity_claim(source, "40"))),))
    log = json.loads(render("sarif", of))
    SARIF.validate(log)
    physical = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert set(physical) == {"artifactLocation"}
    assert set(annotations(render("github", of))[0][1]) == {"file", "title"}
    assert ElementTree.fromstring(render("junit", of)).find(".//testcase").get("line") is None
    assert json.loads(render("rdjson", of))["diagnostics"][0]["location"] == {"path": path}
    assert json.loads(render("gitlab", of))[0]["location"]["lines"] == {"begin": 1}


# --- SARIF --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_is_valid(name: str) -> None:
    log = json.loads(render("sarif", REPORTS[name]))
    SARIF.validate(log)
    run = log["runs"][0]
    for result in run["results"]:
        links = {int(n) for n in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])}
        assert links == {place["id"] for place in result["relatedLocations"]}
        for place in [*result["locations"], *result["relatedLocations"]]:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%+-]+", uri), uri
            assert not uri.startswith("/")


@given(st.text())
def test_sarif_of_any_text_is_valid(text: str) -> None:
    source = article(f"Some 40 came. {text}\n", "a.txt", outlet=text)
    found = finding(side(source, quantity_claim(source, "40")), message=text, reasons=(text,))
    SARIF.validate(json.loads(render("sarif", report((source,), (found,)))))


def test_the_schema_can_say_no() -> None:
    log = json.loads(render("sarif", sample_report()))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(SARIF.iter_errors(log))


def test_sarif_rules_have_their_help() -> None:
    driver = json.loads(render("sarif", report()))["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
    for rule in driver["rules"]:
        assert "**When it is wrong.**" in rule["help"]["markdown"]
        assert "When it is wrong" in rule["help"]["text"]
        # What code scanning of GitHub takes.
        assert len(rule["shortDescription"]["text"]) <= len(rule["fullDescription"]["text"]) <= 1024


def test_sarif_maps_severity_id_and_decisions() -> None:
    results = json.loads(render("sarif", sample_report()))["runs"][0]["results"]
    assert [r["level"] for r in results] == ["error", "warning", "note", "error"]
    assert results[0]["partialFingerprints"]["claimcheckFindingId/v1"] == "3f2a9c1b"
    assert [r["suppressions"] for r in results[:3]] == [[], [], []]
    (settled,) = results[3]["suppressions"]
    assert settled["justification"] == "checked with the port office"
    first = results[0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"]["uri"] == "news/herald.txt"  # the one with a date
    assert first["region"]["snippet"]["text"] == "Some 2,500 people"


def test_sarif_text_holds_no_foreign_link() -> None:
    log = json.loads(render("sarif", REPORTS["sarif link"]))
    text = log["runs"][0]["results"][0]["message"]["text"]
    plain = re.sub(r"\\.", "", text)
    assert re.findall(r"\[[^]]*\]\(.*?\)|[][]", plain) == ["[two.txt, line 1](1)"]
    assert "{{0}}" in text


# --- GitHub -------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:]*)(?:,[a-zA-Z]+=[^,:]*)*)::(.*)")


def unescape(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.split("\n"):
        if match := COMMAND.fullmatch(line):
            given = dict(pair.split("=", 1) for pair in match[2].split(","))
            properties = {name: unescape(value) for name, value in given.items()}
            found.append((match[1], properties, unescape(match[3])))
        else:
            assert not line.lstrip().startswith("::"), line
            assert "##[" not in line, line
    return found


@pytest.mark.parametrize("name", REPORTS)
def test_github_has_no_command_but_ours(name: str) -> None:
    text = render("github", REPORTS[name])
    found = annotations(text)
    assert len(found) == len(REPORTS[name].findings)
    if name in HOSTILE:
        ((_, properties, message),) = found
        assert visible(HOSTILE[name]) in message
        assert set(properties) <= {"file", "line", "col", "endColumn", "endLine", "title"}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("new/a,b:c%0A ::error::é.txt", "new/a,b:c%0A ::error::é.txt"),
        ("new\n::error::\u202ex.txt", "a.txt"),
    ],
)
def test_github_escapes_paths(path: str, shown: str) -> None:
    source = article("Some 40 came.\n", "a.txt")
    found = finding(side(source, quantity_claim(source, "40")))
    text = render("github", report((source,), (found,)), files={"a.txt": path})
    assert annotations(text)[0][1]["file"] == shown


def test_github_shows_ten_and_counts_the_rest() -> None:
    text = render("github", many(25))
    found = annotations(text)
    assert [kind for kind, _, _ in found] == ["error"] * 10 + ["notice"]
    assert found[-1][2].startswith("15 more findings")
    assert text.count("message ") == 25, "the rest are in the log"


@pytest.mark.parametrize("text", ["##[error]x", "::error::x", "a\n::error::x", " ::error::x"])
def test_github_has_no_command_in_the_log_of_the_rest(text: str) -> None:
    whole = many(12)
    whole = replace(whole, findings=tuple(replace(f, message=text) for f in whole.findings))
    assert len(annotations(render("github", whole))) == 11


def test_github_shows_the_worst_first() -> None:
    mixed = many(15, Severity.WARNING)
    errors = many(2).findings
    mixed = replace(mixed, findings=(*mixed.findings, *(replace(f, id=f"e{f.id}") for f in errors)))
    kinds = [kind for kind, _, _ in annotations(render("github", mixed))]
    assert kinds == ["error"] * 2 + ["warning"] * 10 + ["notice"]


def test_github_keeps_room_among_the_notices() -> None:
    found = annotations(render("github", many(12, Severity.INFO)))
    assert len(found) == 10
    assert found[-1][2].startswith("3 more findings")


# --- JUnit --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_junit_is_xml_whose_counts_are_right(name: str) -> None:
    root = ElementTree.fromstring(render("junit", REPORTS[name]).encode("utf-8"))
    assert root.tag == "testsuites"
    (suite,) = root
    for element in (root, suite):
        assert int(element.get("tests", "")) == len(suite)
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(element.get(kind, "")) == len(suite.findall(f"testcase/{tag}"))
    names = [(case.get("classname"), case.get("name")) for case in suite.findall("testcase")]
    assert all(all(pair) for pair in names)


def test_junit_fails_what_fails_the_run() -> None:
    def kinds(**look) -> list[str]:
        root = ElementTree.fromstring(render("junit", sample_report(), **look))
        cases = root.findall("testsuite/testcase")
        return [case[0].tag if len(case) else "passed" for case in cases]

    assert kinds() == ["failure", "failure", "skipped", "skipped", "error"]
    assert kinds(fail_on=Severity.ERROR)[:3] == ["failure", "skipped", "skipped"]
    quiet = ["skipped"] * 4 + ["passed"] * 2 + ["error"]
    assert kinds(fail_on=None) == quiet


def test_junit_passes_quiet_articles_of_the_limit() -> None:
    limited = restrict(replace(sample_report(), findings=()), ["news/herald.txt#2"])
    root = ElementTree.fromstring(render("junit", limited))
    passed = [case.get("name") for case in root.iter("testcase") if not len(case)]
    assert passed == ["news/herald.txt#2"]


# --- reviewdog, GitLab, JSONL -------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_rdjson_has_the_fields_of_the_format(name: str) -> None:
    result = json.loads(render("rdjson", REPORTS[name]))
    assert set(result) == {"source", "diagnostics"}
    assert len(result["diagnostics"]) == len(REPORTS[name].findings)
    for diagnostic in result["diagnostics"]:
        assert diagnostic["severity"] in ("ERROR", "WARNING", "INFO")
        assert diagnostic["code"]["value"]
        related = [place["location"] for place in diagnostic.get("related_locations", ())]
        for location in (diagnostic["location"], *related):
            assert location["path"]
            start, end = location["range"]["start"], location["range"]["end"]
            assert (1, 1) <= (start["line"], start["column"]) <= (end["line"], end["column"])


@pytest.mark.parametrize("name", REPORTS)
def test_gitlab_has_the_fields_of_the_format(name: str) -> None:
    issues = json.loads(render("gitlab", REPORTS[name]))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1


@pytest.mark.parametrize("name", REPORTS)
def test_jsonl_lines_fit_their_schema(name: str) -> None:
    lines = render("jsonl", REPORTS[name]).split("\n")
    assert lines.pop() == ""
    of = REPORTS[name]
    assert len(lines) == len(of.findings) + len(of.suppressed)
    for line in lines:
        LINE.validate(json.loads(line))


def test_jsonl_is_the_findings_of_the_json_report() -> None:
    whole = json.loads(render("json", sample_report()))
    lines = [json.loads(line) for line in render("jsonl", sample_report()).splitlines()]
    wanted = [{**f, "schema": 1, "accepted": None} for f in whole["findings"]]
    wanted += [{**s["finding"], "schema": 1, "accepted": s["reason"]} for s in whole["suppressed"]]
    assert lines == wanted


# --- CSV ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_csv_is_a_sheet_without_formulas(name: str) -> None:
    rows = list(csv.reader(io.StringIO(render("csv", REPORTS[name])), strict=True))
    assert tuple(rows[0]) == COLUMNS
    of = REPORTS[name]
    every = [*of.findings, *(item.finding for item in of.suppressed)]
    assert len(rows) == 1 + sum(len(f.sides) for f in every)
    for row in rows[1:]:
        assert len(row) == len(COLUMNS)
        for cell in row:
            assert not cell.strip().startswith(tuple("=+-@|%\t\r＝＋－＠")), cell
            assert cell.isprintable()


def test_csv_names_the_speaker_around_the_words() -> None:
    sample = sample_report()
    herald = sample.articles[1]
    words = quantity_claim(herald, "nearly")
    told = replace(sample, findings=(finding(side(herald, words)),))
    (row,) = list(csv.DictReader(io.StringIO(render("csv", replace(told, suppressed=())))))
    assert row["speaker"] == "Anna Kovalchik"
    assert row["quote"] == "nearly"
    assert (row["checked by"], row["note"]) == ("", "")


# --- all ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RENDERERS)
def test_no_order_of_the_input_changes_a_byte(name: str) -> None:
    sample = sample_report()
    turned = replace(
        sample,
        articles=sample.articles[::-1],
        claims=sample.claims[::-1],
        findings=sample.findings[::-1],
        clusters=sample.clusters[::-1],
    )
    assert render(name, turned) == render(name, sample)


def test_uris_come_back_as_paths() -> None:
    for text in HOSTILE.values():
        source = article("Some 40 came.\n", "a.txt")
        found = finding(side(source, quantity_claim(source, "40")))
        path = text.replace("\x00", "")
        if "\ud800" in path:
            continue  # no file has such a name
        view = View(report((source,), (found,)), Look(files={"a.txt": path}))
        uri = places(view, found)[0].uri
        assert unquote(uri) == path
