"""Pure arithmetic of audiences: evidence that ages, groups that protect people, search terms."""
