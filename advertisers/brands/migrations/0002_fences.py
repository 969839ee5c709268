"""Brand profiles are public inside the alliance; host claims are the brand's and the operator's."""

from django.db import migrations

from alliance.tenancy.fences import catalogue, same_alliance, supervised


class Migration(migrations.Migration):
    dependencies = [("brands", "0001_initial"), ("tenancy", "0002_initial")]

    operations = [
        catalogue("brands_brandprofile"),
        *same_alliance("brands_brandprofile"),
        supervised("brands_verifiedhost"),
        *same_alliance("brands_verifiedhost"),
    ]
