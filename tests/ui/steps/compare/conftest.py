from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrbc_desktop.domain.model.content import (
    Attribute,
    Catalogue,
    DailyLife,
    Option,
    Outcome,
    Pack,
    Part,
    Source,
    Treatment,
)
from hrbc_desktop.domain.model.decision import Decision, EffectFinding, Finding, Population, Study
from hrbc_desktop.domain.model.schedule import Event, Regimen
from hrbc_desktop.domain.model.statement import Statement
from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.session.document import Document
from hrbc_desktop.session.settings import Settings
from hrbc_desktop.session.settings import Theme as ThemeName
from hrbc_desktop.ui.kit.theme import current_theme


def statement(text: str, source: str = "label") -> Statement:
    return Statement(text=text, source=source, locator="Section 2.1")


def effect(
    option: str, attribute: str, had: float | None, severe: float | None = None, **more: object
) -> EffectFinding:
    beside = {"arm": "pill alone", "any": 24.7, "n": 223} if attribute == "diarrhea" else None
    return EffectFinding.model_validate(
        {
            "option": option,
            "attribute": attribute,
            "any": had,
            "severe": severe,
            "measured": "reported",
            "counted": "any",
            "population": "people",
            "study": "one",
            "n": 1441,
            "time": "while on treatment",
            "source": "paper",
            "evidence": ["one.01"],
            "beside": beside,
            **more,
        }
    )


def found(number: int, option: str, value: float, other: float | None, outcome: str = "progression") -> Finding:
    return Finding.model_validate(
        {
            "id": f"f{number}",
            "population": "people",
            "outcome": outcome,
            "at": {"median": True},
            "study": "one",
            "kind": "one_group" if other is None else "with_without",
            "measure": "months",
            "shown_to_differ": "not_tested" if other is None else "yes",
            "first": {"options": [option], "value": value},
            "second": None if other is None else {"arm": "pill alone", "value": other},
            "source": "paper",
            "evidence": ["one.02"],
        }
    )


def option(key: str, name: str) -> Option:
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
        daily_life=DailyLife(visits=statement("You go."), home=statement("You rest."), feelings=statement("You feel.")),
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
            "alpha": option("alpha", "Alphamab"),
            "beta": option("beta", "Betamab"),
            "gamma": option("gamma", "Gammamab"),
            "wait": option("wait", "No treatment now"),
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
        decisions={
            "made-up": Decision.model_validate(
                {
                    "id": "made-up",
                    "name": "A made-up choice",
                    "question": "Which one?",
                    "plain": "It changes something.",
                    "path": "advanced",
                    "step": 1,
                    "core": ["progression", "way", "visits", "diarrhea", "rash"],
                    "comes_up": {"now": [{"either": [{"fact": "stage", "any": ["metastatic"]}]}]},
                    "options": [{"id": key, "words": key} for key in ("alpha", "beta", "gamma", "wait")],
                    "findings": [
                        found(1, "alpha", 16.4, 9.3),
                        found(2, "beta", 20, None),
                        found(3, "alpha", 46.7, 37.3, "survival"),
                    ],
                    "side_effects": [
                        effect("alpha", "diarrhea", 86.4, 13.4, derived=True),
                        effect("beta", "diarrhea", 29, 1),
                        effect("gamma", "diarrhea", None, 9, beside=None),
                        effect("alpha", "rash", 10),
                        effect("beta", "rash", 12),
                        effect("wait", "rash", None, low=2, high=5),
                    ],
                }
            )
        },
        populations={"people": Population(id="people", words="women after menopause")},
        studies={"one": Study(id="one", name="Study One", design="randomized", n=1441, source="paper")},
    )


@pytest.fixture
def worksheet() -> Worksheet:
    begun = new_worksheet("1", datetime(2026, 12, 1, tzinfo=UTC))
    return begun.evolve(decision="made-up", options=("alpha", "beta", "gamma"), how_much_to_know="all")


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
