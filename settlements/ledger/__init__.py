"""The books: accounts, transactions, entries, holds. Posting is their only writer."""
