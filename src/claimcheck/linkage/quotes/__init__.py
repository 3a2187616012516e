"""Quotations and attributed words held against each other."""
