"""Changes to durable work."""
