"""Names of medicines as people type and paste them: brands, names elsewhere, slips of the key, unknown ones."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.domain.decisions.medicine_names import Typed, read_names
from hrbc_desktop.domain.model.medicine import Medicine
from hrbc_desktop.wording.cautions import name_shown


@cache
def medicines() -> dict[str, Medicine]:
    return dict(read_catalogue().medicines)


def read(text: str) -> Typed:
    return read_names(text, medicines())


KNOWN = {
    "Paxil 20": "paroxetine",
    "Celexa": "citalopram",
    "wellbutrin XL": "bupropion",
    "Effexor for hot flashes": "venlafaxine",
    "plaquenil": "hydroxychloroquine",
    "zofran as needed": "ondansetron",
    "methadone 10 mg": "methadone",
    "Cardizem CD 240": "diltiazem",
    "Zocor 40": "simvastatin",
    "Lanoxin": "digoxin",
    "Coumadin 5": "warfarin",
    "Marevan": "warfarin",
    "Xarelto": "rivaroxaban",
    "Advil": "ibuprofen",
    "Prilosec": "omeprazole",
    "mirena": "levonorgestrel-iud",
    "the pill": "birth-control-pill-patch-or-ring",
    "FluMist next week": "nasal-flu-vaccine",
    "M-M-R II": "measles-mumps-rubella",
    "St Johns wort tea": "st-john-s-wort",
    "Johanniskraut": "st-john-s-wort",
    "grapefruit every morning": "grapefruit-and-grapefruit-juice",
    "Klaricid": "clarithromycin",
    "Seroxat": "paroxetine",
    "Deroxat": "paroxetine",
    "Rifampicin": "rifampin",
    "Humalog in the pump": "insulin-glargine-lispro-aspart-nph-and-others",
    "estrace vaginal cream": "vaginal-estrogen",
    "Bactrim DS": "trimethoprim-and-sulfamethoxazole",
    "Eliquis5mg": "apixaban",
    "omeprazole before breakfast": "omeprazole",
    "20mgtamoxifen": "tamoxifen",
}
MISSPELLED = {
    "paroxitine": "paroxetine",
    "fluconasol weekly": "fluconazole",
    "carbamazapine": "carbamazepine",
    "biaxen last month": "clarithromycin",
    "Warferin 5 mg": "warfarin",
    "welbutrin": "bupropion",
    "zoloff": "sertraline",
    "amytriptaline": "amitriptyline",
    "metphormin": "metformin",
    "insuline": "insulin-glargine-lispro-aspart-nph-and-others",
    "simvastatine": "simvastatin",
    "omeprazol": "omeprazole",
    "itraconazol": "itraconazole",
    "ketaconazole": "ketoconazole-by-mouth",
    "venlafaxin": "venlafaxine",
    "clarithromicin": "clarithromycin",
    "phenitoin": "phenytoin",
    "fluoxitine": "fluoxetine",
    "duloxitine": "duloxetine",
    "apixiban": "apixaban",
    "methodone": "methadone",
    "ondansatron": "ondansetron",
    "lisinipril": "lisinopril",
    "verapamill": "verapamil",
    "digoxen": "digoxin",
}
NOT_KNOWN = ("the small white pill", "Tylenol", "vitamin B12", "levothyroxine", "qwertz", "gabapentin 300mg tid")


@pytest.mark.parametrize(("typed", "medicine"), KNOWN.items())
def test_brands_and_names_elsewhere_are_understood(typed: str, medicine: str) -> None:
    (name,) = read(typed).names

    assert (name.status, name.medicines) == ("known", (medicine,))


@pytest.mark.parametrize(("typed", "medicine"), MISSPELLED.items())
def test_a_slip_of_the_key_is_offered_and_never_taken_as_the_answer(typed: str, medicine: str) -> None:
    read_now = read(typed)
    (name,) = read_now.names

    assert (name.status, name.medicines) == ("suggested", (medicine,))
    assert not read_now.known
    assert name_shown(name, medicines()).startswith("Did you mean ")


@pytest.mark.parametrize("typed", NOT_KNOWN)
def test_what_is_not_in_the_table_is_shown_to_a_pharmacist(typed: str) -> None:
    (name,) = read(typed).names

    assert name.status == "unknown"
    assert "pharmacist" in name_shown(name, medicines())


def test_a_pasted_list_is_read_line_by_line() -> None:
    pasted = "1. Warferin 5 mg\n2) Paxil and Coumadin\n- metformin 1000 mg twice a day; Genvoya 1/d, something else"

    assert [(name.typed, name.status) for name in read(pasted).names] == [
        ("Warferin 5 mg", "suggested"),
        ("Paxil", "known"),
        ("Coumadin", "known"),
        ("metformin 1000 mg twice a day", "known"),
        ("Genvoya 1/d", "known"),
        ("something else", "unknown"),
    ]


def test_a_product_of_several_medicines_is_called_by_its_own_name() -> None:
    typed = read("Genvoya")

    assert len(typed.names[0].medicines) > 1
    assert typed.known["strong_cyp3a4_inhibitor"] == ("Genvoya",)


def test_nothing_typed_is_nothing_read() -> None:
    assert read("  \n , ") == Typed()


@given(st.text(max_size=120))
def test_whatever_is_typed_is_kept_as_it_was_typed(text: str) -> None:
    typed = read(text)

    assert all(name.typed in text for name in typed.names)
    assert all(set(name.medicines) <= set(medicines()) for name in typed.names)
    assert all(bool(name.medicines) == (name.status != "unknown") for name in typed.names)


def test_classes_are_raised_by_what_is_known_and_only_asked_by_what_may_be_meant() -> None:
    typed = read("Paxil, carbamazapine")

    assert typed.known["strong_cyp2d6_inhibitor"] == ("paroxetine",)
    assert typed.suggested["strong_cyp3a4_inducer"] == ("carbamazepine",)
    assert "strong_cyp3a4_inducer" not in typed.known


@pytest.mark.parametrize(
    "typed",
    [
        "ketoconazole shampoo",
        "Voltaren gel",
        "cipro eye drops",
        "miconazole vaginal cream",
        "dexamethasone nasal spray",
    ],
)
def test_what_works_where_it_is_put_raises_nothing_and_goes_to_the_pharmacist(typed: str) -> None:
    found = read(typed)

    assert found.names[0].status == "known"
    assert (found.known, found.suggested) == ({}, {})
    assert found.for_the_pharmacist == (typed,)
    assert name_shown(found.names[0], medicines()) != name_shown(read(typed.split(maxsplit=1)[0]).names[0], medicines())


@pytest.mark.parametrize(
    "typed",
    [
        "ketoconazole tablets, not the cream",
        "Estrace vaginal cream",
        "Divigel gel",
        "fentanyl nasal spray",
        "Advil gel caps",
    ],
)
def test_what_reaches_the_whole_body_raises_what_it_always_does(typed: str) -> None:
    assert read(typed).known


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("Coumadin stopped last year", "Coumadin"),
        ("used to take Paxil", "Paxil"),
        ("not taking warfarin any more", "warfarin"),
        ("allergic to penicillin", "penicillin"),
    ],
)
def test_what_may_not_be_taken_now_is_asked_about(typed: str, spelled: str) -> None:
    found = read(typed)

    assert [(one.status, one.spelled, one.in_doubt) for one in found.names] == [("suggested", spelled, True)]
    assert not found.known
    assert found.suggested
    assert spelled in name_shown(found.names[0], medicines())


@pytest.mark.parametrize("typed", ["none", "Nothing.", "no medicines", "n/a", "I take none", "keine Medikamente"])
def test_that_there_is_nothing_is_no_name(typed: str) -> None:
    assert read(typed).names == ()
    assert [one.medicines for one in read(f"{typed}, aspirin").names] == [("aspirin",)]


BESIDE_A_NAME = (
    "mg", "mcg", "g", "ml", "iu", "units", "unit", "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "cap",
    "pill", "pills", "drops", "cream", "patch", "spray", "shot", "shots", "daily", "day", "days", "week", "weekly",
    "weeks", "month", "months", "monthly", "year", "once", "twice", "times", "every", "each", "morning", "evening",
    "night", "nightly", "bedtime", "noon", "needed", "prn", "bid", "tid", "qid", "po", "last", "next", "since", "for",
    "the", "white", "small", "blue", "pink", "round", "yellow", "little", "some", "medicine", "medicines",
    "medication", "vitamin", "vitamins", "water", "heart", "blood", "pressure", "sleep", "pain", "mood", "stomach",
    "sugar", "cholesterol", "flashes", "juice", "tea", "pump", "inhaler", "injection", "doctor",
)  # fmt: skip


@pytest.mark.parametrize("word", BESIDE_A_NAME)
def test_a_word_that_people_write_beside_a_name_is_no_slip_of_one(word: str) -> None:
    """A medicine of nearly that name would be suggested for a word that names none: here it is one letter away."""
    beside = f"{word} tablets"
    near = Medicine(id="near", name=f"{word}tabletsx")
    assert [one.status for one in read_names(beside, {"near": near}).names] == ["unknown"]
    assert [one.status for one in read_names(f"{word}z tablets", {"near": near}).names] == ["suggested"]
