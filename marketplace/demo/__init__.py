"""The demonstration alliance: made by the services, seeded, for local installations only."""
