"""Members, purchases, imports and what was wrong with their lines."""

from dataclasses import dataclass
from typing import Any

import graphene

from alliance.kernel.vocabulary import Category, Device, Gender
from api.permissions import Read
from api.types import Date, DateTime, Minor, Node, Type, enum
from traffic_owners.crm import models, selectors
from traffic_owners.crm.problems import sentence
from traffic_owners.crm.states import FIELDS_OF, REQUIRED_OF, Field, ImportKind, ImportState

FIELD = enum(Field, "ImportField")


def _list_of(of: Any) -> graphene.List:
    return graphene.List(graphene.NonNull(of))


class Member(Type):
    """A person of your pool, known by your own number."""

    class Meta:
        interfaces = (Node,)
        model = models.Member
        read = Read.FENCED

    external_id = graphene.String(required=True, description="Your number for this person")
    gender = graphene.Field(enum(Gender), required=True, description="Gender, if known")
    province = graphene.String(required=True, description="ISO 3166-2:CN letters, or empty")
    city = graphene.String(required=True, description="City, or empty")
    birth_year = graphene.Int(description="Year of birth")
    device = graphene.Field(enum(Device), required=True, description="Phone, if known")
    joined_on = Date(description="Joined your pool")
    interests = graphene.Field(_list_of(enum(Category)), required=True, description="Trades")
    tags = graphene.Field(_list_of(graphene.String), required=True, description="Your tags")
    purchase_count = graphene.Int(required=True, description="Purchases on record")
    created_at = DateTime(required=True, description="First imported")

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Member | None:
        return selectors.members(info.context.actor).filter(pk=pk).first()


class Purchase(Type):
    """One purchase by a member."""

    class Meta:
        interfaces = (Node,)
        model = models.Purchase
        read = Read.FENCED

    customer = graphene.String(required=True, description="Your number for the buyer")
    occurred_on = Date(required=True, description="Day")
    quantity = graphene.Int(required=True, description="Pieces")
    amount_minor = Minor(required=True, description="Paid, in minor units of the currency")
    currency = graphene.String(required=True, description="ISO 4217")

    @staticmethod
    def resolve_customer(root: models.Purchase, info: Any) -> str:
        return root.member.external_id

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.Purchase | None:
        return selectors.purchases(info.context.actor).filter(pk=pk).first()


class PurchaseTotal(Type):
    """All purchases in one currency."""

    class Meta:
        read = Read.FENCED

    currency = graphene.String(required=True, description="ISO 4217")
    purchases = graphene.Int(required=True, description="Number of purchases")
    items = graphene.Int(required=True, description="Pieces")
    amount_minor = Minor(required=True, description="Sum in minor units")


@dataclass(frozen=True, slots=True)
class Assigned:
    """A field and its column (from 0), or None."""

    field: Field
    is_required: bool
    column: int | None


class ColumnOfField(Type):
    """A fact an import can hold, and the column it is read from."""

    class Meta:
        read = Read.FENCED

    field = graphene.Field(FIELD, required=True, description="The fact")
    is_required = graphene.Boolean(required=True, description="Cannot be left out")
    column = graphene.Int(description="Column, counted from 0; null when not imported")


class MemberImport(Type):
    """An uploaded table on its way into your pool."""

    class Meta:
        interfaces = (Node,)
        model = models.MemberImport
        read = Read.FENCED

    file_name = graphene.String(required=True, description="Name of the uploaded file")
    kind = graphene.Field(enum(ImportKind), required=True, description="What a line describes")
    state = graphene.Field(enum(ImportState), required=True, description="How far it is")
    encoding = graphene.String(required=True, description="Read as; empty for a workbook")
    delimiter = graphene.String(required=True, description="Between columns; blank: any blanks")
    has_header = graphene.Boolean(required=True, description="The first line names the columns")
    columns = graphene.Field(
        _list_of(graphene.String), required=True, description="Column names, or #1, #2, …"
    )
    sample = graphene.Field(
        _list_of(_list_of(graphene.String)), required=True, description="Up to 20 first lines"
    )
    fields = graphene.Field(
        _list_of(ColumnOfField), required=True, description="Every possible fact with its column"
    )
    currency = graphene.String(required=True, description="Currency of the amounts")
    rows_total = graphene.Int(description="Lines of data; known after the dry run")
    rows_read = graphene.Int(required=True, description="Lines read so far")
    rows_created = graphene.Int(required=True, description="New ones among them")
    rows_known = graphene.Int(required=True, description="Already on record")
    rows_failed = graphene.Int(required=True, description="Left out with an error")
    members_created = graphene.Int(required=True, description="People seen for the first time")
    failure_code = graphene.String(required=True, description="Why it failed, or empty")
    failure = graphene.String(required=True, description="The same as a sentence")
    created_at = DateTime(required=True, description="Uploaded")
    started_at = DateTime(description="This run began")
    finished_at = DateTime(description="This run ended")

    @staticmethod
    def resolve_encoding(root: models.MemberImport, info: Any) -> str:
        return str(root.layout["encoding"])

    @staticmethod
    def resolve_delimiter(root: models.MemberImport, info: Any) -> str:
        return str(root.layout["delimiter"])

    @staticmethod
    def resolve_has_header(root: models.MemberImport, info: Any) -> bool:
        return bool(root.layout["has_header"])

    @staticmethod
    def resolve_columns(root: models.MemberImport, info: Any) -> list[str]:
        return list(root.layout["columns"])

    @staticmethod
    def resolve_sample(root: models.MemberImport, info: Any) -> list[list[str]]:
        return list(root.layout["sample"])

    @staticmethod
    def resolve_fields(root: models.MemberImport, info: Any) -> list[Assigned]:
        kind = ImportKind(root.kind)
        return [
            Assigned(field, field in REQUIRED_OF[kind], root.mapping.get(field.value))
            for field in FIELDS_OF[kind]
        ]

    @staticmethod
    def resolve_failure(root: models.MemberImport, info: Any) -> str:
        chinese = info.context.language.lower().startswith("zh")
        return root.failure_zh if chinese else root.failure_en

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.MemberImport | None:
        return selectors.imports(info.context.actor).filter(pk=pk).first()


class ImportRowError(Type):
    """Why one line was left out."""

    class Meta:
        interfaces = (Node,)
        model = models.ImportRowError
        read = Read.FENCED

    row = graphene.Int(required=True, description="Line of the file, counted from 1")
    field = graphene.Field(FIELD, required=True, description="The fact at fault")
    column = graphene.String(required=True, description="Its column, or empty")
    code = graphene.String(required=True, description="Stable code")
    message = graphene.String(required=True, description="Sentence in the reader's language")
    value = graphene.String(required=True, description="What stands there, shortened")

    @staticmethod
    def resolve_message(root: models.ImportRowError, info: Any) -> str:
        return sentence(root.code, info.context.language)

    @classmethod
    def get_node(cls, info: Any, pk: Any) -> models.ImportRowError | None:
        return selectors.row_errors(info.context.actor).filter(pk=pk).first()
