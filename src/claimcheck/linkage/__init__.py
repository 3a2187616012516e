"""Linkage: which claims answer the same question, and whether their answers differ.

`linking` runs it: `articles` relates articles, a linker per claim kind (`names`, `quotes`,
`statements`, `dates`, `figures`) judges pairs of their claims, `short_texts` what a short text puts
in the place of its original's, and `clusters` makes clusters of judged pairs. What several of them
use lies here.
"""
