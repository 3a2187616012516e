"""``claimcheck explain FILE:LINE``: what the claims of a line were held against."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.model
ROOT = Path(__file__).parents[2]

POST = (
    "The Kelso fair\n\nThe Kelso fair drew 4,100 visitors on Saturday, mayor Ines Falk said. A "
    "ticket cost $12.\n\nThe band of Paul Serra played until midnight.\n"
)
HERALD = (
    "A fair in Kelso\n\nMayor Ines Falk said that the Kelso fair had drawn 5,900 visitors on "
    "Saturday.\n\nOn Saturday it had rained.\n"
)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "post.txt").write_text(POST)
    (tmp_path / "news" / "herald.txt").write_text(HERALD)
    return tmp_path


@pytest.mark.parametrize("place", ["news/post.txt:3", "post.txt:3", "news/post.txt:3:25"])
def test_a_line_names_its_claims_and_what_each_was_held_against(run, news, place: str) -> None:
    result = run("explain", place, "news", "--no-cache")
    assert (result.code, result.err) == (0, "")
    assert "news/post.txt:3 “4,100”" in result.out
    assert "news/herald.txt:3 “5,900”" in result.out
    assert "they disagree: no figure is both" in result.out
    (id_,) = (line.split()[1] for line in result.out.splitlines() if "reported:" in line)
    assert id_ in run("check", "news", "--no-cache").out
    # The ticket has nothing to be held against, and the articles are of one event.
    ticket = result.out.split("“$12”")[1]
    assert ticket.split("\n")[2].strip() == "held against nothing"
    assert "2. the articles that news/post.txt was held against" in result.out
    assert "on one event" in result.out


def test_a_line_without_claims_names_the_nearest(run, news) -> None:
    result = run("explain", "post.txt:2", "news", "--no-cache")
    assert result.code == 0
    assert "no claim was read on it; the nearest are on line 1, 3" in result.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["post.txt:3"], "name the articles to hold that line against"),
        (["past.txt:3", "news"], "past.txt: none of these articles"),
    ],
)
def test_a_place_in_vain(run, news, args: list[str], message: str) -> None:
    result = run("explain", *args)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_the_end_of_two_names_is_not_enough(run, news) -> None:
    (news / "news" / "old").mkdir()
    (news / "news" / "old" / "post.txt").write_text(POST.replace("4,100", "4,000"))
    result = run("explain", "post.txt:3", "news", "--no-cache")
    assert (result.code, result.out) == (2, "")
    assert "post.txt is the end of several names: news/old/post.txt, news/post.txt" in result.err
    assert run("explain", "old/post.txt:3", "news", "--no-cache").code == 0


def test_of_several_stories_of_a_file_the_one_with_claims_there(run) -> None:
    page = next((ROOT / "corpus").glob("001*.txt"))
    first, second = (
        run("explain", f"{page.name}:{line}", str(ROOT / "corpus"), "--no-claims", "--no-cache")
        for line in (4, 27)
    )
    assert f"{page.name}:4 “Zhou Liqun”" in first.out
    assert f"{page.name}#2:27" in second.out


def test_hostile_text_is_made_visible(run, news) -> None:
    path = news / "news" / "post.txt"
    path.write_text(POST.replace("A ticket", "A \x1b[31mred\u202e ticket"))
    result = run("explain", "post.txt:3", "news", "--no-cache")
    assert result.code == 0
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
