"""Who represents whom."""
