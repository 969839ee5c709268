"""The brand's public face and its hosts."""

from typing import Any

import graphene

from advertisers.brands import models, selectors
from advertisers.brands.rules import PROOF_PATH
from advertisers.brands.states import HostState
from alliance.files.selectors import file_address
from alliance.kernel.vocabulary import Category
from api.permissions import Read
from api.tenancy.types import Organization
from api.types import DateTime, Node, Type, enum

HOST_STATES = enum(HostState, "HostState")


class BrandProfile(Type):
    """A brand as owners see it."""

    class Meta:
        interfaces = (Node,)
        model = models.BrandProfile
        read = Read.FENCED

    display_name = graphene.String(required=True, description="Name shown to owners")
    category = graphene.Field(enum(Category), required=True, description="Main trade")
    introduction = graphene.String(required=True, description="In the brand's words, or empty")
    website = graphene.String(required=True, description="Web address, or empty")
    logo_url = graphene.String(description="Where to fetch the logo, for an hour")
    updated_at = DateTime(required=True, description="Last saved")

    @staticmethod
    def resolve_logo_url(root: models.BrandProfile, info: Any) -> str | None:
        if root.logo_file_id is None:
            return None
        return file_address(root.logo_file_id, person_id=info.context.person.id)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.BrandProfile | None:
        return selectors.brand_profiles(info.context.actor).filter(pk=pk).first()


class VerifiedHost(Type):
    """A host a brand claims; links may lead there once the operator has confirmed it."""

    class Meta:
        interfaces = (Node,)
        model = models.VerifiedHost
        read = Read.FENCED

    organization = graphene.Field(Organization, required=True, description="The brand")
    host = graphene.String(required=True, description="Host name in ASCII")
    token = graphene.String(required=True, description="Text to show at proofUrl")
    proof_url = graphene.String(required=True, description="Where the operator looks for the token")
    state = graphene.Field(HOST_STATES, required=True, description="Standing of the claim")
    refusal = graphene.String(required=True, description="Why it was refused, or empty")
    decided_at = DateTime(description="When the operator decided")
    created_at = DateTime(required=True, description="When it was claimed")

    @staticmethod
    def resolve_proof_url(root: models.VerifiedHost, info: Any) -> str:
        return f"https://{root.host}{PROOF_PATH}"

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.VerifiedHost | None:
        return selectors.verified_hosts(info.context.actor).filter(pk=pk).first()
