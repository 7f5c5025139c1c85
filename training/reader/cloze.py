"""Questions made of sentence pairs: a sentence without some of its words asks for them in the translated paragraph.

Questions on French articles are few, translated sentences many. After the cloze questions of Lewis et al., ACL 2019,
asked across the languages.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tokenizers import Tokenizer

from benchmarks.sets import SEED
from training.encoder.alignment import Lexicon
from training.encoder.corpus import Pairs, paragraphs
from training.gloss import OTHER, Glosser
from training.reader.examples import Example

# Paragraphs of each file that are asked about.
PARAGRAPHS = {"canada-hansard-unaccented": 9_000, "canada-laws": 1_500, "python_docs": 300, "django_docs": 300}
FRENCH = 0.7  # share of French paragraphs
GLOSSED = 0.5  # share of the questions put, word for word, into the language of the paragraph
UNANSWERED = 0.2  # share of the paragraphs that lose the sentence asked for

ASKED_FIRST = 0.6  # share of the questions that begin with the word that asks

_LONGEST = 5  # words of an answer
_SHORT = 5  # letters of a word that tells little by itself
_CLOSING = " .;:!?"
_LEFT = 5  # words that a question keeps of its sentence, at least
_AROUND = 10  # words kept on each side of what is asked for
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ASKING = {
    "year": {"en": ("when", "what year"), "fr": ("quand", "quelle annee")},
    "number": {"en": ("how many", "how much", "what"), "fr": ("combien", "quel")},
    "name": {"en": ("who", "what", "where", "which"), "fr": ("qui", "quel", "ou", "quelle")},
    "thing": {"en": ("what", "which", "how"), "fr": ("que", "quoi", "quel", "comment")},
}


@dataclass(frozen=True)
class Word:
    """A word as the tokenizer sees it, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def tells(self) -> bool:
        """Whether it is more than a small word."""
        return len(self.text) > 3 or self.text.isdigit()


def read_clozes(parallel: Mapping[str, Pairs], tokenizer: Tokenizer, glosser: Glosser) -> list[Example]:
    """Makes the questions, with a fixed seed."""
    chance = random.Random(SEED)
    found = []
    for name, most in PARAGRAPHS.items():
        runs = [run for run in paragraphs(parallel[name], chance) if len(run) > 1]
        asked = (cloze(run, tokenizer, glosser, chance) for run in chance.sample(runs, len(runs)))
        found.extend(_first(most, asked))
    return found


def _first(most: int, examples: Iterator[Example | None]) -> Iterator[Example]:
    for example in examples:
        if most and example:
            most -= 1
            yield example


def cloze(run: Pairs, tokenizer: Tokenizer, glosser: Glosser, chance: random.Random) -> Example | None:
    """A question of one sentence of a paragraph; None where no words of it have a sure translation.

    Example:
        [("The minister resigned in 1997.", "Le ministre a démissionné en 1997."), ("He …", "Il …")]
        → "when The minister resigned in?", "Le ministre a démissionné en 1997. Il …", the place of "1997"
    """
    told = "fr" if chance.random() < FRENCH else "en"
    language = OTHER[told]
    number = chance.randrange(len(run))
    theirs, ours = (run[number][side == "fr"] for side in (language, told))
    asked, answering = words_with_places(theirs.rstrip(_CLOSING), tokenizer), words_with_places(ours, tokenizer)
    phrases = [
        phrase
        for phrase in translated(asked, answering, glosser.lexicon(language))
        if len(asked) - len(phrase[0]) >= _LEFT
        and (len(phrase[1]) > 1 or _kind(ours, answering[phrase[1][0]], answering[phrase[1][0]]) != "thing")
    ]
    if "(" in theirs or not phrases:  # brackets stand in headings
        return None
    ((gap, answer),) = chance.choices(phrases, [len(answer) for _, answer in phrases])
    first, last = answering[answer[0]], answering[answer[-1]]
    before = [theirs[w.start : w.end] for w in asked[max(0, gap[0] - _AROUND) : gap[0]]]
    after = [theirs[w.start : w.end] for w in asked[gap[-1] + 1 : gap[-1] + 1 + _AROUND]]
    if chance.random() < GLOSSED:
        before, after = ([glosser.gloss(" ".join(part), language, chance)] for part in (before, after))
        language = told
    asking = chance.choice(_ASKING[_kind(ours, first, last)][language])
    words = (asking, *before, *after) if chance.random() < ASKED_FIRST else (*before, asking, *after)
    sentences = [pair[told == "fr"] for pair in run]
    return _placed(f"{' '.join(words)}?", sentences, number, (first.start, last.end), chance)


def _placed(
    question: str, sentences: list[str], number: int, place: tuple[int, int], chance: random.Random
) -> Example | None:
    """The question with its paragraph, of which some lose the sentence that answers."""
    answer = sentences[number][slice(*place)]
    if chance.random() < UNANSWERED:
        others = " ".join(sentences[:number] + sentences[number + 1 :])
        return None if answer in others else Example(question, others, None)
    offset = sum(len(sentence) + 1 for sentence in sentences[:number])
    return Example(question, " ".join(sentences), (offset + place[0], offset + place[1]))


def words_with_places(text: str, tokenizer: Tokenizer) -> list[Word]:
    """The words of a text, without accents and capitals, and their places in it."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    words: dict[int, Word] = {}
    for number, token, (start, end) in zip(encoding.word_ids, encoding.tokens, encoding.offsets, strict=True):
        begun = words.get(number, Word("", start, end))
        words[number] = Word(begun.text + token.removeprefix("##"), begun.start, end)
    return list(words.values())


def translated(asked: list[Word], answering: list[Word], lexicon: Lexicon) -> list[tuple[range, range]]:
    """Runs of words of one sentence and the runs of the other that say the same, as numbers of words.

    Runs are consistent as in phrase extraction (Och and Ney, 2004): no telling word of one has its partner outside the
    other. One telling word of a run at least is a number, a name or long.
    """
    links = _links(asked, answering, lexicon)
    found = []
    for first in links:
        for last in range(first, min(first + _LONGEST, len(answering))):
            answer = range(first, last + 1)
            if last not in links or any(answering[n].tells and n not in links for n in answer):
                continue
            partners = sorted(links[n] for n in answer if n in links)
            gap = range(partners[0], partners[-1] + 1)
            consistent = partners == [n for n in gap if asked[n].tells]
            if consistent and any(len(answering[n].text) > _SHORT or answering[n].text.isdigit() for n in answer):
                found.append((gap, answer))
    return found


def _links(asked: list[Word], answering: list[Word], lexicon: Lexicon) -> dict[int, int]:
    """Telling words that stand once in each sentence and are the same or partners: number → number of the partner."""
    links: dict[int, int] = {}
    for number, word in enumerate(answering):
        partners = [
            other
            for other, theirs in enumerate(asked)
            if theirs.tells and (theirs.text == word.text or word.text in dict(lexicon.get(theirs.text, [])))
        ]
        if word.tells and len(partners) == 1 and partners[0] not in links.values():
            links[number] = partners[0]
    return links


def _kind(text: str, first: Word, last: Word) -> str:
    words = text[first.start : last.end]
    if _YEAR.search(words):
        return "year"
    if any(letter.isdigit() for letter in words):
        return "number"
    return "name" if first.start > 0 and words[0].isupper() else "thing"
