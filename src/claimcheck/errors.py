"""Errors that end a run, each with a message of one line that says what to do."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Base of everything that claimcheck raises on purpose."""


class PipelineError(ClaimcheckError):
    """The language model is missing, altered or unusable."""


class ConfigError(ClaimcheckError):
    """claims.yaml or an option is wrong."""
