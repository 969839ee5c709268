"""Writes to people: registering them, their names, and enrolling a second factor."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import IntegrityError, transaction

from alliance.identity.models import Person
from alliance.identity.states import Language
from alliance.kernel.errors import DomainError, InvalidInput


class AddressTaken(DomainError):
    """Only the installer registers people by hand; sign-up never tells that an address exists."""

    code = "address_taken"
    zh = "该邮箱已注册"
    en = "This address is registered already"
    field = "email"


class LocalModeOnly(DomainError):
    """A convenience of demonstrations was asked of a real installation."""

    code = "local_mode_only"
    zh = "仅限本机演示模式"
    en = "Only in local mode"


@transaction.atomic
def register_person(
    *, email: str, password: str | None, display_name: str, locale: Language = Language.ZH_HANS
) -> Person:
    """Create a person whose address counts as verified: installers and demonstrations do.

    Everybody else signs up through allauth, by a code in their mail. Raises AddressTaken.
    """
    try:
        with transaction.atomic():
            person = Person.objects.create_user(
                email, password, display_name=display_name, locale=locale
            )
    except IntegrityError as error:
        raise AddressTaken() from error
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@transaction.atomic
def update_profile(person: Person, *, display_name: str, locale: Language) -> Person:
    """Change how a person is called and addressed. Raises InvalidInput."""
    display_name = display_name.strip()
    if not 1 <= len(display_name) <= 80:
        raise InvalidInput("display_name", zh="姓名需 1–80 个字", en="A name has 1–80 characters")
    person.display_name, person.locale = display_name, locale
    person.save(update_fields=["display_name", "locale"])
    return person


@transaction.atomic
def enroll_totp(person: Person, secret: str) -> None:
    """Give a demonstration person a known authenticator secret (base32) and recovery codes.

    Raises LocalModeOnly elsewhere: a secret somebody else knows is no second factor.
    """
    if not settings.LOCAL_MODE:
        raise LocalModeOnly()
    Authenticator.objects.filter(user=person).delete()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
