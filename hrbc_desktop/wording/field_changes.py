"""What was changed from what to what, in plain words: the history's line for one field."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from hrbc_desktop.domain.model.profile import QUESTIONS, ProfileQuestion
from hrbc_desktop.domain.model.readiness import READINESS_QUESTIONS
from hrbc_desktop.domain.roles import Action
from hrbc_desktop.wording.people import action_words
from hrbc_desktop.wording.text import N_, _

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "revision": N_("Revision"),
        "visit.name": N_("Name"),
        "visit.birth_date": N_("Born"),
        "visit.record_number": N_("Record number"),
        "visit.appointment_date": N_("Day of the visit"),
        "visit.appointment_time": N_("Time of the visit"),
        "visit.companions": N_("Who comes along"),
        "visit.filled_in_by": N_("Who fills this in"),
        "profile.medicine_names": N_("Names of medicines"),
        "decision": N_("The decision"),
        "how_to_decide": N_("How to decide"),
        "how_much_to_know": N_("How much to know"),
        "options": N_("Options compared"),
        "values.leaning": N_("Leaning"),
        "values.way_order": N_("Ways of taking it"),
        "trials": N_("Hear about clinical trials"),
        "second_opinion": N_("A second opinion"),
        "records_request": N_("A request for the records"),
        "length_of_life": N_("See how long people lived"),
        "talked_about": N_("Talked about"),
        "nurse_notes": N_("Notes of the nurse"),
        "person": N_("Person"),
        "name": N_("Name"),
        "role": N_("Role"),
        "reason": N_("Reason"),
        "action": N_("Asked to"),
        "correction": N_("Correction"),
        "correction_source": N_("Who says so"),
    }
)
_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "values.weighed": N_("What matters: {which}"),
        "values.own": N_("Her own words"),
        "values.views": N_("View of a clinician: {which}"),
        "values.checks": N_("Check of the order"),
        "questions": N_("Question"),
        "questions_back": N_("Question back: {which}"),
        "signatures": N_("Signature: {which}"),
        "profile.past_treatments": N_("Treatment before: {which}"),
    }
)
_PART_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "asked": N_("asked"),
        "answered": N_("answered"),
        "answer": N_("answer"),
        "carry_over": N_("for next time"),
        "dismissed": N_("taken off"),
        "text": N_("words"),
        "name": N_("name"),
        "signed_at": N_("time"),
        "digest": N_("digest of the PDF"),
        "step": N_("how much"),
        "limit": N_("limit"),
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
        return _(_NAMES[field])
    entry = _ENTRY.fullmatch(field)
    if entry and entry["list"] in _LISTS:
        name = _(_LISTS[entry["list"]]).format(which=_plain(entry["which"]))
        part = entry["part"] or ""
        return f"{name}, {_(_PART_NAMES.get(part, '')) or _plain(part)}" if part else name
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
