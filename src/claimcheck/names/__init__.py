"""Names of people and bodies: comparison word by word, folding, and keys for linkage."""

from claimcheck.names.compare import compare_names
from claimcheck.names.fold import fold
from claimcheck.names.keys import name_keys
from claimcheck.names.result import NameComparison, WordPair

__all__ = ["NameComparison", "WordPair", "compare_names", "fold", "name_keys"]
