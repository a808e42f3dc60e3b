"""How an option is taken, as one of a few ways that a person can put in order."""

from collections.abc import Mapping
from typing import Literal

from hrbc_desktop.domain.compare.rows import DecisionComparison
from hrbc_desktop.domain.model.content import Catalogue, Option, Route
from hrbc_desktop.domain.model.schedule import EventKind
from hrbc_desktop.translation import _

Way = Literal[
    "tablets",
    "tablets_and_shots",
    "shots",
    "drip",
    "operation",
    "radiation",
    "operation_and_radiation",
    "trial",
    "none",
]

WAY_NAMES: dict[Way, str] = {
    "tablets": _("Tablets or capsules only"),
    "tablets_and_shots": _("Tablets and injections"),
    "shots": _("Injections only"),
    "drip": _("A drip into a vein"),
    "operation": _("An operation"),
    "radiation": _("Radiation"),
    "operation_and_radiation": _("An operation and radiation"),
    "trial": _("As the plan of a trial says"),
    "none": _("No treatment to take"),
}

_ROUTES: Mapping[EventKind, Route] = {
    "take": "tablet",
    "inject": "injection",
    "infuse": "drip",
    "operation": "operation",
    "radiation": "radiation",
}


def ways_of(comparison: DecisionComparison, catalogue: Catalogue) -> dict[str, Way]:
    """Return how each compared option is taken by this person, by the id of the option."""
    return {
        option.id: way(catalogue.options[option.id], catalogue, with_shots=option.id in comparison.with_shots)
        for option in comparison.options
    }


def way(option: Option, catalogue: Catalogue, *, with_shots: bool = False) -> Way:
    """Return how an option is taken; `with_shots`: shots come with it that its schedule does not have."""
    if option.family == "trial":
        return "trial"
    routes = {treatment.route for treatment in catalogue.treatments_of(option)}
    if option.own_schedule is not None:
        routes |= {_ROUTES[event.do] for event in option.own_schedule.events if event.do in _ROUTES}
    if "drip" in routes:
        return "drip"
    if "operation" in routes:
        return "operation_and_radiation" if "radiation" in routes else "operation"
    if "radiation" in routes:
        return "radiation"
    if "injection" in routes or (with_shots and routes):
        return "tablets_and_shots" if routes & {"tablet", "capsule"} else "shots"
    return "tablets" if routes else "none"
