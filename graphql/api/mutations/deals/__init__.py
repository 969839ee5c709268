"""Changes to negotiations and deals."""
