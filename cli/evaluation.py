"""Retrieval, reading and abstention metrics of a pipeline on labelled questions: what `ibid evaluate` prints."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cli.ranking import ranking_metrics
from index.hit import Hit
from qa.pipeline import Pipeline
from qa.types import Answer
from runtime.errors import WrongInput
from text.normalisation import contains, exact_match, token_f1

RIGHT_F1 = 0.5  # token F1 from which quoted words count as right, as the containing of an answer does

Metrics = dict[str, dict[str, float | int | None]]
"""Language, or "all" → name of the metric → value, None where nothing was asked that it measures."""

_TOP = 10


@dataclass(frozen=True)
class Labelled:
    """A question with what a fair judge accepts; no accepted answer means that the articles have none.

    Attributes:
        unknown: whether nobody said what is right, as in files of `ibid feedback`; `passage` or `wrong` is then known.
        passage: the one to find, where the words that answer are not known.
        wrong: words that do not answer.
    """

    id: str
    question: str
    lang: str
    answers: tuple[str, ...]
    article: str | None
    unknown: bool = False
    passage: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """A labelled question and what the program made of it; `best` is what it would say if it never abstained."""

    asked: Labelled
    answer: Answer
    best: str
    best_sentence: str


def load_questions(path: Path) -> list[Labelled]:
    """Reads a labelled file, one JSON object a line.

    Raises:
        WrongInput: the file or a line of it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(f"{path} cannot be read: {error}") from error
    questions = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            questions.append(_labelled(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise WrongInput(
                f'{path}, line {number}: {error!r}. A line is {{"id", "question", "lang", "answers", "article"}}.'
            ) from error
        if questions[-1].id in {q.id for q in questions[:-1]}:
            raise WrongInput(f"{path}, line {number}: the id {questions[-1].id!r} stands twice.")
    if not questions:
        raise WrongInput(f"{path} holds no question.")
    return questions


def _labelled(row: dict[str, Any]) -> Labelled:
    """A line's object; raises ValueError, naming the field, where one is not of its kind."""
    answers, wrong = row["answers"], row.get("wrong", [])
    right = {
        "id": isinstance(row["id"], str),
        "question": isinstance(row["question"], str),
        "lang": row["lang"] in ("fr", "en"),
        "answers": _are_texts(answers) or (answers is None and ("passage" in row or "wrong" in row)),
        "article": row["article"] is None or isinstance(row["article"], str),
        "passage": isinstance(row.get("passage", ""), str),
        "wrong": _are_texts(wrong),
    }
    for name, fits in right.items():
        if not fits:
            raise ValueError(f"{name} cannot be {row[name]!r}")
    return Labelled(
        row["id"], row["question"], row["lang"], tuple(answers or ()), row["article"],
        answers is None, row.get("passage", ""), tuple(wrong),
    )  # fmt: skip


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def ask_all(
    pipeline: Pipeline, questions: Sequence[Labelled], progress: Callable[[int, int], object] = lambda done, total: None
) -> list[Outcome]:
    """Asks every question."""
    outcomes = []
    for done, asked in enumerate(questions, start=1):
        answer = pipeline.ask(asked.question, top=_TOP)
        best = answer.best
        sentence = best.article.text[slice(*best.sentence)] if best else ""
        outcomes.append(Outcome(asked, answer, best.quote if best else "", sentence))
        progress(done, len(questions))
    return outcomes


def report(outcomes: Sequence[Outcome]) -> Metrics:
    """The metrics, per language and in all.

    Returns:
        "fr", "en" and "all" → name of the metric → value, None where nothing was asked that it measures.
    """
    groups = {lang: [o for o in outcomes if o.asked.lang == lang] for lang in ("fr", "en")}
    return {name: _metrics(group) for name, group in {**groups, "all": list(outcomes)}.items() if group}


def _metrics(outcomes: Sequence[Outcome]) -> dict[str, float | int | None]:
    judged = [o for o in outcomes if not o.asked.unknown]
    answerable = [o for o in judged if o.asked.answers]
    return {
        "questions": len(outcomes),
        "answerable": len(answerable),
        **_retrieval([o for o in outcomes if o.asked.answers or o.asked.passage]),
        "exact_match": _mean(exact_match(o.best, o.asked.answers) for o in answerable),
        "token_f1": _mean(token_f1(o.best, o.asked.answers) for o in answerable),
        "answered": _mean(o.answer.text is not None for o in answerable),
        "answered_right": _mean(o.answer.text is not None and is_right(o) for o in answerable),
        "quotation_contains": _mean(contains(o.best, o.asked.answers) for o in answerable if o.answer.text),
        "sentence_contains": _mean(contains(o.best_sentence, o.asked.answers) for o in answerable if o.answer.text),
        **_abstention(judged),
        "wrong_again": _mean(_is_wrong_again(o) for o in outcomes if o.asked.wrong),
    }


def is_right(outcome: Outcome) -> bool:
    """Whether the sentence shown holds an accepted answer, or the words quoted overlap one well."""
    accepted = outcome.asked.answers
    return contains(outcome.best_sentence, accepted) or token_f1(outcome.best, accepted) >= RIGHT_F1


def _is_wrong_again(outcome: Outcome) -> bool:
    """Whether words are quoted that were told to be wrong."""
    return any(exact_match(citation.quote, outcome.asked.wrong) for citation in outcome.answer.citations)


def _retrieval(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    """A hit is relevant when it is of the labelled article and holds an accepted answer, or is the labelled passage."""
    ranks = [next((h.rank for h in o.answer.hits if _is_relevant(h, o.asked)), None) for o in outcomes]
    return ranking_metrics(ranks)


def _is_relevant(hit: Hit, asked: Labelled) -> bool:
    of_article = asked.article is None or hit.article.id.startswith(asked.article)
    of_file = asked.article is not None and hit.article.sha256.startswith(asked.article)
    is_passage = bool(asked.passage) and contains(hit.text, [asked.passage])
    return (of_article or of_file) and (is_passage or contains(hit.text, asked.answers))


def _abstention(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    """Of abstaining where the articles do not answer; and the mean share of wrong answers over all coverages."""
    abstained = [o for o in outcomes if o.answer.text is None]
    unanswerable = [o for o in outcomes if not o.asked.answers]
    by_confidence = sorted(outcomes, key=lambda o: -o.answer.confidence)
    risks, wrong = [], 0
    for covered, outcome in enumerate(by_confidence, start=1):
        wrong += not (outcome.asked.answers and is_right(outcome))
        risks.append(wrong / covered)
    return {
        "abstention_precision": _mean(not o.asked.answers for o in abstained),
        "abstention_recall": _mean(o.answer.text is None for o in unanswerable),
        "risk_coverage_area": _mean(risks),
    }


def _mean(values: Iterator[float] | Sequence[float] | Iterator[bool]) -> float | None:
    numbers = [float(value) for value in values]
    return round(sum(numbers) / len(numbers), 4) if numbers else None


def as_table(metrics: Mapping[str, Mapping[str, Any]]) -> str:
    """The report for people: a line a metric, a column a language."""
    columns = list(metrics)
    lines = [f"{'':22}" + "".join(f"{name:>8}" for name in columns)]
    lines += [f"{row:22}" + "".join(_cell(metrics[name][row]) for name in columns) for row in metrics[columns[0]]]
    return "\n".join(lines)


def _cell(value: float | int | None) -> str:
    if value is None:
        return f"{'–':>8}"
    return f"{value:>8}" if isinstance(value, int) else f"{value:>8.3f}"
