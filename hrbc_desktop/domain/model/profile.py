"""What is known about the person and her cancer. Every question may be answered “I don’t know”."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from hrbc_desktop.domain.model.frozen import FrozenModel

YesNo = Literal["yes", "no", "unknown"]
Stage = Literal["dcis", "early", "locally_advanced", "metastatic", "unknown"]
Course = Literal["first", "back_nearby", "back_elsewhere", "unknown"]
Operable = Literal["yes", "not_now", "unknown"]
Grade = Literal["1", "2", "3", "unknown"]
Nodes = Literal["none", "one_to_three", "four_or_more", "unknown"]
TumorSize = Literal["up_to_2", "two_to_5", "over_5", "unknown"]
ArmpitUltrasound = Literal["clear", "not_clear", "not_done", "unknown"]
ArmpitOperation = Literal["none", "sentinel_no_cancer", "sentinel_with_cancer", "dissection", "unknown"]
PlannedOperation = Literal["lumpectomy", "mastectomy", "undecided", "unknown"]
Ki67 = Literal["under_20", "20_or_more", "not_tested", "unknown"]
Receptor = Literal["positive", "low", "negative", "unknown"]
Her2 = Literal["zero", "ultralow", "low", "two_plus_open", "positive", "unknown"]
GeneTest = Literal["found", "not_found", "not_tested", "unknown"]
Akt1 = Literal["found", "one_of_two", "not_found", "not_tested", "unknown"]
Oncotype = Literal["up_to_10", "11_to_25", "26_or_more", "not_tested", "unknown"]
MammaPrint = Literal["low", "high", "ultralow", "not_tested", "unknown"]
TumorOrBlood = Literal["blood", "tumor", "unknown"]
BrcaKind = Literal["inherited", "tumor_only", "unknown"]
Ugt1a1 = Literal["reduced", "normal", "not_tested", "unknown"]
Dpyd = Literal["deficient", "partial", "normal", "not_tested", "unknown"]
Sex = Literal["female", "male", "unknown"]
Menopause = Literal["not_yet", "in_between", "yes", "unknown"]
Ovaries = Literal["working", "to_be_shut_down", "shut_down", "removed", "unknown"]
BirthControl = Literal["hormonal", "hormone_iud", "copper_iud", "other", "none", "unknown"]
Activity = Literal["fully", "light", "half_the_day", "mostly_resting", "unknown"]
Children = Literal["yes", "maybe", "no", "unknown"]
DiabetesKind = Literal[
    "type_1", "type_2_insulin", "type_2_tablets", "type_2_no_medicine", "pre_diabetes", "unknown"
]  # fmt: skip
Degree = Literal["mild", "moderate", "severe", "unknown"]
LongQt = Literal["own", "family", "no", "unknown"]
ChemotherapyPlan = Literal["undecided", "planned", "going_on", "none", "unknown"]
ChemoBeforeSurgery = Literal["no", "going_on", "none_left", "cancer_left", "unknown"]
ChemoEnded = Literal["under_6_months", "6_months_or_more", "never", "unknown"]
HormoneEnded = Literal["still_taking", "under_12_months", "12_months_or_more", "never", "unknown"]
Cdk46Ended = Literal["under_12_months", "12_months_or_more", "never", "unknown"]
Cdk46 = Literal["palbociclib", "ribociclib", "abemaciclib", "more_than_one", "unknown"]
BoneMedicine = Literal["none", "zoledronic_acid", "denosumab", "tablets", "unknown"]
HealthCondition = Literal[
    "diabetes", "heart_rhythm", "heart_failure", "heart_attack", "blood_clots", "high_blood_pressure", "lung", "liver",
    "kidney", "thin_bones", "bowel", "dpd", "nerve_damage", "low_counts", "skin_reaction", "hepatitis_b", "eye",
    "thyroid", "connective_tissue", "heart_device", "operation_planned", "pregnant", "nursing", "none", "unknown",
]  # fmt: skip
Frailty = Literal["memory", "falls", "weight_loss", "lives_alone", "none", "unknown"]
OtherMedicine = Literal[
    "antidepressant", "heart_rhythm_medicine", "blood_thinner", "antifungal_or_antibiotic", "seizure",
    "stomach_acid", "estrogen", "herbal", "none", "unknown",
]  # fmt: skip
PastKind = Literal[
    "lumpectomy", "mastectomy", "radiation", "tamoxifen", "aromatase_inhibitor", "ovarian_suppression", "fulvestrant",
    "oral_serd", "cdk46", "everolimus", "pi3k_akt", "parp", "chemotherapy_early", "chemotherapy_advanced",
    "sacituzumab", "trastuzumab_deruxtecan", "datopotamab", "none", "unknown",
]  # fmt: skip
TreatmentOutcome = Literal["still_taking", "finished", "stopped_working", "side_effects", "unknown"]
Setting = Literal["early", "advanced", "unknown"]

Millimeters = Annotated[int, Field(ge=1, le=300)] | Literal["unknown"]
NodeCount = Annotated[int, Field(ge=0, le=60)] | Literal["unknown"]
Score = Annotated[int, Field(ge=0, le=100)] | Literal["unknown"]
CpsEg = Annotated[int, Field(ge=0, le=6)] | Literal["unknown"]
Years = Annotated[int, Field(ge=0, le=120)] | Literal["unknown"]
Months = Annotated[int, Field(ge=0, le=360)] | Literal["unknown"]
Weeks = Annotated[int, Field(ge=1, le=42)] | Literal["unknown"]
Lines = Annotated[int, Field(ge=0, le=20)] | Literal["unknown"]
MilligramsPerSquareMeter = Annotated[int, Field(ge=0, le=1000)] | Literal["unknown"]
KidneyNumber = Annotated[int, Field(ge=1, le=200)] | Literal["unknown"]
"""Creatinine clearance or eGFR in mL/min."""
HeartPumpNumber = Annotated[int, Field(ge=5, le=90)] | Literal["unknown"]
"""Left ventricular ejection fraction in percent."""
Neutrophils = Annotated[int, Field(ge=0, le=30_000)] | Literal["unknown"]
"""Cells per cubic millimeter."""

UNKNOWN_ANSWERS = frozenset({"unknown", "not_tested", "not_done"})
EXCLUSIVE_ANSWERS = frozenset({"none", "unknown"})


class PastTreatment(FrozenModel):
    """A treatment that the person has had, how it went, and whether it was for early cancer or since it has spread."""

    kind: PastKind
    outcome: TreatmentOutcome | None = None
    setting: Setting | None = None


def _describe(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema what each answer answers, and what its keys mean."""
    for field, described in schema["properties"].items():
        if question := QUESTIONS.get(field):
            keys = "; ".join(f"{choice.key}: {choice.label}" for choice in question.choices)
            described["description"] = f"{question.text} ({keys})"


class Profile(FrozenModel):
    """The answers. None means not answered yet; “unknown” means that the person said she does not know.

    A number wins over the band that holds it: `node_count` over `nodes`, `oncotype_score` over `oncotype`, `tumor_mm`
    over `tumor_size`; a birth date wins over `age`.
    """

    model_config = ConfigDict(json_schema_extra=_describe)

    stage: Stage | None = None
    course: Course | None = None
    spread_confirmed: YesNo | None = None
    operable: Operable | None = None
    both_breasts: YesNo | None = None
    few_spots: YesNo | None = None
    grade: Grade | None = None
    tumor_size: TumorSize | None = None
    tumor_mm: Millimeters | None = None
    nodes: Nodes | None = None
    node_count: NodeCount | None = None
    node_micromet: YesNo | None = None
    armpit_ultrasound: ArmpitUltrasound | None = None
    armpit_operation: ArmpitOperation | None = None
    breast_can_be_kept: YesNo | None = None
    breast_operation_planned: PlannedOperation | None = None
    margins_clear: YesNo | None = None
    er: Receptor | None = None
    pr: Receptor | None = None
    her2: Her2 | None = None
    ki67: Ki67 | None = None
    oncotype: Oncotype | None = None
    oncotype_score: Score | None = None
    mammaprint: MammaPrint | None = None
    pik3ca: GeneTest | None = None
    pik3ca_sample: TumorOrBlood | None = None
    esr1: GeneTest | None = None
    akt1: Akt1 | None = None
    pten: GeneTest | None = None
    brca: GeneTest | None = None
    brca_kind: BrcaKind | None = None
    ugt1a1: Ugt1a1 | None = None
    dpyd: Dpyd | None = None
    sex: Sex | None = None
    age: Years | None = None
    menopause: Menopause | None = None
    ovaries: Ovaries | None = None
    gnrh_shot: YesNo | None = None
    birth_control: BirthControl | None = None
    conditions: tuple[HealthCondition, ...] = ()
    weeks_pregnant: Weeks | None = None
    diabetes_kind: DiabetesKind | None = None
    liver_degree: Degree | None = None
    kidney_number: KidneyNumber | None = None
    lvef: HeartPumpNumber | None = None
    long_qt: LongQt | None = None
    lung_steroids: YesNo | None = None
    neutrophils: Neutrophils | None = None
    activity: Activity | None = None
    frailty: tuple[Frailty, ...] = ()
    other_medicines: tuple[OtherMedicine, ...] = ()
    medicine_names: str = Field(default="", max_length=2000)
    past_treatments: tuple[PastTreatment, ...] = ()
    chemotherapy_plan: ChemotherapyPlan | None = None
    chemo_before_surgery: ChemoBeforeSurgery | None = None
    cps_eg: CpsEg | None = None
    anthracycline: YesNo | None = None
    anthracycline_dose: MilligramsPerSquareMeter | None = None
    taxane: YesNo | None = None
    chemo_ended: ChemoEnded | None = None
    hormone_months: Months | None = None
    hormone_ended: HormoneEnded | None = None
    adjuvant_cdk46_ended: Cdk46Ended | None = None
    cdk46_which: Cdk46 | None = None
    cdk46_months: Months | None = None
    lines_hormone_advanced: Lines | None = None
    lines_chemo_advanced: Lines | None = None
    still_working: YesNo | None = None
    hormone_used_up: YesNo | None = None
    organs_in_danger: YesNo | None = None
    bone_spread: YesNo | None = None
    bone_pain: YesNo | None = None
    bone_at_risk: YesNo | None = None
    bone_medicine: BoneMedicine | None = None
    palliative_team_met: YesNo | None = None
    children: Children | None = None

    @model_validator(mode="before")
    @classmethod
    def _splits_akt1_from_pten(cls, given: Any) -> Any:
        """Read the answer to “AKT1 or PTEN”, which earlier worksheets asked as one question."""
        if not isinstance(given, Mapping) or "akt1_pten" not in given:
            return given
        together, rest = given["akt1_pten"], {key: value for key, value in given.items() if key != "akt1_pten"}
        known = {key: value for key, value in rest.items() if value is not None}
        return {**rest, **_akt1_and_pten(together), **known}

    @field_validator("conditions", "other_medicines", "frailty")
    @classmethod
    def _none_stands_alone(cls, chosen: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(chosen)) < len(chosen):
            raise ValueError("an answer stands twice")
        if len(chosen) > 1 and EXCLUSIVE_ANSWERS.intersection(chosen):
            raise ValueError("“none” and “I don’t know” stand alone")
        return chosen

    @model_validator(mode="after")
    def _past_is_consistent(self) -> "Profile":
        self._none_stands_alone(tuple(past.kind for past in self.past_treatments))
        return self


def _akt1_and_pten(together: object) -> dict[str, object]:
    return {"akt1": "one_of_two"} if together == "found" else {"akt1": together, "pten": together}


class Choice(FrozenModel):
    """One answer that can be chosen."""

    key: str
    label: str


class NumberRange(FrozenModel):
    """The numbers that an answer may be, both ends included, and their unit in words."""

    low: int
    high: int
    unit: str = ""


class ProfileQuestion(FrozenModel):
    """A question about the person: how it is asked, and what becomes of “I don’t know”."""

    field: str
    text: str
    short: str
    hint: str = ""
    choices: tuple[Choice, ...]
    """For a number only “I don’t know”."""
    number: NumberRange | None = None
    many: bool = False
    ask: str
    """The question for the visit that an unknown answer becomes."""

    def label(self, key: str) -> str:
        """Return how the answer `key` reads. Raises KeyError when there is no such answer."""
        if self.number is not None and key.isdecimal():
            return f"{key} {self.number.unit}".strip()
        return {choice.key: choice.label for choice in self.choices}[key]

    def accepts(self, key: str) -> bool:
        """Return whether `key` is an answer to this question."""
        if self.number is not None and key.isdecimal():
            return self.number.low <= int(key) <= self.number.high
        return any(choice.key == key for choice in self.choices)


DONT_KNOW = "I don’t know"


def _question(
    field: str, text: str, short: str, choices: Mapping[str, str], ask: str, *, hint: str = "", many: bool = False
) -> tuple[str, ProfileQuestion]:
    offered = tuple(Choice(key=key, label=label) for key, label in {**choices, "unknown": DONT_KNOW}.items())
    return field, ProfileQuestion(field=field, text=text, short=short, hint=hint, choices=offered, many=many, ask=ask)


def _how_many(
    field: str, text: str, short: str, ask: str, number: NumberRange, *, hint: str = ""
) -> tuple[str, ProfileQuestion]:
    only = (Choice(key="unknown", label=DONT_KNOW),)
    return field, ProfileQuestion(field=field, text=text, short=short, hint=hint, choices=only, number=number, ask=ask)


_GENE = {"found": "Change found", "not_found": "No change found", "not_tested": "Not tested"}
_YES_NO = {"yes": "Yes", "no": "No"}

QUESTIONS: Mapping[str, ProfileQuestion] = dict(
    (
        _question(
            "stage",
            "What stage is the cancer?",
            "Stage",
            {
                "dcis": "DCIS (stage 0)",
                "early": "Early (I–II)",
                "locally_advanced": "Locally advanced (III)",
                "metastatic": "Metastatic (IV)",
            },
            "What stage is my cancer?",
        ),
        _question(
            "course",
            "Is this the first diagnosis, or has it come back?",
            "First or back",
            {"first": "First diagnosis", "back_nearby": "Came back nearby", "back_elsewhere": "Came back elsewhere"},
            "Is this a new cancer, or has the first one come back?",
        ),
        _question(
            "spread_confirmed",
            "Did your team say that the cancer has spread to another part of the body?",
            "Has spread",
            _YES_NO,
            "Has the cancer spread to another part of the body?",
            hint="Lymph nodes under the arm do not count.",
        ),
        _question(
            "operable",
            "Can the cancer be taken out by an operation?",
            "Can be operated on",
            {"yes": "Yes", "not_now": "Not now"},
            "Can my cancer be taken out by an operation?",
        ),
        _question(
            "both_breasts",
            "Is there cancer in both breasts?",
            "Both breasts",
            _YES_NO,
            "Is there cancer in both breasts? Which one decides about treatment?",
        ),
        _question(
            "few_spots",
            "Has it spread to only a few spots (up to about 5)?",
            "A few spots",
            _YES_NO,
            "To how many places has the cancer spread?",
        ),
        _question(
            "grade",
            "What grade is it?",
            "Grade",
            {"1": "1 (slow)", "2": "2", "3": "3 (fast)"},
            "What grade is my cancer, and what does that mean?",
            hint="The grade shows how fast the cancer cells may be growing.",
        ),
        _question(
            "tumor_size",
            "How large is the lump in the breast?",
            "Size",
            {"up_to_2": "2 cm or less", "two_to_5": "Over 2, under 5 cm", "over_5": "5 cm or more"},
            "How large is the tumor?",
        ),
        _how_many(
            "tumor_mm",
            "How large is it in mm?",
            "Size in mm",
            "How large is the tumor in mm?",
            NumberRange(low=1, high=300, unit="mm"),
        ),
        _question(
            "nodes",
            "Is there cancer in the lymph nodes under the arm?",
            "Lymph nodes",
            {"none": "None", "one_to_three": "In 1 to 3", "four_or_more": "In 4 or more"},
            "How many lymph nodes have cancer in them?",
        ),
        _how_many(
            "node_count",
            "In how many lymph nodes?",
            "Number of nodes",
            "How many lymph nodes have cancer in them?",
            NumberRange(low=0, high=60),
        ),
        _question(
            "node_micromet",
            "Was there only a tiny amount in the node (a micrometastasis)?",
            "Only a tiny amount",
            _YES_NO,
            "How much cancer was in the lymph node: only a tiny amount?",
        ),
        _question(
            "armpit_ultrasound",
            "What did the ultrasound of the armpit show?",
            "Armpit ultrasound",
            {"clear": "Clear", "not_clear": "Not clear", "not_done": "Not done"},
            "Do I need an ultrasound of the armpit first?",
        ),
        _question(
            "armpit_operation",
            "What was done in the armpit so far?",
            "Armpit operation",
            {
                "none": "Nothing yet",
                "sentinel_no_cancer": "First nodes out, no cancer",
                "sentinel_with_cancer": "First nodes out, cancer found",
                "dissection": "Most nodes out",
            },
            "What was done in my armpit, and what was found?",
        ),
        _question(
            "breast_can_be_kept",
            "Did the surgeon say that the breast can be kept?",
            "Breast can be kept",
            _YES_NO,
            "Can my breast be kept?",
        ),
        _question(
            "breast_operation_planned",
            "Which breast operation is planned?",
            "Planned operation",
            {"lumpectomy": "Lumpectomy", "mastectomy": "Mastectomy", "undecided": "Not decided"},
            "Which breast operation is planned for me?",
        ),
        _question(
            "margins_clear",
            "Were the edges of what was taken out free of cancer?",
            "Clear edges",
            _YES_NO,
            "Were the edges of what was taken out free of cancer?",
        ),
        _question(
            "er",
            "Estrogen receptor (ER)",
            "ER",
            {"positive": "Positive", "low": "Low positive (1 to 10 %)", "negative": "Negative"},
            "Is my cancer estrogen-receptor positive, and how strongly?",
        ),
        _question(
            "pr",
            "Progesterone receptor (PR)",
            "PR",
            {"positive": "Positive", "low": "Low positive", "negative": "Negative"},
            "Is my cancer progesterone-receptor positive?",
        ),
        _question(
            "her2",
            "HER2 result",
            "HER2",
            {
                "zero": "0",
                "ultralow": "Ultralow (0, with a faint trace)",
                "low": "Low (1+, or 2+ and ISH negative)",
                "two_plus_open": "2+, waiting for the ISH test",
                "positive": "Positive (3+, or 2+ and ISH positive)",
            },
            "Is my cancer HER2-low or ultralow? Does that open other options?",
            hint="“HER2-low” and “ultralow” also count as HER2-negative.",
        ),
        _question(
            "ki67",
            "Ki-67",
            "Ki-67",
            {"under_20": "Under 20 %", "20_or_more": "20 % or more", "not_tested": "Not tested"},
            "Was Ki-67 measured, and does the result matter for me?",
            hint="A measure of how many cells are dividing.",
        ),
        _question(
            "oncotype",
            "Oncotype DX score",
            "Oncotype DX",
            {
                "up_to_10": "10 or less",
                "11_to_25": "11 to 25",
                "26_or_more": "26 or more",
                "not_tested": "Not tested",
            },
            "Would a gene score such as Oncotype DX help to decide about chemotherapy?",
            hint="A test on the tumor that helps you and your team decide about chemotherapy.",
        ),
        _how_many(
            "oncotype_score",
            "Oncotype DX score as a number",
            "Oncotype DX number",
            "What is my Oncotype DX score as a number?",
            NumberRange(low=0, high=100),
        ),
        _question(
            "mammaprint",
            "MammaPrint result",
            "MammaPrint",
            {"low": "Low risk", "ultralow": "Ultralow risk", "high": "High risk", "not_tested": "Not tested"},
            "Would a gene test such as MammaPrint help to decide about chemotherapy?",
        ),
        _question(
            "pik3ca",
            "Gene test: PIK3CA",
            "PIK3CA",
            _GENE,
            "Was my tumor tested for a PIK3CA change?",
        ),
        _question(
            "pik3ca_sample",
            "PIK3CA: from which sample?",
            "PIK3CA sample",
            {"blood": "Blood only", "tumor": "Tumor"},
            "Was PIK3CA looked for in the tumor too, or only in blood?",
        ),
        _question("esr1", "Gene test: ESR1", "ESR1", _GENE, "Was I tested for an ESR1 change?"),
        _question(
            "akt1",
            "Gene test: AKT1",
            "AKT1",
            {**_GENE, "one_of_two": "Found in AKT1 or PTEN"},
            "Was my tumor tested for an AKT1 change?",
        ),
        _question("pten", "Gene test: PTEN", "PTEN", _GENE, "Was my tumor tested for a PTEN change?"),
        _question(
            "brca",
            "Inherited gene test: BRCA1 or BRCA2",
            "BRCA1 / BRCA2",
            _GENE,
            "Could I have an inherited BRCA1 or BRCA2 change? Do I need the test?",
            hint="A blood or spit test of the genes that you were born with.",
        ),
        _question(
            "brca_kind",
            "Where was the BRCA change found?",
            "BRCA sample",
            {"inherited": "Inherited (blood or spit)", "tumor_only": "In the tumor only"},
            "Is my BRCA change inherited, or only in the tumor?",
        ),
        _question(
            "ugt1a1",
            "UGT1A1 test",
            "UGT1A1",
            {"reduced": "Two copies of *28", "normal": "Not two copies", "not_tested": "Not tested"},
            "Was my UGT1A1 gene tested?",
        ),
        _question(
            "dpyd",
            "DPYD test",
            "DPYD",
            {
                "deficient": "DPD does not work",
                "partial": "DPD works in part",
                "normal": "Normal",
                "not_tested": "Not tested",
            },
            "Do I need a DPYD test before capecitabine or fluorouracil?",
        ),
        _question(
            "sex",
            "What was your sex at birth?",
            "Sex at birth",
            {"female": "Female", "male": "Male"},
            "Does my sex at birth change which options fit?",
        ),
        _how_many(
            "age",
            "How old are you?",
            "Age",
            "Does my age change which options fit?",
            NumberRange(low=0, high=120, unit="years"),
        ),
        _question(
            "menopause",
            "Have you gone through menopause?",
            "Menopause",
            {"not_yet": "Not yet", "in_between": "In between", "yes": "Yes"},
            "Am I before or after menopause? Can a blood test tell?",
        ),
        _question(
            "ovaries",
            "Your ovaries now",
            "Ovaries",
            {
                "working": "Working",
                "to_be_shut_down": "To be shut down",
                "shut_down": "Shut down by shots",
                "removed": "Removed",
            },
            "Do my ovaries still work? Are they to be shut down?",
        ),
        _question(
            "gnrh_shot",
            "Do you get a shot that lowers hormones (a GnRH shot)?",
            "GnRH shot",
            _YES_NO,
            "Do I need a GnRH shot with this treatment?",
        ),
        _question(
            "birth_control",
            "What birth control do you use now?",
            "Birth control",
            {
                "hormonal": "Pill, patch, ring, shot or implant",
                "hormone_iud": "Hormone IUD",
                "copper_iud": "Copper IUD",
                "other": "Another way, no hormones",
                "none": "None",
            },
            "Which birth control is safe for me now?",
        ),
        _question(
            "past_treatments",
            "Treatments that you have already had",
            "Treatments so far",
            {
                "lumpectomy": "Lumpectomy",
                "mastectomy": "Mastectomy",
                "radiation": "Radiation",
                "tamoxifen": "Tamoxifen",
                "aromatase_inhibitor": "Letrozole, anastrozole or exemestane",
                "ovarian_suppression": "Ovaries shut down or removed",
                "fulvestrant": "Fulvestrant",
                "oral_serd": "Elacestrant or imlunestrant",
                "cdk46": "Palbociclib, ribociclib or abemaciclib",
                "everolimus": "Everolimus",
                "pi3k_akt": "Alpelisib, inavolisib or capivasertib",
                "parp": "Olaparib or talazoparib",
                "chemotherapy_early": "Chemotherapy, early cancer",
                "chemotherapy_advanced": "Chemotherapy, metastatic cancer",
                "sacituzumab": "Sacituzumab govitecan",
                "trastuzumab_deruxtecan": "Trastuzumab deruxtecan",
                "datopotamab": "Datopotamab deruxtecan",
                "none": "None yet",
            },
            "Which treatments have I had so far? Can I get a list?",
            hint="Tick all. Then say how each one went, if you know.",
            many=True,
        ),
        _question(
            "chemotherapy_plan",
            "Where does chemotherapy stand?",
            "Chemotherapy now",
            {
                "undecided": "Not decided",
                "planned": "Planned",
                "going_on": "Going on",
                "none": "Decided: none",
            },
            "Is chemotherapy planned for me?",
        ),
        _question(
            "chemo_before_surgery",
            "Was medicine given before the operation?",
            "Medicine before surgery",
            {
                "no": "No",
                "going_on": "Going on now",
                "none_left": "Yes, no cancer was left",
                "cancer_left": "Yes, cancer was left",
            },
            "After medicine before the operation: was cancer left?",
        ),
        _how_many(
            "cps_eg",
            "What was the CPS+EG score?",
            "CPS+EG score",
            "What is my CPS+EG score, and does it matter?",
            NumberRange(low=0, high=6),
            hint="A score after chemotherapy that came before the operation.",
        ),
        _question(
            "anthracycline",
            "Did you ever have doxorubicin (the red one) or epirubicin?",
            "Anthracycline",
            _YES_NO,
            "Did I ever have doxorubicin or epirubicin, and how much in all?",
        ),
        _how_many(
            "anthracycline_dose",
            "How much of it in all (mg per square meter)?",
            "Anthracycline in all",
            "How much doxorubicin or epirubicin did I have in all?",
            NumberRange(low=0, high=1000, unit="mg/m²"),
        ),
        _question(
            "taxane",
            "Did you ever have paclitaxel or docetaxel?",
            "Taxane",
            _YES_NO,
            "Did I ever have paclitaxel or docetaxel?",
        ),
        _question(
            "chemo_ended",
            "Chemotherapy for early cancer: when did it end, before the cancer came back?",
            "Chemotherapy ended",
            {"under_6_months": "Less than 6 months before", "6_months_or_more": "Longer ago", "never": "Never had it"},
            "When did my chemotherapy for early cancer end?",
        ),
        _how_many(
            "hormone_months",
            "For how many months have you had hormone treatment so far?",
            "Months of hormone treatment",
            "For how long have I had hormone treatment?",
            NumberRange(low=0, high=360, unit="months"),
        ),
        _question(
            "hormone_ended",
            "Hormone treatment for early cancer: when did it end, before the cancer came back?",
            "Hormone treatment ended",
            {
                "still_taking": "Still on it",
                "under_12_months": "Less than 12 months before",
                "12_months_or_more": "12 months or more before",
                "never": "Never had it",
            },
            "How long after my hormone treatment did the cancer come back?",
        ),
        _question(
            "adjuvant_cdk46_ended",
            "Palbociclib, ribociclib or abemaciclib for early cancer: when did it end?",
            "CDK4/6 for early cancer ended",
            {
                "under_12_months": "Less than 12 months before it came back",
                "12_months_or_more": "12 months or more before",
                "never": "Never had it",
            },
            "When did my CDK4/6 medicine for early cancer end?",
        ),
        _question(
            "cdk46_which",
            "Which CDK4/6 medicine did you have?",
            "Which CDK4/6 medicine",
            {
                "palbociclib": "Palbociclib",
                "ribociclib": "Ribociclib",
                "abemaciclib": "Abemaciclib",
                "more_than_one": "More than one",
            },
            "Which CDK4/6 medicine did I have?",
        ),
        _how_many(
            "cdk46_months",
            "For how many months did you take palbociclib, ribociclib or abemaciclib since it has spread?",
            "Months on a CDK4/6 medicine",
            "For how long did my CDK4/6 medicine work?",
            NumberRange(low=0, high=360, unit="months"),
        ),
        _how_many(
            "lines_hormone_advanced",
            "How many hormone-based treatments have you had since it has spread?",
            "Hormone treatments since it spread",
            "How many hormone treatments have I had since the cancer spread?",
            NumberRange(low=0, high=20),
        ),
        _how_many(
            "lines_chemo_advanced",
            "How many chemotherapies have you had since it has spread?",
            "Chemotherapies since it spread",
            "How many chemotherapies have I had since the cancer spread?",
            NumberRange(low=0, high=20),
        ),
        _question(
            "still_working",
            "Do the scans show that your treatment of now still works?",
            "Still works",
            _YES_NO,
            "Do my scans show that the treatment still works?",
        ),
        _question(
            "hormone_used_up",
            "Has your team said that hormone treatment no longer makes sense?",
            "Hormone treatment used up",
            _YES_NO,
            "Is there another hormone treatment for me?",
        ),
        _question(
            "organs_in_danger",
            "Has your team said that the liver, the lungs or another organ is badly affected?",
            "Organs in danger",
            _YES_NO,
            "Is an organ in danger, so that treatment must work fast?",
        ),
        _question("bone_spread", "Is there cancer in the bones?", "Bones", _YES_NO, "Is there cancer in my bones?"),
        _question(
            "bone_pain",
            "Do your bones hurt where the cancer is?",
            "Pain in bones",
            _YES_NO,
            "Does my pain come from the cancer in the bone?",
        ),
        _question(
            "bone_at_risk",
            "Has your team said that a bone may break, or that the spinal cord may be pressed?",
            "Bone at risk",
            _YES_NO,
            "Could a bone break, or is my spinal cord in danger?",
        ),
        _question(
            "bone_medicine",
            "Do you get a bone medicine?",
            "Bone medicine",
            {
                "none": "No",
                "zoledronic_acid": "Zoledronic acid (drip)",
                "denosumab": "Denosumab (shot)",
                "tablets": "Tablets",
            },
            "Do I get a bone medicine, and do I need one?",
        ),
        _question(
            "palliative_team_met",
            "Have you met the supportive (palliative) care team?",
            "Supportive care team",
            _YES_NO,
            "Can I meet the supportive care team?",
        ),
        _question(
            "conditions",
            "Other health conditions",
            "Health",
            {
                "diabetes": "Diabetes or high sugar",
                "heart_rhythm": "Heart rhythm problem",
                "heart_failure": "Weak heart",
                "heart_attack": "Heart attack or angina",
                "blood_clots": "Blood clots",
                "high_blood_pressure": "High blood pressure",
                "lung": "Lung disease",
                "liver": "Liver disease",
                "kidney": "Kidney disease",
                "thin_bones": "Thin bones",
                "bowel": "Bowel disease",
                "nerve_damage": "Numb hands or feet",
                "low_counts": "Low blood counts",
                "dpd": "Low DPD enzyme (DPD deficiency)",
                "skin_reaction": "Severe skin reaction to a medicine",
                "hepatitis_b": "Hepatitis B, now or before",
                "eye": "Eye disease or contact lenses",
                "thyroid": "Low thyroid, not treated",
                "connective_tissue": "Scleroderma or lupus",
                "heart_device": "Pacemaker or heart device",
                "operation_planned": "Operation or dental surgery planned",
                "pregnant": "Pregnant",
                "nursing": "Breastfeeding",
                "none": "None of these",
            },
            "Do any of my health conditions matter for these options?",
            many=True,
        ),
        _how_many(
            "weeks_pregnant",
            "How many weeks pregnant are you?",
            "Weeks pregnant",
            "How many weeks pregnant am I?",
            NumberRange(low=1, high=42, unit="weeks"),
        ),
        _question(
            "diabetes_kind",
            "Which kind of diabetes?",
            "Kind of diabetes",
            {
                "type_1": "Type 1",
                "type_2_insulin": "Type 2, with insulin",
                "type_2_tablets": "Type 2, with tablets or other shots",
                "type_2_no_medicine": "Type 2, no medicine",
                "pre_diabetes": "Pre-diabetes",
            },
            "Which kind of diabetes do I have, and does it matter here?",
        ),
        _question(
            "liver_degree",
            "How bad is the liver disease?",
            "Liver disease",
            {"mild": "Mild", "moderate": "Moderate", "severe": "Severe"},
            "How bad is my liver disease? Does it change the dose?",
        ),
        _how_many(
            "kidney_number",
            "What is your kidney number (eGFR or creatinine clearance)?",
            "Kidney number",
            "What is my kidney number? Does it change the dose?",
            NumberRange(low=1, high=200, unit="mL/min"),
        ),
        _how_many(
            "lvef",
            "What is your heart pump number (LVEF)?",
            "Heart pump number",
            "What is my heart pump number?",
            NumberRange(low=5, high=90, unit="%"),
        ),
        _question(
            "long_qt",
            "Do you or does a close relative have long QT?",
            "Long QT",
            {"own": "I do", "family": "A close relative", "no": "No"},
            "Do I have long QT? Do I need a heart tracing first?",
            hint="Long QT is a change in the tracing of the heart.",
        ),
        _question(
            "lung_steroids",
            "Did you ever need steroids for lung inflammation?",
            "Steroids for the lungs",
            _YES_NO,
            "Was my lung trouble an inflammation that needed steroids?",
        ),
        _how_many(
            "neutrophils",
            "What is your neutrophil count?",
            "Neutrophils",
            "What are my white cells (neutrophils) now?",
            NumberRange(low=0, high=30000, unit="per mm³"),
        ),
        _question(
            "activity",
            "How active are you on most days?",
            "Activity",
            {
                "fully": "Fully active",
                "light": "Light activity",
                "half_the_day": "Up more than half the day",
                "mostly_resting": "Resting more than half the day",
            },
            "Does how active I am now change what I can take?",
        ),
        _question(
            "frailty",
            "Is any of these so?",
            "Daily life",
            {
                "memory": "Trouble with memory",
                "falls": "Falls",
                "weight_loss": "Lost weight without wanting to",
                "lives_alone": "Living alone",
                "none": "None of these",
            },
            "Can someone look at my memory, walking, weight and help at home first?",
            many=True,
        ),
        _question(
            "other_medicines",
            "Other medicines that you take",
            "Other medicines",
            {
                "antidepressant": "For mood",
                "heart_rhythm_medicine": "For heart rhythm",
                "blood_thinner": "Blood thinner",
                "antifungal_or_antibiotic": "Antifungal or antibiotic",
                "seizure": "For seizures",
                "stomach_acid": "For stomach acid",
                "estrogen": "Estrogen",
                "herbal": "Herbs or St John’s wort",
                "none": "None of these",
            },
            "Can a pharmacist check my medicines against these options?",
            hint="Type their names, or pick the kinds.",
            many=True,
        ),
        _question(
            "children",
            "Would you like to have children in the future?",
            "Wish for children",
            {"yes": "Yes", "maybe": "Maybe", "no": "No"},
            "How would each option affect having children?",
        ),
    )
)

OUTCOME_LABELS: Mapping[TreatmentOutcome, str] = {
    "still_taking": "Still taking it",
    "finished": "Finished as planned",
    "stopped_working": "Cancer grew",
    "side_effects": "Stopped: side effects",
    "unknown": DONT_KNOW,
}

SETTING_LABELS: Mapping[Setting, str] = {
    "early": "For early cancer",
    "advanced": "Since it has spread",
    "unknown": DONT_KNOW,
}


def choice_keys(field: str) -> frozenset[str]:
    """Return the keys of every answer to the question `field`. Raises KeyError for a field that is not asked."""
    return frozenset(choice.key for choice in QUESTIONS[field].choices)


def value_of(field: str, key: str) -> str | int:
    """Return the answer `key` as the profile holds it: a number for a question that asks for one."""
    return int(key) if QUESTIONS[field].number is not None and key.isdecimal() else key


def answers(profile: Profile, field: str) -> tuple[str, ...]:
    """Return the answers to one question as keys; empty when it is not answered yet."""
    given = getattr(profile, field)
    if given is None:
        return ()
    if field == "past_treatments":
        return tuple(past.kind for past in profile.past_treatments)
    return (str(given),) if isinstance(given, str | int) else tuple(given)


def answer_text(profile: Profile, field: str) -> str:
    """Return the answers to one question as they read, or an empty text when it is not answered yet."""
    question = QUESTIONS[field]
    if field == "past_treatments":
        return ", ".join(past_text(past) for past in profile.past_treatments)
    return ", ".join(question.label(key) for key in answers(profile, field))


def past_text(past: PastTreatment) -> str:
    """Return a treatment that was had, and how it went where that is known."""
    label = QUESTIONS["past_treatments"].label(past.kind)
    if past.outcome is None or past.outcome == "unknown":
        return label
    return f"{label} ({OUTCOME_LABELS[past.outcome].lower()})"


def stage_note(profile: Profile) -> str:
    """Return one sentence when stage and course do not go together, or an empty text."""
    if profile.course != "back_elsewhere" or profile.stage in (None, "unknown", "metastatic"):
        return ""
    named = QUESTIONS["stage"].label(profile.stage)
    return f"You said “{named}”, and that it came back elsewhere. Cancer that came back elsewhere counts as metastatic."


def is_unknown(profile: Profile, field: str) -> bool:
    """Return whether the person said that she does not know, or that the test was not done."""
    return bool(UNKNOWN_ANSWERS.intersection(answers(profile, field)))
