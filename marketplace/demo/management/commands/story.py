"""Live the main job through against the running product, over HTTP, and print each step."""

import time

import httpx
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from marketplace.demo.story.brand import brand_funds_a_task, brand_strikes_deals
from marketplace.demo.story.delivery import deal_is_delivered, people_click_and_buy
from marketplace.demo.story.http import StoryFailed
from marketplace.demo.story.owner import owner_lists_an_audience
from marketplace.demo.story.settling import (
    books_balance,
    earnings_mature,
    operator_closes,
    two_people_pay,
)
from marketplace.demo.story.stage import Stage, operators

CHAPTERS = (
    ("开场：运营方与机构登录", operators),
    ("一、流量主：渠道、会员、画像、挂牌", owner_lists_an_audience),
    ("二、品牌：充值、托管、发布任务", brand_funds_a_task),
    ("三、匹配、邀请、还价、抢名额", brand_strikes_deals),
    ("四、交付：链接、稿件、发布凭证", deal_is_delivered),
    ("五、点击与订单", people_click_and_buy),
    ("六、分账、账期、退款冲回", earnings_mature),
    ("七、关账与对账单", operator_closes),
    ("八、两人放款", two_people_pay),
    ("九、试算平衡", books_balance),
)


class Command(BaseCommand):
    help = "Live the main job through over HTTP against the running product"

    def handle(self, **options: object) -> None:
        began = time.monotonic()
        stage = Stage(
            console=settings.PUBLIC_URL,
            say=lambda line: self.stdout.write(f"  {line}"),
        )
        try:
            for title, chapter in CHAPTERS:
                self.stdout.write(f"[{time.monotonic() - began:6.1f} s] {title}")
                chapter(stage)
        except StoryFailed as error:
            raise CommandError(f"the story broke off: {error}") from error
        except httpx.TransportError as error:
            raise CommandError(f"no product answers at {settings.PUBLIC_URL}: {error}") from error
        finally:
            stage.close()
        self.stdout.write(f"[{time.monotonic() - began:6.1f} s] 全程走通，账目平衡。")
