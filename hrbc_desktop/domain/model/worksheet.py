"""The worksheet: the one root value that a patient and a nurse fill in."""

from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import uuid4

from pydantic import Field, field_validator

from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.domain.model.frozen import FrozenModel, Moment, nearest_moment
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.readiness import Readiness
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.translation import _

FORMAT: Literal[3] = 3
MOST_OPTIONS = 4
FEWEST_OPTIONS = 2
LETTERS = "ABCD"
MOST_QUESTIONS = 200
MOST_FIGURES = 1000

ShortText = Annotated[str, Field(max_length=200)]
LONGEST_NOTE = 4000
Note = Annotated[str, Field(max_length=LONGEST_NOTE)]
Key = Annotated[str, Field(min_length=1, max_length=100)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

FilledInBy = Literal["patient", "nurse", "both"]
FILLED_IN_BY_LABELS: dict[FilledInBy, str] = {
    "patient": _("I do, the patient"),
    "nurse": _("A nurse"),
    "both": _("We do it together"),
}

EARLIEST_BIRTH = date(1900, 1, 1)


class Visit(FrozenModel):
    """Who, when, and who comes along."""

    name: ShortText = ""
    birth_date: date | None = None
    record_number: ShortText = ""
    appointment_date: date | None = None
    appointment_time: time | None = None
    companions: ShortText = ""
    filled_in_by: FilledInBy | None = None

    @field_validator("birth_date")
    @classmethod
    def _is_a_possible_birth(cls, born: date | None) -> date | None:
        if born is not None and born < EARLIEST_BIRTH:
            raise ValueError(f"nobody was born as early as {born.isoformat()}")
        return born


Step = Literal["same", "little_less", "half", "much_less"]


class Weighed(FrozenModel):
    """One thing that matters, in the person's order, and how much it matters next to the one above it."""

    attribute: Key
    step: Step | None = None
    limit: float | None = Field(default=None, ge=0)
    """The level past which the person would not accept an option: people in 100, or a number of days."""
    shown_range: float | None = Field(default=None, ge=0.01, le=1000)
    """From worst to best, in the attribute's own unit, as it was shown when the person answered."""


Expectation = Literal["better", "same", "less_well", "cannot_say"]


class ClinicianView(FrozenModel):
    """A clinician's own view of how well an option is expected to work for this person, with their name."""

    option: Key
    expectation: Expectation
    clinician: Annotated[str, Field(min_length=1, max_length=200)]


class CheckAnswer(FrozenModel):
    """The answers to one made-up pair that checks the weights: asked twice, with the sides swapped."""

    gains: Key
    gives_up: Key
    first: Literal["a", "b"] | None = None
    swapped: Literal["a", "b"] | None = None


class OwnThing(FrozenModel):
    """Something that matters to the person and that she put in her own words."""

    key: Annotated[str, Field(pattern=r"^own:[1-9][0-9]?$")]
    """How the order names it."""
    text: ShortText
    fits: Key | None = None
    """The option that fits it better, “same” for all, or “ask” where she does not know; None while not answered."""


def is_own(key: str) -> bool:
    """Return whether a row of the order is something that the person put in her own words."""
    return key.startswith("own:")


class Values(FrozenModel):
    """What matters to the person."""

    leaning: Key | None = None
    """“not_sure”, “team”, or the id of the option toward which the person leans; asked before any result."""
    weighed: Annotated[tuple[Weighed, ...], Field(max_length=6)] = ()
    own: Annotated[tuple[OwnThing, ...], Field(max_length=6)] = ()
    """What the person added herself. It has a place in the order like anything else."""
    way_order: tuple[Key, ...] = ()
    """The ways of taking a treatment, from the one she likes most."""
    views: tuple[ClinicianView, ...] = ()
    checks: tuple[CheckAnswer, ...] = ()

    @field_validator("own", mode="before")
    @classmethod
    def _texts_get_keys(cls, own: object) -> object:
        """Up to format 2, what was her own was a text and nothing else."""
        if not isinstance(own, list | tuple):
            return own
        return [
            {"key": f"own:{number}", "text": thing} if isinstance(thing, str) else thing
            for number, thing in enumerate(own, start=1)
        ]

    @field_validator("own")
    @classmethod
    def _different_things(cls, own: tuple[OwnThing, ...]) -> tuple[OwnThing, ...]:
        if len({thing.key for thing in own}) < len(own):
            raise ValueError("two things of her own have the same key")
        return own

    def own_thing(self, key: str) -> OwnThing | None:
        """Return the thing of her own that the order names `key`, or None when it is not one of them."""
        return next((thing for thing in self.own if thing.key == key), None)

    @field_validator("weighed")
    @classmethod
    def _each_once(cls, weighed: tuple[Weighed, ...]) -> tuple[Weighed, ...]:
        if len({row.attribute for row in weighed}) < len(weighed):
            raise ValueError("the same thing stands twice in the order")
        return weighed


QuestionOrigin = Literal["answers", "values", "suggested", "readiness", "own", "standing"]


class VisitQuestion(FrozenModel):
    """A question for the visit, and what became of it."""

    key: Key
    text: Annotated[str, Field(min_length=1, max_length=500)]
    origin: QuestionOrigin
    asked: bool = False
    answered: Literal["yes", "partly", "no"] | None = None
    carry_over: bool = False
    answer: Note = ""
    dismissed: bool = False
    """The person took it off her list; it does not come back by itself."""


Interest = Literal["yes", "not_now", "unknown"]

HowToDecide = Literal["myself", "together", "team"]
HOW_TO_DECIDE_LABELS: dict[HowToDecide, str] = {
    "myself": _("I decide, with what my team tells me"),
    "together": _("We decide together"),
    "team": _("My team decides, and knows what matters to me"),
}

HowMuchToKnow = Literal["all", "main", "only_asked"]
HOW_MUCH_TO_KNOW_LABELS: dict[HowMuchToKnow, str] = {
    "all": _("All the numbers"),
    "main": _("The main ones"),
    "only_asked": _("Only what I ask for"),
}


class QuestionBack(FrozenModel):
    """One of the three questions back after the comparison. It has no mark: what was missed is gone through again."""

    key: Key
    """The row of the comparison that it asks about."""
    answer: Key | None = None
    """The option that she named, or “not_sure”; None while not answered."""
    missed: bool = False
    """Whether the row says otherwise, or she was not sure: it goes on the nurse's list."""


TalkStep = Literal["matters", "explain_first", "questions", "next_steps", "as_wanted"]
TALK_STEPS: tuple[TalkStep, ...] = ("matters", "explain_first", "questions", "next_steps", "as_wanted")
"""What a visit of eight minutes is for, in its order."""


class Revision(FrozenModel):
    """What one revision of a worksheet says: what its signatures stand under."""

    revision: int = Field(default=1, ge=1)
    content_version: ShortText
    visit: Visit = Visit()
    profile: Profile = Profile()
    decision: Key | None = None
    """The decision of the pack that the worksheet is about, “unknown” when she does not know; None: not chosen yet."""
    how_to_decide: HowToDecide | None = None
    how_much_to_know: HowMuchToKnow | None = None
    options: Annotated[tuple[Key, ...], Field(max_length=MOST_OPTIONS)] = ()
    compared_before: Annotated[tuple[Key, ...], Field(max_length=MOST_OPTIONS)] = ()
    """What an older worksheet compared besides: options that do not belong to the decision that was then chosen."""
    values: Values = Values()
    questions_back: Annotated[tuple[QuestionBack, ...], Field(max_length=3)] = ()
    questions: Annotated[tuple[VisitQuestion, ...], Field(max_length=MOST_QUESTIONS)] = ()
    readiness: Readiness = Readiness()
    trials: Interest | None = None
    second_opinion: Interest | None = None
    records_request: bool = False
    length_of_life: bool = False
    """The person asked to see how long people in the studies lived."""
    figures: Annotated[tuple[FigureSnapshot, ...], Field(max_length=MOST_FIGURES)] = ()
    """The figures on its pages, written down when somebody signs: a newer content pack may have others."""
    signatures: tuple[Signature, ...] = ()

    @field_validator("options")
    @classmethod
    def _different_options(cls, options: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(options)) < len(options):
            raise ValueError("the same option stands twice")
        return options

    @property
    def starred(self) -> tuple[str, ...]:
        """The rows of the comparison that carry a star: those that the person weighs."""
        return tuple(row.attribute for row in self.values.weighed)

    @property
    def is_signed(self) -> bool:
        """Whether somebody has signed this revision, so that its content is frozen."""
        return bool(self.signatures)

    @property
    def is_closed(self) -> bool:
        """Whether the nurse has signed too: what was noted in the visit is then sealed in the PDF, and stays so."""
        return any(signature.role == "nurse" for signature in self.signatures)

    def letter(self, option: str) -> str:
        """Return the letter A to D under which `option` is compared. Raises ValueError when it is not."""
        return LETTERS[self.options.index(option)]


class Worksheet(Revision):
    """One consultation. Unfinished is legal: `steps.missing` says what is not filled in yet."""

    format: Literal[3] = FORMAT
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    begun_from: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] | None = None
    """The id of the worksheet from whose answers this one was begun, about another decision of the same person."""
    previous_digest: Sha256 | None = None
    """SHA-256 of the signed PDF of the revision before this one."""
    signed_before: Revision | None = None
    """What that revision said, so that the changes since can be told wherever this one is opened."""
    created_at: Moment
    changed_at: Moment
    talked_about: tuple[Key, ...] = ()
    """The rows that the nurse and the patient marked as talked about."""
    nurse_notes: Note = ""
    talk: Annotated[tuple[TalkStep, ...], Field(max_length=5)] = ()
    """What the nurse has gone through with her in the visit, of the five things that the visit is for."""
    agreed: Note = ""
    """Who does what, by when."""


def new_worksheet(content_version: str, now: datetime) -> Worksheet:
    """Return an empty worksheet made at `now` (aware), or the nearest `Moment`, against that version of the content."""
    at = nearest_moment(now)
    return Worksheet(id=uuid4().hex, created_at=at, changed_at=at, content_version=content_version)


def another_decision(worksheet: Worksheet, now: datetime) -> Worksheet:
    """Return a new worksheet of the same person, with her answers so far and no decision yet."""
    fresh = new_worksheet(worksheet.content_version, now)
    same = ("visit", "profile", "how_to_decide", "how_much_to_know", "trials", "second_opinion", "length_of_life")
    return fresh.evolve(**{name: getattr(worksheet, name) for name in same}, begun_from=worksheet.id)


def signed_content(worksheet: Worksheet) -> Worksheet:
    """Return the worksheet without what is only noted in the visit: that may change after the patient has signed.

    A raised question follows from the other answers; it stands in the worksheet only from its first note on.
    """
    questions = tuple(
        question.evolve(asked=False, answered=None, carry_over=False, answer="")
        for question in worksheet.questions
        if question.origin in ("suggested", "own") or question.dismissed
    )
    return worksheet.evolve(questions=questions, talked_about=(), nurse_notes="", talk=(), agreed="")


def is_signed_further(worksheet: Worksheet, known: Worksheet) -> bool:
    """Return whether `worksheet` is the `known` one with signatures added: nothing else that was signed differs."""
    digests, before = ([signature.digest for signature in one.signatures] for one in (worksheet, known))
    written_by_signing = {"signatures": (), "figures": (), "content_version": ""}
    first, second = (
        signed_content(one).evolve(**written_by_signing, changed_at=one.created_at) for one in (worksheet, known)
    )
    return len(digests) > len(before) and digests[: len(before)] == before and first == second


def with_signatures_of(worksheet: Worksheet, known: Worksheet) -> Worksheet:
    """Return the `known` worksheet with what signing added to it elsewhere."""
    return known.evolve(
        signatures=worksheet.signatures,
        figures=worksheet.figures,
        content_version=worksheet.content_version,
        nurse_notes=worksheet.nurse_notes or known.nurse_notes,
        talk=worksheet.talk or known.talk,
        agreed=worksheet.agreed or known.agreed,
    )


def next_revision(signed: Worksheet, now: datetime) -> Worksheet:
    """Return an unsigned revision that goes on from a signed one and names the digest of its PDF.

    What was noted in the visit is sealed in that PDF once the nurse has signed: questions that were answered are done
    with, all others go on. What was noted and is in no PDF yet goes on too.
    """
    sealed = {
        "questions": tuple(_for_the_next_visit(question) for question in signed.questions),
        "talked_about": (),
        "nurse_notes": "",
        "talk": (),
        "agreed": "",
    }
    return signed.evolve(
        **(sealed if signed.is_closed else {}),
        revision=signed.revision + 1,
        previous_digest=signed.signatures[-1].digest,
        signed_before=_without_notes(signed),
        figures=(),
        signatures=(),
        changed_at=now,
    )


def _without_notes(signed: Worksheet) -> Revision:
    """Return what was signed; what was noted in the visit stays in the PDF, but for which questions are answered."""
    content = {name: getattr(signed, name) for name in Revision.model_fields}
    return Revision(**content | {"questions": tuple(question.evolve(answer="") for question in signed.questions)})


def _for_the_next_visit(question: VisitQuestion) -> VisitQuestion:
    done = question.answered == "yes" and not question.carry_over
    return question.evolve(
        asked=False, answered=None, carry_over=False, answer="", dismissed=question.dismissed or done
    )
