"""A Dask cluster: a given one, or processes on this machine for as long as a run lasts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from claimcheck.errors import ConfigError, PipelineError
from claimcheck.jobs import cores, starting
from claimcheck.scale.shards import Shards

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4  # tasks that wait for each worker; more would only fill the scheduler
_PATIENCE = 30  # seconds until a scheduler or its first worker has to be there


class Lost(Exception):
    """A task that several workers died of; ``number`` is its place."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Cluster:
    """Runs tasks; a task whose worker is lost runs again on another one."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def width(self) -> int:
        """How many workers there are."""
        return max(1, len(self._client.scheduler_info(n_workers=-1).get("workers", {})))

    def identities(self) -> set[str]:
        """What code each worker runs, see `identity`."""
        return set(self._client.run(identity).values())

    def check(self) -> None:
        """ConfigError unless every worker runs the same code as this process."""
        try:
            others = self.identities() - {identity()}
        except (ImportError, ModuleNotFoundError) as error:
            raise ConfigError(
                "--scheduler: its workers have no claimcheck; install the same version there"
            ) from error
        if others:
            raise ConfigError(
                "--scheduler: its workers run another claimcheck, spaCy or Python than this "
                "machine; install the same versions on both"
            )

    def check_shards(self, shards: Shards) -> None:
        """ConfigError unless every worker reads what is written there, and can write."""
        shards.write("probe", {"row": ("BIGINT", [1])})
        problems = sorted({said for said in self._client.run(_probe, shards).values() if said})
        if problems:
            raise ConfigError(
                f"--shards: workers cannot use {shards.url} ({problems[0]}); name a folder or URL "
                "that they all reach"
            )

    def each(self, task: Callable[[T], R], given: Sequence[T]) -> Iterator[R]:
        """The results of a task for each of some things, in their order.

        Raises `Lost` for a task that several workers died of, PipelineError for any other failure
        of a worker.
        """
        from distributed import KilledWorker

        ahead = _AHEAD * self.width
        sent: deque[Any] = deque()
        number = 0
        try:
            while number < len(given):
                while len(sent) < ahead and number + len(sent) < len(given):
                    sent.append(self._client.submit(task, given[number + len(sent)], pure=False))
                try:
                    result = sent[0].result()
                except KilledWorker as error:
                    raise Lost(number) from error
                sent.popleft()
                number += 1
                yield result
        finally:
            if sent:
                self._client.cancel(list(sent))


def identity() -> str:
    """Digest of the code and the versions that results depend on."""
    import sys

    from claimcheck.cache.keys import code_digest, libraries_digest

    return f"{code_digest().hex()} {libraries_digest().hex()} {sys.version_info[:2]}"


def _probe(shards: Shards) -> str:
    """What keeps a worker from using the shards; empty if nothing does."""
    try:
        with shards.connection() as db:
            db.execute(f"SELECT row FROM {shards.table('probe')}").fetchall()
        shards.write(f"probe-{uuid4().hex}", {"row": ("BIGINT", [1])})
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return ""


@contextmanager
def connect(scheduler: str | None, workers: int) -> Iterator[Cluster]:
    """The cluster of a scheduler's address; without one, processes of this machine.

    ``workers``: how many processes, 0 for one per core. Raises ConfigError where Dask is not
    installed or nothing answers at the address.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ConfigError(
            "--engine dask needs more packages: pip install 'claimcheck-cli[scale]'"
        ) from error
    quiet = {"distributed.logging.distributed": "error", "logging.distributed": "error"}
    with dask.config.set(quiet):
        if scheduler is not None:
            try:
                client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
                client.wait_for_workers(1, timeout=_PATIENCE)
            except (OSError, TimeoutError, ValueError) as error:
                raise ConfigError(
                    f"--scheduler {scheduler}: no Dask scheduler with a worker answers there"
                ) from error
            with client:
                yield Cluster(client)
            return
        with (
            starting(),
            LocalCluster(
                n_workers=workers or cores(),
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                silence_logs="ERROR",
            ) as local,
            Client(local, set_as_default=False) as client,
        ):
            yield Cluster(client)


def failed(error: Exception) -> PipelineError:
    """What to say of a task that failed for good."""
    return PipelineError(f"the Dask engine broke off ({type(error).__name__}: {error})")
