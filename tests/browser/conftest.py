"""A headless Chromium for the tests of the HTML report; they skip where there is none.

In CI (``CI=true``) a missing browser is a failure: a page that nobody opened is not tested.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI has to run the browser tests, but {what}", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser, started once."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed (pip install -e '.[browser]')")
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        _missing("no Chromium was found (apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(_QUIET))
        yield started
        started.close()


class Opened:
    """A page from a file, and all that it said, asked for or tried to do."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.troubles: list[str] = []
        address = path.as_uri()
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.troubles.append("dialog"), dialog.dismiss()))
        self.page.on(
            "request",
            lambda request: (
                None
                if request.url.partition("#")[0] == address
                else self.troubles.append(request.url)
            ),
        )
        self.page.goto(address)


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Open an HTML text as a file: ``open_page(html, viewport=...) -> Opened``."""
    opened: list[Opened] = []

    def opener(html: str, **options: Any) -> Opened:
        path = tmp_path / f"report-{len(opened)}.html"
        path.write_text(html, "utf-8")
        opened.append(Opened(browser, path, **options))
        return opened[-1]

    yield opener
    for one in opened:
        one.context.close()
