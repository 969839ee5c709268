"""Uploaded files, as their owner sees them."""

from typing import Any

import graphene

from alliance.files import models, selectors
from alliance.files.states import FileKind
from api.permissions import Read
from api.types import DateTime, Node, Type, enum


class File(Type):
    """An upload of your organization, accepted by its content."""

    class Meta:
        interfaces = (Node,)
        model = models.StoredFile
        read = Read.FENCED

    name = graphene.String(required=True, description="Name it was uploaded under, cleaned")
    kind = graphene.Field(enum(FileKind), required=True, description="What it is")
    size_bytes = graphene.Int(required=True, description="Size in bytes")
    created_at = DateTime(required=True, description="Uploaded")
    url = graphene.String(required=True, description="Path that serves it to you for an hour")

    @staticmethod
    def resolve_url(root: models.StoredFile, info: Any) -> str:
        return selectors.file_address(root.id, person_id=info.context.person.id)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.StoredFile | None:
        return selectors.stored_files(info.context.actor).filter(pk=pk).first()
