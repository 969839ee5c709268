"""Connections: every list is one, bounded, with a declared order and typed filters."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import graphene
from django.db.models import QuerySet
from django_filters import FilterSet

from alliance.kernel.errors import InvalidInput
from api.filters import filter_input, filter_values
from api.keyset import MAX_PAGE, Order, Page, Window, page_of_list, page_of_query
from api.types import Type

_CONNECTIONS: dict[str, type[graphene.ObjectType]] = {}


class PageInfo(graphene.ObjectType):
    """Where the page stands among the others."""

    has_next_page = graphene.Boolean(required=True, description="More rows follow")
    has_previous_page = graphene.Boolean(required=True, description="Rows stand before")
    start_cursor = graphene.String(description="Cursor of the first row")
    end_cursor = graphene.String(description="Cursor of the last row")

    @staticmethod
    def resolve_has_next_page(page: Page, info: Any) -> bool:
        return page.has_next

    @staticmethod
    def resolve_has_previous_page(page: Page, info: Any) -> bool:
        return page.has_previous

    @staticmethod
    def resolve_start_cursor(page: Page, info: Any) -> str | None:
        return page.cursor(page.rows[0]) if page.rows else None

    @staticmethod
    def resolve_end_cursor(page: Page, info: Any) -> str | None:
        return page.cursor(page.rows[-1]) if page.rows else None


def _edge_type(node: type[Type], name: str) -> type[graphene.ObjectType]:
    """Edges are (page, row) pairs, so that a cursor costs nothing until it is selected."""
    return type(
        f"{name}Edge",
        (graphene.ObjectType,),
        {
            "__doc__": f"A row of a {name}Connection",
            "node": graphene.Field(node, required=True, description="The row"),
            "cursor": graphene.String(required=True, description="Pass as after or before"),
            "resolve_node": staticmethod(lambda edge, info: edge[1]),
            "resolve_cursor": staticmethod(lambda edge, info: edge[0].cursor(edge[1])),
        },
    )


def connection_type(node: type[Type]) -> type[graphene.ObjectType]:
    """Return the connection type of ``node``, the same for every caller."""
    name = node._meta.name
    if name not in _CONNECTIONS:
        edge = _edge_type(node, name)
        _CONNECTIONS[name] = type(
            f"{name}Connection",
            (graphene.ObjectType,),
            {
                "__doc__": f"A page of {name} rows",
                "edges": _required_list(edge, "The rows with their cursors"),
                "nodes": _required_list(node, "The rows alone"),
                "page_info": graphene.Field(PageInfo, required=True, description="Paging"),
                "total_count": graphene.Int(
                    required=True, description="Rows on all pages; 10000 means that many or more"
                ),
                "resolve_edges": staticmethod(lambda page, info: [(page, r) for r in page.rows]),
                "resolve_nodes": staticmethod(lambda page, info: page.rows),
                "resolve_page_info": staticmethod(lambda page, info: page),
                "resolve_total_count": staticmethod(lambda page, info: page.count()),
            },
        )
    return _CONNECTIONS[name]


def _required_list(of: type[graphene.ObjectType], about: str) -> graphene.Field:
    return graphene.Field(graphene.List(graphene.NonNull(of)), required=True, description=about)


class Connection(graphene.Field):
    """A bounded list of ``node``.

    ``orders`` maps each order's name to its sort keys, the first being the default; ``filters`` is
    a FilterSet. The resolver returns a queryset (filtered, ordered and cut here; its
    select_related and prefetches serve the page only) or a list that is complete, short and
    already in the one declared order (a prefetched relation).
    """

    def __init__(
        self,
        node: type[Type],
        *,
        orders: Mapping[str, Sequence[str]],
        filters: type[FilterSet] | None = None,
        order_name: str | None = None,
        description: str,
        **options: Any,
    ) -> None:
        self.orders = {name: Order.of(name, keys) for name, keys in orders.items()}
        self.filters = filters
        arguments: dict[str, Any] = {
            "first": graphene.Int(description=f"Rows on the page, 20 unless told, ≤ {MAX_PAGE}"),
            "after": graphene.String(description="Cursor of the row before the page"),
            "last": graphene.Int(description="Rows on the page, counted from the end"),
            "before": graphene.String(description="Cursor of the row after the page"),
        }
        if filters is not None:
            arguments["filter"] = graphene.Argument(filter_input(filters), description="Narrows")
        if len(orders) > 1:
            arguments["order"] = graphene.Argument(
                self._order_enum(order_name or f"{node._meta.name}Order"),
                description=f"{next(iter(orders))} unless told",
            )
        super().__init__(connection_type(node), args=arguments, description=description, **options)

    def _order_enum(self, name: str) -> type[graphene.Enum]:
        return _enum_once(name, tuple(self.orders))

    def wrap_resolve(self, parent_resolver: Callable[..., Any]) -> Callable[..., Any]:
        inner = super().wrap_resolve(parent_resolver)
        default = next(iter(self.orders))

        def resolve(
            root: Any,
            info: Any,
            first: int | None = None,
            after: str | None = None,
            last: int | None = None,
            before: str | None = None,
            filter: Mapping[str, Any] | None = None,
            order: str | None = None,
            **arguments: Any,
        ) -> Page:
            window = Window.of(first, after, last, before)
            rows = inner(root, info, **arguments)
            chosen = self.orders[getattr(order, "value", order) or default]
            if not isinstance(rows, QuerySet):
                return page_of_list(rows, chosen, window)
            return page_of_query(self._filtered(rows, filter), chosen, window)

        if hasattr(inner, "rule"):
            resolve.rule = inner.rule  # type: ignore[attr-defined]
        return resolve

    def _filtered(self, rows: QuerySet[Any], wanted: Mapping[str, Any] | None) -> QuerySet[Any]:
        if not wanted or self.filters is None:
            return rows
        bound = self.filters(data=filter_values(self.filters, wanted), queryset=rows)
        if not bound.is_valid():
            field, problems = next(iter(bound.errors.items()))
            text = str(problems[0]).replace("{", "(").replace("}", ")")
            raise InvalidInput(field, zh=text, en=text)
        narrowed: QuerySet[Any] = bound.qs
        return narrowed


_ORDER_ENUMS: dict[str, type[graphene.Enum]] = {}


def _enum_once(name: str, members: tuple[str, ...]) -> type[graphene.Enum]:
    """One enum a name: two lists of the same type may share their orders, not redefine them."""
    found = _ORDER_ENUMS.get(name)
    if found is None:
        found = _ORDER_ENUMS[name] = graphene.Enum(
            name, [(member, member) for member in members], description="A declared order"
        )
    elif tuple(found._meta.enum.__members__) != members:
        raise TypeError(f"{name}: orders differ; give one of the connections an order_name")
    return found
