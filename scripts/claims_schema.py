"""Make docs/claims.schema.json from the models that read claims.yaml.

Usage: python scripts/claims_schema.py [--check]
"""

from __future__ import annotations

import sys

from written import ROOT, parser, write_or_check

from claimcheck.config.schema import claims_schema_text

if __name__ == "__main__":
    options = parser(__doc__).parse_args()
    target = ROOT / "docs" / "claims.schema.json"
    sys.exit(write_or_check(target, claims_schema_text(), check=options.check))
