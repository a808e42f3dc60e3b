"""What is known about the person and her cancer. Every question may be answered “I don’t know”."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, field_validator, model_validator

from hrbc_desktop.domain.model.frozen import FrozenModel

Stage = Literal["early", "locally_advanced", "metastatic", "unknown"]
Course = Literal["first", "back_nearby", "back_elsewhere", "unknown"]
Grade = Literal["1", "2", "3", "unknown"]
Nodes = Literal["none", "one_to_three", "four_or_more", "unknown"]
TumorSize = Literal["up_to_2", "two_to_5", "over_5", "unknown"]
Ki67 = Literal["under_20", "20_or_more", "not_tested", "unknown"]
Receptor = Literal["positive", "low", "negative", "unknown"]
Her2 = Literal["zero", "ultralow", "low", "unknown"]
GeneTest = Literal["found", "not_found", "not_tested", "unknown"]
Oncotype = Literal["up_to_10", "11_to_25", "26_or_more", "not_tested", "unknown"]
Sex = Literal["female", "male", "unknown"]
Menopause = Literal["not_yet", "in_between", "yes", "unknown"]
Activity = Literal["fully", "light", "half_the_day", "mostly_resting", "unknown"]
Children = Literal["yes", "maybe", "no", "unknown"]
Condition = Literal[
    "diabetes", "heart_rhythm", "heart_failure", "blood_clots", "high_blood_pressure", "lung", "liver", "kidney",
    "thin_bones", "bowel", "dpd", "nerve_damage", "pregnant", "none", "unknown",
]  # fmt: skip
OtherMedicine = Literal[
    "antidepressant", "heart_rhythm_medicine", "blood_thinner", "antifungal_or_antibiotic", "seizure",
    "stomach_acid", "estrogen", "herbal", "none", "unknown",
]  # fmt: skip
PastKind = Literal[
    "lumpectomy", "mastectomy", "radiation", "tamoxifen", "aromatase_inhibitor", "ovarian_suppression", "fulvestrant",
    "oral_serd", "cdk46", "everolimus", "pi3k_akt", "parp", "chemotherapy_early", "chemotherapy_advanced",
    "sacituzumab", "trastuzumab_deruxtecan", "datopotamab", "none", "unknown",
]  # fmt: skip
Outcome = Literal["still_taking", "finished", "stopped_working", "side_effects", "unknown"]

UNKNOWN_ANSWERS = frozenset({"unknown", "not_tested"})
EXCLUSIVE_ANSWERS = frozenset({"none", "unknown"})


class PastTreatment(FrozenModel):
    """A treatment that the person has had, and how it went."""

    kind: PastKind
    outcome: Outcome | None = None


class Profile(FrozenModel):
    """The answers. None means not answered yet; “unknown” means that the person said she does not know."""

    stage: Stage | None = None
    course: Course | None = None
    grade: Grade | None = None
    tumor_size: TumorSize | None = None
    nodes: Nodes | None = None
    er: Receptor | None = None
    pr: Receptor | None = None
    her2: Her2 | None = None
    ki67: Ki67 | None = None
    oncotype: Oncotype | None = None
    pik3ca: GeneTest | None = None
    esr1: GeneTest | None = None
    akt1_pten: GeneTest | None = None
    brca: GeneTest | None = None
    sex: Sex | None = None
    menopause: Menopause | None = None
    conditions: tuple[Condition, ...] = ()
    activity: Activity | None = None
    other_medicines: tuple[OtherMedicine, ...] = ()
    medicine_names: str = Field(default="", max_length=2000)
    past_treatments: tuple[PastTreatment, ...] = ()
    children: Children | None = None

    @field_validator("conditions", "other_medicines")
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


class Choice(FrozenModel):
    """One answer that can be chosen."""

    key: str
    label: str


class ProfileQuestion(FrozenModel):
    """A question about the person: how it is asked, and what becomes of “I don’t know”."""

    field: str
    text: str
    short: str
    hint: str = ""
    choices: tuple[Choice, ...]
    many: bool = False
    ask: str
    """The question for the visit that an unknown answer becomes."""

    def label(self, key: str) -> str:
        """Return how the answer `key` reads. Raises KeyError when there is no such answer."""
        return {choice.key: choice.label for choice in self.choices}[key]


DONT_KNOW = "I don’t know"


def _question(
    field: str, text: str, short: str, choices: Mapping[str, str], ask: str, *, hint: str = "", many: bool = False
) -> tuple[str, ProfileQuestion]:
    offered = tuple(Choice(key=key, label=label) for key, label in {**choices, "unknown": DONT_KNOW}.items())
    return field, ProfileQuestion(field=field, text=text, short=short, hint=hint, choices=offered, many=many, ask=ask)


_GENE = {"found": "Change found", "not_found": "No change found", "not_tested": "Not tested"}

QUESTIONS: Mapping[str, ProfileQuestion] = dict(
    (
        _question(
            "stage",
            "What stage is the cancer?",
            "Stage",
            {"early": "Early (I–II)", "locally_advanced": "Locally advanced (III)", "metastatic": "Metastatic (IV)"},
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
            "grade",
            "What grade is it?",
            "Grade",
            {"1": "1 (slow)", "2": "2", "3": "3 (fast)"},
            "What grade is my cancer, and what does that mean?",
            hint="The grade tells how fast the cells look to be growing.",
        ),
        _question(
            "tumor_size",
            "How large is the lump in the breast?",
            "Size",
            {"up_to_2": "2 cm or less", "two_to_5": "Over 2, under 5 cm", "over_5": "5 cm or more"},
            "How large is the tumor?",
        ),
        _question(
            "nodes",
            "Is there cancer in the lymph nodes under the arm?",
            "Lymph nodes",
            {"none": "None", "one_to_three": "In 1 to 3", "four_or_more": "In 4 or more"},
            "How many lymph nodes have cancer in them?",
        ),
        _question(
            "er",
            "Estrogen receptor (ER)",
            "ER",
            {"positive": "Positive", "low": "Low positive", "negative": "Negative"},
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
            {"zero": "0", "ultralow": "Ultralow (faint 0)", "low": "Low (1+, or 2+ with ISH−)"},
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
            hint="A test of the tumor that helps with the question of chemotherapy.",
        ),
        _question(
            "pik3ca",
            "Gene test: PIK3CA",
            "PIK3CA",
            _GENE,
            "Was my tumor tested for a PIK3CA change?",
        ),
        _question("esr1", "Gene test: ESR1", "ESR1", _GENE, "Was I tested for an ESR1 change?"),
        _question(
            "akt1_pten",
            "Gene test: AKT1 or PTEN",
            "AKT1 / PTEN",
            _GENE,
            "Was my tumor tested for AKT1 and PTEN changes?",
        ),
        _question(
            "brca",
            "Inherited gene test: BRCA1 or BRCA2",
            "BRCA1 / BRCA2",
            _GENE,
            "Could I have an inherited BRCA1 or BRCA2 change, and should I be tested?",
            hint="A blood or spit test of the genes that you were born with.",
        ),
        _question(
            "sex",
            "What sex were you given at birth?",
            "Sex at birth",
            {"female": "Female", "male": "Male"},
            "Does my sex at birth change which options fit?",
            hint="Some medicines work in another way in men.",
        ),
        _question(
            "menopause",
            "Have you gone through menopause?",
            "Menopause",
            {"not_yet": "Not yet", "in_between": "In between", "yes": "Yes"},
            "Am I before or after menopause? Can a blood test tell?",
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
            "conditions",
            "Other health conditions",
            "Health",
            {
                "diabetes": "Diabetes or high sugar",
                "heart_rhythm": "Heart rhythm problem",
                "heart_failure": "Weak heart",
                "blood_clots": "Blood clots",
                "high_blood_pressure": "High blood pressure",
                "lung": "Lung disease",
                "liver": "Liver disease",
                "kidney": "Kidney disease",
                "thin_bones": "Thin bones",
                "bowel": "Bowel disease",
                "nerve_damage": "Numb hands or feet",
                "dpd": "DPD deficiency",
                "pregnant": "Pregnant or nursing",
                "none": "None of these",
            },
            "Do any of my health conditions matter for these options?",
            many=True,
        ),
        _question(
            "activity",
            "How active are you on most days?",
            "Activity",
            {
                "fully": "Fully active",
                "light": "Light activity",
                "half_the_day": "Up half the day",
                "mostly_resting": "Mostly resting",
            },
            "How does my strength now change what I can take?",
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
            hint="Some of them can change how a treatment works.",
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

OUTCOME_LABELS: Mapping[Outcome, str] = {
    "still_taking": "Still taking it",
    "finished": "Finished as planned",
    "stopped_working": "Cancer grew",
    "side_effects": "Stopped: side effects",
    "unknown": DONT_KNOW,
}


def choice_keys(field: str) -> frozenset[str]:
    """Return the keys of every answer to the question `field`. Raises KeyError for a field that is not asked."""
    return frozenset(choice.key for choice in QUESTIONS[field].choices)


def answers(profile: Profile, field: str) -> tuple[str, ...]:
    """Return the answers to one question as keys; empty when it is not answered yet."""
    given = getattr(profile, field)
    if given is None:
        return ()
    if field == "past_treatments":
        return tuple(past.kind for past in profile.past_treatments)
    return (given,) if isinstance(given, str) else tuple(given)


def answer_text(profile: Profile, field: str) -> str:
    """Return the answers to one question as they read, or an empty text when it is not answered yet."""
    question = QUESTIONS[field]
    if field == "past_treatments":
        return ", ".join(_past_text(past) for past in profile.past_treatments)
    return ", ".join(question.label(key) for key in answers(profile, field))


def _past_text(past: PastTreatment) -> str:
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
