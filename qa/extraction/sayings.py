"""Who says each sentence of a passage: « … », tranche le maire, « … », a-t-il ajouté, selon elle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.questions.quotation import with_speaker
from text.accents import CAPITALS
from text.lists import LITTLE_WORDS, any_of
from text.nationalities import nations
from text.persons import full_names
from text.roles import roles

SAYS = any_of("saying")
NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?:[ \u00a0][{CAPITALS}][\w’'-]+)*")
OPENING = '«“"'
_DASH = "—–- \u00a0"
PRONOUN = re.compile(r"(?i)(?<!\w)(?:il|elle|he|she|ils|elles|they)\b")
_SHE, _HE = re.compile(r"(?i)(?<!\w)(?:elle|she)\b"), re.compile(r"(?i)(?<!\w)(?:il|he)\b")
# « a-t-elle dit », « tranche ce libraire »: of whom the text has told. "He replied" may be another.
_LEANS = re.compile(r"(?<!\w)(?:il|elle|he|she|(?:ce|cet|cette) \w+)(?!\w)")
_QUOTED = re.compile(r"«[^»]*(?:»|\Z)|“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")
_SCRAP = 3  # words that are said have at least: « or blanc » is what something is called
# « … », a répondu lundi le maire ; "…," said Ann Hill
_BEHIND = re.compile(
    rf"(?i)[”,][ \u00a0]?,? ?(?:(?:l['’])?(?:a|ont)(?:-t-)?)? ?(?P<by>(?:-?(?:il|elle) )?\b(?:{SAYS})\b[^.;:“”]*)"
)
# The press has many verbs for it: « … », tranche le maire, « … ! », s’est émue Ana Roy. Not « …», dans la salle.
_BEHIND_QUOTED = re.compile(
    r"[ \u00a0]?(?P<comma>,)?[ \u00a0](?P<by>(?!(?i:et|ou|mais|qui|que|dont|où|dans|sur|sous|pour|par|avec|de|du|des|à"
    r"|aux?|en|le|la|les|une?|and|or|but|who|which|that|in|on|at|for|of|to|with|by|the|an?)\b)[^.;:“”]+)"
)
_SAID = re.compile(
    rf"(?i)[ ,](?:(?:(?:l['’])?(?:a|ont|has|had|have) )?(?:{SAYS})"
    r"|saying|telling|adding|arguing|insisting|noting|warning|explaining|stressing|claiming|affirmant|ajoutant|assurant"
    r"|déclarant|estimant|expliquant|indiquant|précisant|rappelant|soulignant)\b"
)
_MARK = re.compile(r"[.;:“”]")
_ACCORDING = re.compile(r"(?i)\b(?:selon|d['’]après|according to) (?P<by>[^,.;:]+)")
# « Il a ajouté que », « Et d’ajouter : »; "He replied" is of another, « Il a été annoncé » of nobody.
_GOES_ON = re.compile(
    r"(?:(?:Mais |But )?(?:[Ii]l|[Ee]lle|[Hh]e|[Ss]he) (?:(?:a|avait|has|had) )?(?:également |aussi |also |then )?"
    r"(?:ajout|précis|indiqu|expliqu|soulign|rappel|estim|conclu|affirm|assur|déclar|insist|added|adds|explain|stress"
    r"|conclude|said|says|admitted|warned)\w*(?! (?:by|par)\b)"
    r"|(?:Ce dernier|Cette dernière|L['’]intéressée?|The latter) (?:a|avait|has|had) "
    r"|(?:Et|Puis) (?:d['’](?:ajouter|expliquer|indiquer|estimer|affirmer|insister)|de (?:préciser|conclure|poursuivre"
    r"|rappeler|souligner|lancer|regretter)))\b"
)


_ASKS = re.compile(r"[^»”\"]\?\s*\Z")  # « Qu’a-t-il dit ? » says nothing, and tells whose the reply is
# A house or a place: « la Banque Royale », "of the Institut Curie".
_OF_NOBODY = re.compile(r"(?i)(?<!\w)(?:(?:the|la|les?|du|des|in|at|en)[ \u00a0]|de l['’]|l['’])\Z")


@dataclass(frozen=True, slots=True)
class Saying:
    """Sentences of an article, quotations whole, and who says so.

    Attributes:
        start: in the article's text.
        end: of it, there.
        speaker: the words that tell who; of a saying that goes on, « a-t-il ajouté », those of the one before; empty
            where none can be told.
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
        is_named = bool(roles(by) or any(not PRONOUN.fullmatch(name) for name in NAME.findall(by)))
        leans = _LEANS.search(by) is not None
        is_another = by and not (is_named or leans or PRONOUN.search(by))  # "the union said"
        if not goes_on and (is_another or not (by or text.lstrip(_DASH)[:1] in OPENING)):
            speaker = ""
            continue
        if leans and not goes_on:
            speaker = _person_in(text, by) or speaker or _person_before(hit, start, by)
        elif by and not goes_on:
            speaker = by if is_named else ""
        if not _ASKS.search(text):
            yield Saying(start, end, speaker, goes_on)


@lru_cache(maxsize=256)  # a passage's sentences are asked about for each of its candidates
def _told_by(text: str) -> str:
    """What stands behind and in front of a text's words for saying, where speakers are told; not what is quoted.

    Example:
        >>> _told_by("« Oui », a dit Ann Lee. Le maire a répondu non.")
        'dit Ann Lee  Le maire'
        >>> _told_by("« Rien ne changera ici », tranche le maire."), _told_by("« Nous avons dit oui. »")
        ('tranche le maire', '')
    """
    plain = _without_quoted(text)
    behind, according = ([match["by"] for match in said.finditer(plain)] for said in (_BEHIND, _ACCORDING))
    in_front, end = list[str](), 0
    for said in _SAID.finditer(plain):
        before = _MARK.split(plain[end : said.start()])[-1]
        if len(before) > 1:
            in_front.append(before)
            end = said.end()
    return " ".join([*(behind or _behind_quoted(text, plain)), *in_front, *according])


def _behind_quoted(text: str, plain: str) -> list[str]:
    """What stands behind a quotation's mark and comma, whatever the verb."""
    found = list[str]()
    for quoted in _QUOTED.finditer(text):
        match = _BEHIND_QUOTED.match(plain, quoted.end())
        ends_in_mark = quoted[0][1:-1].rstrip()[-1:] in (",", "!", "?", "…")
        if match and (match["comma"] or ends_in_mark) and len(quoted[0][1:-1].split()) >= _SCRAP:
            found.append(match["by"])
    return found


def _without_quoted(text: str) -> str:
    """A text, as long as before, with blanks for what is quoted."""
    return _QUOTED.sub(lambda match: f"“{' ' * (len(match[0]) - 2)}”" if len(match[0]) > 1 else "“", text)


def _person_before(hit: Hit, place: int, by: str) -> str:
    """Whom « a-t-elle dit » means: the one person of the nearest sentence before that names any; empty if not certain.

    A sentence that has the pronoun in front of its names tells of the same person still.
    """
    for first, last in reversed(hit.sentences):
        text = hit.article.readable(first, last).text
        if last <= place and full_names(_without_quoted(text)):
            if person := _person_in(text, by):
                return person
            if not _pronoun_of(by).search(text):
                return ""
    return ""


def _person_in(text: str, by: str) -> str:
    """The one person whom a text names in front of its first pronoun of a kind, or the one of several with a role."""
    plain = _without_quoted(text)
    pronoun = _pronoun_of(by).search(plain)
    before = plain[: pronoun.start()] if pronoun else plain
    names = {
        name
        for match in NAME.finditer(before)
        if full_names(name := _without_little_words(match[0]))
        and not (any(map(nations, name.split())) or _OF_NOBODY.search(before, 0, match.start()))
    }
    in_office = {before[slice(*one.name)] for one in appositions(before)}
    persons = names if len(names) == 1 else names & in_office
    return persons.pop() if len(persons) == 1 else ""


def _pronoun_of(by: str) -> re.Pattern[str]:
    return _SHE if _SHE.search(by) else _HE


def _without_little_words(name: str) -> str:
    """A name without what opens its sentence: "On Sunday".

    Example:
        >>> _without_little_words("On Sunday"), _without_little_words("Ann Lee")
        ('Sunday', 'Ann Lee')
    """
    return " ".join(word for word in name.split() if word.lower() not in LITTLE_WORDS)
