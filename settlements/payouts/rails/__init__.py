"""The rails by which money goes out, each a folder with the same face."""
