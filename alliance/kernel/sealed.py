"""Secrets that must be read back are stored sealed, each purpose under a key of its own."""

import base64
from functools import cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(purpose: str, plain: bytes) -> bytes:
    """Encrypt and authenticate ``plain`` under the installation's key for ``purpose``."""
    return _box(purpose, settings.SECRET_KEY).encrypt(plain)


def unseal(purpose: str, sealed: bytes) -> bytes:
    """Return what ``seal`` was given. Raises cryptography.fernet.InvalidToken on any change."""
    return _box(purpose, settings.SECRET_KEY).decrypt(bytes(sealed))


@cache
def _box(purpose: str, secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"tangmeng.{purpose}".encode())
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret.encode())))
