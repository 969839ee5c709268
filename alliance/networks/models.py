"""Alliances, their dated rules, and the local clock's offset."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from alliance.kernel.ids import new_id
from alliance.networks.states import Admission


class Alliance(models.Model):
    """A network of organizations under one operator; nothing crosses its border."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=40, unique=True)
    zone = models.CharField(max_length=40, default="Asia/Shanghai")
    admission = models.CharField(max_length=16, choices=Admission, default=Admission.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class AllianceRules(models.Model):
    """One version of an alliance's rules; the newest that has become effective is in force."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="rules")
    version = models.PositiveIntegerField()
    take_rate_bp = models.PositiveIntegerField()
    hold_days = models.PositiveSmallIntegerField()
    required_level = models.PositiveSmallIntegerField(default=0)
    click_window_days = models.PositiveSmallIntegerField(default=7)
    allowed_categories = ArrayField(models.CharField(max_length=40), default=list)
    effective_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alliance", "version"], name="rules_version_once"),
            models.CheckConstraint(
                condition=Q(take_rate_bp__lte=5_000), name="rules_take_rate_at_most_half"
            ),
            models.CheckConstraint(
                condition=Q(click_window_days__range=(1, 90)), name="rules_click_window_sane"
            ),
            models.CheckConstraint(condition=Q(hold_days__lte=180), name="rules_hold_sane"),
            models.CheckConstraint(condition=Q(required_level__lte=4), name="rules_level_exists"),
        ]


class ClockOffset(models.Model):
    """The one row by which a local or test installation moves its clock. Production refuses it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    offset = models.DurationField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="clock_offset_is_one_row")]
