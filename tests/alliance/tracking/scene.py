"""An owner, a brand with a verified host, and links between them."""

import itertools
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from alliance.kernel import clock
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from alliance.tracking import services
from alliance.tracking.models import Coupon, Link
from alliance.tracking.types import RecordedClick
from tests.personas import make_brand, make_operator, make_owner

HOST = "shop.example.com"
WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; V2301A Build/TP1A.220624.014; wv) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 "
    "MMWEBSDK/20231002 MicroMessenger/8.0.43.2480(0x28002B51) WeChat/arm64 Weixin "
    "NetType/WIFI Language/zh_CN ABI/arm64"
)

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Scene:
    """Three organizations of one alliance."""

    operator: Actor
    owner: Actor
    brand: Actor

    def link(self, **given: object) -> Link:
        """A link made by the brand."""
        number = next(_numbers)
        wanted: dict[str, object] = {
            "owner_id": self.owner.organization_id,
            "brand_id": self.brand.organization_id,
            "label": f"test:{number}",
            "destination": f"https://{HOST}/p/{number}?from=test#top",
            "now": clock.now(),
        }
        with acting(self.brand):
            return services.create_link(self.brand, **{**wanted, **given})  # type: ignore[arg-type]

    def coupon(self, link: Link, code: str | None = None) -> Coupon:
        with acting(self.brand):
            return services.create_coupon(self.brand, link_id=link.id, code=code)

    def revoke_host(self) -> None:
        with acting(self.operator):
            services.revoke_host(
                self.operator,
                organization_id=self.brand.organization_id,
                host=HOST,
                now=clock.now(),
            )


def make_scene() -> Scene:
    operator = make_operator()
    scene = Scene(operator, make_owner(operator), make_brand(operator))
    with acting(operator):
        services.verify_host(
            operator,
            organization_id=scene.brand.organization_id,
            host=HOST,
            now=clock.now(),
        )
    return scene


def click_on(
    scene: Scene,
    link: Link,
    *,
    at: datetime,
    visitor: UUID | None = None,
    agent: str = WECHAT,
    address: str = "203.0.113.7",
) -> UUID:
    """Keep a click measured elsewhere; return its id."""
    recorded = RecordedClick(link.id, at, visitor or uuid4(), agent, address)
    with acting(scene.operator):
        return services.import_clicks(scene.operator, clicks=[recorded])[0]
