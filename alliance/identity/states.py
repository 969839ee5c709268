"""The languages the product speaks."""

from django.db.models import TextChoices


class Language(TextChoices):
    """A person's language; Chinese first."""

    ZH_HANS = "zh-Hans", "简体中文"
    EN = "en", "English"
