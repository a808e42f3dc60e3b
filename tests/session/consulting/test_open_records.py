import pytest

from hrbc_desktop.domain.model.worksheet import Worksheet
from hrbc_desktop.records.crypto.key_file import Cost
from hrbc_desktop.records.crypto.locked_vault import STORE_FILE_NAME
from hrbc_desktop.records.crypto.recovery_code import new_recovery_code
from hrbc_desktop.records.crypto.vault import Vault
from hrbc_desktop.records.database.server_address import ServerAddress
from hrbc_desktop.records.errors import StoreExists, StoreMissing, WrongPassphrase, WrongRecoveryCode
from hrbc_desktop.session.open_records import RecordsOpener

NEW = "seven green umbrellas waiting"


@pytest.fixture
def code(vault: Vault, passphrase: str, cheap: Cost, worksheet: Worksheet) -> str:
    """Records with one worksheet, closed again. Returns their recovery code."""
    store, code = RecordsOpener(vault).begin(passphrase, cheap)
    store.worksheets.save(worksheet)
    store.close()
    return code


def test_records_open_with_their_passphrase_only(
    vault: Vault, passphrase: str, code: str, worksheet: Worksheet
) -> None:
    assert code
    store, _ = RecordsOpener(vault).unlock(passphrase)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet
    store.close()
    with pytest.raises(WrongPassphrase):
        RecordsOpener(vault).unlock(NEW)


def test_a_second_beginning_leaves_the_first_as_it_is(
    vault: Vault, passphrase: str, code: str, worksheet: Worksheet
) -> None:
    assert code
    with pytest.raises(StoreExists):
        RecordsOpener(vault).begin(NEW)
    store, _ = RecordsOpener(vault).unlock(passphrase)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet
    store.close()


def test_the_recovery_code_gives_a_new_passphrase_and_keeps_the_worksheets(
    vault: Vault, passphrase: str, code: str, worksheet: Worksheet
) -> None:
    store, _ = RecordsOpener(vault).recover(code.lower(), NEW)
    assert store.worksheets.load(worksheet.id).worksheet == worksheet
    assert "passphrase changed" in {event.what for event in store.logbook.events()}
    store.close()
    with pytest.raises(WrongPassphrase):
        RecordsOpener(vault).unlock(passphrase)
    RecordsOpener(vault).unlock(NEW)[0].close()


def test_the_code_of_other_records_opens_nothing(vault: Vault, passphrase: str, code: str) -> None:
    assert code
    with pytest.raises(WrongRecoveryCode):
        RecordsOpener(vault).recover(new_recovery_code(), NEW)
    RecordsOpener(vault).unlock(passphrase)[0].close()


def test_when_only_the_key_file_is_left_an_empty_list_begins_behind_it(
    vault: Vault, passphrase: str, code: str
) -> None:
    (vault.folder / STORE_FILE_NAME).unlink()
    with pytest.raises(StoreMissing):
        RecordsOpener(vault).unlock(passphrase)
    store, new_code = RecordsOpener(vault).begin_again(passphrase)
    assert store.list.summaries() == []
    assert new_code != code
    store.close()
    with pytest.raises(WrongRecoveryCode):
        RecordsOpener(vault).recover(code, NEW)
    RecordsOpener(vault).unlock(passphrase)[0].close()


def test_the_printed_code_holds_where_no_list_could_be_begun_again(vault: Vault, passphrase: str, code: str) -> None:
    with pytest.raises(StoreExists):
        RecordsOpener(vault).begin_again(passphrase)
    store, _ = RecordsOpener(vault).recover(code, NEW)
    store.close()


def test_no_list_is_begun_again_on_a_server(vault: Vault, passphrase: str, code: str) -> None:
    shared = Vault(vault.folder, server=ServerAddress.read("postgresql+psycopg://nurse@localhost/clinic"))
    with pytest.raises(StoreExists):
        RecordsOpener(shared).begin_again(passphrase)
    RecordsOpener(vault).recover(code, NEW)[0].close()
