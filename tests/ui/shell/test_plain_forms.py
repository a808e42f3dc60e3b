"""What is written in the drawn forms that patients see: no word of the machine."""

import re
from pathlib import Path

import pytest

FORMS = Path(__file__).parents[3] / "forms"
OF_THE_MACHINE = re.compile(r"FHIR|SHA-?256|\bdigest|\bhash|X\.509|\bRSA\b|\bUTF", re.IGNORECASE)
WRITTEN = re.compile(r"<string>(.*?)</string>", re.DOTALL)
FOR_THE_CLINIC = {"certificate_dialog.ui", "history.ui"}


@pytest.mark.parametrize("form", sorted(path.name for path in FORMS.glob("*.ui")))
def test_no_form_has_words_of_the_machine(form: str) -> None:
    if form not in FOR_THE_CLINIC:
        sentence = WRITTEN.findall((FORMS / form).read_text(encoding="utf-8"))
        assert [text for text in sentence if OF_THE_MACHINE.search(text)] == []
