"""Questions after who somebody is, or who holds an office, and the words that tell: those beside the name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.hit import Hit
from qa.extraction.appositions import Apposition, appositions
from qa.extraction.offices import abbreviations, domain_of, is_elsewhere, plain_words, ranks, same_name, spells_out
from qa.reading.spans import overlapping
from qa.types import Question, Span
from text.accents import CAPITALS, bare, cognate
from text.lists import LITTLE_WORDS
from text.nationalities import nations, respelt

_WHO = re.compile(
    r"(?i)(?:et |mais |and |but )?(?:(?:c['’]est qui)|(?:qui|who)(?:['’]s| est| était| fut| is| was))"
    r"(?: donc| actuellement| currently)? (?P<one>\S.*?)[\s?!.]*$"
    r"|.*?\b(?:nom d[ue]|name of|comment s['’]appell?e|which|quel(?:le)?) (?!est\b|nom\b)"
    r"(?P<other>.+?)[\s?!.]*$"
)
# « Qui dirige le musée ? » asks after its director, or whatever its head is called.
_LEADS = re.compile(
    r"(?i)(?:et |mais |and |but )?(?:qui|who)"
    r" (?:(?P<leads>dirige|dirigeait|leads?|heads?|runs?|directs?|headed|led|ran)|pr[ée]side|présidait|chairs?|chaired)"
    r" (?P<what>\S.*?)[\s?!.]*$"
)
_LEADERS, _CHAIRS = "directeur dirigeant chef patron pdg president responsable", "president"
# « Quelle fonction occupe X ? », "What is X's job?": what X is.
_POST = r"(?:poste|fonctions?|titre|métier|profession|rang|position|job|title|role|r[ôo]le|occupation)"
_ONE = rf"(?P<{{}}>[{CAPITALS}][\w’'-]*?(?: (?:d[eu] )?[{CAPITALS}][\w’'-]*?)*)"
_WHOSE_POST = re.compile(
    r"(?:(?i:et|mais|and|but) )?(?i:quel(?:le)?s?|what)(?: (?i:est|sont|était|is|was))?(?: (?i:l[ea]s?|the))? "
    rf"(?i:{_POST}) (?:occup\w+ |exer\w+ |de |d['’]|of |does |did )?{_ONE.format('first')}"
    r"(?: (?:occup\w+|exer\w+|hold|have)(?:-t-(?:il|elle))?)?[\s?!.]*"
    rf"|(?i:what(?:['’]s| is| was)) {_ONE.format('second')}['’](?:s )? ?(?i:{_POST})[\s?!.]*"
    rf"|(?i:what) (?:does|did) {_ONE.format('third')} do(?: for a living)?[\s?!.]*"
    rf"|(?i:que) (?:fait|faisait) {_ONE.format('fourth')} dans la vie[\s?!.]*"
)
_WHO_IS = re.compile(r"(?i)(?:(?:qui|who) (?:est|était|is|was|dirige|leads|heads|runs)|c['’]est qui)[\s?]*")
_AND = re.compile(r"(?i)\A(?:et|mais|and|but|or)(?: (?:pour|for))? |\Awhat about ")
_WHICH = re.compile(r"(?i)(?:et |mais |and |but )?(?:which|what|quel(?:le)?)\b")
_PAST = re.compile(r"(?i).*?\b(?:était|fut|was|were|s['’]appelait)\b")
_DETERMINER = re.compile(r"(?i)\A(?:(?:le|la|les|un|une|the|an?)\b ?|l['’])")
_CLAUSE = re.compile(r"(?i),| (?:qui|who|that|which|a|ont|est|has|had|is|was|did|met|visited|signed|avec|with)\b")
_TITLE = re.compile(r"(?i)\A(?:m|mm|mme|mlle|mr|mrs|ms|dr|me|sir)\.? ")
_LONGEST_NAME = 5  # words
_IN_FRONT = 50  # characters before a role in which its nation may be told
_LEAD = 600  # characters in which an article names the town whose mayor it calls « le maire »


@dataclass(frozen=True, slots=True)
class Asked:
    """A person's name, or an office, as a question has it; the other is empty.

    Attributes:
        name: of a person.
        office: with what it is of.
        whole: whether a role must have all its words itself: « la directrice » alone is any house's.
        acting: whether the person did something, too: that he or she holds the office is no answer by itself.
        past: whether whoever held it once may be meant.
    """

    name: str = ""
    office: str = ""
    whole: bool = False
    acting: bool = False
    past: bool = False


def asked_of(question: Question) -> Asked | None:
    """Whom or what office a question asks after; None where it asks for something else.

    Example:
        >>> asked_of(Question("Who is Koen Geens?", "en")).name, asked_of(Question("Qui est la maire ?", "fr")).office
        ('Koen Geens', 'maire')
        >>> asked_of(Question("Qui a visité Rabat ?", "fr"))
    """
    text = _with_context(question)
    if leading := _LEADS.match(text):
        what = _DETERMINER.sub("", leading["what"], count=1)
        return Asked(office=f"{_LEADERS if leading['leads'] else _CHAIRS} {_CLAUSE.split(what)[0]}", whole=True)
    if (post := _WHOSE_POST.fullmatch(text)) and post.lastgroup and not nations(post[post.lastgroup]):
        return Asked(name=post[post.lastgroup])
    match = _WHO.match(text)
    if not match:
        return None
    words = match["one"] or match["other"]
    plain = _DETERMINER.sub("", words, count=1)
    office = _CLAUSE.split(plain)[0]
    if ranks(office):  # « maire de Lignac »; not "afraid of the mayor", "the mayor's wife"
        acting = office != plain or _WHICH.match(text) is not None
        return Asked(office=respelt(office), acting=acting, past=acting or _PAST.match(text) is not None)
    name = _TITLE.sub("", words)
    is_name = match["one"] and plain == words and len(name.split()) <= _LONGEST_NAME and not _says_more(name)
    return Asked(name=name) if is_name else None


def _with_context(question: Question) -> str:
    """A question whole: « Et la maire de Lignac ? » after « Qui est le préfet ? » asks who that is."""
    if not _WHO_IS.fullmatch(question.context):
        return question.text
    return f"{question.context.rstrip(' ?')} {_AND.sub('', question.text, count=1)}"


def _says_more(name: str) -> bool:
    """Whether words are no name: one of them is a little word, or, if any begins with a capital, the first does not."""
    first, *others = name.split()
    capitals = any(word[0].isupper() for word in others)
    return (capitals and first[0].islower()) or any(
        word.lower() in LITTLE_WORDS
        for word in (first, *others)
        if word[0].islower() and word.lower() not in {"de", "du", "des"}
    )


def told_beside_names(question: Question, hit: Hit) -> list[tuple[int, int]]:
    """Where a passage has beside a name what is asked: the role of the one asked after, or who holds the office."""
    asked = asked_of(question)
    if not asked or asked.acting:
        return []
    return [hit.readable.original(*(one.role if asked.name else one.name)) for one in _matching(asked, question, hit)]


def holders_one_by_one(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """Of words that name several holders of offices, each by himself, where one is asked after."""
    asked = asked_of(question)
    if not asked or not asked.office:
        return list(spans)
    names = [hit.readable.original(*one.name) for one in appositions(hit.readable.text)]
    kept = list[Span]()
    for one in spans:
        named = [name for name in names if overlapping(name, [(one.start, one.end)])]
        is_sentence = (one.start, one.end) in hit.sentences
        kept += [Span(*name, one.score) for name in named] if len(named) > 1 and not is_sentence else [one]
    return kept


def _matching(asked: Asked, question: Question, hit: Hit) -> Iterator[Apposition]:
    text = hit.readable.text
    for one in appositions(text):
        if asked.name and same_name(asked.name, text[slice(*one.name)]):
            yield one
        if asked.office and _is_office(asked, one, hit, same_language=hit.article.language == question.language):
            yield one


def _is_office(asked: Asked, one: Apposition, hit: Hit, *, same_language: bool) -> bool:
    """Whether a role is the office asked: what it lacks of it may stand in the passage, or where the article begins."""
    office, role = asked.office, hit.readable.text[slice(*one.role)]
    alike = ranks(office, past=asked.past) & ranks(role, past=asked.past)
    if not alike or is_elsewhere(office, role, same_language=same_language):
        return False
    spelt_out = {bare(word) for word in abbreviations(office) if spells_out(role, word)}
    wanted, own = domain_of(office) - spelt_out, plain_words(role)
    nation = _nations_told(one, hit.readable.text)
    if same_language:
        around = role if asked.whole else f"{hit.article.text[:_LEAD]}\n{hit.in_context}"
        return wanted <= {*own, *plain_words(around)} and nations(office) <= (nation or nations(around))
    return set(map(cognate, wanted)) <= set(map(cognate, own)) and nations(office) <= nation


def _nations_told(one: Apposition, text: str) -> frozenset[str]:
    """The nations of a role and name, or those in front: « la délégation belge, menée par le Premier ministre »."""
    before = text[max(0, one.role[0] - _IN_FRONT) : one.role[0]].rpartition(". ")[2]
    return nations(text[slice(*one.role)]) | nations(text[slice(*one.name)]) or nations(before)
