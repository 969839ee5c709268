"""Money set apart."""
