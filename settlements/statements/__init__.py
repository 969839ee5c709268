"""Periods, their close, and each party's statement: to read, to download, to confirm."""
