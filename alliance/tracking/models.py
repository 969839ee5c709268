"""Tables of links, the hosts they may lead to, their coupon codes, and every click."""

from django.db import models
from django.db.models import F, Func, Q

from alliance.kernel.ids import new_id
from alliance.tenancy.models import TenantModel
from alliance.tracking.states import HostState, LinkState

LINK_STATES = [(state.value, state.name) for state in LinkState]
HOST_STATES = [(state.value, state.name) for state in HostState]


class LinkHost(TenantModel):
    """A host that a brand (``organization``) has proven to be its own: links may lead there."""

    host = models.CharField(max_length=253)
    state = models.CharField(max_length=8, choices=HOST_STATES, default=HostState.VERIFIED)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "host"], name="tracking_host_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in HostState]),
                name="tracking_host_state_known",
            ),
        ]


class Link(TenantModel):
    """A short link of an owner (``organization``) to a page of a brand.

    ``label`` is text of whoever asked for the link, such as ``deal:<uuid>``; this room never reads
    it. ``code`` is unique over all tenants, because it is looked up before one is known.
    """

    brand = models.ForeignKey("tenancy.Organization", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=120)
    code = models.CharField(max_length=12)
    destination = models.CharField(max_length=2_000)
    host = models.CharField(max_length=253)
    state = models.CharField(max_length=8, choices=LINK_STATES, default=LinkState.ACTIVE)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="tracking_link_code_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in LinkState]),
                name="tracking_link_state_known",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "-id"], name="tracking_link_of_owner"),
            models.Index(fields=["brand", "-id"], name="tracking_link_of_brand"),
            models.Index(fields=["alliance", "label"], name="tracking_link_by_label"),
        ]


class Coupon(TenantModel):
    """A code that a buyer types at the brand's checkout; it leads to the same link."""

    brand = models.ForeignKey("tenancy.Organization", on_delete=models.PROTECT, related_name="+")
    link = models.ForeignKey(
        Link, on_delete=models.PROTECT, related_name="coupons", db_constraint=False
    )
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alliance", "code"], name="tracking_coupon_code_once"),
        ]
        indexes = [models.Index(fields=["link"], name="tracking_coupon_of_link")]


class Click(models.Model):
    """One request for a link, written by the redirect server before it answered.

    The id is a UUIDv7 made by that server; its time is ``occurred_at`` and picks the day's
    partition. Rows are never changed. No foreign key: the redirect server fills every column from
    the link that it has just read, and a key check for each row would cost more than the row.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(
        "tenancy.Organization", on_delete=models.DO_NOTHING, related_name="+", db_constraint=False,
        db_index=False,
    )  # fmt: skip
    alliance = models.ForeignKey(
        "networks.Alliance", on_delete=models.DO_NOTHING, related_name="+", db_constraint=False,
        db_index=False,
    )  # fmt: skip
    brand = models.ForeignKey(
        "tenancy.Organization", on_delete=models.DO_NOTHING, related_name="+", db_constraint=False,
        db_index=False,
    )  # fmt: skip
    link = models.ForeignKey(
        Link, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    visitor = models.UUIDField()
    verdict = models.SmallIntegerField()
    reason = models.SmallIntegerField()
    rule_version = models.SmallIntegerField()
    device = models.SmallIntegerField()
    agent_hash = models.BigIntegerField()
    ip_hash = models.BigIntegerField()
    ip_network = models.GenericIPAddressField(null=True)
    occurred_at = models.GeneratedField(
        expression=Func(F("id"), function="uuid_extract_timestamp"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=[0, 1]), name="click_verdict_known"),
            models.CheckConstraint(
                condition=Q(verdict=0, reason=0) | Q(verdict=1, reason__gt=0),
                name="click_refused_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["link", "id"], name="click_of_link"),
            models.Index(fields=["visitor", "id"], name="click_of_visitor"),
        ]
