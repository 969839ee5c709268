"""Uploads made safe: judged by content, kept under random names, fenced by tenant."""
