"""Changes to imports."""
