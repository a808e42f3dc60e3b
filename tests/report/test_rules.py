"""Single rules of the reader, one sentence each."""

import pytest

from hrbc_desktop.report.found import OfferedAnswer
from hrbc_desktop.report.reading import read_report
from hrbc_desktop.report.text import plain_text

BREAST = "Left breast core biopsy: invasive ductal carcinoma.\n"
GENETIC_LETTER = """Your blood test looked at 77 genes linked to hereditary cancer, including BRCA1, BRCA2 and PALB2.
No harmful changes (mutations) were found in any of these genes.
"""
TWO_GENE_TESTS = """Germline test (blood): BRCA1 and BRCA2: no pathogenic variant
Tumor panel (NGS, tissue)
PIK3CA H1047R
BRCA2 K3326* benign polymorphism
"""
SENTINEL_NODES = """SENTINEL NODE #1: 0/1
SENTINEL NODE #2: 1/1
Nodes with macrometastases: 0
Nodes with micrometastases: 1
Nodes examined: 2
"""


def one(text: str, field: str) -> tuple[str | None, bool] | None:
    """Return key and tick of the single answer for a field; None if there is none."""
    answers = [answer for answer in read_report(BREAST + text).offered if answer.field == field]
    assert len(answers) <= 1, answers
    return (answers[0].key, answers[0].ticked) if answers else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ER 0.5 %", ("negative", True)),
        ("ER <1%", ("negative", True)),
        ("ER 1 %", ("low", True)),
        ("ER: positive, 10 %", ("low", True)),
        ("ER 11 %", ("positive", True)),
        ("ER >95%", ("positive", True)),
        ("ER 5-15 %", (None, False)),
        ("ER: low positive", ("low", True)),
        ("ER strongly positive", ("positive", True)),
        ("ER -ve", ("negative", True)),
        ("ER+", ("positive", True)),
        ("ER Allred 8/8", ("positive", True)),
        ("ER Allred 2/8", ("negative", True)),
        ("ER Allred 5/8 (PS 2, IS 3)", ("low", True)),
        ("ER Allred 5/8 (PS 3, IS 2)", ("positive", True)),
        ("ER Allred 4/8", (None, False)),
        ("ER Allred 5+3=8/8", ("positive", True)),
        ("ER H-score 31", ("positive", True)),
        ("ER H-score 30", (None, False)),
        ("ER IRS 12/12", ("positive", True)),
        ("ER IRS 2/12", (None, False)),
        ("ER: negative, 40 %", (None, False)),
        ("ER: positive / negative", None),
        ("ER: pending", None),
        ("ER: see below", None),
        ("ER: [ ] positive [ ] negative", None),
        ("ER: [x] positive [ ] negative", ("positive", True)),
        ("ER: positive [ ] negative [x]", ("negative", True)),
        ("Positive control: ER positive", None),
        ("Normal ducts: ER positive 80 %", None),
        ("Her sister: ER positive 80 %", None),
        ("If ER is positive (80 %), tablets help.", None),
        ("ER\npositive (95 %)", ("positive", True)),
    ],
)
def test_estrogen_receptor(text: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, "er") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HER2 IHC 0, no staining", ("zero", True)),
        ("HER2 IHC 0", ("zero", False)),
        ("HER2 0 with faint staining in 5 % of cells", ("ultralow", True)),
        ("HER2 1+", ("low", True)),
        ("HER2-low", ("low", True)),
        ("HER2 2+. FISH not amplified.", ("low", True)),
        ("HER2 2+, FISH pending", ("two_plus_open", False)),
        ("HER2 2+", ("two_plus_open", False)),
        ("HER2 2+, ISH amplified", ("positive", True)),
        ("HER2 3+", ("positive", True)),
        ("HER2 negative", (None, False)),
        ("HER2 FISH: not amplified", (None, False)),
        ("HER2: 0 / 1+ / 2+ / 3+", None),
        ("HER2 scores: 0 negative, 1+ negative, 2+ equivocal, 3+ positive", None),
        ("HER2 not performed", None),
    ],
)
def test_her2(text: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, "her2") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ki-67 19 %", ("under_20", True)),
        ("Ki-67 20 %", ("20_or_more", True)),
        ("Ki-67 about 20 %", ("20_or_more", False)),
        ("Ki-67 15-25 %", (None, False)),
        ("Ki-67 21-25 %", ("20_or_more", True)),
        ("Ki-67 <20%", ("under_20", True)),
        ("Ki-67 not performed", ("not_tested", False)),
        ("Ki-67 of 20% is the cut-off", None),
    ],
)
def test_ki67(text: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, "ki67") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nottingham grade 2", ("2", True)),
        ("Grade II/III", ("2", True)),
        ("G3", ("3", True)),
        ("Nottingham score 8/9", ("3", True)),
        ("Grade 2 (3+2+1=6)", ("2", True)),
        ("Grade 1-2", (None, False)),
        ("Poorly differentiated invasive carcinoma", ("3", True)),
        ("DCIS, grade 3", None),
        ("Nuclear grade 3", None),
        ("FIGO grade 1", None),
        ("Grade 2 neuropathy", None),
        ("Grade: 1 2 3", None),
    ],
)
def test_grade(text: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, "grade") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Left lumpectomy. Invasive tumor size: 20 mm", ("up_to_2", True)),
        ("Left lumpectomy. Invasive tumor size: 21 mm", ("two_to_5", True)),
        ("Left lumpectomy. Invasive tumor size: 2.4 x 1.9 x 1.0 cm", ("two_to_5", True)),
        ("Left lumpectomy. Invasive carcinoma, grade 2, 1.9 cm", ("up_to_2", True)),
        ("Left lumpectomy. Invasive carcinoma, grade 3, 1.9 cm", ("up_to_2", True)),
        ("Left lumpectomy. Invasive carcinoma, three foci measuring 24, 9 and 7 mm", ("two_to_5", True)),
        ("Left lumpectomy. Whole tumor size: 31 mm", None),
        ("Left lumpectomy. DCIS, 31 mm", None),
        ("Left lumpectomy specimen, 70 x 50 x 30 mm", None),
        ("Left lumpectomy. Closest margin 6 mm", None),
        ("Left lumpectomy. Metastatic deposit in a node, 6 mm", None),
        ("Mass of 23 mm on ultrasound", ("two_to_5", False)),
        ("Left lumpectomy. ypT1c: residual invasive tumor size: 15 mm", ("up_to_2", False)),
    ],
)
def test_size(text: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, "tumor_size") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sentinel nodes: 0/2", ("none", True)),
        ("1 of 3 sentinel nodes with metastasis", ("one_to_three", True)),
        ("Of twenty-one axillary nodes, seven contain tumor.", ("four_or_more", True)),
        ("Sentinel nodes: 2/3. Axillary contents: 3/14.", ("four_or_more", True)),
        ("Sentinel nodes: 1/2 with isolated tumor cells", ("none", False)),
        ("Sentinel nodes: 1/2 with a micrometastasis", ("one_to_three", True)),
        ("Sentinel nodes: 1 N+ mi / 3", ("one_to_three", True)),
        ("Pelvic nodes: 2/12", None),
        ("Axilla normal on ultrasound", None),
        ("Nodes: none submitted", None),
        ("Axillary node, core biopsy: metastatic carcinoma", (None, False)),
    ],
)
def test_nodes(text: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, "nodes") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stage IIA", ("early", True)),
        ("Stage 3", ("locally_advanced", True)),
        ("Stage IV", ("metastatic", True)),
        ("It is not stage IV.", None),
        ('You asked whether the cancer is "stage 2": it is (IIA).', ("early", False)),
        ('You asked whether the cancer is "stage 2": it is not.', None),
        ("Stage 3 kidney disease", None),
        ("pT2 pN1a cM0", ("early", False)),
        ("pT1 pN2a", ("locally_advanced", False)),
        ("pT Category:   pT1c\npN Category:   pN1mi", ("early", False)),
        ("pT category: mpT2\npN category: pN2a (sn)", ("locally_advanced", False)),
        ("pT: 2   pN: 1a   cM: 0", ("early", False)),
        ("Tumor size (pT): pT1c      Nodal status (pN): pN0", ("early", False)),
        ("pTNM 2017: pT2 N1mi (sn).\nSigned on 4 May 2026", ("early", False)),
        ("In 2017 the tumor was pT2 N1 M0.\nSigned on 4 May 2026", None),
        ("Grade 2 (T3 P2 M1)", None),
        ("Grade 2 (T: 3 N: 2 M: 1)", None),
        ("Bone: metastatic lobular carcinoma of the breast, recurrent", ("metastatic", False)),
        ("Bone: no metastatic lobular carcinoma of the breast", None),
    ],
)
def test_stage(text: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, "stage") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oncotype DX Recurrence Score: 10", ("up_to_10", True)),
        ("Oncotype DX score 11", ("11_to_25", True)),
        ("RS 26", ("26_or_more", True)),
        ("Oncotype DX requested", None),
        ("Scores of 26 or more are called high.", None),
        ("Oncotype DX DCIS score: 30", None),
        ("Prosigna risk of recurrence score 40", None),
    ],
)
def test_oncotype(text: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, "oncotype") == expected


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Tumor DNA: PIK3CA H1047R detected", "pik3ca", ("found", True)),
        ("Tumor DNA: no mutation in PIK3CA was detected", "pik3ca", ("not_found", True)),
        ("Tumor DNA: PIK3CA test requested", "pik3ca", None),
        ("Plasma ctDNA: ESR1 wild type", "esr1", ("not_found", True)),
        ("Tumor DNA: AKT1 none detected", "akt1_pten", None),
        ("Tumor DNA: AKT1 none detected; PTEN none detected", "akt1_pten", ("not_found", True)),
        ("Germline: BRCA2 pathogenic variant c.5946del", "brca", ("found", True)),
        ("Germline: BRCA1 and BRCA2: no pathogenic variant", "brca", ("not_found", True)),
        ("Germline: BRCA2 c.8917C>T, variant of uncertain significance", "brca", ("not_found", False)),
        ("Somatic tumor test: BRCA2 pathogenic variant", "brca", None),
        ("Her sister carries a BRCA1 mutation", "brca", None),
        (GENETIC_LETTER, "brca", ("not_found", False)),
    ],
)
def test_genes(text: str, field: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, field) == expected


def test_an_addendum_that_says_another_thing_comes_before_the_body_unticked() -> None:
    text = BREAST + "ER: 0 %. PR: 60 %.\n\nADDENDUM: ER was repeated: ER 80 %.\n"

    answers = {answer.field: answer for answer in read_report(text).offered}

    assert (answers["er"].key, answers["er"].ticked) == ("positive", False)
    assert answers["pr"].key == "positive"


def test_a_page_of_another_person_is_not_read() -> None:
    own = "Patient: Sample Patient 1\nLeft breast core biopsy: invasive carcinoma. ER 90 %.\n"
    other = "Patient: Sample Patient 2\nRight breast: invasive carcinoma, grade 3. PR 80 %.\n"

    found = read_report(own + other, "Sample Patient 1")

    assert {alert.kind for alert in found.alerts} == {"other_person"}
    assert fields(found.offered) == {"er"}
    assert not any(answer.ticked for answer in found.offered)


def test_a_number_of_the_health_service_is_no_name() -> None:
    found = read_report("Patient: Sample Patient 1   NHS 000 000 0000   DOB 01-Mar-1962\nER 90 %\n", "Sample Patient 1")

    assert not found.alerts
    assert fields(found.offered) == {"er"}


@pytest.mark.parametrize("name", ["SAMPLE PATIENT 1", "Patient 1, Sample", "Sarnple Patient 1".replace("rn", "m"), ""])
def test_the_same_name_written_otherwise_is_no_other_person(name: str) -> None:
    found = read_report("Patient: Sample Patient 1   DOB 1/2/1960\nER 90 %\n", name)

    assert not found.alerts
    assert fields(found.offered) == {"er"}


@pytest.mark.parametrize(
    ("on_paper", "own"),
    [
        ("Sample MUELLER", "Sample Müller"), ("SAMPLE IŞIK", "Sample Işık"), ("Sample GROSS", "Sample Groß"),
        ("Sample Sorensen", "Sample Sørensen"), ("Sample NOVOTNA", "Sample Novotná"),
    ],
)  # fmt: skip
def test_a_name_in_plain_letters_is_no_other_person(on_paper: str, own: str) -> None:
    assert not read_report(f"Patient: {on_paper}   DOB 1/2/1960\nER 90 %\n", own).alerts
    assert read_report(f"Patient: {on_paper}   DOB 1/2/1960\nER 90 %\n", "Sample Meier").alerts


def fields(answers: tuple[OfferedAnswer, ...]) -> set[str]:
    return {answer.field for answer in answers}


@pytest.mark.parametrize(
    "aside",
    [
        "Biopsy done outside.",
        "The tumor grows just outside it too.",
        "A gene panel has been sent to an outside laboratory.",
        "Kindly correlate with the report of the referring laboratory.",
        "In case of any discrepancy please contact the laboratory.",
        "Submitting pathologist: Sample Pathologist 1",
        "Ki-67 could not be done.",
    ],
)
def test_what_is_told_by_the_way_takes_no_tick(aside: str) -> None:
    assert one(f"{aside}\nER 90 %\n", "er") == ("positive", True)


@pytest.mark.parametrize(
    "text",
    [
        "OUTSIDE REPORT\nER 90 %",
        "The outside slides were read again.\nER 90 %",
        "The outside hospital's pathology gives another grade.\nER 90 %",
        "Slides from outside.\nER 90 %",
        "The results do not correlate with those of the referring laboratory.\nER 90 %",
        "There is a discrepancy in the receptors.\nER 90 %",
        "Submitted slides, read here again.\nER 90 %",
    ],
)
def test_where_two_people_read_the_slides_nothing_is_ticked(text: str) -> None:
    assert one(text, "er") == ("positive", False)


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("ER 90 %; HER2 score 1+; Ki-67 could not be done.", "ki67", None),
        ("ER 90 %; HER2 score 1+; Ki-67 could not be done.", "her2", ("low", False)),
        ("HER2 2+, FISH could not be done.", "her2", ("two_plus_open", False)),
        ("ER could not be scored.", "er", None),
        ("S26-1234 A: ER positive (95 %)", "er", ("positive", True)),
        ("Left lumpectomy: invasive carcinoma.\nMicroscopically it measures 26 mm.", "tumor_size", ("two_to_5", True)),
        ("Left lumpectomy: DCIS.\nMicroscopically it measures 26 mm.", "tumor_size", None),
        ("Axillary clearance: the fat is 8 cm across. Three of 13\nlymph nodes contain cancer.", "nodes",
         ("one_to_three", True)),
        ("Grade 2 of 3\nlymph nodes: 0/2", "nodes", ("none", True)),
        ("ER: Positive (95%)   Ki-67: 17%   Genetics: declined", "er", ("positive", True)),
        ("ER: Positive (95%)   Ki-67: 17%   Comment: declined by her", "er", ("positive", False)),
        ("Site: breast   Grade: 2   Invasive size: 26 mm   DCIS: No   LCIS: Yes", "grade", ("2", True)),
        ("Site: breast   DCIS: Yes   Grade: 3   Size: 26 mm", "grade", None),
        ("Breast, left, mastectomy: - Invasive carcinoma, grade 1. - Margins clear.", "grade", ("1", True)),
        ("ER scored by the Allred method: 0 or 2 negative.\nER: Positive 8/8", "er", ("positive", True)),
        ("ER by the Allred method: 0/8 negative", "er", ("negative", False)),
        ("Grade 2, ypT2 ypN1\nER: positive, 90%\nBiomarkers before therapy: ER 5%", "er", ("positive", True)),
        ("Grade 2, ypT2 ypN1\nBiomarkers before therapy: ER 5%", "er", ("low", False)),
        (SENTINEL_NODES, "nodes", ("one_to_three", True)),
        ("pT1c pN1mi cM0, stg IA", "stage", ("early", True)),
        ("Her mother: stg IV", "stage", None),
        ("HER2 score 1+ (ASCO/CAP breast criteria).", "her2", ("low", True)),
        ("HER2 score (ASCO/CAP criteria: 1+ is low)", "her2", None),
        ("FAMILY HISTORY\nHer mother had breast cancer.\n\nDISCUSSION\nRecurrence Score of 29.", "oncotype",
         ("26_or_more", True)),
        ("FAMILY HISTORY\nHer mother had breast cancer.\n\nGrade 3, ER negative.", "grade", None),
        ("Clinical trial: open to people with a Recurrence Score: 29", "oncotype", None),
        ("Nottingham grade 3 (3, 3, 3 = 9; 27 mitoses per 10 HPF), 26 mm. Mastectomy.", "tumor_size",
         ("two_to_5", True)),
        ("Nottingham grade 2, 13 mm; lymph nodes 0/2", "nodes", ("none", True)),
        ("Lymph n0des : O / 4", "nodes", ("none", True)),
        ("Tumor DNA: ESR1 Y537S detected. PIK3CA: insufficient DNA.", "esr1", ("found", True)),
        ("Tumor DNA: ESR1 Y537S detected. Insufficient DNA.", "esr1", None),
        (TWO_GENE_TESTS, "brca", ("not_found", True)),
        ("PROGESTERONE RECEPTOR\n___ Positive\n_X_ Negative (less than 1%)", "pr", ("negative", True)),
        ("PROGESTERONE RECEPTOR\n___ Positive\n___ Negative (less than 1%)", "pr", None),
        ("[ ] ER positive\n[x] Left breast\n[ ] HER2 3+", "er", None),
        ("[ ] ER positive\n[x] ER negative\n[ ] ER unknown", "er", ("negative", True)),
        ("Recurrence Score Result     Distant recurrence at 9 years\n   23      4 %", "oncotype", ("11_to_25", True)),
        ("Recurrence Score     Distant recurrence\n0     3 %\n11    5 %\n26    9 %", "oncotype", ("up_to_10", False)),
        ("Genetics      Panel neg (incl BRCA1/2)", "brca", ("not_found", False)),
        ("IHC: ER positive (Allred 3+5=8). PR 0 %.", "her2", None),
        ("Lumpectomy. Armpit: 2 lymph nodes without metastasis.", "nodes", ("none", True)),
        ("Lumpectomy. Armpit: 2 lymph nodes, one not without metastasis.", "nodes", None),
        ("ER: positive 95 %\nHER2 BY FISH: NEGATIVE     HER2/CEP17 ratio: 1.1", "er", ("positive", True)),
        ("ER: positive 95 %\nHER2: 1+      HER2: 3+", "er", ("positive", False)),
        ("ER: positive 95 %\nA test by the central laboratory is required for cohort B.", "er", ("positive", True)),
        ("ER: positive 95 %\nThe central laboratory found another grade.", "er", ("positive", False)),
        ("Lumpectomy, left:\n* Nottingham grade 3/3\n* 2.2 cm in greatest dimension", "tumor_size",
         ("two_to_5", False)),
        ("Lumpectomy, left:\n* DCIS\n* 2.2 cm in greatest dimension", "tumor_size", None),
        ("FAMILY HISTORY\n\nMother had cancer.\n\nHistology: invasive carcinoma, grade 3.", "grade", None),
        ("Sentinel nodes: 5 nodes of which 4 are without metastasis.", "nodes", None),
        ("Armpit: 5 lymph nodes of which 4 are free.", "nodes", None),
        ("IHC done outside:\nER 90%", "er", ("positive", False)),
        ("Reported 4 May 2026\nS19-1111: ER positive 90%", "er", None),
        ("Reported 4 May 2026\nS26-1111: ER positive 90%", "er", ("positive", True)),
        ("Left   Invasive: yes   DCIS: Yes   Grade: 3   Size: 32 mm   Lumpectomy", "tumor_size", ("two_to_5", False)),
        ("How to read it\nRecurrence Score     Benefit\n18      none (example)", "oncotype", ("11_to_25", False)),
        ("Lumpectomy: invasive carcinoma and a fibroadenoma.\nMicroscopically it measures 32 mm.", "tumor_size",
         ("two_to_5", False)),
        ("Tumor panel: PIK3CA wild type\nGermline test advised.\nBRCA2 c.5946del pathogenic, VAF 40 %", "brca", None),
        ("ER 90 %\nHER2: 1+      HER2 ratio: 3.4, copies 12", "her2", ("positive", False)),
        ("ER 90 %\nHER2: 1+\nHER2 ratio 3.4", "her2", ("positive", False)),
        ("ER 90 %\nHER2: 1+\nHER2 ratio 2.1, HER2 copies 3.2", "her2", ("low", True)),
        ("ER 90 %\nHER2: 1+\nHER2 FISH: amplified when ratio 2.0 or more.", "her2", ("low", True)),
        ("Tumor size 18 mm (mammogram 30 mm)\nInvasive carcinoma, grade 2.", "tumor_size", ("up_to_2", False)),
        ("ER: 99 %\nPercent of cells, PR\nNormal value: 0\nValue\n40 %\nHER2 score\nValue\n1+", "her2", ("low", True)),
        ("2. Previous left breast cancer, 2014\n   ductal, grade 3\nBiopsy 4 May 2026: grade 2", "grade", ("2", True)),
        ("KEY   HER2 3+ = positive\n      Grade 3 = score 8 or 9", "grade", None),
        ("Men have a raised risk of prostate cancer.\nGrade 2 invasive carcinoma.", "grade", ("2", True)),
        ("Disease: breast carcinoma, metastatic", "stage", ("metastatic", True)),
        ("DCIS receptors: ER 5 %, HER2 3+\nInvasive receptors: ER 80 %, HER2 1+", "her2", ("low", True)),
        ("Amended: grade 2; previously reported as grade 3", "grade", ("2", False)),
        ("A liver metastasis was suspected and ruled out.", "stage", None),
        ("She has not had a mastectomy.", "past_treatments", None),
        ("BACKGROUND\nDiabetes.\n\nHISTOPATHOLOGY\nInvasive carcinoma, grade 3.", "grade", ("3", True)),
        ("BACKGROUND\nDiabetes. Invasive carcinoma, grade 3.", "grade", ("3", False)),
        ("Likelihood of late distant recurrence in years 5 to 15: 9 %", "course", None),
        ("Grade 2.\n1. Wide local excision, for surgery within 4 weeks", "past_treatments", None),
        ("Management   Wide local excision, sentinel node biopsy", "past_treatments", None),
        ("GROSS\nA firm mass.\nDIAGNOSIS WITH CHECKLIST\nTumor size   2.4 cm", "tumor_size", ("two_to_5", False)),
        ("Requested by: Sample Radiologist 4\nER 90 %", "er", ("positive", True)),
        ("BIRADS 5 mass.\nSURGICAL PATHOLOGY\nNottingham grade 2", "grade", ("2", True)),
        ("ER 90 %\nSecond opinion in house: Sample Pathologist 9", "er", ("positive", True)),
        ("ER 90 %\nSecond opinion: Sample Pathologist 9", "er", ("positive", False)),
        ("Outside / in-house biopsy: H25-1\nHER2 1+", "her2", ("low", True)),
        ("An invasive cancer.\nThis is the most common type.\nIt measured 26 mm.", "tumor_size", ("two_to_5", False)),
        ("Nine of the fourteen nodes felt hard to him.\nLymph nodes 9/14 positive", "nodes", ("four_or_more", True)),
        ("DCIS: high grade, ER negative.\nER 90 %", "er", ("positive", True)),
        ("Genes on this panel: PTEN, ERBB2.\n\nFNA: positive for malignant cells", "her2", None),
        ("Tumor NGS (tissue)\nBRCA1: not detected\nPending: germline testing.", "brca", None),
        ("PET-CT: clear.\nGrade 2\nER 90 %", "er", ("positive", True)),
        ("Previous: 2008 right breast, grade 3\n\nGrade 2", "grade", ("2", True)),
        ("Past oncological history\n2014: grade 1\nCurrent histology (Feb 2026): grade 2", "grade", ("2", False)),
        ("ER pos. (90%), PR neg. (0%)", "pr", ("negative", True)),
        ("Strongly pos. for estrogen receptor and neg. for progesterone receptor.", "er", ("positive", True)),
        ("ER status:  pos.  neg.  not done", "er", None),
        ("HER2 score 3 + is positive.", "her2", None),
        ("HER2: 1 + (negative)", "her2", ("low", True)),
        ("Ki-67: ____ %     Oncotype DX score: ____\n6. Stage: I  II  III  IV", "oncotype", None),
        ("A. Node #1: macrometastasis (1 of 1)\nB. Node #2: (0 of 1)\nD. Axillary contents: 3 of 9 nodes", "nodes",
         ("four_or_more", True)),
        ("2. Diagnosis: 2/4 nodes positive\n3. Treatment: surgery\nTwo of four sentinel nodes had cancer.", "nodes",
         ("one_to_three", True)),
        ("Nodes 3/15.\n2. Addendum 1: another node found. Now 4/16 nodes.", "nodes", ("four_or_more", False)),
        ("HER2: 0 (~60%), 1+ (~40%)", "her2", (None, False)),
        ("Axillary lymph node, needle aspiration:\n- Positive for metastatic carcinoma", "nodes", (None, False)),
        ("Bone scintigraphy: no evidence of osseous metastases\nNodes 0/2", "nodes", ("none", True)),
        ("Lumpectomy. Primary tumor dimension: 28 mm", "tumor_size", ("two_to_5", True)),
        ("BI-RADS 5 mass.\nBiopsy: invasive ductal carcinoma, grade 3", "grade", ("3", True)),
        ("Nottingham grade 3 maintained", "grade", ("3", True)),
        ("Lumpectomy. Invasive carcinoma NST: 1.8 cm maximal dimension", "tumor_size", ("up_to_2", True)),
        ("Axillary US: 1 enlarged node, 1.5 cm", "tumor_size", None),
        ("Grade: 1 / 2 / *3", "grade", ("3", True)),
        ("ER: **positive** / negative", "er", ("positive", True)),
        ("Nottingham grade 2 (3/2/1)", "grade", ("2", True)),
        ("Wide local excision:\n+ Grade 2\n+ Size 18 mm", "grade", ("2", True)),
        ("Lymph nodes: four (4) of thirteen (13) contain tumor.", "nodes", ("four_or_more", True)),
        ("ERA: positive, 95%\nPRA: positive, 40%", "pr", ("positive", True)),
        ("    | Result | Percent\nER | Positive | 90\nPR | Negative | 0", "pr", ("negative", True)),
        ("HR+ cancer\nER 95 %\nPR <1", "pr", ("negative", False)),
        ("Ki-67: 30 (hot spot 50; average 30)", "ki67", ("20_or_more", False)),
        ("It is grade 2. 95% of the cells carry the estrogen receptor.", "grade", ("2", True)),
        ("95% carried the estrogen receptor and 40% the progesterone receptor.", "pr", ("positive", False)),
        ("Example of a filled line: ER: positive 90 %\nER: ____", "er", None),
    ],
)  # fmt: skip
def test_what_stands_beside_other_things(text: str, field: str, expected: tuple[str | None, bool] | None) -> None:
    assert one(text, field) == expected


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Next appt: 11/19/2026\nEncounter date: 11/03/2026\nLast resulted: 11/09/26", "date", "11/09/26"),
        ("Rec'd 11/03/2026   Auth 16/03/2026", "date", "16/03/2026"),
        ("Coll: 14/07/2026    Rep: 17/07/2026", "date", "17/07/2026"),
        ("Taken on 20/04/2026\nValidated on 29/04/2026", "date", "29/04/2026"),
        ("Collected: AUG-11-2026   Report Date: AUG-19-2026", "date", "AUG-19-2026"),
        ("Residual Cancer Burden   3.21\nResidual Cancer Burden Class   RCB-II", "rcb", "II"),
        ("RCB 1.9, class RCB-II", "rcb", "II"),
        ("Invasive ductal carcinoma with focal mucinous features", "histologic_type", "ductal (no special type)"),
        ("Invasive carcinoma with mixed ductal and lobular features", "histologic_type", "mixed ductal and lobular"),
        ("Invasive mucinous carcinoma", "histologic_type", "mucinous"),
        ("Margins neg (closest 3 mm)", "margins", "clear"),
        ("The superficial margin is 2.5 mm away", "margins", "clear"),
        ("Margins: deep 3 mm", "margins", "clear"),
        ("Margin 0 mm", "margins", None),
        ("Sample Patient 1, * 12.04.1964   Eingang 04.03.2026   Befund 10.03.2026", "date", "10.03.2026"),
        ("Invasive mammary carcinoma with lobular features", "histologic_type", "lobular"),
        ("No lymphangioinvasion", "lvi", "not found"),
        ("LVI neg", "lvi", "not found"),
        ("Lymph0vascular invasi0n : n0t identified", "lvi", "not found"),
        ("Completion of the armpit: metastatic carcinoma (pN2a)", "tnm", "pN2a"),
        ("pT Category   pT1c\npN Category   pN1mi", "tnm", "pT1c pN1mi"),
    ],
)
def test_a_line_in_plain_words_says_what_the_report_says(text: str, field: str, expected: str | None) -> None:
    shown = {fact.field: fact.value for fact in read_report(text).shown}

    assert shown.get(field) == expected


@pytest.mark.parametrize(
    "text", ["Liver, right lobe, biopsy: metastatic carcinoma of the breast", "Metastasis in the right iliac crest"]
)
def test_the_side_of_another_organ_is_not_the_breast_s(text: str) -> None:
    assert "laterality" not in {fact.field for fact in read_report(text).shown}


def test_the_invisible_marks_of_a_paste_are_no_sign_of_a_picture() -> None:
    text = "In\u00adva\u00adsive car\u00adci\u00adno\u00adma of the \u200ebreast.\u200e ER\u202f90\u202f%"

    said = plain_text(text.encode())

    assert said is not None
    assert fields(read_report(said).offered) == {"er"}


def test_bytes_of_a_picture_are_no_text() -> None:
    assert plain_text(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20) is None


def test_of_two_tumors_what_is_said_of_either_is_shown() -> None:
    text = """RIGHT BREAST, lumpectomy: invasive ductal carcinoma, grade 2, 19 mm. LVI not seen.

LEFT BREAST, mastectomy: invasive lobular carcinoma, grade 3, 31 mm. LVI present.
"""
    found = read_report(text)

    assert "two_tumors" in {alert.kind for alert in found.alerts}
    assert [fact.value for fact in found.shown if fact.field == "lvi"] == ["not found", "present"]
    assert [fact.value for fact in found.shown if fact.field == "laterality"] == ["right", "left"]


def test_a_negative_panel_is_known_by_its_title_and_never_certain() -> None:
    found = read_report("Hereditary cancer panel (blood)\nResult: Negative. No pathogenic variants were identified.")

    assert [(answer.field, answer.key, answer.ticked) for answer in found.offered] == [("brca", "not_found", False)]


def test_what_a_score_page_repeats_of_the_request_is_offered_unticked() -> None:
    found = read_report("Prosigna assay report\nTumor size: 18 mm [entered by the requester]\nNodes: negative\nROR: 42")

    assert {(answer.field, answer.key, answer.ticked) for answer in found.offered} == {
        ("tumor_size", "up_to_2", False),
        ("nodes", "none", False),
    }


def test_the_number_of_a_record_beside_the_day_of_birth_is_no_name() -> None:
    header = "Patient: Sample Patient 1         IPP 00000854       Born 28/02/1972      Sex: F\n"

    assert read_report(header + BREAST + "ER 90 %", "Sample Patient 1").alerts == ()


@pytest.mark.parametrize(
    "text",
    [
        "Core needle biopsy of the liver.\nHistology: carcinoma.\n\nKi-67: 35 %\n\nIt is metastasis of breast cancer.",
        "Grade 2, Ki-67 35 %. She has an increased risk of a further breast cancer and of ovarian cancer.",
    ],
)
def test_where_breast_cancer_spread_to_or_what_may_come_is_no_cancer_of_another_organ(text: str) -> None:
    found = read_report(text)

    assert [alert.kind for alert in found.alerts] == []
    assert ("ki67", "20_or_more") in {(answer.field, answer.key) for answer in found.offered}


@pytest.mark.parametrize(
    "text",
    [
        "Adenocarcinoma of 3.8 cm. The bronchial margin is clear. 2 of 8 nodes have cancer. TTF-1 positive.",
        "2019: vulval cancer, HER2 2+. 2020: stage I breast cancer, ER 90 %.",
    ],
)
def test_a_cancer_that_is_known_by_its_markers_or_its_place_is_told(text: str) -> None:
    found = read_report(text)

    assert "not_breast" in {alert.kind for alert in found.alerts}
    assert not [answer for answer in found.offered if answer.ticked]
