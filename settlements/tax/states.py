"""The ways of withholding, and how a payee is taxed."""

from django.db import models


class Method(models.TextChoices):
    """How tax is found: over the year so far, over the month alone, or not at all by us."""

    CUMULATIVE = "cumulative", "cumulative"
    SINGLE_PAYMENT = "single_payment", "single payment"
    NONE = "none", "none"
