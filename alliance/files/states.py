"""What a stored file is; nothing else is accepted."""

from django.db.models import TextChoices


class FileKind(TextChoices):
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
