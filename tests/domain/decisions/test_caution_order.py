"""How much a caution asks for, and which comes first."""

from typing import Any

import pytest

from hrbc_desktop.domain.decisions.safety import CautionLine, RaisedCaution
from hrbc_desktop.domain.model.eligibility import Caution


def raised(level: str, order: int = 10, **more: Any) -> RaisedCaution:
    caution = Caution.model_validate({"id": "c", "level": level, "text": "Ask.", "source": "s", "order": order})
    return RaisedCaution(option="tc", caution=caution, **more)


@pytest.mark.parametrize(
    ("level", "only_if", "said"),
    [
        ("avoid", False, "avoid"),
        ("avoid", True, "ask_first"),
        ("ask_first", True, "ask_first"),
        ("closer_checks", True, "closer_checks"),
    ],
)
def test_a_name_that_is_only_suggested_never_says_avoid(level: str, only_if: bool, said: str) -> None:
    assert raised(level, only_if=only_if).level == said


def test_an_answer_or_a_name_of_hers_makes_it_personal() -> None:
    assert raised("avoid", facts=("conditions",)).is_personal
    assert raised("avoid", medicines=("Zocor",)).is_personal
    assert not raised("avoid").is_personal


def test_what_her_answers_raise_comes_first_by_level_and_what_all_are_told_by_its_order() -> None:
    hers: dict[str, Any] = {"facts": ("conditions",)}
    expected = [
        raised("avoid", 9, **hers), raised("ask_first", 1, **hers), raised("ask_first", 2, **hers),
        raised("closer_checks", 1, **hers), raised("closer_checks", 1), raised("avoid", 2), raised("ask_first", 2),
    ]  # fmt: skip
    ranks = [one.rank for one in expected]
    assert ranks == sorted(set(ranks)), "no two are level"


def test_a_line_asks_for_as_much_as_the_highest_in_it() -> None:
    line = CautionLine(
        cautions=(raised("closer_checks", facts=("a",), medicines=("m",)), raised("ask_first", facts=("b",)))
    )
    assert (line.level, line.facts, line.medicines) == ("ask_first", ("a",), ("m",))
    assert CautionLine(cautions=(raised("ask_first"), raised("avoid"))).level == "avoid"
