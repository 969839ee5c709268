"""Changes to tasks."""
