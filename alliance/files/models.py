"""Files that organizations have uploaded."""

from typing import IO, ClassVar

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models

from alliance.files.states import FileKind
from alliance.tenancy.models import TenantModel


class StoredFile(TenantModel):
    """One accepted upload. The bytes lie under MEDIA_ROOT at ``path``, a random name."""

    name = models.CharField(max_length=120)
    path = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=FileKind)
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.BinaryField(max_length=32)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["organization", "path"], name="file_path_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=FileKind.values), name="file_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def open(self) -> IO[bytes]:
        """Return the bytes as a stream; close it (``with``)."""
        return default_storage.open(self.path, "rb")
