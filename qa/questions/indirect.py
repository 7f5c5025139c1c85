"""Questions in other words, « Dis-moi qui dirige le club », "Do you know who Ann Lee is?", « Ann Lee, c'est qui ? »."""

import re

from qa.questions.topic import ASKS, BEFORE
from text.accents import CAPITALS
from text.lists import any_of
from text.roles import roles

_AND = r"(?P<and>(?:(?:et|mais|and|but) )?)"
_PLEASE = r"(?:,? (?:s['’]il (?:te|vous) pla[iî]t|svp|stp|please|kindly),?)?"
_ME = r"(?:[- ](?:moi|nous|me|us))?"
_CAN_YOU = (
    r"(?:(?:est-ce que )?(?:tu |vous )?(?:peux|pourrais|saurais|pouvez|pourriez|sauriez)(?:[- ](?:tu|vous))? "
    r"(?:me |nous |m['’])?|(?:can|could|would|will) you (?:please |kindly )?)"
)
_SAY = (
    r"(?:dis|dites|explique[sz]?|indique[sz]?|précise[sz]?|rappelle[sz]?|rappelez|(?:please )?(?:tell|remind|explain))"
)
_TO_SAY = r"(?:dire|expliquer|indiquer|préciser|rappeler|tell|remind|explain|find out)"
_KNOW = (
    r"(?:est-ce que )?(?:(?:tu )?sais(?:[- ]tu)?|(?:vous )?savez(?:[- ]vous)?)|sait-on"
    r"|(?:do|would) you (?:happen to )?know"
    r"|(?:je |j['’]|on |nous )(?:veux|voudrais|aimerais|souhaite|souhaiterais|voudrait|aimerait|voulons|voudrions)"
    r"(?: bien)? savoir|je me demande"
    r"|(?:I|we)(?:['’]d| would)? (?:want|like|need|love) to (?:know|learn|understand)"
    r"|I wonder|I(?:['’]m| am| was) (?:wondering|curious to know)|let me know|any idea"
)
_LED = re.compile(
    rf"(?i){_AND}(?:{_SAY}{_ME}|{_CAN_YOU}{_TO_SAY}{_ME}|{_KNOW})(?: quand m[êe]me)?{_PLEASE},?:? "
    rf"(?P<asked>(?!quand m[êe]me\b)(?:{BEFORE}(?:{ASKS})\b|d['’]où|jusqu['’]|ce qu(?:e |i |['’])).*)"
)
_BY_ARTICLES = re.compile(
    r"(?i)\A(?:selon|d['’]après|dans|according to|in) "
    r"(?:l['’]|(?:les?|cet?|ces|tes|mes|vos|nos|the|this|these|your|my) )"
    r"(?:articles?|textes?|documents?|texts?|sources?)(?: fournis)?, "
    rf"(?={BEFORE}(?:{ASKS}|que|qu)\b|.*\?\s*\Z)"
)
# « ce qu’a dit le maire », « ce que signifie DGSN »
_WHAT_DOES = re.compile(
    r"(?i)\Ace (?=qu['’](?:a|ont|avait|est)\b|que (?:dit|disent|veut|veulent|demande|signifie|pense|propose|prévoit"
    r"|contient|reproche|réclame|fait|font|devient|désigne|raconte|annonce|promet)(?:nt)?\b)"
)
_WHAT = re.compile(r"(?i)\Ace (?=qu)")
_ENGLISH = re.compile(rf"(?i){BEFORE}(?:{any_of('interrogative.en')})\b")
_SUBJECT = rf"(?:(?:the|an?|his|her|its|their|this|that|my|our) .+|he|she|it|they|(?-i:[{CAPITALS}]).*)"
# "who Ann Lee is", not "who the mayor is and how old he is"
_TURNED = re.compile(
    rf"(?i)(who|what|where|when|how (?:old|tall|long|big|far)) "
    rf"(?!.*\b(?:and|or|{any_of('interrogative.en')}|is|was|are|were|thinks?|says?|said|claims?)\b.* )"
    rf"({_SUBJECT}) (is|was|are|were)"
)
_HAS_SAID = re.compile(
    rf"(?i)what (?!(?:.* )?(?:has|had|have|was|were|is|never) )({_SUBJECT}) said(?P<about> (?:about|on) .*)?"
)
_CONTRACTED = re.compile(
    rf"\A([Ww]ho|[Ww]hat|[Ww]here|[Ww]hen|[Hh]ow)['’]s (?=(?:the|his|her) |[{CAPITALS}]"
    r"|(?:\w+ ){0,3}\w+['’]s? \w+\W*\Z)"  # "what's ann lee's job"
)
_IT_THAT = re.compile(rf"(?i)\A(who) (?:is|was) it (?:that|who) (?!{_SUBJECT}|you|we)")
# « Nommez le maire de Lignac », "Give me the name of the mayor"; what else is named stands as it is typed
_TO_NAME = re.compile(
    rf"(?i){_AND}(?:(?:nomme[sz]?|name){_ME} (?P<one>(?:le|la|the) \S.*|l['’]\S.*)"
    rf"|(?:(?:donne[sz]?|indique[sz]?|trouve[sz]?|dis|dites|quel est|give|find|tell|state|what is){_ME}"
    rf"|{_CAN_YOU}(?:donner|nommer|dire|give|find|tell|name){_ME}) "
    r"(?:le nom d(?:(?P<du>u )|e (?P<de>(?:la |l['’])))|the name of (?P<of>the ))(?P<whom>\S.*))"
)
# « le premier film » and « le chef-lieu » are no offices.
_OFFICE = re.compile(
    r"(?i)(?:(?:le|la|the) |l['’])(?!premi(?:er|[èe]re)(?! ministre\b)|chef[- ]lieu|chef d['’]œuvre)"
    r"(?P<head>(?:(?! the )[^'’])+?)(?: (?:of|for|in|de|du|des|à|en|who|that|qui|que)\b.*| d['’].*)?"
)
_NO_ONE = (
    "et|mais|alors|donc|ok|okay|oui|non|bon|ben|bah|euh|sinon|enfin|du coup|en fait|dis|dites|and|but|so|then|well"
    "|sorry|please|now|yes|no|ils?|elles?|on|je|tu|vous|nous|ça|ca|he|she|it|they|i|you|we|qui|que|who|what"
)
_ONE = (
    rf"(?P<one>(?:(?:le|la|the) |l['’])?(?!(?:{_NO_ONE})\b)"
    r"(?![^,?!.;:]*\b(?:sai[st]|savez|ignor\w*|dit|said|says)\b)\w[^,?!.;:]*?)"
)
_NAME = (
    rf"(?P<one>(?!(?i:{_NO_ONE}|l[ea]s?|cet?|cette|the)\b)(?-i:[{CAPITALS}])[\w’'-]+(?: (?-i:[{CAPITALS}])[\w’'-]+)*)"
)
# « Ann Lee, c’est qui ? », "Ann Lee is who?"
_IN_PLACE = (
    (re.compile(rf"(?i)(?:c(?:['’]est)? qui|qui c['’]est),? (?!(?:a|ont|est|va|se|s['’])\b){_ONE}"), "qui est {one} ?"),
    (re.compile(rf"(?i){_ONE},? (?:c(?:['’]est)? qui|qui c['’]est)"), "qui est {one} ?"),
    (re.compile(rf"(?i){_ONE}(?:,? il|,? elle)? s['’]appell?e comment"), "comment s’appelle {one} ?"),
    (re.compile(rf"(?i){_NAME}(?:,? il|,? elle)? fait quoi(?: dans la vie)?"), "quelle est la fonction de {one} ?"),
    (re.compile(r"(?i)c['’]est quoi,? (?P<one>(?:le |l['’])\w+ (?:du |des |de |d['’]).+)"), "quel est {one} ?"),
    (re.compile(r"(?i)c['’]est quoi,? (?P<one>la \w+ (?:du |des |de |d['’]).+)"), "quelle est {one} ?"),
    (re.compile(rf"(?i){_ONE},? (?:is who|who is (?:he|she|that))"), "who is {one}?"),
)
_LONGEST = 7  # words for somebody: what is longer tells something
_POLITE = re.compile(r"(?i)(?<![ ,])(?:[ ,]+(?:s['’]il (?:vous|te) pla[iî]t|svp|stp|please|merci|thanks|thank you))\Z")
_ENDS = " \u00a0\u202f?!.…"


def outright(text: str) -> str:
    """The question that somebody is asked to answer, or that is asked in another order, outright; any other as it is.

    Example:
        >>> outright("Dis-moi qui dirige le club."), outright("I want to know who Ann Lee is")
        ('qui dirige le club ?', 'who is Ann Lee?')
        >>> outright("Je voudrais savoir ce que dit le maire"), outright("Nommez le maire de Lignac")
        ('que dit le maire ?', 'qui est le maire de Lignac ?')
        >>> outright("Who told me the truth?"), outright("Donne-moi le salaire du maire")
        ('Who told me the truth?', 'Donne-moi le salaire du maire')
    """
    words = _IT_THAT.sub(r"\1 ", _CONTRACTED.sub(r"\1 is ", _BY_ARTICLES.sub("", text)))
    asked = _POLITE.sub("", words.rstrip(_ENDS))
    if led := _LED.fullmatch(asked):
        return led["and"] + _direct(led["asked"])
    if (named := _TO_NAME.fullmatch(asked)) and (office := _office_of(named)):
        return named["and"] + office
    for in_place, order in _IN_PLACE:
        if (match := in_place.fullmatch(asked)) and len(match["one"].split()) <= _LONGEST:
            return order.format(one=match["one"])
    return words


def _direct(asked: str) -> str:
    if not _ENGLISH.match(asked):
        return _WHAT.sub("qu’est-ce ", _WHAT_DOES.sub("", asked)) + " ?"
    if turned := _TURNED.fullmatch(asked):
        return f"{turned[1]} {turned[3]} {turned[2]}?"
    if said := _HAS_SAID.fullmatch(asked):
        return f"what did {said[1]} say{said['about'] or ''}?"
    return f"{asked}?"


def _office_of(named: re.Match[str]) -> str:
    """The question after the holder of the office that is to be named; nothing where it is no office."""
    of_name = f"{'le ' if named['du'] else named['de'] or named['of']}{named['whom']}" if named["whom"] else ""
    what = named["one"] or of_name
    office = _OFFICE.fullmatch(what)
    if (
        not office
        or re.search(r"['’]s ", what)
        or not roles(office["head"].split()[-1 if what.lower().startswith("the ") else 0])
    ):
        return ""
    return f"who is {what}?" if what.lower().startswith("the ") else f"qui est {what} ?"
