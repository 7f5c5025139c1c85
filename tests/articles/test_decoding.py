"""Text is the same whatever encoding it is in; what another program spoilt is mended where that is certain."""

import pytest

from articles.decoding import decoded, mended, spoilt_in

FRENCH = "« L’été à Nîmes », a dit Hélène Lefèvre. Le cœur coûte 5 000 francs ; où l’on naît, ça suffit."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "cp850"])
def test_old_encodings_are_told_apart(encoding):
    text = FRENCH if encoding != "cp850" else FRENCH.replace("’", "'").replace("œ", "oe")
    assert decoded(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("text", ["Le maire, Étienne Dœuvre, paie 0,47 € le litre.", "L'Œuvre de Noël", "Le cœur, 5 €"])
def test_the_letters_that_iso_8859_15_has_in_place_of_others(text):
    assert decoded(text.encode("iso8859_15"), "a.txt") == text


@pytest.mark.parametrize("text", ["Élu pour 3½ années.", "Un demi : ½, ou ¼ à l’été.", "Une pièce de 2½d à l’été"])
def test_fractions_of_windows_are_no_letters(text):
    assert decoded(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_utf_8_that_was_read_as_another_encoding_is_mended(wrong):
    text = "Le musée fermé, dit Bérengère ; la clé, l'été."
    assert mended(text.encode("utf-8").decode(wrong, errors="replace")) == text


@pytest.mark.parametrize("text", ["Ã", "SÃO PAULO, GARÇÃO", "Â «", "â€", "Le prix : 5 €", FRENCH])
def test_text_that_is_right_stays(text):
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Le musÃ© seul.", "Le musé seul."),
        ("Un cÅ“ur", "Un cœur"),
        ("Ãªtre", "être"),
        ("lâ€™an", "l’an"),
        ("5 â‚¬", "5 €"),
        ("MusÃƒÂ©e fermÃƒÂ©", "Musée fermé"),
    ],
)
def test_one_spoilt_letter_is_mended_where_no_other_can_be_meant(text, right):
    assert mended(text) == right
    assert not spoilt_in(right)


@pytest.mark.parametrize(("text", "left"), [("d\ufffdj\ufffd vu", 2), ("Â« oui", 1), (FRENCH, 0), ("SÃO PAULO", 0)])
def test_what_is_not_certain_stays_and_is_known(text, left):
    assert mended(text) == text
    assert len(spoilt_in(text)) == left
