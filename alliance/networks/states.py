"""How an alliance admits organizations."""

from django.db import models


class Admission(models.TextChoices):
    OPEN = "open"
    REVIEW = "review"
