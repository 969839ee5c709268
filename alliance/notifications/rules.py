"""The sentences: each kind of event in both languages, filled with the event's parameters."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Sentence(NamedTuple):
    """Title and body in Chinese and English; format strings over the event's parameters."""

    zh_title: str
    en_title: str
    zh: str
    en: str


def _of_task(zh_title: str, en_title: str, zh: str, en: str) -> Sentence:
    return Sentence(zh_title, en_title, f"任务「{{task}}」：{zh}", f"“{{task}}”: {en}")


_TASKS = {
    "task_budget_spent": _of_task(
        "任务预算已用完",
        "Task budget spent",
        "预算已用完，任务已暂停。充值后可恢复。",
        "the budget is spent and the task is paused. Top up to resume.",
    ),
    "task_closed": Sentence(
        "任务已结束",
        "Task closed",
        "任务「{task}」已到期结束。",
        "“{task}” has reached its end date and is closed.",
    ),
}

_HOSTS = {
    "host_verified": Sentence(
        "域名已通过验证",
        "Host verified",
        "域名 {host} 已通过验证，可用于落地页。",
        "The host {host} is verified and may be used in landing pages.",
    ),
    "host_refused": Sentence(
        "域名未通过验证",
        "Host refused",
        "域名 {host} 未通过验证：{reason}",
        "The host {host} was refused: {reason}",
    ),
    "host_revoked": Sentence(
        "域名验证已撤销",
        "Host revoked",
        "域名 {host} 的验证已撤销，新链接不能再指向它。",
        "The verification of {host} was withdrawn; new links may no longer lead there.",
    ),
}

_OFFERS = {
    "invitation_received": _of_task(
        "收到合作邀请", "Invitation received", "品牌邀请你合作。", "the brand invites you."
    ),
    "application_received": _of_task(
        "收到合作申请", "Application received", "有流量主申请合作。", "an owner applies."
    ),
    "counter_offer_received": _of_task(
        "收到还价", "Counter-offer received", "对方提出了新的条件。", "there are new terms."
    ),
    "offer_declined": _of_task(
        "报价被婉拒", "Offer declined", "对方婉拒了报价。", "the offer was declined."
    ),
    "offer_withdrawn": _of_task(
        "报价已撤回", "Offer withdrawn", "对方撤回了报价。", "the offer was withdrawn."
    ),
    "offer_expired": _of_task(
        "报价已过期", "Offer expired", "报价无人答复，已过期。", "the offer expired unanswered."
    ),
}

_DEALS = {
    "deal_accepted": _of_task(
        "合作已达成", "Deal agreed", "双方已接受条件。", "both sides accepted the terms."
    ),
    "deal_drafting_started": _of_task(
        "开始创作", "Drafting started", "流量主已开始创作。", "the owner has started drafting."
    ),
    "deal_draft_submitted": _of_task(
        "稿件待审核", "Draft to review", "稿件已提交。", "a draft was submitted."
    ),
    "deal_revision_requested": _of_task(
        "稿件需修改", "Revision requested", "品牌希望修改稿件。", "the brand asks for a revision."
    ),
    "deal_draft_approved": _of_task(
        "稿件已通过", "Draft approved", "稿件已通过，可以发布。", "publish the approved draft."
    ),
    "deal_draft_auto_approved": _of_task(
        "稿件自动通过",
        "Draft approved by deadline",
        "审核期已过，稿件自动通过。",
        "the review deadline passed; the draft counts as approved.",
    ),
    "deal_proof_submitted": _of_task(
        "发布证明待核实", "Proof to verify", "已提交发布证明。", "a proof was submitted."
    ),
    "deal_verified": _of_task(
        "发布已核实", "Publication verified", "发布已核实。", "the publication is verified."
    ),
    "deal_auto_verified": _of_task(
        "发布自动核实",
        "Verified by deadline",
        "核实期已过，发布自动核实。",
        "the deadline passed; the publication counts as verified.",
    ),
    "deal_settled": _of_task("合作已结清", "Deal settled", "款项已结清。", "it is settled."),
    "deal_cancelled": _of_task("合作已取消", "Deal cancelled", "合作已取消。", "it was cancelled."),
    "deal_expired": _of_task(
        "合作已过期", "Deal expired", "未在期限内发布。", "it was not published in time."
    ),
    "deal_disputed": _of_task(
        "合作有争议", "Deal disputed", "一方提出了争议。", "one side raised a dispute."
    ),
    "deal_dispute_resolved": _of_task(
        "争议已裁定", "Dispute resolved", "运营方已作出裁定。", "the operator has ruled."
    ),
}

SENTENCES: dict[str, Sentence] = {**_TASKS, **_HOSTS, **_OFFERS, **_DEALS}

OTHER = Sentence("有新动态", "Something new", "请在控制台查看。", "See the console.")


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "—"


def sentence(kind: str, params: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Return (title, body) in the language; a missing parameter shows as a dash."""
    found = SENTENCES.get(kind, OTHER)
    chinese = language.lower().startswith("zh")
    title, body = (found.zh_title, found.zh) if chinese else (found.en_title, found.en)
    return title.format_map(_Known(params)), body.format_map(_Known(params))


def invitation_mail(*, organization: str, url: str, language: str) -> tuple[str, str]:
    """Return subject and body of the letter that invites somebody to an organization."""
    if language.lower().startswith("zh"):
        return (
            f"{organization} 邀请你加入",
            f"{organization} 邀请你加入塘盟。请在 7 天内打开链接并登录：\n\n{url}\n\n"
            "若与你无关，请忽略此邮件。",
        )
    return (
        f"{organization} invites you",
        f"{organization} invites you to join it on Tangmeng. Open this link within 7 days and sign "
        f"in:\n\n{url}\n\nIf this is not for you, ignore this letter.",
    )
