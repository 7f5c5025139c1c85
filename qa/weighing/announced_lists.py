"""« Quelle est la troisième condition ? », « Que comprend le menu ? »: an item of an announced list, or all of them.

Only where the sentence that announces the list, the title and the headings above have all that the question names.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.lines import without_mark
from articles.types import Article, Block
from index.hit import Hit
from qa.types import Question, Span
from qa.weighing.confidence import Weighed
from qa.weighing.evidence import Candidate
from text.analyzer import places_of, question_terms, terms_to_find
from text.language import Language

_ORDINALS = (
    r"premi(?:er|ère)|first", r"deuxième|seconde?|second", r"troisième|third", r"quatrième|fourth", r"cinquième|fifth",
    r"sixième|sixth", r"septième|seventh", r"huitième|eighth", r"neuvième|ninth", r"dixième|tenth",
)  # fmt: skip
_COUNTED = re.compile(
    r"(?i)\b(?:quel(?:le)?|what|which) (?:est|était|fut|sera|is|was) (?:donc )?(?:la|le|the) "
    rf"(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<figure>\d{{1,2}}) ?(?:er|[èe]?re|[èe]?me|e|st|nd|rd|th)"
    r"|(?P<last>derni(?:er|ère)|last)) (?!ministre|minister|lady|fois|time)(?P<noun>[\w’'-]+)"
)
_ANNOUNCE = {"paragraph", "quote"}
# "What does it include?", and not "What bridge did it close?"
_OPEN = re.compile(
    r"(?i)(?:et |and |mais |but )?(?:que|qu['’]|(?:de|en) quoi|what (?:will|would|do|does|did|has|have|had|can|could"
    r"|should|must|is|are|was|were))(?:\b|(?<=['’]))"
)
_NOT = re.compile(r"(?i)\b(?:ne|n['’]|not|never|no|pas|jamais|aucune?|sauf|except)\b|n['’]t\b|\bn['’]")


def asks_for_all(question: Question, candidate: Candidate) -> bool:
    """Whether a question asks for all that is listed where a candidate stands: « Que comprend le menu ? ».

    The sentence that announces the list, « Le menu comprend : », ends in a word of the question, mostly its verb; the
    paragraph, the title and the headings have all others. One about an item asks which, or has that item's words.
    """
    hit, place = candidate.hit, candidate.span.start
    article, language = hit.article, question.language
    item = next(iter(article.blocks_within(place, place + 1)), None)
    if not (item and item.kind == "list item" and item.headings and _OPEN.match(question.text)):
        return False
    announcing = article.blocks[item.headings[-1]]
    if article.language != language or announcing.kind not in _ANNOUNCE or not _is_whole(hit, item):
        return False
    paragraph = article.text[announcing.start : announcing.end]
    announced = list(question_terms(paragraph, language))
    asked = set(question_terms(question.query, language))
    known = {*terms_to_find(paragraph, language), *terms_to_find(article.context_of(item.start), language)}
    return bool(announced) and announced[-1] in asked and asked <= known and not _NOT.search(question.query + paragraph)


def _is_whole(hit: Hit, item: Block) -> bool:
    """Whether a passage holds all items of the list of one, and no list stands inside it."""
    items = [block for block in hit.article.blocks if block.kind == "list item" and block.headings == item.headings]
    inside = items[0].start >= hit.passage.start and items[-1].end <= hit.passage.end
    return inside and items == _items(hit.article, item) and not any(_opens_list(hit.article, one) for one in items)


def _opens_list(article: Article, item: Block) -> bool:
    return article.text[item.start : item.end].rstrip().endswith(":")


def nth_item(question: Question, ranked: Sequence[Weighed], threshold: float) -> Weighed | None:
    """The item asked for, as likely as an answer must be at least; None where no list is of what is asked."""
    counted = _COUNTED.search(question.text)
    if not counted:
        return None
    asked = set(question_terms(_COUNTED.sub(r"\g<noun>", question.query), question.language))
    for weighed in ranked:
        hit = weighed.candidate.hit
        for first in _announced_lists(hit.article, hit.passage.start, hit.passage.end):
            context = hit.article.context_of(first.start)
            if hit.article.language != question.language or not asked <= set(terms_to_find(context, question.language)):
                continue
            item = _counted_to(counted, _items(hit.article, first))
            several = _is_plural(counted["noun"], context, question.language)
            if item and several and hit.passage.start <= item.start < hit.passage.end:
                span = words_of_item(hit.article.text, item, weighed.candidate.span.score)
                return replace(weighed, candidate=Candidate(hit, span), probability=max(weighed.probability, threshold))
    return None


def words_of_item(text: str, item: Block, score: float) -> Span:
    """An item without its mark and the punctuation at its end."""
    words = without_mark(text[item.start : item.end])
    return Span(item.end - len(words), item.end - len(words) + len(words.rstrip(" ;,.")), score)


def _announced_lists(article: Article, start: int, end: int) -> list[Block]:
    """An item of each list within a stretch that a paragraph announces."""
    lists = {
        block.headings[-1]: block
        for block in reversed(article.blocks_within(start, end))
        if block.kind == "list item" and block.headings and article.blocks[block.headings[-1]].kind in _ANNOUNCE
    }
    return list(lists.values())


def _items(article: Article, one: Block) -> list[Block]:
    """All items of the list of one, without those of lists inside it, which stand further in."""
    items = [block for block in article.blocks if block.kind == "list item" and block.headings == one.headings]
    indents = [item.start - article.text.rfind("\n", 0, item.start) for item in items]
    return [item for item, indent in zip(items, indents, strict=True) if indent == indents[0]]


def _is_plural(noun: str, announcing: str, language: Language) -> bool:
    """Whether it is several of what is counted that a sentence announces."""
    return any(announcing[end - 1] in "sxSX" for _, end in places_of([noun], announcing, language))


def _counted_to(counted: re.Match[str], items: Sequence[Block]) -> Block | None:
    if counted["last"]:
        return items[-1]
    number = int(counted["figure"] or 0)
    for place, names in enumerate(_ORDINALS, start=1):
        if counted["word"] and re.fullmatch(names, counted["word"], re.IGNORECASE):
            number = place
    return items[number - 1] if 0 < number <= len(items) else None
