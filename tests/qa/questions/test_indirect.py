"""A question in other words is the one that is asked outright; other words stay as they are typed."""

import pytest

from qa.questions.indirect import outright
from qa.questions.question import understand


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Dis-moi qui conduisait la délégation", "qui conduisait la délégation ?"),
        ("dites moi quand ouvre le musée svp", "quand ouvre le musée ?"),
        ("Peux-tu me dire quand a eu lieu la visite ?", "quand a eu lieu la visite ?"),
        ("Pouvez-vous m’indiquer à quelle heure ouvre le musée ?", "à quelle heure ouvre le musée ?"),
        ("Pourriez vous nous rappeler, s’il vous plaît, qui est la maire ?", "qui est la maire ?"),
        ("Je voudrais savoir combien coûte l’entrée.", "combien coûte l’entrée ?"),
        ("J’aimerais bien savoir d’où vient le train", "d’où vient le train ?"),
        ("Savez-vous où est né Luc Roy ?", "où est né Luc Roy ?"),
        ("Est-ce que tu sais pourquoi la gare ferme ?", "pourquoi la gare ferme ?"),
        ("Et dis-moi ce que demande le syndicat", "Et que demande le syndicat ?"),
        ("Dites-moi ce que le syndicat demande", "qu’est-ce que le syndicat demande ?"),
        ("Dites-moi ce que plusieurs maires demandent", "qu’est-ce que plusieurs maires demandent ?"),
        ("Dites-moi ce qu’a dit le maire", "qu’a dit le maire ?"),
        ("Explique-moi ce qui s’est passé", "qu’est-ce qui s’est passé ?"),
        ("Quel est le nom du Premier ministre belge ?", "qui est le Premier ministre belge ?"),
        ("Nommez le maire de Lignac svp", "qui est le maire de Lignac ?"),
        ("Donne-moi le nom du maire", "qui est le maire ?"),
        ("Peux-tu me donner le nom de la directrice du musée ?", "qui est la directrice du musée ?"),
        ("Selon l’article, qui est la maire ?", "qui est la maire ?"),
        ("Dans le texte, qui est la maire ?", "qui est la maire ?"),
        ("Tell me who led the delegation.", "who led the delegation?"),
        ("Could you please tell me when the museum opens?", "when the museum opens?"),
        ("Can you tell me who the mayor is, please?", "who is the mayor?"),
        ("I want to know who Ann Lee is", "who is Ann Lee?"),
        ("Do you know who the mayor of Thornby was?", "who was the mayor of Thornby?"),
        ("I'd like to know how old the bridge is", "how old is the bridge?"),
        ("I was wondering with whom the firm signed", "with whom the firm signed?"),
        ("Tell me what the mayor said about the bridge", "what did the mayor say about the bridge?"),
        ("And tell me who the curator is", "And who is the curator?"),
        ("Please name the mayor of Thornby.", "Please name the mayor of Thornby."),
        ("Name the mayor of Thornby, please.", "who is the mayor of Thornby?"),
        ("Quel est le nom du maire de Lignac ?", "qui est le maire de Lignac ?"),
        ("What's the name of the mayor?", "who is the mayor?"),
        ("Give me the name of the mayor of Leeds", "who is the mayor of Leeds?"),
        ("Name the Belgian Minister of Justice", "who is the Belgian Minister of Justice?"),
        ("According to the article, who is Ann Lee?", "who is Ann Lee?"),
        ("c'est qui Freddy Roosemont ?", "qui est Freddy Roosemont ?"),
        ("C’est qui, le directeur de la DSITI ?", "qui est le directeur de la DSITI ?"),
        ("Freddy Roosemont, c'est qui ?", "qui est Freddy Roosemont ?"),
        ("mohammed hassad c qui", "qui est mohammed hassad ?"),
        ("Qui c’est Koen Geens ?", "qui est Koen Geens ?"),
        ("La maire s’appelle comment ?", "comment s’appelle La maire ?"),
        ("Who's Ann Lee?", "Who is Ann Lee?"),
        ("What’s the DGSN?", "What is the DGSN?"),
        ("La maire, elle s’appelle comment ?", "comment s’appelle La maire ?"),
        ("Luc Roy il fait quoi ?", "quelle est la fonction de Luc Roy ?"),
        ("C’est quoi le métier de Luc Roy ?", "quel est le métier de Luc Roy ?"),
        ("c'est quoi la date de la visite", "quelle est la date de la visite ?"),
        ("what's ann lee's job", "what is ann lee's job"),
        ("Who was it that led the delegation?", "Who led the delegation?"),
        ("Ann Lee is who?", "who is Ann Lee?"),
        ("Ann Lee, who is she?", "who is Ann Lee?"),
    ],
)
def test_it_is_asked_outright(typed: str, question: str):
    assert outright(typed) == question


@pytest.mark.parametrize(
    "typed",
    [
        "Qui a dit que le pont est sûr ?",
        "Dis-moi tout",
        "Sais-tu nager ?",
        "Savez-vous si le pont est sûr ?",
        "Le maire sait-il qui a signé ?",
        "Who told me the truth?",
        "Did the mayor know who signed?",
        "Do you know the mayor?",
        "Name of the mayor?",
        "Selon l’article 12, qui paie ?",
        "Résume l’article",
        "budget du festival",
        "who is the woman that he is",
        # What is no office stands as it is typed.
        "Donne-moi le salaire du maire",
        "Donne la date de naissance du président",
        "Nommez la ville où le président est né",
        "Give the mayor's age",
        "Quel est le nom du pont ?",
        "Give the reason the mayor resigned",
        "Name the ministers who signed",
        "Cite les villes de la région",
        "Donner le sang",
        "Citer les sources est-il obligatoire ?",
        "Find the Lady was directed by whom?",
        "Quel est le nom du premier film de Truffaut ?",
        "Nomme le premier pays qui a signé",
        "Quel est le nom du chef-lieu du département ?",
        "Cite le maire de Lignac sur le budget",
        "Name the book the president of Senegal wrote",
        "Name the country the president of Brazil visited",
        "Je me demande quand même si le maire va partir",
        "Selon le texte, les entreprises devront payer une taxe dès janvier",
        # Another order, or a title
        "Alors c'est qui ?",
        "So who is he?",
        "On sait qui c'est ?",
        "So Ann Lee is who?",
        "Ann Lee a fait quoi ?",
        "La police fait quoi ?",
        "Qui fait quoi ?",
        "C'est qui a gagné le match ?",
        "C’est qui qui a signé ?",
        "À qui est le pont ?",
        "Le maire sait qui est la directrice ?",
        "Le maire a dit que le coupable des vols du marché c'est qui ?",
        "Il s’appelle comment ?",
        "Et le maire c’est qui ?",
        "And Ann Lee is who?",
        "C'est quoi la DSITI ?",
        "Who's won the cup?",
        "What was it that he said?",
        "What's happened to the bridge?",
        'Who wrote "What\'s Up, Doc"?',
    ],
)
def test_other_words_stay(typed: str):
    assert outright(typed) == typed


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Do you know who the mayor is and how old he is?", "who the mayor is and how old he is?"),
        ("Tell me who won and what the score was", "who won and what the score was?"),
        ("Do you know what time the meeting is?", "what time the meeting is?"),
        ("Tell me who knew where the hostages were", "who knew where the hostages were?"),
        ("Do you know who the police think the killer is?", "who the police think the killer is?"),
        ("Tell me what the president has said about Iran", "what the president has said about Iran?"),
        (
            "What is the name of the president of Ukraine's wife?",
            "What is the name of the president of Ukraine's wife?",
        ),
        ("Dis-moi quand même qui est le maire", "qui est le maire ?"),
    ],
)
def test_an_order_that_is_not_certain_stays(typed: str, question: str):
    assert outright(typed) == question


def test_a_follow_up_in_other_words_follows_up():
    asked = understand("Et dis-moi qui est la directrice", previous="Quand ouvre le musée de Lignac ?")
    assert asked.context
    assert understand("Bonjour dis-moi qui est le maire").text == "qui est le maire ?"
