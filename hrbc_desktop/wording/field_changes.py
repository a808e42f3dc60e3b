"""What was changed from what to what, in plain words: the history's line for one field."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from hrbc_desktop.domain.model.profile import QUESTIONS, ProfileQuestion
from hrbc_desktop.domain.model.readiness import READINESS_QUESTIONS
from hrbc_desktop.domain.roles import Action
from hrbc_desktop.translation import _
from hrbc_desktop.wording.people import action_words

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "revision": _("Revision"),
        "visit.name": _("Name"),
        "visit.birth_date": _("Born"),
        "visit.record_number": _("Record number"),
        "visit.appointment_date": _("Day of the visit"),
        "visit.appointment_time": _("Time of the visit"),
        "visit.companions": _("Who comes along"),
        "visit.filled_in_by": _("Who fills this in"),
        "profile.medicine_names": _("Names of medicines"),
        "decision": _("The decision"),
        "how_to_decide": _("How to decide"),
        "how_much_to_know": _("How much to know"),
        "options": _("Options compared"),
        "values.leaning": _("Leaning"),
        "values.way_order": _("Ways of taking it"),
        "trials": _("Hear about clinical trials"),
        "second_opinion": _("A second opinion"),
        "records_request": _("A request for the records"),
        "length_of_life": _("See how long people lived"),
        "talked_about": _("Talked about"),
        "nurse_notes": _("Notes of the nurse"),
        "person": _("Person"),
        "name": _("Name"),
        "role": _("Role"),
        "reason": _("Reason"),
        "action": _("Asked to"),
        "correction": _("Correction"),
        "correction_source": _("Who says so"),
    }
)
_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "values.weighed": _("What matters: {which}"),
        "values.own": _("Her own words"),
        "values.views": _("View of a clinician: {which}"),
        "values.checks": _("Check of the order"),
        "questions": _("Question"),
        "questions_back": _("Question back: {which}"),
        "signatures": _("Signature: {which}"),
        "profile.past_treatments": _("Treatment before: {which}"),
    }
)
_PART_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "asked": _("asked"),
        "answered": _("answered"),
        "answer": _("answer"),
        "carry_over": _("for next time"),
        "dismissed": _("taken off"),
        "text": _("words"),
        "name": _("name"),
        "signed_at": _("time"),
        "digest": _("digest of the PDF"),
        "step": _("how much"),
        "limit": _("limit"),
    }
)
_ENTRY = re.compile(r"(?P<list>[\w.]+)\[(?P<which>[^\]]*)\](?:\.(?P<part>.+))?")
_KEY = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)+")


def change_sentence(field: str, before: str, after: str) -> str:
    """One field: “Day of the visit: 2026-12-02, before: 2026-12-01”."""
    name = field_name(field)
    if not after:
        return _("{name}: taken out. Before: {before}").format(name=name, before=_value(field, before))
    if not before:
        return _("{name}: {after}").format(name=name, after=_value(field, after))
    then, now = _value(field, before), _value(field, after)
    return _("{name}: {after}. Before: {before}").format(name=name, after=now, before=then)


def field_name(field: str) -> str:
    """What people call a field of the worksheet, by its path."""
    if field in _NAMES:
        return _NAMES[field]
    entry = _ENTRY.fullmatch(field)
    if entry and entry["list"] in _LISTS:
        name = _LISTS[entry["list"]].format(which=_plain(entry["which"]))
        part = entry["part"] or ""
        return f"{name}, {_PART_NAMES.get(part, '') or _plain(part)}" if part else name
    section, _dot, last = field.partition(".")
    if section == "profile" and last in QUESTIONS:
        return QUESTIONS[last].short
    if section == "readiness":
        return next((text for item, text in READINESS_QUESTIONS.items() if item == last), _plain(last))
    return _plain(field)


def _value(field: str, value: str) -> str:
    question = QUESTIONS.get(field.removeprefix("profile."))
    if question is not None:
        return ", ".join(_answer(question, key) for key in value.split(", "))
    if field == "action":
        return next((action_words(action) for action in get_args(Action) if action == value), value)
    return _plain(value) if _KEY.fullmatch(value) else value


def _answer(question: ProfileQuestion, key: str) -> str:
    try:
        return question.label(key)
    except KeyError:
        return _plain(key)


def _plain(key: str) -> str:
    return key.replace("_", " ").replace("-", " ").replace(".", ", ")
