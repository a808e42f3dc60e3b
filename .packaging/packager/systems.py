"""The systems on which packages are tried, each with one way to install, to run the program and to take it off."""

from __future__ import annotations

import re
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from packager.build import Build, run
from packager.roots import Root, install

_TWICE = """
{program} & {program} &
wait -n
echo "ended with $?, $(jobs -r | wc -l) goes on"
{meanwhile}
{end}
wait
"""
_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
_PERSON = "person"
_DISPLAY = ":97"


class System(ABC):
    """A system with one ordinary person on it, and a folder through which files come and go."""

    def __init__(self, name: str, root: Root, build: Build) -> None:
        self.name, self._root, self._build = name, root, build
        self._before = root.files()

    @property
    @abstractmethod
    def exchange(self) -> Path:
        """The folder for files that come and go, as this computer sees it."""

    @property
    @abstractmethod
    def local(self) -> str:
        """The folder of what the program keeps for the person, as a path in the root."""

    @property
    @abstractmethod
    def everybody(self) -> str:
        """The file of the settings for everybody, as a path in the root."""

    @abstractmethod
    def install(self) -> str:
        """Install the package; return what there is to tell."""

    @abstractmethod
    def install_over_older(self) -> str:
        """Install over an older version; return what there is to tell."""

    @abstractmethod
    def remove(self) -> None:
        """Take the program off."""

    @abstractmethod
    def program(self, *arguments: str, typed: str = "") -> str:
        """Run the installed program as the person, without a screen."""

    @abstractmethod
    def start_twice(self) -> str:
        """Open the program two times at once; return how the first to end ended, and how many go on."""

    @abstractmethod
    def named(self, file: str) -> str:
        """How the program names a file in the folder for exchange."""

    def put(self, source: Path) -> str:
        """Bring a file or folder in; return how the program names it."""
        inside = "/" + str((self.exchange / source.name).relative_to(self._root.folder))
        self._root.put(source, inside, _PERSON)
        return self.named(source.name)

    def keep_list(self, records: Path) -> None:
        """Give the person a list of worksheets."""
        self._root.put(records, f"{self.local}/records", _PERSON)

    def set_for_everybody(self, settings: str) -> None:
        """Write the settings for everybody; none at all takes the file away."""
        path = self._root.path(self.everybody)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if settings:
            path.write_text(settings, encoding="utf-8")

    @property
    def log(self) -> str:
        """What the program wrote into its log."""
        return self._root.path(f"{self.local}/log/hrbc-desktop.log").read_text(encoding="utf-8")

    def left_behind(self) -> list[str]:
        """What is on the system that was not there before, without the folder for exchange."""
        exchange = str(self.exchange.relative_to(self._root.folder))
        return sorted(path for path in self._root.files() - self._before if not path.startswith(exchange))


class Debian(System):
    """A clean Debian."""

    @property
    def exchange(self) -> Path:
        """See `System`."""
        return self._root.path("/home/person/exchange")

    @property
    def local(self) -> str:
        """See `System`."""
        return "/home/person/.local/share/hrbc_desktop"

    @property
    def everybody(self) -> str:
        """See `System`."""
        return "/etc/hrbc-desktop/settings.ini"

    def install(self) -> str:
        """See `System`."""
        self._root.put(self._build.deb, f"/tmp/{self._build.deb.name}")
        install(self._root, [f"/tmp/{self._build.deb.name}"])
        entry = self._root.path("/usr/share/applications/hrbc-desktop.desktop").read_text(encoding="utf-8")
        told = self._root.run(["dpkg-query", "-W", "-f", "${Version}, ${Installed-Size} KiB", "hrbc-desktop"])
        return f"{told}; menu: {re.findall('^Exec=.*', entry, re.MULTILINE)[0]}"

    def install_over_older(self) -> str:
        """Install what says that it is 0.0.1, then the package."""
        self._root.run(["apt-get", "remove", "-y", "-qq", "hrbc-desktop"])
        work = self._build.folder("trial", "older")
        run(["dpkg-deb", "--raw-extract", self._build.deb, work / "tree"])
        control = work / "tree" / "DEBIAN" / "control"
        control.write_text(re.sub("(?m)^Version: .*", "Version: 0.0.1", control.read_text(encoding="utf-8")), "utf-8")
        run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", work / "tree", work / "older.deb"])
        self._root.put(work / "older.deb", "/tmp/older.deb")
        install(self._root, ["/tmp/older.deb"])
        return self.install()

    def remove(self) -> None:
        """See `System`."""
        self._root.run(["apt-get", "purge", "-y", "-qq", "--auto-remove", "hrbc-desktop"])

    def program(self, *arguments: str, typed: str = "") -> str:
        """See `System`."""
        return self._root.run(["hrbc-desktop", *arguments], person=_PERSON, environment=_OFFSCREEN, typed=typed)

    def start_twice(self) -> str:
        """See `System`."""
        script = _TWICE.format(program="hrbc-desktop", meanwhile="", end="kill $(jobs -p)")
        return self._root.run(["bash", "-c", script], person=_PERSON, environment=_OFFSCREEN, seconds=120).strip()

    def named(self, file: str) -> str:
        """See `System`."""
        return f"/home/person/exchange/{file}"


_ICU = """\
/* Windows has this library; Wine has not, and Qt asks for it. The program gets along without what it does. */
"""
_KEYS = (
    r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\hrbc-desktop",
    r"HKLM\Software\Classes\hrbc-desktop.worksheet",
    r"HKLM\Software\Classes\Applications\hrbc-desktop.exe",
    r"HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths\hrbc-desktop.exe",
)


class Windows(System):
    """Wine, which is not Windows: CONTRIBUTING.md lists what only Windows can show."""

    _folder = r"C:\Program Files\Treatment worksheet"

    @property
    def _drive(self) -> str:
        return "/home/person/wine/drive_c"

    @property
    def exchange(self) -> Path:
        """See `System`."""
        return self._root.path(f"{self._drive}/exchange")

    @property
    def local(self) -> str:
        """See `System`."""
        return f"{self._drive}/users/person/AppData/Local/hrbc_desktop"

    @property
    def everybody(self) -> str:
        """See `System`."""
        return f"{self._drive}/ProgramData/hrbc-desktop/settings.ini"

    @contextmanager
    def screen(self) -> Iterator[None]:
        """A screen: without one, Qt's loop waits for ever for what Wine then never sends."""
        command = ["chroot", str(self._root.folder), "Xvfb", _DISPLAY, "-screen", "0", "1366x768x24"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as xvfb:  # noqa: S603
            try:
                yield
            finally:
                xvfb.terminate()

    def prepare(self, app: Path) -> None:
        """Make a Windows of Wine's, with a stand-in for the one library of Windows that Qt needs and Wine has not."""
        self._wine("wineboot", "--init")
        stub = self._build.folder("trial", "icu")
        names = re.findall(r"\b[Uu](?:cnv|CNV)_\w+", run(["x86_64-w64-mingw32-objdump", "-p", app / "Qt6Core.dll"]))
        functions = [f"__declspec(dllexport) void *{name}(void) {{ return 0; }}\n" for name in sorted(set(names))]
        (stub / "icuuc.c").write_text(_ICU + "".join(functions), encoding="ascii")
        run(["x86_64-w64-mingw32-gcc", "-shared", "icuuc.c", "-o", "icuuc.dll"], folder=stub)
        self._root.put(stub / "icuuc.dll", f"{self._drive}/windows/system32/icuuc.dll", _PERSON)
        self._before = self._root.files()

    def install(self) -> str:
        """See `System`."""
        setup = self.put(self._build.setup)
        self._wine("wine", setup, "/S", "/AllUsers")
        return f"version {self._registered('DisplayVersion')}, {int(self._registered('EstimatedSize'), 16)} KiB"

    def install_over_older(self) -> str:
        """Make what is there older, with a file that the new version has not, and install over it."""
        old = self._root.path(f"{self._drive}/Program Files/Treatment worksheet/hrbc-desktop/left-by-an-older-one.txt")
        old.touch()
        self._wine("wine", "reg", "add", _KEYS[0], "/v", "DisplayVersion", "/d", "0.0.1", "/f")
        told = self.install()
        return f"{told}; what only the older one had is {'still there' if old.exists() else 'gone'}"

    def install_elsewhere(self) -> str:
        """Install for one person, into a folder that is named, and take it off again."""
        target = r"C:\users\person\programs\worksheet"
        self._wine("wine", self.named(self._build.setup.name), "/S", "/CurrentUser", f"/D={target}")
        told = self._wine("wine", target + r"\hrbc-desktop.com", "--version").strip()
        key = _KEYS[0].replace("HKLM", "HKCU")
        quiet = self._query(key, "QuietUninstallString")
        self._wine("wine", target + r"\uninstall.exe", "/CurrentUser", "/S")
        self._wait()
        return f"{told}; uninstalls by {quiet}"

    def remove(self) -> None:
        """See `System`."""
        self._wine("wine", self._folder + r"\uninstall.exe", "/AllUsers", "/S")
        self._wait()

    def program(self, *arguments: str, typed: str = "") -> str:
        """See `System`."""
        return self._wine("wine", self._folder + r"\hrbc-desktop.com", *arguments, typed=typed)

    def named(self, file: str) -> str:
        """See `System`."""
        return rf"C:\exchange\{file}"

    def start_twice(self) -> str:
        """As in `System`; while the program is open, try to install over it."""
        setup = f"wine '{self.named(self._build.setup.name)}' /S /AllUsers; echo \"installing ends with $?\""
        script = _TWICE.format(program=f"wine '{self._folder}\\hrbc-desktop.exe'", meanwhile=setup, end="wineserver -k")
        return self._wine("bash", "-c", script).strip().replace("\n", "; ")

    def registered_keys(self) -> list[str]:
        """Those of our keys that are in the registry."""
        return [key for key in _KEYS if self._query(key, None) is not None]

    def _registered(self, value: str) -> str:
        return self._query(_KEYS[0], value) or "not registered"

    def _query(self, key: str, value: str | None) -> str | None:
        found = self._wine("cmd", "/c", "reg", "query", key, *(["/v", value] if value else []), "||", "ver", wine=True)
        if "REG_" not in found and key.split("\\", 1)[1] not in found:
            return None
        return re.split(r"REG_\w+\s+", found.strip())[-1].strip()

    def _wait(self) -> None:
        """Until every program of this Windows has ended: an uninstaller goes on by itself."""
        self._wine("wineserver", "--wait")

    def _wine(self, *command: str, typed: str = "", wine: bool = False) -> str:
        variables = {
            "WINEPREFIX": "/home/person/wine",
            "WINEDEBUG": "-all",
            "XDG_RUNTIME_DIR": "/tmp",
            "DISPLAY": _DISPLAY,
        }
        prefix = ["wine"] if wine else []
        told = self._root.run([*prefix, *command], person=_PERSON, environment=variables, typed=typed)
        return told.replace("\r", "")
