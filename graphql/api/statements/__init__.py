"""Periods and statements: the operator closes, each party reads, confirms or disputes."""
