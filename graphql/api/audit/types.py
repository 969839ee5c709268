"""One deed on record."""

from typing import Any

import graphene

from alliance.audit import models, selectors
from api.permissions import Read
from api.types import DateTime, Json, Node, Type


class AuditEntry(Type):
    """Who did what, when, and to what; never changed afterwards."""

    class Meta:
        interfaces = (Node,)
        model = models.Entry
        read = Read.FENCED

    verb = graphene.String(required=True, description="What was done")
    subject = graphene.String(required=True, description="To what kind of thing")
    subject_id = graphene.String(required=True, description="To which")
    facts = graphene.Field(Json, required=True, description="Particulars, by verb")
    created_at = DateTime(required=True, description="When")
    person_name = graphene.String(description="By whom; empty when the system did it")
    organization_name = graphene.String(required=True, description="For which organization")

    @staticmethod
    def resolve_person_name(root: models.Entry, info: Any) -> str | None:
        return root.person.get_short_name() if root.person else None

    @staticmethod
    def resolve_organization_name(root: models.Entry, info: Any) -> str:
        return root.organization.name

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Entry | None:
        return selectors.entries_of(info.context.actor).filter(pk=pk).first()
