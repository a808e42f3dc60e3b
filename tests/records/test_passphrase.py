import pytest

from hrbc_desktop.records.passphrase import strength


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


def test_the_sentence_says_what_to_do() -> None:
    assert "words" in strength("").sentence
    assert "words" in strength("password").sentence
    assert len({strength(passphrase).sentence for passphrase in ("", "password", "purple ladder quietly sailing")}) == 3


def test_a_very_long_passphrase_is_weighed_quickly() -> None:
    assert strength("purple ladder quietly sailing " * 1000).score == 4
