"""Holds a worksheet against the content pack: the gate, the decisions that come up, and how every option stands."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from hrbc_desktop.cli.base import OK, Command, json_argument, print_json, read_content, read_worksheet_file
from hrbc_desktop.cli.base import worksheet_argument as _worksheet_argument

if TYPE_CHECKING:
    from hrbc_desktop.domain.decisions.facts import Facts
    from hrbc_desktop.domain.decisions.matching import Match
    from hrbc_desktop.domain.decisions.safety import RaisedCaution
    from hrbc_desktop.domain.model.content import Catalogue
    from hrbc_desktop.domain.model.decision import Decision
    from hrbc_desktop.domain.model.worksheet import Worksheet

_SIGNS = {"yes": "+", "no": "-", "unknown": "?"}


def _match(chosen: argparse.Namespace) -> int:
    found = matched(read_worksheet_file(chosen.worksheet), read_content())
    if chosen.json:
        print_json(found)
        return OK
    for note in found["gate"]["notes"]:
        print(note["text"])
    for decision in found["decisions"]:
        print(f"{decision['question']} {decision['comes_up'].replace('_', ' ')}")
    for option in found["options"]:
        print(f"{option['name']}: {option['badge_text'] or 'no badge'}")
        for reason in option["reasons"]:
            print(f"  {_SIGNS[reason['holds']]} {reason['text']}")
        for caution in option["cautions"]:
            print(f"  ! {' '.join(filter(None, (caution['trigger'], caution['text'])))}")
    return OK


def matched(worksheet: Worksheet, catalogue: Catalogue) -> dict[str, Any]:
    """Return the gate, the decisions and the options, as plain data."""
    from hrbc_desktop.domain.decisions.decisions import standings
    from hrbc_desktop.domain.decisions.facts import facts_of_worksheet
    from hrbc_desktop.domain.decisions.safety import worksheet_is_for
    from hrbc_desktop.domain.visit.gate_questions import gate_question, names_question, stands_first
    from hrbc_desktop.wording.gate import gate_sentence

    facts = facts_of_worksheet(worksheet, catalogue.medicines)
    gate = worksheet_is_for(facts)
    standing = standings(catalogue, facts)
    now = {one.decision for one in standing if one.standing == "now"}
    notes = [
        {
            "key": key,
            "text": gate_sentence(key, facts),
            "question": gate_question(key, facts),
            "first": stands_first(key),
        }
        for key in gate.notes
    ]
    return {
        "gate": {"stops": gate.stops, "allows_fits": gate.allows_fits, "notes": notes},
        "decisions": [
            {
                "id": one.decision,
                "question": catalogue.decisions[one.decision].question,
                "comes_up": one.standing,
                "reasons": one.reasons,
                "needs": one.needs,
            }
            for one in standing
        ],
        "options": [] if gate.stops else list(_options(worksheet, catalogue, facts, now)),
        "medicines": [_medicine(name, catalogue) for name in facts.typed.names],
        "questions": [question for question in (names_question(facts.typed.for_the_pharmacist),) if question],
    }


def _options(worksheet: Worksheet, catalogue: Catalogue, facts: Facts, now: set[str]) -> list[dict[str, Any]]:
    from hrbc_desktop.domain.decisions.safety import cautions_for, matches, page_one

    in_decisions: list[tuple[Decision | None, Match]] = [
        (decision, found)
        for decision in catalogue.decisions.values()
        for found in matches(catalogue, facts, decision).values()
    ]
    standing_in_one = {found.option for _, found in in_decisions}
    in_decisions += [(None, found) for key, found in matches(catalogue, facts).items() if key not in standing_in_one]
    listed = [(decision, found) for decision, found in in_decisions if found.is_listed]
    options = {found.option: catalogue.options[found.option] for _, found in listed}
    raised = {key: cautions_for(option, catalogue, facts) for key, option in options.items()}
    compared = worksheet.options or _first_that_fit(listed, now)
    ranked = sorted((one for key in compared for one in raised.get(key, ())), key=lambda one: one.rank)
    on_page_one = {(one.option, one.caution.id) for line in page_one(ranked) for one in line.cautions}
    return [
        {
            "id": found.option,
            "name": catalogue.options[found.option].name,
            "decision": decision.id if decision else None,
            **_badge(found),
            "cautions": [
                _caution(one, facts, on_page_1=(one.option, one.caution.id) in on_page_one)
                for one in raised[found.option]
            ],
        }
        for decision, found in listed
    ]


def _first_that_fit(listed: list[tuple[Decision | None, Match]], now: set[str]) -> tuple[str, ...]:
    from hrbc_desktop.domain.model.worksheet import MOST_OPTIONS

    fitting = [found.option for decision, found in listed if decision and decision.id in now and found.badge == "fits"]
    return tuple(dict.fromkeys(fitting))[:MOST_OPTIONS]


def _badge(found: Match) -> dict[str, Any]:
    from hrbc_desktop.wording.badges import badge_text, needed, reason_text, why

    return {
        "badge": found.badge,
        "badge_text": badge_text(found),
        "why": why(found),
        "needs": found.needs,
        "needs_text": needed(found),
        "reasons": [
            {
                "holds": reason.holds,
                "text": reason_text(reason),
                "kind": reason.kind,
                "source": reason.source,
            }
            for reason in found.reasons
        ],
    }


def _caution(one: RaisedCaution, facts: Facts, *, on_page_1: bool) -> dict[str, Any]:
    from hrbc_desktop.wording.cautions import trigger

    return {
        "level": one.level,
        "text": one.caution.text,
        "trigger": trigger(one, facts),
        "on_page_1": on_page_1,
        "source": one.caution.source,
        "evidence": [*one.caution.evidence, *one.caution.unverified],
    }


def _medicine(name: Any, catalogue: Catalogue) -> dict[str, Any]:
    from hrbc_desktop.wording.cautions import name_shown

    return {
        "typed": name.typed,
        "status": name.status,
        "understood_as": [catalogue.medicines[key].name for key in name.medicines],
        "shown": name_shown(name, catalogue.medicines),
    }


def _arguments(parser: argparse.ArgumentParser) -> None:
    _worksheet_argument(parser)
    json_argument(parser)


COMMANDS: dict[str, Command] = {
    "match": Command(_match, "hold a worksheet against the pack: gate, decisions, options, cautions", _arguments),
}
