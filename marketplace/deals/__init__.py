"""Negotiations and deals: from the first offer to proof of publication."""
