"""Mentions of people and bodies held against each other: one under two names, or two."""
