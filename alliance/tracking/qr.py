"""QR codes of links, as SVG and PNG."""

import io

import segno

BORDER = 4
PNG_SCALE = 10


def svg(address: str) -> str:
    """Return a QR code (error correction M) as an SVG document that scales to its box."""
    drawing = io.BytesIO()
    _code(address).save(drawing, kind="svg", border=BORDER, omitsize=True, xmldecl=False, nl=False)
    return drawing.getvalue().decode()


def png(address: str) -> bytes:
    """Return a QR code (error correction M) as a PNG, ten pixels a module."""
    image = io.BytesIO()
    _code(address).save(image, kind="png", scale=PNG_SCALE, border=BORDER)
    return image.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False, boost_error=False)
