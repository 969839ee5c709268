"""Found an organization."""

from typing import Any
from uuid import UUID

import graphene

from alliance.kernel.errors import DomainError, InvalidInput
from alliance.networks.selectors import alliances
from alliance.networks.states import Admission
from alliance.tenancy import selectors, services
from alliance.tenancy.context import acting
from alliance.tenancy.states import Kind, LegalKind
from api.ids import IdOf
from api.mutation import Mutation
from api.permissions import SIGNED_IN, permission
from api.tenancy.types import KINDS, Organization
from api.types import enum


class AdmissionClosed(DomainError):
    """The alliance looks at each organization before it enters."""

    code = "admission_closed"
    zh = "该联盟只接受邀请加入"
    en = "This alliance admits by invitation only"
    field = "alliance_id"


class CreateOrganization(Mutation):
    """Found an organization in an alliance and become its administrator."""

    class Input:
        alliance_id = IdOf("Alliance", required=True, description="Alliance to enter")
        name = graphene.String(required=True, description="2–80 characters, unique there")
        kinds = graphene.List(
            graphene.NonNull(KINDS), required=True, description="Owner, brand, agency, or several"
        )
        legal_kind = enum(LegalKind)(required=True, description="For the tax law")

    organization = graphene.Field(Organization, description="The new organization")

    @permission(SIGNED_IN)
    def perform(
        info: Any, *, alliance_id: UUID, name: str, kinds: list[Kind], legal_kind: LegalKind
    ) -> dict[str, Any]:
        alliance = alliances().filter(pk=alliance_id).first()
        if alliance is None or alliance.admission != Admission.OPEN:
            raise AdmissionClosed()
        if Kind.OPERATOR in kinds:
            raise InvalidInput(
                "kinds", zh="运营方由安装者指定", en="The installer appoints the operator"
            )
        actor = services.found_organization(
            person_id=info.context.person.id,
            alliance_id=alliance_id,
            name=name,
            kinds=kinds,
            legal_kind=legal_kind,
            now=info.context.now,
        )
        with acting(actor):
            found = selectors.organizations(actor).select_related("alliance")
            return {"organization": found.get(pk=actor.organization_id)}
