import re

import pytest

from hrbc_desktop.catalogue.lint.decisions import core_cells
from hrbc_desktop.catalogue.lint.linting import lint
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.compare.fixed_rows import life_rows, safety_rows, visits_of
from hrbc_desktop.domain.compare.population_fit import fit_of
from hrbc_desktop.domain.decisions.decisions import standings
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.safety import matches
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision
from hrbc_desktop.domain.model.profile import Profile

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
    places = {(link.name, link.page) for link in catalogue.places}

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


def figure_in_words(decision: Decision) -> set[tuple[str, str]]:
    """Which outcome a finding tells of an option in a sentence, without a figure in a row."""
    findings = [finding for finding in decision.findings if finding.is_usable and finding.words]
    return {(option, one.outcome) for one in findings for side in one.sides for option in side.options}


def test_four_of_five_core_cells_of_each_decision_are_known(catalogue: Catalogue) -> None:
    """Of the columns whose label was not read neither symptoms nor visits may be told: they say so themselves."""
    for decision in catalogue.decisions.values():
        in_words = figure_in_words(decision)
        known = [
            is_known or (option, core) in in_words
            for option, core, is_known in core_cells(catalogue, decision)
            if not any(one.new_in for one in decision.options if one.id == option)
        ]
        assert sum(known) >= 0.8 * len(known), decision.id


def test_a_core_cell_of_which_nothing_is_known_is_named_as_a_hole(catalogue: Catalogue) -> None:
    for decision in catalogue.decisions.values():
        unknown = {(option, core) for option, core, is_known in core_cells(catalogue, decision) if not is_known}
        assert unknown <= {(hole.option, hole.core) for hole in decision.holes}, decision.id


def test_no_study_of_women_alone_speaks_for_a_man(catalogue: Catalogue) -> None:
    for stage in ("early", "metastatic"):
        man = Facts(Profile.model_validate({"sex": "male", "stage": stage}))
        of_women = {key: one for key, one in catalogue.populations.items() if one.sex == "female"}
        assert {key for key, one in of_women.items() if fit_of(one, man).speaks != "no"} == set()
        assert of_women


OF_WOMEN_ALONE = re.compile(r"\b(ovar|womb|vagina|periods|breastfe|become pregnant|eggs\b)", re.IGNORECASE)


def test_a_man_is_told_of_nothing_that_only_women_have_as_if_it_were_his(catalogue: Catalogue) -> None:
    """A sentence about it names women: he cannot breastfeed, and has no ovaries to be spared."""
    told_him: set[str] = set()
    for stage in ("early", "metastatic"):
        facts = Facts(Profile.model_validate({"sex": "male", "stage": stage, "er": "positive", "her2": "low"}))
        for standing in standings(catalogue, facts):
            decision = catalogue.decisions[standing.decision]
            if standing.standing == "does_not":
                continue
            badges = matches(catalogue, facts, decision)
            options = tuple(catalogue.options[key] for key, one in badges.items() if one.badge in ("fits", "needs"))
            for row in (*safety_rows(options, catalogue), *life_rows(options)):
                told_him |= {statement.text for cell in row.cells for statement in cell.statements}
    sentences = {sentence for text in told_him for sentence in re.split(r"(?<=[.!?]) ", text)}
    assert len(sentences) > 200
    assert {one for one in sentences if OF_WOMEN_ALONE.search(one) and "omen" not in one and "oman" not in one} == set()
