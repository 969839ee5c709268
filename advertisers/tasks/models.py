"""Tables of tasks and their creatives."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from advertisers.tasks.states import CreativeKind, PauseReason, TaskState
from advertisers.tasks.types import Targeting
from alliance.kernel.vocabulary import Category, PricingModel
from alliance.tenancy.models import TenantModel


class Task(TenantModel):
    """One brief of a brand with its price, budget and slots. Public once it has been opened."""

    title = models.CharField(max_length=80)
    product = models.CharField(max_length=120)
    description = models.TextField(max_length=4_000)
    category = models.CharField(max_length=16, choices=Category)
    landing_url = models.URLField(max_length=1_000)
    disclosure = models.CharField(max_length=20)
    model = models.CharField(max_length=12, choices=PricingModel)
    rate_bp = models.PositiveIntegerField(null=True)
    bid_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="CNY")
    budget_minor = models.BigIntegerField()
    daily_cap_minor = models.BigIntegerField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    slots = models.PositiveIntegerField()
    slots_taken = models.PositiveIntegerField(default=0)
    targeting = models.JSONField()
    forbidden_categories = ArrayField(
        models.CharField(max_length=16, choices=Category), default=list
    )
    max_revisions = models.PositiveSmallIntegerField(default=2)
    review_hours = models.PositiveSmallIntegerField(default=48)
    state = models.CharField(max_length=8, choices=TaskState, default=TaskState.DRAFT)
    pause_reason = models.CharField(max_length=16, choices=PauseReason, blank=True)
    funded_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    budget_returned_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(slots__range=(1, 1_000)) & Q(slots_taken__lte=F("slots")),
                name="task_slots_never_exceeded",
            ),
            models.CheckConstraint(
                condition=Q(state__in=TaskState.values), name="task_state_known"
            ),
            models.CheckConstraint(
                condition=Q(disclosure__contains="广告"), name="task_carries_its_label"
            ),
            models.CheckConstraint(condition=Q(budget_minor__gt=0), name="task_budget_positive"),
            models.CheckConstraint(
                condition=Q(daily_cap_minor__isnull=True)
                | Q(daily_cap_minor__gt=0, daily_cap_minor__lte=F("budget_minor")),
                name="task_daily_cap_within_budget",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="task_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(model=PricingModel.CPS, rate_bp__gt=0, bid_minor__isnull=True)
                | (~Q(model=PricingModel.CPS) & Q(rate_bp__isnull=True, bid_minor__gt=0)),
                name="task_priced_by_its_model",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(TaskState.DRAFT, TaskState.CLOSED))
                | Q(funded_at__isnull=False),
                name="task_public_only_when_funded",
            ),
        ]
        indexes = [
            models.Index(fields=["alliance", "state", "-id"], name="task_market"),
            models.Index(fields=["organization", "-id"], name="task_of_brand"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def aim(self) -> Targeting:
        """The targeting as a value."""
        return Targeting.from_json(self.targeting)

    @property
    def slots_left(self) -> int:
        return self.slots - self.slots_taken


class Creative(TenantModel):
    """One piece of material that comes with a task."""

    task = models.ForeignKey(
        Task, on_delete=models.CASCADE, related_name="creatives", db_constraint=False
    )
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=CreativeKind)
    title = models.CharField(max_length=80)
    body = models.TextField(max_length=4_000, blank=True)
    file_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "task", "position"], name="creative_position_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CreativeKind.values), name="creative_kind_known"
            ),
        ]
