"""Changes to alliances."""
