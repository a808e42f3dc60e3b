"""The one table of codes: what is read and written, each confirmed in a published source.

A code that could not be confirmed is not here, and what carries it is listed as not understood.

LOINC for stage groups, TNM categories, receptors, tumor size, variants and ECOG, and HGNC for BRCA1, BRCA2 and PTEN:
    HL7, minimal Common Oncology Data Elements (mCODE) guide, STU 2 to STU 4, profiles and the worked example “Jenny M”.
    There too: histologic grade (NCIT C18000) and its three values in SNOMED CT; the Nottingham grade (44648-4,
    LA27824-4), SNOMED CT 64368001, 254837009, 52101004, 2667000, 1217123003,
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
AJCC stage groups in SNOMED CT: mCODE STU 4 and the value set of stage groups of New Zealand. ECOG in SNOMED CT: the
    oncology module of the German medical informatics initiative, with the codes of the German cancer registries (oBDS).
ATC: index of the WHO Collaborating Center as used in published code maps. CPT: the public list of procedure codes.
SNOMED CT for medicines: questionnaires of German breast centers (senologie.org). SNOMED CT for tumors with or without
    a receptor: German medical informatics initiative. ICD-10-PCS, OPS: value sets of US quality measures (0HT), German
    registries (5-870). ICD-10-CM Z17: its tabular list of 2025. Pregnancy: International Patient Summary (82810-3).
ICD-10-CM categories and SNOMED CT of other conditions: Elixhauser value sets of mCODE, and published code maps.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from hrbc_desktop.domain.model.profile import HealthCondition, PastKind
from hrbc_desktop.fhir.read.bands import ECOG, ER_PERCENT, KI67, NODES, ONCOTYPE, TUMOR_SIZE, BandScale

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"
ICD10 = frozenset({
    ICD10CM, "http://hl7.org/fhir/sid/icd-10", "http://fhir.de/CodeSystem/bfarm/icd-10-gm",
    "http://fhir.de/CodeSystem/dimdi/icd-10-gm", "urn:oid:2.16.840.1.113883.6.3", "urn:oid:2.16.840.1.113883.6.90",
    "http://hl7.org/fhir/sid/icd-10-nl", "http://hl7.org/fhir/sid/icd-10-au", "https://fhir.hl7.org.uk/Id/icd-10",
    "urn:oid:2.16.840.1.113883.6.43.1", "http://terminology.hl7.org/CodeSystem/icd-o-3",
})  # fmt: skip
"""The editions of ICD-10. Their categories of three and four signs are the same for all that is read here; so are the
places of tumors in ICD-O-3, with which registries name a cancer."""
ICD10PCS = frozenset({
    "http://www.cms.gov/Medicare/Coding/ICD10", "http://hl7.org/fhir/sid/icd-10-pcs", "urn:oid:2.16.840.1.113883.6.4",
})  # fmt: skip
OPS = frozenset({"http://fhir.de/CodeSystem/bfarm/ops", "http://fhir.de/CodeSystem/dimdi/ops"})
ICD9 = "http://hl7.org/fhir/sid/icd-9-cm"
ATC = frozenset({
    "http://www.whocc.no/atc", "http://fhir.de/CodeSystem/bfarm/atc", "http://fhir.de/CodeSystem/dimdi/atc",
    "urn:oid:2.16.840.1.113883.6.73",
})  # fmt: skip
CPT = "http://www.ama-assn.org/go/cpt"
INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
ADMINISTRATIVE_GENDER = "http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender"
NCIT = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl"
OBDS = "https://www.basisdatensatz.de/oBDS"
_MII = "https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem"
OBDS_SYSTEMS = frozenset({
    OBDS, f"{_MII}/mii-cs-onko-grading", f"{_MII}/mii-cs-onko-allgemeiner-leistungszustand-ecog",
})  # fmt: skip
"""The basic data set of the German cancer registries, and the same answers in the medical informatics initiative."""
UICC = "https://www.uicc.org/resources/tnm"
GTR = "http://www.ncbi.nlm.nih.gov/gtr"
HGNC = "http://www.genenames.org/geneId"
AJCC = "http://cancerstaging.org"
UCUM = "http://unitsofmeasure.org"
BIRTH_SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"
SEX_EXTENSIONS = frozenset({BIRTH_SEX, "http://hl7.org/fhir/us/core/StructureDefinition/us-core-sex"})


class Code(NamedTuple):
    """A code in its system."""

    system: str
    code: str


CodeTopic = Literal[
    "stage", "m_category", "n_category", "grade", "er", "pr", "er_percent", "her2", "her2_stain", "her2_ish", "ki67",
    "tumor_size", "nodes", "oncotype", "activity", "menopause", "sex", "pregnancy",
]  # fmt: skip

ER, PR = Code(LOINC, "85337-4"), Code(LOINC, "85339-0")
ER_CELLS, KI67_CELLS = Code(LOINC, "85329-1"), Code(LOINC, "85330-9")
HER2, HER2_RATIO, HER2_COPIES = Code(LOINC, "48676-1"), Code(LOINC, "49683-6"), Code(LOINC, "74860-8")
STAGE_GROUP = Code(LOINC, "21914-7")
GRADE = Code(LOINC, "33732-9")
SIZE, LARGEST_DIMENSION = Code(LOINC, "21889-1"), Code(LOINC, "33728-7")
POSITIVE_NODES, NODES_EXAMINED = Code(LOINC, "21893-3"), Code(LOINC, "21894-1")
ONCOTYPE_DX = Code(GTR, "509910")
MENOPAUSE = Code(SNOMED, "161712005")
VARIANT = Code(LOINC, "69548-6")
GENE_STUDIED, SOURCE_CLASS, SIGNIFICANCE = Code(LOINC, "48018-6"), Code(LOINC, "48002-0"), Code(LOINC, "53037-8")
GERMLINE, SOMATIC = Code(LOINC, "LA6683-2"), Code(LOINC, "LA6684-0")
PATHOGENIC = frozenset({Code(LOINC, "LA6668-3"), Code(LOINC, "LA26332-9")})
BREAST_CANCER = Code(SNOMED, "254837009")
IN_SITU = Code(ICD10CM, "D05.10")
HYPERTENSION = Code(SNOMED, "38341003")
HISTOLOGIC_GRADE = Code(NCIT, "C18000")
LOW_GRADE, INTERMEDIATE_GRADE, HIGH_GRADE = (Code(SNOMED, code) for code in ("1155708003", "1286893008", "1155707008"))

TOPICS: dict[Code, CodeTopic] = {
    Code(LOINC, "21908-9"): "stage",  # clinical
    Code(LOINC, "21902-2"): "stage",  # pathologic
    STAGE_GROUP: "stage",
    Code(LOINC, "21907-1"): "m_category",
    Code(LOINC, "21901-4"): "m_category",
    Code(SNOMED, "399387003"): "m_category",
    Code(SNOMED, "371497001"): "m_category",
    Code(LOINC, "21900-6"): "n_category",  # pathologic alone: a clinical category does not count nodes
    Code(SNOMED, "371494008"): "n_category",
    GRADE: "grade",
    HISTOLOGIC_GRADE: "grade",
    Code(LOINC, "44648-4"): "grade",
    ER: "er",
    Code(LOINC, "40556-3"): "er",
    Code(LOINC, "16112-5"): "er",
    ER_CELLS: "er_percent",
    Code(LOINC, "14228-1"): "er_percent",
    PR: "pr",
    Code(LOINC, "40557-1"): "pr",
    Code(LOINC, "16113-3"): "pr",
    Code(LOINC, "85325-9"): "pr",  # share of cells
    Code(LOINC, "14230-7"): "pr",
    HER2: "her2",
    Code(LOINC, "85319-2"): "her2_stain",
    Code(LOINC, "18474-7"): "her2_stain",
    Code(LOINC, "72383-3"): "her2_stain",
    Code(LOINC, "85318-4"): "her2_ish",
    Code(LOINC, "31150-6"): "her2_ish",
    Code(LOINC, "96893-3"): "her2_ish",
    HER2_RATIO: "her2_ish",
    HER2_COPIES: "her2_ish",
    KI67_CELLS: "ki67",
    Code(LOINC, "29593-1"): "ki67",
    SIZE: "tumor_size",
    LARGEST_DIMENSION: "tumor_size",
    POSITIVE_NODES: "nodes",
    ONCOTYPE_DX: "oncotype",
    Code(LOINC, "89247-1"): "activity",
    MENOPAUSE: "menopause",
    **dict.fromkeys((Code(SNOMED, "399537006"), Code(SNOMED, "399588009"), Code(SNOMED, "399390009")), "stage"),
    Code(LOINC, "89262-0"): "activity",
    Code(SNOMED, "423740007"): "activity",
    Code(SNOMED, "424122007"): "activity",
    Code(LOINC, "76689-9"): "sex",
    Code(LOINC, "46098-0"): "sex",  # what the extension us-core-sex rests on
    Code(LOINC, "82810-3"): "pregnancy",
}

_HER2 = r"(?:her-?2(?:[ /-]?neu)?|c?-?erb-?b-?2)"
TOPIC_WORDS: Mapping[str, CodeTopic] = {
    r"(?:o?estrogen receptors?|er)(?:[- ]status| \(er\))*|(?:ö|oe)?strogen-?rezeptor(?:en|[- ]?status)?|"
    r"r[eé]cepteurs? (?:aux |d['’])?(?:œ|oe|e)strog[eè]nes?|receptor(?:es)? (?:de )?estr[oó]genos?|"
    r"recettori (?:per gli )?estrogeni(?:ci)?": "er",
    r"(?:progesterone receptors?|pr|pgr)(?:[- ]status| \(pr\))*|progesteron-?rezeptor(?:en|[- ]?status)?|"
    r"r[eé]cepteurs? (?:[aà] la |de la )?progest[eé]rone|receptor(?:es)? (?:de )?progesterona|"
    r"recettori (?:per il )?progesterone|recettori progestinici": "pr",
    rf"(?:receptor |statut |estado |stato |r[eé]cepteur )?{_HER2}"
    r"(?:[- ](?:receptors?|rezeptor|status|expression|surexpression))*(?: \((?:surexpression|overexpression)\))?|"
    r"human epidermal growth factor receptor 2(?: status)?": "her2",
    rf"{_HER2}(?: \(?(?:erbb2|her-?2)\)?)?(?: (?:status|score|expression|protein|stain))*"
    r"(?: \[presence\] in [a-z ]{1,40})? ?(?:by |par |durch |\()?(?:ihc|immunohistochemistry|immune ?stain|"
    r"immunhistochemie|immunohistochimie|inmunohistoqu[ií]mica|immunoistochimica|игх)\)?"
    r"(?: \(ihc\))?(?: (?:score|status|result|stain))*": "her2_stain",
    rf"{_HER2}(?: gene)?(?: (?:amplification|duplication|status))*"
    r"(?: \[presence\] in [a-z ]{1,40})? ?(?:by |par |\()?(?:[fcs]?ish|dual ish|(?:fluorescen(?:ce|t) )?in situ "
    r"hybridi[sz]ation)\)?(?: \(f?ish\))?(?: (?:status|result))*(?:, (?:breast|tissue|tumou?r))?": "her2_ish",
    r"(?:nottingham |elston |combined |histolog(?:ic|ical|y) |tumou?r )*grad(?:e|ing|o)"
    r"(?: histologique| histopronostique| istologico| histol[oó]gico| nottingham)?(?: sbr| nottingham)?"
    r"(?: \((?:sbr|elston-?(?:et |& |and )?ellis|nottingham)\))?": "grade",
    r"(?:invasive |primary )*(?:tumou?r|carcinoma) size(?:,? \(?(?:greatest|largest|maximum) dimension\)?)?":
        "tumor_size",
    r"(?:number of )?(?:positive|involved) (?:regional |axillary )*(?:lymph )?nodes|(?:lymph )?nodes,? positive":
        "nodes",
    r"ki-?67(?:[ -](?:proliferation(?:s-?)? ?)?index| labell?ing index| score| \(mib-?1\)| positive cells)?|"
    r"(?:indice|index|[ií]ndice)(?: de prolif[eé]ra(?:tion|ci[oó]n)| di proliferazione)? ki-?67": "ki67",
    r"(?:clinical |pathologic(?:al)? |anatomic |prognostic |ajcc |uicc |tnm )*(?:cancer |tumou?r )?stage(?: group)?|"
    r"(?:uicc|ajcc|tnm)?[- ]?(?:tumou?r)?(?:stadium|stade|stadio|est[aá]dio)"
    r"(?: (?:clinique|pathologique|cl[ií]nico|tnm|ajcc|uicc))?":
        "stage",
    r"(?:oncotype(?: ?dx)?|21-gene)(?: breast)?(?: cancer)?(?: (?:recurrence )?score)?(?: \(rs\))?(?: assay)?":
        "oncotype",
    r"menopausal (?:status|state)|menopause(?: status)?|menopausenstatus|statut m[eé]nopausique": "menopause",
    r"(?:ecog|eastern cooperative oncology group)(?: performance)?(?:[- ]status)?(?: (?:score|grade))?(?: \(ecog\))?|"
    r"(?:(?:allgemeiner|leistungs(?:zustand|status)|indice|[ií]ndice|de|performance|status|estado|fun\w+al|escala|"
    r"[eé]chelle|score|oms|who) )+\(?ecog(?:[ /](?:who|oms))?\)?|ecog[ -](?:leistungs(?:zustand|status)|ps)":
        "activity",
    r"(?:birth sex|sex (?:assigned )?at birth|sexo al nacer|sexe (?:de|à la) naissance|geburtsgeschlecht)": "sex",
    r"pregnancy status": "pregnancy",
}  # fmt: skip
"""Whole names of what was looked at, for laboratories that send a code of their own."""

MEASURED: Mapping[CodeTopic, tuple[str, BandScale]] = {
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

_AJCC_I_II = (
    "1222723001", "1222724007", "1222725008", "1222726009", "1222727000", "1222728005", "1222729002", "1222730007",
    "1222731006", "1222765007", "1222766008", "1222767004", "1222768009", "1222769001", "1222770000",
)  # fmt: skip
_AJCC_III = (
    "1222801008", "1222802001", "1222803006", "1222804000", "1222805004", "1222806003", "1222807007", "1222809005",
    "1222811001",
)  # fmt: skip
_AJCC_IV = ("1222837003", "1222838008", "1222841004", "1222842006")

ANSWERS: Mapping[CodeTopic, Mapping[Code | str, str]] = {
    "er": {POSITIVE: "positive", PRESENT: "positive", NEGATIVE: "negative", ABSENT: "negative",
           "low positive": "low", "er low positive": "low",
           Code(SNOMED, "416053008"): "positive", Code(SNOMED, "441117001"): "negative"},
    "pr": {POSITIVE: "positive", PRESENT: "positive", NEGATIVE: "negative", ABSENT: "negative",
           "low positive": "low",
           Code(SNOMED, "416561008"): "positive"},
    "her2": {POSITIVE: "positive", PRESENT: "positive", NEGATIVE: "negative", ABSENT: "negative",
             Code(SNOMED, "431396003"): "negative", "her2-low": "low", "her2 low": "low",
             "her2-ultralow": "ultralow", "her2 ultralow": "ultralow"},
    "her2_ish": {POSITIVE: "positive", PRESENT: "positive", NEGATIVE: "ish_negative", ABSENT: "ish_negative",
                 "amplified": "positive", "not amplified": "ish_negative"},
    "her2_stain": {
        Code(LOINC, "LA6111-4"): "zero", Code(LOINC, "LA11840-8"): "zero", Code(LOINC, "LA11841-6"): "low",
        Code(LOINC, "LA11842-4"): "two_plus", Code(LOINC, "LA11843-2"): "positive",
        "0": "zero", "1+": "low", "2+": "two_plus", "3+": "positive", NEGATIVE: "negative", POSITIVE: "positive",
        PRESENT: "positive", ABSENT: "negative",
    },
    "menopause": {
        POSTMENOPAUSAL: "yes", PREMENOPAUSAL: "not_yet",
        "postmenopausal": "yes", "premenopausal": "not_yet", "perimenopausal": "in_between",
    },
    "activity": {
        Code(LOINC, "LA9622-7"): "fully", Code(LOINC, "LA9623-5"): "light", Code(LOINC, "LA9624-3"): "half_the_day",
        Code(LOINC, "LA9625-0"): "mostly_resting", Code(LOINC, "LA9626-8"): "mostly_resting",
        Code(SNOMED, "425389002"): "fully", Code(SNOMED, "422512005"): "light",
        Code(SNOMED, "422894000"): "half_the_day", Code(SNOMED, "423053003"): "mostly_resting",
        Code(SNOMED, "423237006"): "mostly_resting",
        Code(OBDS, "0"): "fully", Code(OBDS, "1"): "light", Code(OBDS, "2"): "half_the_day",
        Code(OBDS, "3"): "mostly_resting", Code(OBDS, "4"): "mostly_resting",
        "0": "fully", "1": "light", "2": "half_the_day", "3": "mostly_resting", "4": "mostly_resting",
        "ecog 0": "fully", "ecog 1": "light", "ecog 2": "half_the_day", "ecog 3": "mostly_resting",
        "ecog 4": "mostly_resting",
    },
    "sex": {
        Code(ADMINISTRATIVE_GENDER, "F"): "female", Code(ADMINISTRATIVE_GENDER, "M"): "male",
        Code(SNOMED, "248152002"): "female", Code(SNOMED, "248153007"): "male", "female": "female", "male": "male",
    },
    "stage": {
        **{Code(SNOMED, code): "early" for code in ("258219007", "261614003", "261615002")},
        **{Code(SNOMED, code): "locally_advanced" for code in (STAGE_3.code, "261638004", "261639007", "261640009")},
        STAGE_4: "metastatic",
        **{Code(SNOMED, code): "early" for code in _AJCC_I_II},
        **{Code(SNOMED, code): "locally_advanced" for code in _AJCC_III},
        **{Code(SNOMED, code): "metastatic" for code in _AJCC_IV},
    },
    "grade": {
        Code(SNOMED, "1228848004"): "1", Code(SNOMED, "1228850007"): "2", Code(SNOMED, "1228851006"): "3",
        Code(LOINC, "LA27824-4"): "2",
        Code(OBDS, "1"): "1", Code(OBDS, "2"): "2", Code(OBDS, "3"): "3",
        LOW_GRADE: "1", INTERMEDIATE_GRADE: "2", HIGH_GRADE: "3",
        "well differentiated": "1", "moderately differentiated": "2", "poorly differentiated": "3",
        "low grade": "1", "intermediate grade": "2", "high grade": "3",
        "gut differenziert": "1", "mäßig differenziert": "2", "schlecht differenziert": "3",
        "bien différencié": "1", "moyennement différencié": "2", "peu différencié": "3",
        "bien diferenciado": "1", "moderadamente diferenciado": "2", "pobremente diferenciado": "3",
        "ben differenziato": "1", "moderatamente differenziato": "2", "scarsamente differenziato": "3",
    },
    "pregnancy": {Code(LOINC, "LA15173-0"): "pregnant", Code(SNOMED, "77386006"): "pregnant", "pregnant": "pregnant"},
    "n_category": {
        **dict.fromkeys(("pn0", "n0", "0"), "none"), **dict.fromkeys(("pn1a", "n1a", "1a"), "one_to_three"),
        **dict.fromkeys(("pn1c", "n1c", "1c"), "one_to_three"), **dict.fromkeys(("pn2a", "n2a", "2a"), "four_or_more"),
    },
    "m_category": dict.fromkeys(("m1", "cm1", "pm1", "1"), "metastatic"),
}  # fmt: skip
"""Codes and whole words, and the answer that each is. AJCC, 8th edition: pN1a is 1 to 3 nodes, pN2a 4 to 9; pN1, pN2
and pN3 may mean nodes elsewhere, and pN1mi less than a whole node, so they are not read."""

SAME_AS: Mapping[Code | str, Code] = {
    Code(INTERPRETATION, "POS"): POSITIVE, Code(INTERPRETATION, "DET"): PRESENT,
    Code(INTERPRETATION, "NEG"): NEGATIVE, Code(INTERPRETATION, "ND"): ABSENT,
    **dict.fromkeys(
        ("pos", "positiv", "positif", "positivo", "positiva", "positivi", "reactive", "positief", "pozitivní",
         "pozitif", "pozitív", "dodatni", "положительный", "положительная", "θετικός", "陽性", "阳性", "양성"), POSITIVE
    ),
    **dict.fromkeys(
        ("neg", "negativ", "négatif", "negatif", "negativo", "negativa", "negativi", "nonreactive", "negatief",
         "negativní", "negatív", "ujemny", "отрицательный", "отрицательная", "αρνητικός", "陰性", "阴性", "음성"),
        NEGATIVE,
    ),
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
}  # fmt: skip

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

MEDICINE_SUBSTANCES: Mapping[str, PastKind] = {
    "373345002": "tamoxifen", "75959001": "tamoxifen", "386911004": "aromatase_inhibitor",
    "386910003": "aromatase_inhibitor", "387017005": "aromatase_inhibitor", "385519002": "fulvestrant",
    "108771008": "ovarian_suppression", "397198002": "ovarian_suppression", "838469001": "trastuzumab_deruxtecan",
    "715958001": "cdk46", "732257004": "cdk46", "761851004": "cdk46", "432162002": "parp", "782199007": "parp",
    "871701001": "sacituzumab", "788050002": "pi3k_akt", "428698007": "everolimus",
}  # fmt: skip
"""SNOMED CT, for what comes without a name."""

MEDICINE_CODES: Mapping[str, PastKind] = {
    "L02BA01": "tamoxifen", "L02BA03": "fulvestrant", "L02BA04": "oral_serd", "L02BG": "aromatase_inhibitor",
    "L02AE02": "ovarian_suppression", "L02AE03": "ovarian_suppression", "L02AE04": "ovarian_suppression",
    "L01EF": "cdk46", "L01EG02": "everolimus", "L01EM03": "pi3k_akt", "L01XK": "parp", "L01FX17": "sacituzumab",
    "L01FD04": "trastuzumab_deruxtecan",
}  # fmt: skip
"""ATC, by substance or by a group whose medicines are all of one kind."""

MEDICINE_NAMES: Mapping[str, PastKind] = {
    **dict.fromkeys(
        ("tamoxifen", "tamoxifene", "nolvadex", "soltamox", "tamofen", "kessar", "tamizam", "тамоксифен", "ταμοξιφενη",
         "ταμοξιφαινη", "טמוקסיפן",
         "tamoksifen", "tamoksyfen", "tamoksifenas", "tamoksifeeni", "tamoksifeen",
         "タモキシフェン", "他莫昔芬", "타목시펜", "تاموكسيفين"), "tamoxifen"
    ),
    **dict.fromkeys(
        ("letrozol", "anastrozol", "exemestan", "letrozolas", "anastrozolas", "anastrazol", "letrotsoli",
         "anastrotsoli", "eksemestaani", "eksemestan", "exemestanas", "femara", "femar", "arimidex", "aromasin",
         "aromasine", "aromasil",
         "летрозол", "анастрозол", "эксеместан", "λετροζολη", "αναστροζολη", "εξεμεστανη", "レトロゾール",
         "アナストロゾール", "エキセメスタン", "来曲唑", "阿那曲唑", "依西美坦",
         "레트로졸", "아나스트로졸", "엑세메스탄", "ليتروزول", "اناستروزول"), "aromatase_inhibitor"
    ),
    **dict.fromkeys(
        ("goserelin", "gozerelin", "goserelinas", "leuprorelinas",
         "gosereline", "gosserrelin", "leuprolid", "leuprorelin", "leuproreline", "leuprolide acetate",
         "triptorelin", "triptoreline", "zoladex", "lupron", "eligard", "enantone", "trenantone", "sixantone", "lucrin",
         "procren", "decapeptyl", "pamorelin", "diphereline", "diferelin", "gonapeptyl", "trelstar", "гозерелин",
         "лейпрорелин", "трипторелин", "ゴセレリン", "リュープロレリン", "戈舍瑞林", "亮丙瑞林", "고세렐린",
         "류프로렐린"), "ovarian_suppression"
    ),
    **dict.fromkeys(
        ("fulvestrant", "faslodex", "cligavyx", "фулвестрант", "φουλβεστραντη", "フルベストラント", "氟维司群",
         "풀베스트란트"), "fulvestrant"
    ),
    **dict.fromkeys(("elacestrant", "imlunestrant", "orserdu", "korserdu", "inluriyo"), "oral_serd"),
    **dict.fromkeys(
        ("palbociclib", "palbocyklib", "ribociclib", "rybocyklib", "abemaciclib", "abemacyklib", "ibrance", "kisqali",
         "verzenio", "verzenios", "палбоциклиб", "рибоциклиб", "абемациклиб", "パルボシクリブ", "アベマシクリブ",
         "哌柏西利", "瑞波西利", "阿贝西利", "팔보시클립", "리보시클립", "아베마시클립"), "cdk46"
    ),
    **dict.fromkeys(
        ("everolimus", "everolim", "ewerolimus", "afinitor", "эверолимус", "エベロリムス", "依维莫司"), "everolimus"
    ),
    **dict.fromkeys(
        ("alpelisib", "inavolisib", "capivasertib", "piqray", "itovebi", "truqap", "алпелисиб", "カピバセルチブ",
         "阿培利司"), "pi3k_akt"
    ),
    **dict.fromkeys(("olaparib", "talazoparib", "lynparza", "talzenna", "олапариб", "オラパリブ", "奥拉帕利"), "parp"),
    **dict.fromkeys(("sacituzumab govitecan", "trodelvy"), "sacituzumab"),
    **dict.fromkeys(("trastuzumab deruxtecan", "enhertu", "t dxd"), "trastuzumab_deruxtecan"),
    **dict.fromkeys(("datopotamab deruxtecan", "datroway"), "datopotamab"),
}  # fmt: skip
"""International names and brands. A name may end as in other languages: letrozol, -e, -o."""

HER2_MEDICINE_NAMES = frozenset({
    "trastuzumab", "pertuzumab", "margetuximab", "lapatinib", "neratinib", "tucatinib", "pyrotinib", "herceptin",
    "perjeta", "phesgo", "kadcyla", "t dm1", "margenza", "tykerb", "tyverb", "nerlynx", "tukysa", "ogivri", "herzuma",
    "ontruzant", "trazimera", "kanjinti", "hercessi", "zercepac", "трастузумаб", "пертузумаб", "トラスツズマブ",
    "ペルツズマブ", "曲妥珠单抗", "帕妥珠单抗", "트라스투주맙", "퍼투주맙",
})  # fmt: skip
"""Medicines against HER2 that are given where HER2 is positive. Trastuzumab deruxtecan is given where it is low too."""
HER2_MEDICINE_CODES = ("L01FD01", "L01FD02", "L01FD03", "L01FD06", "L01EH", "L01XC03", "L01XC13", "L01XC14")
"""ATC, today's and those of before 2022."""
HER2_MEDICINES = frozenset({"224905", "1298944"})
"""RxNorm ingredients: trastuzumab, pertuzumab."""

CHEMOTHERAPY_NAMES = frozenset({
    "capecitabin", "carboplatin", "cisplatin", "cyclophosphamid", "ciclofosfamid", "docetaxel", "doxorubicin",
    "epirubicin", "eribulin", "fluorouracil", "gemcitabin", "methotrexat", "paclitaxel", "vinorelbin", "xeloda",
    "taxol", "taxotere", "abraxane", "adriamycin", "halaven", "gemzar", "navelbine", "caelyx", "doxil",
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
    **{Code(CPT, code): "lumpectomy" for code in ("19301", "19302")},
    **{Code(CPT, code): "mastectomy" for code in ("19303", "19305", "19306", "19307")},
    **{Code(CPT, code): "radiation" for code in ("77385", "77386", "77402", "77407", "77412")},
    **{
        Code(SNOMED, code): "radiation"
        for code in ("1217123003", "108290001", "53438000", "445232009", "33195004", "384692006")
    },
}  # fmt: skip

PROCEDURE_GROUPS: Mapping[str, PastKind] = {
    "0HTT": "mastectomy", "0HTU": "mastectomy", "0HTV": "mastectomy", "DM0": "radiation", "DM1": "radiation",
    "DM2": "radiation", **dict.fromkeys(("0HBT0ZZ", "0HBU0ZZ", "0HBV0ZZ"), "lumpectomy"),
    "5-870": "lumpectomy", "5-872": "mastectomy", "5-874": "mastectomy", "5-877": "mastectomy",
    **dict.fromkeys(("8-520", "8-521", "8-522", "8-523", "8-524", "8-525"), "radiation"),
}  # fmt: skip
"""How codes of ICD-10-PCS and of the German OPS begin. OPS 8-527 to 8-529 only prepare radiation."""

PROCEDURE_WORDS: Mapping[str, PastKind] = {
    r"lumpectomy|breast[- ]conserving|partial mastectomy|segmental mastectomy|wide local excision of breast|"
    r"quadrantectomy|mastectomy, partial|brusterhaltende\w*|borstsparende|lumpektomie|tumorektomie|segmentresektion|"
    r"(?:teil|partielle )mastektomie|(?:partielle|parziale|parcial) mastectom(?:ie|[ií]a)|"
    r"tumou?rectom(?:ie|[ií]a)|[qc]uadrantectom(?:ie|[ií]a)|"
    r"mastectom(?:ie|[ií]a) (?:partielle|parziale|parcial)": "lumpectomy",
    r"(?<!partial )(?<!segmental )mastectomy(?!, partial)|(?<!partielle )mastektomie|ablatio mammae|"
    r"(?<!partielle )(?<!parziale )(?<!parcial )mastectom(?:ie|[ií]a)(?! (?:partielle|parziale|parcial))": "mastectomy",
    r"radiotherapy|radiation therapy|radiation treatment|teleradiotherapy|external beam|irradiation|strahlentherapie|"
    r"bestrahlung|radioth[eé]rapie|radioterapia|beam radiation|imrt|intensity[- ]modulated radi\w+": "radiation",
    r"bilateral (?:salpingo-?)?(?:oophorectomy|ovariectomy)|(?:oophorectomy|ovariectomy),? bilateral":
        "ovarian_suppression",
}  # fmt: skip
"""How operations and radiation are named where the code is not known."""

CONDITIONS: Mapping[Code, HealthCondition] = {
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

RECEPTORS: Mapping[Code, tuple[str, str]] = {
    Code(ICD10CM, "Z17.0"): ("er", "positive"), Code(ICD10CM, "Z17.1"): ("er", "negative"),
    Code(ICD10CM, "Z17.21"): ("pr", "positive"), Code(ICD10CM, "Z17.22"): ("pr", "negative"),
    Code(SNOMED, "416053008"): ("er", "positive"), Code(SNOMED, "441117001"): ("er", "negative"),
    Code(SNOMED, "416561008"): ("pr", "positive"),
}  # fmt: skip
"""Receptors that are written as a diagnosis of their own."""
HER2_POSITIVE_STATUS = frozenset({Code(ICD10CM, "Z17.31"), Code(ICD10CM, "Z17.410"), Code(ICD10CM, "Z17.420")})
NO_RECEPTORS = frozenset({Code(ICD10CM, "Z17.42"), Code(ICD10CM, "Z17.420"), Code(ICD10CM, "Z17.421")})
KARNOFSKY = Code(LOINC, "89243-0")
MENOPAUSE_STATES: Mapping[Code, str] = {POSTMENOPAUSAL: "yes", PREMENOPAUSAL: "not_yet", Code(ICD10CM, "Z78.0"): "yes"}
HAD_BREAST_CANCER = frozenset({Code(ICD10CM, "Z85.3"), Code(SNOMED, "429087003")})

CONDITION_NAMES: Mapping[str, HealthCondition] = {
    r"(?:type [12i]+ |t[12])?diabetes(?: mellitus)?,? ?(?:type [12i]+)?|t[12]dm": "diabetes",
    r"(?:paroxysmal |persistent |chronic |permanent )?atrial (?:fibrillation|flutter)": "heart_rhythm",
    r"(?:chronic |congestive )*heart failure": "heart_failure",
    r"deep (?:vein|venous) thrombosis|dvt|pulmonary embolism": "blood_clots",
    r"(?:essential |primary |arterial )*hypertension|high blood pressure": "high_blood_pressure",
    r"copd|chronic obstructive (?:pulmonary|lung) disease": "lung",
    r"chronic kidney disease,?(?: stage [1-5][ab]?)?": "kidney",
    r"(?:postmenopausal )?osteoporosis": "thin_bones",
    r"ulcerative colitis|crohn.?s disease": "bowel",
    r"peripheral (?:poly)?neuropathy": "nerve_damage",
}
"""Whole names of health problems that were typed without a code."""

CANCER_IN_THE_BREAST = frozenset({
    BREAST_CANCER, Code(ICD10CM, "C50"), Code(ICD9, "174"), Code(ICD9, "175"), Code(SNOMED, "353431000119107"),
    Code(SNOMED, "372064008"), Code(SNOMED, "448952004"), Code(SNOMED, "427685000"), Code(SNOMED, "706970001"),
})  # fmt: skip
BREAST = Code(SNOMED, "76752008")
IN_SITU_IN_THE_BREAST = frozenset({Code(ICD10CM, code) for code in ("D05.1", "D05.8", "D05.9")})
"""Not D05.0: lobular carcinoma in situ is not DCIS."""
HER2_POSITIVE_CANCER = Code(SNOMED, "427685000")
TRIPLE_NEGATIVE_CANCER = Code(SNOMED, "706970001")
CANCER_IN_AXILLARY_NODES = frozenset({Code(SNOMED, "94181007"), Code(ICD10CM, "C77.3")})
CANCER_ELSEWHERE = frozenset({
    Code(SNOMED, "94222008"), Code(SNOMED, "94381002"), Code(ICD10CM, "C78"), Code(ICD10CM, "C79.3"),
    Code(ICD10CM, "C79.5"), *(Code(ICD10CM, f"C79.{part}") for part in (0, 1, 6, 7)),
})  # fmt: skip
"""Cancer that has spread to bone, liver, lung, belly, brain, kidney, bladder, ovary or adrenal gland. C79.81, in a
breast, is not among them, nor is C79.2, in the skin, which may be the skin of the breast."""
