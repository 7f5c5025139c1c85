"""What may answer a question: the words that a reader finds in passages, less those that certainly do not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from articles.types import Passage
from index.hit import Hit
from qa.extraction.companions import with_companions
from qa.extraction.imprint import imprint, imprint_asked
from qa.extraction.speech import is_saying_asked, sayings, with_sayings
from qa.extraction.tellings import tellings, with_tellings
from qa.extraction.together import with_all_named
from qa.questions.answer_type import CERTAIN, OF_NO_PERSON, Kind, kind_asked
from qa.reading.reader import Reader
from qa.reading.spans import overlapping
from qa.rules import is_ruled_out
from qa.rules.negation import without_what_is_put_right
from qa.rules.votes import with_tallies
from qa.types import Question, Span
from qa.weighing.cells import cell_by_cell
from qa.weighing.evidence import Candidate, is_of_kind_asked
from qa.weighing.turns import asks
from text.persons import is_person

READ = 5  # passages that the reader reads: eight took half as long again and answered no better
LOOKED_AT = 10  # passages of which those behind the first five are read where they tell beside a name what is asked
READ_FIRST = 2  # of them: the others only where these do not settle the answer
_CERTAIN = 8.0  # the reader's score of its best words


def read(reader: Reader, question: Question, hits: Sequence[Hit]) -> list[Candidate]:
    """What may answer a question in passages and in the titles and headings above them, see `candidates_in`."""
    return narrowed(question, candidates_in(reader, question, hits))


def candidates_in(
    reader: Reader, question: Question, hits: Sequence[Hit], before: Sequence[Hit] = ()
) -> list[Candidate]:
    """What a reader finds, less what is of another kind than asked for, of another year or person, or a question.

    Args:
        reader: finds the words.
        question: what is asked.
        hits: the passages that are read, and the titles and headings above them.
        before: passages that were read before, and so were theirs.
    """
    if imprint_asked(question):
        return [candidate for hit in _one_of_each_article(hits, before) for candidate in _imprint(question, hit)]
    known = {hit.passage for hit in titles_and_headings(before)}
    every = [*hits, *(hit for hit in titles_and_headings(hits) if hit.passage not in known)]
    found = reader.read(question, every)
    return [
        candidate for hit, spans in zip(every, found, strict=True) for candidate in candidates(question, hit, spans)
    ]


def _one_of_each_article(hits: Sequence[Hit], before: Sequence[Hit]) -> list[Hit]:
    """The first hit of each article that no hit before is of."""
    known = {hit.article.id for hit in before}
    return list({hit.article.id: hit for hit in reversed(hits) if hit.article.id not in known}.values())


def _imprint(question: Question, hit: Hit) -> Iterator[Candidate]:
    """The author or the date of a hit's article, in a line that no passage has."""
    for start, end in imprint(question, hit.article):
        line = replace(hit, passage=Passage(hit.article.id, 0, start, end), sentences=((start, end),))
        yield Candidate(line, Span(start, end, _CERTAIN))


def candidates(question: Question, hit: Hit, spans: Sequence[Span]) -> Iterator[Candidate]:
    """What may answer a question of the words that a reader finds in a passage."""
    kind = kind_asked(question)
    whole = _whole(question, hit, spans)
    for span in whole if hit.passage.number else whole[:1]:  # a title or a caption has one thing to say
        candidate = Candidate(hit, span)
        if not (_is_of_another_kind(candidate, kind) or asks(candidate) or is_ruled_out(question, hit, span)):
            yield candidate


def narrowed(question: Question, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap: asked what somebody said, her words alone, wherever a passage has some."""
    found = _distinct(candidates)
    return [one for one in found if is_saying_asked(question, one.hit, one.span)] or found


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of words that overlap, as neighbouring passages share a sentence, those that the reader scores highest."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.span.score):
        of_article = [(c.span.start, c.span.end) for c in kept if c.hit.article.id == candidate.hit.article.id]
        if not overlapping((candidate.span.start, candidate.span.end), of_article):
            kept.append(candidate)
    return kept


def _is_of_another_kind(candidate: Candidate, kind: Kind) -> bool:
    """Whether words are no words, as the « € » of « 3,10 € », or certainly not the kind of answer that is asked for."""
    if not any(map(str.isalnum, candidate.words)):
        return True
    is_certain = kind in CERTAIN or (kind in OF_NO_PERSON and is_person(candidate.words))
    return is_certain and not is_of_kind_asked(candidate, kind)


def _whole(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """What a reader finds in a passage, with whole what is told beside a name, and what somebody says.

    All that went with somebody are named; cut off are the other cells of a row, what is put right, and of a vote's two
    figures that of the side not asked for.
    """
    cut = without_what_is_put_right(hit, cell_by_cell(hit, spans))
    listed = with_companions(question, hit, with_tallies(question, hit, cut))
    return with_sayings(question, hit, with_tellings(question, hit, with_all_named(question, hit, listed)))


def to_read(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The first passages whose words were not there before, as a copy of an article is no second source to read.

    Of the next, those that tell beside a name who holds the office, or what the person is, that is asked after, and
    those with words of whom it asks what she said.
    """
    first: dict[str, Hit] = {}
    for hit in hits[:LOOKED_AT]:
        first.setdefault(hit.in_context, hit)
    every = list(first.values())
    return [*every[:READ], *(hit for hit in every[READ:] if tellings(question, hit) or sayings(question, hit)[0])]


def titles_and_headings(hits: Sequence[Hit]) -> list[Hit]:
    """The titles and headings that passages stand under, each once, as passages to read: they may answer, too."""
    found: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        titles = [block for block in hit.article.blocks if block.kind == "title"]
        headings = [block for block in hit.article.headings_above(hit.passage.start) if block.kind == "heading"]
        for block in titles + headings:
            passage = Passage(hit.article.id, 0, block.start, block.end)
            alone = replace(hit, passage=passage, sentences=((block.start, block.end),))
            found.setdefault((hit.article.id, block.start), alone)
    return list(found.values())
