"""Earnings: each party's own edges, and for the operator what every conversion accrued."""
