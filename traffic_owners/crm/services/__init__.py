"""Writes of the CRM: starting, checking, running and cancelling an import."""

from traffic_owners.crm.services.imports import (
    cancel_import,
    check_import,
    create_import,
    reread_import,
    run_import,
)
from traffic_owners.crm.services.reading import read_on

__all__ = [
    "cancel_import",
    "check_import",
    "create_import",
    "read_on",
    "reread_import",
    "run_import",
]
