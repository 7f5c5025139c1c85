"""The fused score follows both ranks, stays between 0 and 1, and is fair to the other language."""

from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fused_score

RANKS = st.none() | st.integers(1, 1000)
LANGUAGES = st.sampled_from(["fr", "en"])


def worse(rank: int | None, by: int) -> int | None:
    return None if rank is None else rank + by


@given(RANKS, RANKS, LANGUAGES, LANGUAGES)
def test_score_is_between_0_and_1(dense, lexical, asked, written):
    assert 0 <= fused_score(dense, lexical, asked, written) <= 1


@given(LANGUAGES, LANGUAGES)
def test_first_of_both_lists_has_1_and_a_passage_in_none_has_0(asked, written):
    assert fused_score(1, 1, asked, written) == 1
    assert fused_score(None, None, asked, written) == 0


@given(RANKS, RANKS, LANGUAGES, LANGUAGES)
def test_only_the_first_of_every_list_that_could_find_it_has_1(dense, lexical, asked, written):
    first = dense == 1 and (lexical == 1 or asked != written)
    assert (fused_score(dense, lexical, asked, written) == 1) == first


@given(RANKS, RANKS, LANGUAGES, LANGUAGES, st.integers(1, 100))
def test_worse_rank_never_raises_the_score(dense, lexical, asked, written, by):
    score = fused_score(dense, lexical, asked, written)
    for lower in ((worse(dense, by), lexical), (dense, worse(lexical, by)), (None, lexical), (dense, None)):
        assert fused_score(*lower, asked, written) <= score


@given(st.integers(1, 1000), RANKS, LANGUAGES, st.integers(1, 100))
def test_better_dense_rank_raises_the_score_in_one_language(dense, lexical, language, by):
    assert fused_score(dense, lexical, language, language) > fused_score(dense + by, lexical, language, language)


@given(st.integers(1, 1000), RANKS)
def test_words_never_cost_a_passage_of_the_other_language_anything(dense, lexical):
    alone = fused_score(dense, None, "en", "fr")
    assert fused_score(dense, lexical, "en", "fr") >= alone
    assert alone >= fused_score(dense, None, "fr", "fr")


@given(RANKS, RANKS)
def test_both_languages_are_treated_alike(dense, lexical):
    assert fused_score(dense, lexical, "fr", "fr") == fused_score(dense, lexical, "en", "en")
    assert fused_score(dense, lexical, "fr", "en") == fused_score(dense, lexical, "en", "fr")
