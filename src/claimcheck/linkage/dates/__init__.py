"""Dates, weekdays and hours held against each other: of one happening, or of two."""
