"""Freeze a revenue share at the moment both sides agree."""

import hashlib
from datetime import datetime
from uuid import UUID

import orjson
from django.db import connection

from alliance.audit.services import record
from alliance.kernel.ids import new_id
from alliance.tenancy.types import Actor
from settlements.sharing.rules import check_tree, referral_depth
from settlements.sharing.types import Tree


def tree_hash(tree: Tree) -> str:
    """Return the SHA-256 of the tree's canonical JSON, in hexadecimal."""
    return hashlib.sha256(orjson.dumps(tree.as_json(), option=orjson.OPT_SORT_KEYS)).hexdigest()


def snapshot_contract(
    actor: Actor, *, source_kind: str, source_id: UUID, tree: Tree, now: datetime
) -> UUID:
    """Keep ``tree`` as the newest contract version of a source and return its id.

    Either side of a deal may call it; the row belongs to the alliance's operator. The same tree
    again is the same version. Raises InvalidTree; a party of another alliance is refused by the
    database.
    """
    check_tree(tree)
    parties = sorted({leaf.party_id for leaf in tree.leaves() if leaf.party_id is not None})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sharing_snapshot_contract(%s, %s, %s, %s::jsonb, %s, %s, %s, %s)",
            [
                new_id(),
                source_kind,
                source_id,
                orjson.dumps(tree.as_json()).decode(),
                tree_hash(tree),
                referral_depth(tree),
                parties,
                now,
            ],
        )
        contract_id: UUID = cursor.fetchone()[0]
    record(actor, "snapshot_contract", "sharing.contract", contract_id, source=source_id)
    return contract_id
