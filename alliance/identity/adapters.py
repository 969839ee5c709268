"""Where allauth asks us: whom it may take in, and in which words it writes."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.conf import settings
from django.core.mail import send_mail

from alliance.identity.letters import LETTERS
from alliance.identity.models import Person
from alliance.identity.states import Language
from alliance.kernel.language import language_of


class AccountAdapter(DefaultAccountAdapter):
    """Writes our letters and remembers the language somebody signed up in."""

    def save_user(self, request: Any, user: Person, form: Any, commit: bool = True) -> Person:
        user.locale = Language(_language())
        saved: Person = super().save_user(request, user, form, commit)
        return saved

    def clean_email(self, email: str) -> str:
        return email.strip().lower()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of our letters; those that nobody wrote here keep allauth's words."""
        letter = LETTERS.get(template_prefix.rpartition("/")[2])
        if letter is None:
            super().send_mail(template_prefix, email, context)
            return
        person = context.get("user")
        language = person.locale if isinstance(person, Person) else _language()
        subject, body = letter.written(
            language, code=str(context.get("code", "")), url=settings.PUBLIC_URL
        )
        subject = settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + subject
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [email])


def _language() -> str:
    """Return the language of the request in hand."""
    request = allauth_context.request
    return language_of(request.headers.get("Accept-Language", "") if request else "")
