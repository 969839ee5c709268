"""Every cent: ledger, escrow, sharing, tax, statements, payments in, payouts."""
