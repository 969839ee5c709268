"""A redirect server that answers before the commit: the control of the durability test."""

import asyncio

from alliance.tracking.redirect import Redirect
from alliance.tracking.server import environment


class Hasty(Redirect):
    """Promises at once; the row follows when it may."""

    async def start(self, told: environment.Environment) -> None:
        await super().start(told)
        add = self.writer.add

        def promise(day: int, row: bytes) -> asyncio.Future[None]:
            add(day, row).add_done_callback(lambda done: done.exception())
            promised: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            promised.set_result(None)
            return promised

        self.writer.add = promise  # type: ignore[method-assign]


app = Hasty()
