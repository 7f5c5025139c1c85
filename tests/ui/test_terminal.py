"""What `ibid ask` prints for people."""

from dataclasses import replace

from ui.terminal import in_words


def test_the_words_stand_in_their_sentence_and_the_place_follows(pipeline):
    answer = pipeline.ask("Combien de temps Charles Michel est-il resté au Maroc ?")
    lines = in_words(answer, bold=False).split("\n")
    assert lines[0].startswith("Au cours de son séjour de deux jours au Maroc")
    assert lines[1] == "→ deux jours"
    assert lines[2].endswith("1er mars 2016, § 6 (004_b156fcef65e57a33)")


def test_on_a_terminal_the_words_are_bold(pipeline):
    answer = pipeline.ask("How long did Charles Michel stay in Morocco?")
    assert "séjour de \x1b[1mdeux jours\x1b[0m au Maroc" in in_words(answer, bold=True)


def test_no_answer_is_said_in_the_language_of_the_question(pipeline):
    lines = in_words(pipeline.ask("Quel temps fera-t-il demain à Tokyo ?"), bold=False).split("\n")
    assert lines[0] == "Les articles n’y répondent pas."
    assert len(lines) == 5
    assert in_words(pipeline.ask("Who won the world cup?"), bold=False).startswith("The articles do not answer that.")


def test_a_caption_is_no_paragraph_of_a_number(pipeline):
    answer = pipeline.ask("Quel temps fera-t-il demain à Tokyo ?", top=30)
    caption = next(hit for hit in answer.hits if hit.passage.number == 0)
    lines = in_words(replace(answer, hits=(caption,)), bold=False).split("\n")
    assert ", dans un titre ou une légende: " in lines[-1]
    assert "§" not in lines[-1]
