"""Running a plan: objects and lists are filled, errors climb to the nearest nullable field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from api.errors import MAX_ERRORS

Finish = Callable[[Any, "Run"], Any]


class NullWhereNoneMayBe(TypeError):
    """A resolver returned None for a field that the schema declares as never null."""


class FieldFailed(Exception):
    """An error on its way up to the nearest nullable field; ``path`` grows backwards."""

    def __init__(self, original: BaseException) -> None:
        super().__init__(str(original))
        self.original = original
        self.path: list[str | int] = []


@dataclass(slots=True)
class Run:
    """One execution: its variables, what it has prepared, and the errors met."""

    context: Any
    variables: Mapping[str, Any]
    prepared: dict[int, tuple[Any, dict[str, Any]]] = field(default_factory=dict)
    errors: list[FieldFailed] = field(default_factory=list)

    def fail(self, error: FieldFailed, key: str | int) -> None:
        error.path.append(key)
        if len(self.errors) < MAX_ERRORS:
            self.errors.append(error)

    def prefix(self, since: int, key: str | int) -> None:
        for error in self.errors[since:]:
            error.path.append(key)


class PlannedField(NamedTuple):
    """One key of an object: read by attribute or by ``resolve``, then finished."""

    key: str
    attribute: str | None
    resolve: Callable[[Any, Run], Any] | None
    finish_leaf: Callable[[Any], Any] | None
    finish: Finish | None
    nullable: bool


def finish_object(planned: tuple[PlannedField, ...], source: Any, run: Run) -> dict[str, Any]:
    out: dict[str, Any] = {}
    errors = run.errors
    for key, attribute, resolve, finish_leaf, finish, nullable in planned:
        before = len(errors)
        try:
            if attribute is None:
                value = resolve(source, run)  # type: ignore[misc]
            elif type(source) is dict:
                value = source.get(attribute)
            else:
                value = getattr(source, attribute, None)
            if value is None:
                if not nullable:
                    raise NullWhereNoneMayBe(key)
                out[key] = None
            elif finish_leaf is not None:
                out[key] = finish_leaf(value)
            else:
                out[key] = finish(value, run)  # type: ignore[misc]
                if len(errors) > before:
                    run.prefix(before, key)
        except Exception as error:
            failed = error if isinstance(error, FieldFailed) else FieldFailed(error)
            if not nullable:
                run.prefix(before, key)
                failed.path.append(key)
                raise failed from error
            del errors[before:]  # positions below a null are gone, and their errors with them
            run.fail(failed, key)
            out[key] = None
    return out


def finish_list(finish: Finish, nullable: bool, values: Iterable[Any], run: Run) -> list[Any]:
    out: list[Any] = []
    errors = run.errors
    for index, value in enumerate(values):
        before = len(errors)
        try:
            if value is None and not nullable:
                raise NullWhereNoneMayBe(str(index))
            out.append(None if value is None else finish(value, run))
            if len(errors) > before:
                run.prefix(before, index)
        except Exception as error:
            failed = error if isinstance(error, FieldFailed) else FieldFailed(error)
            if not nullable:
                run.prefix(before, index)
                failed.path.append(index)
                raise failed from error
            del errors[before:]
            run.fail(failed, index)
            out.append(None)
    return out
