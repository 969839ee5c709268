"""Alliances and the dated rules by which each is run."""
