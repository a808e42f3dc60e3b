"""Records that were written fresh, answers first, and were not read rightly at first sight; each is a kind.

Of the first 112, 51 answers were ticked at first sight, five of them wrongly; 33 records were not wholly right.
Of the next 104, 49 ticks, nine wrong; 25 records were not wholly right.
Of the next 102, 46 ticks, four wrong; 12 records were not wholly right.
Of 61 that were written to mislead, 10 ticks, four wrong.
"""

import json
from typing import Any

from tests.fhir.odd_records import ATC, CLINICAL, VERIFICATION, Odd, breast, condition, use
from tests.fhir.record import SNOMED, Raw, bundle, coded, observation, word

ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"
ICD10PCS = "http://www.cms.gov/Medicare/Coding/ICD10"
OPS = "http://fhir.de/CodeSystem/bfarm/ops"
DAY = "2026-05-05"
ER = observation("85337-4", DAY, **word("Positive"))


def named(text: str, result: str, **more: Any) -> Raw:
    """Return a result that a laboratory names in words alone."""
    return {"resourceType": "Observation", "status": "final", "code": {"text": text}, "effectiveDateTime": DAY,
            "valueString": result, **more}  # fmt: skip


def diagnosis(code: str, display: str = "", system: str = ICD10CM, **more: Any) -> Raw:
    return {"resourceType": "Condition", "code": coded(code, display, system), **more}


def done(code: Raw, **more: Any) -> Raw:
    return {"resourceType": "Procedure", "status": "completed", "code": code, "performedDateTime": DAY, **more}


def pointing(reference: Raw, **more: Any) -> Raw:
    return {"resourceType": "MedicationStatement", "status": "completed", "medicationReference": reference,
            "effectiveDateTime": "2025-01-01", **more}  # fmt: skip


def served(*resources: Raw) -> bytes:
    """Return a page of a search, whose resources have no id but an address in a server."""
    entries = [
        {"fullUrl": f"https://clinic.example/fhir/{each['resourceType']}/{number}", "resource": each}
        for number, each in enumerate(resources)
    ]
    return json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": entries}).encode()


def twice(first: str, second: str) -> bytes:
    """Return a record with a stage whose value stands twice."""
    stage = observation("21908-9", DAY, **word("here"))
    [before, after] = bundle(breast(), ER, stage).decode().split('"valueCodeableConcept": {"text": "here"}')
    return f'{before}"valueString": "{first}", "valueString": "{second}"{after}'.encode()


FRESH = (
    # HER2: what is said in words, in names and in notes
    Odd("stain-of-her2-named-in-words-0", bundle(breast(), named("HER2 IHC", "0")), {"her2": "zero"}),
    Odd("stain-of-her2-named-in-words-1", bundle(breast(), named("HER2 immunohistochemistry", "1+")), {"her2": "low"}),
    Odd("stain-of-her2-named-in-words-3", bundle(breast(), named("HER2 immunohistochemistry", "3+")),
        {"her2": "positive"}, alerts=("HER2-positive",)),
    Odd("gene-of-her2-named-in-words", bundle(
        breast(), named("HER2 FISH", "Not amplified"), named("HER2 by IHC", "2+")), {"her2": "low"}),
    Odd("loinc-names-without-codes", bundle(
        breast(), named("HER2 [Presence] in Breast cancer specimen by Immune stain", "1+")), {"her2": "low"}),
    Odd("her2-low-with-its-score", bundle(breast(), observation("48676-1", DAY, **word("HER2-low (IHC 1+)"))),
        {"her2": "low"}),
    Odd("a-note-takes-the-value-back", bundle(breast(), observation(
        "85319-2", DAY, **word("1+"), note=[{"text": "Addendum: HER2 repeated on excision, positive (3+)."}])),
        {}, {"her2": "low"}, ("HER2-positive",)),
    Odd("two-plus-and-amplified-in-one-note", bundle(breast(note=[{"text": "HER2 2+, FISH amplified."}])), {},
        alerts=("HER2-positive",)),
    Odd("her2-one-plus-and-another-receptor-positive", bundle(breast(note=[{"text": "HER2 1+, positive for ER."}])),
        {}),
    Odd("an-older-alarm-leaves-a-newer-result", bundle(
        breast(note=[{"text": "HER2 3+"}], recordedDate="2015-01-01"), observation("85319-2", DAY, **word("1+"))),
        {"her2": "low"}, alerts=("HER2-positive",)),
    # receptors as diagnoses
    Odd("er-as-a-diagnosis", bundle(breast(), diagnosis("Z17.0", "Estrogen receptor positive status [ER+]")),
        {"er": "positive"}),
    Odd("er-negative-as-a-diagnosis-of-snomed", bundle(breast(), diagnosis("441117001", system=SNOMED)),
        {"er": "negative"}),
    Odd("receptor-as-a-diagnosis-in-words", bundle(breast(), condition("Progesterone receptor negative status", "z")),
        {"pr": "negative"}),
    Odd("no-receptors-as-a-diagnosis", bundle(breast(), diagnosis("Z17.421")), {}, alerts=("no hormone receptors",)),
    Odd("her2-positive-as-a-diagnosis", bundle(breast(), diagnosis("Z17.410")), {}, alerts=("HER2-positive",)),
    Odd("words-say-no-receptors-and-a-result-says-some", bundle(
        breast(note=[{"text": "Hormone receptor negative."}], recordedDate=DAY), ER), {}, {"er": "positive"},
        ("no hormone receptors",)),
    # what is over, or came back
    Odd("she-had-breast-cancer", bundle(diagnosis("Z85.3", "Personal history of malignant neoplasm of breast"), ER), {},
        {"er": "positive"}),
    Odd("it-came-back-and-the-stage-is-the-first-one", bundle(
        breast(clinicalStatus=coded("recurrence", "", CLINICAL)), observation("21908-9", "2017-01-01", **word("IIA"))),
        {}, {"stage": "early"}),
    # medicines: how they are pointed to, coded, and called elsewhere
    Odd("medicine-by-an-address-with-a-version", served(breast(), {"resourceType": "Medication", "code": {
        "text": "Kisqali 200 mg"}}, pointing({"reference": "https://clinic.example/fhir/Medication/1/_history/2"})),
        {"past_treatments": "cdk46"}),
    Odd("medicine-by-the-end-of-an-address", served(breast(), {"resourceType": "Medication", "code": {
        "text": "Verzenios"}}, pointing({"reference": "Medication/1"})), {"past_treatments": "cdk46"}),
    Odd("medicine-named-only-where-it-is-pointed-to", bundle(breast(), pointing(
        {"reference": "Medication/gone", "display": "Letrozole 2.5 mg"})), {"past_treatments": "aromatase_inhibitor"}),
    Odd("medicine-by-what-it-is-made-of", bundle(breast(), pointing({"reference": "#m"}, contained=[
        {"resourceType": "Medication", "id": "m", "ingredient": [
            {"itemCodeableConcept": coded("L02BG03", "", ATC)}]}])), {"past_treatments": "aromatase_inhibitor"}),
    Odd("medicines-by-snomed-alone", bundle(breast(), *(
        {**use("MedicationStatement", ""), "status": "completed", "medicationCodeableConcept": coded(code, "", SNOMED)}
        for code in ("373345002", "715958001"))), {"past_treatments": "tamoxifen|cdk46"}),
    Odd("medicines-in-other-scripts", bundle(breast(), *(use("MedicationStatement", name, "completed") for name in (
        "Тамоксифен 20 мг", "レトロゾール錠2.5mg", "氟维司群注射液", "팔보시클립"))),
        {"past_treatments": "tamoxifen|aromatase_inhibitor|fulvestrant|cdk46"}),
    Odd("medicines-in-polish-and-a-german-brand", bundle(breast(), *(
        use("MedicationStatement", name, "completed") for name in ("Palbocyklib 125 mg", "Trenantone 11,25 mg"))),
        {"past_treatments": "cdk46|ovarian_suppression"}),
    # operations and radiation
    Odd("icd-10-pcs", bundle(breast(), done(coded("0HTT0ZZ", "", ICD10PCS)), done(coded("DM001ZZ", "", ICD10PCS))),
        {"past_treatments": "mastectomy|radiation"}),
    Odd("icd-10-pcs-a-sample-is-no-operation", bundle(breast(), done(coded("0HBT3ZX", "", ICD10PCS))), {}),
    Odd("ops", bundle(breast(), done(coded("5-870.a1", "", OPS)), done(coded("8-522.61", "", OPS)),
                      done(coded("8-529.3", "Bestrahlungsplanung", OPS))), {"past_treatments": "lumpectomy|radiation"}),
    Odd("operations-in-other-languages", bundle(breast(), *(done({"text": name}) for name in (
        "Mastectomie partielle", "Radioterapia", "Mastektomie links"))),
        {"past_treatments": "lumpectomy|radiation|mastectomy"}),
    Odd("a-breast-removed-as-a-precaution", bundle(breast(), done({"text": "Prophylactic mastectomy of right breast"})),
        {}, {"past_treatments": "mastectomy"}),
    # activity, menopause, pregnancy
    Odd("ecog-in-a-sentence", bundle(breast(), named(
        "ECOG performance status grade", "ECOG performance status - grade 0")), {"activity": "fully"}),
    Odd("ecog-between-two", bundle(breast(), named("ECOG", "0-1")), {}),
    Odd("karnofsky-is-another-scale", bundle(breast(), observation("89243-0", DAY, valueInteger=80)), {}),
    Odd("menopause-as-a-diagnosis", bundle(breast(), diagnosis("Z78.0", "Asymptomatic menopausal state")),
        {"menopause": "yes"}),
    Odd("pregnant-as-a-result", bundle(breast(), observation("82810-3", DAY, **word("Pregnant"))),
        {"conditions": "pregnant"}),
    Odd("pregnant-two-years-ago", bundle(breast(), observation("82810-3", "2024-02-02", **word("Pregnant"))), {},
        {"conditions": "pregnant"}),
    Odd("not-pregnant", bundle(breast(), observation("82810-3", DAY, **word("Not pregnant"))), {}),
    # said in other words
    Odd("her2-present", bundle(breast(), observation("85319-2", DAY, **word("Present"))), {"her2": "positive"},
        alerts=("HER2-positive",)),
    Odd("her2-in-german", bundle(breast(), named("HER2-Status", "Score 2+, FISH negativ")), {"her2": "low"}),
    Odd("her2-in-spanish", bundle(breast(), named("Receptor HER2", "positivo")), {"her2": "positive"},
        alerts=("HER2-positive",)),
    Odd("her2-two-plus-and-amplified-on-one-day", bundle(
        breast(), observation("18474-7", DAY, **word("2+")), observation("85318-4", DAY, **word("Amplified"))),
        {"her2": "positive"}, alerts=("HER2-positive",)),
    Odd("her2-in-the-narrative-alone", bundle({**breast(), "text": {"status": "generated", "div":
        "<div xmlns='http://www.w3.org/1999/xhtml'><b>HER2</b> positive breast cancer</div>"}}), {},
        alerts=("HER2-positive",)),
    Odd("her2-in-a-table-of-a-narrative", bundle({**breast(), "text": {"status": "generated", "div":
        "<div><table><tr><td>HER2: 1+</td><td>positive</td></tr></table></div>"}}), {}),
    *(Odd(f"her2-in-a-row-of-a-patient-summary-{result}", bundle(breast(), {"resourceType": "Composition",
        "status": "final", "section": [{"text": {"status": "generated", "div":
        f"<div><table><tr><td>ER</td><td>Positive</td></tr><tr><td>HER2</td><td>{result}</td></tr></table></div>"}}]}),
        {}, alerts=alerts) for result, alerts in (("Positive", ("HER2-positive",)), ("Negative", ()), ("1+", ()))),
    Odd("her2-in-the-conclusion-of-a-report", bundle(breast(), {"resourceType": "DiagnosticReport", "status": "final",
        "code": {"text": "Pathology"}, "conclusionCode": [coded("427685000", "", SNOMED)]}), {},
        alerts=("HER2-positive",)),
    Odd("cells-under-the-code-of-the-verdict", bundle(breast(), observation("16112-5", DAY, valueQuantity={
        "value": 95, "unit": "%"}), observation("16113-3", DAY, valueQuantity={"value": 3, "unit": "%"})),
        {"er": "positive", "pr": "positive"}),
    Odd("receptors-in-french", bundle(breast(), named("Récepteurs d'estrogènes", "positif"),
        named("Récepteurs à la progestérone", "négatif")), {"er": "positive", "pr": "negative"}),
    Odd("a-report-in-italian", bundle(breast(), named("Recettori estrogenici", "90%"), named("Grado istologico", "G3"),
        named("HER2", "negativo (score 1+)")), {"er": "positive", "grade": "3", "her2": "low"}),
    Odd("stage-in-german", bundle(breast(), named("UICC-Stadium", "IIB")), {"stage": "early"}),
    Odd("stage-with-its-edition", bundle(breast(), observation(
        "21908-9", DAY, **word("Stage IIIC (AJCC 8th edition)"))), {"stage": "locally_advanced"}),
    Odd("spread-and-where-to", bundle(breast(), observation("21901-4", DAY, **word("pM1 (OSS)"))),
        {"stage": "metastatic"}),
    Odd("single-cells-are-no-spread", bundle(breast(), observation("21907-1", DAY, **word("cM0(i+)"))), {}),
    Odd("nodes-by-the-sentinel", bundle(breast(), observation("21900-6", DAY, **word("pN0(sn)"))), {"nodes": "none"}),
    Odd("grade-of-three", bundle(breast(), observation("33732-9", DAY, **word("Grade III / III"))), {"grade": "3"}),
    Odd("both-ovaries-removed", bundle(breast(), done({"text": "Bilateral salpingo-oophorectomy"})),
        {"past_treatments": "ovarian_suppression"}),
    Odd("her2-by-its-gene", bundle(breast(), observation("69548-6", DAY, **word("Present"), component=[
        {"code": coded("48018-6"), "valueCodeableConcept": coded("HGNC:3430", "", "http://www.genenames.org/geneId")},
        {"code": {"text": "Copy number"}, **word("Amplification")}])), {}, alerts=("HER2-positive",)),
    Odd("her2-gene-absent", bundle(breast(), observation("69548-6", DAY, **word("Absent"), component=[
        {"code": coded("48018-6"), **word("ERBB2")}, {"code": {"text": "Copy number"}, **word("Amplification")}])), {}),
    Odd("spread-to-an-organ-in-words", bundle(breast(), condition("Secondary malignant neoplasm of brain", "m")),
        {"stage": "metastatic"}),
    Odd("spread-to-an-organ-in-german", bundle(breast(), condition("Ossäre und Lebermetastasen", "m")),
        {"stage": "metastatic"}),
    Odd("no-spread-to-an-organ", bundle(breast(), condition("No evidence of bone metastases", "m")), {}),
    Odd("spread-to-the-breast-from-elsewhere", bundle(diagnosis("C34.9", "Malignant neoplasm of lung"),
        diagnosis("C79.81", "Secondary malignant neoplasm of breast"), observation("21908-9", DAY, **word("IV"))), {},
        alerts=("and no breast cancer",), never=("metastatic",)),
    Odd("atc-in-small-letters", bundle(breast(), {**use("MedicationStatement", "", "completed"),
        "medicationCodeableConcept": coded("l02bg04", "", ATC)}), {"past_treatments": "aromatase_inhibitor"}),
    Odd("older-fhir-denies-in-a-field-of-its-own", bundle(breast(), ER,
        done({"text": "Bilateral mastectomy"}, notPerformed=True), done({"text": "Lumpectomy"}, notDone=True),
        {**use("MedicationAdministration", "Fulvestrant", "completed"), "notGiven": True}), {"er": "positive"}),
    # what misleads
    Odd("code-and-name-of-different-receptors", bundle(breast(), observation("85337-4", DAY, **word("Positive")) | {
        "code": {**coded("85337-4"), "text": "Progesterone receptor"}}), {}),
    Odd("a-bra-after-the-operation", bundle(breast(), done({"text": "Mastectomy bra fitting"})), {}),
    Odd("a-note-names-another-reason", bundle(breast(), use("MedicationStatement", "Goserelin", "completed",
        note=[{"text": "for IVF"}])), {}, {"past_treatments": "ovarian_suppression"}),
    Odd("tamoxifen-to-prevent", bundle(breast(), use("MedicationStatement", "Tamoxifen", "completed",
        reasonCode=[{"text": "Breast cancer prevention"}])), {}, {"past_treatments": "tamoxifen"}),
    Odd("ecog-in-german", bundle(breast(), observation("x", DAY, system="urn:lab", valueInteger=1) | {
        "code": {"text": "ECOG-Status"}}), {"activity": "light"}),
    # not a breast cancer for certain
    Odd("nobody-knows-what-the-lump-is", bundle(
        diagnosis("D48.60", "Neoplasm of uncertain behavior of unspecified breast"), ER), {}, {"er": "positive"},
        ("does not name a breast cancer",)),
    Odd("breast-cancer-is-one-of-several-guesses", bundle(
        breast(verificationStatus=coded("differential", "", VERIFICATION)), ER), {}, {"er": "positive"},
        ("does not name a breast cancer",)),
    Odd("breast-cancer-is-only-suspected", bundle(condition("Suspected breast cancer", "s"), ER), {},
        {"er": "positive"}, ("does not name a breast cancer",)),
    Odd("lymphoma-in-the-breast", bundle(condition("Diffuse large B-cell lymphoma of the left breast", "l"),
        observation("21908-9", DAY, **word("Stage IV"))), {}, alerts=("and no breast cancer",), never=("metastatic",)),
    Odd("sarcoma-in-the-breast-under-a-code-of-breast-cancer", bundle(
        diagnosis("C50.9", "Angiosarcoma of breast after radiotherapy"), observation("33732-9", DAY, **word("G3"))), {},
        alerts=("and no breast cancer",)),
    *(Odd(f"breast-cancer-that-is-over-{name}", bundle(breast(**over), ER), {}, {"er": "positive"}) for name, over in (
        ("in-words", {"abatementString": "2011"}), ("in-a-period", {"abatementPeriod": {"end": "2014-01-01"}}),
        ("by-its-status", {"clinicalStatus": coded("inactive", "", CLINICAL)}))),
    Odd("breast-cancer-in-remission-is-still-treated", bundle(
        breast(clinicalStatus=coded("remission", "", CLINICAL)), ER), {"er": "positive"}),
    # files
    Odd("nulls-say-nothing", bundle(breast(bodySite=None), {**ER, "note": None, "component": [None]}),
        {"er": "positive"}),
    Odd("an-entry-that-is-null", json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [
        None, {"resource": breast()}, {"resource": ER}]}).encode(), {"er": "positive"}),
    Odd("her-number-stands-nowhere", bundle({"resourceType": "Patient", "id": "1"},
        {**breast(), "subject": {"reference": "urn:uuid:1"}}, {**ER, "subject": {"reference": "urn:uuid:1"}}),
        {"er": "positive"}),
    Odd("letters-of-windows", json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [
        {"resource": condition("Mammakarzinom rechts, oberer äußerer Quadrant", "b")}, {"resource": ER},
    ]}, ensure_ascii=False).encode("cp1252"), {"er": "positive"}),
    Odd("two-bytes-a-letter", bundle(breast(), ER).decode().encode("utf-16"), {"er": "positive"}),
    Odd("what-a-program-wraps-around", json.dumps({"status": "ok", "data": {"records": [
        json.loads(bundle(breast(), ER))]}}).encode(), {"er": "positive"}),
    Odd("a-key-twice-with-two-values", twice("Stage I", "Stage IV"), {"er": "positive"}),
    Odd("a-key-twice-with-one-value", twice("Stage I", "Stage I"), {"er": "positive", "stage": "early"}),
)  # fmt: skip
