"""Fetching anything again by its global id."""
