from datetime import UTC, date, datetime

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import ComesUp, Decision, DecisionOption, Requirement
from hrbc_desktop.domain.model.eligibility import FactCondition
from hrbc_desktop.domain.model.signature import Signature
from hrbc_desktop.domain.model.worksheet import Visit, Weighed, new_worksheet, next_revision
from hrbc_desktop.domain.visit.question_list import question_list
from hrbc_desktop.wording.revision_changes import changes
from hrbc_desktop.wording.signing_checklist import MOST_CHANGES, ChecklistLine, before_signing, since_last_signed

SIGNATURE = Signature(
    role="patient", name="Sample Patient 1", signed_at=datetime(2026, 12, 1, tzinfo=UTC), digest="a" * 64
)
FIRST = Decision(
    id="first",
    name="First",
    question="First or not?",
    plain="It changes what comes next.",
    path="early",
    step=1,
    core=("visits",),
    comes_up=ComesUp(now=(Requirement(either=(FactCondition(fact="stage", any=("early",)),)),)),
    options=(DecisionOption(id="first", words="The first"),),
)
EMPTY = new_worksheet("2026.11", datetime(2026, 11, 24, tzinfo=UTC))


def test_an_empty_worksheet_is_described_without_reproach(small_catalogue: Catalogue) -> None:
    assert before_signing(EMPTY, small_catalogue, question_list(EMPTY, small_catalogue), (0, 7)) == (
        ChecklistLine("Not written yet: name, date of birth and date of the visit", complete=False, step="start"),
        ChecklistLine("7 questions about you are open. Go through my report together?", complete=False, step="about"),
        ChecklistLine("Not said yet: what you are deciding", complete=False, step="options"),
        ChecklistLine("Not said yet: what matters most", complete=False, step="values"),
        ChecklistLine("You have not said which way you are leaning. That is fine.", complete=False, step="values"),
        ChecklistLine("No questions on your list yet", complete=False, step="questions"),
    )


def test_what_is_there_is_counted(small_catalogue: Catalogue) -> None:
    visit = Visit(name="Sample Patient 1", birth_date=date(1968, 3, 14), appointment_date=date(2026, 12, 2))
    worksheet = EMPTY.evolve(
        visit=visit,
        profile=EMPTY.profile.evolve(stage="metastatic", her2="unknown"),
        decision="first",
        options=("first",),
        values=EMPTY.values.evolve(leaning="not_sure", weighed=(Weighed(attribute="diarrhea"),)),
    )
    catalogue = small_catalogue.model_copy(update={"decisions": {"first": FIRST}})
    start, about, options, values, leaning, questions = before_signing(
        worksheet, catalogue, question_list(worksheet, catalogue), (11, 11)
    )
    assert start == ChecklistLine("Name and visit are there", complete=True, step="start")
    assert about == ChecklistLine("The questions about you are answered", complete=True, step="about")
    assert options == ChecklistLine("First or not? Fewer than 2 options picked", complete=False, step="options")
    assert values.complete
    assert leaning == ChecklistLine("You are not sure yet.", complete=True, step="values")
    assert questions.complete


def test_a_first_sheet_has_nothing_before_it(small_catalogue: Catalogue) -> None:
    assert since_last_signed(EMPTY, small_catalogue) == ()


def test_what_changed_since_the_last_signed_sheet_is_told(small_catalogue: Catalogue) -> None:
    following = next_revision(EMPTY.evolve(signatures=(SIGNATURE,)), SIGNATURE.signed_at)
    assert since_last_signed(following, small_catalogue) == ("Nothing has changed.",)
    changed = following.evolve(trials="yes", profile=following.profile.evolve(grade="2"))
    assert since_last_signed(changed, small_catalogue) == (
        "Grade: 2. Before: Not filled in.",
        "Hear about clinical trials: Yes. Before: Not filled in.",
    )


def test_of_many_changes_the_first_are_told_and_where_the_others_stand(small_catalogue: Catalogue) -> None:
    following = next_revision(EMPTY.evolve(signatures=(SIGNATURE,)), SIGNATURE.signed_at)
    profile = following.profile.evolve(
        stage="early", course="first", grade="2", tumor_size="up_to_2", nodes="none", er="low", pr="low", her2="low",
        ki67="under_20", sex="female",
    )  # fmt: skip
    changed = following.evolve(profile=profile)
    sentences = since_last_signed(changed, small_catalogue)
    assert changed.signed_before
    more = len(changes(changed.signed_before, changed, small_catalogue)) - MOST_CHANGES
    assert len(sentences) == MOST_CHANGES + 1
    assert sentences[-1] == f"{more} more: see your sheet."


def test_a_sheet_that_was_not_kept_is_said_to_be_so(small_catalogue: Catalogue) -> None:
    (text,) = since_last_signed(EMPTY.evolve(revision=2), small_catalogue)
    assert text.endswith("Compare the two sheets.")
