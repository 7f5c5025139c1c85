"""What kind of answer a question expects, and which words are of a kind."""

import pytest

from qa.questions.answer_type import expected_kind, is_of_kind, kind_asked
from qa.types import Question

ASKS = {
    "person": """Qui est le ministre de la Justice ?|qui a signé|Avec qui est-il venu ?|À qui a-t-il parlé ?|Par qui ?
        |De qui parle-t-on ?|Who signed?|To whom did he speak?|Whose visit was it?|And who?|Et qui ?
        |Quel ministre est venu ?|Which minister came?|What is the name of the director?|Quel est le nom du directeur ?
        |Quelle personne dirige la DSITI ?|With whom did he travel?|Pour qui travaille-t-il ?|For whom does he work?""",
    "date": """Quand ?|Et quand ?|When did he leave?|Depuis quand ?|Quel jour est-il venu ?|En quelle année ?
        |À quelle date ?|On what date?|In which year?|Since when?|What day was it?|A quelle heure ?|what time was it""",
    "number": """Combien de jours ?|combien|How many days?|How much did it cost?|Quel montant ?|Quel pourcentage ?
        |What percentage?|À quel prix ?|What number of cards?|Combien de cartes ?""",
    "age": """How old is he?|Quel âge a-t-il ?|quel age a theo francken|À quel âge est-il mort ?|At what age did he die?
        |et à quel age ?""",
    "duration": """Combien de temps est-il resté ?|How long did he stay?|Pour combien de temps ?|and for how long?
        |Depuis combien de temps ?""",
    "place": """Où est-il ?|où|Where did they meet?|D'où vient-il ?|Dans quelle ville ?|In which city?|Ou est Rabat ?
        |Dans quel pays ?|In what country?|Dans quelle région ?
        |Dans quel lieu se sont-ils réunis ?|Dans quels pays ?""",
    "reason": """Pourquoi ?|Et pourquoi ?|Why did he come?|Pour quelle raison ?|How come?
        |For what reason?|Dans quel but ?""",
    "any": """How long is the bridge?
        |Que dit Jan Jambon ?|What did he say?|Qu'est-ce que la DSITI ?|What is the DSITI?|Est-il content ?
        |Comment est-il venu ?|How did he travel?|De quoi ont-ils parlé ?|the man in charge|Is it true?""",
}
OF_KIND = {
    "person": "Koen Geens|le ministre Geens|Étienne Œuvrard|Mohammed VI|Jean-Pierre",
    "date": "23 novembre 2015|22 avril 2016|mardi 1er mars|March 2016|last Tuesday|hier|2016|13h33|13 h 33|en août",
    "number": "deux jours|12|1 200 euros|two days|trente|une douzaine|half of them|3,5 %|twenty|millions",
    "age": "43 ans|trente-deux ans|aged 71|71-year-old|two years old|âgé de 18 mois|a man of 57|quadragénaire",
    "duration": "deux jours|48 heures|three weeks|depuis 2005|toute la semaine|since March|un an et demi|une décennie",
    "place": "Bruxelles|à Rabat|the city of Brussels|Île-de-France",
    "reason": "because he was ill|en raison de la grève|afin de signer|grâce à l’accord|due to rain|car il pleuvait",
    "any": "Koen Geens|deux jours|rien|",
}
NOT_OF_KIND = {
    "person": "deux jours|le ministre|23 novembre|the minister|Maroc|le Maroc|Belgium|",
    "date": "it may close|they march in silence|the planet Mars|a été l’été|Theresa May|Koen Geens|"
    "le ministre belge|the minister|an agreement|",
    "number": "Koen Geens|le ministre|the ministers|le 23 novembre 2015|",
    "age": "23 novembre 2015|age|the age|Koen Geens|six millions|le 12|",
    "duration": "Koen Geens|six cents cartes|23 %|",
    "place": "le ministre|deux jours|in the city|",
    "reason": "Koen Geens|deux jours|",
}


def table(questions):
    return [(words.strip(), kind) for kind, block in questions.items() for words in block.split("|")]


@pytest.mark.parametrize(("question", "kind"), table(ASKS))
def test_the_kind_a_question_asks_for(question, kind):
    assert expected_kind(question) == kind


@pytest.mark.parametrize(("question", "kind"), [(q, k) for q, k in table(ASKS) if k in {"date", "reason", "number"}])
def test_capitals_do_not_change_the_kind(question, kind):
    assert expected_kind(question.upper()) == kind


@pytest.mark.parametrize(("words", "kind"), table(OF_KIND))
def test_words_of_a_kind(words, kind):
    assert is_of_kind(words, kind)


@pytest.mark.parametrize(("words", "kind"), table(NOT_OF_KIND))
def test_words_of_another_kind(words, kind):
    assert not is_of_kind(words, kind)


def test_many_words_can_be_a_reason():
    assert is_of_kind("la police avait trouvé des empreintes fausses", "reason")


def test_a_follow_up_that_asks_nothing_of_its_own_asks_for_what_the_one_before_did():
    assert kind_asked(Question("Et Theo Francken ?", "fr", context="Qui est ?")) == "person"
    assert kind_asked(Question("Et quand ?", "fr", context="Qui est Koen Geens ?")) == "date"
    assert kind_asked(Question("Que dit-il ?", "fr")) == "any"
