"""What an owner offers: proven channels, audience profiles, listings, rate cards."""
