"""Reads of withholdings and of the payee's file."""

from dataclasses import fields
from uuid import UUID

from alliance.tenancy.permissions import Permission
from alliance.tenancy.types import Actor
from settlements.tax import types
from settlements.tax.models import PayeeProfile, Withholding


def withholding_of(actor: Actor, statement_id: UUID) -> Withholding | None:
    """Return how the tax of a statement was worked out, if anything was to be withheld."""
    actor.require(Permission.VIEW_MONEY)
    return Withholding.objects.filter(statement_id=statement_id).order_by("id").first()


def payee_profile(actor: Actor) -> PayeeProfile | None:
    """Return the acting organization's file for the tax office."""
    actor.require(Permission.VIEW_MONEY)
    mine = PayeeProfile.objects.filter(organization_id=actor.organization_id)
    return mine.order_by("id").first()


def withholding_steps(actor: Actor, statement_id: UUID) -> types.Withholding | None:
    """Return the steps of a statement's withholding without its row, or None."""
    found = withholding_of(actor, statement_id)
    if found is None:
        return None
    names = (field.name for field in fields(types.Withholding))
    return types.Withholding(**{name: getattr(found, name) for name in names})
