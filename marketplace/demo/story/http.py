"""One person at one browser: a session, GraphQL, uploads; and the mailbox of local mode."""

import base64
import hmac
import html
import re
import struct
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import httpx

AUTH = "/_allauth/browser/v1"
TOTP_STEP = 30
T = TypeVar("T")


class StoryFailed(RuntimeError):
    """The product answered otherwise than the story expects."""


class Browser:
    """A session of one person with the product; ``organization`` goes with every request."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(
            base_url=address, timeout=30, headers={"Accept-Language": "zh-Hans"}
        )
        self.organization = ""

    def close(self) -> None:
        self.http.close()

    # Signing in --------------------------------------------------------------------------

    def sign_up(self, email: str, password: str) -> None:
        """Sign up as the screens do: address, code from the mail, then a password."""
        self._auth("auth/signup", {"email": email})
        self._auth("auth/email/verify", {"key": mailed_code(self.http, email)})
        self._auth("account/password/change", {"new_password": password})

    def log_in(self, email: str, password: str, totp: str = "") -> None:
        """Log in, with an authenticator's code where ``totp`` (base32) is given."""
        self._auth("auth/login", {"email": email, "password": password})
        if totp:
            self._second_factor(totp)

    def _second_factor(self, secret: str) -> None:
        """A code is accepted once: when the last half minute's has been used, wait for the next."""
        for _ in range(3):
            answer = self._post(f"{AUTH}/auth/2fa/authenticate", {"code": totp_code(secret)})
            if answer.status_code == 200:
                return
            time.sleep(TOTP_STEP - time.time() % TOTP_STEP + 0.2)
        raise StoryFailed(f"second factor: {answer.text}")

    def _auth(self, path: str, body: Mapping[str, Any]) -> None:
        answer = self._post(f"{AUTH}/{path}", body)
        if answer.status_code not in (200, 401):
            raise StoryFailed(f"{path}: {answer.status_code} {answer.text[:300]}")

    # GraphQL -----------------------------------------------------------------------------

    def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """Send a document; return its data. Raises StoryFailed on any error."""
        answer = self._post("/graphql/", {"query": document, "variables": variables})
        if answer.status_code != 200:
            raise StoryFailed(f"{answer.status_code} {answer.text[:500]}")
        found = answer.json()
        if found.get("errors"):
            raise StoryFailed(str(found["errors"]))
        return dict(found["data"])

    def try_to(self, mutation: str, selection: str, **given: Any) -> tuple[dict[str, Any], str]:
        """Call a mutation; return its payload and the code of its first error, or empty."""
        type_name = mutation[0].upper() + mutation[1:]
        payload = self.ask(
            f"mutation($input: {type_name}Input!) {{ {mutation}(input: $input) "
            f"{{ {selection} errors {{ code field message }} }} }}",
            input=given,
        )[mutation]
        errors = payload["errors"]
        return payload, f"{errors[0]['code']}" if errors else ""

    def do(self, mutation: str, selection: str, **given: Any) -> Any:
        """Call a mutation that must succeed; return the object it answers with."""
        payload, code = self.try_to(mutation, selection, **given)
        if code:
            raise StoryFailed(f"{mutation}: {payload['errors']}")
        return next((v for k, v in payload.items() if k != "errors" and v is not None), None)

    def upload(self, name: str, content: bytes, kind: str) -> str:
        """Upload a file; return its global id."""
        answer = self.http.post(
            "/files/", files={"file": (name, content, kind)}, headers=self._headers()
        )
        if answer.status_code not in (200, 201):
            raise StoryFailed(f"upload: {answer.status_code} {answer.text[:300]}")
        return str(answer.json()["id"])

    def pay(self, checkout: str) -> None:
        """Press the button of the sandbox provider's checkout page."""
        token = self.http.cookies.get("csrftoken") or ""
        answer = self.http.post(checkout, data={"csrfmiddlewaretoken": token})
        if answer.status_code != 302:
            raise StoryFailed(f"checkout: {answer.status_code}")

    # Underneath --------------------------------------------------------------------------

    def _post(self, path: str, body: Mapping[str, Any]) -> httpx.Response:
        if "csrftoken" not in self.http.cookies:
            self.http.get(f"{AUTH}/config")
        return self.http.post(path, json=body, headers=self._headers())

    def _headers(self) -> dict[str, str]:
        headers = {"X-CSRFToken": self.http.cookies.get("csrftoken") or ""}
        return headers | ({"X-Organization": self.organization} if self.organization else {})


def totp_code(secret: str, at: float | None = None) -> str:
    """Return the authenticator's six digits (RFC 6238: SHA-1, 30 s) for a base32 secret."""
    counter = int((time.time() if at is None else at) // TOTP_STEP)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", counter), "sha1")
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def mailed_code(http: httpx.Client, email: str) -> str:
    """Read the newest code sent to an address from the subjects in local mode's mailbox."""

    def code() -> str | None:
        inbox = html.unescape(http.get("/dev/mail/").text)
        mine = [row for row in inbox.split("<li>") if email in row]
        found = re.search(r" ([A-Z0-9]{4}-[A-Z0-9]{4})</a>", mine[0]) if mine else None
        return found[1] if found else None

    return wait_for(code, f"the code mailed to {email}")


def wait_for(probe: Callable[[], T | None], what: str, seconds: float = 90) -> T:
    """Ask until something comes. Raises StoryFailed after ``seconds``."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = probe()
        if found:
            return found
        time.sleep(0.3)
    raise StoryFailed(f"waited {seconds:.0f} s for {what}")
