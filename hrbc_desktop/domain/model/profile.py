"""What is known about the person and her cancer. Every question may be answered “I don’t know”."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.translation import _

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


DONT_KNOW = _("I don’t know")


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


_GENE = {"found": _("Change found"), "not_found": _("No change found"), "not_tested": _("Not tested")}
_YES_NO = {"yes": _("Yes"), "no": _("No")}

QUESTIONS: Mapping[str, ProfileQuestion] = dict(
    (
        _question(
            "stage",
            _("What stage is the cancer?"),
            _("Stage"),
            {
                "dcis": _("DCIS (stage 0)"),
                "early": _("Early (I–II)"),
                "locally_advanced": _("Locally advanced (III)"),
                "metastatic": _("Metastatic (IV)"),
            },
            _("What stage is my cancer?"),
        ),
        _question(
            "course",
            _("Is this the first diagnosis, or has it come back?"),
            _("First or back"),
            {
                "first": _("First diagnosis"),
                "back_nearby": _("Came back nearby"),
                "back_elsewhere": _("Came back elsewhere"),
            },
            _("Is this a new cancer, or has the first one come back?"),
        ),
        _question(
            "spread_confirmed",
            _("Did your team say that the cancer has spread to another part of the body?"),
            _("Has spread"),
            _YES_NO,
            _("Has the cancer spread to another part of the body?"),
            hint=_("Lymph nodes under the arm do not count."),
        ),
        _question(
            "operable",
            _("Can the cancer be taken out by an operation?"),
            _("Can be operated on"),
            {"yes": _("Yes"), "not_now": _("Not now")},
            _("Can my cancer be taken out by an operation?"),
        ),
        _question(
            "both_breasts",
            _("Is there cancer in both breasts?"),
            _("Both breasts"),
            _YES_NO,
            _("Is there cancer in both breasts? Which one decides about treatment?"),
        ),
        _question(
            "few_spots",
            _("Has it spread to only a few spots (up to about 5)?"),
            _("A few spots"),
            _YES_NO,
            _("To how many places has the cancer spread?"),
        ),
        _question(
            "grade",
            _("What grade is it?"),
            _("Grade"),
            {"1": _("1 (slow)"), "2": "2", "3": _("3 (fast)")},
            _("What grade is my cancer, and what does that mean?"),
            hint=_("The grade shows how fast the cancer cells may be growing."),
        ),
        _question(
            "tumor_size",
            _("How large is the lump in the breast?"),
            _("Size"),
            {"up_to_2": _("2 cm or less"), "two_to_5": _("Over 2, under 5 cm"), "over_5": _("5 cm or more")},
            _("How large is the tumor?"),
        ),
        _how_many(
            "tumor_mm",
            _("How large is it in mm?"),
            _("Size in mm"),
            _("How large is the tumor in mm?"),
            NumberRange(low=1, high=300, unit="mm"),
        ),
        _question(
            "nodes",
            _("Is there cancer in the lymph nodes under the arm?"),
            _("Lymph nodes"),
            {"none": _("None"), "one_to_three": _("In 1 to 3"), "four_or_more": _("In 4 or more")},
            _("How many lymph nodes have cancer in them?"),
        ),
        _how_many(
            "node_count",
            _("In how many lymph nodes?"),
            _("Number of nodes"),
            _("How many lymph nodes have cancer in them?"),
            NumberRange(low=0, high=60),
        ),
        _question(
            "node_micromet",
            _("Was there only a tiny amount in the node (a micrometastasis)?"),
            _("Only a tiny amount"),
            _YES_NO,
            _("How much cancer was in the lymph node: only a tiny amount?"),
        ),
        _question(
            "armpit_ultrasound",
            _("What did the ultrasound of the armpit show?"),
            _("Armpit ultrasound"),
            {"clear": _("Clear"), "not_clear": _("Not clear"), "not_done": _("Not done")},
            _("Do I need an ultrasound of the armpit first?"),
        ),
        _question(
            "armpit_operation",
            _("What was done in the armpit so far?"),
            _("Armpit operation"),
            {
                "none": _("Nothing yet"),
                "sentinel_no_cancer": _("First nodes out, no cancer"),
                "sentinel_with_cancer": _("First nodes out, cancer found"),
                "dissection": _("Most nodes out"),
            },
            _("What was done in my armpit, and what was found?"),
        ),
        _question(
            "breast_can_be_kept",
            _("Did the surgeon say that the breast can be kept?"),
            _("Breast can be kept"),
            _YES_NO,
            _("Can my breast be kept?"),
        ),
        _question(
            "breast_operation_planned",
            _("Which breast operation is planned?"),
            _("Planned operation"),
            {"lumpectomy": _("Lumpectomy"), "mastectomy": _("Mastectomy"), "undecided": _("Not decided")},
            _("Which breast operation is planned for me?"),
        ),
        _question(
            "margins_clear",
            _("Were the edges of what was taken out free of cancer?"),
            _("Clear edges"),
            _YES_NO,
            _("Were the edges of what was taken out free of cancer?"),
        ),
        _question(
            "er",
            _("Estrogen receptor (ER)"),
            _("ER"),
            {"positive": _("Positive"), "low": _("Low positive (1 to 10 %)"), "negative": _("Negative")},
            _("Is my cancer estrogen-receptor positive, and how strongly?"),
        ),
        _question(
            "pr",
            _("Progesterone receptor (PR)"),
            _("PR"),
            {"positive": _("Positive"), "low": _("Low positive"), "negative": _("Negative")},
            _("Is my cancer progesterone-receptor positive?"),
        ),
        _question(
            "her2",
            _("HER2 result"),
            _("HER2"),
            {
                "zero": "0",
                "ultralow": _("Ultralow (0, with a faint trace)"),
                "low": _("Low (1+, or 2+ and ISH negative)"),
                "two_plus_open": _("2+, waiting for the ISH test"),
                "positive": _("Positive (3+, or 2+ and ISH positive)"),
            },
            _("Is my cancer HER2-low or ultralow? Does that open other options?"),
            hint=_("“HER2-low” and “ultralow” also count as HER2-negative."),
        ),
        _question(
            "ki67",
            _("Ki-67"),
            _("Ki-67"),
            {"under_20": _("Under 20 %"), "20_or_more": _("20 % or more"), "not_tested": _("Not tested")},
            _("Was Ki-67 measured, and does the result matter for me?"),
            hint=_("A measure of how many cells are dividing."),
        ),
        _question(
            "oncotype",
            _("Oncotype DX score"),
            _("Oncotype DX"),
            {
                "up_to_10": _("10 or less"),
                "11_to_25": _("11 to 25"),
                "26_or_more": _("26 or more"),
                "not_tested": _("Not tested"),
            },
            _("Would a gene score such as Oncotype DX help to decide about chemotherapy?"),
            hint=_("A test on the tumor that helps you and your team decide about chemotherapy."),
        ),
        _how_many(
            "oncotype_score",
            _("Oncotype DX score as a number"),
            _("Oncotype DX number"),
            _("What is my Oncotype DX score as a number?"),
            NumberRange(low=0, high=100),
        ),
        _question(
            "mammaprint",
            _("MammaPrint result"),
            _("MammaPrint"),
            {
                "low": _("Low risk"),
                "ultralow": _("Ultralow risk"),
                "high": _("High risk"),
                "not_tested": _("Not tested"),
            },
            _("Would a gene test such as MammaPrint help to decide about chemotherapy?"),
        ),
        _question(
            "pik3ca",
            _("Gene test: PIK3CA"),
            _("PIK3CA"),
            _GENE,
            _("Was my tumor tested for a PIK3CA change?"),
        ),
        _question(
            "pik3ca_sample",
            _("PIK3CA: from which sample?"),
            _("PIK3CA sample"),
            {"blood": _("Blood only"), "tumor": _("Tumor")},
            _("Was PIK3CA looked for in the tumor too, or only in blood?"),
        ),
        _question("esr1", _("Gene test: ESR1"), _("ESR1"), _GENE, _("Was I tested for an ESR1 change?")),
        _question(
            "akt1",
            _("Gene test: AKT1"),
            _("AKT1"),
            {**_GENE, "one_of_two": _("Found in AKT1 or PTEN")},
            _("Was my tumor tested for an AKT1 change?"),
        ),
        _question("pten", _("Gene test: PTEN"), _("PTEN"), _GENE, _("Was my tumor tested for a PTEN change?")),
        _question(
            "brca",
            _("Inherited gene test: BRCA1 or BRCA2"),
            "BRCA1 / BRCA2",
            _GENE,
            _("Could I have an inherited BRCA1 or BRCA2 change? Do I need the test?"),
            hint=_("A blood or spit test of the genes that you were born with."),
        ),
        _question(
            "brca_kind",
            _("Where was the BRCA change found?"),
            _("BRCA sample"),
            {"inherited": _("Inherited (blood or spit)"), "tumor_only": _("In the tumor only")},
            _("Is my BRCA change inherited, or only in the tumor?"),
        ),
        _question(
            "ugt1a1",
            _("UGT1A1 test"),
            _("UGT1A1"),
            {"reduced": _("Two copies of *28"), "normal": _("Not two copies"), "not_tested": _("Not tested")},
            _("Was my UGT1A1 gene tested?"),
        ),
        _question(
            "dpyd",
            _("DPYD test"),
            _("DPYD"),
            {
                "deficient": _("DPD does not work"),
                "partial": _("DPD works in part"),
                "normal": _("Normal"),
                "not_tested": _("Not tested"),
            },
            _("Do I need a DPYD test before capecitabine or fluorouracil?"),
        ),
        _question(
            "sex",
            _("What was your sex at birth?"),
            _("Sex at birth"),
            {"female": _("Female"), "male": _("Male")},
            _("Does my sex at birth change which options fit?"),
        ),
        _how_many(
            "age",
            _("How old are you?"),
            "Age",
            _("Does my age change which options fit?"),
            NumberRange(low=0, high=120, unit="years"),
        ),
        _question(
            "menopause",
            _("Have you gone through menopause?"),
            _("Menopause"),
            {"not_yet": _("Not yet"), "in_between": _("In between"), "yes": _("Yes")},
            _("Am I before or after menopause? Can a blood test tell?"),
        ),
        _question(
            "ovaries",
            _("Your ovaries now"),
            _("Ovaries"),
            {
                "working": _("Working"),
                "to_be_shut_down": _("To be shut down"),
                "shut_down": _("Shut down by shots"),
                "removed": _("Removed"),
            },
            _("Do my ovaries still work? Are they to be shut down?"),
        ),
        _question(
            "gnrh_shot",
            _("Do you get a shot that lowers hormones (a GnRH shot)?"),
            _("GnRH shot"),
            _YES_NO,
            _("Do I need a GnRH shot with this treatment?"),
        ),
        _question(
            "birth_control",
            _("What birth control do you use now?"),
            _("Birth control"),
            {
                "hormonal": _("Pill, patch, ring, shot or implant"),
                "hormone_iud": _("Hormone IUD"),
                "copper_iud": _("Copper IUD"),
                "other": _("Another way, no hormones"),
                "none": _("None"),
            },
            _("Which birth control is safe for me now?"),
        ),
        _question(
            "past_treatments",
            _("Treatments that you have already had"),
            _("Treatments so far"),
            {
                "lumpectomy": _("Lumpectomy"),
                "mastectomy": _("Mastectomy"),
                "radiation": _("Radiation"),
                "tamoxifen": _("Tamoxifen"),
                "aromatase_inhibitor": _("Letrozole, anastrozole or exemestane"),
                "ovarian_suppression": _("Ovaries shut down or removed"),
                "fulvestrant": _("Fulvestrant"),
                "oral_serd": _("Elacestrant or imlunestrant"),
                "cdk46": _("Palbociclib, ribociclib or abemaciclib"),
                "everolimus": _("Everolimus"),
                "pi3k_akt": _("Alpelisib, inavolisib or capivasertib"),
                "parp": _("Olaparib or talazoparib"),
                "chemotherapy_early": _("Chemotherapy, early cancer"),
                "chemotherapy_advanced": _("Chemotherapy, metastatic cancer"),
                "sacituzumab": _("Sacituzumab govitecan"),
                "trastuzumab_deruxtecan": _("Trastuzumab deruxtecan"),
                "datopotamab": _("Datopotamab deruxtecan"),
                "none": _("None yet"),
            },
            _("Which treatments have I had so far? Can I get a list?"),
            hint=_("Tick all that you had. Then say how each one went, if you know."),
            many=True,
        ),
        _question(
            "chemotherapy_plan",
            _("Where does chemotherapy stand?"),
            _("Chemotherapy now"),
            {
                "undecided": _("Not decided"),
                "planned": _("Planned"),
                "going_on": _("Going on"),
                "none": _("Decided: none"),
            },
            _("Is chemotherapy planned for me?"),
        ),
        _question(
            "chemo_before_surgery",
            _("Was medicine given before the operation?"),
            _("Medicine before surgery"),
            {
                "no": _("No"),
                "going_on": _("Going on now"),
                "none_left": _("Yes, no cancer was left"),
                "cancer_left": _("Yes, cancer was left"),
            },
            _("After medicine before the operation: was cancer left?"),
        ),
        _how_many(
            "cps_eg",
            _("What was the CPS+EG score?"),
            _("CPS+EG score"),
            _("What is my CPS+EG score, and does it matter?"),
            NumberRange(low=0, high=6),
            hint=_("A score after chemotherapy that came before the operation."),
        ),
        _question(
            "anthracycline",
            _("Did you ever have doxorubicin (the red one) or epirubicin?"),
            _("Anthracycline"),
            _YES_NO,
            _("Did I ever have doxorubicin or epirubicin, and how much in all?"),
        ),
        _how_many(
            "anthracycline_dose",
            _("How much of it in all (mg per square meter)?"),
            _("Anthracycline in all"),
            _("How much doxorubicin or epirubicin did I have in all?"),
            NumberRange(low=0, high=1000, unit="mg/m²"),
        ),
        _question(
            "taxane",
            _("Did you ever have paclitaxel or docetaxel?"),
            _("Taxane"),
            _YES_NO,
            _("Did I ever have paclitaxel or docetaxel?"),
        ),
        _question(
            "chemo_ended",
            _("Chemotherapy for early cancer: when did it end, before the cancer came back?"),
            _("Chemotherapy ended"),
            {
                "under_6_months": _("Less than 6 months before"),
                "6_months_or_more": _("Longer ago"),
                "never": _("Never had it"),
            },
            _("When did my chemotherapy for early cancer end?"),
        ),
        _how_many(
            "hormone_months",
            _("For how many months have you had hormone treatment so far?"),
            _("Months of hormone treatment"),
            _("For how long have I had hormone treatment?"),
            NumberRange(low=0, high=360, unit="months"),
        ),
        _question(
            "hormone_ended",
            _("Hormone treatment for early cancer: when did it end, before the cancer came back?"),
            _("Hormone treatment ended"),
            {
                "still_taking": _("Still on it"),
                "under_12_months": _("Less than 12 months before"),
                "12_months_or_more": _("12 months or more before"),
                "never": _("Never had it"),
            },
            _("How long after my hormone treatment did the cancer come back?"),
        ),
        _question(
            "adjuvant_cdk46_ended",
            _("Palbociclib, ribociclib or abemaciclib for early cancer: when did it end?"),
            _("CDK4/6 for early cancer ended"),
            {
                "under_12_months": _("Less than 12 months before it came back"),
                "12_months_or_more": _("12 months or more before"),
                "never": _("Never had it"),
            },
            _("When did my CDK4/6 medicine for early cancer end?"),
        ),
        _question(
            "cdk46_which",
            _("Which CDK4/6 medicine did you have?"),
            _("Which CDK4/6 medicine"),
            {
                "palbociclib": _("Palbociclib"),
                "ribociclib": _("Ribociclib"),
                "abemaciclib": _("Abemaciclib"),
                "more_than_one": _("More than one"),
            },
            _("Which CDK4/6 medicine did I have?"),
        ),
        _how_many(
            "cdk46_months",
            _("For how many months did you take palbociclib, ribociclib or abemaciclib since it has spread?"),
            _("Months on a CDK4/6 medicine"),
            _("For how long did my CDK4/6 medicine work?"),
            NumberRange(low=0, high=360, unit="months"),
        ),
        _how_many(
            "lines_hormone_advanced",
            _("How many hormone-based treatments have you had since it has spread?"),
            _("Hormone treatments since it spread"),
            _("How many hormone treatments have I had since the cancer spread?"),
            NumberRange(low=0, high=20),
        ),
        _how_many(
            "lines_chemo_advanced",
            _("How many chemotherapies have you had since it has spread?"),
            _("Chemotherapies since it spread"),
            _("How many chemotherapies have I had since the cancer spread?"),
            NumberRange(low=0, high=20),
        ),
        _question(
            "still_working",
            _("Do the scans show that your current treatment still works?"),
            _("Still works"),
            _YES_NO,
            _("Do my scans show that the treatment still works?"),
        ),
        _question(
            "hormone_used_up",
            _("Has your team said that hormone treatment no longer makes sense?"),
            _("No further hormone treatment"),
            _YES_NO,
            _("Is there another hormone treatment for me?"),
        ),
        _question(
            "organs_in_danger",
            _("Has your team said that the liver, the lungs or another organ is badly affected?"),
            _("Organ badly affected"),
            _YES_NO,
            _("Is an organ badly affected, so that treatment must work fast?"),
        ),
        _question(
            "bone_spread", _("Is there cancer in the bones?"), _("Bones"), _YES_NO, _("Is there cancer in my bones?")
        ),
        _question(
            "bone_pain",
            _("Do your bones hurt where the cancer is?"),
            _("Pain in bones"),
            _YES_NO,
            _("Does my pain come from the cancer in the bone?"),
        ),
        _question(
            "bone_at_risk",
            _("Has your team said that a bone may break, or that the spinal cord may be pressed?"),
            _("Bone at risk"),
            _YES_NO,
            _("Could a bone break, or could my spinal cord be pressed?"),
        ),
        _question(
            "bone_medicine",
            _("Do you get a bone medicine?"),
            _("Bone medicine"),
            {
                "none": _("No"),
                "zoledronic_acid": _("Zoledronic acid (drip)"),
                "denosumab": _("Denosumab (shot)"),
                "tablets": _("Tablets"),
            },
            _("Do I get a bone medicine, and do I need one?"),
        ),
        _question(
            "palliative_team_met",
            _("Have you met the supportive (palliative) care team?"),
            _("Supportive care team"),
            _YES_NO,
            _("Can I meet the supportive care team?"),
        ),
        _question(
            "conditions",
            _("Other health conditions"),
            _("Health"),
            {
                "diabetes": _("Diabetes or high sugar"),
                "heart_rhythm": _("Heart rhythm problem"),
                "heart_failure": _("Weak heart"),
                "heart_attack": _("Heart attack or angina"),
                "blood_clots": _("Blood clots"),
                "high_blood_pressure": _("High blood pressure"),
                "lung": _("Lung disease"),
                "liver": _("Liver disease"),
                "kidney": _("Kidney disease"),
                "thin_bones": _("Thin bones"),
                "bowel": _("Bowel disease"),
                "nerve_damage": _("Numb hands or feet"),
                "low_counts": _("Low blood counts"),
                "dpd": _("Low DPD enzyme (DPD deficiency)"),
                "skin_reaction": _("Severe skin reaction to a medicine"),
                "hepatitis_b": _("Hepatitis B, now or before"),
                "eye": _("Eye disease or contact lenses"),
                "thyroid": _("Low thyroid, not treated"),
                "connective_tissue": _("Scleroderma or lupus"),
                "heart_device": _("Pacemaker or heart device"),
                "operation_planned": _("Operation or dental surgery planned"),
                "pregnant": _("Pregnant"),
                "nursing": _("Breastfeeding"),
                "none": _("None of these"),
            },
            _("Do any of my health conditions matter for these options?"),
            many=True,
        ),
        _how_many(
            "weeks_pregnant",
            _("How many weeks pregnant are you?"),
            _("Weeks pregnant"),
            _("How many weeks pregnant am I?"),
            NumberRange(low=1, high=42, unit="weeks"),
        ),
        _question(
            "diabetes_kind",
            _("Which kind of diabetes?"),
            _("Kind of diabetes"),
            {
                "type_1": _("Type 1"),
                "type_2_insulin": _("Type 2, with insulin"),
                "type_2_tablets": _("Type 2, with tablets or other shots"),
                "type_2_no_medicine": _("Type 2, no medicine"),
                "pre_diabetes": _("Pre-diabetes"),
            },
            _("Which kind of diabetes do I have, and does it matter here?"),
        ),
        _question(
            "liver_degree",
            _("How bad is the liver disease?"),
            _("Liver disease"),
            {"mild": _("Mild"), "moderate": _("Moderate"), "severe": _("Severe")},
            _("How bad is my liver disease? Does it change the dose?"),
        ),
        _how_many(
            "kidney_number",
            _("What is your kidney number (eGFR or creatinine clearance)?"),
            _("Kidney number"),
            _("What is my kidney number? Does it change the dose?"),
            NumberRange(low=1, high=200, unit="mL/min"),
        ),
        _how_many(
            "lvef",
            _("What is your heart pump number (LVEF)?"),
            _("Heart pump number"),
            _("What is my heart pump number?"),
            NumberRange(low=5, high=90, unit="%"),
        ),
        _question(
            "long_qt",
            _("Do you or does a close relative have long QT?"),
            _("Long QT"),
            {"own": "I do", "family": _("A close relative"), "no": _("No")},
            _("Do I have long QT? Do I need a heart tracing first?"),
            hint=_("Long QT is a change in the tracing of the heart."),
        ),
        _question(
            "lung_steroids",
            _("Did you ever need steroids for lung inflammation?"),
            _("Steroids for the lungs"),
            _YES_NO,
            _("Was my lung trouble an inflammation that needed steroids?"),
        ),
        _how_many(
            "neutrophils",
            _("What is your neutrophil count?"),
            "Neutrophils",
            _("What are my white cells (neutrophils) now?"),
            NumberRange(low=0, high=30000, unit="per mm³"),
        ),
        _question(
            "activity",
            _("How active are you on most days?"),
            _("Activity"),
            {
                "fully": _("Fully active"),
                "light": _("Light activity"),
                "half_the_day": _("Up more than half the day"),
                "mostly_resting": _("Resting more than half the day"),
            },
            _("Does how active I am now change what I can take?"),
        ),
        _question(
            "frailty",
            _("Do any of these apply to you?"),
            _("Daily life"),
            {
                "memory": _("Trouble with memory"),
                "falls": _("Falls"),
                "weight_loss": _("Lost weight without wanting to"),
                "lives_alone": _("Living alone"),
                "none": _("None of these"),
            },
            _("Can someone look at my memory, walking, weight and help at home first?"),
            many=True,
        ),
        _question(
            "other_medicines",
            _("Other medicines that you take"),
            _("Other medicines"),
            {
                "antidepressant": _("For mood"),
                "heart_rhythm_medicine": _("For heart rhythm"),
                "blood_thinner": _("Blood thinner"),
                "antifungal_or_antibiotic": _("Antifungal or antibiotic"),
                "seizure": _("For seizures"),
                "stomach_acid": _("For stomach acid"),
                "estrogen": _("Estrogen"),
                "herbal": _("Herbs or St John’s wort"),
                "none": _("None of these"),
            },
            _("Can a pharmacist check my medicines against these options?"),
            hint=_("Type their names, or pick the kinds."),
            many=True,
        ),
        _question(
            "children",
            _("Would you like to have children in the future?"),
            _("Wish for children"),
            {"yes": _("Yes"), "maybe": _("Maybe"), "no": _("No")},
            _("How would each option affect having children?"),
        ),
    )
)

OUTCOME_LABELS: Mapping[TreatmentOutcome, str] = {
    "still_taking": _("Still taking it"),
    "finished": _("Finished as planned"),
    "stopped_working": _("Cancer grew"),
    "side_effects": _("Stopped: side effects"),
    "unknown": DONT_KNOW,
}

SETTING_LABELS: Mapping[Setting, str] = {
    "early": _("For early cancer"),
    "advanced": _("Since it has spread"),
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
    return _(
        "You said “{named}”, and that it came back elsewhere. Cancer that came back elsewhere counts as metastatic."
    ).format(named=named)


def is_unknown(profile: Profile, field: str) -> bool:
    """Return whether the person said that she does not know, or that the test was not done."""
    return bool(UNKNOWN_ANSWERS.intersection(answers(profile, field)))
