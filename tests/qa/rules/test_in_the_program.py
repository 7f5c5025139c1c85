"""What the reader alone gets wrong, in the whole program: the wrong words are not shown, the right ones are."""

import pytest

NEWS = "Les nouvelles du jour\n\n"


@pytest.mark.parametrize(
    ("question", "text", "wrong", "right"),
    [
        ("Qui a démissionné ?", "Paul Mérigot, le trésorier, n’a pas démissionné.", "Mérigot", ""),
        ("Qui est maire de Lignac ?", "Ana Ruiz n’est plus maire de Lignac.", "Ruiz", ""),
        ("Combien coûtera la halle ?", "La halle ne coûtera pas 1,8 million d’euros.", "1,8", ""),
        ("Who handed in the report?", "The surveyor, Lydia Crome, failed to hand in her report.", "Crome", ""),
        ("Which body gave the grant?", "The council of Upper Marsh did not give the grant.", "council", ""),
        ("Qui construira la ligne ?", "La métropole abandonne son projet de construire la ligne.", "métropole", ""),
        ("Quelle ville le bus ne dessert-il pas ?", "Le bus dessert Lignac, mais il évite Rabat.", "Lignac", ""),
        ("Quand l’ancien pont a-t-il été bâti ?", "Le nouveau pont a été bâti en 2020.", "2020", ""),
        ("What did the old mirror cost?", "The new mirror is being polished and will cost 3 million.", "3 million", ""),
        ("What is the new price?", "The old price was £4. It rose to £6.", "4", "£6"),
        ("Combien de voix contre la motion ?", "La motion est passée par 21 voix contre 12.", "21", "12"),
        ("How many voted for it?", "It was carried by twenty-one votes to twelve.", "twelve", "twenty-one"),
        (
            "Qui a vendu le haras ?",
            "Le haras a été cédé jeudi à l’éleveur Jean Roy. La vendeuse, Ana Lys, est partie.",
            "Roy",
            "Ana Lys",
        ),
        ("Qui a volé les vitraux ?", "La police soupçonne Paul Mérigot d’avoir volé les vitraux.", "Mérigot", ""),
    ],
)
def test_only_what_answers_is_quoted(asking_about, question, text, wrong, right):
    quotes = [citation.quote for citation in asking_about(NEWS + text).ask(question).citations]
    assert not any(wrong in quote for quote in quotes)
    assert any(right in quote for quote in quotes) if right else not quotes
