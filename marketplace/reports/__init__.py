"""Rollups of what happened, and the numbers on every dashboard."""
