"""Money out: approved by two people, paid by a rail exactly once, reconciled with its file."""
