"""Mutations: one file each, named like its verb."""
