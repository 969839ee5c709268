"""Tasks of brands."""
