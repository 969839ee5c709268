"""The books as a pure Python model, and Hypothesis driving both side by side."""

from collections import Counter
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from django.db import connection
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from alliance.tenancy.context import acting
from settlements.ledger import selectors, services
from settlements.ledger.refusals import InsufficientFunds, KeyConflict
from settlements.ledger.types import Draft
from tests.settlements.ledger.books import NOON, Books, draft, make_books, posting

AMOUNTS = st.integers(1, 500)
ACCOUNTS = ("external", "wallet", "escrow", "payable", "fee")
FLOORED = ("wallet", "escrow")


class LedgerMachine(RuleBasedStateMachine):
    """Every step is done twice, here with integers and there in PostgreSQL; both must agree."""

    operations: ClassVar[int] = 0

    @initialize()
    def open_the_books(self) -> None:
        self.books: Books = make_books()
        self.posted: Counter[str] = Counter()
        self.held: Counter[str] = Counter()
        self.sent: dict[str, list[tuple[str, int]]] = {}
        self.holds: dict[UUID, tuple[str, int]] = {}
        self.reversed: set[str] = set()
        self.number = 0

    @rule(amount=AMOUNTS)
    def bring_money_in(self, amount: int) -> None:
        self._post([("external", -amount), ("wallet", amount)])

    @rule(amount=AMOUNTS)
    def reserve(self, amount: int) -> None:
        self._post([("wallet", -amount), ("escrow", amount)])

    @rule(amount=AMOUNTS, fee=st.integers(1, 99))
    def settle(self, amount: int, fee: int) -> None:
        total = amount + fee
        self._post([("escrow", -total), ("payable", amount), ("fee", fee)])

    @rule(parts=st.lists(st.tuples(AMOUNTS, st.sampled_from(FLOORED)), min_size=1, max_size=5))
    def settle_many(self, parts: list[tuple[int, str]]) -> None:
        bodies = [[(source, -amount), ("payable", amount)] for amount, source in parts]
        keys = [self._key() for _ in bodies]
        changes = Counter[str]()
        for body in bodies:
            changes.update(_sums(body))
        with acting(self.books.operator):
            drafts = [self._draft(key, body) for key, body in zip(keys, bodies, strict=True)]
            if self._fits(changes):
                assert not any(answer.replayed for answer in services.post_many(drafts))
                self._book(changes)
                self.sent.update(zip(keys, bodies, strict=True))
            else:
                _refused(lambda: services.post_many(drafts))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.sent)))
        with acting(self.books.operator):
            assert services.post(**self._posting(key, self.sent[key])).replayed

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def repeat_with_another_body(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.sent)))
        other = [("external", -1_000_000), ("payable", 1_000_000)]
        with acting(self.books.operator):
            try:
                services.post(**self._posting(key, other))
            except KeyConflict:
                return
        raise AssertionError("another body was taken under a known key")

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.sent)))
        body = [(account, -amount) for account, amount in self.sent[key]]
        if key in self.reversed or key.startswith("undo"):
            return
        with acting(self.books.operator):
            original = services.post(**self._posting(key, self.sent[key])).tx_id
            arguments = self._posting(f"undo:{key}", body, reverses=original)
            if self._fits(_sums(body)):
                services.post(**arguments)
                self._book(_sums(body))
                self.reversed.add(key)
            else:
                _refused(lambda: services.post(**arguments))

    @rule(amount=AMOUNTS, account=st.sampled_from(("wallet", "payable")))
    def hold(self, amount: int, account: str) -> None:
        with acting(self.books.operator):
            arguments = {"account_id": getattr(self.books, account), "key": self._key()}
            if self.posted[account] - self.held[account] >= amount:
                placed = services.place_hold(**arguments, amount_minor=amount)
                self.holds[placed] = (account, amount)
                self.held[account] += amount
            else:
                _refused(lambda: services.place_hold(**arguments, amount_minor=amount))

    @precondition(lambda self: self.holds)
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        hold_id = data.draw(st.sampled_from(sorted(self.holds)))
        account, amount = self.holds.pop(hold_id)
        with acting(self.books.operator):
            assert services.release_hold(hold_id=hold_id) == amount
            assert services.release_hold(hold_id=hold_id) == 0
        self.held[account] -= amount

    @precondition(lambda self: self.holds)
    @rule(data=st.data())
    def capture(self, data: st.DataObject) -> None:
        hold_id = data.draw(st.sampled_from(sorted(self.holds)))
        account, amount = self.holds[hold_id]
        body = [(account, -amount), ("external", amount)]
        given = self._posting(self._key(), body)
        with acting(self.books.operator):
            if self.posted[account] < amount:
                _refused(lambda: services.capture_hold(hold_id=hold_id, **given))
                return
            services.capture_hold(hold_id=hold_id, **given)
        del self.holds[hold_id]
        self.held[account] -= amount
        self._book(_sums(body))

    @rule()
    def roll_up(self) -> None:
        with acting(self.books.operator):
            services.roll_up()

    @invariant()
    def both_agree(self) -> None:
        if not hasattr(self, "books"):
            return
        type(self).operations += 1
        with acting(self.books.operator):
            found = selectors.balances(getattr(self.books, name) for name in ACCOUNTS)
            for name in ACCOUNTS:
                balance = found[getattr(self.books, name)]
                assert (balance.posted, balance.held) == (self.posted[name], self.held[name]), name

    def teardown(self) -> None:
        if not hasattr(self, "books"):
            return
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        with acting(self.books.operator):
            trial = selectors.trial_balance(self.books.operator.alliance_id)
        assert trial.balanced
        assert sum(self.posted.values()) == 0

    def _post(self, body: list[tuple[str, int]]) -> None:
        key = self._key()
        arguments = self._posting(key, body)
        with acting(self.books.operator):
            if self._fits(_sums(body)):
                assert not services.post(**arguments).replayed
                self._book(_sums(body))
                self.sent[key] = body
            else:
                _refused(lambda: services.post(**arguments))

    def _fits(self, changes: "Counter[str]") -> bool:
        return all(
            self.posted[name] + changes[name] - self.held[name] >= 0
            for name in FLOORED
            if changes[name]
        )

    def _book(self, changes: "Counter[str]") -> None:
        for name, amount in changes.items():
            self.posted[name] += amount

    def _key(self) -> str:
        self.number += 1
        return f"step{self.number}"

    def _legs(self, body: list[tuple[str, int]]) -> list[tuple[UUID, int]]:
        return [(getattr(self.books, name), amount) for name, amount in body]

    def _posting(self, key: str, body: list[tuple[str, int]], **changes: object) -> dict:
        at = NOON + timedelta(seconds=self.number)
        return posting(key, *self._legs(body), at=at, **changes)

    def _draft(self, key: str, body: list[tuple[str, int]]) -> Draft:
        return draft(key, *self._legs(body))


def _sums(body: list[tuple[str, int]]) -> "Counter[str]":
    found: Counter[str] = Counter()
    for name, amount in body:
        found[name] += amount
    return found


def _refused(act) -> None:  # type: ignore[no-untyped-def]
    try:
        act()
    except InsufficientFunds:
        return
    raise AssertionError("more was taken than there is")
