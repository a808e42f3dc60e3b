import pytest

from hrbc_desktop.records.crypto.passphrase_strength import strength


@pytest.mark.parametrize(
    ("passphrase", "score"), [("", 0), ("password", 0), ("sunshine1", 1), ("purple ladder quietly sailing", 4)]
)
def test_the_score_follows_how_hard_it_is_to_guess(passphrase: str, score: int) -> None:
    assert strength(passphrase).score == score


def test_only_strong_ones_are_enough() -> None:
    assert strength("purple ladder quietly sailing").enough
    assert not strength("letmein99").enough


def test_what_a_thief_could_know_makes_it_weaker() -> None:
    alone = strength("Wilhelmine Kettlebury")
    assert strength("Wilhelmine Kettlebury", known=["Wilhelmine", "Kettlebury"]).score < alone.score


@pytest.mark.parametrize(
    "guessable",
    [
        "password password",
        "Sample Patient 1",
        "sample-patient 1",
        "SamplePatient1",
        "sample patient sample patient",
        "worksheet worksheet",
        "hrbc_desktop worksheets",
        "Sample Nurse 1 Sample Nurse 1",
        "tiger tiger tiger tiger",
        "house house tree tree",
        "breast cancer",
    ],
)
def test_repeated_words_and_words_of_the_program_add_nothing(guessable: str) -> None:
    assert not strength(guessable).enough


def test_too_few_words_are_told_to_be_that() -> None:
    assert not strength("purple ladder").enough
    assert strength("purple ladder").sentence == strength("ladder, purple").sentence
    assert "nothing to do with you" in strength("purple ladder").sentence


def test_her_account_and_the_names_that_she_typed_add_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "wkettlebury")
    assert strength("Osbaldestone Wilhelmine").enough
    assert not strength("Osbaldestone Wilhelmine", known=["Wilhelmine Osbaldestone"]).enough
    assert not strength("wkettlebury 2026").enough
    assert strength("Wilhelmine purple ladder quietly sailing", known=["Wilhelmine Osbaldestone"]).enough


@pytest.mark.parametrize(
    "strong", ["xK9#mPq2vL", "!#%&/()=?+*~", "фиолетовая лестница тихо плывёт", "purple-ladder-quietly-sailing"]
)
def test_what_no_list_of_words_holds_stays_strong(strong: str) -> None:
    assert strength(strong).enough


def test_the_sentence_says_what_to_do() -> None:
    assert "words" in strength("").sentence
    assert "words" in strength("password").sentence
    assert len({strength(passphrase).sentence for passphrase in ("", "password", "purple ladder quietly sailing")}) == 3


def test_a_very_long_passphrase_is_weighed_quickly() -> None:
    assert strength("purple ladder quietly sailing " * 1000).score == 4
