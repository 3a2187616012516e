"""Who said what: quotations, reported speech, their cues and speakers."""

from __future__ import annotations

from claimcheck.attribution.finder import find_attributions
from claimcheck.attribution.model import Attribution
from claimcheck.attribution.quotes import Quotation, scan_quotations

__all__ = ["Attribution", "Quotation", "find_attributions", "scan_quotations"]
