"""Changes to money in."""
