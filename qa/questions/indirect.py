"""Questions asked indirectly, « Dis-moi qui dirige le club », "I want to know who Ann Lee is", as they are outright."""

import re

from qa.questions.topic import ASKS, BEFORE
from text.lists import any_of
from text.roles import roles

_PLEASE = r"(?:,? (?:s['’]il (?:te|vous) pla[iî]t|svp|stp|please|kindly),?)?"
_ME = r"(?:[- ](?:moi|nous|me|us))?"
_CAN_YOU = (
    r"(?:(?:est-ce que )?(?:tu |vous )?(?:peux|pourrais|saurais|pouvez|pourriez|sauriez)(?:[- ](?:tu|vous))? "
    r"(?:me |nous |m['’])?|(?:can|could|would|will) you (?:please |kindly )?|please )?"
)
_SAY = (
    r"(?:dis|dites|dire|explique[rsz]?|indique[rsz]?|précise[rsz]?|rappell?e[rsz]?|tell|remind|show|explain|find out)"
)
_KNOW = (
    r"(?:est-ce que )?(?:(?:tu )?sais(?:[- ]tu)?|(?:vous )?savez(?:[- ]vous)?)|(?:do|would) you (?:happen to )?know"
    r"|(?:je |j['’]|on |nous )(?:veux|voudrais|aimerais|souhaite|souhaiterais|voudrait|aimerait|voulons|voudrions)"
    r"(?: bien)? savoir|je me demande"
    r"|(?:I|we)(?:['’]d| would)? (?:want|like|need|love) to (?:know|learn|understand)"
    r"|I wonder|I(?:['’]m| am| was) (?:wondering|curious to know)|let me know|any idea"
)
_LED = re.compile(
    rf"(?i)(?:(?:et|mais|and|but) )?(?:{_CAN_YOU}{_SAY}{_ME}|{_KNOW}){_PLEASE},?:? "
    rf"(?={BEFORE}(?:{ASKS})\b|d['’]où|jusqu['’]|ce qu(?:e |i |['’]))"
)
_BY_ARTICLES = re.compile(
    r"(?i)\A(?:selon|d['’]après|dans|according to|in) (?:l['’]|(?:les|cet|ces|tes|mes|vos|nos|the|this|these|your|my) )"
    r"(?:articles?|textes?|documents?|texts?|sources?), (?=\S)"
)
# « ce que signifie DGSN », « ce que le maire a dit »
_SUBJECT = r"(?:l[ea]s?|une?|ils?|elles?|on|je|tu|nous|vous|c[et]s?|cette|s[ae]s?|son|leurs?)"
_WHAT_DOES = re.compile(rf"(?i:\Ace )(?=(?i:que) (?!{_SUBJECT}\b)[a-zà-ÿ]\w)")
_WHAT = re.compile(r"(?i)\Ace (?=qu)")
_ENGLISH = re.compile(rf"(?i){BEFORE}(?:{any_of('interrogative.en')})\b")
# "who Ann Lee is"
_TURNED = re.compile(
    r"(?i)(who|what|where|when|how (?:old|tall|long|big|far)) (?!(?:is|was|are|were)\b)(.+) (is|was|are|were)\Z"
)
_TO_NAME = re.compile(
    rf"(?i){_CAN_YOU}(?:nomme[rsz]?|cite[rsz]?|donne[rsz]?|indique[rsz]?|trouve[rsz]?|name|give|state|find){_ME} "
    r"(?P<what>(?:(?P<many>les)|le|la|the) \S.*|l['’]\S.*)"
)
_CONTRACTED = re.compile(r"(?i)\b(who|what|where|when|how)['’]s\b")
_ONE = r"(?P<one>\w.*?)"
# « Ann Lee, c’est qui ? », "Ann Lee is who?"
_IN_PLACE = (
    (re.compile(rf"(?i)(?:c(?:['’]est)? qui|qui c['’]est),? (?!qui\b|que?\b){_ONE}"), "qui est {one} ?"),
    (re.compile(rf"(?i){_ONE},? (?:c(?:['’]est)? qui|qui (?:est|c['’]est)(?:-(?:il|elle))?)"), "qui est {one} ?"),
    (re.compile(rf"(?i){_ONE},? s['’]appell?e(?:-t-(?:il|elle))? comment"), "comment s’appelle {one} ?"),
    (re.compile(rf"(?i){_ONE},? (?:is who|who is (?:he|she|that))"), "who is {one}?"),
)
_LONGEST = 12  # words for somebody
_ENDS = " \u00a0\u202f?!.…"


def outright(text: str) -> str:
    """The question that somebody is asked to answer, outright; any other as it is.

    Example:
        >>> outright("Dis-moi qui dirige le club."), outright("I want to know who Ann Lee is")
        ('qui dirige le club ?', 'who is Ann Lee?')
        >>> outright("Je voudrais savoir ce que dit le maire"), outright("Nommez le maire de Lignac")
        ('que dit le maire ?', 'qui est le maire de Lignac ?')
        >>> outright("Who told me the truth?"), outright("Dis-moi tout")
        ('Who told me the truth?', 'Dis-moi tout')
    """
    words = _CONTRACTED.sub(r"\1 is", _BY_ARTICLES.sub("", text))
    asked = words.rstrip(_ENDS)
    if led := _LED.match(asked):
        asked = asked[led.end() :]
        if _ENGLISH.match(asked):
            return _TURNED.sub(r"\1 \3 \2", asked) + "?"
        return _WHAT.sub("qu’est-ce ", _WHAT_DOES.sub("", asked)) + " ?"
    if named := _TO_NAME.fullmatch(asked):
        what = named["what"]
        if what.lower().startswith("the "):
            return f"{'who' if roles(what) else 'what'} is {what}?"
        asks = ("qui", "qui") if roles(what) else ("quel", "quels")
        return f"{asks[1]} sont {what} ?" if named["many"] else f"{asks[0]} est {what} ?"
    for in_place, outright_words in _IN_PLACE:
        if (match := in_place.fullmatch(asked)) and len(match["one"].split()) <= _LONGEST:
            return outright_words.format(one=match["one"])
    return words
