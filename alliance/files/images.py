"""Images are drawn anew: what a file hid (metadata, scripts, a second format) is gone."""

import io
import warnings
from typing import IO

from PIL import Image, ImageOps

from alliance.files.rules import NotAccepted
from alliance.files.states import FileKind

MAX_PIXELS = 40_000_000


def redrawn(stream: IO[bytes], kind: FileKind) -> io.BytesIO:
    """Return the image's first frame re-encoded in its own format, upright, without metadata.

    Raises NotAccepted for anything Pillow cannot read whole, or above 40 megapixels.
    """
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(stream, formats=[kind.value.upper()]) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise NotAccepted()
                picture.load()
                upright = ImageOps.exif_transpose(picture)
                drawn = upright.convert("RGB" if kind is FileKind.JPEG else "RGBA")
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError) as error:
        raise NotAccepted() from error
    out = io.BytesIO()
    drawn.save(out, format=kind.value.upper(), **_SETTINGS[kind])
    out.seek(0)
    return out


_SETTINGS: dict[FileKind, dict[str, int | bool]] = {
    FileKind.PNG: {"optimize": False},
    FileKind.JPEG: {"quality": 88},
    FileKind.WEBP: {"quality": 88},
}
