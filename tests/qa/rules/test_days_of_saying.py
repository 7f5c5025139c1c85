"""The day on which something is announced is not the day on which it is done."""

import pytest

from qa.rules.days_of_saying import is_day_of_saying
from tests.qa.one_text import asked


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quand ferme l’usine ?", "Le groupe a annoncé lundi la fermeture de l’usine.", "lundi"),
        (
            "Quand la ligne rouvrira-t-elle ?",
            "La région a confirmé mardi 3 mai que la ligne rouvrirait.",
            "mardi 3 mai",
        ),
        ("Quel jour le pont ouvre-t-il ?", "Le pont ouvrira bientôt, a indiqué jeudi la préfecture.", "jeudi"),
        ("Quel jour le pont ouvre-t-il ?", "Le pont ouvrira bientôt, a dit Ana Ruiz hier.", "hier"),
        ("Quand ouvre le pont ?", "Mercredi, le maire de Lignac a annoncé l’ouverture du pont.", "Mercredi"),
        ("Quand l’homme a-t-il été arrêté ?", "La police a annoncé mercredi avoir arrêté un homme.", "mercredi"),
        ("When does the mill close?", "The firm said on Tuesday that the mill would close.", "Tuesday"),
        ("When will the mill close?", "“The mill will close,” said Ann Lee on 3 May.", "3 May"),
        ("When will the mill close?", "The mill will close, the firm said in a statement on Monday.", "Monday"),
        ("When was he arrested?", "Police told reporters on Friday he was in a cell.", "Friday"),
        ("When will she resign?", "She revealed on Wednesday that she will resign.", "on Wednesday"),
        ("When does the strike begin?", "On Friday the union announced a strike.", "Friday"),
        ("When does the strike begin?", "On Friday a spokesman of the union said there will be a strike.", "Friday"),
        ("Quand ouvre le pont ?", "Le pont ouvrira, comme l’a annoncé le maire lundi.", "lundi"),
        ("Quand ouvre le pont ?", "Lundi, le maire de Rabat a lui-même annoncé l’ouverture.", "Lundi"),
        ("Quand sa brigade part-elle ?", "« Elle part », a dit, lundi à Riga, Luc Roy.", "lundi"),
        ("Quand ouvre le port de Rabat ?", "« Il ouvrira », a affirmé, mardi 1er mars à Paris, Luc Roy.", "mardi"),
    ],
)
def test_the_day_of_saying_is_not_that_of_doing(question, text, words):
    assert is_day_of_saying(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quand la fermeture a-t-elle été annoncée ?", "Le groupe a annoncé lundi la fermeture.", "lundi"),
        ("When did the firm say so?", "The firm said on Tuesday that the mill would close.", "Tuesday"),
        ("Quand ferme l’usine ?", "Le groupe a annoncé que l’usine fermera lundi.", "lundi"),
        ("Quand ferme l’usine ?", "Le groupe a annoncé lundi la fermeture de l’usine, le 30 juin.", "30 juin"),
        ("When does the mill close?", "The mill, the firm said, will close on Monday.", "Monday"),
        ("When does the mill close?", "On Monday, the mill will close, the firm said.", "Monday"),
        ("When will the mill close?", "The firm said the mill would close on Monday.", "Monday"),
        ("When were they to leave?", "He told them to leave on Monday.", "Monday"),
        (
            "When does it open?",
            "The mayor said on Monday that it will open in spring.",
            "Monday that it will open in spring",
        ),
        ("Quand ferme l’usine ?", "Le groupe a annoncé la fermeture le 30 juin.", "30 juin"),
        ("Quand a lieu la vente ?", "Le groupe, coté en Bourse, a confirmé la vente le 3 mai.", "3 mai"),
        ("When is the wedding?", "The palace confirmed the wedding on 3 May.", "3 May"),
        # More was done that day
        ("When was he jailed?", "On Monday the court jailed a man who said he was sorry.", "Monday"),
        ("When was the man arrested?", "On Friday police arrested a man and said he had a knife.", "Friday"),
        ("Quand la gare a-t-elle ouvert ?", "Lundi le maire a inauguré la gare et annoncé un marché.", "Lundi"),
        ("Quand a-t-il été jugé ?", "Le 3 mai le tribunal jugea l’homme qui avait dit tout savoir.", "3 mai"),
        # Done that day, by being said, or to somebody
        ("Quand Ana Ruiz a-t-elle démissionné ?", "Ana Ruiz a annoncé lundi sa démission.", "lundi"),
        ("When was she chosen?", "She was confirmed on Monday as its head.", "Monday"),
        ("When did the fair open?", "The fair opened on Monday, said the mayor.", "Monday"),
        ("En quelle année ferma l’usine ?", "Le 3 mai 2016, le groupe a annoncé la fermeture.", "2016"),
        # Whoever said it was there
        (
            "Quand Roy est-il venu à Rabat ?",
            "L’accord « est bon », a affirmé, mardi 1er mars à Rabat, Luc Roy.",
            "mardi",
        ),
        ("When did Ann Lee visit Leeds?", "Ann Lee said on Monday in Leeds that the mill would close.", "Monday"),
        ("Who closes the mill?", "The firm said on Tuesday that the mill would close.", "Tuesday"),
    ],
)
def test_other_days_are_left_alone(question, text, words):
    assert not is_day_of_saying(*asked(question, text, words))
