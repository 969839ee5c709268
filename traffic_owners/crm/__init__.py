"""An owner's people and what they bought, as imported or recorded by the owner alone."""
