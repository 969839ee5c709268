"""Organizations, who belongs to them, and the abstract row that every tenant table extends."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from alliance.kernel.ids import new_id
from alliance.tenancy.states import InvitationState, Kind, LegalKind, OrganizationState, Role


class Organization(models.Model):
    """One company, shop, creator or operator inside one alliance. Its columns are public there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alliance = models.ForeignKey("networks.Alliance", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    is_owner = models.BooleanField(default=False)
    is_brand = models.BooleanField(default=False)
    is_agency = models.BooleanField(default=False)
    is_operator = models.BooleanField(default=False)
    legal_kind = models.CharField(max_length=16, choices=LegalKind, default=LegalKind.COMPANY)
    state = models.CharField(
        max_length=16, choices=OrganizationState, default=OrganizationState.ACTIVE
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alliance", "name"], name="organization_name_once"),
            models.UniqueConstraint(fields=["id", "alliance"], name="organization_in_alliance"),
            models.UniqueConstraint(
                fields=["alliance"], condition=Q(is_operator=True), name="one_operator_per_alliance"
            ),
            models.CheckConstraint(
                condition=Q(is_owner=True)
                | Q(is_brand=True)
                | Q(is_agency=True)
                | Q(is_operator=True),
                name="organization_has_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(kind for kind in Kind if getattr(self, f"is_{kind.value}"))


class TenantModel(models.Model):
    """A row that belongs to one organization; its table stands behind a fence (``fences.py``)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(
        "tenancy.Organization", on_delete=models.PROTECT, related_name="+"
    )
    alliance = models.ForeignKey("networks.Alliance", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Membership(models.Model):
    """A person's place in an organization. The person may read it without acting for it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=16, choices=Role)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "person"], name="membership_once"),
        ]


class Invitation(TenantModel):
    """An e-mailed offer to join; the link holds the token, the table only its hash."""

    email = models.EmailField()
    role = models.CharField(max_length=16, choices=Role)
    token_hash = models.BinaryField(max_length=32)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=16, choices=InvitationState, default=InvitationState.PENDING
    )
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "token_hash"], name="invitation_token_once"
            ),
            models.UniqueConstraint(
                fields=["organization", "email"],
                condition=Q(state=InvitationState.PENDING),
                name="one_pending_invitation_per_address",
            ),
        ]
