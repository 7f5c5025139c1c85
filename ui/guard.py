"""Who may ask, and how often: those with an account, or, without accounts, this machine's own browser and programs."""

from base64 import b64decode
from collections.abc import Collection
from dataclasses import dataclass, field
from math import ceil
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from ui.accounts import Accounts
from ui.labels import REPLIES, language_of
from ui.limit import Limit

LOOPBACK = "127.0.0.1"
ASKED = 60  # times a minute that an account may ask
TRIED = 20  # times a minute that an address may try a login
_THIS_MACHINE = frozenset({LOOPBACK, "localhost", "::1"})


@dataclass(frozen=True)
class Guard:
    """What a request must bring.

    Attributes:
        accounts: whose login everything asks for; None on loopback.
        hosts: names that the page is known by beside this machine's own, as behind a proxy.
        asked: how often an account may ask.
        tried: how often an address may try a login.
    """

    accounts: Accounts | None = None
    hosts: Collection[str] = ()
    asked: Limit = field(default_factory=lambda: Limit(ASKED))
    tried: Limit = field(default_factory=lambda: Limit(TRIED))

    def refusal(self, request: Request) -> Response | None:
        """What is answered to a request that may not come in; None where it may."""
        return self._without_account(request, self.accounts) if self.accounts else self._of_another_site(request)

    def _of_another_site(self, request: Request) -> Response | None:
        """Looks at the name and the origin of a request.

        Another site's page can make a browser ask this machine, under a name that it lets point here (DNS rebinding).
        """
        asked = [request.headers.get("host", ""), request.headers.get("origin", "")]
        strangers = [name for name in map(_host, asked) if name and name not in {*_THIS_MACHINE, *self.hosts}]
        if not strangers:
            return None
        return PlainTextResponse(f"Ibid does not answer for {strangers[0]}. See: ibid serve --help", status_code=403)

    def _without_account(self, request: Request, accounts: Accounts) -> Response | None:
        login = _login(request.headers.get("authorization", ""))
        if login is None:
            return _ask_for_login()
        if not accounts.remembers(*login):
            if seconds := self.tried.wait(request.client.host if request.client else ""):
                return _too_often(request, seconds)
            if not accounts.knows(*login):
                return _ask_for_login()
        if request.method == "POST" and (seconds := self.asked.wait(login[0])):  # every question is a POST
            return _too_often(request, seconds)
        return None


def _ask_for_login() -> Response:
    return PlainTextResponse(
        "Ibid", status_code=401, headers={"WWW-Authenticate": 'Basic realm="Ibid", charset="UTF-8"'}
    )


def _too_often(request: Request, seconds: float) -> Response:
    wait = ceil(seconds)
    says = REPLIES[language_of(request.headers)]["too often"]
    # The page shows a `detail` as its message.
    return JSONResponse({"detail": says.format(wait)}, status_code=429, headers={"Retry-After": str(wait)})


def _host(address: str) -> str:
    """The name in a Host or an Origin header, without the port; what names none stays as it is.

    Example:
        >>> [_host(name) for name in ("localhost:7860", "https://evil.example", "[::1]:7860", "null", "")]
        ['localhost', 'evil.example', '::1', 'null', '']
    """
    return urlsplit(address if "://" in address else f"//{address}").hostname or ""


def _login(header: str) -> tuple[str, str] | None:
    """Name and password in an Authorization header; None where there are none.

    Example:
        >>> _login("Basic YW5hOnNlY3JldA=="), _login("Bearer x"), _login("Basic !")
        (('ana', 'secret'), None, None)
    """
    scheme, _, given = header.partition(" ")
    try:
        name, colon, password = b64decode(given, validate=True).decode().partition(":")
    except ValueError:
        return None
    return (name, password) if scheme.lower() == "basic" and colon else None
