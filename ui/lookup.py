"""What is told of words that were looked up: how many passages have them, or that none does."""

from qa.types import Answer
from ui.labels import REPLIES, grouped


def lookup_heading(answer: Answer) -> str:
    """The counts, or that the words stand nowhere, or only nearly so."""
    language = answer.question.language
    says, found = REPLIES[language], answer.found
    if not found or not answer.citations:
        return says["nowhere"]
    if found.passages:
        passages = says["one passage" if found.passages == 1 else "passages"].format(grouped(found.passages, language))
        articles = says["of one article" if found.articles == 1 else "of several articles"]
        return f"{passages} {articles.format(grouped(found.articles, language))}"
    differs = any(piece.of != "both" for piece in found.nearly)
    return says["nearly" if differs else "nearly the same"]


def lookup_more(answer: Answer) -> str:
    """That not all places are shown."""
    language = answer.question.language
    return REPLIES[language]["first places"].format(grouped(len(answer.citations), language))


def lookup_lines(answer: Answer) -> list[str]:
    """The same for a terminal, and where a wording differs from the one typed: [-typed-] {+in the article+}."""
    marks = {"typed": "[-{}-]", "article": "{{+{}+}}", "both": "{}"}
    nearly = answer.found.nearly if answer.found else ()
    lines = [lookup_heading(answer)]
    if any(piece.of != "both" for piece in nearly):
        lines.append(" ".join(marks[piece.of].format(" ".join(piece.words.split())) for piece in nearly))
    if answer.found and answer.found.passages > len(answer.citations):
        lines.append(lookup_more(answer))
    return lines
