"""The sentences: each kind of event in both languages, filled with the event's parameters."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Sentence(NamedTuple):
    """Title and body in Chinese and English; format strings over the event's parameters."""

    zh_title: str
    en_title: str
    zh: str
    en: str


SENTENCES: dict[str, Sentence] = {
    "task_budget_spent": Sentence(
        "任务预算已用完",
        "Task budget spent",
        "任务「{task}」的预算已用完，已暂停。充值后可恢复。",
        "The budget of “{task}” is spent and the task is paused. Top up to resume.",
    ),
    "task_closed": Sentence(
        "任务已结束",
        "Task closed",
        "任务「{task}」已到期结束。",
        "“{task}” has reached its end date and is closed.",
    ),
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
}

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
