"""Brand profiles and verified hosts."""
