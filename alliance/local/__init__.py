"""PostgreSQL and Valkey from wheels, and the launcher, for a machine that has neither."""
