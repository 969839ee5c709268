"""Changes to the inbox."""
