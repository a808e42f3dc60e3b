"""People and their roles on the command line: what is refused in the windows is refused here too."""

import io
import json
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.errors import HeldRecord
from hrbc_desktop.session.open_records import RecordsOpener

Run = Callable[..., tuple[int, str, str]]
ADMINISTRATOR, NURSE = "Sample Administrator 1", "Sample Nurse 1"
WORDS, FIRST, OWN = "purple ladder quietly sailing", "seven lamps along the harbor", "nine boats out on the water"


@pytest.fixture
def typing(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with these lines on its standard input."""

    def typing(*arguments: object, lines: tuple[str, ...] = (WORDS,)) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run(*arguments)

    return typing


@pytest.fixture
def kept_in(tmp_path: Path, worksheet: Worksheet) -> Path:
    folder = tmp_path / "kept"
    records, _ = RecordsOpener(Vault(folder)).begin(WORDS, Cost(memory_kib=32, passes=1, lanes=1))
    records.worksheets.save(worksheet)
    records.close()
    return folder


@pytest.fixture
def clinic(kept_in: Path, typing: Run) -> Path:
    """A list with an administrator and a nurse who has chosen her own passphrase."""
    here = ("--folder", kept_in)
    assert typing("people", "begin", ADMINISTRATOR, *here)[0] == 0
    assert typing("people", "add", NURSE, "--role", "nurse", *here, lines=(WORDS, FIRST))[0] == 0
    assert typing("people", "own-passphrase", "--as", NURSE, *here, lines=(FIRST, OWN))[0] == 0
    return kept_in


def test_a_list_of_one_person_says_so_and_asks_for_no_name(kept_in: Path, typing: Run) -> None:
    assert typing("people", "list", "--folder", kept_in)[:2] == (0, "One person uses this list.\n")


def test_people_are_listed_with_their_roles(clinic: Path, typing: Run) -> None:
    code, out, _ = typing("people", "list", "--json", "--as", NURSE, "--folder", clinic, lines=(OWN,))
    people = [{"name": ADMINISTRATOR, "role": "administrator"}, {"name": NURSE, "role": "nurse"}]
    assert (code, json.loads(out)) == (0, {"people": people})


def test_who_runs_a_command_is_named_and_needs_her_own_passphrase(clinic: Path, typing: Run) -> None:
    code, _, err = typing("people", "list", "--folder", clinic)
    assert code == 2
    assert "--as NAME" in err
    assert not any(name in err for name in (ADMINISTRATOR, NURSE)), "whoever has no passphrase learns no names"
    assert typing("people", "list", "--as", ADMINISTRATOR, "--folder", clinic, lines=(OWN,))[0] == 2


def test_a_passphrase_that_somebody_else_chose_opens_nothing(clinic: Path, typing: Run) -> None:
    lines = (WORDS, FIRST)
    here = ("--as", ADMINISTRATOR, "--folder", clinic)
    assert typing("people", "passphrase", NURSE, *here, lines=lines)[0] == 0
    code, _, err = typing("people", "list", "--as", NURSE, "--folder", clinic, lines=(FIRST,))
    assert (code, "of your own" in err) == (2, True)


@pytest.mark.parametrize(
    "command",
    [
        ("people", "add", "Sample Nurse 2", "--role", "administrator"),
        ("people", "remove", ADMINISTRATOR),
        ("people", "rename", ADMINISTRATOR, "--to", "Sample Nurse 3"),
        ("people", "role", NURSE, "--role", "administrator"),
        ("people", "passphrase", ADMINISTRATOR),
        ("audit",),
        ("audit", "--json"),
        ("backup", "BACKUP"),
    ],
)
def test_a_nurse_is_refused_what_an_administrator_does(
    clinic: Path, typing: Run, command: tuple[str, ...], tmp_path: Path
) -> None:
    backup = tmp_path / "worksheets.backup"
    arguments = [backup if one == "BACKUP" else one for one in command]
    code, _, err = typing(*arguments, "--as", NURSE, "--folder", clinic, lines=(OWN, FIRST))
    assert (code, "Ask an administrator" in err, backup.exists()) == (2, True, False)
    _, out, _ = typing("audit", "--json", "--as", ADMINISTRATOR, "--folder", clinic)
    assert [entry["who"] for entry in json.loads(out)["entries"] if entry["what"] == "refused"] == [NURSE]


def test_a_person_is_renamed_given_another_role_and_removed(clinic: Path, typing: Run) -> None:
    here = ("--as", ADMINISTRATOR, "--folder", clinic)
    assert typing("people", "rename", NURSE, "--to", "Sample Nurse 9", *here)[0] == 0
    assert typing("people", "role", "Sample Nurse 9", "--role", "reader", *here)[0] == 0
    code, out, _ = typing("people", "remove", "sample nurse 9", *here)
    assert (code, "new recovery code" in out) == (0, True)
    assert typing("people", "list", "--folder", clinic)[:2] == (0, f"{ADMINISTRATOR}  Administrator\n")


@pytest.mark.parametrize("missing", [("add", "Sample Nurse 2"), ("rename", NURSE), ("role", NURSE), ("remove",)])
def test_what_is_missing_is_said_and_nothing_is_changed(clinic: Path, typing: Run, missing: tuple[str, ...]) -> None:
    code, _, err = typing("people", *missing, "--as", ADMINISTRATOR, "--folder", clinic)
    assert (code, bool(err.strip())) == (2, True)
    _, out, _ = typing("people", "list", "--as", ADMINISTRATOR, "--folder", clinic)
    assert out.count("\n") == 2


def test_a_worksheet_that_is_to_be_kept_is_not_deleted_and_only_an_administrator_says_so(
    clinic: Path, typing: Run, worksheet: Worksheet
) -> None:
    hold = ("hold", worksheet.id, "--reason", "A court asked for it", "--folder", clinic)
    assert typing(*hold, "--as", NURSE, lines=(OWN,))[0] == 2
    assert typing(*hold, "--as", ADMINISTRATOR)[0] == 0
    vault = Vault(clinic)
    with closing(RecordsOpener(vault).unlock(WORDS, vault.people[0][0])[0]) as store:
        for destroy in (store.worksheets.delete, store.retention.purge):
            with pytest.raises(HeldRecord):
                destroy(worksheet.id)
        assert store.worksheets.load(worksheet.id).worksheet == worksheet
    _, out, _ = typing("audit", "--json", "--as", ADMINISTRATOR, "--folder", clinic)
    held = next(entry for entry in json.loads(out)["entries"] if entry["what"] == "hold set")
    assert held["changes"][0]["words"] == "Reason: A court asked for it"
    assert typing(*hold, "--lift", "--as", ADMINISTRATOR)[0] == 0
    with closing(RecordsOpener(vault).unlock(WORDS, vault.people[0][0])[0]) as store:
        store.worksheets.delete(worksheet.id)


def test_how_long_signed_worksheets_are_kept_is_said_and_changed(clinic: Path, typing: Run) -> None:
    here = ("--folder", clinic, "--as")
    assert "until somebody erases them" in typing("retention", *here, NURSE, lines=(OWN,))[1]
    assert typing("retention", "--years", "10", *here, NURSE, lines=(OWN,))[0] == 2
    assert "for 10 years" in typing("retention", "--years", "10", *here, ADMINISTRATOR)[1]
    assert "until somebody erases them" in typing("retention", "--years", "0", *here, ADMINISTRATOR)[1]
