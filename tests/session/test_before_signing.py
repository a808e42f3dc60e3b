from datetime import UTC, date, datetime

from hrbc_desktop.domain.option import Catalogue
from hrbc_desktop.domain.worksheet import Visit, Weighed, new_worksheet
from hrbc_desktop.session.before_signing import Line, before_signing

EMPTY = new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC))


def test_an_empty_worksheet_is_described_without_reproach(small_catalogue: Catalogue) -> None:
    assert before_signing(EMPTY, small_catalogue) == (
        Line("Not written yet: name, date of birth and date of the visit", complete=False, step="start"),
        Line("0 of 21 questions about you answered", complete=False, step="about"),
        Line("No options picked yet", complete=False, step="options"),
        Line("Not said yet: what matters most", complete=False, step="values"),
        Line("You have not said which way you are leaning. That is fine.", complete=False, step="values"),
        Line("No questions on your list yet", complete=False, step="questions"),
    )


def test_what_is_there_is_counted(small_catalogue: Catalogue) -> None:
    visit = Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), appointment_date=date(2026, 12, 2))
    worksheet = EMPTY.but(
        visit=visit,
        profile=EMPTY.profile.but(stage="metastatic", her2="unknown"),
        options=("first",),
        values=EMPTY.values.but(leaning="not_sure", weighed=(Weighed(attribute="diarrhea"),)),
    )
    start, about, options, values, leaning, questions = before_signing(worksheet, small_catalogue)
    assert start == Line("Name and visit are there", complete=True, step="start")
    assert about == Line(
        "2 of 21 questions about you answered, 1 sent to your question list", complete=False, step="about"
    )
    assert options == Line("Only one option picked so far", complete=False, step="options")
    assert values.complete
    assert leaning == Line("You said: not sure yet.", complete=True, step="values")
    assert questions.complete
