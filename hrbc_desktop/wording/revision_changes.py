"""What a new revision says that the signed one before it did not: told in the same words, side by side."""

from collections.abc import Iterator, Sequence
from typing import Literal

from hrbc_desktop.domain.compare.decision_comparison import compare_worksheet
from hrbc_desktop.domain.compare.ways import WAY_NAMES
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.figure_snapshot import FigureSnapshot
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS, answer_text
from hrbc_desktop.domain.model.readiness import READINESS_QUESTIONS
from hrbc_desktop.domain.model.worksheet import (
    FILLED_IN_BY_LABELS,
    HOW_MUCH_TO_KNOW_LABELS,
    HOW_TO_DECIDE_LABELS,
    LETTERS,
    CheckAnswer,
    ClinicianView,
    Interest,
    OwnThing,
    Revision,
    Values,
    Visit,
    VisitQuestion,
    Weighed,
    Worksheet,
)
from hrbc_desktop.domain.preferences.line_up import NOT_SURE, TEAM
from hrbc_desktop.domain.preferences.offer import named
from hrbc_desktop.domain.preferences.swing_weights import STEP_NAMES
from hrbc_desktop.domain.revisions.freeze import figures_shown
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import spoken_date
from hrbc_desktop.wording.figures import snapshot_words
from hrbc_desktop.wording.preferences import view_sentence

ChangeGroup = Literal["visit", "answers", "options", "values", "questions", "wishes", "content"]

CHANGE_GROUP_NAMES: dict[ChangeGroup, str] = {
    "visit": _("The visit"),
    "answers": _("Answers"),
    "options": _("Options"),
    "values": _("What matters"),
    "questions": _("Questions"),
    "wishes": _("Readiness and wishes"),
    "content": _("Numbers from studies"),
}

_NUMBERS_NOT_KEPT = _("Version {version}, whose numbers that sheet did not keep")
_NOT_SAID = _("Not filled in")
_NOT_ON_THE_LIST = _("Not on the list")
_NOT_SHOWN = _("Not shown")
_YES_OR_NO = {True: _("Yes"), False: _("No"), None: ""}
_INTEREST: dict[Interest, str] = {"yes": _("Yes"), "not_now": _("Not now"), "unknown": _("I don’t know yet")}


class Change(FrozenModel):
    """One thing that is not as it was when the revision before was signed."""

    group: ChangeGroup
    what: str
    before: str
    now: str

    @property
    def sentence(self) -> str:
        """The change in one line."""
        return _("{what}: {now} Before: {before}").format(
            what=self.what, now=_ended(self.now), before=_ended(self.before)
        )


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def changes(before: Revision, now: Worksheet, catalogue: Catalogue) -> tuple[Change, ...]:
    """Return what changed since the signed revision `before`, in the order of the sheet; empty when nothing did.

    What is noted in a visit is no change, and neither is what a signature adds. Numbers are compared only when the
    content pack is another one: then as the pages showed them, for the options that stand in both revisions.
    """
    asked = _changed_questions(before, question_list(now, catalogue))
    pairs = zip(_lines(before, catalogue), _lines(now, catalogue), strict=True)
    lines = [
        Change(group=group, what=what, before=then or _NOT_SAID, now=today or _NOT_SAID)
        for (group, what, then), (_group, _what, today) in pairs
        if then != today
    ]
    found = (*lines, *asked, *_changed_figures(before, now, catalogue))
    return tuple(change for group in CHANGE_GROUP_NAMES for change in found if change.group == group)


_Line = tuple[ChangeGroup, str, str]
"""What is said under one name; empty when nothing is."""


def _lines(version: Revision, catalogue: Catalogue) -> Iterator[_Line]:
    """Put everything into words that the person can say, always under the same names."""
    for what, text in _visit(version.visit):
        yield "visit", what, text
    for field, question in QUESTIONS.items():
        yield "answers", question.short, answer_text(version.profile, field)
    yield "answers", _("Names of medicines"), version.profile.medicine_names.strip()
    yield "options", _("The decision"), _decision(version.decision, catalogue)
    lettered = zip(LETTERS, version.options, strict=False)
    yield "options", _("Options compared"), "; ".join(f"{letter} {_option(key, catalogue)}" for letter, key in lettered)
    for what, text in _values(version, catalogue):
        yield "values", what, text
    yield (
        "wishes",
        _("How I want to decide"),
        HOW_TO_DECIDE_LABELS[version.how_to_decide] if version.how_to_decide else "",
    )
    yield (
        "wishes",
        _("How much I want to know"),
        HOW_MUCH_TO_KNOW_LABELS[version.how_much_to_know] if version.how_much_to_know else "",
    )
    for item, text in READINESS_QUESTIONS.items():
        yield "wishes", text, _yes_or_no(getattr(version.readiness, item))
    yield "wishes", _("Hear about clinical trials"), _INTEREST[version.trials] if version.trials else ""
    yield "wishes", _("A second opinion"), _INTEREST[version.second_opinion] if version.second_opinion else ""
    yield "wishes", _("A request for the records"), _yes_or_no(version.records_request)
    yield "wishes", _("See how long people lived"), _yes_or_no(version.length_of_life)


def _decision(key: str | None, catalogue: Catalogue) -> str:
    if key is None:
        return ""
    decision = catalogue.decisions.get(key)
    return decision.question if decision else _("I don’t know what we are deciding")


def _visit(visit: Visit) -> Iterator[tuple[str, str]]:
    yield _("Name"), visit.name.strip()
    yield _("Born"), spoken_date(visit.birth_date) if visit.birth_date else ""
    yield _("Record number"), visit.record_number.strip()
    yield _("Day of the visit"), spoken_date(visit.appointment_date) if visit.appointment_date else ""
    yield _("Time of the visit"), f"{visit.appointment_time:%H:%M}" if visit.appointment_time else ""
    yield _("Who comes along"), visit.companions.strip()
    yield _("Who fills this in"), FILLED_IN_BY_LABELS[visit.filled_in_by] if visit.filled_in_by else ""


def _values(revision: Revision, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    values = revision.values
    yield _("Leaning"), _leaning(values.leaning, catalogue)
    yield (
        _("What matters, in order"),
        _numbered([_weighed(row, index, values, catalogue) for index, row in enumerate(values.weighed)]),
    )
    yield _("Also matters"), "; ".join(_own(thing, catalogue) for thing in values.own)
    yield _("Ways of taking it"), _numbered([_way(way) for way in values.way_order])
    yield _("View of a clinician"), "; ".join(_view(view, catalogue) for view in values.views)
    yield _("Checks of the order"), "; ".join(_check(answer, values, catalogue) for answer in values.checks)


def _yes_or_no(answer: bool | None) -> str:
    words = _YES_OR_NO[answer]
    return words or ""


def _own(thing: OwnThing, catalogue: Catalogue) -> str:
    """Say something of her own, and which option fits it."""
    match thing.fits:
        case None:
            return thing.text
        case "same":
            return _("{thing} (the same for all)").format(thing=thing.text)
        case "ask":
            return _("{thing} (to ask about)").format(thing=thing.text)
        case option:
            return _("{thing} (fits better: {option})").format(thing=thing.text, option=_option(option, catalogue))


def _weighed(row: Weighed, index: int, values: Values, catalogue: Catalogue) -> str:
    """Say one thing that matters, how much next to the one above it, and the limit."""
    step = STEP_NAMES[row.step].lower() if row.step and index else ""
    limit = _("limit {number}").format(number=f"{row.limit:g}") if row.limit is not None else ""
    details = ", ".join(filter(None, (step, limit)))
    better = _better(row.attribute, values, catalogue)
    return f"{better} ({details})" if details else better


def _leaning(leaning: str | None, catalogue: Catalogue) -> str:
    if leaning is None:
        return ""
    return {NOT_SURE: _("Not sure yet"), TEAM: _("The team’s view")}.get(leaning) or _option(leaning, catalogue)


def _view(view: ClinicianView, catalogue: Catalogue) -> str:
    return view_sentence(view, _option(view.option, catalogue))


def _check(answer: CheckAnswer, values: Values, catalogue: Catalogue) -> str:
    """Say which of two things she chose, and which when the sides were swapped."""
    gains, gives_up = (_better(key, values, catalogue) for key in (answer.gains, answer.gives_up))
    first = {"a": gains, "b": gives_up, None: _("no answer")}[answer.first]
    swapped = {"a": gives_up, "b": gains, None: _("no answer")}[answer.swapped]
    return _("{gains} or {gives_up}: {first}, asked again: {swapped}").format(
        gains=gains, gives_up=gives_up, first=first, swapped=swapped
    )


def _better(key: str, values: Values, catalogue: Catalogue) -> str:
    """Return the better end of what is weighed, in the words of the sheet."""
    thing = named(key, values, catalogue)
    return thing.improvement if thing else _("“{key}”, not in this content").format(key=key)


def _option(key: str, catalogue: Catalogue) -> str:
    return (
        catalogue.options[key].name if key in catalogue.options else _("“{key}”, not in this content").format(key=key)
    )


def _way(key: str) -> str:
    return next((name for way, name in WAY_NAMES.items() if way == key), key)


def _numbered(texts: Sequence[str]) -> str:
    return "; ".join(f"{number} {text}" for number, text in enumerate(texts, start=1))


def _changed_questions(before: Revision, listed: Sequence[VisitQuestion]) -> Iterator[Change]:
    then = {question.key: question for question in before.questions if not question.dismissed}
    now = {question.key: question for question in listed}
    for key in {**now, **then}:
        what = _("Question") if key in then else _("New question")
        was = then[key].text if key in then else _NOT_ON_THE_LIST
        is_now = now[key].text if key in now else _why_gone(then[key])
        if was != is_now:
            yield Change(group="questions", what=what, before=was, now=is_now)
    kept_then, kept_now = [key for key in then if key in now], [key for key in now if key in then]
    for first, moved_up in zip(kept_then, kept_now, strict=True):
        if first != moved_up:
            one, other = f"“{now[first].text}”", f"“{now[moved_up].text}”"
            yield Change(
                group="questions",
                what=_("Order of the questions"),
                before=_("{one} came before {other}").format(one=one, other=other),
                now=_("{one} comes before {other}").format(one=other, other=one),
            )
            return


def _why_gone(question: VisitQuestion) -> str:
    answered = question.answered == "yes" and not question.carry_over
    return _("Answered at the visit") if answered else _NOT_ON_THE_LIST


def _changed_figures(before: Revision, now: Worksheet, catalogue: Catalogue) -> Iterator[Change]:
    """Hold the figures that were shown against those of another pack; say so where they were not kept."""
    if before.content_version == catalogue.pack.version:
        return
    version = _("Version {version}") if before.figures or not before.options else _NUMBERS_NOT_KEPT
    yield Change(
        group="content",
        what=_("Content pack"),
        before=version.format(version=before.content_version),
        now=_("Version {version}").format(version=catalogue.pack.version),
    )
    if not before.figures:
        return
    same = now.evolve(
        options=tuple(option for option in now.options if option in before.options),
        length_of_life=before.length_of_life,
    )
    comparison = compare_worksheet(same, catalogue)
    titles = {row.key: row.title for row in comparison.rows} if comparison else {}
    then = {_figure_key(figure): figure for figure in before.figures if figure.option in same.options}
    if before.decision is None:  # up to format 2 a row mixed people and times: those rows exist no more
        then = {key: figure for key, figure in then.items() if figure.row in titles}
    today = {_figure_key(figure): figure for figure in figures_shown(same, catalogue)}
    for key in {**today, **then}:
        option, row, _study = key
        old, new = then.get(key), today.get(key)
        was, is_now = snapshot_words(old) if old else _NOT_SHOWN, snapshot_words(new) if new else _NOT_SHOWN
        if old and new and was == is_now and old.source != new.source:
            is_now = _("The same, from another source")
        if was != is_now:
            what = f"{titles.get(row, row)}: {_option(option, catalogue)}"
            yield Change(group="content", what=what, before=was, now=is_now)


def _figure_key(figure: FigureSnapshot) -> tuple[str, str, str]:
    """Return what two snapshots must share to be of the same figure."""
    return figure.option, figure.row, figure.study if figure.row.startswith("outcome:") else ""
