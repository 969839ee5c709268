"""Ids, fingerprints, codes and QR pictures."""

import io
import uuid
from datetime import UTC, datetime

import zxingcpp
from PIL import Image

from alliance.tracking import qr
from alliance.tracking.codes import coupon_code, link_code, normal_coupon
from alliance.tracking.fingerprints import address_hash, address_key, network_of
from alliance.tracking.ids import ClickIds, first_id_at, id_at, instant_of

MOMENT = datetime(2026, 11, 21, 22, 30, 15, 123_000, tzinfo=UTC)
ADDRESS = "https://t.example.cn/Ab3dEf9h"


def test_ids_of_one_instant_rise_and_are_version_7() -> None:
    ids = ClickIds()
    made = [uuid.UUID(bytes=ids.make(1_763_764_215_123)) for _ in range(4_000)]

    assert made == sorted(made)
    assert len(set(made)) == 4_000
    assert {(each.version, each.variant) for each in made} == {(7, uuid.RFC_4122)}


def test_an_id_keeps_its_instant() -> None:
    assert instant_of(id_at(MOMENT)) == MOMENT
    assert first_id_at(MOMENT) <= id_at(MOMENT)


def test_the_network_is_a_24_or_a_48() -> None:
    assert network_of("203.0.113.77") == "203.0.113.0"
    assert network_of("2001:db8:1:2:3::4") == "2001:db8:1::"
    assert network_of("::ffff:203.0.113.77") == "203.0.113.0"
    assert network_of("unknown") is None


def test_address_hashes_need_the_key() -> None:
    one, other = address_key("a"), address_key("b")
    assert address_hash(one, "203.0.113.7") == address_hash(one, "203.0.113.7")
    assert address_hash(one, "203.0.113.7") != address_hash(other, "203.0.113.7")


def test_codes_have_no_letters_that_look_alike() -> None:
    assert not set("0OIl") & set("".join(link_code() for _ in range(200)))
    assert not set("01OIL") & set("".join(coupon_code() for _ in range(200)))
    assert normal_coupon(" tea-88 x ") == "TEA88X"


def test_png_is_read_back_by_a_scanner() -> None:
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(qr.png(ADDRESS))))
    assert [each.text for each in found] == [ADDRESS]


def test_svg_draws_the_same_modules_as_the_png() -> None:
    """Each module row of the SVG is a run of strokes; drawn as pixels a scanner reads it."""
    import re

    drawing = qr.svg(ADDRESS)
    size = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])  # type: ignore[index]
    picture = Image.new("L", (size, size), 255)
    path = re.search(r' d="([^"]+)"', drawing)[1]  # type: ignore[index]
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            for step in range(int(values[0])):
                picture.putpixel((int(x) + step, int(y)), 0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    large = picture.resize((size * 8, size * 8), Image.Resampling.NEAREST)
    assert [each.text for each in zxingcpp.read_barcodes(large)] == [ADDRESS]
