"""Days on which something is said, "announced on Monday the closure": no answer to when that is done.

What is done by being said, as resigning is, is done that day.
"""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.questions.answer_type import is_of_kind, kind_asked
from qa.reading.spans import overlapping
from qa.types import Question, Span
from text.accents import CAPITALS
from text.calendar import MONTH, WEEKDAY

_SPACE = r"[ \u00a0\u202f\n]"
_NUMBERED = (
    rf"\d{{1,2}}(?:er|st|nd|rd|th)?{_SPACE}(?:of{_SPACE})?(?:{MONTH})\b|(?:{MONTH}){_SPACE}\d{{1,2}}(?:st|nd|rd|th)?\b"
)
_PART = rf"(?:{_SPACE}(?:matin|midi|après-midi|soir|dernier|morning|afternoon|evening|night)\b)?"
_DAY = (
    rf"(?P<day>(?i:(?:(?:on|late{_SPACE}on|early{_SPACE}on|le|ce|dès|last|this){_SPACE})?"
    rf"(?:(?:{WEEKDAY})\b(?:,?{_SPACE}(?:(?:le|the){_SPACE})?(?:{_NUMBERED}))?|{_NUMBERED}|hier|aujourd['’]hui|yesterday|today)"
    rf"(?:,?{_SPACE}(?:1[5-9]|20)\d\d\b)?{_PART}))(?!\w)"
)
_SAID = (
    r"\b(?i:annoncé|déclaré|indiqué|précisé|révélé|confirmé|affirmé|expliqué|dit|fait[ \u00a0]savoir"
    r"|announced|said|declared|revealed|confirmed|stated|disclosed)(?!\w)"
)
# What is done to somebody, "was confirmed on Monday as its head", is done that day.
_BY_SOMEBODY = "".join(
    rf"(?<!\b{being}[ \u00a0])" for being in ("été", "fut", "est", "sont", "was", "were", "been", "is", "are", "being")
)
# "said in a statement on Monday"
_WHERE = (
    rf"(?:{_SPACE}(?i:in|at|to|dans|lors|à|au|par){_SPACE}(?:[\w’'-]+{_SPACE}){{0,3}}"
    r"(?i:statement|conference|briefing|release|interview|reporters|journalists|communiqué|presse|entretien))?"
)
# « …, a dit Ann Lee lundi », « comme l’a indiqué la préfecture lundi »: elsewhere what follows the verb is what is
# said, « le groupe, coté en Bourse, a confirmé la vente le 3 mai ».
_AS = r"\b(?i:comme|ainsi[ \u00a0]que|as)"
_HAVING_SAID = rf"{_SPACE}?(?i:(?:l['’])?(?:a|ont|avait|avaient){_SPACE})?{_SAID}"
_NAMED = rf"(?:{_SPACE}[{CAPITALS}][\w’'-]+){{1,3}},?"
_SPEAKER = rf"{_SPACE}(?i:(?:la|le|the){_SPACE}|l['’])[\w’'-]+,?"
# On that day the same may have done more: "On Monday police jailed a man who said".
_OTHER_VERB = (
    r"\b(?i:qui|que|dont|où|who|whom|that|which|where|et|and|puis|then|comme|as|après|after|avant|before|while|because|car|\w+ed"
    r"|(?:a|ont|avait|avaient|est|sont|was|were|has|have|had|is|are)\b"
    rf"(?!{_SPACE}(?:[\w’'-]+{_SPACE}){{0,5}}?{_SAID}))\b"
)
# Whoever says it « mardi à Rabat » was there that day.
_AT = re.compile(rf"{_SPACE}(?:à|au|aux|en|in|at){_SPACE}(?P<name>[{CAPITALS}][\w’'-]+)")
_SAYINGS = (
    rf"{_BY_SOMEBODY}{_SAID}{_WHERE},?{_SPACE}{_DAY}",
    rf"(?:[,»”\"]|{_AS}){_HAVING_SAID}{_NAMED}{_SPACE}{_DAY}",
    rf"(?:[»”\"],?|{_AS}){_HAVING_SAID}{_SPEAKER}{_SPACE}{_DAY}",
    rf"{_BY_SOMEBODY}\b(?i:told)(?:{_SPACE}(?!(?i:to|that)\b)[\w’'-]+){{1,2}}{_SPACE}{_DAY}",
    rf"(?:\A|(?<=[.!?»”\"\n] )){_DAY},?{_SPACE}(?!(?i:when|lorsque|quand)\b)(?:(?!{_OTHER_VERB})[^,;:.]){{2,60}}?"
    rf"{_BY_SOMEBODY}{_SAID}",
)
_ASKS_FOR_SAYING = re.compile(
    r"(?i)\b(?:(?:annonc|déclar|declar|indiqu|précis|révél|reveal|confirm|affirm|expliqu|announc|disclos|publi|communiqu"
    r"|parl|exprim|interview|réag|react|comment|promi|learn|talk|warn|averti|answer|respond|répon)\w*"
    r"|dit|dire|disait|savoir|sait|sa[iy]s?|said|states?|stated|tell|told|appris|speak|spoke|know|knew)\b"
)
_ASKS_FOR_YEAR = re.compile(r"(?i)\b(?:année|annee|year)\b")
_DONE_BY_SAYING = re.compile(
    r"(?i)\b(?:démission|resign|décid|decid|retir|renonc|withdr[ae]w|candida|stand|step|quit|nomin|nomm|appoint|désign"
    r"|condamn|condemn|excus|apolog|refus|reject|rejet|approv|approuv|deni|dément|accus|propos|sépar|split)\w*"
)
_TO_COME = re.compile(r"(?i)\b(?:\w{2,}r(?:a|ont)|will|shall)\b")


def is_day_of_saying(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words tell but the day on which their sentence says something, and a question asks when that is done."""
    text = hit.article.text
    return any(
        overlapping((span.start, span.end), [(start, end)])
        and not is_of_kind(
            f"{text[span.start : max(span.start, start)]} | {text[min(end, span.end) : span.end]}", "date"
        )
        for start, end in _days_of_saying(question, hit, span)
    )


def _days_of_saying(question: Question, hit: Hit, span: Span) -> Iterator[tuple[int, int]]:
    """Where the sentence of some words has the day of a saying; nothing where a question asks for that."""
    asked = question.text
    if kind_asked(question) != "date" or _ASKS_FOR_SAYING.search(asked) or _ASKS_FOR_YEAR.search(asked):
        return
    if _DONE_BY_SAYING.search(asked) and not _TO_COME.search(asked):
        return
    start, end = hit.sentence_at(span.start, span.end)
    sentence = hit.article.text[start:end]
    for saying in _SAYINGS:
        for match in re.finditer(saying, sentence):  # compiled for the first question after a day, no sooner
            place = _AT.match(sentence, match.end("day"))
            if place and re.search(rf"(?i)\b{re.escape(place['name'])}\b", asked):
                continue
            yield start + match.start("day"), start + match.end("day")
