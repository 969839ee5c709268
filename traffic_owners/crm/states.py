"""Enums and allowed moves of an owner's people and their imports."""

from django.db.models import TextChoices

from alliance.kernel.states import Transitions


class ImportKind(TextChoices):
    """What one line of an imported file describes."""

    MEMBERS = "members"
    PURCHASES = "purchases"


class ImportState(TextChoices):
    """Where an import stands; ``checking`` is the dry run, ``importing`` the real one."""

    DRAFT = "draft"
    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


IMPORT_MOVES = Transitions(
    {
        ImportState.DRAFT: [ImportState.DRAFT, ImportState.CHECKING, ImportState.CANCELLED],
        ImportState.CHECKING: [ImportState.CHECKED, ImportState.FAILED, ImportState.CANCELLED],
        ImportState.CHECKED: [
            ImportState.DRAFT,
            ImportState.CHECKING,
            ImportState.IMPORTING,
            ImportState.CANCELLED,
        ],
        ImportState.IMPORTING: [ImportState.DONE, ImportState.FAILED, ImportState.CANCELLED],
        ImportState.FAILED: [ImportState.DRAFT, ImportState.CHECKING, ImportState.CANCELLED],
    }
)
RUNNING = (ImportState.CHECKING, ImportState.IMPORTING)
NEXT_WHEN_READ = {
    ImportState.CHECKING: ImportState.CHECKED,
    ImportState.IMPORTING: ImportState.DONE,
}


class Field(TextChoices):
    """A fact that a column of an imported file can hold."""

    EXTERNAL_ID = "external_id"
    GENDER = "gender"
    PROVINCE = "province"
    CITY = "city"
    BIRTH_YEAR = "birth_year"
    AGE = "age"
    DEVICE = "device"
    JOINED_ON = "joined_on"
    INTERESTS = "interests"
    TAGS = "tags"
    OCCURRED_ON = "occurred_on"
    QUANTITY = "quantity"
    AMOUNT = "amount"


MEMBER_FIELDS = (
    Field.EXTERNAL_ID,
    Field.GENDER,
    Field.PROVINCE,
    Field.CITY,
    Field.BIRTH_YEAR,
    Field.AGE,
    Field.DEVICE,
    Field.JOINED_ON,
    Field.INTERESTS,
    Field.TAGS,
)
PURCHASE_FIELDS = (Field.EXTERNAL_ID, Field.OCCURRED_ON, Field.QUANTITY, Field.AMOUNT)
FIELDS_OF = {ImportKind.MEMBERS: MEMBER_FIELDS, ImportKind.PURCHASES: PURCHASE_FIELDS}
REQUIRED_OF = {
    ImportKind.MEMBERS: (Field.EXTERNAL_ID,),
    ImportKind.PURCHASES: (Field.EXTERNAL_ID, Field.OCCURRED_ON, Field.AMOUNT),
}
