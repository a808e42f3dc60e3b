from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import OpenedFile, OpenedSheet, Pages, SeenSignature, Verdict
from hrbc_desktop.domain.model.signature import MEANINGS, Signature, SignerRole
from hrbc_desktop.domain.model.worksheet import Worksheet, new_worksheet
from hrbc_desktop.wording.signatures import SELF_MADE
from hrbc_desktop.wording.verdicts import describe

SIGNED_AT = datetime(2026, 12, 1, 19, 42, tzinfo=timezone(timedelta(hours=-5)))
NAMES: dict[SignerRole, str] = {
    "patient": "Sample Patient 1",
    "nurse": "Sample Nurse 1",
    "interpreter": "Sample Interpreter 1",
    "supporter": "Sample Supporter 1",
}


def seen(role: SignerRole, vouched_by: str = "") -> SeenSignature:
    return SeenSignature(
        role=role,
        name=NAMES[role],
        signed_at=SIGNED_AT,
        meaning=MEANINGS[role],
        file_sha256="cd" * 32,
        covers_whole_file=True,
        is_intact=True,
        certificate_name=NAMES[role],
        certificate_sha256=sha256(role.encode()).hexdigest(),
        vouched_by=vouched_by,
    )


def worksheet(*roles: SignerRole, content_version: str = "2026.11") -> Worksheet:
    signatures = tuple(Signature(role=role, name=NAMES[role], signed_at=SIGNED_AT, digest="0" * 64) for role in roles)
    return new_worksheet(content_version, datetime(2026, 11, 24, tzinfo=UTC)).evolve(signatures=signatures)


def opened(
    verdict: Verdict,
    inside: Worksheet | None,
    *signatures: SeenSignature,
    pages: Pages = Pages.PROVEN,
    **facts: object,
) -> OpenedFile:
    sheet = OpenedSheet(verdict, (f"{verdict.value}.",), "cd" * 32, signatures, pages=pages)
    return OpenedFile(Path("sheet.pdf"), b"", sheet, inside, **facts)  # type: ignore[arg-type]


def test_a_signed_file_says_who_when_and_what_it_means(small_catalogue: Catalogue) -> None:
    words = describe(opened(Verdict.SIGNED, worksheet("patient"), seen("patient")), small_catalogue)
    assert words.mark == "good"
    assert words.heading == "Signed by Sample Patient 1, and not changed since"
    assert words.sentence == (
        "1 December 2026, 19:42 (clock of the patient’s computer). “I prepared this to discuss at my visit.”"
    )
    assert words.who == SELF_MADE
    assert words.content == (
        "Version 2026.11, the same as here. No options compared, no questions open, not countersigned yet."
    )
    assert (words.can_go_through, words.can_countersign, words.can_continue) == (True, True, True)
    assert " ".join(["cdcdcdcd"] * 8) in words.details[1]


def test_a_countersigned_file_names_both_and_asks_for_no_third(small_catalogue: Catalogue) -> None:
    inside = worksheet("patient", "nurse", content_version="2025.3")
    file = opened(Verdict.COUNTERSIGNED, inside, seen("patient"), seen("nurse", "Clinic CA"))
    words = describe(file, small_catalogue)
    assert words.heading == "Signed by Sample Patient 1 and Sample Nurse 1, and not changed since"
    assert words.who == (
        "Clinic CA says that the key belongs to Sample Nurse 1. This was not checked here. "
        f"Sample Patient 1: {SELF_MADE}"
    )
    assert words.content.startswith("Made with version 2025.3. Here it is version 2026.11, so numbers may differ.")
    assert (words.can_go_through, words.can_countersign, words.can_continue) == (True, False, True)


def test_an_interpreter_is_named_in_the_order_of_signing_and_the_nurse_may_still_sign(
    small_catalogue: Catalogue,
) -> None:
    file = opened(Verdict.SIGNED, worksheet("patient", "interpreter"), seen("patient"), seen("interpreter"))
    words = describe(file, small_catalogue)
    assert words.heading == "Signed by Sample Patient 1 and Sample Interpreter 1, and not changed since"
    assert words.sentence.splitlines()[1] == (
        "1 December 2026, 19:42 (clock of the interpreter’s computer). “I interpreted what was said.”"
    )
    assert words.content.endswith(", not countersigned yet.")
    assert words.can_countersign
    by_three = worksheet("patient", "nurse", "supporter")
    file = opened(Verdict.COUNTERSIGNED, by_three, seen("patient"), seen("nurse"), seen("supporter"))
    assert describe(file, small_catalogue).heading == (
        "Signed by Sample Patient 1, Sample Nurse 1 and Sample Supporter 1, and not changed since"
    )


@pytest.mark.parametrize(
    ("verdict", "heading", "mark", "possible"),
    [
        (Verdict.CHANGED, "This file was changed after it was signed", "danger", (False, False, True)),
        (Verdict.NOT_SIGNED, "This worksheet is not signed", "attention", (True, False, False)),
    ],
)
def test_what_is_not_trusted_says_so_and_cannot_be_countersigned(
    small_catalogue: Catalogue, verdict: Verdict, heading: str, mark: str, possible: tuple[bool, bool, bool]
) -> None:
    words = describe(opened(verdict, worksheet()), small_catalogue)
    assert (words.heading, words.mark) == (heading, mark)
    assert (words.can_go_through, words.can_countersign, words.can_continue) == possible


@pytest.mark.parametrize("verdict", [Verdict.NOT_OURS, Verdict.DAMAGED, Verdict.ENCRYPTED, Verdict.TOO_BIG])
def test_with_a_file_that_holds_no_worksheet_nothing_is_possible(small_catalogue: Catalogue, verdict: Verdict) -> None:
    words = describe(opened(verdict, None), small_catalogue)
    assert words.mark == "danger"
    assert words.sentence
    assert (words.can_go_through, words.can_countersign, words.can_continue) == (False, False, False)


def test_an_older_copy_is_read_but_not_countersigned_again(small_catalogue: Catalogue) -> None:
    file = opened(Verdict.SIGNED, worksheet("patient"), seen("patient"), is_outdated=True)
    words = describe(file, small_catalogue)
    assert words.heading == "This is an older copy of the worksheet"
    assert (words.mark, words.can_go_through, words.can_countersign) == ("attention", True, False)


def test_a_later_revision_that_is_kept_here_is_named_and_the_file_is_not_signed_further(
    small_catalogue: Catalogue,
) -> None:
    file = opened(Verdict.SIGNED, worksheet("patient"), seen("patient"), later_revision=3)
    words = describe(file, small_catalogue)
    assert words.heading == "Signed by Sample Patient 1, and not changed since"
    assert words.sentence.endswith("This is revision 1. This computer keeps revision 3 of it.")
    assert (words.can_go_through, words.can_countersign, words.can_continue) == (True, False, True)


def test_a_worksheet_from_a_newer_program_keeps_its_verdict_but_cannot_be_opened(small_catalogue: Catalogue) -> None:
    file = opened(Verdict.SIGNED, None, seen("patient"), problem="This worksheet was made by a newer version.")
    words = describe(file, small_catalogue)
    assert words.heading == "Signed by Sample Patient 1, and not changed since"
    assert words.sentence == "This worksheet was made by a newer version."
    assert not words.can_go_through
