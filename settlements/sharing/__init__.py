"""Contracts and splits: who earns what, when it matures, and what a refund takes back."""
