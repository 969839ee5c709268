"""Roles inside an organization, kinds of organization, and the life of an invitation."""

from django.db import models


class Role(models.TextChoices):
    ADMIN = "admin"
    MANAGER = "manager"
    STAFF = "staff"
    FINANCE = "finance"
    READONLY = "readonly"


class Kind(models.TextChoices):
    """What an organization does in its alliance; it may be several at once."""

    OWNER = "owner"
    BRAND = "brand"
    AGENCY = "agency"
    OPERATOR = "operator"


class LegalKind(models.TextChoices):
    """What the tax law sees when the organization is paid."""

    PERSON = "person"
    SOLE_TRADER = "sole_trader"
    COMPANY = "company"
    OVERSEAS = "overseas"


class OrganizationState(models.TextChoices):
    APPLYING = "applying"
    ACTIVE = "active"
    SUSPENDED = "suspended"


class InvitationState(models.TextChoices):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
