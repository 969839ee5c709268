"""People as the schema shows them."""
