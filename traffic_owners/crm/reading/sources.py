"""The bytes of an uploaded file, for reading from the start."""

from contextlib import AbstractContextManager
from typing import BinaryIO, cast

from django.core.files.storage import default_storage


def opened(path: str) -> AbstractContextManager[BinaryIO]:
    """Open the stored file at ``path``; leaving the ``with`` block closes it."""
    return cast("AbstractContextManager[BinaryIO]", default_storage.open(path, "rb"))
