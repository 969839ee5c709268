"""The brand's side: profile, tasks and budgets."""
