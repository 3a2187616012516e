"""Imported by the server that reading processes are forked from: they share its loaded model."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

# Before what takes long to import: the interrupt key is the parent's, also while this one starts.
signal.signal(signal.SIGINT, signal.SIG_IGN)

from claimcheck.errors import PipelineError  # noqa: E402  (the key first)
from claimcheck.jobs import PRELOAD  # noqa: E402  (the key first)
from claimcheck.nlp import extraction  # noqa: E402, F401  (what every process needs)
from claimcheck.nlp.pipeline import load_pipeline  # noqa: E402  (the key first)

# A model that does not load is reported by the process that needs it.
with suppress(PipelineError):
    load_pipeline(os.environ[PRELOAD])
