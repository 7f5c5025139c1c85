"""`ibid accounts`: who may ask from other machines, once the page is served with `--share`."""

import argparse
import sys
from getpass import getpass
from typing import Any

from cli.options import add_command
from cli.streams import say
from runtime.errors import WrongInput

_SHORTEST = 8


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "accounts", run, "who may ask from other machines (ibid serve --share)")
    command.add_argument("change", nargs="?", choices=("add", "remove"), help="without it: the names")
    command.add_argument("name", nargs="?", metavar="NAME")


def run(options: argparse.Namespace) -> bool:
    """Adds, removes or lists."""
    from ui.accounts import FILE, Accounts

    accounts = Accounts(options.index / FILE)
    name = options.name or ""
    match options.change:
        case "add":
            if not name.isprintable() or not name.strip() or ":" in name:
                raise WrongInput(f"{name!r} is no name for an account: it needs letters, and has no colon.")
            accounts.set(name, _password())
            say(f"{name} may ask once the page is served with: ibid serve --share --index {options.index}")
        case "remove":
            if name not in accounts.names:
                raise WrongInput(f"No account {name!r} in {options.index}. The names: ibid accounts")
            accounts.remove(name)
            say(f"{name} is out, of a running page, too.")
        case _:
            say("\n".join(accounts.names) or "No account yet. Add one: ibid accounts add NAME")
    return True


def _password() -> str:
    """From the keyboard, twice and unseen, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass("Password: ")
        if getpass("Again: ") != password:
            raise WrongInput("The two passwords differ. Nothing was changed.")
    if len(password) < _SHORTEST:
        raise WrongInput(f"The password is too short: {_SHORTEST} characters at least.")
    return password
