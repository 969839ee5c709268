"""The kinds of durable work that the CRM does."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alliance.jobs.registry import job
from alliance.tenancy.types import Actor
from traffic_owners.crm import services
from traffic_owners.crm.services.imports import READ_ON


@job(READ_ON, outside=True)
def read_import(actor: Actor, payload: dict[str, Any], now: datetime) -> None:
    services.read_on(actor, import_id=UUID(payload["import_id"]), run=payload["run"], now=now)
