"""The brand as the alliance sees it: its profile, and the hosts proven to be its own."""
