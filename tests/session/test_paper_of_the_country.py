from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from hrbc_desktop.session.settings import Paper, Settings, paper_of


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        ("de_DE", "a4"), ("en_GB", "a4"), ("es_ES", "a4"), ("pt_BR", "a4"), ("ja_JP", "a4"), ("en_US", "letter"),
        ("es_US", "letter"), ("fr_CA", "letter"), ("es_MX", "letter"), ("C", "letter"),
    ],
)  # fmt: skip
def test_the_paper_is_that_of_the_country_until_somebody_chooses(locale: str, paper: Paper) -> None:
    assert paper_of(QLocale(locale)) == paper


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
