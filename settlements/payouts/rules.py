"""Reconciliation as pure comparison of two lists of payments."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from settlements.payouts.states import Finding
from settlements.payouts.types import Discrepancy, OwnLine, RailLine


def reconcile(own: Iterable[OwnLine], rail: Iterable[RailLine]) -> list[Discrepancy]:
    """Return every difference between our payments and the rail's file, ordered by key.

    A payment whose outcome we do not know yet is no difference while the rail has not paid it.
    """
    ours = {line.key: line for line in own}
    theirs: dict[str, list[RailLine]] = defaultdict(list)
    for line in rail:
        theirs[line.key].append(line)
    return [
        difference
        for key in sorted(ours.keys() | theirs.keys())
        for difference in _about(key, ours.get(key), theirs.get(key, []))
    ]


def _about(key: str, own: OwnLine | None, lines: list[RailLine]) -> Iterator[Discrepancy]:
    def difference(finding: Finding, rail: RailLine | None) -> Discrepancy:
        return Discrepancy(
            finding, key, own.amount_minor if own else None, rail.amount_minor if rail else None
        )

    paid = [line for line in lines if line.paid]
    if len(paid) > 1:
        yield difference(Finding.TWICE_AT_RAIL, paid[1])
    if own is None:
        yield difference(Finding.UNKNOWN_TO_US, lines[0])
        return
    if not lines:
        if own.settled and own.paid:
            yield difference(Finding.MISSING_AT_RAIL, None)
        return
    line = paid[0] if paid else lines[0]
    if line.amount_minor != own.amount_minor:
        yield difference(Finding.AMOUNT_DIFFERS, line)
    if line.currency != own.currency:
        yield difference(Finding.CURRENCY_DIFFERS, line)
    if line.payee_name != own.payee_name:
        yield difference(Finding.PAYEE_DIFFERS, line)
    if own.paid and not line.paid:
        yield difference(Finding.PAID_HERE_ONLY, line)
    if line.paid and not own.paid:
        yield difference(Finding.PAID_THERE_ONLY, line)
