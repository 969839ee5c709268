"""People and sign-in: one global account per person, an e-mail address as its name."""
