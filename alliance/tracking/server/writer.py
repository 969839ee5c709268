"""Group commit: clicks wait together, one COPY makes them durable, then each is answered.

A COPY is one transaction. When its answer is lost nobody knows whether it was committed; the same
rows then go through a staging table with ON CONFLICT DO NOTHING, so that none is lost or doubled.
"""

import asyncio
import logging
import time
from collections import deque
from datetime import date, timedelta

import asyncpg

from alliance.tracking.server.errors import Overloaded, Unavailable
from alliance.tracking.server.records import COLUMNS, HEADER, TRAILER

logger = logging.getLogger(__name__)

MAX_BATCH = 512
COPY_SECONDS = 2.0
PATIENCE_SECONDS = 4.0
RETRY_SECONDS = 0.1
PARTITION_RETRY_SECONDS = 5.0
DEFAULT_PARTITION = "tracking_click_default"
STAGING = "tracking_clickstaging"

_EPOCH = date(1970, 1, 1)
_NAMES = ", ".join(COLUMNS)


class Batch:
    """Clicks of one UTC day that will share a commit."""

    __slots__ = ("day", "deadline", "rows", "waiters")

    def __init__(self, day: int) -> None:
        self.day = day
        self.deadline = time.monotonic() + PATIENCE_SECONDS
        self.rows: list[bytes] = []
        self.waiters: list[asyncio.Future[None]] = []

    def packed(self) -> bytearray:
        """Return the rows as one binary COPY; a bytearray, since asyncpg takes bytes for a path."""
        return bytearray().join((HEADER, *self.rows, TRAILER))

    def settle(self, error: Exception | None = None) -> None:
        for waiter in self.waiters:
            if waiter.done():
                continue
            if error is None:
                waiter.set_result(None)
            else:
                waiter.set_exception(error)


class Partitions:
    """Day → table. A day whose partition is missing goes to the default one, for a while."""

    def __init__(self) -> None:
        self._missing_until: dict[int, float] = {}

    def table(self, day: int) -> str:
        if self._missing_until.get(day, 0.0) > time.monotonic():
            return DEFAULT_PARTITION
        return f"tracking_click_{_EPOCH + timedelta(days=day):%Y%m%d}"

    def missing(self, day: int) -> None:
        self._missing_until = {day: time.monotonic() + PARTITION_RETRY_SECONDS}

    def made(self, day: int) -> None:
        self._missing_until.pop(day, None)


class Lane:
    """One connection that commits one batch at a time."""

    def __init__(self, database: str, partitions: Partitions) -> None:
        self._database = database
        self._partitions = partitions
        self._connection: asyncpg.Connection | None = None

    @property
    def is_open(self) -> bool:
        return self._connection is not None and not self._connection.is_closed()

    async def connect(self) -> asyncpg.Connection:
        if self._connection is not None:
            self._connection.terminate()
        self._connection = await asyncpg.connect(
            self._database,
            timeout=COPY_SECONDS,
            server_settings={"synchronous_commit": "on", "application_name": "tangmeng redirect"},
        )
        return self._connection

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close(timeout=COPY_SECONDS)

    async def commit(self, batch: Batch) -> None:
        """Make a batch durable. Any error but a wrong partition leaves its fate unknown."""
        connection = self._connection or await self.connect()
        table = self._partitions.table(batch.day)
        try:
            await _copy(connection, table, batch)
        except asyncpg.UndefinedTableError:
            self._partitions.missing(batch.day)
            await _copy(connection, DEFAULT_PARTITION, batch)
        except asyncpg.CheckViolationError:  # the day's partition has been made meanwhile
            self._partitions.made(batch.day)
            await _copy(connection, self._partitions.table(batch.day), batch)

    async def repeat(self, batch: Batch) -> None:
        """Make a batch durable that may or may not be: rows that are there already stay alone."""
        connection = await self.connect()
        table = self._partitions.table(batch.day)
        if not await connection.fetchval("SELECT to_regclass($1) IS NOT NULL", table):
            table = DEFAULT_PARTITION
        async with connection.transaction():
            await _copy(connection, STAGING, batch)
            await connection.execute(
                f"INSERT INTO {table} ({_NAMES}) SELECT {_NAMES} FROM {STAGING} "
                "ON CONFLICT DO NOTHING",
                timeout=COPY_SECONDS,
            )
            await connection.execute(f"DELETE FROM {STAGING}", timeout=COPY_SECONDS)


class ClickWriter:
    """The queue in front of the lanes: bounded, in order, several batches in flight."""

    def __init__(self, database: str, *, lanes: int, capacity: int) -> None:
        partitions = Partitions()
        self._lanes = [Lane(database, partitions) for _ in range(lanes)]
        self._capacity = capacity
        self._waiting = 0
        self._batches: deque[Batch] = deque()
        self._idle: list[asyncio.Future[None]] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._is_closing = False

    async def open(self) -> None:
        """Start the lanes; a database that is away now is tried again with each batch."""
        self._loop = asyncio.get_running_loop()
        opened = await asyncio.gather(
            *(lane.connect() for lane in self._lanes), return_exceptions=True
        )
        for failure in opened:
            if isinstance(failure, Exception):
                logger.warning("the database is away: %s", failure)
        self._tasks = [self._loop.create_task(self._work(lane)) for lane in self._lanes]

    async def close(self) -> None:
        """Commit everything that waits, then close."""
        self._is_closing = True
        while self._idle:
            self._idle.pop().set_result(None)
        await asyncio.gather(*self._tasks)
        await asyncio.gather(*(lane.close() for lane in self._lanes), return_exceptions=True)

    @property
    def is_healthy(self) -> bool:
        return any(lane.is_open for lane in self._lanes) and self._waiting < self._capacity

    def add(self, day: int, row: bytes) -> asyncio.Future[None]:
        """Return a future that is done when the row is durable, or fails with Unavailable.

        Raises Overloaded when too many rows wait.
        """
        if self._waiting >= self._capacity:
            raise Overloaded
        self._waiting += 1
        batches = self._batches
        if not batches or batches[-1].day != day or len(batches[-1].rows) >= MAX_BATCH:
            batches.append(Batch(day))
            if self._idle:
                self._idle.pop().set_result(None)
        batch = batches[-1]
        waiter = self._loop.create_future()
        batch.rows.append(row)
        batch.waiters.append(waiter)
        return waiter

    async def _work(self, lane: Lane) -> None:
        while True:
            if self._batches:
                await self._write(lane, self._batches.popleft())
            elif self._is_closing:
                return
            else:
                sleeper = self._loop.create_future()
                self._idle.append(sleeper)
                await sleeper

    async def _write(self, lane: Lane, batch: Batch) -> None:
        try:
            await lane.commit(batch)
            failure = None
        except Exception as error:
            logger.warning("a commit of %s clicks is in doubt: %s", len(batch.rows), error)
            failure = await self._rescue(lane, batch)
        self._waiting -= len(batch.rows)
        batch.settle(failure)

    async def _rescue(self, lane: Lane, batch: Batch) -> Unavailable | None:
        """Repeat a batch until it is durable or its visitors have waited long enough."""
        while True:
            try:
                await lane.repeat(batch)
            except Exception as error:
                if time.monotonic() > batch.deadline:
                    logger.error("%s clicks were refused: %s", len(batch.rows), error)
                    return Unavailable()
                await asyncio.sleep(RETRY_SECONDS)
            else:
                return None


async def _copy(connection: asyncpg.Connection, table: str, batch: Batch) -> None:
    await connection.copy_to_table(
        table, source=batch.packed(), columns=COLUMNS, format="binary", timeout=COPY_SECONDS
    )
