"""Figures of several groups in one sentence, "£6 for adults and £2 for children": which is of those asked about."""

import re

from index.hit import Hit
from qa.types import Question, Span
from text.analyzer import question_terms, term
from text.language import Language

_TIME = (
    r"(?:years?|months?|weeks?|days?|hours?|decades?|now|ans?|années?|mois|semaines?|jours?|heures?|instant|moment)\b"
)
_FOR = re.compile(rf"(?i)\b(?:for|pour)[ \u00a0](?:the |les? |la |l['’])?(?!{_TIME})(?P<whom>[^\W\d_][\w-]*)")
_FIGURE = re.compile(r"\d")


def is_of_other_beneficiaries(question: Question, hit: Hit, span: Span) -> bool:
    """Whether some words are a figure that its sentence tells for others than those that the question names."""
    start, end = hit.sentence_at(span.start, span.end)
    sentence, language = hit.article.text[start:end], hit.article.language
    figure, groups = _FIGURE.search(sentence), list(_FOR.finditer(sentence))
    if not figure or len(groups) < 2 or not _FIGURE.search(hit.article.text, span.start, span.end):
        return False
    in_front = groups[0].start() < figure.start()  # « Pour les adultes, 6 euros »: in front of their figures
    if not _each_has_a_figure(sentence, groups, in_front=in_front):
        return False
    if in_front:
        own = [group for group in groups if group.start() < span.start - start][-1:]
    else:
        own = [group for group in groups if group.start() >= span.start - start][:1]
    for asked in (question.text, question.context):
        if named := {group["whom"] for group in groups if _names(asked, group["whom"], language)}:
            return bool(own) and own[0]["whom"] not in named
    return False


def _each_has_a_figure(sentence: str, groups: list[re.Match[str]], *, in_front: bool) -> bool:
    """Whether a figure stands behind each group, before the next; or before each group, behind the one before."""
    starts, ends = [group.start() for group in groups], [group.end() for group in groups]
    if in_front:
        pieces = zip(ends, [*starts[1:], len(sentence)], strict=True)
    else:
        pieces = zip([0, *ends[:-1]], starts, strict=True)
    return all(_FIGURE.search(sentence, start, end) for start, end in pieces)


def _names(asked: str, whom: str, language: Language) -> bool:
    return term(whom.lower(), language) in question_terms(asked, language)
