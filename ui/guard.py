"""Who may ask: everyone with the login, or, without one, the pages of this machine's own browser alone."""

import secrets
from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import PlainTextResponse, Response

LOOPBACK = "127.0.0.1"
_THIS_MACHINE = frozenset({LOOPBACK, "localhost", "::1"})


@dataclass(frozen=True)
class Guard:
    """What a request must bring.

    Attributes:
        login: user and password that everything asks for; None on loopback.
        hosts: names that the page is known by beside this machine's own, as behind a proxy.
    """

    login: tuple[str, str] | None = None
    hosts: Collection[str] = ()

    def refusal(self, request: Request) -> Response | None:
        """What is answered to a request that may not come in; None where it may.

        Another site's page can make a browser ask this machine, under a name that it lets point here (DNS rebinding),
        so that without a login the name and the origin of a request are looked at.
        """
        if self.login:
            known = _knows(request.headers.get("authorization", ""), self.login)
            ask = {"WWW-Authenticate": 'Basic realm="Ibid"'}
            return None if known else PlainTextResponse("Ibid", status_code=401, headers=ask)
        asked = [request.headers.get("host", ""), request.headers.get("origin", "")]
        strangers = [name for name in map(_host, asked) if name and name not in {*_THIS_MACHINE, *self.hosts}]
        if not strangers:
            return None
        return PlainTextResponse(f"Ibid does not answer for {strangers[0]}. See: ibid serve --help", status_code=403)


def _host(address: str) -> str:
    """The name in a Host or an Origin header, without the port; what names none stays as it is.

    Example:
        >>> [_host(name) for name in ("localhost:7860", "https://evil.example", "[::1]:7860", "null", "")]
        ['localhost', 'evil.example', '::1', 'null', '']
    """
    return urlsplit(address if "://" in address else f"//{address}").hostname or ""


def _knows(header: str, login: tuple[str, str]) -> bool:
    scheme, _, given = header.partition(" ")
    expected = b64encode(":".join(login).encode())
    return scheme.lower() == "basic" and secrets.compare_digest(given.encode(), expected)
