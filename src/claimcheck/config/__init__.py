"""Settings of a run, and the desk's own file (claims.yaml)."""

from __future__ import annotations

from claimcheck.config.claims_file import (
    ClaimsFile,
    describe_bound,
    find_claims_file,
    nearest,
    read_claims_file,
)
from claimcheck.config.desk import AcceptedEntry, ArticleEntry, Desk, EntityEntry, FactEntry
from claimcheck.config.metadata import apply_metadata
from claimcheck.config.settings import (
    DEFAULT_MODEL,
    FailOn,
    Options,
    Settings,
    resolve_settings,
)

__all__ = [
    "DEFAULT_MODEL",
    "AcceptedEntry",
    "ArticleEntry",
    "ClaimsFile",
    "Desk",
    "EntityEntry",
    "FactEntry",
    "FailOn",
    "Options",
    "Settings",
    "apply_metadata",
    "describe_bound",
    "find_claims_file",
    "nearest",
    "read_claims_file",
    "resolve_settings",
]
