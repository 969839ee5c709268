"""From the bytes of an uploaded table to numbered lines of cells; no tables, no clock."""
