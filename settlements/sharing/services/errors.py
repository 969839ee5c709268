"""What the sharing services refuse."""

from alliance.kernel.errors import DomainError


class EventConflict(DomainError):
    """The same key came again with another content."""

    code = "event_conflict"
    zh = "事件 {key} 已用不同内容记账"
    en = "Event {key} was already booked with other content"


class RefundTooLarge(DomainError):
    """Refunds of one conversion would exceed its commission."""

    code = "refund_too_large"
    zh = "退款超过该笔佣金的剩余额"
    en = "The refund exceeds what is left of this commission"
