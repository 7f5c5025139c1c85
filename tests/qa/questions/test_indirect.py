"""A question that is asked indirectly is the one that is asked outright; other words stay."""

import pytest

from qa.questions.indirect import outright


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Dis-moi qui conduisait la délégation", "qui conduisait la délégation ?"),
        ("dites moi quand ouvre le musée svp", "quand ouvre le musée svp ?"),
        ("Peux-tu me dire quand a eu lieu la visite ?", "quand a eu lieu la visite ?"),
        ("Pouvez-vous m’indiquer à quelle heure ouvre le musée ?", "à quelle heure ouvre le musée ?"),
        ("Pourriez vous nous rappeler, s’il vous plaît, qui est la maire ?", "qui est la maire ?"),
        ("Je voudrais savoir combien coûte l’entrée.", "combien coûte l’entrée ?"),
        ("J’aimerais bien savoir d’où vient le train", "d’où vient le train ?"),
        ("Savez-vous où est né Luc Roy ?", "où est né Luc Roy ?"),
        ("Est-ce que tu sais pourquoi la gare ferme ?", "pourquoi la gare ferme ?"),
        ("Et dis-moi ce que demande le syndicat", "que demande le syndicat ?"),
        ("Dites-moi ce que le syndicat demande", "qu’est-ce que le syndicat demande ?"),
        ("Dites-moi ce que Luc Roy a dit", "qu’est-ce que Luc Roy a dit ?"),
        ("Explique-moi ce qui s’est passé", "qu’est-ce qui s’est passé ?"),
        ("Nommez le maire de Lignac", "qui est le maire de Lignac ?"),
        ("Peux-tu me donner l’adresse du musée ?", "quel est l’adresse du musée ?"),
        ("Cite les villes de la région", "quels sont les villes de la région ?"),
        ("Selon l’article, qui est la maire ?", "qui est la maire ?"),
        ("Tell me who led the delegation.", "who led the delegation?"),
        ("Could you please tell me when the museum opens?", "when the museum opens?"),
        ("I want to know who Ann Lee is", "who is Ann Lee?"),
        ("Do you know who the mayor of Thornby was?", "who was the mayor of Thornby?"),
        ("I'd like to know how old the bridge is", "how old is the bridge?"),
        ("I was wondering with whom the firm signed", "with whom the firm signed?"),
        ("Please name the mayor of Thornby.", "who is the mayor of Thornby?"),
        ("Can you find the date of the visit?", "what is the date of the visit?"),
        ("According to the article, who is Ann Lee?", "who is Ann Lee?"),
        ("c'est qui Freddy Roosemont ?", "qui est Freddy Roosemont ?"),
        ("C’est qui, le directeur de la DSITI ?", "qui est le directeur de la DSITI ?"),
        ("Freddy Roosemont, c'est qui ?", "qui est Freddy Roosemont ?"),
        ("mohammed hassad c qui", "qui est mohammed hassad ?"),
        ("Qui c’est Koen Geens ?", "qui est Koen Geens ?"),
        ("La maire s’appelle comment ?", "comment s’appelle La maire ?"),
        ("Who's Ann Lee?", "Who is Ann Lee?"),
        ("What’s the DGSN?", "What is the DGSN?"),
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
        "Give Blood was founded when?",
        "Selon l’article 12, qui paie ?",
        "Résume l’article",
        "budget du festival",
        "C’est qui qui a signé ?",
        "Qui est la maire ?",
        "À qui est le pont ?",
        "Le maire sait qui est la directrice ?",
        "who is the woman that he is",
    ],
)
def test_other_words_stay(typed: str):
    assert outright(typed) == typed


def test_a_long_text_takes_no_time():
    for words in ("dis-moi " * 30_000, "please " * 30_000, "tell me " + "what " * 30_000, "name the " + "a " * 30_000):
        outright(words)  # quadratic it would take minutes
