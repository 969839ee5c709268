"""Changes to brand profiles and hosts."""
