"""What an owner can offer: channels with their evidence, audience profiles, listings, rate cards."""
