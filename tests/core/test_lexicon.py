"""Known words are found in what people say: longest first, folded, negation noticed."""

import pytest

from muscle_mentor.core.lexicon import Lexicon, compile_pairs, compile_words, pack, tokens

WORDS = {
    "als": ["lou gehrig's"],
    "weakness": ["weak"],
    "numbness": ["numb"],
    "calf": ["calves"],
    "face_droop": ["face dropped"],
}


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(pack(compile_words(WORDS)))


@pytest.mark.parametrize(
    "said", ["do i have a. l. s.", "it's a l s", "do i have a l s i wonder", "is it lou gehrig's"]
)
def test_spelled_letters_are_one_name(lexicon: Lexicon, said: str) -> None:
    assert [m.value for m in lexicon.find(said)] == ["als"]


def test_an_article_before_spelled_letters_stays_apart() -> None:
    assert tokens("an m. r. i. or a e e g") == ["an", "mri", "or", "a", "eeg"]


def test_a_denied_list_is_denied_to_its_end(lexicon: Lexicon) -> None:
    found = lexicon.find("no weakness or numbness but my calves jump")
    assert [(m.value, m.negated) for m in found] == [
        ("weakness", True),
        ("numbness", True),
        ("calf", False),
    ]


@pytest.mark.parametrize(
    ("said", "negated"),
    [
        ("no it's getting weak", False),
        ("no my calf is weak", False),
        ("no he's numb", False),
        ("no wait his calf is weak", False),
        ("no it isn't numb", True),
        ("no the arm is not weak", True),
        ("no calf weakness", True),
    ],
)
def test_no_before_a_sentence_of_its_own_denies_nothing(
    lexicon: Lexicon, said: str, *, negated: bool
) -> None:
    assert {m.negated for m in lexicon.find(said)[-1:]} == {negated}


def test_small_words_may_stand_inside_a_name(lexicon: Lexicon) -> None:
    assert [m.value for m in lexicon.find("my face has really dropped")] == ["face_droop"]


def test_possessives_and_plurals_are_folded(lexicon: Lexicon) -> None:
    assert [m.value for m in lexicon.find("my calf's gone weak")] == ["calf", "weakness"]


PAIRS = {"saddle_numbness": [("numb", "groin"), ("can't feel", "groin")]}


@pytest.mark.parametrize(
    "said",
    ["numb all the way round my groin", "my groin has gone numb", "I can't feel much in the groin"],
)
def test_two_words_near_one_another_are_a_sign(said: str) -> None:
    near = Lexicon(pack(compile_pairs(PAIRS) | compile_words(WORDS)))
    assert [m.value for m in near.find(said)] == ["saddle_numbness"]


@pytest.mark.parametrize(
    "said", ["numb in the hand and a twitch in the groin", "numb but fine in the groin"]
)
def test_words_of_two_clauses_are_not_near(said: str) -> None:
    near = Lexicon(pack(compile_pairs(PAIRS) | compile_words(WORDS)))
    assert [m.value for m in near.find(said)] == ["numbness"]
