"""The standards command, as it is called from a shell."""

import json

import pytest

from hrbc_desktop.catalogue.lint.decision_aid_standards import read_standards, readability
from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.cli.main import main


def test_the_list_says_what_is_met_what_is_not_and_by_whom_it_was_reviewed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["standards"]) == 0

    output, standards, pack = capsys.readouterr().out, read_standards(), read_catalogue().pack
    assert output.startswith(
        f"**{standards.counts['met']} of 35 are met, {standards.counts['not_yet']} are not met yet."
    )
    for one in standards.criteria:
        assert f"{one.id} {one.says}" in output
        assert one.check in output
    for fact in (
        f"Version {pack.version} of {pack.date}",
        f"Review due: {pack.review_due}",
        "Reviewers: none, no clinician has reviewed this content",
        f"Funding: {pack.funding}",
        "Reading grade, typical: ",
    ):
        assert fact in output


def test_other_programs_get_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", "--json"]) == 0

    found, catalogue = json.loads(capsys.readouterr().out), read_catalogue()
    standards = read_standards()
    assert found["counts"] == {"applying": 35, **standards.counts}
    assert found["criteria"] == [one.model_dump() for one in standards.criteria]
    assert found["content"]["review_due"] == catalogue.pack.review_due.isoformat()
    assert found["content"]["reviewers"] == []
    assert found["content"]["reading_grade"] == readability(catalogue).model_dump()
