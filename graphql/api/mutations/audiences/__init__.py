"""Changes to channels, proofs, profiles and listings."""
