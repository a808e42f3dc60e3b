"""Nothing leaks: a whole consultation in the real program, with every file and socket of the process under watch.

Every word that is typed holds `TAG`, so that one search finds them all. What the process writes is searched while it
is written, so that files that are gone again count too.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest

CHILD = Path(__file__).with_name("consulting_child.py")
AS_A_LIBRARY = "import runpy, sys; del sys.argv[0]; sys.exit(runpy.run_path(sys.argv[0], run_name='child')['main']())"
"""Processes that the program starts import its main module: if that were the child, all windows would be in each."""
ROOT = Path(__file__).parents[2]
TAG = "zqxvkj"
WORDS = {
    "name": "Wilmazqxvkj Brandelow",
    "number": "MRNzqxvkj8841",
    "companions": "Sisterzqxvkj Ottoline",
    "medicines": "Plumbazqxvkj and Verolizqxvkj",
    "own thing": "Gardenzqxvkj walks",
    "own question": "Sailingzqxvkj next summer?",
    "answer": "Perhapszqxvkj so",
    "notes": "Mondayzqxvkj again",
    "nurse": "Nursezqxvkj Oberlin",
    "passphrase": "lanternzqxvkj velvet orchard spoon",
}
FORMS = (TAG.encode(), TAG.encode("utf-16-le"))

WATCHED = (
    "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,"
    "write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice,socket,connect,sendto,sendmsg,sendmmsg"
)
ESCAPED = re.compile(r"(?:\\x[0-9a-f]{2})+")
CALL = re.compile(r"^\d+ +(\w+)\((.*)", re.DOTALL)
OPENED_FOR_WRITING = re.compile(r"O_(?:WRONLY|RDWR|CREAT)")
TARGET = re.compile(r"^\d+<([^>]*)>")
NAMED = re.compile(r'"([^"]*)"')

OURS = (
    r"records/store\.(?:db|db-wal|db-shm|db-journal|key|attempts)",
    r"records/\.[0-9a-f]{16}\.part",  # the key and its like, until they are whole
    r"records/\.new-[^/]+/store\.db(?:-journal|-wal|-shm)?",
    r"hrbc_desktop/settings\.ini(?:\.lock)?",
    r"home\d+/hrbc-desktop-[0-9a-f]{16}\.lock",  # that one program runs for this list: its number, no name
    r"\.config/hrbc_desktop",  # settings.ini, which has no name there until it is whole
    r"home\d+/[a-z0-9_]{8}",  # Python tries whether it may write to the folder for temporary files
    r"saved for [^/]*/\.[0-9a-f]{16}\.part",
    r"saved for [^/]*/\.backup-[^/]+/(?:store\.db(?:-journal|-wal)?|packed|\.[0-9a-f]{16}\.part)",
)
"""Every file that the program may write during a consultation."""
SAVED = {"worksheet.pdf", "countersigned.pdf", "worksheet.json"}


def _can_watch() -> bool:
    strace = shutil.which("strace")
    return strace is not None and not subprocess.run([strace, "-o", "/dev/null", "/bin/true"], check=False).returncode


pytestmark = pytest.mark.skipif(not _can_watch(), reason="strace (Debian's package) is not installed, or may not trace")


@dataclass(frozen=True)
class Watched:
    """What one run of the program left and did."""

    home: Path
    saved: Path
    facts: dict[str, Any]
    output: str
    calls: tuple[tuple[str, str], ...]
    """Each call with its arguments, in latin-1: one character a byte."""

    def named(self, *names: str) -> Iterator[str]:
        return (arguments for name, arguments in self.calls if name in names)

    def left(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.home.rglob("*") if path.is_file()}

    def written(self) -> Iterator[tuple[str, str]]:
        """Every piece of data that was written, with the path of the file that it went to."""
        for arguments in self.named("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg"):
            target = TARGET.match(arguments)
            assert target is not None
            yield target[1], arguments[target.end() :]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    home = tmp_path_factory.mktemp("home")
    saved, log = home / f"saved for {WORDS['name']}", home.parent / f"{home.name}-trace"
    saved.mkdir()
    environment = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PATH": "/usr/bin:/bin",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
    }
    following = ["strace", "-f", "--seccomp-bpf"]  # it then stops the program at no other call
    watching = [*following, "-yy", "-xx", "-s", "8000000", "-e", f"trace={WATCHED}", "-o", str(log)]
    ended = subprocess.run(
        [*watching, sys.executable, "-c", AS_A_LIBRARY, str(CHILD), str(saved)],
        check=False,
        input=json.dumps(WORDS),
        capture_output=True,
        text=True,
        env=environment,
        cwd=home,
        timeout=240,
    )
    assert ended.returncode == 0, ended.stderr
    *before, facts = ended.stdout.splitlines()
    assert "trouble" not in json.loads(facts), json.loads(facts)["trouble"]
    calls = tuple(_calls(log.read_text(encoding="latin-1")))
    log.unlink()
    return Watched(home, saved, json.loads(facts), "\n".join([*before, ended.stderr]), calls)


def _calls(log: str) -> Iterator[tuple[str, str]]:
    for line in log.split("\n"):
        call = CALL.match(ESCAPED.sub(lambda run: bytes.fromhex(run[0].replace("\\x", "")).decode("latin-1"), line))
        if call is not None:
            yield call[1], call[2]


def holds_a_word(content: bytes) -> bool:
    plain = content.lower()
    return any(form in plain for form in FORMS)


def test_what_a_person_typed_is_only_in_what_she_saved(watched: Watched) -> None:
    texts = {path for path, content in watched.left().items() if holds_a_word(content)}
    assert {path.parent for path in texts} == {watched.saved}
    assert {path.name for path in texts} <= SAVED


def test_it_was_never_written_anywhere_else_not_even_for_a_moment(watched: Watched) -> None:
    texts = {path for path, data in watched.written() if holds_a_word(data.encode("latin-1"))}
    files = {Path(path) for path in texts if not path.startswith("pipe:")}  # by which its own processes talk
    assert {path.parent for path in files} == {watched.saved}


def test_the_search_finds_every_word_where_it_may_be(watched: Watched) -> None:
    exported = (watched.saved / "worksheet.json").read_text()
    assert [kind for kind, words in WORDS.items() if words not in exported] == ["passphrase"]


def test_the_backup_that_was_made_says_nothing_of_the_person(watched: Watched) -> None:
    assert not holds_a_word((watched.saved / "worksheets.hrbcbackup").read_bytes())


def test_neither_passphrase_nor_recovery_code_is_in_any_file(watched: Watched) -> None:
    secrets = (WORDS["passphrase"], watched.facts["code"], watched.facts["code"].replace("-", ""))
    for secret in secrets:
        for form in (secret.encode(), secret.encode("utf-16-le")):
            assert not [path for path, content in watched.left().items() if form in content]
            spoken = {path for path, data in watched.written() if form in data.encode("latin-1")}
            assert all(path.startswith("pipe:") for path in spoken)


def test_no_other_file_is_written(watched: Watched) -> None:
    written = set[str]()
    for arguments in watched.named("open", "openat", "openat2", "creat"):
        if OPENED_FOR_WRITING.search(arguments):
            named = NAMED.search(arguments)
            assert named is not None, arguments[:300]
            written.add(named[1])
    allowed = re.compile("|".join(f".*/{pattern}" for pattern in OURS))
    assert {path for path in written if not allowed.fullmatch(path) and not path.startswith("/dev/")} == set()
    assert not [path for path in watched.home.rglob("*") if TAG in path.name and path != watched.saved]


def test_no_name_is_in_the_name_of_a_file_of_ours(watched: Watched) -> None:
    for arguments in watched.named("rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat"):
        names = {Path(name).name for name in NAMED.findall(arguments)}
        assert not [name for name in names if TAG in name and name != watched.saved.name]


def test_no_socket_is_opened_but_local_ones(watched: Watched) -> None:
    families = [arguments.split(",")[0] for arguments in watched.named("socket", "connect")]
    assert {family for family in families if "AF_" in family} <= {"AF_UNIX"}
    assert not [data for data in watched.named("connect") if "AF_INET" in data]


def test_the_metadata_of_the_files_say_nothing_of_the_person(watched: Watched) -> None:
    for name in ("worksheet.pdf", "countersigned.pdf"):
        with pikepdf.open(watched.saved / name) as pdf:
            info = {key: str(value) for key, value in pdf.docinfo.items()}
            streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
            described = [stream.read_bytes() for stream in streams if stream.get("/Type") == "/Metadata"]
        assert described
        assert not holds_a_word(json.dumps(info).encode())
        assert not any(holds_a_word(xmp) for xmp in described)


def test_a_report_of_an_error_and_the_console_say_nothing_of_the_person(watched: Watched) -> None:
    assert "RuntimeError" in watched.facts["report"]
    assert not holds_a_word(watched.facts["report"].encode())
    assert not holds_a_word(watched.output.encode())


def test_no_memory_is_dumped(watched: Watched) -> None:
    assert watched.facts["core"] == [0, 0]


def test_locking_takes_the_recovery_code_out_of_the_clipboard(watched: Watched) -> None:
    assert watched.facts["code"]
    assert watched.facts["clipboard"] == ""
