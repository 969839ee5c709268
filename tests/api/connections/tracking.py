"""Rows for the connections of links and clicks."""

from datetime import timedelta

from alliance.kernel import clock
from alliance.tenancy.types import Actor
from tests.alliance.tracking.scene import click_on, make_scene
from tests.api.registry import fills


@fills("links")
def links(count: int) -> Actor:
    scene = make_scene()
    for _ in range(count):
        scene.coupon(scene.link())
    return scene.owner


@fills("clicks")
def clicks(count: int) -> Actor:
    scene = make_scene()
    for number in range(count):
        link = scene.link()
        click_on(scene, link, at=clock.now() - timedelta(minutes=number + 1))
    return scene.brand
