"""Bytes → text: the encoding found, what another program spoilt mended, NFC once, line ends as line feeds."""

import re
import unicodedata

import ftfy
from charset_normalizer import from_bytes

from articles.stray_markup import escaped_once, without_markup
from runtime.errors import UnreadableArticle

_OF_ONE_BYTE = ["cp1252", "iso8859_15", "mac_roman", "cp850"]  # of Windows, old Linux, old Macintoshes and DOS
_USUAL = set("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆñ«»‘’“”–—…•€£°§©®·\u00a0")
# Where ISO-8859-15 has œ, Windows has ½: a letter of a word, or a part of a number.
_FRACTION = re.compile(r"(?<=\d)[¼½¾]|(?<!\w)[¼½¾](?!\w)")
_LIGATURE_ALONE = re.compile(r"(?<=\d)[œŒŸ]|(?<!\w)[œŒŸ](?!\w)")
_UTF_16 = ["utf_16", "utf_16_le", "utf_16_be"]
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# é, « and ’ of UTF-8 read as Latin-1 or Windows-1252; by itself such a pair may be meant.
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf\u0152-\u2122]|Â[\u00a0-\u00bf]|â[\u0080€][\u0080-\u00bf\u0152-\u2122]")
_CERTAIN = 2
# Between such letters it is not: « musÃ©e », « Ãªtre », « lâ€™an », « cÅ“ur ».
_CERTAIN_MOJIBAKE = re.compile(
    r"(?<=[a-zà-ÿ])Ã[\u0080-\u00bf\u0152-\u2122]|Ã[\u0080-\u009f\u00a1-\u00bf](?=[a-zà-ÿ])"
    r"|â(?:€[™œ“”…¦\u009d]|‚¬)|(?<=[a-zà-ÿ])Å[“\u0093](?=[a-zà-ÿ])"
)
_SPOILT = re.compile(rf"\ufffd|{_MOJIBAKE.pattern}")
_FEW = 3  # control characters that any text may have, as DOS's mark of the end
_DECLARED = re.compile(rb"""(?i)(?:charset\s*=\s*["']?|<\?xml[^>]{0,60}encoding\s*=\s*["'])([\w.:-]{2,30})""")
_HEAD = 65_536  # bytes that an encoding is declared in
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}  # as browsers take them
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]{0,200}>?")


def decoded(data: bytes, name: str) -> str:
    """The text of a file of text, what other programs spoilt mended.

    Args:
        data: its bytes.
        name: of the file, for the message.

    Raises:
        UnreadableArticle: it is not text, or in no encoding that is known.
    """
    return unicodedata.normalize("NFC", mended(as_written(data, name)))


def as_written(data: bytes, name: str) -> str:
    """The same, not mended: of a table or of lines of JSON, in which marks have a meaning."""
    text = as_text(data, name)
    if len(_CONTROL.findall(text)) > max(_FEW, len(text) // 1000):
        raise UnreadableArticle("{}: a binary file, not text. Remove it, or give it its own suffix.", name)
    text = _CONTROL.sub(" ", text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def mended(text: str) -> str:
    """What a wrong encoding, or a web page's source pasted as text, left in it.

    Example:
        >>> mended("Le musÃ©e fermÃ©"), mended("l&#8217;été"), mended("R&D, a < b")
        ('Le musée fermé', 'l’été', 'R&D, a < b')
    """
    return without_markup(in_its_encoding(text))


def unspoilt(text: str) -> str:
    """The same, its tags and entities as they are: of Markdown, in which they have a meaning."""
    return escaped_once(in_its_encoding(text))


def in_its_encoding(text: str) -> str:
    """A text that was read in a wrong encoding before it was written, as it was."""
    certain = _CERTAIN_MOJIBAKE.search(text) or len(_MOJIBAKE.findall(text)) >= _CERTAIN
    return ftfy.fix_encoding(text) if certain else text


def spoilt_in(text: str) -> list[str]:
    """What is left in a text of characters that another program spoilt, and nothing mends for certain.

    Example:
        >>> spoilt_in("Le mus\ufffde, Ã©t"), spoilt_in("SÃO PAULO")
        (['\ufffd', 'Ã©'], [])
    """
    return _SPOILT.findall(text)


def page_source(data: bytes, name: str, charset: str | None = None) -> str:
    """The source of a page or of a mail's part: in the encoding that it was sent in, or declares, where its bytes are.

    Args:
        data: its bytes.
        name: of the file, for the message.
        charset: that it was sent in, as far as that was said.

    Raises:
        UnreadableArticle: it is not text.
    """
    declared = _DECLARED.search(data[:_HEAD])
    for encoding in filter(None, ("utf-8", charset, declared and declared[1].decode("ascii"))):
        try:
            text = data.decode(_MEANT.get(encoding.lower(), encoding))
        except (UnicodeDecodeError, LookupError):
            continue
        return _XML_DECLARATION.sub("", text.removeprefix("\ufeff"))
    try:
        return _XML_DECLARATION.sub("", as_text(data, name))
    except UnreadableArticle:
        best = from_bytes(data).best()  # a page may be in any language's encoding
        if best is None:
            raise
        return str(best)


def as_text(data: bytes, name: str) -> str:
    """The same to the letter: by byte-order mark, as UTF-8, or as charset-normalizer finds.

    Raises:
        UnreadableArticle: it is in no encoding that is known.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Only UTF-16 has zero bytes in text, and its text without any (no space, no line end) is no article.
        best = from_bytes(data, cp_isolation=_UTF_16 if b"\x00" in data else _OF_ONE_BYTE, threshold=0.5).best()
        if best is None:
            raise UnreadableArticle(
                "{}: not text in UTF-8, UTF-16, Windows-1252, Mac OS Roman or DOS-850. Save it as UTF-8.", name
            ) from None
        text = str(best) if b"\x00" in data else _of_one_byte(data)
    if "\x00" in text and not data.startswith(_BYTE_ORDER_MARKS):
        text = _bare_utf_16(data, text)
    return text


def _of_one_byte(data: bytes) -> str:
    """By the encoding that gives the fewest characters that French and English have no use for, Windows' first."""
    read = [data.decode(encoding, errors="replace") for encoding in _OF_ONE_BYTE]
    return min(read, key=_odd_characters)


def _odd_characters(text: str) -> int:
    """How many characters no French or English text has where they stand."""
    unusual = sum(c > "\x7f" and c not in _USUAL for c in text)
    return unusual - len(_FRACTION.findall(text)) + len(_LIGATURE_ALONE.findall(text))


def _bare_utf_16(data: bytes, otherwise: str) -> str:
    """UTF-16 without a mark is valid UTF-8 when all its letters are ASCII; its zero bytes then alternate."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and zeros.count(0) > len(zeros) * 0.9:
            return data.decode(encoding, errors="replace")
    return otherwise
