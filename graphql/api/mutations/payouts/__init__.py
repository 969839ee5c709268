"""Changes to money out."""
