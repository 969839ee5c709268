"""What one cell means: dates, money, gender, device, interests as people write them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from alliance.kernel.places import province_code
from alliance.kernel.vocabulary import Category, Device, Gender

# Digits after the decimal point, ISO 4217.
CURRENCY_DECIMALS = {"CNY": 2, "USD": 2, "HKD": 2, "MOP": 2, "TWD": 2, "EUR": 2, "GBP": 2, "JPY": 0}
LARGEST_AMOUNT_MINOR = 10**13
LARGEST_QUANTITY = 10**6

K = TypeVar("K", Gender, Device, Category)

_DATE = re.compile(r"^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T\s].*)?$")
_GENDERS = {
    Gender.FEMALE: "女 女性 女士 f female woman w",
    Gender.MALE: "男 男性 先生 m male man",
    Gender.UNKNOWN: "未知 保密 unknown u -",
}
_DEVICES = {
    Device.IOS: "ios iphone ipad 苹果",
    Device.ANDROID: "android 安卓",
    Device.HARMONY: "harmony harmonyos 鸿蒙",
    Device.DESKTOP: "desktop pc windows mac web 电脑",
    Device.UNKNOWN: "unknown 未知 其他 other -",
}
_INTERESTS = {
    Category.FOOD: "food 美食 餐饮 生鲜 零食 食品",
    Category.MATERNITY: "maternity 母婴 育儿 亲子",
    Category.BEAUTY: "beauty 美妆 护肤 美容",
    Category.FASHION: "fashion 服饰 穿搭 服装 鞋包 时尚",
    Category.DIGITAL: "digital 数码 科技 3c",
    Category.HOME: "home 家居 家装 家电 家具",
    Category.TRAVEL: "travel 旅行 旅游 出行",
    Category.EDUCATION: "education 教育 学习 培训",
    Category.HEALTH: "health 健康 养生 医疗",
    Category.FINANCE: "finance 财经 理财 金融",
    Category.SPORTS: "sports 运动 健身 户外",
    Category.PETS: "pets 宠物",
    Category.AUTO: "auto 汽车",
    Category.GAMES: "games 游戏",
    Category.BOOKS: "books 图书 阅读 读书 文化",
    Category.LOCAL_LIFE: "local_life 本地生活 本地 同城",
}


class BadValue(Exception):
    """A cell cannot be read; the message is a code of ``problems.SENTENCES``."""

    @property
    def code(self) -> str:
        return str(self.args[0])


def _words(table: Mapping[K, str]) -> dict[str, str]:
    return {word: key.value for key, words in table.items() for word in words.split()}


_GENDER_OF = _words(_GENDERS)
_DEVICE_OF = _words(_DEVICES)
_INTEREST_OF = _words(_INTERESTS)


def parse_date(text: str) -> date:
    """Read 19970101, 1997-1-1, 1997/01/01, 1997年1月1日, each with or without a time."""
    match = _DATE.match(text.strip())
    if not match:
        raise BadValue("bad_date")
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise BadValue("bad_date") from None


def parse_past_date(text: str, today: date) -> date:
    day = parse_date(text)
    if day > today:
        raise BadValue("future_date")
    return day


def parse_amount(text: str, currency: str) -> int:
    """Return an amount in minor units; ¥, $, thousands commas and 元 are understood."""
    plain = re.sub(r"[¥￥$€£,，\s元]", "", text)
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        raise BadValue("bad_amount") from None
    if not amount.is_finite():
        raise BadValue("bad_amount")
    if amount < 0:
        raise BadValue("negative_amount")
    if amount.adjusted() > 13:
        raise BadValue("too_large")
    minor = amount.scaleb(CURRENCY_DECIMALS[currency])
    if minor != minor.to_integral_value():
        raise BadValue("too_precise")
    if minor > LARGEST_AMOUNT_MINOR:
        raise BadValue("too_large")
    return int(minor)


def parse_quantity(text: str) -> int:
    plain = re.sub(r"\.0+$", "", text.strip())
    if not plain.isdecimal() or len(plain) > 9 or int(plain) == 0:
        raise BadValue("bad_quantity")
    if int(plain) > LARGEST_QUANTITY:
        raise BadValue("too_large")
    return int(plain)


def parse_birth_year(text: str, today: date) -> int:
    """Read a year, or a birthday of which only the year is kept."""
    plain = text.strip()
    year = int(plain) if re.fullmatch(r"\d{4}", plain) else _year_of(plain)
    if not today.year - 120 <= year <= today.year:
        raise BadValue("bad_year")
    return year


def _year_of(text: str) -> int:
    try:
        return parse_date(text).year
    except BadValue:
        raise BadValue("bad_year") from None


def parse_age(text: str, today: date) -> int:
    """Read an age as a year of birth: an age would grow stale in the table."""
    plain = text.strip().removesuffix("岁")
    if not plain.isdecimal() or len(plain) > 3 or int(plain) > 120:
        raise BadValue("bad_age")
    return today.year - int(plain)


def parse_gender(text: str) -> str:
    return _known(text, _GENDER_OF, "unknown_gender")


def parse_device(text: str) -> str:
    return _known(text, _DEVICE_OF, "unknown_device")


def parse_province(text: str) -> str:
    code = province_code(text)
    if code is None:
        raise BadValue("unknown_province")
    return code


def parse_interests(text: str) -> list[str]:
    return sorted({_known(word, _INTEREST_OF, "unknown_interest") for word in split_words(text)})


def split_words(text: str) -> list[str]:
    """Split a cell that holds several words: 美食、母婴 or "food; travel"."""
    return [word for word in re.split(r"[、,，;；|/\s]+", text.strip()) if word]


def _known(text: str, words: dict[str, str], code: str) -> str:
    word = text.strip().lower()
    if word not in words:
        raise BadValue(code)
    return words[word]
