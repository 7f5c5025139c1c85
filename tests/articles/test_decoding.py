"""Text is the same whatever encoding it is in; what another program spoilt is mended where that is certain."""

import pytest

from articles.decoding import decoded, mended

FRENCH = "« L’été à Nîmes », a dit Hélène Lefèvre. Le cœur coûte 5 000 francs ; où l’on naît, ça suffit."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "cp850"])
def test_old_encodings_are_told_apart(encoding):
    text = FRENCH if encoding != "cp850" else FRENCH.replace("’", "'").replace("œ", "oe")
    assert decoded(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_utf_8_that_was_read_as_another_encoding_is_mended(wrong):
    text = "Le musée fermé, dit Bérengère ; la clé, l'été."
    assert mended(text.encode("utf-8").decode(wrong, errors="replace")) == text


@pytest.mark.parametrize("text", ["Ã", "SÃO PAULO, GARÇÃO", "Â «", "â€", "Le prix : 5 €", FRENCH])
def test_text_that_is_right_stays(text):
    assert mended(text) == text


def test_entities_and_tags_are_what_they_stand_for():
    text = "<p>Le mus&eacute;e<br/>l&#8217;&#xe9;t&eacute;</p>\n<p class='x'>R&D, a &lt; b</p>"
    assert mended(text).split() == ["Le", "musée", "l’été", "R&D,", "a", "<", "b"]


def test_a_comparison_is_no_tag():
    for text in ("a < b et c > d ; <inconnu>", "La balise <b> met en gras, <img src=x onerror=alert(1)> une image."):
        assert mended(text) == text
