"""Figures held against each other: which answer one question, and what tells them apart."""
