"""Errors a person can be shown: a stable code and a sentence in both languages."""

from typing import Any, ClassVar


class DomainError(Exception):
    """A refusal that states the fact. Subclasses stand beside the service that raises them.

    ``zh`` and ``en`` are format strings over the keyword arguments given at the raise.
    """

    code: ClassVar[str] = "refused"
    zh: ClassVar[str] = "操作被拒绝"
    en: ClassVar[str] = "The operation was refused"
    field: str | None = None

    def __init__(self, *, field: str | None = None, **params: Any) -> None:
        self.params = params
        if field is not None:
            self.field = field
        super().__init__(self.message("en"))

    def message(self, language: str) -> str:
        """Return the sentence in ``language``: Chinese for any ``zh`` tag, English otherwise."""
        template = self.zh if language.lower().startswith("zh") else self.en
        return template.format(**self.params)


class NotFound(DomainError):
    """Absent and forbidden answer alike, so that a stranger learns nothing."""

    code = "not_found"
    zh = "找不到这条记录"
    en = "This record was not found"


class StateConflict(DomainError):
    """Somebody else moved the record first."""

    code = "state_conflict"
    zh = "状态已被改变，请刷新后再试"
    en = "The state has changed meanwhile; reload and try again"


class InvalidInput(DomainError):
    """One field of the input cannot be accepted; ``zh`` and ``en`` may be given at the raise."""

    code = "invalid_input"
    zh = "输入有误：{field_name}"
    en = "Invalid input: {field_name}"

    def __init__(self, field: str, *, zh: str | None = None, en: str | None = None, **params: Any):
        self._sentences = (zh, en)
        super().__init__(field=field, field_name=field, **params)

    def message(self, language: str) -> str:
        zh, en = self._sentences
        own = zh if language.lower().startswith("zh") else en
        return own.format(**self.params) if own else super().message(language)
