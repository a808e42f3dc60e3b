import tomllib
from pathlib import Path
from typing import Any

import pytest

from hrbc_desktop.catalogue.lint.linting import lint
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.comparison import visits_of
from hrbc_desktop.domain.decisions.matching import match
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import QUESTIONS, Profile

PEOPLE: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("vignettes.toml").read_text(encoding="utf-8"))[
    "person"
]

NAMES = (
    "tamoxifen", "toremifene", "fulvestrant", "letrozole", "anastrozole", "exemestane", "leuprolide", "abemaciclib",
    "palbociclib", "ribociclib", "everolimus", "alpelisib", "inavolisib", "olaparib", "talazoparib",
    "sacituzumab govitecan", "removal of the ovaries", "mastectomy", "lumpectomy",
)  # fmt: skip
BRANDS = (
    "Nolvadex", "Fareston", "Faslodex", "Femara", "Arimidex", "Aromasin", "Lupron", "Verzenio", "Ibrance", "Kisqali",
    "Afinitor", "Zortress", "Piqray", "Itovebi", "Lynparza", "Talzenna", "Trodelvy",
)  # fmt: skip
TRUSTED_PLACES = {
    ("Mayo Clinic", "Breast Cancer Types: What Your Type Means"),
    (
        "Cleveland Clinic",
        "Self-Care Is Important When You’re Living With HER2-Negative Metastatic Breast Cancer",
    ),
    ("Centers for Disease Control and Prevention", "Screening for Breast Cancer"),
    ("Breast Cancer Research Foundation", "Breast Cancer Treatments: Everything to Know"),
    ("Memorial Sloan Kettering Cancer Center", "Chemotherapy for Breast Cancer"),
}
TRUSTED_ORGANISATIONS = {
    "American Cancer Society",
    "Susan G. Komen Breast Cancer Foundation",
    "American Society of Clinical Oncology",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def _profile(answers: dict[str, Any]) -> Profile:
    past = [
        {"kind": kind} if outcome == "none" else {"kind": kind, "outcome": outcome}
        for kind, outcome in answers.get("past", {}).items()
    ]
    given = {field: answer for field, answer in answers.items() if field != "past"}
    return Profile.model_validate({**given, "past_treatments": past})


def test_nothing_in_the_pack_falls_short(catalogue: Catalogue) -> None:
    assert [finding for finding in lint(catalogue) if finding.severity == "error"] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_treatment_that_people_read_about_is_found_by_its_name(catalogue: Catalogue, name: str) -> None:
    found = {
        treatment.id for treatment in catalogue.treatments.values() if treatment.name.casefold() == name.casefold()
    }

    assert found
    assert any(part.treatment in found for option in catalogue.options.values() for part in option.parts)


@pytest.mark.parametrize("brand", BRANDS)
def test_every_brand_that_people_read_about_is_found(catalogue: Catalogue, brand: str) -> None:
    assert any(brand in treatment.brands for treatment in catalogue.treatments.values())


def test_the_trusted_places_are_listed(catalogue: Catalogue) -> None:
    places = {(place.name, place.page) for place in catalogue.places}

    assert places >= TRUSTED_PLACES
    assert {name for name, _ in places} >= TRUSTED_ORGANISATIONS


@pytest.mark.parametrize("setting", ["early", "advanced"])
def test_each_setting_has_its_texts_questions_and_ways_out(catalogue: Catalogue, setting: str) -> None:
    topics = {topic.id for topic in catalogue.topics.values() if setting in topic.settings}
    families = {option.family for option in catalogue.options.values() if setting in option.settings}

    assert topics >= {"clinical-trials", "second-opinion", "supportive-care"}
    assert any(topic.startswith("about-") for topic in topics)
    assert any(topic.startswith("next-") for topic in topics)
    assert sum(setting in question.settings for question in catalogue.questions) >= 20
    assert families >= {"hormone", "cdk46", "parp", "chemotherapy", "trial", "no_treatment"}


@pytest.mark.parametrize(
    ("option", "days"),
    [
        ("mastectomy", None),
        ("whole-breast-radiation-1-week", 5),
        ("whole-breast-radiation-3-weeks", 15),
        ("whole-breast-radiation-5-weeks", 25),
        ("lumpectomy-radiation", 16),
        ("comfort-focused-care", None),
    ],
)
def test_local_treatment_brings_as_many_visits_as_it_says(catalogue: Catalogue, option: str, days: int | None) -> None:
    assert visits_of(catalogue.options[option], catalogue) == days


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["who"])
def test_the_options_of_made_up_people_are_the_right_ones(catalogue: Catalogue, person: dict[str, Any]) -> None:
    profile = _profile(person["profile"])
    found = {key: match(option, profile) for key, option in catalogue.options.items()}

    assert {key: found[key].verdict for key in person.get("matches", ())} == dict.fromkeys(
        person.get("matches", ()), "matches"
    )
    assert {key for key in person.get("not", ()) if found[key].verdict in ("matches", "needs")} == set()
    assert {key: found[key].verdict for key in person.get("later", ())} == dict.fromkeys(
        person.get("later", ()), "usually_later"
    )
    for key, field in person.get("needs", {}).items():
        assert found[key].verdict == "needs", key
        assert field in found[key].needs, key
    assert all(found[key].cautions for key in person.get("cautions", ()))
    assert person["source"] in {reason.source for reason in found[person["decides"]].reasons}


@pytest.mark.parametrize("person", PEOPLE[::4], ids=lambda person: person["who"])
def test_not_knowing_an_answer_never_closes_a_door(catalogue: Catalogue, person: dict[str, Any]) -> None:
    profile = _profile(person["profile"])
    matching = [option for option in catalogue.options.values() if match(option, profile).verdict == "matches"]

    for field, question in QUESTIONS.items():
        unknown = [{"kind": "unknown"}] if field == "past_treatments" else ["unknown"] if question.many else "unknown"
        less_known = profile.evolve(**{field: unknown})
        assert {match(option, less_known).verdict for option in matching} <= {"matches", "needs"}, field
