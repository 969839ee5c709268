"""The outbox: work that matters is a row, and Celery only wakes whoever does it."""
