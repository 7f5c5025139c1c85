"""Questions that lean on the one before: which do, and what of the one before they need."""

import re

from qa.questions.topic import subjects_of, told_of
from text.accents import fold
from text.lists import word_list

LONGEST_CONTEXT = 240  # characters

_OPENING = re.compile(
    r"(?i)(?:(?:et|and|but|mais)\b(?! how many\b.*\b(?:were|are)\b)|what about|how about|qu['’]en est-il)"
)
_OPENED = 8  # words at most of a question that leans by its opening
_NAME = re.compile(r"(?<=\s)[A-ZÀ-Ý][\w’'-]+")
_PRONOUN = re.compile(
    r"(?i)(?<![\w’'])(?:(?:d['’])?(?:elles?|eux)|il|ils|lui|he|she|they|him|her|them|his|their|it|its"
    r"|celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette dernière|ces derniers|ces dernières)\b"
)
# "il" and "it" that stand for nothing: "Que s'est-il passé ?", "Quand a-t-il été décidé ?"
_IMPERSONAL = re.compile(
    r"(?i)\b(y a-t-il|il y a|s['’]agit-il|s['’]est-il passé|se passe-t-il|faut-il|reste-t-il"
    r"|quel temps \w+-(?:t-)?il\b|(?<!à )quelle heure \w+-(?:t-)?il\b|combien (?:fai(?:t|sait)|fera-t|faudra-t)-il"
    r"|(?:fai(?:t|sait)|fera-t)-il (?=beau|chaud|froid|nuit|bon|mauvais)"
    r"|(?:pleu|neig)\w+-(?:t-)?il|\w+-(?:t-)?il (?=pleuvoir|neiger)"
    r"|it (?=rain|snow|(?:be )?(?:cold|warm|hot|sunny|windy)\b)"
    r"|a-t-il été (?:décidé|prévu|question|convenu)|est-il (?:prévu|possible|vrai)|(?:time|day|date) is it|it is"
    r"|is it (?=true|possible|likely|certain|legal|necessary|important|safe|clear|worth))\b"
)
# A noun that a pronoun after it can stand for: « Pourquoi le ministre a-t-il démissionné ? »
_NOUN = re.compile(
    r"(?i)\b(?:le|la|les|un|une|ce|cet|cette|ces|du|des|au|aux|the|an?|this|that|these|those) \w|(?<!qui )\b[ld]['’]\w"
)
# What is asked for may be the subject itself, and its pronoun only inverted: « Quels pays ont-ils signé l'accord ? ».
_INVERTED = re.compile(
    r"(?i)(?:(?P<which>quel(?:le)?s?)|combien d[e’']|tant d[e’']) ?(?P<noun>[\w-]+)\b.*?"
    r"\b(?P<verb>\w+)-(?:t-)?(?P<pronoun>ils?|elles?)\b(?P<rest>.*)"
)
_PRONOUN_OF = {"quel": "il", "quelle": "elle", "quels": "ils", "quelles": "elles"}
_BEING = {"est", "sont", "etait", "etaient", "fut", "furent", "sera", "seront"}
# The same in English, where what is told is done to its own: "Who sold his house?", "Which company lost its licence?".
_ITS_OWN = re.compile(
    r"(?i)(?:who|(?:which|what|how many) (?!(?:is|was|are|were|did|does|do)\b)\w+) "
    r"(?!.*\b(?:did|do|does)\b)(?!(?:is|was|are|were) (?:his|their|its)\b)\w+ (?:\w+ ){0,3}?(?:his|their|its) \w"
)
_SUBJECT_OF_DO = re.compile(r"(?i)\b(?:did|does|do) (?!(?:s?he|it|they|we|you|i|his|her|its|their|this|that|not)\b)\w")
_AUXILIARY = {"est", "sont", "etait", "etaient", "fut", "a", "ont", "avait", "avaient", "va", "peut", "doit"}
# "When will koen geens say if he resigns": two words behind an auxiliary that may be a name, typed without capitals.
_SMALL_SUBJECT = re.compile(
    r"(?i)^(?!who\b|which\b|qui\b).*?\b(?:has|have|had|is|are|was|were|will|would|can|could|should|must)"
    r" (?P<first>\w{2,}) (?P<last>\w{2,})\b(?<!ed)(?<!ing) \w*"
)
_POSSESSED = re.compile(
    r"(?i)(?:quel(?:le)?s?|qui|où|what|who|where|how \w+) (?:est|sont|était|étaient|fut|is|are|was|were)"
    r" (?:son|sa|ses|leurs?|his|her|their|its)\b"
)
_PARTITIVE = re.compile(r"(?i)(?:qui|quand|où|combien|pourquoi|comment|que) (?:en|y) \w")
# « Qui les préside ? », « Qui l'a mené en 2015 ? »: a pronoun in front of its verb, the only one.
_OBJECT = re.compile(
    r"(?i)qui (?:l['’](?!emport)|la |les? )(?:(?:a|ont|avait|avaient|aura) )?\w+"
    r"(?: (?:en|depuis|à|au|pour|avec|dans|maintenant)\b.*)?[\s?!.]*$"
)
_BY_WHOM = re.compile(r"(?i)\b(?:par|avec|pour|chez|de|à|by|with|for|from|to) (?:qui|quoi|whom?|what)[\s?!.]*$")
_FRAGMENT = 5  # words at most, the question mark one of them
_WORD = re.compile(r"[^\W\d_]+")
_LITTLE = {
    fold(word)
    for kind in ("interrogative.fr", "interrogative.en", "function.fr", "function.en", "measures")
    for word in word_list(kind)
}
_ASKING = word_list("interrogative.fr") | word_list("interrogative.en") | {"comment"}
_FIGURE = re.compile(r"\b\d[\d.,]*\b")
_PLACED = re.compile(r"(?i)(?:et|and|mais|but) (?:en|à|au|aux|dans|pour|chez|in|at|for|on)\b")
# Where a question's subject begins: « Qui est | le préfet ? », "How many people | did the fair draw?"
_SUBJECT = re.compile(
    r"(?i)\b(?:le|la|les|un|une|du|des|de|ce|cet|cette|ces|the|an?|did|does|do)\b|\b[ld]['’]|(?<=\s)(?-i:[A-ZÀ-Ý])"
)


def follows_up(text: str) -> bool:
    """Whether a question leans on the one before: by its opening, a pronoun without its noun, or being a fragment.

    Example:
        >>> follows_up("Et quand ?"), follows_up("Who is Koen Geens?"), follows_up("When did he leave?")
        (True, False, True)
        >>> follows_up("Pourquoi le ministre a-t-il démissionné ?"), follows_up("Depuis quand est-il fermé ?")
        (False, True)
    """
    if _OPENING.match(text):
        return len(text.split()) <= _OPENED
    if _POSSESSED.match(text) or _PARTITIVE.match(text) or _OBJECT.match(text):
        return True
    if _asks_for_its_subject(text) or _ITS_OWN.match(text):
        return False
    return _has_lone_pronoun(text) or _is_fragment(text)


def context_of(previous: str, text: str) -> str:
    """What a follow-up needs of the question before: what it is about, or how it asks, or both.

    A follow-up that asks something itself needs what the one before is about. One with a subject of its own needs how
    that asks; any other, « Et en 2018 ? », all of it.

    Args:
        previous: the question before, with what it leaned on itself.
        text: the follow-up.

    Example:
        >>> context_of("Qui est le préfet maritime ?", "Et la directrice du musée ?")
        'Qui est ?'
        >>> context_of("Combien de visiteurs la foire a-t-elle attirés en 2017 ?", "Et en 2018 ?")
        'Combien de visiteurs la foire a-t-elle attirés en ?'
        >>> context_of("Combien de visiteurs le zoo reçoit-il par an ?", "En quelle année a-t-il ouvert ?")
        'le zoo.'
    """
    if any(word in _ASKING for word in _WORD.findall(text.lower().removeprefix("what about"))):
        return shortened(_told(previous, text))
    if _PLACED.match(text):
        return shortened(_without_what_is_replaced(previous, text))
    if _OPENING.match(text):
        return _frame(previous) if _NOUN.search(text) or _NAME.search(text) or " de " in text else shortened(previous)
    return shortened(_told(previous, text))


def _told(previous: str, text: str) -> str:
    """What the question before is about, for one that asks itself: with two askings in it, the first is answered."""
    has_verb = _has_lone_pronoun(text) or _POSSESSED.match(text) or _OBJECT.match(text)
    return subjects_of(previous) if has_verb else told_of(previous)


def _asks_for_its_subject(text: str) -> bool:
    """Whether what is asked for does what is told: its pronoun agrees, and the verb has an object or needs none.

    Example:
        >>> [_asks_for_its_subject(text) for text in ("Quels pays ont-ils signé l'accord ?", "Quel livre a-t-il lu ?")]
        [True, False]
    """
    asked = _INVERTED.match(text)
    if not asked or fold(asked["noun"].lower()) in _LITTLE:
        return False
    pronouns = [_PRONOUN_OF[asked["which"].lower()]] if asked["which"] else ["ils", "elles"]
    told = asked["rest"].strip(" ?.!")
    without_object = fold(asked["verb"].lower()) in _BEING or told.startswith("été ")
    return asked["pronoun"].lower() in pronouns and bool(
        told and (without_object or _NOUN.search(told) or _NAME.search(asked["rest"]))
    )


def _has_lone_pronoun(text: str) -> bool:
    personal = _IMPERSONAL.sub("", text)
    for pronoun in _PRONOUN.finditer(personal):
        before = personal[: pronoun.start()]
        told = any(pattern.search(before) for pattern in (_NOUN, _NAME, _SUBJECT_OF_DO))
        if not (told or _ends_in_small_name(before) or _has_small_subject(before)):
            return True
    return False


def _ends_in_small_name(before: str) -> bool:
    """Whether two words that may be a name, typed without capitals, and their verb stand before an inverted pronoun.

    Example:
        >>> _ends_in_small_name("quand charles michel est "), _ends_in_small_name("dans quelle ville est-")
        (True, False)
    """
    words = [word for word in _WORD.findall(fold(before.lower())) if word != "t"]
    return len(words) > 2 and words[-1] in _AUXILIARY and _LITTLE.isdisjoint(words[-3:-1])


def _has_small_subject(before: str) -> bool:
    """Whether an auxiliary and two words that may be a name, typed without capitals, stand before a pronoun.

    Example:
        >>> _has_small_subject("when will koen geens say if "), _has_small_subject("what has changed since ")
        (True, False)
    """
    words = _SMALL_SUBJECT.match(fold(before.lower()))
    return words is not None and _LITTLE.isdisjoint(words.group("first", "last"))


def _is_fragment(text: str) -> bool:
    """« Depuis quand ? », « À quelle date ? », "By whom?": a few words without a subject."""
    if len(text.split()) > _FRAGMENT or _NAME.search(text):
        return False
    return all(fold(word.lower()) in _LITTLE for word in _WORD.findall(text)) or _BY_WHOM.search(text) is not None


def _frame(previous: str) -> str:
    """The first words, up to its subject, of the last question that is whole: « Et le maire ? » is none."""
    questions = re.split(r"(?<=[?!.])\s+(?=\S)", previous)
    last = next((question for question in reversed(questions) if not _OPENING.match(question)), questions[-1])
    subject = _SUBJECT.search(last)
    return f"{last[: subject.start()].strip()} ?" if subject else last


def _without_what_is_replaced(previous: str, text: str) -> str:
    """Without its years and other figures, or the names behind a preposition, where the follow-up has its own."""
    if _FIGURE.search(text):
        return _tidy(_FIGURE.sub("", previous))
    if _NAME.search(text):
        return _tidy(re.sub(r"\b(en|à|au|aux|dans|chez|in|at) [A-ZÀ-Ý][\w’'-]+", "", previous))
    return previous


def shortened(previous: str) -> str:
    """The first question and as many of the last ones as there is room for."""
    if len(previous) <= LONGEST_CONTEXT:
        return previous
    first, *others = re.split(r"(?<=[?!.])\s+(?=\S)", previous)
    kept = ""
    for sentence in reversed(others):
        if len(first) + len(sentence) + len(kept) + 2 > LONGEST_CONTEXT:
            break
        kept = f"{sentence} {kept}".strip()
    return f"{first[:LONGEST_CONTEXT]} {kept}".strip()


def _tidy(text: str) -> str:
    return re.sub(r" +", " ", text).strip()
