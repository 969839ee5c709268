"""Which listing suits which task, and why: a score made of named contributions."""
