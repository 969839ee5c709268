"""The rails by which money comes in, each a folder with the same face."""
