"""Periods opened and closed, statements answered."""
