"""Tables of people: global, because one person may work for organizations of several alliances."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from alliance.identity.states import Language
from alliance.kernel.ids import new_id


class People(BaseUserManager["Person"]):
    """Makes and finds people by e-mail address, which is kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """Store a person; without a password the account can only be opened by other means."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """One human being who can sign in. What they may do hangs on their memberships."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254)
    display_name = models.CharField(max_length=80, blank=True)
    locale = models.CharField(max_length=10, choices=Language, default=Language.ZH_HANS)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["email"], name="identity_person_email_once"),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="identity_person_email_lower"
            ),
            models.CheckConstraint(
                condition=models.Q(locale__in=Language.values), name="identity_person_locale_known"
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.email

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name or self.email.partition("@")[0]
