"""A brand's profile and hosts in real Chromium, and the operator who decides on them."""

import re

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.personas import make_brand, make_operator
from tests.screens import chromium, opened, picture  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_brand_claims_a_host_and_the_operator_confirms_it(
    chromium: Browser,  # noqa: F811
    live_server: LiveServer,
) -> None:
    operator = make_operator()
    page = opened(chromium, live_server, make_brand(operator, name="山野茶事"))
    page.goto("/brand/profile")
    page.get_by_label("品牌名").fill("山野茶事")
    page.get_by_role("combobox", name="主营类目").click()
    page.locator(".ant-select-item-option").filter(has_text="食品").first.click()
    page.get_by_role("button", name=re.compile("^保 ?存$")).click()
    expect(page.get_by_text("已保存")).to_be_visible()
    page.get_by_label("新增域名").fill("10.0.0.1")
    page.get_by_role("button", name=re.compile("添 ?加$")).click()
    expect(page.get_by_role("main")).to_contain_text("不是可公开访问的域名")
    page.get_by_label("新增域名").fill("Shop.Example.com")
    page.get_by_role("button", name=re.compile("添 ?加$")).click()
    hosts = page.get_by_role("list", name="域名")
    expect(hosts).to_contain_text("shop.example.com")
    expect(hosts).to_contain_text("待核实")

    desk = opened(chromium, live_server, operator)
    desk.goto("/operator/hosts?state=CLAIMED")
    desk.get_by_role("button", name="确认 shop.example.com").click()
    desk.get_by_role("dialog").get_by_role("button", name=re.compile("^确 ?认$")).click()
    expect(desk.get_by_role("main")).to_contain_text("没有符合")
    desk.goto("/operator/hosts")
    expect(desk.get_by_role("row").filter(has_text="shop.example.com")).to_contain_text("已验证")
    picture(desk, "hosts")

    page.reload()
    expect(hosts).to_contain_text("已验证")
    expect(page.get_by_label("品牌名")).to_have_value("山野茶事")
