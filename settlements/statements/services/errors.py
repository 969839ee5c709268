"""What the statements services refuse."""

from alliance.kernel.errors import DomainError


class PeriodOverlaps(DomainError):
    """Another period of the alliance covers one of these days."""

    code = "period_overlaps"
    zh = "与已有账期重叠"
    en = "This overlaps a period that exists already"
    field = "starts_on"


class PeriodNotOver(DomainError):
    """The period's last day has not passed in the alliance's zone."""

    code = "period_not_over"
    zh = "账期要到 {last} 之后才能关账"
    en = "The period can be closed after {last} only"


class EarlierPeriodOpen(DomainError):
    """Balances are carried from period to period, so they close in order."""

    code = "earlier_period_open"
    zh = "请先关闭更早的账期（{starts} – {ends}）"
    en = "Close the earlier period first ({starts} – {ends})"
