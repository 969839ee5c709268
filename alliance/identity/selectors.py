"""Reads of people and of their second factors."""

from allauth.mfa.models import Authenticator

from alliance.identity.models import Person


def has_totp(person: Person) -> bool:
    """Say whether the person has set up an authenticator app."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def person_by_email(email: str) -> Person | None:
    """Return the active person who signs in with this address."""
    return Person.objects.filter(email=email.strip().lower(), is_active=True).first()
