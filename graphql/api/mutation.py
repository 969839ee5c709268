"""The base of every mutation: one input, one payload, one service, errors as data."""

from typing import Any

import graphene
from django.db import DataError, IntegrityError, transaction

from alliance.kernel.errors import DomainError
from api import ids
from api.errors import Internal, as_data, domain_error
from api.permissions import Rule
from api.types import MutationError


class Mutation(graphene.ObjectType):
    """Subclass once per verb, in ``mutations/<area>/verb_noun.py``.

    ``class Input`` lists the input's fields; class attributes are the payload's; ``perform(info,
    **input)``, marked with ``@permission``, calls one service and returns the payload as a dict.
    A DomainError undoes everything and becomes the payload's ``errors``.
    """

    class Meta:
        abstract = True

    errors = graphene.List(
        graphene.NonNull(MutationError), required=True, description="Empty on success"
    )

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        perform = cls.__dict__.get("perform")
        rule = getattr(perform, "rule", None)
        if not isinstance(rule, Rule):
            raise TypeError(f"{cls.__name__}: mark perform with @permission(...)")
        cls.rule = rule
        fields = {key: at for key, at in vars(cls.Input).items() if not key.startswith("__")}
        cls.node_ids = {key: at.type_name for key, at in fields.items() if isinstance(at, ids.IdOf)}
        about = f"Input of {cls.__name__}"
        cls.input_type = type(
            f"{cls.__name__}Input", (graphene.InputObjectType,), {**fields, "__doc__": about}
        )
        super().__init_subclass_with_meta__(
            name=f"{cls.__name__}Payload", description=f"Answer of {cls.__name__}", **options
        )

    @classmethod
    def field(cls) -> graphene.Field:
        """Return the root field of this mutation."""

        def resolve(root: Any, info: Any, input: dict[str, Any]) -> "Mutation":
            return cls.call(info, input)

        resolve.rule = cls.rule  # type: ignore[attr-defined]
        return graphene.Field(
            cls,
            input=graphene.Argument(cls.input_type, required=True),
            description=(cls.__doc__ or "").strip(),
            required=True,
            resolver=resolve,
        )

    @classmethod
    def call(cls, info: Any, values: dict[str, Any]) -> "Mutation":
        """Check the rule, run ``perform`` in a savepoint of its own, and shape the payload."""
        try:
            cls.rule.check(info.context)
            arguments = cls._arguments(values)
            with transaction.atomic():
                payload = cls.perform(info, **arguments)
        except (DomainError, DataError, IntegrityError) as error:
            refusal = domain_error(error)
            if isinstance(refusal, Internal):
                raise
            return cls(errors=[as_data(refusal, info.context.language)])
        return cls(errors=[], **payload)

    @classmethod
    def _arguments(cls, values: dict[str, Any]) -> dict[str, Any]:
        named: dict[str, str] = cls.node_ids
        return {
            key: ids.pk(named[key], value, field=key)
            if key in named and value is not None
            else value
            for key, value in values.items()
        }
