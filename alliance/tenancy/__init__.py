"""Organizations and their members, and the fence that keeps each organization's rows its own."""
