"""claimcheck reads several articles about the same events and shows where they disagree."""

__version__ = "0.1.0"
