"""What a question asks for as not done, "Which parish did not vote?", and words that are told as having done it."""

import re

from qa.rules.denials import clause, content, denials
from text.language import Language

# « X, le trésorier, », "X (61)": what stands between a subject and its verb. No relative clause: "who never won, won".
BESIDE = re.compile(
    # « de Bretagne »
    r"(?:(?: (?:de|du|des|of|in|at|for)| d['’])(?: ?(?!(?:qui|que|who|that|which)\b)[\w’'-]+){1,4}?)?"
    r"(?: ?\([^()]{1,60}\))?(?:, [^,;:.()]{1,80},|,)? ?"
)
THE = r"(?:(?:à|au|aux|de|du|des|par|by|to|of|in|at|on|en|for|a|an|un|une|the|le|la|les) |[ld]['’])*"
RIGHT_BEHIND = re.compile(rf" {THE}")
NEGATIVE = re.compile(
    r"(?i)\b(?:ne|non|pas|plus|jamais|ni|aucune?|personne|rien|sans|sauf|hormis|excepté|exception|seule?s?|contre"
    r"|not|never|neither|nor|no|none|nobody|cannot|without|except|only|alone|apart|against|last|missing|absent\w*|refus\w*"
    r"|declin\w*|fail\w*|reject\w*|rejet\w*|oppos\w*|abst\w*|boycott\w*|den(?:y|ies|ied)|dém(?:ent|enti)\w*|manqu\w*|renonc\w*|abandon\w*"
    r"|exclu\w*|enterr\w*|scrap\w*|shelv\w*|dropp\w*|cancell\w*|rul\w+ out|g[ai]v\w+ up|nie|nient|nié)\b"
    r"|n['’]t\b|\bn['’]"
)
_DONE_BY = re.compile(
    rf"(?i){BESIDE.pattern}(?:ne |n['’])?"
    r"(?:(?:l['’]|(?:les?|la) )?(?:a|ont|avait|avaient|est|sont|has|have|had|was|were|is|are) )?"
    r"(?:(?:tous|toutes|aussi|déjà|bien|all|also|already) )?"
)
# In front of an infinitive, or of a noun.
_NO_FINITE = re.compile(
    r"(?i)(?:\b(?:to|will|would|shall|should|may|might|must|can|could|the|an?|its|their|his|her|no|de|à|pour|sans|une?|le"
    r"|la|les|du|des|sa|son|ses|leurs?)|\b[ld]['’]) ?\Z"
)
# « n'a versé que 20 000 euros »: it did.
_ONLY = re.compile(
    r"(?i)\b(?:ne |n['’])(?=(?:(?!(?:pas|plus|jamais|aucune?|ni|rien|personne)\b)[\w’'-]+ ){1,4}(?:que\b|qu['’]))"
)
_TO_COME = re.compile(r"(?i)\b(?:\w{2,}r(?:a|ont)|will|won(?=['’]t)|shall)\b")
_NOT_DONE = re.compile(r"(?i)(?:\b(?:not|never|cannot)\b|n['’]t\b)(?! (?:to|only|\w+ing)\b)")
# Where a question's main clause ends: behind its first two words, « qui », "in which".
_SUBORDINATE = re.compile(
    r"(?i)(?<=\w )(?:qui|que|dont|où|quand|lorsque|si|parce|après|who|whom|whose|that|which|when|where|if|because|after"
    r"|although|though|before|avant)\b|(?<=\w )qu['’]"
)
_OPENING = re.compile(r"(?i)\W*(?:(?:et|and|mais|but) )?\w+\W+\w+")


def affirms(question: str, sentence: str, start: int, end: int, language: Language) -> bool:
    """Whether the clause around words tells plainly as done, by them or to them, what is asked for as not done."""
    if NEGATIVE.search(_ONLY.sub("", sentence[slice(*clause(sentence, start, end))])):
        return False
    asked = _main_clause(question)
    not_done = [denial.verb for denial in denials(asked, language)]
    if behind := _NOT_DONE.search(asked):
        not_done += content(asked[behind.end() :], language)[:1]
    told = re.finditer(r"\w+", sentence)
    verbs = [word for word in told if not set(not_done).isdisjoint(content(word[0], language))]
    return any(
        _DONE_BY.fullmatch(sentence, end, verb.start())
        or (RIGHT_BEHIND.fullmatch(sentence, verb.end(), start) and _is_finite(verb, language))
        for verb in verbs
        if bool(_TO_COME.search(asked)) == bool(_TO_COME.search(verb[0]))  # who will sign has not signed yet
    )


def _main_clause(question: str) -> str:
    """A question up to its first subordinate clause.

    Example:
        >>> _main_clause("Qui a vu la bague que la police ne trouvait pas ?")
        'Qui a vu la bague '
    """
    opening = _OPENING.match(question)
    subordinate = _SUBORDINATE.search(question, opening.end() if opening else 0)
    return question[: subordinate.start()] if subordinate else question


def _is_finite(verb: re.Match[str], language: Language) -> bool:
    """Whether a verb is no infinitive and no noun, as far as its ending and the word before it tell."""
    is_infinitive = language == "fr" and verb[0].lower().endswith(("er", "ir", "re"))
    return not is_infinitive and not _NO_FINITE.search(verb.string[: verb.start()])
