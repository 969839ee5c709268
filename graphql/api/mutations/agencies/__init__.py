"""Changes to representations."""
