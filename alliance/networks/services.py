"""Writes to alliances: founding one, and giving it new rules."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max

from alliance.audit.services import record
from alliance.kernel.errors import DomainError, InvalidInput
from alliance.kernel.vocabulary import Category
from alliance.networks.models import Alliance, AllianceRules, ClockOffset
from alliance.networks.states import Admission
from alliance.tenancy.permissions import Permission
from alliance.tenancy.states import Kind
from alliance.tenancy.types import Actor


@transaction.atomic
def found_alliance(
    *, id: UUID, name: str, slug: str, now: datetime, admission: Admission = Admission.OPEN
) -> Alliance:
    """Create an alliance with its first rules, inside its future operator's context."""
    alliance = Alliance.objects.create(id=id, name=name, slug=slug, admission=admission)
    AllianceRules.objects.create(
        alliance=alliance,
        version=1,
        take_rate_bp=1_000,
        hold_days=15,
        required_level=0,
        click_window_days=7,
        allowed_categories=list(Category.values),
        effective_at=now,
    )
    return alliance


@transaction.atomic
def publish_rules(
    actor: Actor,
    *,
    take_rate_bp: int,
    hold_days: int,
    required_level: int,
    click_window_days: int,
    allowed_categories: Sequence[str],
    effective_at: datetime,
    now: datetime,
) -> AllianceRules:
    """Add a version of the actor's alliance's rules, from ``effective_at`` on (never in the past).

    Agreed deals keep the rules they were agreed under. Raises NotPermitted and InvalidInput.
    """
    actor.require(Permission.OPERATE, Kind.OPERATOR)
    if effective_at < now:
        raise InvalidInput(
            "effectiveAt", zh="生效时间不能早于现在", en="Rules cannot start in the past"
        )
    _refuse_out_of_range("takeRateBp", take_rate_bp, 0, 5_000)
    _refuse_out_of_range("holdDays", hold_days, 0, 180)
    _refuse_out_of_range("requiredLevel", required_level, 0, 4)
    _refuse_out_of_range("clickWindowDays", click_window_days, 1, 90)
    unknown = sorted(set(allowed_categories) - set(Category.values))
    if unknown or not allowed_categories:
        raise InvalidInput("allowedCategories", zh="类目无效", en="Unknown or empty categories")
    newest = AllianceRules.objects.filter(alliance_id=actor.alliance_id).aggregate(Max("version"))
    rules = AllianceRules.objects.create(
        alliance_id=actor.alliance_id,
        version=(newest["version__max"] or 0) + 1,
        take_rate_bp=take_rate_bp,
        hold_days=hold_days,
        required_level=required_level,
        click_window_days=click_window_days,
        allowed_categories=list(allowed_categories),
        effective_at=effective_at,
    )
    record(actor, "publish_rules", "networks.rules", rules.id, version=rules.version)
    return rules


class ClockIsFixed(DomainError):
    code = "clock_is_fixed"
    zh = "生产环境的时钟不能移动"
    en = "The clock of a production installation does not move"


@transaction.atomic
def move_clock(span: timedelta) -> None:
    """Move a local or test installation's clock forward by ``span``. Raises ClockIsFixed."""
    _refuse_fixed_clock()
    ClockOffset.objects.get_or_create(id=1, defaults={"offset": timedelta()})
    ClockOffset.objects.update(offset=F("offset") + span)


@transaction.atomic
def reset_clock() -> None:
    """Return a local or test installation's clock to the present. Raises ClockIsFixed."""
    _refuse_fixed_clock()
    ClockOffset.objects.all().delete()


def _refuse_fixed_clock() -> None:
    if not settings.CLOCK_MAY_MOVE:
        raise ClockIsFixed()


def _refuse_out_of_range(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise InvalidInput(
            field,
            zh="必须在 {low} 到 {high} 之间",
            en="Must be from {low} to {high}",
            low=low,
            high=high,
        )
