"""A web page's tags and entities in plain text are no words, unless the text speaks of them."""

import html
import re

_CERTAIN = 2
_NAMES = (
    r"p|br|hr|div|span|b|i|u|em|strong|a|h[1-6]|ul|ol|li|table|tbody|tr|td|th|blockquote|font|sup|sub|small|img|figure"
    r"|figcaption|section|article|header|footer"
)
_TAG = re.compile(rf"(?i)</?(?:{_NAMES})(?:\s[^<>]{{0,500}})?/?>|<!--.{{0,2000}}?-->", re.DOTALL)
# What only a page's source has: a text may speak of <b>, and then it is a word.
_ENDS = re.compile(
    r"(?i)</(?:p|div|span|b|i|u|em|strong|a|h[1-6]|ul|ol|li|table|td|blockquote|font|sup|sub)>|<br\s*/?>"
)
_BREAKS = re.compile(
    r"(?i)(?:\s{0,8}<(?:[bh]r|/?(?:p|div|h[1-6]|li|tr|blockquote))(?:\s+[\w-]+\s*=[^<>]{0,500})?\s*/?>)+"
)
_BREAK = re.compile(r"(?i)\s*<br\s*/?>")
# By itself such a tag is no word either; <b>, <i> and the like may be, but a pair of them.
_LONE = re.compile(
    r"(?i)</?(?:p|br|hr|div|span|em|strong|h[1-6]|ul|ol|li|table|tbody|tr|td|th|blockquote|section)"
    r"(?:\s+[\w-]+\s*=[^<>]{0,500})?\s*/?>"
)
_PAIR = re.compile(r"(?i)<(b|i|u|a|sup|sub|small|font)(?:\s+[\w-]+\s*=[^<>]{0,500})?>([^<>\n]{1,500})</\1\s*>")
_SPEAKS_OF_TAGS = re.compile(
    r"(?i)\b(?:balises?|tags?|éléments?|elements?|attributs?|markup|html) ?[«“\"'`(]* ?</?[a-z]"
    r"|<[^<>\n]{1,40}> ?[»”\"'`)]* ?(?-i:tags?|elements?|markup)\b(?! ?:)"
    r"|(?P<quote>[`\"'])</?[a-z][^<>\n]{0,40}>(?P=quote)|« ?</?[a-z][^<>\n]{0,40}> ?»"
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_ESCAPED_TWICE = re.compile(r"&(?:amp;)+(?=(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|(?!lt|gt|amp)[a-zA-Z][a-zA-Z0-9]{1,30});)")
# « l’entité &eacute; », but not « le code &laquo; Vesper &raquo; », "HTML &amp; CSS".
_SPEAKS_OF_ENTITIES = re.compile(
    r"(?i)\b(?:entités?|entity|entities|s[’']écri(?:t|vent)|écrire|written|codes?|html) ?[«“\"'`(]* ?"
    r"&(?:amp;)?(?!amp|nbsp|quot|[lr]aquo|[lr][sd]quo)[a-z]{2,30};"
)
_IN_A_WORD = re.compile(rf"(?<=\w){_ENTITY.pattern}|{_ENTITY.pattern}(?=\w)")


def without_markup(text: str) -> str:
    """A text without the tags of a web page, its entities as the characters that they stand for.

    Example:
        >>> without_markup("<p>L&#8217;&eacute;t&amp;eacute;"), without_markup("La balise <p> ouvre, a < b")
        ('L’été', 'La balise <p> ouvre, a < b')
    """
    text = escaped_once(text)
    if is_marked_up(text):
        text = _TAG.sub("", _BREAKS.sub(_line_ends, text))
    elif "<" in text and not _speaks_of_tags(text):
        text = _LONE.sub("", _PAIR.sub(r"\2", _BREAKS.sub(_line_ends, text)))
    entity = _IN_A_WORD if _SPEAKS_OF_ENTITIES.search(text) else _ENTITY
    return entity.sub(lambda match: html.unescape(match[0]), text)


def escaped_once(text: str) -> str:
    """A text whose entities were escaped again, as it was: « mus&amp;eacute;e » → « mus&eacute;e »."""
    return text if _SPEAKS_OF_ENTITIES.search(text) else _ESCAPED_TWICE.sub("&", text)


def is_marked_up(text: str) -> bool:
    """Whether a text is a web page's source: a text that speaks of tags closes none, or speaks of them."""
    return len(_ENDS.findall(text)) >= _CERTAIN and not _speaks_of_tags(text)


def _speaks_of_tags(text: str) -> bool:
    """A page's source that speaks of them writes &lt;."""
    return "&lt;" not in text and _SPEAKS_OF_TAGS.search(text) is not None


def _line_ends(breaks: re.Match[str]) -> str:
    if breaks.start() == 0:
        return ""
    return "\n" if _BREAK.fullmatch(breaks[0]) else "\n\n"
