"""Reports in words within a record: whose they are, which form is taken, and which cannot be had."""

from base64 import b64encode
from typing import Any

import pytest

from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.session.report_import import Opened, open_record
from hrbc_desktop.session.review import Review, review, understand
from tests.fhir.record import BREAST_CANCER, LOINC, Raw, bundle, coded, read, why

WORDS = "Left breast, lumpectomy: invasive ductal carcinoma, grade 2. Invasive tumor size: 16 mm. ER 90 %. HER2 IHC 1+."
RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Left breast: invasive ductal carcinoma, grade 2.\par ER 90 \'25\par}"
HTML = (
    b"<html><head><style>p{}</style></head><body><p>Invasive ductal carcinoma, grade 2</p>"
    b"<table><tr><td>ER</td><td>90 %</td></tr></table></body></html>"
)
COLON = {"resourceType": "Condition", "id": "colon", "code": {"text": "Adenocarcinoma of colon"}}


def form(kind: str, data: bytes) -> Raw:
    return {"contentType": kind, "data": b64encode(data).decode()}


def report(*forms: Raw, **more: Any) -> Raw:
    return {
        "resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Surgical pathology"},
        "effectiveDateTime": "2026-03-14", "presentedForm": list(forms), **more,
    }  # fmt: skip


def opened(*resources: Raw) -> Opened:
    return open_record(bundle(BREAST_CANCER, *resources))


def looked_through(*resources: Raw) -> Review:
    return review(understand(opened(*resources), ""), Profile())


def ticked(found: Review) -> dict[str, str | None]:
    return {line.field: line.key for line in found.lines if line.is_ticked}


@pytest.mark.parametrize(
    ("kind", "data"),
    [("text/plain; charset=utf-8", WORDS.encode()), ("application/rtf", RTF), ("text/html", HTML)],
)
def test_a_report_is_read_in_whatever_form_it_comes(kind: str, data: bytes) -> None:
    found = looked_through(report(form(kind, data)))
    assert {"grade": "2", "er": "positive"}.items() <= ticked(found).items()
    assert found.lines[0].source.startswith("Surgical pathology, 14 March 2026, line ")


def test_a_conclusion_alone_is_read_and_of_several_forms_the_easiest_is_taken() -> None:
    assert ticked(looked_through(report(conclusion="Breast cancer. ER 90 %, PR 0 %."))) == {
        "er": "positive",
        "pr": "negative",
    }
    several = opened(report(form("application/pdf", b"%PDF-1.4 no pdf"), form("text/plain", WORDS.encode())))
    assert [part.text for part in several.parts] == [WORDS]


@pytest.mark.parametrize("status", ["entered-in-error", "preliminary", "registered", "partial", "cancelled"])
def test_what_is_not_final_is_not_read(status: str) -> None:
    found = opened(report(form("text/plain", WORDS.encode()), status=status))
    assert found.parts == ()
    assert found.record is not None
    assert "It is not a final result." in why(found.record)


@pytest.mark.parametrize(
    ("attachment", "reason"),
    [
        ({"contentType": "application/pdf", "url": "https://clinic.example/1"}, "only says where it is kept"),
        ({"contentType": "application/pdf", "data": "%%%"}, "is damaged"),
        ({"contentType": "image/png", "data": "AAAA"}, "of a kind that cannot be read"),
        (form("application/pdf", b"%PDF-1.4 no pdf"), "no words to read"),
    ],
)
def test_a_report_that_cannot_be_had_is_named_with_the_reason(attachment: Raw, reason: str) -> None:
    found = opened(report(attachment))
    assert found.record is not None
    assert any(reason in each for each in why(found.record))


def test_a_document_is_read_when_it_is_a_report_of_a_laboratory() -> None:
    def document(**kind: Any) -> Raw:
        content = [{"attachment": form("text/plain", WORDS.encode())}]
        return {
            "resourceType": "DocumentReference",
            "status": "current",
            "date": "2026-03-14",
            "content": content,
            **kind,
        }

    assert len(opened(document(type=coded("11526-1", "Pathology study", LOINC))).parts) == 1
    assert len(opened(document(type={"text": "Histopathology report"})).parts) == 1
    assert opened(document(type={"text": "Discharge summary"})).parts == ()
    assert opened(document(type={"text": "Histopathology report"}) | {"status": "entered-in-error"}).parts == ()


def test_beside_another_cancer_nothing_of_a_report_is_ticked_unless_it_names_the_breast() -> None:
    found = looked_through(COLON, report(form("text/plain", b"Grade 3. ER 0 %. 4 of 12 nodes positive.")))
    assert ticked(found) == {}
    assert found.lines
    named = report(form("text/plain", WORDS.encode()), code={"text": "Pathology, left breast"})
    assert ticked(looked_through(COLON, named)) == {}


def test_two_reports_that_differ_are_both_left_to_her() -> None:
    first = report(form("text/plain", b"Breast core biopsy: invasive carcinoma. HER2 IHC 1+."))
    second = report(
        form("text/plain", b"Breast: invasive carcinoma. HER2 IHC 0, no staining."), effectiveDateTime="2026-04-01"
    )
    found = looked_through(first, second)
    assert {line.key for line in found.lines if line.field == "her2"} == {"low", "zero"}
    assert "her2" not in ticked(found)


def test_what_a_report_in_a_record_says_of_her2_is_told_first() -> None:
    found = looked_through(report(form("text/plain", b"Breast: invasive ductal carcinoma. HER2 IHC 3+. ER 90 %.")))
    assert "HER2-positive" in found.alerts[0]


def test_reports_do_not_count_as_unused() -> None:
    assert read(report(form("text/plain", WORDS.encode()))).irrelevant_count == 0
    assert (
        read({"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Blood count"}}).irrelevant_count
        == 1
    )
