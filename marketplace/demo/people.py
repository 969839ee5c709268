"""The people one signs in as: one for each console."""

from dataclasses import dataclass

from alliance.tenancy.states import Role

PASSWORD = "tangmeng-pond-2026"
ALLIANCE_SLUG = "tangmeng"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to sign in as. ``totp`` is the authenticator's secret, base32."""

    key: str
    email: str
    name: str
    duty_zh: str
    duty_en: str
    role: Role = Role.ADMIN
    totp: str = ""


MAKER = DemoPerson(
    "maker",
    "maker@tangmeng.example",
    "沈知秋",
    "运营方：关账、制单",
    "operator, maker",
    totp="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
)
CHECKER = DemoPerson(
    "checker",
    "checker@tangmeng.example",
    "陆明远",
    "运营方：复核、放款",
    "operator, checker",
    role=Role.FINANCE,
    totp="KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU",
)
OWNER = DemoPerson(
    "owner", "owner@tangmeng.example", "林晓荷", "流量主：西湖读书会", "traffic owner"
)
AGENCY = DemoPerson("agency", "agency@tangmeng.example", "周若溪", "MCN：青禾传媒", "MCN agency")
BRAND = DemoPerson("brand", "brand@tangmeng.example", "许星河", "品牌：山野茶事", "brand")

PEOPLE = (OWNER, AGENCY, BRAND, MAKER, CHECKER)
