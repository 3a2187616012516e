"""The whole way: hostile articles on disk, the installed command, the page in a browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hostile import ATTACKS

WORDS = [attack.replace("\x00", "") for attack in ATTACKS]
STORY = """{attack}Ferry sinks off Garrow

By {attack}

A ferry with {count} people on board sank off Garrow on Monday, the coastguard said. {attack}

“We heard a crack and the {what} went out at once,” said Ann Dale {attack}, a teacher.
"""
DESK = """version: 1
articles:
  "post*": {{outlet: {attack!r}, url: "javascript:window.ran=1"}}
facts:
  - {{id: f1, statement: "A ferry with 300 people on board sank off Garrow on Monday."}}
"""


@pytest.mark.model
def test_hostile_articles_stay_words(tmp_path: Path, open_page: Any) -> None:
    attack = " ".join(WORDS)
    folder = tmp_path / "<b onclick=window.ran=1>"
    folder.mkdir()
    for name, count, what in (("post' onload='x", 112, "lights"), ('her"ald', 121, "power")):
        text = STORY.format(attack=attack, count=count, what=what)
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "claims.yaml").write_text(DESK.format(attack="<img src=x onerror=window.ran=1>"))
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", ".", "-o", "report.html", "--show", "info"],
        cwd=folder,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    opened = open_page((folder / "report.html").read_text("utf-8"))
    page = opened.page
    assert page.locator(".finding").count() > 0
    page.locator("#unfold").click()
    for button in page.locator("#matrix td button").all()[:3]:
        button.click()
        page.keyboard.press("Escape")
    assert page.evaluate("window.ran") is None
    assert opened.troubles == []
    assert page.locator("img, iframe, svg, base, link, object, embed, form").count() == 0
    assert page.locator("script").count() == 1
    handlers = "Array.from(document.querySelectorAll('*')).flatMap(e => e.getAttributeNames())"
    assert not any(name.startswith("on") for name in page.evaluate(handlers))
