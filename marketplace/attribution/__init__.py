"""Which placement an order owes its commission to, and why."""
