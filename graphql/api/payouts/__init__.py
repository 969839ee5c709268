"""Money out."""
