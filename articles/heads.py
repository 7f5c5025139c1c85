"""What stands in front of a text and tells of it: a front matter in YAML or TOML, or a mail's head.

What its values mean is for `articles.metadata` to say.
"""

import re
import tomllib
from email.utils import parseaddr
from typing import Any

import yaml

from articles.types import Origin

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_MAIL_LINE = re.compile(
    r"(?i)(?P<key>de|from|à|to|cc|cci|bcc|date|envoyé(?: le)?|sent|objet|subject|reply-to|répondre à)\s*:\s*"
    r"(?P<value>.*)"
)
_MAIL_KEYS = {"de": "author", "from": "author", "date": "date", "envoyé": "date", "envoyé le": "date", "sent": "date",
              "objet": "title", "subject": "title"}  # fmt: skip
_KEY = re.compile(r"[\w.-]{1,30}(?: [\w.-]{1,30})?")


class _Yaml(yaml.BaseLoader):
    """Values as strings; a value that stands for another is refused, for few of them make billions."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """One value."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def head_of(text: str) -> tuple[int, dict[str, Any], Origin]:
    r"""A front matter or a mail's head at the beginning of a text.

    Returns:
        Where it ends, its keys in lower case with their values, and which it is ("front matter" or "mail head"); 0 and
        nothing where there is none.

    Example:
        >>> head_of("---\ntitle: Un pont\n---\n\nUn fait.")
        (22, {'title': 'Un pont'}, 'front matter')
    """
    matter = _FRONT_MATTER.match(text)
    values = _front_matter(matter[2], toml=matter[1] == "+++") if matter else None
    if matter and values is not None:
        return len(matter[0].rstrip()), values, "front matter"
    return _mail_head(text)


def _front_matter(text: str, *, toml: bool) -> dict[str, Any] | None:
    """Its keys and values; None where it is none, such as words between two rules."""
    try:
        values = tomllib.loads(text) if toml else yaml.load(text, Loader=_Yaml)
    except (tomllib.TOMLDecodeError, yaml.YAMLError):
        values = _simple_lines(text)
    if not isinstance(values, dict) or not all(_KEY.fullmatch(str(key).strip()) for key in values):
        return None
    return {str(key).strip().lower(): value for key, value in values.items()}


def _simple_lines(text: str) -> dict[str, str] | None:
    """`key: value` lines that are no YAML, as an unquoted title with a colon is none."""
    pairs = [line.partition(":") for line in text.splitlines() if line.strip() and not line.startswith(("#", " ", "-"))]
    if not pairs or any(not colon or " " in key.strip() for key, colon, _ in pairs):
        return None
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _mail_head(text: str) -> tuple[int, dict[str, Any], Origin]:
    values: dict[str, Any] = {}
    end = place = 0
    for line in text.splitlines(keepends=True):
        match = _MAIL_LINE.fullmatch(line.strip())
        if not match:
            break
        values.setdefault(_MAIL_KEYS.get(match["key"].lower(), match["key"].lower()), match["value"].strip())
        place += len(line)
        end = place - len(line) + len(line.rstrip())
    if len(values) < 2 or not ({"author", "date"} & set(values)):
        return 0, {}, "mail head"
    if "author" in values:
        values["author"] = parseaddr(values["author"])[0] or values["author"]
    return end, values, "mail head"
