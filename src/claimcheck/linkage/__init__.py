"""Linkage: which claims answer the same question, and whether their answers differ."""
