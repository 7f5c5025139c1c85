"""What people put around a question: quotation marks, a number or a dash in front, a greeting, a please."""

import re

from qa.questions.indirect import outright
from qa.questions.quotation import asks, quoted_question
from qa.questions.topic import ASKS, BEFORE

_NUMBERED = re.compile(
    r"(?i)\A(?:\(?\d{1,2} ?(?:[).]|°)(?!\d)|q(?:uestion)?[ .]?\d{1,2} ?[).:]|[(]?[a-z]\)|q(?:uestion)? ?:"
    r"|[-–—•*>](?= )) *(?=\S)"
)
_GREETING = re.compile(
    r"(?i)\A(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening))"
    r"(?: (?:à tous|tout le monde|madame|monsieur|there|all|everyone))?(?P<mark> ?[,.!;:…–-]+)? +(?=\S)"
)
_PLEASE = re.compile(
    r"(?i)(?<![ ,])(?:[ ,]+(?:s['’]il (?:vous|te) pla[iî]t|svp|stp|please|merci d['’]avance)"
    r"|,[ ,]*(?:merci(?: beaucoup)?|thanks|thank you))"
    r"(?P<end>[\s?!.…]*)\Z"
)


# « Bonjour qui est la maire », but not « Bonjour tristesse, qui l'a écrit ? ».
_ASKS_AT_ONCE = re.compile(rf"(?i){BEFORE}(?:{ASKS}|que|qu)\b")


def bare(text: str) -> str:
    """The question by itself.

    Example:
        >>> bare("1) who is the mayor please?"), bare("Bonjour, qui est la maire, svp ?")
        ('who is the mayor?', 'qui est la maire ?')
        >>> bare("« Qui préside le club ? »"), bare("Hello Kitty was drawn by whom?")
        ('Qui préside le club ?', 'Hello Kitty was drawn by whom?')
    """
    words = _NUMBERED.sub("", text, count=1)
    words = quoted_question(words) or words
    greeting = _GREETING.match(words)
    if greeting:
        rest = words[greeting.end() :]
        words = rest if greeting["mark"] or _ASKS_AT_ONCE.match(rest) or outright(rest) != rest else words
    polite = _PLEASE.search(words)
    if polite and asks(words):
        words = words[: polite.start()] + polite["end"]
    return words
