"""Whose words a mail's are: what it quotes ends where its marks do; what is below is the author's own."""

from email.message import EmailMessage

import pytest

from articles.formats.quoted import plain_parts
from articles.passages import passages_of
from articles.reading import read_article
from articles.types import WORDS

LINE = "Le mar. 12 mars 2019 à 18:04, Lise Garnault <lise@a.invalid> a écrit :"
QUOTED, OWN = "Le musée rouvrira le 6 avril.", "Il ne rouvrira jamais, hélas."
LISE, GUY = "Lise", "Guy"


def mail(tmp_path, text: str, subtype: str = "plain", subject: str = "Re: Le musée"):
    made = EmailMessage()
    made["Subject"], made["From"] = subject, "Paul Verrier <paul@a.invalid>"
    made.set_content(text, subtype=subtype)
    path = tmp_path / "a.eml"
    path.write_bytes(made.as_bytes())
    return read_article(path)


def kind(article, words: str) -> str:
    return article.blocks_within(article.text.index(words), article.text.index(words) + 1)[0].kind


def found(article) -> str:
    passages = passages_of(article, lambda texts: [1] * len(texts), 99)
    return "\n".join(article.readable(passage.start, passage.end).text for passage in passages)


def escaped(words: str) -> str:
    return words.replace("<", "&lt;").replace(">", "&gt;")


GMAIL = (
    f'<div dir="ltr">D’accord.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{escaped(LINE)}<br>'
    f'</div><blockquote class="gmail_quote">{QUOTED}</blockquote></div><div>{OWN}</div>'
)
THUNDERBIRD = (
    f'<div class="moz-cite-prefix">{escaped(LINE)}<br></div><blockquote type="cite" cite="mid:a@a.invalid"><pre '
    f'class="moz-quote-pre" wrap="">Bonjour,\n\n{QUOTED}\n</pre></blockquote><p>{OWN}</p>'
)
APPLE = (
    f'{OWN}<div><blockquote type="cite"><div>{escaped(LINE)}</div><br><div>{QUOTED}</div></blockquote></div>'
    "<div>Paul</div>"
)
PLAINEST = f"<div>D’accord<br>Lise Garnault wrote:<br><blockquote>{QUOTED}</blockquote>{OWN}</div>"


@pytest.mark.parametrize("html", [GMAIL, THUNDERBIRD, APPLE, PLAINEST])
def test_a_reply_around_a_quotation_of_a_page(tmp_path, html):
    article = mail(tmp_path, html, "html")
    assert LISE in article.context_of(article.text.index(QUOTED))
    assert LISE not in article.context_of(article.text.index(OWN))
    assert (kind(article, QUOTED), kind(article, OWN)) == ("quote", "paragraph")


ANNOUNCED = [
    LINE,
    LINE.replace("Garnault ", "Garnault\n"),
    "Le 12/03/2019 à 18:04, Lise Garnault a écrit\u00a0:",
    "On Tue, 12 Mar 2019 at 18:04, Lise Garnault <lise@a.invalid>\nwrote:",
    "Lise Garnault wrote:",
    "Lise Garnault <lise@a.invalid>\nwrote:",
    "Lise Garnault a écrit :",
    "Lise a écrit le 12/03/2019 18:04 :",
    "Quoting Lise Garnault <lise@a.invalid>:",
    "2019-03-12 18:04 GMT+01:00 Lise Garnault <lise@a.invalid>:",
    "-----Message d'origine-----\nDe : Lise Garnault\nEnvoyé : mardi 12 mars 2019 18:04\nÀ : Paul\nObjet : Le musée",
]


@pytest.mark.parametrize("line", ANNOUNCED)
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_a_reply_below_a_quotation(tmp_path, line, apart):
    article = mail(tmp_path, f"D’accord\n{line}{apart}> {QUOTED}\n>\n> Il a coûté cher.{apart}{OWN}\n")
    for words in (QUOTED, "Il a coûté cher"):
        assert kind(article, words) == "quote" and LISE in article.context_of(article.text.index(words))
    for words in ("D’accord", OWN):
        assert kind(article, words) == "paragraph" and LISE not in article.context_of(article.text.index(words))
    assert kind(article, "Lise") == "heading"


def test_replies_between_the_lines(tmp_path):
    article = mail(tmp_path, f"{LINE}\n> {QUOTED}\n{OWN}\n> Il a coûté cher.\nPas tant que cela.\n")
    for words in (QUOTED, "Il a coûté cher"):
        assert kind(article, words) == "quote" and LISE in article.context_of(article.text.index(words))
    for words in (OWN, "Pas tant"):
        assert kind(article, words) == "paragraph" and LISE not in article.context_of(article.text.index(words))


@pytest.mark.parametrize("mark", [">> ", "> > ", ">>"])
def test_a_quotation_inside_another(tmp_path, mark):
    inner = f"> Le 11 mars 2019, Guy Roux <guy@a.invalid> a\n> écrit :\n{mark}{QUOTED}\n> J’en doute."
    article = mail(tmp_path, f"{LINE}\n> Bonjour.\n{inner}\n{OWN}")
    contexts = {words: article.context_of(article.text.index(words)) for words in (QUOTED, "J’en doute", OWN)}
    assert GUY in contexts[QUOTED] and LISE not in contexts[QUOTED]
    assert LISE in contexts["J’en doute"] and GUY not in contexts["J’en doute"]
    assert LISE not in contexts[OWN] and GUY not in contexts[OWN]


def test_the_words_of_nobody_that_is_named_are_nobodys(tmp_path):
    article = mail(tmp_path, f"Bonjour,\n\n> {QUOTED}\n\n{OWN}\n\n{LINE}\n>> Il a coûté cher.\n> C’est faux.")
    assert kind(article, QUOTED) == kind(article, "Il a coûté cher") == "quote"
    assert article.context_of(article.text.index(QUOTED)) == "Re: Le musée"
    assert article.context_of(article.text.index("Il a coûté cher")) == "Re: Le musée"
    assert LISE in article.context_of(article.text.index("C’est faux"))


def test_a_name_below_a_mail_is_no_heading_of_what_it_quotes(tmp_path):
    long = f"{QUOTED} Il a coûté cher, et la région en a payé la moitié, comme elle l’avait promis."
    article = mail(tmp_path, f"{OWN}\n\nPaul Verrier\n\n> {long}\n\nÀ demain.")
    assert article.context_of(article.text.index(QUOTED)) == "Re: Le musée"


def test_a_passage_is_of_one_hand(tmp_path):
    article = mail(
        tmp_path, f"{LINE}\n> Les signataires sont :\n> - Guy Roux\n> - Zoé Lair\n- Armand Guivarch\n- Paul Verrier\n"
    )
    texts = found(article).split("\n")
    assert not any("Zoé" in text and "Armand" in text for text in texts)


def test_a_list_below_an_own_announcement_is_no_quotation(tmp_path):
    article = mail(tmp_path, f"Voici ce que Lise a écrit :\n\n- {QUOTED}\n- Il a coûté cher.\n\n{OWN}")
    assert LISE not in article.context_of(article.text.index(OWN))


def test_a_line_that_a_program_cut_stays_in_its_quotation(tmp_path):
    article = mail(
        tmp_path, f"{LINE}\n> Le musée, que l’on croyait fermé pour\ntoujours, rouvrira\n> le 6 avril.\n{OWN}"
    )
    quoted = "Le musée, que l’on croyait fermé pour toujours, rouvrira le 6 avril."
    assert kind(article, quoted[:9]) == "quote" and LISE not in article.context_of(article.text.index(OWN))


SIGNATURE = "Paul Verrier\nMairie de Valmontois\n01 02 03 04 05"


@pytest.mark.parametrize("dashes", ["-- ", "--"])
@pytest.mark.parametrize("mark", ["", "> "])
def test_a_signature_is_not_quotable(tmp_path, dashes, mark):
    signed = "".join(f"{mark}{line}\n" for line in f"{QUOTED}\n{dashes}\n{SIGNATURE}".split("\n"))
    article = mail(tmp_path, f"{signed}\n{LINE}\n> Il a coûté cher.\n\n{OWN}")
    assert "Mairie" in article.text and "Mairie" not in found(article)
    assert all(words in found(article) for words in (QUOTED, "coûté", OWN))
    assert LISE in article.context_of(article.text.index("coûté"))


@pytest.mark.parametrize(
    "signature",
    [
        '<div class="moz-signature">-- <br>Paul Verrier<br>Mairie de Valmontois</div>',
        '<pre class="moz-signature" cols="72">-- \nPaul Verrier\nMairie de Valmontois</pre>',
        '<span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature"><div>Mairie de</div></div>',
        '<div class="gmail_signature"><div>Paul Verrier</div><div>Mairie de Valmontois</div></div>',
        '<div id="Signature"><p>Mairie de Valmontois</p></div>',
    ],
)
def test_a_signature_of_a_page_is_not_quotable(tmp_path, signature):
    article = mail(
        tmp_path, f"<p>{OWN}</p>{signature}<div>{escaped(LINE)}</div><blockquote>{QUOTED}</blockquote>", "html"
    )
    assert "Mairie" in article.text and "Mairie" not in found(article)
    assert OWN in found(article) and QUOTED in found(article)


@pytest.mark.parametrize(
    "footer",
    [
        "_______________________________________________\nPresse mailing list\nPresse@a.invalid\nhttps://a.invalid/info",
        "____________\nListe de presse\nhttps://a.invalid/?a=b",
        "-- \nYou received this message because you are subscribed to the Google Groups “Presse” group.",
        "----------\nPour vous désabonner de la liste de diffusion : https://a.invalid",
        "To unsubscribe from this list, write to presse@a.invalid",
        "Envoyé de mon iPhone",
        "Sent from my iPhone",
    ],
)
def test_what_a_list_or_a_telephone_puts_below_is_not_quotable(tmp_path, footer):
    article = mail(tmp_path, f"{QUOTED}\n\n{OWN}\n\n{footer}\n")
    assert found(article).split("\n") == [QUOTED, OWN]
    assert footer.split()[-1] in article.text


def test_words_below_a_rule_stay_words(tmp_path):
    article = mail(tmp_path, f"{QUOTED}\n\n----------\n\n{OWN} Voir https://a.invalid")
    assert OWN in found(article)


def test_blocks_of_a_mail_tile_it(tmp_path):
    article = mail(tmp_path, f"{LINE}\n> {QUOTED}\n{OWN}\n-- \n{SIGNATURE}")
    ends = [0, *(block.end for block in article.blocks)]
    gaps = [article.text[end : block.start] for end, block in zip(ends, article.blocks, strict=False)]
    assert not "".join(gaps).strip() and any(block.kind in WORDS for block in article.blocks)


# A mail below another, without marks: an answer quotes it, a mail that passes it on has it for its content

HEADS = [
    "-----Message d'origine-----\nDe : Lise Garnault <lise@a.invalid>\nEnvoyé : mardi 12 mars 2019 18:04\nÀ : Paul\n"
    "Objet : Le musée",
    "-----Original Message-----\nFrom: Lise Garnault [mailto:lise@a.invalid]\nSent: Tuesday, March 12, 2019 6:04 PM\n"
    "To: Paul\nCc: Guy\nSubject: Le musée",
    "*De :* Lise Garnault\n*Envoyé :* mardi 12 mars 2019 18:04\n*À :* Paul\n*Objet :* Le musée",
    "________________________________\nDe : Lise Garnault\nEnvoyé : mardi 12 mars 2019 18:04\nÀ : Paul\nCc : Guy\n"
    "Objet : Le musée",
    "De\u00a0: Lise Garnault\nEnvoyé\u00a0: mardi 12 mars 2019 18:04\nÀ\u00a0: Paul\nObjet\u00a0: RE: Le musée\n"
    "Importance\u00a0: Haute",
    "From: Lise Garnault\nSent: Tuesday, March 12, 2019 6:04 PM\nTo: Paul <p@a.invalid>;\n Zoe <z@a.invalid>\n"
    "Subject: Le musee",
    " ----- Mail original -----\nDe : Lise Garnault\nÀ : Paul\nEnvoyé : Mardi 12 mars 2019 18h04\nObjet : Le musée",
    LINE,
]
BELOW = f"Bonjour,\n\n{QUOTED} Il a coûté cher.\n\n- Zoé Lair\n\nLise"


@pytest.mark.parametrize("head", HEADS)
def test_a_mail_below_an_answer_is_quoted_to_the_end(tmp_path, head):
    article = mail(tmp_path, f"{OWN}\n\nPaul\n\n{head}\n\n{BELOW}")
    assert (kind(article, OWN), kind(article, QUOTED)) == ("paragraph", "quote")
    assert LISE in article.context_of(article.text.index(QUOTED))
    assert not any(block.kind == "paragraph" for block in article.blocks_within(article.text.index(QUOTED), 10**6))
    assert kind(article, "Objet" if "Objet" in head else "Lise Garnault") == "heading"


@pytest.mark.parametrize("head", HEADS[:-1])
@pytest.mark.parametrize("subject", ["TR : Le musée", "FW: Le musée", "[presse] Fwd: Le musée"])
def test_a_mail_that_is_passed_on_by_its_subject_is_content(tmp_path, head, subject):
    article = mail(tmp_path, f"Pour information.\n\n{head}\n\n{BELOW}", subject=subject)
    assert kind(article, QUOTED) == "paragraph" and LISE in article.context_of(article.text.index(QUOTED))


PASSED_ON = [
    "---------- Forwarded message ---------\nDe : Lise Garnault\nDate: mar. 12 mars 2019 à 18:04\nSubject: Le musée\n"
    "To: Paul <p@a.invalid>",
    "-------- Message transféré --------\nSujet : Le musée\nDate : Tue, 12 Mar 2019 18:04\nDe : Lise Garnault\n"
    "Pour : Paul",
    "-------- Forwarded Message --------\nSubject: \tLe musée\nDate: \tTue, 12 Mar 2019 18:04\nFrom: \tLise Garnault\n"
    "To: \tPaul",
    "Début du message transféré :\n\nDe: Lise Garnault\nObjet: Le musée\nDate: 12 mars 2019 à 18:04\nÀ: Paul",
    "Begin forwarded message:\n\nFrom: Lise Garnault\nDate: 12 March 2019 at 18:04\nTo: Paul\nSubject: Le musée",
]


@pytest.mark.parametrize("head", PASSED_ON)
@pytest.mark.parametrize("mark", ["", "> "])
def test_a_mail_that_is_said_to_be_passed_on_is_content(tmp_path, head, mark):
    below = "".join(f"{mark}{line}\n" for line in f"{head}\n\n{BELOW}".split("\n"))
    article = mail(tmp_path, f"Pour information.\n\n{below}")
    assert kind(article, QUOTED) == "paragraph" and LISE in article.context_of(article.text.index(QUOTED))
    assert LISE not in article.context_of(article.text.index("Pour information"))


def test_what_a_mail_that_is_passed_on_quotes_is_quoted(tmp_path):
    article = mail(tmp_path, f"{PASSED_ON[0]}\n\n{OWN}\n\nLe 11 mars 2019, Guy Roux a écrit :\n> {QUOTED}\n")
    assert (kind(article, OWN), kind(article, QUOTED)) == ("paragraph", "quote")
    assert GUY in article.context_of(article.text.index(QUOTED))


OUTLOOK_PAGE = (
    '<div class="WordSection1"><p class="MsoNormal">{own}</p><div><div style="border-top:solid #E1E1E1 1.0pt"><p '
    'class="MsoNormal"><b>De&nbsp;:</b> Lise Garnault <br><b>Envoyé&nbsp;:</b> mardi 12 mars 2019 '
    "18:04<br><b>À&nbsp;:</b> Paul<br><b>Objet&nbsp;:</b> Le musée</p></div></div><p>Bonjour,</p><p>{quoted}</p></div>"
)
OUTLOOK_WEB_PAGE = (
    '<div>{own}</div><hr><div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Lise Garnault<br><b>Sent:</b> 12 March '
    "2019<br><b>To:</b> Paul<br><b>Subject:</b> Le musée</font></div><div><p>{quoted}</p></div>"
)
THUNDERBIRD_PAGE = (
    '<p>{own}</p><div class="moz-forward-container">-------- Message transféré --------<table class='
    '"moz-email-headers-table"><tr><th>Sujet&nbsp;: </th><td>Le musée</td></tr><tr><th>Date&nbsp;: </th><td>12 Mar '
    "2019 18:04</td></tr><tr><th>De&nbsp;: </th><td>Lise Garnault</td></tr><tr><th>Pour&nbsp;: </th><td>Paul</td></tr>"
    "</table><p>{quoted}</p></div>"
)
APPLE_PAGE = (
    '<div>{own}</div><div><blockquote type="cite"><div>Début du message réexpédié :</div><br><div><b>De: </b>Lise '
    "Garnault<br></div><div><b>Objet: </b>Le musée<br></div><div><b>Date: </b>12 mars 2019 à 18:04<br></div><div>"
    "<b>À: </b>Paul<br></div><br><div>{quoted}</div></blockquote></div>"
)
GMAIL_PAGE = (
    '<div dir="ltr">{own}<br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------'
    "<br>De : <strong>Lise Garnault</strong><br>Date: mar. 12 mars 2019 à 18:04<br>Subject: Le musée<br>To: Paul</div>"
    "<div>{quoted}</div></div></div>"
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (OUTLOOK_PAGE, "quote"),
        (OUTLOOK_WEB_PAGE, "quote"),
        (THUNDERBIRD_PAGE, "paragraph"),
        (APPLE_PAGE, "paragraph"),
        (GMAIL_PAGE, "paragraph"),
    ],
)
def test_a_mail_below_another_in_a_page(tmp_path, page, expected):
    article = mail(tmp_path, page.format(own=OWN, quoted=QUOTED), "html")
    assert (kind(article, OWN), kind(article, QUOTED)) == ("paragraph", expected)
    assert LISE in article.context_of(article.text.index(QUOTED))
    assert LISE not in article.context_of(article.text.index(OWN))


def test_what_somebody_wrote_in_a_letter_is_no_mail_below():
    text = "Le 12 mars 2019, le maire de Lignac a écrit :\n\nLe pont sera fermé.\n\nPour ma part, je suis contre."
    assert all(part.kind != "quote" for part in plain_parts(text))
