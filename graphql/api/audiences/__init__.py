"""Channels, proofs, profiles and listings."""
