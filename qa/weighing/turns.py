"""Questions in the articles themselves, an interviewer's among them: what is said in one is no answer."""

import re

from articles.types import Article, Block
from qa.weighing.evidence import Candidate

_ENDS = ' \u00a0\u202f»”"*_\n'
# « Q : », « — », « La Gazette : » in front of what somebody says.
_SPEAKER = re.compile(r"[*_«\s]*(?:[-–—]\s|(?:[A-ZÀ-Ý][\w.’'-]*[ \u00a0]?){1,4}[*_]*[ \u00a0]?:)")
_ADDRESSES = re.compile(r"(?i)\b(?:vous|votre|vos|you|your)\b")
_PROSE = {"paragraph", "quote"}
_LEAST = 2  # questions with replies that make an interview


def asks(candidate: Candidate) -> bool:
    """Whether the words stand in a question, or in an interviewer's turn that ends in one."""
    article, span = candidate.hit.article, candidate.span
    return _is_question(article, *candidate.hit.sentence_at(span.start, span.end)) or any(
        _is_question_turn(article, block, span.start) for block in article.blocks_within(span.start, span.start + 1)
    )


def _is_question_turn(article: Article, block: Block, place: int) -> bool:
    """Whether a block, or its line at a place, is an interviewer's: told by its speaker, by "you", or by other turns.

    A paragraph of prose may end in a question that its author asks.
    """
    line = max(block.start, article.text.rfind("\n", block.start, place) + 1)
    end = article.text.find("\n", place, block.end)
    if _SPEAKER.match(article.text, line) and _is_question(article, line, block.end if end < 0 else end):
        return True
    if not _has_reply(article, block):
        return False
    addressed = _ADDRESSES.search(article.text, block.start, block.end)
    return bool(addressed) or sum(_has_reply(article, other) for other in article.blocks) >= _LEAST


def _has_reply(article: Article, block: Block) -> bool:
    """Whether a paragraph ends in a question, and the layout found that what follows replies to it."""
    below = article.blocks_within(block.end, len(article.text))[:1]
    replied = any(reply.continues and reply.kind in _PROSE for reply in below)
    return replied and block.kind in _PROSE and _is_question(article, block.start, block.end)


def _is_question(article: Article, start: int, end: int) -> bool:
    return article.readable(start, end).text.rstrip(_ENDS).endswith("?")
