"""Changes to organizations and who belongs to them."""
