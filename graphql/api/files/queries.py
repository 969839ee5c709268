"""Reads of uploaded files."""

from typing import Any

import graphene
from django.db.models import QuerySet

from alliance.files import models, selectors
from api.connection import Connection
from api.files.types import File
from api.permissions import Permission, permission


class Queries(graphene.ObjectType):
    """What your organization has uploaded."""

    files = Connection(
        File, orders={"NEWEST": ("-created_at",)}, description="Uploads of your organization"
    )

    @staticmethod
    @permission(Permission.VIEW)
    def resolve_files(root: Any, info: Any) -> QuerySet[models.StoredFile]:
        return selectors.stored_files(info.context.actor)
