"""Delivery records are public inside the alliance and written by its operator."""

from django.db import migrations

from alliance.tenancy.fences import NETWORK, OPERATED, fence, same_alliance


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("tenancy", "0002_initial")]

    operations = [
        fence(
            "matching_deliveryrecord",
            f"alliance_id = {OPERATED}",
            read=f"alliance_id = {NETWORK}",
        ),
        *same_alliance("matching_deliveryrecord"),
    ]
