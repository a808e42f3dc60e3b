"""The gentle summary at the end: what was prepared, and nothing of what was left out."""

from datetime import date

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import Profile
from hrbc_desktop.domain.model.worksheet import Values, Visit, VisitQuestion, Weighed, Worksheet
from hrbc_desktop.wording.closing_summary import prepared


def test_everything_that_was_prepared_is_told_in_a_sentence(empty: Worksheet, catalogue: Catalogue) -> None:
    worksheet = empty.evolve(
        visit=Visit(appointment_date=date(2026, 12, 2), companions="My sister"),
        profile=Profile(stage="metastatic", grade="unknown"),
        options=("abemaciclib-fulvestrant", "everolimus-exemestane"),
        values=Values(weighed=tuple(Weighed(attribute=key) for key in ("diarrhea", "visits", "mouth_sores", "rash"))),
        questions=(VisitQuestion(key="own:0", text="Can I travel?", origin="own"),),
    )
    answers, options, values, questions, bring = prepared(worksheet, catalogue)
    assert answers == "You answered 2 questions about you. What you do not know yet is on your question list."
    assert options == "You looked at Abemaciclib + fulvestrant and Everolimus + exemestane side by side."
    assert values.startswith("What matters most to you, in your order: Diarrhea, ")
    assert values.count(",") == 3
    assert questions.endswith("The first is: “Can I travel?”")
    assert bring.startswith("Bring to your visit on 2 December 2026: this PDF and ")
    assert "Coming with you: My sister." in bring


def test_what_was_left_out_is_not_mentioned(empty: Worksheet, catalogue: Catalogue) -> None:
    [bring] = prepared(empty, catalogue)
    assert bring.startswith("Bring to your visit: this PDF and ")
