"""Questions after what something is that goes by a name, "What is Valgaz?": the words that tell beside the name."""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.types import Question
from text.accents import CAPITALS, bare
from text.language import Language
from text.lists import LITTLE_WORDS, word_list

_NAME = rf"[{CAPITALS}][\w’'.&-]*(?: (?:(?:de|du|des|of|the|and|et|la) ){{0,2}}[{CAPITALS}\d][\w’'.&-]*)*(?<!\.)"
_ASKS = re.compile(
    r"(?i:(?:et |and )?(?:what(?: is| was| are|['’]s)|qu['’]est[- ]ce que?|c['’]est quoi|que sont|qu['’]est))"
    rf",?[ \u00a0]?(?i:the |la |les? |l['’])?(?P<name>{_NAME})[\s?!.]*\Z"
)
_ANY_ONE: dict[Language, re.Pattern[str]] = {"fr": re.compile(r"(?i)une? "), "en": re.compile(r"(?i)an? ")}
_DETERMINER: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"(?i)(?<![\w’'-])(?:(?:une?|la|les?) |l['’])"),
    "en": re.compile(r"(?i)(?<![\w’'-])(?:the|an?) "),
}
_PHRASE = r"[^,.;:!?()«»“”\"–—\n]{3,120}"
_BEHIND = r"(?: \([^()]*\))?(?:, | (?:is|was|are|were|est|était|sont) )"
# What makes a clause of what looks like a kind.
_VERB: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"(?i)(?<![\w’'-])(?:a|ont|est|sont|avait|était|sera|va|ils?|elles?)(?![\w’'-])"),
    "en": re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|will|would|said|says|he|she|they)\b"),
}
_KINDS = word_list("named_kinds")
_WORD = re.compile(r"[\w-]+")
_MOMENT = re.compile(r"(?i)(?:an?|une?) (?:week|month|year|day|hour|semaine|mois|année|an|jour|heure|fois)\b")
_FEWEST = 2  # words that tell: « la compagnie » alone says little


def definitions(question: Question, hit: Hit) -> Iterator[tuple[int, int]]:
    """Where a passage tells what something is: "Valgaz, a gas company,", « la compagnie publique Valgaz »."""
    asks = _ASKS.match(question.text)
    if not asks:
        return
    text, language = hit.readable.text, hit.article.language
    name = rf"(?<![\w-]){re.escape(asks['name'])}(?![\w-])"
    for match in re.finditer(rf"{name}{_BEHIND}(?P<kind>{_PHRASE})(?=[,.;:!?)]|\Z)", text):
        if _is_kind(match["kind"], language):
            yield hit.readable.original(*match.span("kind"))
    for match in re.finditer(rf"(?P<before>{_PHRASE})(?:(?<=\w) {name}|, {name}(?=[,.;:!?)]|\Z))", text):
        for determiner in reversed(list(_DETERMINER[language].finditer(match["before"]))):
            start = match.start("before") + determiner.start()
            if _is_kind(text[start : match.end("before")], language):
                yield hit.readable.original(start, match.end("before"))
                break


def _is_kind(phrase: str, language: Language) -> bool:
    """Whether words are what something is: « une régie d'eau », "the Danish manufacturer"; not « la France ».

    Example:
        >>> [_is_kind(one, "fr") for one in ("le géant norvégien", "une régie d'eau", "l'État", "la société a vendu")]
        [True, True, False, False]
    """
    every = _WORD.findall(bare(phrase))
    words = [word for word in every if word not in LITTLE_WORDS]
    is_said = _ANY_ONE[language].match(phrase) or not _KINDS.isdisjoint(words[:_FEWEST])
    is_phrase = _DETERMINER[language].match(phrase) and every[-1:] == words[-1:] and not _MOMENT.match(phrase)
    return bool(is_said and is_phrase and len(words) >= _FEWEST and not _VERB[language].search(phrase))
