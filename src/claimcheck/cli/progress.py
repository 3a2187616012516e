"""A sign of life on standard error, only where somebody watches and only when it takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from claimcheck.cli.streams import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY = 1.0  # seconds; shorter runs stay silent


class Progress:
    """What the run is doing; ``say`` and ``count`` may be called at any time."""

    def __init__(self) -> None:
        self.text = "loading the language model"
        self.done = 0
        self.total: int | None = None
        self.claims = 0
        self._bar: Bar | None = None
        self._closed = False
        self._lock = threading.Lock()

    def say(self, text: str, total: int | None = None) -> None:
        """Name the stage, and how many steps it has where that is known."""
        self.text, self.done, self.total = text, 0, total
        self._show()

    def read(self, articles: int, claims: int) -> None:
        """Some more articles are read, with their claims; after the last one they are compared."""
        self.done += articles
        self.claims += claims
        if self.done == self.total:
            self.say(f"comparing {self.claims:,} claims of {self.done:,} articles")
        else:
            self._show()

    def start(self) -> None:
        """Begin to draw; called by the timer."""
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as Bar

        # A terminal that went away is no reason to fail.
        with suppress(OSError, ValueError), self._lock:
            if self._closed:
                return
            console = Console(stderr=True, highlight=False, emoji=False)
            self._bar = Bar(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TextColumn("{task.fields[count]}", markup=False),
                TimeElapsedColumn(),
                TimeRemainingColumn(elapsed_when_finished=True),
                console=console,
                transient=True,
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
        return f"{self.done:,}/{self.total:,} articles, {self.claims:,} claims"


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
