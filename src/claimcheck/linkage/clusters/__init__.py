"""From judged pairs of claims to clusters, and what was left out of them."""
