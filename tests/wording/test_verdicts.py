from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.opened_sheet import (
    KeyProblem,
    NewerCopy,
    OpenedFile,
    OpenedSheet,
    PagesVerdict,
    SeenSignature,
    SeenTimeStamp,
    SignerKey,
    Verdict,
)
from hrbc_desktop.domain.model.signature import MEANINGS, Signature, SignerRole
from hrbc_desktop.domain.model.worksheet import Visit, Worksheet, new_worksheet
from hrbc_desktop.wording.trust import SELF_MADE, key_lines
from hrbc_desktop.wording.verdicts import describe, lines

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
    pages: PagesVerdict = PagesVerdict.PROVEN,
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
    assert words.who.splitlines() == [
        "Sample Nurse 1: key from “Clinic CA”, not known here. Whether the name is right was not checked.",
        f"Sample Patient 1: {SELF_MADE}",
    ]
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
    assert words.mark == "attention"
    assert describe(opened(verdict, None, seen("patient")), small_catalogue).mark == "danger"
    assert words.sentence
    assert (words.can_go_through, words.can_countersign, words.can_continue) == (False, False, False)


@pytest.mark.parametrize("verdict", [Verdict.CHANGED, Verdict.CONTRADICTS, Verdict.OTHER_SOFTWARE, Verdict.NOT_OURS])
def test_nothing_speaks_for_signatures_that_are_not_trusted(small_catalogue: Catalogue, verdict: Verdict) -> None:
    """The words of a key say that nothing was changed."""
    file = opened(verdict, worksheet(), seen("patient"), seen("nurse", "Clinic CA"), opened_at=SIGNED_AT)
    assert describe(file, small_catalogue).who == ""
    assert not any("key" in line for line in lines(file))


def test_an_older_copy_is_read_but_not_countersigned_again(small_catalogue: Catalogue) -> None:
    file = opened(Verdict.SIGNED, worksheet("patient"), seen("patient"), is_outdated=True)
    words = describe(file, small_catalogue)
    assert words.heading == "This is an older copy of the worksheet"
    assert (words.mark, words.can_go_through, words.can_countersign) == ("attention", True, False)


def test_a_newer_copy_is_named_with_its_signers_and_opened_in_place_of_the_file(small_catalogue: Catalogue) -> None:
    newer = NewerCopy(1, ("Sample Patient 1", "Sample Nurse 1"), SIGNED_AT)
    file = opened(Verdict.SIGNED, worksheet("patient"), seen("patient"), is_outdated=True, newer=newer)
    words = describe(file, small_catalogue)
    assert words.sentence == (
        "This computer keeps a newer one: signed by Sample Patient 1 and Sample Nurse 1, last on "
        "1 December 2026, 19:42 UTC−05:00. Open that one. Nothing was changed."
    )
    assert words.can_open_newer
    assert (words.can_go_through, words.can_countersign, words.can_continue) == (False, False, False)


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        (NewerCopy(3), "which nobody has signed yet."),
        (NewerCopy(3, ("Sample Patient 1",), SIGNED_AT), "signed by Sample Patient 1, last on 1 December 2026"),
    ],
)
def test_a_later_revision_that_is_kept_here_is_named_and_opened(
    small_catalogue: Catalogue, newer: NewerCopy, expected: str
) -> None:
    words = describe(opened(Verdict.SIGNED, worksheet("patient"), seen("patient"), newer=newer), small_catalogue)
    assert words.heading == "Signed by Sample Patient 1, and not changed since"
    assert f"This is revision 1. This computer keeps revision 3 of it, {expected}" in words.sentence
    assert (words.can_go_through, words.can_countersign, words.can_open_newer) == (False, False, True)


def of(name: str, **facts: object) -> Worksheet:
    return worksheet("patient").evolve(visit=Visit(name=name, **facts))


def test_whose_it_is_comes_first_on_the_card_and_on_the_command_line(small_catalogue: Catalogue) -> None:
    inside = of("Sample Patient 1", birth_date=date(1968, 3, 14), record_number="MRN-004417")
    file = opened(Verdict.SIGNED, inside, seen("patient"))
    expected = "Sample Patient 1 · born 14 March 1968 · record MRN-004417"
    assert describe(file, small_catalogue).whose == lines(file)[0] == expected
    changed = opened(Verdict.CHANGED, inside, seen("patient"))
    assert describe(changed, small_catalogue).whose == f"The file says: {expected}"
    assert describe(opened(Verdict.DAMAGED, None), small_catalogue).whose == ""


ODD: dict[str, tuple[dict[str, object], str]] = {
    "not for signing": (
        {"key": SignerKey(problems=(KeyProblem("not_for_signing"),))},
        "The certificate of Sample Nurse 1 was not issued for signing.",
    ),
    "a rule": (
        {"key": SignerKey(problems=(KeyProblem("unknown_rule"),))},
        "The certificate of Sample Nurse 1 has a rule that this program does not know.",
    ),
    "ended": (
        {"key": SignerKey(problems=(KeyProblem("expired", SIGNED_AT),))},
        "The certificate of Sample Nurse 1 ended on 1 December 2026. By the clock, it was used after that.",
    ),
    "not begun": (
        {"key": SignerKey(problems=(KeyProblem("not_yet_valid", SIGNED_AT),))},
        "The certificate of Sample Nurse 1 begins on 1 December 2026. By the clock, it was used before.",
    ),
    "withdrawn": (
        {"key": SignerKey(problems=(KeyProblem("revoked", SIGNED_AT),))},
        "The certificate of Sample Nurse 1 was withdrawn on 1 December 2026.",
    ),
    "made up": (
        {"key": SignerKey(problems=(KeyProblem("not_by_issuer"),))},
        "The certificate of Sample Nurse 1 says that it is from “Clinic CA”. That authority did not make it.",
    ),
    "authority": (
        {"key": SignerKey(problems=(KeyProblem("authority_not_valid"),))},
        "A certificate above that of Sample Nurse 1 was not valid when it was used.",
    ),
    "hidden letters": (
        {"has_hidden_letters": True},
        "A name in the signature of Sample Nurse 1 has letters that cannot be seen, or that turn the writing around.",
    ),
    "in the future": (
        {"signed_at": SIGNED_AT + timedelta(days=30)},
        (
            "By this computer’s clock, 31 December 2026 is still to come, and Sample Nurse 1 signed then. "
            "A clock is wrong."
        ),
    ),
    "before the patient": (
        {"signed_at": SIGNED_AT - timedelta(days=700)},
        "By the clocks, the patient signed last. A clock may have been wrong.",
    ),
    "one key": (
        {"certificate_sha256": seen("patient").certificate_sha256},
        "Two of the signatures were made with one and the same key.",
    ),
    "time stamp": (
        {"time_stamp": SeenTimeStamp(SIGNED_AT + timedelta(days=2), "Stamps")},
        "The clock of Sample Nurse 1’s computer and the time stamp do not agree.",
    ),
}


@pytest.mark.parametrize(("facts", "expected"), ODD.values(), ids=ODD)
def test_what_is_odd_is_one_line_on_the_card_and_on_the_command_line_and_is_never_green(
    small_catalogue: Catalogue, facts: dict[str, object], expected: str
) -> None:
    nurse = replace(seen("nurse", "Clinic CA"), **facts)  # type: ignore[arg-type]
    file = opened(Verdict.COUNTERSIGNED, of("Sample Patient 1"), seen("patient"), nurse, opened_at=SIGNED_AT)
    words = describe(file, small_catalogue)
    assert expected in words.who.splitlines()
    assert expected in lines(file)
    assert words.mark == "attention"


def test_who_signed_for_somebody_else_is_told(small_catalogue: Catalogue) -> None:
    file = opened(Verdict.SIGNED, of("Sample Patient 9"), seen("patient"))
    expected = "The worksheet is of Sample Patient 9, and Sample Patient 1 signed as the patient."
    assert expected in describe(file, small_catalogue).who.splitlines()
    assert expected in lines(file)


def test_a_key_of_the_clinic_s_authority_is_trusted_here_and_what_was_not_checked_is_said(
    small_catalogue: Catalogue,
) -> None:
    nurse = replace(seen("nurse", "Clinic CA"), key=SignerKey(trusted_through="Clinic Root"))
    words = describe(opened(Verdict.COUNTERSIGNED, of("Sample Patient 1"), seen("patient"), nurse), small_catalogue)
    assert words.who.splitlines()[0] == (
        "Sample Nurse 1: key from “Clinic CA”, trusted here through “Clinic Root”. "
        "Whether it was withdrawn was not checked: no list of withdrawn keys is here."
    )
    assert words.mark == "good"
    listed = SignerKey(trusted_through="Clinic CA", revocation_checked=SIGNED_AT)
    lines = key_lines([replace(nurse, key=listed)])
    assert lines == (
        "Sample Nurse 1: key from “Clinic CA”, trusted here. It was not withdrawn, by the list of 1 December 2026.",
    )


def test_a_certificate_that_ended_since_takes_nothing_from_the_signature(small_catalogue: Catalogue) -> None:
    nurse = replace(seen("nurse", "Clinic CA"), key=SignerKey(valid_until=SIGNED_AT + timedelta(days=400)))
    file = opened(
        Verdict.COUNTERSIGNED, of("Sample Patient 1"), seen("patient"), nurse, opened_at=SIGNED_AT + timedelta(days=800)
    )
    words = describe(file, small_catalogue)
    assert any(line.startswith("The certificate of Sample Nurse 1 ended on") for line in words.who.splitlines())
    assert words.mark == "good"


def test_a_time_stamp_says_who_made_it_and_whether_that_one_is_known(small_catalogue: Catalogue) -> None:
    stamp = SeenTimeStamp(SIGNED_AT, "Stamps")
    known = replace(stamp, trusted_through="Clinic Root")
    for each, standing in ((stamp, "not known here"), (known, "trusted here")):
        nurse = replace(seen("nurse"), time_stamp=each)
        file = opened(Verdict.COUNTERSIGNED, of("Sample Patient 1"), seen("patient"), nurse)
        expected = f"Sample Nurse 1: time stamp of 1 December 2026, 19:42 UTC−05:00 from “Stamps”, {standing}."
        assert expected in describe(file, small_catalogue).who.splitlines()


def test_a_worksheet_from_a_newer_program_keeps_its_verdict_but_cannot_be_opened(small_catalogue: Catalogue) -> None:
    file = opened(Verdict.SIGNED, None, seen("patient"), problem="This worksheet was made by a newer version.")
    words = describe(file, small_catalogue)
    assert words.heading == "Signed by Sample Patient 1, and not changed since"
    assert words.sentence == "This worksheet was made by a newer version."
    assert not words.can_go_through


@pytest.mark.parametrize("pages", [PagesVerdict.SAME_WORDS, PagesVerdict.NOT_KNOWN, PagesVerdict.NOT_COMPARED])
def test_pages_that_are_not_proven_are_never_green(pages: PagesVerdict, small_catalogue: Catalogue) -> None:
    words = describe(opened(Verdict.SIGNED, worksheet("patient"), seen("patient"), pages=pages), small_catalogue)
    assert words.mark == "attention"
    assert words.heading == "Signed by Sample Patient 1, and not changed since"
    assert ("Another version of this program" in words.sentence) == (pages is not PagesVerdict.NOT_COMPARED)


def test_nothing_can_be_done_with_a_file_that_contradicts_itself(small_catalogue: Catalogue) -> None:
    file = opened(Verdict.CONTRADICTS, worksheet("patient"), seen("patient"), pages=PagesVerdict.OTHER)
    words = describe(file, small_catalogue)
    assert (words.mark, words.heading) == ("danger", "This file says one thing and shows another")
    assert not any((words.can_go_through, words.can_countersign, words.can_continue))
