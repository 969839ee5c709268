"""An alliance with a funded task, a represented owner, and the contract of one deal."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from alliance.kernel.ids import new_id
from alliance.tenancy.context import acting
from alliance.tenancy.types import Actor
from settlements.escrow import services as escrow
from settlements.escrow.selectors import escrow_balance
from settlements.ledger import selectors as ledger
from settlements.ledger.services import open_account, post
from settlements.ledger.states import AccountKind, AccountMode
from settlements.ledger.types import Leg
from settlements.sharing import services
from settlements.sharing.models import Accrual, AccrualRefund
from settlements.sharing.types import Tree, standard_tree
from tests.personas import make_agency, make_brand, make_operator, make_owner

FOUNDED = datetime(2026, 9, 1, tzinfo=UTC)
ORDERED = datetime(2026, 10, 5, 4, tzinfo=UTC)
HOLD = timedelta(days=15)


@dataclass
class World:
    """Everything an order needs; verbs below act as the operator's system."""

    operator: Actor
    brand: Actor
    owner: Actor
    agency: Actor
    contract_id: UUID
    tree: Tree
    source: tuple[str, UUID] = field(default_factory=lambda: ("task", new_id()))

    def fund(self, amount_minor: int, key: str = "first") -> None:
        """Bring money into the brand's wallet and reserve it for the task."""
        with acting(self.operator):
            outside = open_account(
                organization_id=self.operator.organization_id,
                alliance_id=self.operator.alliance_id,
                kind=AccountKind.EXTERNAL,
                mode=AccountMode.ROLLUP,
            )
            wallet = open_account(
                organization_id=self.brand.organization_id,
                alliance_id=self.brand.alliance_id,
                kind=AccountKind.BRAND_WALLET,
                floor=0,
            )
            post(
                source="test",
                idempotency_key=f"topup:{key}",
                legs=[Leg(outside, -amount_minor), Leg(wallet, amount_minor)],
                effective_at=ORDERED,
                narrative="充值",
            )
        with acting(self.brand):
            kind, task_id = self.source
            escrow.reserve(
                self.brand,
                source_kind=kind,
                source_id=task_id,
                amount_minor=amount_minor,
                key=key,
                now=ORDERED,
            )

    def contract_of(self, owner: Actor) -> UUID:
        """Agree a deal of 10 % for the platform and the rest for ``owner``."""
        tree = standard_tree(
            operator_id=self.operator.organization_id,
            take_rate_bp=1_000,
            owner_id=owner.organization_id,
        )
        with acting(self.brand):
            return services.snapshot_contract(
                self.brand, source_kind="deal", source_id=new_id(), tree=tree, now=FOUNDED
            )

    def accrue(
        self, key: str, commission_minor: int = 9_900, at: datetime = ORDERED, **given: object
    ) -> Accrual:
        arguments = {
            "contract_id": self.contract_id,
            "event_key": key,
            "commission_minor": commission_minor,
            "escrow_source": self.source,
            "occurred_at": at,
            "now": at,
            "label": f"订单 {key}",
            **given,
        }
        with acting(self.operator):
            return services.accrue(self.operator, **arguments)  # type: ignore[arg-type]

    def refund(
        self, key: str, amount_minor: int, refund_key: str = "r1", at: datetime = ORDERED
    ) -> AccrualRefund:
        with acting(self.operator):
            return services.reverse(
                self.operator,
                event_key=key,
                refund_key=refund_key,
                refunded_commission_minor=amount_minor,
                now=at,
            )

    def mature(self, now: datetime = ORDERED + HOLD) -> int:
        with acting(self.operator):
            return services.mature(self.operator, now=now)

    def held(self, party: Actor, kind: AccountKind) -> int:
        """What a party's account of one kind holds, the platform's maturing account included."""
        with acting(self.operator):
            return sum(
                ledger.balance_of(
                    organization_id=party.organization_id, kind=kind, reference=reference
                ).posted
                for reference in ("", "platform", "withholding")
            )

    def in_escrow(self) -> int:
        with acting(self.operator):
            return escrow_balance(*self.source)

    def balanced(self) -> bool:
        with acting(self.operator):
            return ledger.trial_balance(self.operator.alliance_id).balanced


def make_world(funded_minor: int = 1_000_000, *, agency_cut_bp: int = 2_000) -> World:
    """10 % to the platform, of the rest 20 % to the agency and the residual to the owner."""
    operator = make_operator(FOUNDED)
    brand, owner = make_brand(operator), make_owner(operator)
    agency = make_agency(operator)
    tree = standard_tree(
        operator_id=operator.organization_id,
        take_rate_bp=1_000,
        owner_id=owner.organization_id,
        agency_id=agency.organization_id,
        agency_cut_bp=agency_cut_bp,
    )
    with acting(brand):
        contract_id = services.snapshot_contract(
            brand, source_kind="deal", source_id=new_id(), tree=tree, now=FOUNDED
        )
    world = World(operator, brand, owner, agency, contract_id, tree)
    if funded_minor:
        world.fund(funded_minor)
    return world
