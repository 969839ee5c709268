"""django-filter FilterSets as typed GraphQL inputs."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import django_filters
import graphene

from api import ids
from api.types import Date, DateTime, enum

_INPUTS: dict[type[django_filters.FilterSet], type[graphene.InputObjectType]] = {}


class IdFilter(django_filters.UUIDFilter):
    """Compares a UUID column with a global id of ``type_name``."""

    def __init__(self, type_name: str, *args: Any, **kwargs: Any) -> None:
        self.type_name = type_name
        super().__init__(*args, **kwargs)


class EnumFilter(django_filters.TypedChoiceFilter):
    """Compares a column with one value of a states.py enum."""

    def __init__(self, source: type[Enum], *args: Any, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, choices=[(each.value, each.name) for each in source], **kwargs)


class EnumsFilter(django_filters.TypedMultipleChoiceFilter):
    """Compares a column with any of several values of a states.py enum."""

    def __init__(self, source: type[Enum], *args: Any, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, choices=[(each.value, each.name) for each in source], **kwargs)


def filter_input(filters: type[django_filters.FilterSet]) -> type[graphene.InputObjectType]:
    """Return the input type of a FilterSet: ``ListingFilters`` makes ``ListingFilterInput``."""
    if filters not in _INPUTS:
        fields = {name: _graphql(at) for name, at in filters.base_filters.items()}
        name = f"{filters.__name__.removesuffix('s')}Input"
        about = (filters.__doc__ or name).strip().splitlines()[0]
        made: Any = type(name, (graphene.InputObjectType,), {**fields, "__doc__": about})
        made.node_ids = {
            name: at.type_name
            for name, at in filters.base_filters.items()
            if isinstance(at, IdFilter)
        }
        _INPUTS[filters] = made
    return _INPUTS[filters]


def _graphql(at: django_filters.Filter) -> Any:
    """Return the GraphQL argument for one filter; its help_text or label describes it."""
    about = at.extra.get("help_text") or at.label or None
    match at:
        case EnumsFilter():
            inner = graphene.NonNull(enum(at.source))
            return graphene.List(inner, description=about)
        case EnumFilter():
            return enum(at.source)(description=about)
        case IdFilter():
            return graphene.ID(description=about)
        case django_filters.BooleanFilter():
            return graphene.Boolean(description=about)
        case django_filters.IsoDateTimeFilter() | django_filters.DateTimeFilter():
            return DateTime(description=about)
        case django_filters.DateFilter():
            return Date(description=about)
        case django_filters.NumberFilter():
            return graphene.Int(description=about)
        case django_filters.BaseInFilter() | django_filters.MultipleChoiceFilter():
            return graphene.List(graphene.NonNull(graphene.String), description=about)
        case _:
            return graphene.String(description=about)


def filter_values(
    filters: type[django_filters.FilterSet], wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the FilterSet's data for a GraphQL filter input; raises NotFound for foreign ids."""
    return {
        name: _plain(filters.base_filters[name], value, name)
        for name, value in wanted.items()
        if value is not None
    }


def _plain(at: django_filters.Filter, value: Any, name: str) -> Any:
    if isinstance(at, IdFilter):
        return ids.pk(at.type_name, value, field=name)
    if isinstance(value, list):
        return [_plain(at, each, name) for each in value]
    return value.value if isinstance(value, Enum) else value
