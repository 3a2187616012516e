"""A short text held against its original: what it put in the place of something else."""
