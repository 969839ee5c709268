"""One thing told to the reader."""

from typing import Any

import graphene

from alliance.notifications import models, selectors
from alliance.notifications.rules import sentence
from api.permissions import Read
from api.types import DateTime, Node, Type


class Notification(Type):
    """Something that happened, in the reader's language."""

    class Meta:
        interfaces = (Node,)
        model = models.Notification
        read = Read.FENCED

    kind = graphene.String(required=True, description="Stable name of the kind of event")
    title = graphene.String(required=True, description="A few words")
    body = graphene.String(required=True, description="One sentence")
    link = graphene.String(required=True, description="Path in the console, or empty")
    created_at = DateTime(required=True, description="When")
    read_at = DateTime(description="When you marked it as read")

    @staticmethod
    def resolve_title(root: models.Notification, info: Any) -> str:
        return sentence(root.kind, root.params, info.context.language)[0]

    @staticmethod
    def resolve_body(root: models.Notification, info: Any) -> str:
        return sentence(root.kind, root.params, info.context.language)[1]

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Notification | None:
        return selectors.inbox(info.context.actor).filter(pk=pk).first()
