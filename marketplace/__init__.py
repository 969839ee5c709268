"""Where the two sides meet: matching, deals, attribution and reports."""
