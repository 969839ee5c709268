"""Money in: a brand's top-up through a rail into its wallet."""
