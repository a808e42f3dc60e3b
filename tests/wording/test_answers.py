"""The person's answers as the sheet says them."""

from hrbc_desktop.domain.decisions.facts import facts_of_worksheet
from hrbc_desktop.domain.decisions.questions_asked import asked_fields, questions_for
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.profile import PastTreatment, Profile
from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.wording.answers import all_facts


def test_what_is_not_answered_is_what_is_asked_of_this_person(empty: Worksheet, catalogue: Catalogue) -> None:
    man = Profile(stage="early", course="first", sex="male", past_treatments=(PastTreatment(kind="mastectomy"),))
    worksheet = empty.evolve(profile=man)
    asked = asked_fields(questions_for(facts_of_worksheet(worksheet, catalogue.medicines), catalogue))

    _, unanswered = all_facts(worksheet, catalogue.decisions["hormone-treatment"], asked)

    assert "ER" in unanswered
    assert not {"Menopause", "Ovaries"}.intersection(unanswered)
