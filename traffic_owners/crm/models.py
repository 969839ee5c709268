"""Members, their purchases, and the imports that brought them. All rows are the owner's alone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alliance.kernel.places import PROVINCE_CHOICES
from alliance.kernel.vocabulary import Category, Device, Gender
from alliance.tenancy.models import TenantModel
from traffic_owners.crm.problems import SENTENCES, TEXT_LIMIT
from traffic_owners.crm.states import Field, ImportKind, ImportState


class Member(TenantModel):
    """One person of an owner's pool, known by the owner's own number. No name, no phone is kept."""

    external_id = models.CharField(max_length=TEXT_LIMIT)
    gender = models.CharField(max_length=8, choices=Gender, default=Gender.UNKNOWN)
    province = models.CharField(max_length=2, choices=PROVINCE_CHOICES, blank=True)
    city = models.CharField(max_length=TEXT_LIMIT, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    device = models.CharField(max_length=8, choices=Device, default=Device.UNKNOWN)
    joined_on = models.DateField(null=True)
    interests = ArrayField(models.CharField(max_length=16, choices=Category), default=list)
    tags = ArrayField(models.CharField(max_length=TEXT_LIMIT), default=list)
    is_reachable = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "external_id"], name="member_once"),
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__range=(1850, 2200)),
                name="member_birth_year_sane",
            ),
        ]
        indexes = [models.Index(fields=["organization", "-id"], name="member_newest")]

    def __str__(self) -> str:
        return self.external_id


class Purchase(TenantModel):
    """One purchase line; ``line_key`` makes the same line of the same file come in once."""

    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="purchases", db_constraint=False
    )
    line_key = models.CharField(max_length=48)
    occurred_on = models.DateField()
    quantity = models.PositiveIntegerField()
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "line_key"], name="purchase_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="purchase_quantity_positive"),
            models.CheckConstraint(condition=Q(amount_minor__gte=0), name="purchase_amount_sane"),
        ]
        indexes = [
            models.Index(fields=["organization", "member"], name="purchase_of_member"),
            models.Index(fields=["organization", "occurred_on"], name="purchase_by_day"),
        ]


class MemberImport(TenantModel):
    """One uploaded table on its way in. ``cursor`` is the last line whose batch is committed.

    ``run`` counts the starts; work left over from an earlier start finds another number and stops.
    """

    file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    file_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=ImportKind)
    layout = models.JSONField()
    mapping = models.JSONField(default=dict)
    currency = models.CharField(max_length=3, default="CNY")
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.DRAFT)
    run = models.PositiveIntegerField(default=0)
    cursor = models.BigIntegerField(default=0)
    rows_total = models.BigIntegerField(null=True)
    rows_read = models.BigIntegerField(default=0)
    rows_created = models.BigIntegerField(default=0)
    rows_known = models.BigIntegerField(default=0)
    rows_failed = models.BigIntegerField(default=0)
    members_created = models.BigIntegerField(default=0)
    failure_code = models.CharField(max_length=40, blank=True)
    failure_zh = models.TextField(blank=True)
    failure_en = models.TextField(blank=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    rows_read=models.F("rows_created")
                    + models.F("rows_known")
                    + models.F("rows_failed")
                ),
                name="import_counts_add_up",
            ),
        ]
        indexes = [models.Index(fields=["organization", "-id"], name="import_newest")]

    def __str__(self) -> str:
        return self.file_name


class ImportRowError(TenantModel):
    """Why one line of a file was left out; at most ``services.KEPT_ERRORS`` are kept an import."""

    member_import = models.ForeignKey(
        MemberImport, on_delete=models.CASCADE, related_name="errors", db_constraint=False
    )
    row = models.BigIntegerField()
    field = models.CharField(max_length=16, choices=Field)
    column = models.CharField(max_length=TEXT_LIMIT)
    code = models.CharField(max_length=24, choices=[(code, code) for code in SENTENCES])
    value = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "member_import", "row", "field"], name="row_error_once"
            ),
        ]
