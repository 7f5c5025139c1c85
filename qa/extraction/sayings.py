"""Who says each sentence of a passage: « … », a répondu le maire, « … », a-t-il ajouté, selon elle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.hit import Hit
from qa.questions.quotation import with_speaker
from text.accents import CAPITALS
from text.lists import any_of
from text.roles import roles

SAYS = any_of("saying")
NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?:[ \u00a0][{CAPITALS}][\w’'-]+)*")
OPENING = '«“"'
PRONOUN = re.compile(r"(?i)(?<!\w)(?:il|elle|he|she|ils|elles|they)\b")
# « … », a répondu lundi le maire ; "…," said Ann Hill
_BEHIND = re.compile(
    rf"(?i)[»”\",][ \u00a0]?,? ?(?:(?:l['’])?(?:a|ont)(?:-t-)?)? ?(?P<by>(?:-?(?:il|elle) )?\b(?:{SAYS})\b[^.;:«“\"]*)"
)
_SAID = re.compile(rf"(?i)[ ,](?:(?:l['’])?(?:a|ont|has|had|have) )?(?:{SAYS})\b")
_MARK = re.compile(r"[.;:«»“”\"]")
_ACCORDING = re.compile(r"(?i)\b(?:selon|d['’]après|according to) (?P<by>[^,.;:]+)")
# « Il a ajouté que », « Et d’ajouter : »; "He replied" is of another, « Il a été annoncé » of nobody.
_GOES_ON = re.compile(
    r"(?:(?:Mais |But )?(?:[Ii]l|[Ee]lle|[Hh]e|[Ss]he) (?:(?:a|avait|has|had) )?(?:également |aussi |also |then )?"
    r"(?:ajout|précis|indiqu|expliqu|soulign|rappel|estim|conclu|affirm|assur|déclar|insist|added|adds|explain|stress"
    r"|conclude|said|says|admitted|warned)\w*(?! (?:by|par)\b)"
    r"|(?:Et|Puis) (?:d['’](?:ajouter|expliquer|indiquer|estimer|affirmer|insister)|de (?:préciser|conclure|poursuivre"
    r"|rappeler|souligner|lancer|regretter)))\b"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """Sentences of an article, quotations whole, and who says so.

    Attributes:
        start: in the article's text.
        end: of it, there.
        speaker: the words that tell who; of a saying that goes on, « a-t-il ajouté », those of the one before.
        goes_on: whether it leans on the saying before, « Il a ajouté », and does not tell who says it.
    """

    start: int
    end: int
    speaker: str
    goes_on: bool = False


def sayings_in(hit: Hit) -> Iterator[Saying]:
    """The sentences of a passage that tell who says something, and those that go on with them."""
    end, speaker = hit.passage.start, ""
    for first, last in hit.sentences:
        if first < end:
            continue
        start, end = with_speaker(hit, first, min(first + 1, last))
        text = hit.article.readable(start, end).text
        by = _told_by(text).strip()
        goes_on = bool(speaker and _GOES_ON.match(text))
        is_named = bool(NAME.search(by) or roles(by))
        is_another = by and not is_named and not PRONOUN.search(by)  # "the union said"
        if not goes_on and (is_another or not (by or text[:1] in OPENING)):
            speaker = ""
            continue
        speaker = by if is_named and not goes_on else speaker
        yield Saying(start, end, speaker, goes_on)


@lru_cache(maxsize=256)  # a passage's sentences are asked about for each of its candidates
def _told_by(text: str) -> str:
    """What stands behind and in front of a text's words for saying, where speakers are told.

    Example:
        >>> _told_by("« Oui », a dit Ann Lee. Le maire a répondu non.")
        'dit Ann Lee  Le maire'
    """
    behind, according = ([match["by"] for match in said.finditer(text)] for said in (_BEHIND, _ACCORDING))
    in_front, end = list[str](), 0
    for said in _SAID.finditer(text):
        before = _MARK.split(text[end : said.start()])[-1]
        if len(before) > 1:
            in_front.append(before)
            end = said.end()
    return " ".join([*behind, *in_front, *according])
