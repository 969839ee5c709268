"""Explained rankings."""
