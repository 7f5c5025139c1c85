"""What a page has besides an article, told by a line's words alone: its number, what a browser prints, buttons."""

import re

_LONGEST = 100  # characters of a line
_PAGE = re.compile(r"(?i)[-–—[(\s]*(?:page|p\.|pg\.?)\s*\d{1,4}\s*(?:(?:/|sur|of|de)\s*\d{1,4})?[-–—\])\s]*")
_NUMBER = re.compile(r"[-–—[( ]*(?!(?:1[5-9]|20)\d\d\b)\d{1,4}(?: ?/ ?\d{1,4})?[-–—\]) ]*")  # a page's, but no year
_MARKED_NUMBER = re.compile(r"[-–—•·|] ?\d{1,4} ?[-–—•·|]|\[\d{1,4}\]|\(\d{1,4}\)")  # – 12 –
_FOOT = re.compile(r"\S.{2,80}\S {3,}\d{1,4}|\d{1,4} {3,}\S.{2,80}")  # « Harrow Gazette, 12 March      7 »
_JUMP = re.compile(  # « Suite page 4 », "Continued from page A1", "See FRAUD, page 7"; no « Voir l’accord, p. 12 »
    r"(?i)\W*(?:(?:à )?suite|lire la suite|continued|continues|see|from|voir)"
    r"(?:[\s,:]+(?:on|from|en|à|la|sur|de|l[’']article|(?:notre|cet) \w+|(?-i:[A-ZÀ-Ý][A-ZÀ-Ý’'-]+)(?=.*\bpage)))*"
    r"[\s,:]+p(?:age|\.|g\.?)\s*[A-Z]?\d{1,3}\W*"
)
_COUNT = r"(?:page\s*)?\d{1,3}\s?(?:/|sur|of|de)\s?\d{1,3}"
_TIME = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d),?\s(?:à\s)?\d{1,2}\s?[:h]\s?\d\d(?::\d\d)?(?:\s?[AP]M)?"
_ADDRESS = r"(?:https?|file)://\S+"
# « https://journal.fr/musee    1/3 », "1 of 3    04/11/2021, 09:17": a browser's, on each page that it prints
_PRINTED = re.compile(rf"(?i){_ADDRESS}\s+{_COUNT}(?:\s+{_TIME})?|{_COUNT}\s+(?:{_ADDRESS}|{_TIME})|{_TIME}\s+{_COUNT}")
_STAMPED = re.compile(rf"(?i){_TIME}\s+\S.{{2,200}}|\S.{{2,200}}\s+{_TIME}")  # « 04/11/2021 09:17    Le musée rouvre »
_STEP = r"[A-ZÀ-Ý][^/:.!?<>›]{0,40}?"
_TRAIL = r"(?:accueil|home)(?: ?[>›»] ?\S.{0,90}|(?: ?/ ?[^/:.!?]{1,40}){2,5})"  # « Accueil > Culture »
_SECTIONS = re.compile(
    rf"{_STEP}(?: › {_STEP}){{2,5}}|{_STEP}(?: > {_STEP}){{2,5}}"
)  # « Régions › Val-Dormant › Lignac »
_BUTTON = re.compile(
    r"(?i)lecture\s*:?\s*\d{1,2} ?min(?:utes?)?\.?"
    r"|temps de lecture\W*\d.{0,20}|reading time\W*\d.{0,20}|\d+ min(?:utes?)? (?:de lecture|read)"
    r"|(?:à lire aussi|lire aussi|lire également|read also|also read)\b.{0,90}|read more(?:\s*[:>›»].{0,90})?"
    r"|(?:partager sur|share on) \w+|partager(?: (?:cet|l[’'])\s?article)?|share(?: this(?: article)?)?"
    r"|s[’']abonner|subscribe(?: now)?|publicité|article réservé aux abonnés"
    r"|advertisement(?: ?[-–—:] ?(?:story|article) continues below)?"
    r"|(?:imprimer|print)(?: (?:cette|this) page)?|(?:close|fermer)(?: (?:this|la|cette))? (?:window|fenêtre)"
    r"|(?:(?:voir|lire) les |(?:view|show) )?(?:commentaires|comments|vos réactions) ?\(\d+\)"
    r"|\d+ (?:shares|partages|commentaires|comments)(?:\s+\d+ (?:view )?(?:commentaires|comments))?"
    r"|(?:suivez-nous|follow us)(?: ?(?:sur|on|:) .{1,20})?"
    r"|il vous reste \d+ ?% de cet article.{0,90}|(?:la suite|cet article) est réservée? aux abonnés.{0,20}"
    r"|avec votre accord\b.{0,60}\bpartenaires\b.*|we and our (?:\d+ )?partners\b.*"
    r"|(?:ce site utilise|this (?:site|website) uses)\b.{0,20}\bcookies\b.*"
    r"|.{0,30}(?:activ|enabl)\w+ javascript.*"
    r"|(?:aller|passer|accéder) (?:directement )?au (?:contenu|menu)(?: principal)?"
    r"|(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation)"
    r"|(?:view|read|open) (?:this (?:e-?mail|newsletter|message) )?in (?:your|a|the) browser"
    r"|(?:voir|lire|ouvrir) (?:ce (?:mail|message|courriel) )?dans (?:votre|un|le) navigateur"
    r"|réservée? aux abonnés|(?:for )?subscribers only"
    r"|(?:la )?suite après (?:cette|la) publicité|article continues below.{0,20}"
    r"|(?:unsubscribe|se désabonner|se désinscrire)"
    r"(?: (?:here|now|ici)| (?:from (?:this|our|these)|de (?:cette|la|notre)) \w+)?(?: ?[|·•] ?.{0,60})?"
    rf"|{_TRAIL}"
    r"|(?:offrir|écouter|enregistrer|imprimer|envoyer) (?:cet|l[’']) ?article"
    r"|(?:listen to|print|save|email|gift) this article"
)
_LINKS = re.compile(
    r"(?i)(?:(?:à )?lire (?:aussi|également)|read (?:also|more|next)|also read|sur le même (?:sujet|thème)|à voir aussi"
    r"|nos autres articles|articles? (?:liés?|similaires)|more on this (?:story|topic)"
    r"|related (?:articles|stories|content)|recommended for you|you may also like)[\s:>›»]*"
)


def announces_links(words: str) -> bool:
    """Whether words announce the titles of other articles, which stand below them.

    Example:
        >>> announces_links("À lire aussi :"), announces_links("Lire aussi : Incendie à Nîmes")
        (True, False)
    """
    return _LINKS.fullmatch(words) is not None


def is_page_number(words: str) -> bool:
    """Whether words are a page's number, and say so, or where an article goes on.

    Example:
        >>> is_page_number("Page 2 sur 4"), is_page_number("(Suite en page 4)"), is_page_number("La suite page")
        (True, True, False)
    """
    return len(words) <= _LONGEST and (_PAGE.fullmatch(words) or _JUMP.fullmatch(words)) is not None


def may_be_page_number(words: str) -> bool:
    """Whether words may be a page's number, where they stand apart."""
    return _NUMBER.fullmatch(words) is not None


def is_marked_number(words: str) -> bool:
    """Whether words are a number between marks, as a page's is: « – 12 – »."""
    return _MARKED_NUMBER.fullmatch(words) is not None


def is_head_or_foot(words: str) -> bool:
    """Whether a line is words and, far from them, a number: the head or foot of a page, or a row of a table."""
    return _FOOT.fullmatch(words) is not None


def is_printed(words: str) -> bool:
    """Whether a line is what a browser prints on each page: the address and the page's number, or the hour.

    Example:
        >>> is_printed("https://a.example/musee    1/3"), is_printed("https://a.example/musee")
        (True, False)
    """
    return _PRINTED.fullmatch(words) is not None


def is_stamped(words: str) -> bool:
    """Whether a line has words and an hour of a day at its end, as a browser prints above a page."""
    return _STAMPED.fullmatch(words) is not None


def is_trail(words: str) -> bool:
    """Whether words are the way to a page from its site's first one, which stands between the menu and the article.

    Example:
        >>> is_trail("Accueil > Culture > Musées"), is_trail("Accueil des enfants")
        (True, False)
    """
    return re.fullmatch(_TRAIL, words, re.IGNORECASE) is not None


def are_sections(words: str) -> bool:
    """Whether words are the sections of a site that an article stands in, where they stand above it.

    Example:
        >>> are_sections("Régions › Val-Dormant › Lignac"), are_sections("Fièvre > 38")
        (True, False)
    """
    return _SECTIONS.fullmatch(words) is not None


def is_furniture(words: str) -> bool:
    """Whether words are a page's and not the article's: a button, a note on cookies, a link to another article.

    Example:
        >>> is_furniture("Lire aussi : Incendie à Nîmes"), is_furniture("Il faut lire aussi Balzac.")
        (True, False)
    """
    return _BUTTON.fullmatch(words) is not None
