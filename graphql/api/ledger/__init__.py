"""Accounts, entries and the trial balance."""
