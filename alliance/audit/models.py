"""What was done, by whom, and the chain of hashes that shows a later edit."""

from typing import Any

from django.conf import settings
from django.db import models

from alliance.tenancy.models import TenantModel


class Entry(TenantModel):
    """One deed. Never changed, never deleted."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["organization", "-id"], name="audit_by_organization")]

    def facts_in_chain(self) -> dict[str, Any]:
        """Return the columns that the chain covers."""
        return {
            "id": self.id,
            "organization": self.organization_id,
            "person": self.person_id,
            "verb": self.verb,
            "subject": self.subject,
            "subject_id": self.subject_id,
            "facts": self.facts,
            "created_at": self.created_at.isoformat(),
        }


class Link(models.Model):
    """An entry's place in its alliance's chain: ``hash`` covers the entry and the link before."""

    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, primary_key=True, related_name="link"
    )
    alliance = models.ForeignKey("networks.Alliance", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alliance", "sequence"], name="audit_chain_has_no_fork")
        ]
