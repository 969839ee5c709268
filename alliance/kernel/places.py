"""The 34 province-level regions, by the letters of ISO 3166-2:CN, and how people write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Province:
    """One province-level region; ``number`` is its GB/T 2260 prefix."""

    code: str
    number: str
    zh: str
    en: str


PROVINCES = tuple(
    Province(*row.split())
    for row in (
        "BJ 11 北京 Beijing",
        "TJ 12 天津 Tianjin",
        "HE 13 河北 Hebei",
        "SX 14 山西 Shanxi",
        "NM 15 内蒙古 Neimenggu",
        "LN 21 辽宁 Liaoning",
        "JL 22 吉林 Jilin",
        "HL 23 黑龙江 Heilongjiang",
        "SH 31 上海 Shanghai",
        "JS 32 江苏 Jiangsu",
        "ZJ 33 浙江 Zhejiang",
        "AH 34 安徽 Anhui",
        "FJ 35 福建 Fujian",
        "JX 36 江西 Jiangxi",
        "SD 37 山东 Shandong",
        "HA 41 河南 Henan",
        "HB 42 湖北 Hubei",
        "HN 43 湖南 Hunan",
        "GD 44 广东 Guangdong",
        "GX 45 广西 Guangxi",
        "HI 46 海南 Hainan",
        "CQ 50 重庆 Chongqing",
        "SC 51 四川 Sichuan",
        "GZ 52 贵州 Guizhou",
        "YN 53 云南 Yunnan",
        "XZ 54 西藏 Xizang",
        "SN 61 陕西 Shaanxi",
        "GS 62 甘肃 Gansu",
        "QH 63 青海 Qinghai",
        "NX 64 宁夏 Ningxia",
        "XJ 65 新疆 Xinjiang",
        "TW 71 台湾 Taiwan",
        "HK 81 香港 Hongkong",
        "MO 82 澳门 Macao",
    )
)
PROVINCE_CODES = tuple(province.code for province in PROVINCES)
PROVINCE_CHOICES = [(province.code, province.zh) for province in PROVINCES]

_SUFFIXES = (
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "省",
    "市",
    "province",
)
_ALIASES = {"innermongolia": "NM", "tibet": "XZ", "macau": "MO"}
_BY_NAME = (
    {province.zh: province.code for province in PROVINCES}
    | {province.en.lower(): province.code for province in PROVINCES}
    | {province.code.lower(): province.code for province in PROVINCES}
    | {province.number: province.code for province in PROVINCES}
    | _ALIASES
)


def province_code(text: str) -> str | None:
    """Return a province's code from its name (广东省, Guangdong), letters or number; else None."""
    name = text.strip().lower().removeprefix("cn-").replace(" ", "").replace("-", "")
    if len(name) == 6 and name.isdigit():  # a full GB/T 2260 number such as 440100
        name = name[:2]
    if name in _BY_NAME:
        return _BY_NAME[name]
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and name.removesuffix(suffix) in _BY_NAME:
            return _BY_NAME[name.removesuffix(suffix)]
    return None
