"""Money set apart for one purpose: reserved by a brand, released to others, returned."""
