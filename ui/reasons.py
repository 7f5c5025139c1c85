"""Why something cannot be done, as the system, a library or the program itself says it, told in French."""

import errno
import os
import re
import tomllib
from pathlib import Path

_FILE = tomllib.loads((Path(__file__).parent / "words" / "reasons.fr.toml").read_text(encoding="utf-8"))
REASONS: dict[str, str] = _FILE["words"] | {
    os.strerror(getattr(errno, name)): said for name, said in _FILE["system"].items() if hasattr(errno, name)
}
"""What reasons say in French, by what they say in English."""

_NUMBERED = re.compile(r"(?:\[Errno |os error )(\d+)")
_PLACE = re.compile(r"line (\d+),? column (\d+)")
_FAULT = re.compile(r"(\w+(?:Error|Exception)): .*|no such (?:table|column): .*", re.DOTALL)


def in_french(reason: str) -> str:
    """A reason in French; anything else as it is. Of what a library says the place is told, or the name of the fault.

    Example:
        >>> in_french("Permission denied"), in_french("Expecting value: line 1 column 3 (char 2)")
        ('accès refusé', 'ligne 1, colonne 3')
        >>> in_french("ValueError: no number"), in_french("/home/ana/notes.txt")
        ('ValueError', '/home/ana/notes.txt')
    """
    if numbered := _NUMBERED.search(reason):
        reason = os.strerror(int(numbered[1]))
    if place := _PLACE.search(reason):
        return f"ligne {place[1]}, colonne {place[2]}"
    fault = _FAULT.fullmatch(reason)
    return (fault[1] or "contenu abîmé") if fault else REASONS.get(reason, reason)
