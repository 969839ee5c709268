"""Organizations, their members, and the person who is looking."""
