"""The payee's file for the tax office, and how a statement's tax was found."""
