"""Alliances and their rules."""
