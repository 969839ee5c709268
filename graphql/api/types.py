"""The vocabulary of the schema: object types with a read rule, scalars, enums, nodes."""

import enum as python_enum
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar

import graphene
from graphene.types.objecttype import ObjectTypeOptions
from graphql import GraphQLError, IntValueNode, StringValueNode

from api.ids import global_id
from api.permissions import Permission, Read, require

NODE_TYPES: dict[str, type["Type"]] = {}
_BY_MODEL: dict[type, type["Type"]] = {}
_ENUMS: dict[type, type[graphene.Enum]] = {}


class Node(graphene.Interface):
    """Anything with a global id that ``node(id)`` can fetch again."""

    id = graphene.ID(required=True, description="Global id")

    @staticmethod
    def resolve_id(root: Any, info: Any) -> str:
        return global_id(info.parent_type.name, root.id)

    @classmethod
    def resolve_type(cls, instance: Any, info: Any) -> type["Type"]:
        return _BY_MODEL[type(instance)]


class TypeOptions(ObjectTypeOptions):
    read: Read | Permission
    model: type | None = None


class Type(graphene.ObjectType):
    """An object type. ``Meta.read`` says why it may be read; without it the class is refused.

    ``Meta.model`` (a model or dataclass) lets ``node(id)`` recognise instances, and
    ``get_node(info, pk)`` fetches one, or None.
    """

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(
        cls,
        read: Read | Permission | None = None,
        model: type | None = None,
        _meta: Any = None,
        **options: Any,
    ) -> None:
        if read is None:
            raise TypeError(f"{cls.__name__}: declare Meta.read (api.permissions.Read)")
        _meta = _meta or TypeOptions(cls)
        _meta.read, _meta.model = read, model
        super().__init_subclass_with_meta__(_meta=_meta, **options)
        if Node in (options.get("interfaces") or ()):
            NODE_TYPES[cls._meta.name] = cls
        if model is not None:
            _BY_MODEL[model] = cls

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> Any:
        """Return the row with this UUID as far as the reader may see it, or None."""
        return None


class Restricted(graphene.Field):
    """A field that needs more than its type: ``Restricted(Minor, needs=Permission.VIEW_MONEY)``.

    Readers without the permission get null; the field must be nullable.
    """

    def __init__(self, type_: Any, *, needs: Permission, **options: Any) -> None:
        self.needs = needs
        super().__init__(type_, **options)

    def wrap_resolve(self, parent_resolver: Callable[..., Any]) -> Callable[..., Any]:
        inner = super().wrap_resolve(parent_resolver)

        def resolve(root: Any, info: Any, **arguments: Any) -> Any:
            if not info.context.actor.may(self.needs):
                return None
            require(info.context, self.needs)
            return inner(root, info, **arguments)

        return resolve


class Minor(graphene.Scalar):
    """Money in minor units (fen). A whole number; also accepted as a string of digits."""

    LIMIT: ClassVar[int] = 2**53 - 1

    @classmethod
    def parse_value(cls, value: Any) -> int:
        if isinstance(value, str) and value.removeprefix("-").isascii():
            value = int(value) if value.removeprefix("-").isdigit() else None
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > cls.LIMIT:
            raise GraphQLError("Minor is a whole number of minor units")
        return value

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> int:
        if not isinstance(node, IntValueNode | StringValueNode) or len(node.value) > 17:
            raise GraphQLError("Minor is a whole number of minor units")
        return cls.parse_value(node.value)

    @staticmethod
    def serialize(value: Any) -> int:
        return int(value)


class DateTime(graphene.DateTime):
    """An instant, ISO 8601 with its offset, between the years 1900 and 2200."""

    @staticmethod
    def serialize(dt: datetime) -> str:
        return dt.isoformat()

    @classmethod
    def parse_value(cls, value: Any) -> datetime:
        parsed = super().parse_value(value)
        if not isinstance(parsed, datetime) or parsed.tzinfo is None:
            raise GraphQLError("DateTime needs an offset, as in 2026-11-02T04:00:00Z")
        _check_year(parsed.year)
        return parsed


class Date(graphene.Date):
    """A calendar day in the alliance's zone, ISO 8601, between the years 1900 and 2200."""

    @staticmethod
    def serialize(dt: date) -> str:
        return dt.isoformat()

    @classmethod
    def parse_value(cls, value: Any) -> date:
        parsed = super().parse_value(value)
        if not isinstance(parsed, date) or isinstance(parsed, datetime):
            raise GraphQLError("Date is a calendar day, as in 2026-11-02")
        _check_year(parsed.year)
        return parsed


def _check_year(year: int) -> None:
    """Days at the ends of the calendar have no day after or before them to compute with."""
    if not 1900 <= year <= 2200:
        raise GraphQLError("The year must be between 1900 and 2200")


class Json(graphene.Scalar):
    """A JSON value whose shape the field describes."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value

    parse_value = serialize


def enum(source: type[python_enum.Enum], name: str | None = None) -> type[graphene.Enum]:
    """Return the GraphQL enum of a Python enum (a states.py one), the same for every caller."""
    if source not in _ENUMS:

        def described(value: Any) -> str | None:
            if value is None:
                return (source.__doc__ or source.__name__).strip().splitlines()[0]
            return str(getattr(value, "label", value.name))

        _ENUMS[source] = graphene.Enum.from_enum(
            source, name=name or source.__name__, description=described
        )
    return _ENUMS[source]


class MutationError(graphene.ObjectType):
    """Why a mutation changed nothing."""

    code = graphene.String(required=True, description="Stable code, for programs")
    field = graphene.String(description="Input field at fault, if one is")
    message = graphene.String(required=True, description="Sentence in the reader's language")
