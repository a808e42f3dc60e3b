"""The parts of FHIR R4 that are read. Whatever else a resource says is passed over."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from hrbc_desktop.fhir.read.partial_date import PartialDate, read_when
from hrbc_desktop.wording.text import one_line

LONGEST_SAID = 160
_LARGEST = 1_000_000_000
Whole = Annotated[StrictInt, Field(ge=-_LARGEST, le=_LARGEST)]
Number = Whole | Annotated[StrictFloat, Field(ge=-_LARGEST, le=_LARGEST)]


class Shape(BaseModel):
    """A part of a resource; unknown fields are passed over, known ones must have their type."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False, alias_generator=to_camel)


def as_line(text: str) -> str:
    """Return foreign text as one short line of printable characters, safe to show."""
    return one_line(text, LONGEST_SAID)


class Coding(Shape):
    """A code and the system that it is from."""

    system: str = ""
    code: str = ""
    display: str = ""


class Concept(Shape):
    """What a record says: codes that mean the same, and words."""

    coding: tuple[Coding, ...] = ()
    text: str = ""

    @property
    def label(self) -> str:
        """Its words, or else its first code."""
        names = [self.text, *(coding.display for coding in self.coding), *(coding.code for coding in self.coding)]
        return as_line(next((name for name in names if name.strip()), ""))


class Quantity(Shape):
    """A number with its unit, maybe only a limit: “< 20 %”."""

    value: Number | None = None
    comparator: str = ""
    unit: str = ""
    code: str = ""

    @property
    def label(self) -> str:
        """How it reads."""
        number = "" if self.value is None else f"{self.value:g}"
        unit = self.unit or (self.code if self.code[:1] not in ("1", "{") else "")
        return as_line(" ".join(part for part in (self.comparator, number, unit) if part))


class Range(Shape):
    """From one number to another, both included."""

    low: Quantity = Quantity()
    high: Quantity = Quantity()


class Period(Shape):
    """From when to when."""

    start: str = ""
    end: str = ""


class Reference(Shape):
    """Points to another resource."""

    reference: str = ""
    display: str = ""


class Annotation(Shape):
    """A remark."""

    text: str = ""


class Valued(Shape):
    """Something that was looked at, and what was found: an observation or a component of one."""

    code: Concept = Concept()
    value_codeable_concept: Concept | None = None
    value_quantity: Quantity | None = None
    value_range: Range | None = None
    value_integer: Whole | None = None
    value_boolean: bool | None = None
    value_string: str | None = None
    interpretation: tuple[Concept, ...] = ()
    data_absent_reason: Concept | None = None

    @property
    def value_label(self) -> str:
        """How the value reads; empty when there is none."""
        if self.data_absent_reason is not None:
            return ""
        if self.value_integer is not None:
            return str(self.value_integer)
        if self.value_range is not None:
            return as_line(f"{self.value_range.low.label} to {self.value_range.high.label}")
        found = self.value_codeable_concept or self.value_quantity
        if found is None and not self.value_string:
            return self.interpreted.label
        return found.label if found is not None else as_line(self.value_string or "")

    @property
    def interpreted(self) -> Concept:
        """What the laboratory makes of it: “POS”. It stands for a value that was not sent."""
        return self.interpretation[0] if self.interpretation else Concept()

    @property
    def label(self) -> str:
        """How it reads: “HER2 [Interpretation] in Tissue: Negative”."""
        return as_line(": ".join(part for part in (self.code.label, self.value_label) if part))


class Observation(Valued):
    """A result."""

    status: str = ""
    effective_date_time: str = ""
    effective_instant: str = ""
    effective_period: Period = Period()
    issued: str = ""
    component: tuple[Valued, ...] = ()
    note: tuple[Annotation, ...] = ()
    derived_from: tuple[Reference, ...] = ()

    @property
    def when(self) -> PartialDate:
        """When it was so; when it was reported, if the record does not say."""
        period = self.effective_period
        return read_when(self.effective_date_time, self.effective_instant, period.end, period.start, self.issued)


class Evidence(Shape):
    """What a condition rests on."""

    detail: tuple[Reference, ...] = ()


class Stage(Shape):
    """The stage that is written at a condition."""

    summary: Concept = Concept()


_CERTAINTY = {
    "V": ("verificationStatus", "http://terminology.hl7.org/CodeSystem/condition-ver-status", "provisional"),
    "A": ("verificationStatus", "http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted"),
    "Z": ("clinicalStatus", "http://terminology.hl7.org/CodeSystem/condition-clinical", "resolved"),
}
"""Letters of the extension “Diagnosesicherheit” of ICD-10-GM: Verdacht, ausgeschlossen, Zustand nach."""


def _letters_of_certainty(condition: Any) -> set[str]:
    """Return the letters of certainty at the codes of a diagnosis."""
    try:
        coding = _CertainCode.model_validate(condition.get("code") or {}).coding if isinstance(condition, dict) else ()
    except ValidationError:
        return set()
    return {
        each.value_coding.code
        for code in coding
        for each in code.extension
        if each.url.endswith("diagnosesicherheit") and each.value_coding
    }


class _Certainty(Shape):
    url: str = ""
    value_coding: Coding | None = None


class _CertainCoding(Shape):
    extension: tuple[_Certainty, ...] = ()


class _CertainCode(Shape):
    coding: tuple[_CertainCoding, ...] = ()


class Condition(Shape):
    """A diagnosis."""

    code: Concept = Concept()
    clinical_status: Concept = Concept()
    verification_status: Concept = Concept()
    stage: tuple[Stage, ...] = ()
    onset_date_time: str = ""
    recorded_date: str = ""
    abatement_date_time: str = ""
    abatement_string: str = ""
    abatement_period: Period = Period()
    abatement_age: Quantity | None = None
    abatement_range: Range | None = None
    evidence: tuple[Evidence, ...] = ()
    note: tuple[Annotation, ...] = ()
    body_site: tuple[Concept, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _takes_over_the_certainty_of_its_code(cls, given: Any) -> Any:
        """Read the letter that German codes of diagnoses carry: suspected, excluded, or over."""
        letters = _letters_of_certainty(given)
        for letter, (field, system, state) in _CERTAINTY.items():
            if letter in letters:
                return {**given, field: {"coding": [{"system": system, "code": state}]}}
        return given

    @property
    def when(self) -> PartialDate:
        """When it was written down, or began."""
        return read_when(self.recorded_date, self.onset_date_time)

    @property
    def has_end(self) -> bool:
        """Whether the record says that it ended, whenever that was."""
        period = self.abatement_period
        written = (self.abatement_date_time, self.abatement_string.strip(), period.start, period.end)
        return any(written) or self.abatement_age is not None or self.abatement_range is not None

    def is_over(self, today: date) -> bool:
        """Return whether it ended before today; an end without a date has come."""
        if self.abatement_age is not None or self.abatement_range is not None or self.abatement_string.strip():
            return True
        ended = self.abatement_date_time or self.abatement_period.end or self.abatement_period.start
        return bool(ended) and read_when(ended).earliest <= today


class Ingredient(Shape):
    """What a medicine is made of."""

    item_codeable_concept: Concept = Concept()


class Medication(Shape):
    """A medicine that statements point to."""

    id: str = ""
    code: Concept = Concept()
    ingredient: tuple[Ingredient, ...] = ()

    @property
    def named(self) -> Concept:
        """Its code and the codes of what it is made of; its name, or else theirs."""
        concepts = (self.code, *(each.item_codeable_concept for each in self.ingredient))
        text = next((concept.text for concept in concepts if concept.text.strip()), "")
        return Concept(coding=tuple(coding for concept in concepts for coding in concept.coding), text=text)


class MedicationUse(Shape):
    """A MedicationStatement, MedicationAdministration, MedicationRequest or MedicationDispense."""

    status: str = ""
    intent: str = ""
    do_not_perform: bool = False
    reported_boolean: bool = False
    medication_codeable_concept: Concept = Concept()
    medication_reference: Reference = Reference()
    contained: tuple[Medication, ...] = ()
    effective_date_time: str = ""
    effective_period: Period = Period()
    date_asserted: str = ""
    authored_on: str = ""
    when_handed_over: str = ""
    when_prepared: str = ""
    derived_from: tuple[Reference, ...] = ()

    @property
    def when(self) -> PartialDate:
        """When it was last told to be so."""
        period = self.effective_period
        return read_when(
            self.date_asserted,
            period.end,
            self.effective_date_time,
            period.start,
            self.when_handed_over,
            self.when_prepared,
            self.authored_on,
        )

    def is_to_come(self, today: date) -> bool:
        """Return whether its time begins after today."""
        return bool(self.effective_period.start) and read_when(self.effective_period.start).earliest > today

    def is_over(self, today: date) -> bool:
        """Return whether its time ended before today."""
        return bool(self.effective_period.end) and read_when(self.effective_period.end).latest < today


class Procedure(Shape):
    """A treatment that was done."""

    status: str = ""
    code: Concept = Concept()
    reason_code: tuple[Concept, ...] = ()
    performed_date_time: str = ""
    performed_period: Period = Period()

    @property
    def when(self) -> PartialDate:
        """When it was done."""
        return read_when(self.performed_period.end, self.performed_date_time, self.performed_period.start)


class Collection(Shape):
    """How a sample was taken."""

    body_site: Concept = Concept()


class Specimen(Shape):
    """A sample."""

    type: Concept = Concept()
    collection: Collection = Collection()


class Name(Shape):
    """A name of a person."""

    text: str = ""
    family: str = ""
    given: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """How it reads."""
        return as_line(self.text or " ".join((*self.given, self.family)))


class Pointers(Shape):
    """What a resource says it is about: which condition, which part of the body."""

    focus: tuple[Reference, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    reason_code: tuple[Concept, ...] = ()
    body_site: Concept | tuple[Concept, ...] = ()
    subject: Reference = Reference()
    specimen: Reference = Reference()
    has_member: tuple[Reference, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """The addresses it points to, without the number of a version."""
        return tuple(each.reference.partition("/_history/")[0] for each in (*self.focus, *self.reason_reference))

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The diagnoses and parts of the body that it names itself."""
        return (*self.reason_code, *self.sites)

    @property
    def sites(self) -> tuple[Concept, ...]:
        """The parts of the body that it names."""
        return self.body_site if isinstance(self.body_site, tuple) else (self.body_site,)


class Attachment(Shape):
    """A file within the record: its bytes in base64, or only where it is kept."""

    content_type: str = ""
    data: str = ""


class DiagnosticReport(Shape):
    """What a laboratory wrote."""

    status: str = ""
    code: Concept = Concept()
    effective_date_time: str = ""
    effective_period: Period = Period()
    issued: str = ""
    conclusion: str = ""
    presented_form: tuple[Attachment, ...] = ()


class DocumentContent(Shape):
    """One form of a document."""

    attachment: Attachment = Attachment()


class DocumentReference(Shape):
    """A document that somebody put into the record."""

    status: str = ""
    type: Concept = Concept()
    category: tuple[Concept, ...] = ()
    date: str = ""
    content: tuple[DocumentContent, ...] = ()


class Extension(Shape):
    """Something that a guide adds to a resource."""

    url: str = ""
    value_code: str = ""


class PatientLink(Shape):
    """Another entry of the same person."""

    other: Reference = Reference()
    type: str = ""


class Patient(Shape):
    """The person whom the record is about."""

    name: tuple[Name, ...] = ()
    birth_date: str = ""
    gender: str = ""
    extension: tuple[Extension, ...] = ()
    link: tuple[PatientLink, ...] = ()


class ResponseAnswer(Shape):
    """One answer in a questionnaire, with the questions that follow from it."""

    value_coding: Coding | None = None
    value_string: str | None = None
    item: tuple["Item", ...] = ()


class Item(Shape):
    """A question in a questionnaire, and its answers."""

    link_id: str = ""
    answer: tuple[ResponseAnswer, ...] = ()


class QuestionnaireResponse(Shape):
    """A questionnaire that was filled in."""

    questionnaire: str = ""
    status: str = ""
    authored: str = ""
    item: Annotated[tuple[Item, ...], Field(max_length=200)] = ()
