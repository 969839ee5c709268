"""``ledger-post/insert``: four-leg postings with every guard on, against bare row inserts.

Ours: 8 threads of one process, each with a connection of the application's role, call the posting
function with their tenant's context in one statement and one round trip; each is its own commit.
The legs are an order's: a task's escrow pays an owner, the platform and an agency, over 64 escrows
64 owners and 64 agencies; the platform rolls up. Reference: ``pgbench -M simple -c 16 -j 2``, one
row into a copy of the entry table (its columns, checks and indexes) without triggers and keys to
other tables. Same server, fsync and synchronous_commit on; the two alternate.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg

from tests.benchmarks.ground import Ground, WrongRows, ground

THREADS = 8
ROUNDS = 5
SECONDS = 4.0
ACCOUNTS = 64

POST = """
WITH context AS MATERIALIZED (
    SELECT set_config('alliance.tenant', %s, true), set_config('alliance.network', %s, true),
           set_config('alliance.operated', %s, true)
)
SELECT posted.tx_id FROM context, LATERAL ledger_post(
    'bench', %s, 'CNY', %s, 'benchmark', NULL, %s::uuid[], %s::bigint[]
) AS posted
"""

INSERT = """
INSERT INTO bench_entry
    (tx_id, leg, entry_count, account_id, organization_id, alliance_id, currency, amount)
VALUES (uuidv7(), 1, 4, '{account}', '{organization}', '{alliance}', 'CNY', 100);
"""


@dataclass(frozen=True)
class Accounts:
    """Who posts, and between which accounts."""

    organization_id: UUID
    alliance_id: UUID
    escrows: list[UUID]
    payables: list[UUID]
    agencies: list[UUID]
    platform: UUID


@dataclass(frozen=True)
class Sample:
    """One side's work in one round."""

    operations: int
    seconds: float
    cpu_seconds: float

    @property
    def rate(self) -> float:
        return self.operations / self.seconds


def run() -> dict[str, Any]:
    """Measure both sides in turn; raises WrongRows unless every answer stands in the tables."""
    base = ground()
    accounts = _seed()
    _copy_of_entries(base)
    _measure_ours(base, accounts, 1.5)
    _analyze(base)
    _measure_reference(base, accounts, 1.5)
    before = _rows(base)
    ours, reference = [], []
    for _ in range(ROUNDS):
        reference.append(_measure_reference(base, accounts, SECONDS))
        ours.append(_measure_ours(base, accounts, SECONDS))
    found = {name: count - before[name] for name, count in _rows(base).items()}
    _check(base, found, sum(s.operations for s in ours), sum(s.operations for s in reference))
    return _report(base, ours, reference, found)


def _report(
    base: Ground, ours: list[Sample], reference: list[Sample], found: dict[str, int]
) -> dict[str, Any]:
    ratios = [mine.rate / other.rate for mine, other in zip(ours, reference, strict=True)]
    return {
        "name": "ledger-post/insert",
        "ours": statistics.median(sample.rate for sample in ours),
        "reference": statistics.median(sample.rate for sample in reference),
        "ratio": statistics.median(ratios),
        "unit": "1/s",
        "note": "four-leg postings, 8 threads, all guards, against pgbench -c 16 row inserts",
        "samples": {
            "ours": [sample.rate for sample in ours],
            "reference": [sample.rate for sample in reference],
            "ratio": ratios,
        },
        "cpu_ms_per_op": {"ours": _cpu_ms(ours), "reference": _cpu_ms(reference)},
        "rows_found": found,
        "settings": base.settings() | {"threads": THREADS, "rounds": ROUNDS, "seconds": SECONDS},
    }


def _cpu_ms(samples: list[Sample]) -> float:
    return statistics.median(1_000 * s.cpu_seconds / s.operations for s in samples)


def _seed() -> Accounts:
    from alliance.tenancy.context import acting
    from settlements.ledger import services
    from settlements.ledger.states import AccountKind, AccountMode
    from settlements.ledger.types import Leg
    from tests.personas import make_agency, make_brand, make_operator, make_owner

    operator = make_operator()
    brand, owner, agency = make_brand(operator), make_owner(operator), make_agency(operator)

    def account(holder: Any, kind: AccountKind, reference: str = "", **given: Any) -> UUID:
        return services.open_account(
            organization_id=holder.organization_id,
            alliance_id=holder.alliance_id,
            kind=kind,
            reference=reference,
            **given,
        )

    with acting(operator):
        numbers = range(ACCOUNTS)
        escrows = [account(brand, AccountKind.ESCROW, f"bench:{n}", floor=0) for n in numbers]
        payables = [account(owner, AccountKind.MATURING, f"bench:{n}", floor=0) for n in numbers]
        agencies = [account(agency, AccountKind.MATURING, f"bench:{n}", floor=0) for n in numbers]
        rollup = AccountMode.ROLLUP
        outside = account(operator, AccountKind.EXTERNAL, "bench", mode=rollup)
        total = 10**12
        services.post(
            source="bench",
            idempotency_key=f"fund:{uuid4()}",
            legs=[Leg(outside, -total * ACCOUNTS), *(Leg(escrow, total) for escrow in escrows)],
            effective_at=datetime.now(UTC),
            narrative="fund",
        )
        return Accounts(
            organization_id=operator.organization_id,
            alliance_id=operator.alliance_id,
            escrows=escrows,
            payables=payables,
            agencies=agencies,
            platform=account(operator, AccountKind.PLATFORM_FEE, mode=rollup),
        )


def _copy_of_entries(base: Ground) -> None:
    with base.connect("admin") as admin:
        admin.execute("DROP TABLE IF EXISTS bench_entry")
        admin.execute("CREATE TABLE bench_entry (LIKE ledger_entry INCLUDING ALL)")
        admin.execute("GRANT SELECT, INSERT ON bench_entry TO tangmeng_app")


def _analyze(base: Ground) -> None:
    with base.connect("admin") as admin:
        admin.execute("VACUUM ANALYZE")
        admin.execute("CHECKPOINT")


def _measure_ours(base: Ground, accounts: Accounts, seconds: float) -> Sample:
    barrier = threading.Barrier(THREADS + 1)
    counts = [0] * THREADS

    def post(number: int) -> None:
        dice = random.Random(number)
        context = [str(accounts.organization_id), *[str(accounts.alliance_id)] * 2]
        key, done = uuid4().hex, 0
        with psycopg.connect(base.url("app"), autocommit=True) as connection:
            cursor = connection.cursor()
            barrier.wait()
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                legs = [
                    dice.choice(accounts.escrows),
                    dice.choice(accounts.payables),
                    dice.choice(accounts.agencies),
                    accounts.platform,
                ]
                amounts = [-1_000, 720, 180, 100]
                arguments = [*context, f"{key}{done}", datetime.now(UTC), legs, amounts]
                cursor.execute(POST, arguments, prepare=True)
                cursor.fetchone()
                done += 1
        counts[number] = done

    threads = [threading.Thread(target=post, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    barrier.wait()
    cpu, start = base.cpu_seconds() + time.process_time(), time.monotonic()
    for thread in threads:
        thread.join()
    took = time.monotonic() - start
    return Sample(sum(counts), took, base.cpu_seconds() + time.process_time() - cpu)


def _measure_reference(base: Ground, accounts: Accounts, seconds: float) -> Sample:
    script = INSERT.format(
        account=accounts.platform,
        organization=accounts.organization_id,
        alliance=accounts.alliance_id,
    ).replace("\n", " ")
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        cpu = base.cpu_seconds() + _children_cpu()
        given = ["-n", "-M", "simple", "-c", "16", "-j", "2", "-T", f"{max(1, round(seconds))}"]
        done = subprocess.run(
            [base.program("pgbench"), *given, "-f", file.name, base.url("app")],
            capture_output=True,
            text=True,
            check=True,
        )
    used = base.cpu_seconds() + _children_cpu() - cpu
    operations = int(_find(r"transactions actually processed: (\d+)", done.stdout))
    rate = float(_find(r"tps = ([\d.]+)", done.stdout))
    return Sample(operations, operations / rate, used)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _find(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError(f"pgbench did not say {pattern}: {text}")
    return found[1]


def _rows(base: Ground) -> dict[str, int]:
    tables = ("ledger_tx", "ledger_entry", "bench_entry")
    with base.connect("admin") as admin:
        return {
            table: admin.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()[0]  # type: ignore[index]
            for table in tables
        }


def _check(base: Ground, found: dict[str, int], posted: int, inserted: int) -> None:
    wanted = {"ledger_tx": posted, "ledger_entry": 4 * posted, "bench_entry": inserted}
    if found != wanted:
        raise WrongRows(f"found {found}, acknowledged {wanted}")
    with base.connect("admin") as admin:
        drift = admin.execute(
            "SELECT coalesce(sum(posted), 0) + (SELECT coalesce(sum(amount), 0) "
            "FROM ledger_unrolled), (SELECT sum(amount) FROM ledger_entry) FROM ledger_balance"
        ).fetchone()
    if drift != (0, 0):
        raise WrongRows(f"balances and entries add up to {drift}, not to zero")
