"""Members, purchases and imports, seen by their owner alone."""
