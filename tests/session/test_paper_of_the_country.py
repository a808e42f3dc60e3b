from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from hrbc_desktop.session.settings import Paper, Settings, paper_locale, paper_of


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        ("de_DE", "a4"), ("en_GB", "a4"), ("es_ES", "a4"), ("pt_BR", "a4"), ("ja_JP", "a4"), ("en_US", "letter"),
        ("es_US", "letter"), ("fr_CA", "letter"), ("es_MX", "letter"), ("C", "letter"),
    ],
)  # fmt: skip
def test_the_paper_is_that_of_the_country_until_somebody_chooses(locale: str, paper: Paper) -> None:
    assert paper_of(QLocale(locale)) == paper


@pytest.mark.parametrize(
    ("everything", "for_paper", "paper"),
    [
        ("", "en_GB.UTF-8", "a4"),
        ("", "en_US.UTF-8@x", "letter"),
        ("de_DE.UTF-8", "en_US", "a4"),
        ("en_US", "C", "letter"),
    ],
)
def test_the_paper_may_have_a_locale_of_its_own(
    monkeypatch: pytest.MonkeyPatch, everything: str, for_paper: str, paper: Paper
) -> None:
    monkeypatch.setenv("LC_ALL", everything)
    monkeypatch.setenv("LC_PAPER", for_paper)
    assert paper_of(paper_locale()) == paper


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_somebody_chose_holds_in_every_country(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: Paper
) -> None:
    other: Paper = "letter" if paper == "a4" else "a4"
    monkeypatch.setattr("hrbc_desktop.session.settings.paper_of", lambda _locale: other)
    settings = Settings(tmp_path / "settings.ini")
    assert settings.paper == other
    settings.paper = paper
    assert Settings(tmp_path / "settings.ini").paper == settings.paper == paper
