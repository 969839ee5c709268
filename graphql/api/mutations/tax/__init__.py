"""Changes to the payee's file."""
