"""Reading with several processes: batches of articles out, encoded claims back, never Docs.

Processes are forked from a small server that has loaded the model once where the platform can do
that, and started afresh elsewhere; neither copies the threads of this process. A process that
dies (out of memory, killed) costs at most the article that kills it, tried alone.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from types import ModuleType

from claimcheck.cache.codec import decode, encode
from claimcheck.models import Article, Extraction, SkippedInput

Outcome = tuple[Article, Extraction | SkippedInput, bytes | None]
Batch = Sequence[Article]
_BATCH = 32
# Below this many characters a process costs more to start than it saves (docs/performance.md).
_WORTH_A_PROCESS = 200_000
_MOST = 8  # each process needs some 0.4 GB
_AHEAD = 3  # batches waiting for each process


def jobs_for(asked: int, articles: Sequence[Article]) -> int:
    """How many processes read these articles: as ``asked``, or by their length for 0."""
    return processes_for(asked, len(articles), sum(article.characters for article in articles))


def processes_for(asked: int, articles: int, characters: int) -> int:
    """How many processes read so many articles, of so many characters together."""
    if asked:
        return max(1, min(asked, -(-articles // 2)))
    return max(1, min(cores(), characters // _WORTH_A_PROCESS, _MOST))


def prepare(model: str) -> None:
    """Start the server that reading processes come from, which loads the model meanwhile.

    Where processes do not come from one, nothing is done.
    """
    if _context(model).get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver, resource_tracker

    # Started first: it lets the interrupt key through again.
    resource_tracker.ensure_running()
    with starting():
        forkserver.ensure_running()


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_with_processes(articles: Sequence[Article], model: str, jobs: int) -> Iterator[Outcome]:
    """The outcome of each article, in order, each with its encoded claims.

    Raises PipelineError where the model cannot be loaded.
    """
    size = max(1, min(_BATCH, -(-len(articles) // (2 * jobs))))
    waiting = deque(articles[i : i + size] for i in range(0, len(articles), size))
    width = jobs  # processes; one, with one article at a time, after one of them has died
    while waiting:
        done = 0
        try:
            with _pool(model, width) as pool:
                for outcomes in _read_batches(pool, waiting, model, _AHEAD * width):
                    done += 1
                    yield from outcomes
        except BrokenProcessPool:
            lost = waiting[0]
            if width == 1 and len(lost) == 1:
                waiting.popleft()
                yield lost[0], _killed(lost[0]), None
            else:
                rest = [article for batch in waiting for article in batch]
                suspects = rest[: jobs * _AHEAD * size] if width > 1 else rest
                waiting = deque([[article] for article in suspects])
                later = rest[len(suspects) :]
                waiting.extend(later[i : i + size] for i in range(0, len(later), size))
                width = 1


def _read_batches(
    pool: ProcessPoolExecutor, waiting: deque[Batch], model: str, ahead: int
) -> Iterator[list[Outcome]]:
    """Outcomes of batches in order; a batch leaves ``waiting`` when its outcomes are here."""
    sent: deque[Future[list[bytes | tuple[str, str]]]] = deque()
    while waiting:
        with starting():
            while len(sent) < min(ahead, len(waiting)):
                sent.append(pool.submit(READER, model, waiting[len(sent)]))
        results = sent.popleft().result()
        batch = waiting.popleft()
        yield [_outcome(article, data) for article, data in zip(batch, results, strict=True)]


def _outcome(article: Article, result: bytes | tuple[str, str]) -> Outcome:
    if isinstance(result, bytes):
        return article, decode(result, article), result
    return article, SkippedInput(*result), None


def _killed(article: Article) -> SkippedInput:
    reason = "the process that read it ended (out of memory?); check it alone or split it"
    return SkippedInput(article.path or article.id, reason)


@contextmanager
def _pool(model: str, width: int) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(width, _context(model), initializer=begin)
    finished = False
    try:
        yield pool
        finished = True
    finally:
        end(pool, finished=finished)


def end(pool: ProcessPoolExecutor, *, finished: bool) -> None:
    """End a pool's processes; unless all is ``finished``, at once."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    manager = getattr(pool, "_executor_manager_thread", None)
    pool.shutdown(wait=finished, cancel_futures=True)
    if not finished:
        # Interrupted: nobody waits for batches that nobody will read.
        for process in processes:
            process.terminate()
        # What they share is there until they have ended, and Python's own end meets no thread that
        # is closing its pipe just then.
        for process in processes:
            process.join(_PATIENCE)
        if manager is not None:
            manager.join(_PATIENCE)


def _context(model: str) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # The server reads the name when it starts and loads the model before it forks.
    os.environ[PRELOAD] = model
    context.set_forkserver_preload(["claimcheck.nlp.preload"])
    return context


def comparing_context() -> BaseContext:
    """Where processes that compare come from: the server of those that read, if there is one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["claimcheck.comparing"])
    return context


PRELOAD = "CLAIMCHECK_PRELOAD"
_PATIENCE = 2.0  # seconds in which a process that was told to end does


@contextmanager
def starting() -> Iterator[None]:
    """Start processes: they need only this package, and never see the interrupt key.

    They would run the caller's script again otherwise, and one that is interrupted while it starts
    tells so with a traceback. A key pressed meanwhile counts at the end.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        with _uninterrupted():
            yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _uninterrupted() -> Iterator[None]:
    pressed: list[int] = []
    handler = None
    if threading.current_thread() is threading.main_thread():
        # Another thread may take the signal, and then this one acts on it.
        handler = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    masks = hasattr(signal, "pthread_sigmask")  # processes inherit it from the very first moment
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if masks else ()
    try:
        yield
    finally:
        if masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        if handler is not None:
            signal.signal(signal.SIGINT, handler)
        if pressed:
            signal.raise_signal(signal.SIGINT)


def begin() -> None:
    """Leave the interrupt key to the parent, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what is read and compared leaves no circles of references behind
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _read(model: str, articles: Batch) -> list[bytes | tuple[str, str]]:
    from claimcheck.nlp.extraction import extract_all
    from claimcheck.nlp.pipeline import load_pipeline

    return [
        encode(outcome) if isinstance(outcome, Extraction) else (outcome.path, outcome.reason)
        for outcome in extract_all(load_pipeline(model), articles)
    ]


# What a process does with a batch.
READER = _read
