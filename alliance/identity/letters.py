"""The letters of signing in, in both languages; format strings over allauth's context."""

from typing import NamedTuple


class Letter(NamedTuple):
    """Subject and body in Chinese and English."""

    zh_subject: str
    en_subject: str
    zh: str
    en: str

    def written(self, language: str, **known: str) -> tuple[str, str]:
        """Return (subject, body) in ``language``."""
        chinese = language.lower().startswith("zh")
        subject, body = (self.zh_subject, self.zh) if chinese else (self.en_subject, self.en)
        return subject.format(**known), body.format(**known)


_CONFIRM = Letter(
    "验证码 {code}",
    "Your code: {code}",
    "你的塘盟验证码是 {code}，15 分钟内有效。\n\n若不是你本人操作，请忽略此邮件。",
    "Your Tangmeng code is {code}. It is valid for 15 minutes.\n\n"
    "If this was not you, ignore this letter.",
)

LETTERS: dict[str, Letter] = {
    "email_confirmation": _CONFIRM,
    "email_confirmation_signup": _CONFIRM,
    "login_code": Letter(
        "登录验证码 {code}",
        "Sign-in code: {code}",
        "你的塘盟登录验证码是 {code}。\n\n若不是你本人操作，请尽快修改密码。",
        "Your code for signing in to Tangmeng is {code}.\n\n"
        "If this was not you, change your password soon.",
    ),
    "password_reset_code": Letter(
        "重设密码验证码 {code}",
        "Password reset code: {code}",
        "重设塘盟密码的验证码是 {code}。\n\n若不是你本人操作，请忽略此邮件，密码不会改变。",
        "The code for resetting your Tangmeng password is {code}.\n\n"
        "If this was not you, ignore this letter; nothing changes.",
    ),
    "account_already_exists": Letter(
        "你已注册过塘盟",
        "You have an account already",
        "有人用这个邮箱注册塘盟，但它已有账号。请直接登录；忘记密码可在登录页重设：\n\n{url}",
        "Somebody tried to sign up at Tangmeng with this address, which has an account already. "
        "Sign in instead; a forgotten password can be reset there:\n\n{url}",
    ),
    "unknown_account": Letter(
        "没有找到账号",
        "No account found",
        "有人用这个邮箱登录塘盟，但它没有账号。可在此注册：\n\n{url}",
        "Somebody tried to sign in at Tangmeng with this address, which has no account. "
        "Sign up here:\n\n{url}",
    ),
    "password_changed": Letter(
        "密码已修改",
        "Your password was changed",
        "你的塘盟密码刚刚被修改。若不是你本人操作，请立即重设密码。",
        "Your Tangmeng password has just been changed. If this was not you, reset it now.",
    ),
    "password_set": Letter(
        "密码已设置",
        "Your password was set",
        "你的塘盟密码刚刚被设置。若不是你本人操作，请立即重设密码。",
        "Your Tangmeng password has just been set. If this was not you, reset it now.",
    ),
    "password_reset": Letter(
        "密码已重设",
        "Your password was reset",
        "你的塘盟密码刚刚被重设。若不是你本人操作，请立即联系运营方。",
        "Your Tangmeng password has just been reset. If this was not you, tell the operator.",
    ),
    "totp_activated": Letter(
        "两步验证已开启",
        "Second factor switched on",
        "你的塘盟账号已开启两步验证。若不是你本人操作，请立即重设密码。",
        "A second factor has been set up for your Tangmeng account. If this was not you, reset "
        "your password now.",
    ),
    "totp_deactivated": Letter(
        "两步验证已关闭",
        "Second factor switched off",
        "你的塘盟账号已关闭两步验证。若不是你本人操作，请立即重设密码。",
        "The second factor of your Tangmeng account has been removed. If this was not you, reset "
        "your password now.",
    ),
}
