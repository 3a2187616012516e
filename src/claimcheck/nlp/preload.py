"""Imported by the server that reading processes are forked from: they share its loaded model."""

from __future__ import annotations

import os
from contextlib import suppress

from claimcheck.errors import PipelineError
from claimcheck.jobs import PRELOAD
from claimcheck.nlp import extraction  # noqa: F401  (what every process needs)
from claimcheck.nlp.pipeline import load_pipeline

# A model that does not load is reported by the process that needs it.
with suppress(PipelineError):
    load_pipeline(os.environ[PRELOAD])
