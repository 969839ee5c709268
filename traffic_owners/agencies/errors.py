"""Refusals of the agency room."""

from alliance.kernel.errors import DomainError


class AlreadyRepresented(DomainError):
    """An owner has one agency at a time, or two would take a cut of one deal."""

    code = "already_represented"
    zh = "这段时间里该流量主已有代理机构"
    en = "The owner is represented by another agency in this time"
    field = "starts_on"


class ProposalOpen(DomainError):
    code = "proposal_open"
    zh = "双方之间已有待确认的合约"
    en = "A proposal between the two is waiting already"


class NotAnAgency(DomainError):
    code = "not_an_agency"
    zh = "对方机构的类型不符"
    en = "The other organization is not of the kind this needs"
    field = "partner_id"


class OwnProposal(DomainError):
    """Consent is the other side's to give."""

    code = "own_proposal"
    zh = "只能由对方确认"
    en = "Only the other side may answer this proposal"
