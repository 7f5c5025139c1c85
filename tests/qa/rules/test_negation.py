"""What a sentence denies is no answer to what is asked as done, and what it affirms is none to what was not done."""

import pytest

from qa.rules.negation import is_denied, without_what_is_put_right
from tests.qa.one_text import asked, hit_of, span_of


def denies(question: str, text: str, words: str) -> bool:
    return is_denied(*asked(question, text, words))


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("It will open not in May but in September.", "May but in September", "September"),
        ("It will not open in May but in September.", "May but in September", "May but in September"),
        ("It cost £2 million but sold well.", "£2 million but sold", "£2 million but sold"),
    ],
)
def test_what_is_put_right_is_cut_off(text, words, right):
    hit, span = hit_of(text, "en"), span_of(text, words)
    (cut,) = without_what_is_put_right(hit, [span])
    assert text[cut.start : cut.end] == right


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        # Who did not do it
        ("Qui a démissionné ?", "Paul Mérigot, le trésorier, n’a pas démissionné.", "Paul Mérigot"),
        ("Qui a démissionné ?", "Paul Mérigot (61 ans) ne démissionnera jamais.", "Paul Mérigot"),
        ("Qui a été consulté ?", "Le boucher Denis Caron n’avait pas été consulté.", "Denis Caron"),
        ("Qui est maire de Lignac ?", "Ana Ruiz n’est plus maire de Lignac.", "Ana Ruiz"),
        ("Qui vend du pain ?", "Ana Ruiz ne vend plus de pain.", "Ana Ruiz"),
        ("Quelle entreprise a obtenu le marché ?", "Vidalenc n’a pas obtenu le marché.", "Vidalenc"),
        ("Qui est maire de Lignac ?", "Ana Ruiz n’est pas maire de Lignac.", "Ana Ruiz"),
        ("Qui a payé ?", "Ana Ruiz a refusé de payer.", "Ana Ruiz"),
        ("Who handed in the report?", "The surveyor, Lydia Crome, failed to hand in her report.", "Lydia Crome"),
        ("Who closed the school?", "The mayor, Colin Brask, refused to close the school.", "Colin Brask"),
        ("Which parish voted for it?", "Marsh End did not vote for it.", "Marsh End"),
        ("Who was injured?", "Sam Ridd wasn’t injured.", "Sam Ridd"),
        ("Qui a accordé la subvention ?", "Le conseil régional n’a pas accordé la subvention.", "conseil régional"),
        ("Qui a accordé l’aide ?", "Le conseil régional de Bretagne n’a pas accordé l’aide.", "Le conseil régional"),
        ("Which body gave the grant?", "The council of Upper Marsh did not give the grant.", "The council"),
        ("Qui construit la ligne ?", "La métropole a renoncé à construire la ligne.", "La métropole"),
        ("Qui construira la ligne ?", "La métropole abandonne son projet de construire la ligne.", "La métropole"),
        ("Qui paiera le pont ?", "L’État a décidé de ne pas payer le pont.", "L’État"),
        ("Qui paiera le pont ?", "L’État exclut de payer le pont.", "L’État"),
        ("Qui a signé l’accord ?", "Paul Roy dément avoir signé l’accord.", "Paul Roy"),
        ("Who will build the tram?", "The county has abandoned plans to build the tram.", "The county"),
        ("Who will pay for it?", "The county decided not to pay for it.", "The county"),
        ("Who will build the tram?", "The county ruled out building the tram.", "The county"),
        ("Who took the money?", "Ann Lee denied taking the money.", "Ann Lee"),
        ("Which company employs Tom Weir?", "Carn Marine no longer employs Tom Weir.", "Carn Marine"),
        (
            "Who did they call?",
            "They did not call the captain, Ilias Moustakas. They called his mate.",
            "Ilias Moustakas",
        ),
        # Not this but that
        ("Qui a dessiné le musée ?", "Il a été dessiné non pas par Luc Brisset mais par Ana Ruiz.", "Luc Brisset"),
        ("Quand ouvrira-t-il ?", "Il ouvrira non en mai, mais en juin.", "mai"),
        ("Who designed it?", "It was designed not by Alan Pratt but by Clara Munn.", "Alan Pratt"),
        ("How much did it cost?", "It cost not £2 million but £3 million.", "£2 million"),
        ("Whose idea was it?", "It was the idea not of the leader, Dom Farr, but of Hilda Crane.", "leader, Dom Farr"),
        # Neither, nor
        ("Qui paiera la passerelle ?", "Ni la région ni le département ne paieront la passerelle.", "département"),
        ("Who will pay for the tunnel?", "Neither the county nor the ministry will pay for it.", "ministry"),
        # What it was not done to, or is not
        ("Combien coûtera la halle ?", "La halle ne coûtera pas 1,8 million d’euros.", "1,8 million d’euros"),
        ("À qui le chantier a-t-il été confié ?", "Le chantier n’a pas été confié à Bréchard.", "Bréchard"),
        ("When did the ferry sail?", "The ferry did not sail on Friday.", "Friday"),
        ("Who is Ana Ruiz?", "Ana Ruiz is not the mayor but a clerk.", "mayor"),
        ("Qui est Ana Ruiz ?", "Ana Ruiz n’est pas première adjointe mais conseillère.", "première adjointe"),
        # But not, except
        ("Qui a signé le pacte ?", "Lignac a signé le pacte, mais pas Rabat.", "Rabat"),
        ("Combien coûte la halle ?", "La halle coûte 2 millions, et non 1 million.", "1 million"),
        ("Which shop closed?", "All the shops closed except the bakery.", "bakery"),
        ("Quel bassin rouvrira ?", "Tous les bassins rouvriront, sauf la fosse.", "fosse"),
        # What is taken back
        # Another's, of what the one asked about did not do
        ("When did Ann Lee sign?", "Ann Lee has not signed; her assistant, Tom Weir, signed on Tuesday.", "Tuesday"),
        ("At what time did the Lady Anne sail?", "The Lady Anne did not sail. The Curlew sailed at noon.", "noon"),
        ("Quand Paul Roy a-t-il voté ?", "Paul Roy n’a pas voté. Le maire, Luc Astier, a voté mercredi.", "mercredi"),
        (
            "When did Edith Crane win the Harding prize?",
            "Edith Crane never won the Harding prize. Tom Blake won the Harding prize in 1987.",
            "1987",
        ),
        # The past of a verb
        ("Who sold the farm?", "Joel Harding declined to sell the farm.", "Joel Harding"),
        # What is asked as not done
        ("Which parish did not vote for it?", "The parish of Wick voted for it.", "Wick"),
        ("Who has not signed?", "Ana Ruiz signed; Paul Roy has not.", "Ana Ruiz"),
        ("Quelle ville le bus ne dessert-il pas ?", "Le bus dessert Lignac, mais il évite Rabat.", "Lignac"),
        ("Qui n’a pas signé le pacte ?", "Ana Ruiz, la préfète, a déjà signé le pacte.", "Ana Ruiz"),
        ("Qui n’a pas accordé d’aide ?", "La région n’a accordé que 20 000 euros d’aide.", "La région"),
        ("Qui ne signera pas ?", "Ana Ruiz signera demain.", "Ana Ruiz"),
        ("And in which town did the bus not stop?", "The bus stopped in Leeds.", "Leeds"),
    ],
)
def test_what_is_denied(question, text, words):
    assert denies(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui a démissionné ?", "Paul Roy, qui n’a pas de parti, a démissionné.", "Paul Roy"),
        ("Qui a démissionné ?", "Paul Roy n’a pas parlé et a démissionné.", "Paul Roy"),
        ("Qui a démissionné ?", "Ana Ruiz n’a pas démissionné, Paul Roy a démissionné.", "Paul Roy"),
        ("Qui a signé ?", "Le maire n’a pas signé, mais le préfet, Paul Roy, a signé.", "Paul Roy"),
        ("Qui n’a pas signé ?", "Le maire, Paul Roy, n’a pas signé.", "Paul Roy"),
        ("Qui a refusé de signer ?", "Le maire, Paul Roy, n’a pas voulu signer.", "Paul Roy"),
        ("Qui a contesté l’arrêté ?", "Personne n’a contesté l’arrêté, sauf Lise Astier.", "Lise Astier"),
        ("Quel jour le musée est-il fermé ?", "Le musée est ouvert tous les jours sauf le mardi.", "mardi"),
        ("Qui a rejeté l’accord ?", "Paul Roy n’a pas signé l’accord.", "Paul Roy"),
        ("Combien d’employés ont été licenciés ?", "Aucun employé n’a été licencié.", "Aucun employé"),
        ("À quelle heure ferme le marché ?", "Le marché ne ferme pas avant 14 heures.", "14 heures"),
        ("How many tickets can the club sell?", "The club cannot sell more than 9,000 tickets.", "9,000"),
        ("Qui a signé ?", "Paul Roy n’a pas seulement signé le pacte, il l’a écrit.", "Paul Roy"),
        ("À qui a-t-il été confié ?", "Il n’a pas été confié à Bréchard mais à Maupas.", "Maupas"),
        ("Le maire a-t-il signé ?", "Le maire n’a pas signé.", "Le maire"),
        ("Why did Ana Ruiz resign?", "Ana Ruiz did not resign because of the vote.", "because of the vote"),
        ("Combien coûte la halle ?", "La halle coûte 2 millions, et non 1 million.", "2 millions"),
        ("Which shop did not close?", "All the shops closed except the bakery.", "bakery"),
        ("Which shop did not close?", "The bakery stayed open.", "bakery"),
        ("Who did not sign?", "Ana Ruiz refused to sign.", "Ana Ruiz"),
        ("Quand Paul Roy a-t-il voté ?", "Paul Roy n’a pas voté en mai. À Lignac, il a voté mercredi.", "mercredi"),
        ("When did Ann Lee sign?", "Tom Weir has not signed. In Leeds, Ann Lee signed on Tuesday.", "Tuesday"),
        ("When was the Curlew sold?", "The Lady Anne was not sold. The Curlew was sold on Tuesday.", "Tuesday"),
        ("Which village will the bus skip?", "The bus serves Elsham but not Thornby.", "Thornby"),
        # Denied of another time, or of something else
        ("Who won the match?", "Leeds, who had not won since May, won the match.", "Leeds"),
        ("Qui a gagné ?", "Lyon, qui n'avait plus gagné depuis mai, a gagné le match.", "Lyon"),
        ("Who scored twice?", "Smith, who never scored last season, scored twice.", "Smith"),
        ("Who won the race?", "Ann Lee, who did not win the heat, won the race.", "Ann Lee"),
        ("Who won the race?", "Ann Lee did not win the heat but won the race.", "Ann Lee"),
        ("Qui a été consulté ?", "Denis Caron, qui n’avait pas été consulté en mai, l’est enfin.", "Denis Caron"),
        ("Who won the cup?", "Leeds had never won the cup until this year.", "Leeds"),
        ("Who won the cup?", "Leeds had not won the cup in Rome before.", "Leeds"),
        ("Qui a gagné la coupe ?", "Lyon n’avait jamais gagné la coupe jusqu’à cette année.", "Lyon"),
        ("When did the shop open its doors?", "It didn't open its doors till 1998.", "1998"),
        ("Qui était maire ?", "Paul Roy n’est plus maire.", "Paul Roy"),
        ("Qui est venu ?", "Paul Roy n’est plus jamais venu.", "Paul Roy"),
        ("Qui a payé ?", "Paul Roy n’a plus payé.", "Paul Roy"),
        ("Qui vendait du pain ?", "Paul Roy ne vendait plus de pain.", "Paul Roy"),
        ("Who was mayor?", "Ann Lee is not mayor.", "Ann Lee"),
        ("Who led the club?", "Ann Lee will not lead the club.", "Ann Lee"),
        ("Who worked there?", "Ann Lee did not work there any more.", "Ann Lee"),
        ("Qui était maire en 1990 ?", "Paul Roy n’est pas maire.", "Paul Roy"),
        ("Who won the race?", "Ann Lee, never having won a heat, took the race.", "Ann Lee"),
        # Denied of the manner
        ("Who signed the deal?", "Ann Lee did not sign the deal alone.", "Ann Lee"),
        ("Who won the race?", "Ann Lee did not win the race easily.", "Ann Lee"),
        ("Qui a signé l’accord ?", "Ana Ruiz n’a pas signé l’accord sans hésiter.", "Ana Ruiz"),
        # Not yet done is not done
        ("Which country has not signed the treaty?", "Spain is yet to sign the treaty.", "Spain"),
        ("Who has not paid?", "Ann Lee still has to pay.", "Ann Lee"),
        ("Quel pays n’a pas ratifié le traité ?", "L’Espagne tarde à ratifier le traité.", "L’Espagne"),
        ("Who did not attend the meeting?", "Tom Weir skipped the meeting that all others attended.", "Tom Weir"),
        ("Who did not vote?", "Tom Weir missed the vote.", "Tom Weir"),
        ("Which town does the bus not serve?", "The bus ought to serve Leeds.", "Leeds"),
        ("Qui n’a pas encore signé le pacte ?", "Paul Roy signera le pacte vendredi.", "Paul Roy"),
        ("Which parish will not vote for it?", "The parish of Wick voted for it.", "Wick"),
        # « ne … que » denies nothing
        ("Combien a-t-elle versé ?", "La commune n’a versé que 20 000 euros.", "20 000 euros"),
        ("Qui a versé 20 000 euros ?", "La commune n’a versé que 20 000 euros, pas plus.", "La commune"),
        ("Qui a des raisons de partir ?", "Paul Roy n’a que plus de raisons de partir.", "Paul Roy"),
        # Not this but that
        ("Who designed it?", "It was designed not by Alan Pratt but by Clara Munn.", "Clara Munn"),
        ("Who designed it?", "It was designed not only by Alan Pratt but by Clara Munn.", "Alan Pratt"),
        ("Who smoked?", "Ann Lee gave up smoking.", "Ann Lee"),
        ("Which company employed Tom Weir?", "Carn Marine no longer employs Tom Weir.", "Carn Marine"),
        ("Qui a renoncé à construire la ligne ?", "La métropole a renoncé à construire la ligne.", "La métropole"),
        ("Who decided not to pay?", "The county decided not to pay.", "The county"),
        ("Who denied taking the money?", "Ann Lee denied taking the money.", "Ann Lee"),
        # What is not done is not what is asked
        ("Qui a trouvé la bague que la police ne trouvait pas ?", "Paul Roy a trouvé la bague.", "Paul Roy"),
        ("Who found the ring that the police did not find?", "Paul Roy found the ring.", "Paul Roy"),
        ("Who won the race after not winning the heat?", "Ann Lee won the race.", "Ann Lee"),
        ("Who asked the mayor not to sign?", "Ann Lee signed a letter asking him to wait.", "Ann Lee"),
    ],
)
def test_what_is_not(question, text, words):
    assert not denies(question, text, words)
