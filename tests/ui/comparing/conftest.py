from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import (
    Attribute,
    Benefit,
    Catalogue,
    Comparator,
    DailyLife,
    Option,
    Outcome,
    Pack,
    Part,
    SideEffect,
    Source,
    Treatment,
)
from hrbc_desktop.domain.model.eligibility import Clause, Condition
from hrbc_desktop.domain.model.schedule import Event, Regimen
from hrbc_desktop.domain.model.statement import Statement
from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.settings import Theme as ThemeName
from hrbc_desktop.ui.kit.theme import current_theme


def statement(text: str, source: str = "label") -> Statement:
    return Statement(text=text, source=source, locator="Section 2.1")


def effect(attribute: str, had: float | None, severe: float | None = None, **more: object) -> SideEffect:
    group = Comparator(arm="pill alone", any=24.7, n=223) if attribute == "diarrhea" else None
    return SideEffect.model_validate(
        {
            "attribute": attribute,
            "any": had,
            "severe": severe,
            "population": "Study One: women after menopause",
            "n": 1441,
            "time": "while on treatment",
            "source": "paper",
            "locator": "Table 3",
            "evidence": "one.01",
            "comparator": group,
            **more,
        }
    )


def benefit(value: float, other: float | None) -> Benefit:
    return Benefit(
        outcome="progression",
        measure="months",
        value=value,
        difference="shown",
        population="Study One",
        time="main analysis",
        source="paper",
        evidence=("one.02",),
        comparator=None if other is None else Comparator(arm="pill alone", value=other),
    )


def option(key: str, name: str, effects: tuple[SideEffect, ...], benefits: tuple[Benefit, ...] = ()) -> Option:
    return Option(
        id=key,
        name=name,
        family="hormone",
        settings=("advanced",),
        parts=(Part(treatment=key, regimen="usual"),) if key != "wait" else (),
        how_taken=statement(f"How {name} is taken"),
        how_often=statement(f"How often {name} is taken"),
        how_long=statement("For as long as it helps."),
        what_it_does=statement(f"What {name} does"),
        indication=statement("For some people."),
        benefits=benefits,
        side_effects=effects,
        daily_life=DailyLife(visits=statement("You go."), home=statement("You rest."), feelings=statement("You feel.")),
        match=(
            Clause(
                either=(Condition(fact="stage", any=("metastatic",)),), reason="spread", otherwise="no", source="label"
            ),
        ),
    )


def treatment(key: str, route: str, *events: Event) -> Treatment:
    return Treatment.model_validate(
        {
            "id": key,
            "name": key.title(),
            "kind": "medicine",
            "group": "medicine",
            "route": route,
            "what_it_does": statement("It works."),
            "regimens": {"usual": Regimen(cycle_days=28, events=events)},
            "serious": (statement(f"{key.title()} can harm the liver."), statement("Call about a fever.")),
        }
    )


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    pills = Event(do="take", days=tuple(range(1, 22)))
    tests = Event(do="blood_test", days=(1, 15))
    return Catalogue(
        pack=Pack(
            version="1",
            date=date(2026, 1, 1),
            review_due=date(2027, 1, 1),
            funding="None.",
            method="From labels.",
            update_policy="Twice a year.",
        ),
        sources={
            "label": Source(title="Label of all", publisher="Maker", year=2025, kind="label", reference="set 1 v2"),
            "paper": Source(title="Study One", publisher="A Journal", year=2018, kind="paper", reference="doi:10/1"),
        },
        treatments={
            "alpha": treatment("alpha", "tablet", pills, tests, Event(do="inject", days=(1, 15))),
            "beta": treatment("beta", "tablet", pills, tests),
            "gamma": treatment("gamma", "drip", Event(do="infuse", days=(1, 8))),
        },
        options={
            "alpha": option(
                "alpha",
                "Alphamab",
                (effect("diarrhea", 86.4, 13.4, worked_out=True), effect("rash", 10)),
                (benefit(16.4, 9.3), benefit(46.7, 37.3).evolve(outcome="survival")),
            ),
            "beta": option("beta", "Betamab", (effect("diarrhea", 29, 1), effect("rash", 12)), (benefit(20, None),)),
            "gamma": option("gamma", "Gammamab", (effect("diarrhea", None, 9),)),
            "wait": option("wait", "No treatment now", (effect("rash", None, low=2, high=5),)),
        },
        attributes={
            "way": Attribute(id="way", name="How it is taken", less="Easier", plain="By mouth or not.", kind="way"),
            "visits": Attribute(
                id="visits", name="Visits", less="Fewer visits", plain="At a clinic.", kind="count", unit="days"
            ),
            "injections": Attribute(
                id="injections", name="Injections", less="Fewer", plain="Shots.", kind="count", unit="days"
            ),
            "diarrhea": Attribute(
                id="diarrhea", name="Diarrhea", less="Less diarrhea", plain="Loose stools.", kind="rate"
            ),
            "rash": Attribute(id="rash", name="Rash", less="Less rash", plain="Itchy skin.", kind="rate"),
        },
        outcomes={
            "survival": Outcome(id="survival", name="Length of life", plain="Half lived longer.", length_of_life=True),
            "progression": Outcome(id="progression", name="Time before it grew", plain="Half had longer."),
        },
        questions=(),
        glossary={},
        topics={},
        places=(),
        decisions={},
        populations={},
        studies={},
    )


@pytest.fixture
def worksheet() -> Worksheet:
    return new_worksheet("1", datetime(2026, 12, 1, tzinfo=UTC)).evolve(options=("alpha", "beta", "gamma"))


@pytest.fixture
def document(worksheet: Worksheet, catalogue: Catalogue, qtbot: QtBot) -> Iterator[Document]:
    document = Document(worksheet, catalogue)
    yield document
    qtbot.wait(0)
    document.deleteLater()


@pytest.fixture
def follow_look(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[ThemeName, int], None]]:
    """Show everything in another theme and text size, until the test ends."""
    settings = Settings(tmp_path / "settings.ini")

    def follow(theme: ThemeName, percent: int) -> None:
        settings.theme, settings.text_percent = theme, percent
        current_theme().follow(settings)
        qtbot.wait(0)

    follow("light", 100)
    yield follow
    follow("light", 100)
