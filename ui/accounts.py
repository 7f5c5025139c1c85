"""Accounts of those who may ask from other machines: a file of names with hashed passwords."""

import hashlib
import json
import secrets
import threading
from collections.abc import Mapping
from pathlib import Path

from runtime.errors import AccountsUnusable

FILE = "accounts.json"  # beside the index
# One of the settings that OWASP names for scrypt: 32 MB, and 0.3 s on the machine it was tried on.
_COST = {"n": 2**15, "r": 8, "p": 3, "maxmem": 2**26}
_SALT = 16  # bytes


class Accounts:
    """The accounts of a file. They are read again when it changes, so that a removed one is out at once."""

    def __init__(self, path: Path) -> None:
        """Reads the file; none is no account.

        Raises:
            AccountsUnusable: it cannot be read.
        """
        self._path = path
        self._key = secrets.token_bytes(32)
        self._right: set[bytes] = set()  # digests of the logins that were right
        self._hashing = threading.Lock()
        self._stamp: tuple[int, ...] = ()
        self._hashes: Mapping[str, str] = {}
        self._refresh()

    @property
    def names(self) -> list[str]:
        """In alphabetical order."""
        self._refresh()
        return sorted(self._hashes)

    def remembers(self, name: str, password: str) -> bool:
        """Whether this login was right before: browsers send it with every request, and hashing is slow on purpose."""
        self._refresh()
        return self._digest(name, password) in self._right

    def knows(self, name: str, password: str) -> bool:
        """Whether the password is that account's. It takes as long where there is no such account."""
        self._refresh()
        with self._hashing:  # one at a time: each takes 32 MB, and a page's many requests come at once
            if self._digest(name, password) in self._right:
                return True
            right = _matches(password, self._hashes.get(name, _NOBODY)) and name in self._hashes
            if right:
                self._right.add(self._digest(name, password))
            return right

    def set(self, name: str, password: str) -> None:
        """Adds an account, or gives it another password."""
        self._refresh()
        self._write({**self._hashes, name: hashed(password)})

    def remove(self, name: str) -> None:
        """Removes an account that there is."""
        self._refresh()
        self._write({known: hash_ for known, hash_ in self._hashes.items() if known != name})

    def _write(self, hashes: Mapping[str, str]) -> None:
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)
            part.write_text(json.dumps(hashes, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            raise AccountsUnusable("{} cannot be written: {}.", self._path, error.strerror) from error
        self._refresh()

    def _refresh(self) -> None:
        try:
            stamp = self._now()
            if stamp == self._stamp:
                return
            self._hashes = _checked(json.loads(self._path.read_text(encoding="utf-8"))) if stamp else {}
        except (OSError, ValueError) as error:
            raise AccountsUnusable(
                "{} cannot be read: {}. Delete it, and add the accounts.", self._path, error
            ) from error
        self._stamp, self._right = stamp, set()

    def _now(self) -> tuple[int, ...]:
        """What differs after every change of the file; nothing where there is none."""
        if not self._path.exists():
            return ()
        state = self._path.stat()
        return state.st_mtime_ns, state.st_ino, state.st_size

    def _digest(self, name: str, password: str) -> bytes:
        return hashlib.blake2b(f"{name}\0{password}".encode(), key=self._key).digest()


def hashed(password: str) -> str:
    """What is kept of a password: a salt, and a key that only the password leads to."""
    salt = secrets.token_bytes(_SALT)
    return f"{salt.hex()}${_key_of(password, salt).hex()}"


def _matches(password: str, kept: str) -> bool:
    salt, _, key = kept.partition("$")
    return secrets.compare_digest(_key_of(password, bytes.fromhex(salt)), bytes.fromhex(key))


def _key_of(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, **_COST)


def _checked(hashes: object) -> Mapping[str, str]:
    """The accounts of a file; raises ValueError where one is none."""
    if not isinstance(hashes, dict):
        raise ValueError("no accounts in it")
    for name, kept in hashes.items():
        salt, _, key = str(kept).partition("$")
        if len(bytes.fromhex(salt)) != _SALT or len(bytes.fromhex(key)) != 64:
            raise ValueError(f"no hashed password for {name!r}")
    return hashes


_NOBODY = f"{bytes(_SALT).hex()}${bytes(64).hex()}"
