"""Saying what a PDF is worth."""

import errno
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from hrbc_desktop.catalogue.loader import read_catalogue
from hrbc_desktop.pdf.signing.appearance import SignatureAppearance
from hrbc_desktop.pdf.signing.identity import make_identity, read_identity
from hrbc_desktop.pdf.signing.signer import sign_as_third
from hrbc_desktop.session import machine_settings
from hrbc_desktop.wording.files import why_unreadable
from tests.authorities import YEAR, root
from tests.pdf.forging import forged, rewritten
from tests.pdf.reading.test_pages_and_answers import drawn_over

Run = Callable[..., tuple[int, str, str]]
WORDS, AT, DAY = "a word", datetime(2026, 11, 24, 9, 0, tzinfo=UTC), timedelta(days=1)


def test_a_signed_sheet_is_told_with_who_and_when(run: Run, signed: Path) -> None:
    code, out, err = run("verify", signed)
    assert (code, err) == (0, "")
    whose, verdict, *rest = out.splitlines()
    assert whose.startswith("Sample Patient 1 · born ")
    assert verdict == "This worksheet is signed. Nothing in it has changed since."
    assert rest[1].startswith("Signed by Sample Patient 1 (patient) on 24 November 2026")
    assert rest[1].endswith(", by the clock of the patient’s computer.")


def test_other_programs_get_everything_about_both_signatures(run: Run, countersigned: Path) -> None:
    code, out, _ = run("verify", countersigned, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["verdict"] == "countersigned"
    assert len(found["sha256"]) == 64
    patient, nurse = found["signatures"]
    assert (patient["role"], patient["name"], patient["is_intact"], patient["covers_whole_file"]) == (
        "patient", "Sample Patient 1", True, False,
    )  # fmt: skip
    assert (nurse["role"], nurse["name"], nurse["is_intact"], nurse["covers_whole_file"]) == (
        "nurse", "Zoë Sample Nurse", True, True,
    )  # fmt: skip
    assert datetime.fromisoformat(nurse["signed_at"]) == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert all(len(one["certificate_sha256"].replace(":", "")) == 64 for one in (patient, nurse))
    assert nurse["file_sha256"] == found["sha256"] != patient["file_sha256"]
    assert all(one["meaning"] and one["vouched_by"] == "" and one["is_self_made"] for one in (patient, nurse))


def test_other_programs_learn_what_the_window_shows_of_three_signatures_and_who_vouches(
    run: Run, countersigned: Path, clinic_file: Callable[..., bytes], tmp_path: Path
) -> None:
    identity = read_identity(clinic_file(AT - DAY, AT + DAY, password=WORDS), WORDS, AT)
    path, third = tmp_path / "three.pdf", SignatureAppearance("Sample Interpreter 1")
    path.write_bytes(sign_as_third(countersigned.read_bytes(), "interpreter", identity, third, AT))
    code, out, _ = run("verify", path, "--json")
    found = json.loads(out)
    last = found["signatures"][2]
    assert (code, found["verdict"], found["changes"], found["records"]) == (0, "countersigned", [], None)
    assert (last["role"], last["name"], last["meaning"]) == (
        "interpreter", "Sample Interpreter 1", "I interpreted what was said.",
    )  # fmt: skip
    assert (last["is_self_made"], last["vouched_by"]) == (False, "Sample Hospital Authority")
    assert last["certificate_name"] == "Sample Nurse 1"
    shown = found["shown"]
    assert shown["heading"].endswith("Zoë Sample Nurse and Sample Interpreter 1, and not changed since")
    assert "the key is made out to Sample Nurse 1" in shown["who"]
    assert "key from “Sample Hospital Authority”, not known here" in shown["who"]
    assert shown["content"].startswith(f"Version {found['worksheet']['content_version']}, the same as here.")


def test_other_programs_learn_which_worksheet_it_is_and_what_the_nurse_wrote(run: Run, countersigned: Path) -> None:
    found = json.loads(run("verify", countersigned, "--json")[1])
    worksheet = found["worksheet"]
    assert found["notes"]
    assert (len(worksheet["id"]), worksheet["revision"], worksheet["previous_digest"]) == (32, 1, None)
    assert worksheet["content_version"]
    assert worksheet["content_version_here"] == read_catalogue().pack.version


def test_a_sheet_that_was_changed_after_signing_fails(run: Run, signed: Path, tmp_path: Path) -> None:
    changed, content = tmp_path / "changed.pdf", bytearray(signed.read_bytes())
    content[content.index(b"stream") + 40] ^= 1
    changed.write_bytes(content)
    code, out, err = run("verify", changed)
    assert (code, err) == (1, "")
    assert "changed" in out.splitlines()[1]
    code, out, _ = run("verify", changed, "--json")
    found = json.loads(out)
    assert (code, found["verdict"], found["signatures"][0]["is_intact"]) == (1, "changed", False)
    assert found["changes"] == ["The content is not what was signed."]


@pytest.mark.parametrize(
    ("content", "verdict", "expected"),
    [
        (b"", "not_ours", "not one of our worksheets"),
        (b"bread recipe", "not_ours", "not one of our worksheets"),
        (b"%PDF-1.7\njunk", "damaged", "damaged"),
        (b"%PDF-" + b"\0" * 26_000_000, "too_big", "too big"),
    ],
    ids=["empty", "foreign", "damaged", "huge"],
)
def test_what_is_no_sheet_fails_with_a_sentence(
    run: Run, tmp_path: Path, content: bytes, verdict: str, expected: str
) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(content)
    code, out, err = run("verify", path)
    assert (code, err) == (1, "")
    assert expected in out
    found = json.loads(run("verify", path, "--json")[1])
    assert (found["verdict"], found["signatures"], found["worksheet"]) == (verdict, [], None)


def test_an_unsigned_sheet_fails(run: Run, unsigned: Path) -> None:
    code, out, _ = run("verify", unsigned)
    assert code == 1
    assert "not signed" in out


def test_a_file_that_is_not_there_cannot_be_verified(run: Run, tmp_path: Path) -> None:
    for path, why in ((tmp_path / "gone.pdf", errno.ENOENT), (tmp_path, errno.EISDIR)):
        code, out, err = run("verify", path, "--json")
        assert (code, out, err) == (2, "", f"{path}: {why_unreadable(OSError(why, ''))}\n")


def test_a_key_from_an_authority_of_the_settings_is_trusted_here(
    run: Run, countersigned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic = root("Sample Clinic CA", AT - DAY, AT + YEAR)
    third = clinic.issue("Sample Interpreter 1", AT - DAY, AT + YEAR)
    path, roots, everybody = tmp_path / "three.pdf", tmp_path / "clinic.pem", tmp_path / "everybody.ini"
    path.write_bytes(
        sign_as_third(countersigned.read_bytes(), "interpreter", third, SignatureAppearance("Sample Interpreter 1"), AT)
    )
    everybody.write_text(f"[signing]\nauthorities = {roots}\n")
    monkeypatch.setattr(machine_settings, "machine_settings_path", lambda: everybody)
    missing = run("verify", path)[1]
    assert "key from “Sample Clinic CA”, not known here" in missing
    assert "clinic.pem" in missing
    roots.write_bytes(clinic.certificate.public_bytes(Encoding.PEM))
    code, out, _ = run("verify", path)
    assert code == 0
    assert "Sample Interpreter 1: key from “Sample Clinic CA”, trusted here." in out
    assert "clinic.pem" not in out


@pytest.mark.parametrize("version", ["0.1.0", "0.1.0-format-2", "0.1.0-format-3"])
def test_a_sheet_of_an_older_program_holds_and_its_pages_are_not_known(run: Run, version: str) -> None:
    stored = Path(__file__).parents[1] / "stored" / version / "countersigned.pdf"
    code, out, err = run("verify", stored)
    assert (code, err) == (3, "")
    assert "Nothing in it has changed since" in out
    assert "It is not known whether they match the answers" in out
    found = json.loads(run("verify", stored, "--json")[1])
    assert (found["verdict"], found["pages"], found["shown"]["heading"]) == (
        "countersigned", "not_known", "Signed by Sample Patient 1 and Sample Nurse 1, and not changed since",
    )  # fmt: skip


def test_pages_that_contradict_the_answers_fail(run: Run, unsigned: Path, tmp_path: Path) -> None:
    at, changed = datetime(2026, 11, 20, 9, 0, tzinfo=UTC), tmp_path / "changed.pdf"
    prepared = rewritten(unsigned.read_bytes(), drawn_over)
    changed.write_bytes(forged(prepared, "patient", make_identity("Sample Patient 1", at), at))
    code, out, err = run("verify", changed)
    assert (code, err) == (1, "")
    assert "This file says one thing and shows another" in out
    assert "The pages are not the ones that the answers in the file make." in out
    found = json.loads(run("verify", changed, "--json")[1])
    assert (found["verdict"], found["pages"]) == ("contradicts", "other")
