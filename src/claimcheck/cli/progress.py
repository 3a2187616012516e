"""A sign of life on standard error, only where somebody watches and only when it takes long."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from claimcheck.cli.streams import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY = 1.0  # seconds; shorter runs stay silent
_REPORT = "drawing up the report"


class Progress:
    """What the run is doing; ``say`` and ``count`` may be called at any time."""

    def __init__(self) -> None:
        self.text = "loading the language model"
        self.done = 0
        self.total: int | None = None
        self.counts = ""
        self.claims = 0
        self._began = time.monotonic()
        self._bar: Bar | None = None
        self._closed = False
        self._lock = threading.Lock()

    def say(self, text: str, total: int | None = None, counts: str = "") -> None:
        """Name the stage, and how many steps it has, and of what, where that is known."""
        self.text, self.done, self.total, self.counts = text, 0, total, counts
        with self._lock:
            if self._bar is not None:
                # Time left is told by the speed of this stage alone.
                self._bar.reset(self._bar.task_ids[0])
        self._show()

    def reading(self, total: int) -> None:
        """So many articles are going to be read."""
        self.say("reading articles", total, "articles")

    def read(self, articles: int, claims: int) -> None:
        """Some more articles are read, with their claims; after the last one they are compared."""
        self.done += articles
        self.claims += claims
        if self.done == self.total:
            self.say(self._comparing)
        else:
            self._show()

    def compared(self, pairs: int, total: int) -> None:
        """So many of all pairs of articles are compared; after the last the report is drawn up."""
        if pairs == total:
            if self.text != _REPORT:
                self.say(_REPORT)
        elif self.counts != "pairs":
            self.say(self._comparing, total, "pairs")
        else:
            self.done = pairs
            self._show()

    @property
    def _comparing(self) -> str:
        return f"comparing {self.claims:,} claims"

    def start(self) -> None:
        """Begin to draw; called by the timer."""
        from rich.console import Console
        from rich.progress import BarColumn, ProgressColumn, SpinnerColumn, Task, TextColumn
        from rich.progress import Progress as Bar
        from rich.table import Column
        from rich.text import Text

        began = self._began

        class Times(ProgressColumn):
            """Time since the run began, and what is left of this stage."""

            def render(self, task: Task) -> Text:
                return Text(times(time.monotonic() - began, task.time_remaining))

        # A terminal that went away is no reason to fail.
        with suppress(OSError, ValueError), self._lock:
            if self._closed:
                return
            console = Console(stderr=True, highlight=False, emoji=False)
            self._bar = Bar(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=None),
                TextColumn("{task.fields[count]}", markup=False),
                Times(Column(no_wrap=True)),
                console=console,
                transient=True,
                expand=True,
            )
            self._bar.add_task(self.text, total=self.total, completed=self.done, count=self._count)
            self._bar.start()

    def stop(self) -> None:
        """Remove the bar, or keep it from appearing."""
        with self._lock:
            self._closed = True
            if self._bar is not None:
                self._bar.stop()
                self._bar = None

    def _show(self) -> None:
        with self._lock:
            if self._bar is not None:
                self._bar.update(
                    self._bar.task_ids[0],
                    description=self.text,
                    completed=self.done,
                    total=self.total,
                    count=self._count,
                )

    @property
    def _count(self) -> str:
        if self.total is None:
            return ""
        claims = f", {self.claims:,} claims" if self.counts == "articles" else ""
        return f"{self.done:,}/{self.total:,} {self.counts}{claims}"


def times(elapsed: float, left: float | None) -> str:
    """Seconds as a reader counts them: "1:02:03, 0:05 left"; the rest where it is known."""
    known = [(elapsed, "")] if left is None else [(elapsed, ""), (left, " left")]
    shown = []
    for seconds, word in known:
        minutes, rest = divmod(int(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        shown.append((f"{hours}:{minutes:02}" if hours else f"{minutes}") + f":{rest:02}{word}")
    return ", ".join(shown)


@contextmanager
def progress(*, wanted: bool) -> Iterator[Progress]:
    """Progress that shows itself after ``DELAY`` seconds on a terminal, and leaves no trace."""
    shown = Progress()
    if not wanted or not is_terminal(sys.stderr):
        yield shown
        return
    timer = threading.Timer(DELAY, shown.start)
    timer.daemon = True
    timer.start()
    try:
        yield shown
    finally:
        timer.cancel()
        shown.stop()
