"""Who says each sentence of a passage: « … », tranche le maire, « … », a-t-il ajouté, selon elle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.hit import Hit
from qa.extraction.antecedents import person_before, person_in
from qa.extraction.appositions import appositions
from qa.extraction.mentions import mentions
from qa.questions.quotation import with_speaker
from text.accents import CAPITALS
from text.lists import any_of
from text.roles import roles

SAYS = any_of("saying")
NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?:[ \u00a0][{CAPITALS}][\w’'-]+)*")
OPENING = '«“"'
PRONOUN = re.compile(r"(?i)(?<!\w)(?:il|elle|he|she|ils|elles|they)\b")
# « a-t-elle dit », "she said", « tranche ce libraire »: of whom the text has told. "He replied" may be another.
_LEANS = re.compile(r"\A-?(?:il|elle|he|she)\b|-t-(?:il|elle)\b|\A\w+ (?:ce|cet|cette) (?P<role>\w+)")
_NO_NAME = re.compile(rf"{PRONOUN.pattern}|(?i:ce|cette|the)")  # « Ce dernier », "The latter"
_REPLIES = re.compile(r"(?i)\b(?:répond|répliqu|rétorqu|repl|answer|retort)")
_DASH = "—–- \u00a0"  # in front of what is said in an interview
_QUOTED = re.compile(r"«[^»]*(?:»|\Z)|“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")
_FEWEST = 3  # words that are said: « or blanc » is what something is called
# « … », a répondu lundi le maire ; "…," said Ann Hill
_BEHIND = re.compile(
    rf"(?i)[”,][ \u00a0]?,? ?(?:(?:l['’])?(?:a|ont)(?:-t-)?)? ?(?P<by>(?:-?(?:il|elle) )?\b(?:{SAYS})\b[^.;:“”]*)"
)
# The press has many verbs for it: « … », tranche le maire, « … ! », s’est émue Ana Roy. Not « …», dans la salle, nor
# « … », réalisé par Ana Roy.
_NO_SAYING = (
    r"\w+(?:ée?s?|ed) (?:par|by)\b|s['’]est entendu|(?i:et|ou|mais|qui|que|dont|où|dans|sur|sous|pour|par|avec|de|du"
    r"|des|à|aux?|en|le|la|les|une?|and|or|but|who|which|that|in|on|at|for|of|to|with|by|the|an"
    r"|a(?!-t-| (?:\w+ )?\w+ée?s?\b))\b"
)
_BEHIND_QUOTED = re.compile(
    rf"[ \u00a0\u202f]?(?P<comma>,)?[ \u00a0\u202f](?P<by>(?=[a-zà-ÿ])(?!{_NO_SAYING})[^.;:“”]+)"
)
_BESIDES = (
    r"(?:saying|telling|adding|arguing|insisting|noting|warning|explaining|stressing|claiming|affirmant|ajoutant|assurant"
    r"|déclarant|estimant|expliquant|indiquant|précisant|rappelant|soulignant)"
)
_SAID = re.compile(rf"(?i)[ ,](?:(?:(?:l['’])?(?:a|ont|has|had|have) )?(?:{SAYS})|(?<!the )(?<!\ba ){_BESIDES})\b")
_MARK = re.compile(r"[.;:“”]")
# « de la Justice », « l’avocat de Luc Roy »: whoever stands there is not who speaks.
_OF_ANOTHER = re.compile(
    r"(?i)(?<!\w)(?:(?:de|du|des|of|à|au|aux|in|at|for|to|from|by|par|la|le|les|the)[ \u00a0]|[dl]['’])\Z"
)
_TOLD_OF_NAME = re.compile(
    r", (?!(?i:à|aux?|en|dans|lors|avec|devant|in|on|at|to|with|before|during) )[^,]{3,80}(?=,|\Z)"
)
_ACCORDING = re.compile(r"(?i)\b(?:selon|d['’]après|according to) (?P<by>[^,.;:]+)")
# « Il a ajouté que », « Et d’ajouter : »; "He replied" is of another, « Il a été annoncé » of nobody.
_GOES_ON = re.compile(
    r"(?:(?:Mais |But )?(?:[Ii]l|[Ee]lle|[Hh]e|[Ss]he) (?:(?:a|avait|has|had) )?(?:également |aussi |also |then )?"
    r"(?:ajout|précis|indiqu|expliqu|soulign|rappel|estim|conclu|affirm|assur|déclar|insist|added|adds|explain|stress"
    r"|conclude|said|says|admitted|warned)\w*(?! (?:by|par)\b)"
    r"|(?:Ce dernier|Cette dernière|The latter) (?:a|avait|has|had) (?:également |aussi |also )?(?:salué|loué|ajouté"
    r"|souligné|regretté|praised|added|welcomed)"
    r"|(?:Et|Puis) (?:d['’](?:ajouter|expliquer|indiquer|estimer|affirmer|insister)|de (?:préciser|conclure|poursuivre"
    r"|rappeler|souligner|lancer|regretter)))\b"
)
_LATTER = re.compile(r"Ce dernier|Cette dernière|The latter")
_IS_QUESTION = re.compile(r"[^»”\"]\?\s*\Z")  # « Qu’a-t-il dit ? » says nothing, and tells whose the reply is


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
    end, speaker, latest = hit.passage.start, "", ""
    plain = {bounds: _without_quoted(hit.article.readable(*bounds).text) for bounds in hit.sentences}
    for first, last in hit.sentences:
        if first < end:
            continue
        start, end = with_speaker(hit, first, min(first + 1, last))
        text = hit.article.readable(start, end).text
        by = _told_by(text)
        goes_on = bool(speaker) and _goes_on(text, latest)
        is_named = bool(roles(by) or any(not _NO_NAME.fullmatch(name) for name in NAME.findall(by)))
        leans = _leans(by)
        is_another = by and not (is_named or leans or _NO_NAME.match(by))  # "the union said"
        if not goes_on and (is_another or not (by or text.lstrip(_DASH)[:1] in OPENING)):
            speaker = ""
            continue
        latest = _without_quoted(text)
        if leans and not goes_on:
            before = "" if _REPLIES.search(by) else speaker
            speaker = person_in(latest, by) or before or person_before(hit, start, by, plain)
        elif by and not goes_on:
            speaker = by if is_named else ""
        if not _IS_QUESTION.search(text):
            yield Saying(start, end, speaker, goes_on)


def names_of_speakers(by: str) -> list[str]:
    """The names of those who say something, of the words that tell who does; not those of whom they are the lawyers.

    Example:
        >>> names_of_speakers("dit l’avocat de Luc Roy, Jean Petit ; Ann Lee")
        ['Jean Petit', 'Ann Lee']
    """
    return [name[0] for name in NAME.finditer(by) if not _OF_ANOTHER.search(by, 0, name.start())]


def _goes_on(text: str, before: str) -> bool:
    """Whether a sentence goes on with the saying before; « Ce dernier a salué » where that names no more than one."""
    return _GOES_ON.match(text) is not None and not (_LATTER.match(text) and len(NAME.findall(before)) > 1)


def _leans(by: str) -> bool:
    """Whether a pronoun stands where the speaker is told, or « ce libraire ».

    Example:
        >>> [_leans(by) for by in ("souligne-t-il", "she said", "tranche ce libraire", "répondu ce mardi le maire")]
        [True, True, True, False]
    """
    match = _LEANS.search(by)
    return match is not None and (not match["role"] or bool(roles(match["role"])))


@lru_cache(maxsize=256)  # a passage's sentences are asked about for each of its candidates
def _told_by(text: str) -> str:
    """What stands behind and in front of a text's words for saying, where speakers are told; not what is quoted.

    Example:
        >>> _told_by("« Oui », a dit Ann Lee. Le maire a répondu non.")
        'dit Ann Lee ; Le maire'
        >>> _told_by("« Rien ne changera ici », tranche le maire."), _told_by("« Nous avons dit oui. »")
        ('tranche le maire', '')
        >>> _told_by("Ana Ruiz sera jugée, a annoncé le procureur."), _told_by("Ann Lee will go, Luc Roy said.")
        ('annoncé le procureur', 'Luc Roy')
    """
    plain = _without_quoted(text)
    behind, according = list(_BEHIND.finditer(plain)), [match["by"] for match in _ACCORDING.finditer(plain)]
    in_front, end = list[str](), 0
    for said in _SAID.finditer(plain):
        before = _MARK.split(plain[end : said.start()])[-1]
        if len(before) > 1 and not any(one.start() <= said.start() < one.end() for one in behind):
            in_front.append(_last_clause(before))
            end = said.end()
    told = [match["by"] for match in behind] or _behind_quoted(text, plain)
    return " ; ".join(part.strip() for part in [*map(_up_to_name, told), *in_front, *according])


def _up_to_name(behind: str) -> str:
    """What stands behind a verb of saying, up to the first name and what is told of it.

    Example:
        >>> _up_to_name("dit à la presse Ann Lee en marge de la visite de Luc Roy")
        'dit à la presse Ann Lee'
        >>> _up_to_name("dit le ministre de la Justice, Luc Roy"), _up_to_name("said Ann Lee, the mayor, on Monday")
        ('dit le ministre de la Justice, Luc Roy', 'said Ann Lee, the mayor')
        >>> _up_to_name("dit l’avocat de Luc Roy, Jean Petit, à Ana Ruiz")
        'dit l’avocat de Luc Roy, Jean Petit'
    """
    for name in names_of_speakers(behind)[:1]:
        end = behind.index(name) + len(name)
        more = _TOLD_OF_NAME.match(behind, end)
        return behind[: more.end() if more else end]
    return behind


def _last_clause(before: str) -> str:
    """What stands in front of a verb of saying since the last comma, where that may be who says so."""
    if appositions(before):
        return before
    last = before.rstrip(" ,").rpartition(",")[2].strip()
    return last if NAME.match(last) or PRONOUN.fullmatch(last) or mentions(last) else before


def _behind_quoted(text: str, plain: str) -> list[str]:
    """What stands behind a quotation's mark and comma, whatever the verb."""
    found = list[str]()
    for quoted in _QUOTED.finditer(text):
        match = _BEHIND_QUOTED.match(plain, quoted.end())
        ends_in_mark = quoted[0][1:-1].rstrip()[-1:] in (",", "!", "?", "…")
        if match and (match["comma"] or ends_in_mark) and len(quoted[0][1:-1].split()) >= _FEWEST:
            found.append(match["by"])
    return found


def _without_quoted(text: str) -> str:
    """A text, as long as before, with blanks for what is quoted."""
    return _QUOTED.sub(lambda match: f"“{' ' * (len(match[0]) - 2)}”" if len(match[0]) > 1 else "“", text)
