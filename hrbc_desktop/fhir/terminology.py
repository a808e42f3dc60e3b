"""The one table of codes: what is read and written, each confirmed in a published source.

A code that could not be confirmed is not here, and what carries it is listed as not understood.

LOINC for stage groups, TNM categories, receptors, tumor size, variants and ECOG, and HGNC for BRCA1, BRCA2 and PTEN:
    HL7, minimal Common Oncology Data Elements (mCODE) guide, STU 2 to STU 4, profiles and the worked example “Jenny M”.
    There too: the Nottingham grade (44648-4, LA27824-4), SNOMED CT 64368001, 254837009, 52101004, 2667000, 1217123003,
    RxNorm for some chemotherapy, and GTR 509910 for Oncotype DX, because LOINC has no code for that test.
    (LOINC 76544-6, sometimes named for it, is the Prosigna score; LOINC 85329-1, sometimes named for Ki-67, is ER.)
LOINC for the percentages of ER (85329-1, 14228-1) and Ki-67 (85330-9, 29593-1), SNOMED CT for menopause:
    implementation guides of the Swiss cancer registries (CH CRL, CH eCH pathology) and of the German medical
    informatics initiative (MII, oncology and molecular tumor board), both with the display texts of LOINC.
LOINC 21893-3 (positive regional nodes), 21889-1 (size): LOINC code pages. HER2 by FISH 85318-4, 31150-6; other receptor
    codes; SNOMED CT stages, surgeries; RxNorm ingredients: data elements of the mCODE trial matching app.
Answers: LA6576-8, LA6577-6, LA9633-4, LA9634-2, LA6683-2, LA6684-0, LA6668-3, LA26332-9, LA9622-7 to LA9626-8: mCODE
    and the HL7 genomics reporting guide. HER2 by immune stain LA6111-4, LA11840-8, LA11841-6 to LA11843-2: LOINC answer
    lists as used by MII and others. Grades G1 to G3: SNOMED CT in several TNM value sets. HGNC 8975, 3467, 391: HGNC.
ICD-10-CM categories and SNOMED CT of other conditions: Elixhauser value sets of mCODE, and published code maps.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from hrbc_desktop.domain.model.profile import Condition, PastKind
from hrbc_desktop.fhir.read.bands import ECOG, ER_PERCENT, KI67, NODES, ONCOTYPE, TUMOR_SIZE, Scale

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"
GTR = "http://www.ncbi.nlm.nih.gov/gtr"
HGNC = "http://www.genenames.org/geneId"
AJCC = "http://cancerstaging.org"
UCUM = "http://unitsofmeasure.org"
BIRTH_SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"


class Code(NamedTuple):
    """A code in its system."""

    system: str
    code: str


Topic = Literal[
    "stage", "m_category", "n_category", "grade", "er", "pr", "er_percent", "her2", "her2_stain", "her2_ish", "ki67",
    "tumor_size", "nodes", "oncotype", "activity", "menopause",
]  # fmt: skip

ER, PR = Code(LOINC, "85337-4"), Code(LOINC, "85339-0")
ER_CELLS, KI67_CELLS = Code(LOINC, "85329-1"), Code(LOINC, "85330-9")
HER2 = Code(LOINC, "48676-1")
STAGE_GROUP = Code(LOINC, "21914-7")
GRADE = Code(LOINC, "33732-9")
SIZE, LARGEST_DIMENSION = Code(LOINC, "21889-1"), Code(LOINC, "33728-7")
POSITIVE_NODES = Code(LOINC, "21893-3")
ONCOTYPE_DX = Code(GTR, "509910")
MENOPAUSE = Code(SNOMED, "161712005")
VARIANT = Code(LOINC, "69548-6")
GENE_STUDIED, SOURCE_CLASS, SIGNIFICANCE = Code(LOINC, "48018-6"), Code(LOINC, "48002-0"), Code(LOINC, "53037-8")
GERMLINE, SOMATIC = Code(LOINC, "LA6683-2"), Code(LOINC, "LA6684-0")
PATHOGENIC = frozenset({Code(LOINC, "LA6668-3"), Code(LOINC, "LA26332-9")})
BREAST_CANCER = Code(SNOMED, "254837009")

TOPICS: Mapping[Code, Topic] = {
    Code(LOINC, "21908-9"): "stage",  # clinical
    Code(LOINC, "21902-2"): "stage",  # pathologic
    STAGE_GROUP: "stage",
    Code(LOINC, "21907-1"): "m_category",
    Code(LOINC, "21901-4"): "m_category",
    Code(LOINC, "21900-6"): "n_category",  # pathologic alone: a clinical category does not count nodes
    GRADE: "grade",
    Code(LOINC, "44648-4"): "grade",
    ER: "er",
    Code(LOINC, "40556-3"): "er",
    Code(LOINC, "16112-5"): "er",
    ER_CELLS: "er_percent",
    Code(LOINC, "14228-1"): "er_percent",
    PR: "pr",
    Code(LOINC, "40557-1"): "pr",
    Code(LOINC, "16113-3"): "pr",
    HER2: "her2",
    Code(LOINC, "85319-2"): "her2_stain",
    Code(LOINC, "18474-7"): "her2_stain",
    Code(LOINC, "85318-4"): "her2_ish",
    Code(LOINC, "31150-6"): "her2_ish",
    KI67_CELLS: "ki67",
    Code(LOINC, "29593-1"): "ki67",
    SIZE: "tumor_size",
    LARGEST_DIMENSION: "tumor_size",
    POSITIVE_NODES: "nodes",
    ONCOTYPE_DX: "oncotype",
    Code(LOINC, "89247-1"): "activity",
    MENOPAUSE: "menopause",
}

MEASURED: Mapping[Topic, tuple[str, Scale]] = {
    "er_percent": ("er", ER_PERCENT),
    "ki67": ("ki67", KI67),
    "tumor_size": ("tumor_size", TUMOR_SIZE),
    "nodes": ("nodes", NODES),
    "oncotype": ("oncotype", ONCOTYPE),
    "activity": ("activity", ECOG),
}
"""Which question a number answers, and where its limits are."""

POSITIVE, NEGATIVE = Code(LOINC, "LA6576-8"), Code(LOINC, "LA6577-6")
PRESENT, ABSENT = Code(LOINC, "LA9633-4"), Code(LOINC, "LA9634-2")
POSTMENOPAUSAL, PREMENOPAUSAL = Code(SNOMED, "76498008"), Code(SNOMED, "22636003")
STAGE_3, STAGE_4 = Code(SNOMED, "258224005"), Code(SNOMED, "258228008")

ANSWERS: Mapping[Topic, Mapping[Code | str, str]] = {
    "er": {POSITIVE: "positive", NEGATIVE: "negative", "low positive": "low", "er low positive": "low"},
    "pr": {POSITIVE: "positive", NEGATIVE: "negative"},
    "her2": {POSITIVE: "positive", NEGATIVE: "negative", "her2-low": "low", "her2-ultralow": "ultralow"},
    "her2_ish": {POSITIVE: "positive", NEGATIVE: "ish_negative", "amplified": "positive",
                 "not amplified": "ish_negative"},
    "her2_stain": {
        Code(LOINC, "LA6111-4"): "zero", Code(LOINC, "LA11840-8"): "zero", Code(LOINC, "LA11841-6"): "low",
        Code(LOINC, "LA11842-4"): "two_plus", Code(LOINC, "LA11843-2"): "positive",
        "0": "zero", "1+": "low", "2+": "two_plus", "3+": "positive", NEGATIVE: "negative", POSITIVE: "positive",
    },
    "menopause": {
        POSTMENOPAUSAL: "yes", PREMENOPAUSAL: "not_yet",
        "postmenopausal": "yes", "premenopausal": "not_yet", "perimenopausal": "in_between",
    },
    "activity": {
        Code(LOINC, "LA9622-7"): "fully", Code(LOINC, "LA9623-5"): "light", Code(LOINC, "LA9624-3"): "half_the_day",
        Code(LOINC, "LA9625-0"): "mostly_resting", Code(LOINC, "LA9626-8"): "mostly_resting",
    },
    "stage": {
        **{Code(SNOMED, code): "early" for code in ("258219007", "261614003", "261615002")},
        **{Code(SNOMED, code): "locally_advanced" for code in (STAGE_3.code, "261638004", "261639007", "261640009")},
        STAGE_4: "metastatic",
    },
    "grade": {
        Code(SNOMED, "1228848004"): "1", Code(SNOMED, "1228850007"): "2", Code(SNOMED, "1228851006"): "3",
        Code(LOINC, "LA27824-4"): "2",
    },
    "n_category": {"pn0": "none", "pn1a": "one_to_three", "pn1c": "one_to_three", "pn2a": "four_or_more"},
    "m_category": dict.fromkeys(("m1", "cm1", "pm1"), "metastatic"),
}  # fmt: skip
"""Codes and whole words, and the answer that each is. AJCC, 8th edition: pN1a is 1 to 3 nodes, pN2a 4 to 9; pN1, pN2
and pN3 may mean nodes elsewhere, and pN1mi less than a whole node, so they are not read."""

SAME_AS: Mapping[Code | str, Code] = {
    Code(SNOMED, "10828004"): POSITIVE,
    "positive": POSITIVE,
    Code(SNOMED, "260385009"): NEGATIVE,
    "negative": NEGATIVE,
    Code(SNOMED, "52101004"): PRESENT,
    "present": PRESENT,
    "detected": PRESENT,
    Code(SNOMED, "2667000"): ABSENT,
    Code(SNOMED, "260415000"): ABSENT,
    "absent": ABSENT,
    "not detected": ABSENT,
}

GENES: Mapping[str, str] = {
    "8975": "PIK3CA", "3467": "ESR1", "391": "AKT1", "9588": "PTEN", "1100": "BRCA1", "1101": "BRCA2",
}  # fmt: skip
"""HGNC numbers."""

MEDICINES: Mapping[str, PastKind] = {
    "10324": "tamoxifen", "72965": "aromatase_inhibitor", "84857": "aromatase_inhibitor",
    "258494": "aromatase_inhibitor", "282357": "fulvestrant", "1946825": "cdk46", "1601374": "cdk46",
    "1873916": "cdk46", "141704": "everolimus", "2169285": "pi3k_akt", "1597582": "parp", "2099704": "parp",
}  # fmt: skip
"""RxNorm ingredients. Products have many codes; they are known by the name of their ingredient."""

MEDICINE_NAMES: Mapping[str, PastKind] = {
    "tamoxifen": "tamoxifen", "letrozole": "aromatase_inhibitor", "anastrozole": "aromatase_inhibitor",
    "exemestane": "aromatase_inhibitor", "goserelin": "ovarian_suppression", "leuprolide": "ovarian_suppression",
    "fulvestrant": "fulvestrant", "elacestrant": "oral_serd", "imlunestrant": "oral_serd", "palbociclib": "cdk46",
    "ribociclib": "cdk46", "abemaciclib": "cdk46", "everolimus": "everolimus", "alpelisib": "pi3k_akt",
    "inavolisib": "pi3k_akt", "capivasertib": "pi3k_akt", "olaparib": "parp", "talazoparib": "parp",
    "sacituzumab govitecan": "sacituzumab", "trastuzumab deruxtecan": "trastuzumab_deruxtecan",
    "datopotamab deruxtecan": "datopotamab",
}  # fmt: skip

CHEMOTHERAPY_NAMES = frozenset({
    "capecitabine", "carboplatin", "cisplatin", "cyclophosphamide", "docetaxel", "doxorubicin", "epirubicin",
    "eribulin", "fluorouracil", "gemcitabine", "methotrexate", "paclitaxel", "vinorelbine",
})  # fmt: skip

PROCEDURES: Mapping[Code, PastKind] = {
    **{Code(SNOMED, code): "lumpectomy" for code in ("392021009", "64368001", "736753001", "736754007")},
    **{
        Code(SNOMED, code): "mastectomy"
        for code in (
            "172043006", "406505007", "384723003", "27865001", "428564008", "70183006", "428571003", "429400009",
            "741009001", "741010006", "726436000", "726437009", "66398006",
        )
    },
    Code(SNOMED, "1217123003"): "radiation",
}  # fmt: skip

CONDITIONS: Mapping[Code, Condition] = {
    Code(SNOMED, "73211009"): "diabetes", Code(SNOMED, "44054006"): "diabetes", Code(ICD10CM, "E11"): "diabetes",
    Code(SNOMED, "49436004"): "heart_rhythm", Code(ICD10CM, "I48"): "heart_rhythm",
    Code(SNOMED, "84114007"): "heart_failure", Code(ICD10CM, "I50"): "heart_failure",
    Code(SNOMED, "128053003"): "blood_clots", Code(SNOMED, "59282003"): "blood_clots",
    Code(ICD10CM, "I26"): "blood_clots", Code(ICD10CM, "I82.4"): "blood_clots",
    Code(SNOMED, "38341003"): "high_blood_pressure", Code(SNOMED, "59621000"): "high_blood_pressure",
    Code(ICD10CM, "I10"): "high_blood_pressure",
    Code(SNOMED, "13645005"): "lung", Code(ICD10CM, "J44"): "lung",
    Code(SNOMED, "328383001"): "liver", Code(ICD10CM, "K76.9"): "liver",
    Code(SNOMED, "709044004"): "kidney", Code(ICD10CM, "N18"): "kidney",
    Code(SNOMED, "64859006"): "thin_bones", Code(ICD10CM, "M81"): "thin_bones",
    Code(SNOMED, "34000006"): "bowel", Code(SNOMED, "64766004"): "bowel", Code(ICD10CM, "K51"): "bowel",
    Code(SNOMED, "302226006"): "nerve_damage", Code(ICD10CM, "G62.9"): "nerve_damage",
    Code(SNOMED, "77386006"): "pregnant", Code(ICD10CM, "Z34"): "pregnant",
}  # fmt: skip
"""An ICD-10-CM entry stands for its whole category: I48 for I48.91 too."""

CANCER_IN_THE_BREAST = frozenset({BREAST_CANCER, Code(ICD10CM, "C50")})
CANCER_IN_AXILLARY_NODES = frozenset({Code(SNOMED, "94181007"), Code(ICD10CM, "C77.3")})
CANCER_ELSEWHERE = frozenset({
    Code(SNOMED, "94222008"), Code(SNOMED, "94381002"), Code(ICD10CM, "C78"), Code(ICD10CM, "C79.3"),
    Code(ICD10CM, "C79.5"),
})  # fmt: skip
"""Cancer that has spread to bone, liver, lung, belly or brain. C79.81, in a breast, is not among them."""
