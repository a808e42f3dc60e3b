"""The gentle summary at the end: what was prepared, and nothing of what was left out."""

from datetime import date

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import OwnThing, Values, Visit, VisitQuestion, Weighed, Worksheet
from hrbc_desktop.wording.closing_summary import prepared, what_matters_most


def test_everything_that_was_prepared_is_told_in_a_sentence(empty: Worksheet, catalogue: Catalogue) -> None:
    worksheet = empty.evolve(
        visit=Visit(appointment_date=date(2026, 12, 2), companions="My sister"),
        profile=Profile(stage="metastatic", grade="unknown"),
        options=("abemaciclib-fulvestrant", "everolimus-exemestane"),
        values=Values(weighed=tuple(Weighed(attribute=key) for key in ("diarrhea", "visits", "mouth_sores", "rash"))),
        questions=(VisitQuestion(key="own:0", text="Can I travel?", origin="own"),),
    )
    questions, bring = prepared(worksheet, catalogue)
    assert questions.startswith("You have ")
    assert bring.startswith("Bring to your visit on 2 December 2026: this PDF and ")
    assert "Coming with you: My sister." in bring


def test_what_was_left_out_is_not_mentioned(empty: Worksheet, catalogue: Catalogue) -> None:
    [bring] = prepared(empty, catalogue)
    assert bring.startswith("Bring to your visit: this PDF and ")


def test_an_outcome_and_her_own_thing_are_named_in_her_order(empty: Worksheet, catalogue: Catalogue) -> None:
    own = OwnThing(key="own:1", text="To be at home")
    keys = ("outcome:free_of_return:some-people:0", own.key, "diarrhea")
    worksheet = empty.evolve(values=Values(weighed=tuple(Weighed(attribute=key) for key in keys), own=(own,)))
    names = (catalogue.outcomes["free_of_return"].improvement, own.text, catalogue.attributes["diarrhea"].less)
    assert what_matters_most(worksheet, catalogue) == f"What matters most to you, in your order: {'; '.join(names)}."
