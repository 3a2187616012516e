"""``--engine``: where articles are read and compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.inputs import Inputs
from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass

if TYPE_CHECKING:
    from claimcheck.engine import Engine


class EngineName(StrEnum):
    """The engines that can be named."""

    LOCAL = "local"
    DASK = "dask"


EngineOption = Annotated[
    EngineName,
    typer.Option("--engine", help="Where to read and compare: here, or on a Dask cluster."),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="The cluster of --engine dask (tcp://HOST:PORT). Default: processes here.",
        show_default=False,
    ),
]
ShardsOption = Annotated[
    str | None,
    typer.Option(
        "--shards",
        metavar="URL",
        help="Folder or URL (s3://...) that all workers reach, for a run's claims. Default: here.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The engine that was asked for; ConfigError for options that name none."""

    engine: EngineName = EngineName.LOCAL
    scheduler: str | None = None
    shards: str | None = None

    def __post_init__(self) -> None:
        if self.engine is EngineName.LOCAL:
            for option, value in (("--scheduler", self.scheduler), ("--shards", self.shards)):
                if value is not None:
                    raise ConfigError(f"{option} belongs to --engine dask; add that")


HERE = Elsewhere()


@contextmanager
def engine_for(
    wanted: Elsewhere, inputs: Inputs, columns: dict[str, str], jobs: int
) -> Iterator[Engine | None]:
    """The engine, for as long as it is needed; None for this process."""
    if wanted.engine is EngineName.LOCAL:
        yield None
        return
    from claimcheck.scale.engine import DaskEngine

    with DaskEngine(
        wanted.scheduler,
        shards=wanted.shards,
        workers=jobs,
        files=inputs.files,
        columns=columns,
    ) as engine:
        yield engine
