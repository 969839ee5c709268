"""Durable work, as those see it who must know why something is late."""
