"""Eleven writes that must never succeed, as SQL somebody with a connection would try."""

from dataclasses import dataclass
from uuid import UUID

import psycopg

from alliance.kernel.ids import new_id

PRIVILEGE = "42501"
CHECK = "23514"
UNIQUE = "23505"
FOREIGN_KEY = "23503"
APPEND_ONLY = "23000"
UNBALANCED = "TML02"
CLOSED = "TML05"

TABLES = ("account", "tx", "entry", "balance", "unrolled", "hold", "closed_through")

TX = (
    "INSERT INTO ledger_tx (id, alliance_id, source, idempotency_key, request_hash, entry_count, "
    "effective_at, recorded_at, narrative) VALUES ('{new}', '{alliance}', 'attack', '{key}', "
    "'\\x00', {legs}, '{at}', now(), '')"
)
ENTRY = (
    "INSERT INTO ledger_entry (tx_id, leg, entry_count, account_id, organization_id, alliance_id, "
    "currency, amount) VALUES ('{tx}', {leg}, {legs}, '{account}', '{holder}', '{alliance}', "
    "'{currency}', {amount})"
)


@dataclass(frozen=True)
class Ground:
    """An alliance with ¥1 in a brand's wallet, a period closed through 2020, and a connection."""

    connection: psycopg.Connection
    alliance: UUID
    operator: UUID
    brand: UUID
    external: UUID
    wallet: UUID
    old_tx: UUID

    def attempt(self, statements: list[str]) -> str | None:
        """Run the statements and everything due at COMMIT; return the SQLSTATE of the refusal."""
        try:
            with self.connection.transaction():
                for statement in statements:
                    self.connection.execute(statement.encode())
                self.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except psycopg.Error as error:
            return error.sqlstate
        self.connection.execute("SET CONSTRAINTS ALL DEFERRED")
        return None

    def tx(self, new: UUID, *, legs: int = 2, key: str = "", at: str = "2026-11-20") -> str:
        return TX.format(new=new, alliance=self.alliance, key=key or new, legs=legs, at=at)

    def leg(
        self, tx: UUID, leg: int, amount: int, *, outside: bool = False, **changes: object
    ) -> str:
        given = {
            "tx": tx,
            "leg": leg,
            "legs": 2,
            "account": self.external if outside else self.wallet,
            "holder": self.operator if outside else self.brand,
            "alliance": self.alliance,
            "currency": "CNY",
            "amount": amount,
            **changes,
        }
        return ENTRY.format(**given)

    def pair(self, tx: UUID, amount: int, **changes: object) -> list[str]:
        """Two legs that balance: the wallet gets ``amount``."""
        return [
            self.leg(tx, 1, amount, **changes),
            self.leg(tx, 2, -amount, outside=True, **changes),
        ]


@dataclass(frozen=True)
class Attack:
    """What is tried, what the books' owner is told, and the guard without which it succeeds."""

    refused_by: str
    guard_off: str

    def statements(self, name: str, ground: Ground) -> list[str]:
        new = new_id()
        return {
            "unbalanced": [
                ground.tx(new),
                ground.leg(new, 1, 5),
                ground.leg(new, 2, -4, outside=True),
            ],
            "empty": [ground.tx(new)],
            "one leg": [ground.tx(new), ground.leg(new, 1, 5)],
            "update": ["UPDATE ledger_entry SET amount = amount * 2"],
            "delete": ["DELETE FROM ledger_entry"],
            "truncate": ["TRUNCATE ledger_entry"],
            "append": [
                ground.leg(ground.old_tx, 3, 5),
                ground.leg(ground.old_tx, 4, -5, outside=True),
            ],
            "overdraw": [ground.tx(new), *ground.pair(new, -101)],
            "duplicate key": [ground.tx(new, key="old"), *ground.pair(new, 5)],
            "wrong currency": [ground.tx(new), *ground.pair(new, 5, currency="USD")],
            "closed period": [ground.tx(new, at="2019-12-31"), *ground.pair(new, 5)],
        }[name]


_SEAL_OFF = "DROP TRIGGER ledger_tx_sealed ON ledger_tx"
_APPEND_ONLY_OFF = "DROP TRIGGER ledger_entry_append_only ON ledger_entry"

ATTACKS: dict[str, Attack] = {
    "unbalanced": Attack(UNBALANCED, _SEAL_OFF),
    "empty": Attack(UNBALANCED, _SEAL_OFF),
    "one leg": Attack(UNBALANCED, _SEAL_OFF),
    "update": Attack(APPEND_ONLY, _APPEND_ONLY_OFF),
    "delete": Attack(APPEND_ONLY, _APPEND_ONLY_OFF),
    "truncate": Attack(APPEND_ONLY, "DROP TRIGGER ledger_entry_no_truncate ON ledger_entry"),
    "append": Attack(CHECK, "ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_in_seal"),
    "overdraw": Attack(
        CHECK, "ALTER TABLE ledger_balance DROP CONSTRAINT ledger_balance_above_floor"
    ),
    "duplicate key": Attack(UNIQUE, "ALTER TABLE ledger_tx DROP CONSTRAINT ledger_tx_key_once"),
    "wrong currency": Attack(
        FOREIGN_KEY, "ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_account_fk"
    ),
    "closed period": Attack(CLOSED, _SEAL_OFF),
}

PRIVILEGE_OFF = ";".join(
    f"GRANT ALL ON ledger_{table} TO tangmeng_app; "
    f"ALTER TABLE ledger_{table} DISABLE ROW LEVEL SECURITY"
    for table in TABLES
)


def make_ground(connection: psycopg.Connection) -> Ground:
    """Build the ground inside the connection's open transaction, as the superuser."""
    alliance, operator, brand = new_id(), new_id(), new_id()
    connection.execute(
        "INSERT INTO networks_alliance (id, name, slug, zone, admission, created_at) "
        "VALUES (%s, 'x', %s, 'Asia/Shanghai', 'open', now())",
        [alliance, f"attack-{alliance.hex[-8:]}"],
    )
    for organization, is_operator in ((operator, True), (brand, False)):
        connection.execute(
            "INSERT INTO tenancy_organization (id, alliance_id, name, is_owner, is_brand, "
            "is_agency, is_operator, legal_kind, state, created_at) "
            "VALUES (%s, %s, %s, false, %s, false, %s, 'company', 'active', now())",
            [organization, alliance, str(organization), not is_operator, is_operator],
        )
    act_for(connection, operator, alliance)
    external, wallet = (
        _open(connection, organization, alliance, kind, floor)
        for organization, kind, floor in (
            (operator, "external", None),
            (brand, "brand_wallet", 0),
        )
    )
    posted = connection.execute(
        "SELECT tx_id FROM ledger_post('attack', 'old', 'CNY', '2026-11-20', '', NULL, "
        "%s::uuid[], %s::bigint[])",
        [[external, wallet], [-100, 100]],
    ).fetchone()
    assert posted is not None
    connection.execute("SELECT ledger_close_through('2020-01-01')")
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    connection.execute("SET CONSTRAINTS ALL DEFERRED")
    return Ground(connection, alliance, operator, brand, external, wallet, posted[0])


def act_for(connection: psycopg.Connection, operator: UUID, alliance: UUID) -> None:
    for name, value in (("tenant", operator), ("network", alliance), ("operated", alliance)):
        connection.execute("SELECT set_config(%s, %s, true)", [f"alliance.{name}", str(value)])


def _open(
    connection: psycopg.Connection, holder: UUID, alliance: UUID, kind: str, floor: int | None
) -> UUID:
    row = connection.execute(
        "SELECT ledger_open_account(%s, %s, %s, 'CNY', '', 'sync', %s)",
        [holder, alliance, kind, floor],
    ).fetchone()
    assert row is not None
    return row[0]
