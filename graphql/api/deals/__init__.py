"""Negotiations and deals."""
