"""Clean systems in folders, in which packages are tried: a Debian from debootstrap, each time copied afresh."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from packager.build import Build, PackagingError, need, run

_MOUNTED = ("proc", "dev")
_USUAL = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Root:
    """A system in a folder."""

    folder: Path

    def run(
        self,
        command: Sequence[str],
        *,
        person: str | None = None,
        environment: Mapping[str, str] | None = None,
        typed: str = "",
        seconds: float = 1800,
    ) -> str:
        """Run a command in the system, as root or as `person`; return what it printed. Raises PackagingError."""
        as_person = ["--userspec", person] if person else []
        home = {"HOME": f"/home/{person}" if person else "/root"}
        variables = {**_USUAL, **home, **(environment or {})}
        inside = ["chroot", *as_person, str(self.folder), *command]
        return run(inside, environment=variables, typed=typed, seconds=seconds)

    def put(self, source: Path, target: str, person: str | None = None) -> None:
        """Copy a file or a folder into the system, to be owned by root or by `person`."""
        path = self.path(target)
        path.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, path, dirs_exist_ok=True)
        else:
            shutil.copy(source, path)
        if person:
            self.run(["chown", "-R", f"{person}:", f"/home/{person}"])  # also the folders above it

    def path(self, inside: str) -> Path:
        """Where a path of the system is on this computer."""
        return self.folder / inside.lstrip("/")

    def files(self) -> set[str]:
        """Every path in the system, without what is mounted there and what the package manager keeps for itself."""
        skipped = {"proc", "dev", "sys", "tmp", "run"}
        kept: set[str] = set()
        for folder, folders, names in os.walk(self.folder):
            inside = Path(folder).relative_to(self.folder)
            if inside == Path():
                folders[:] = [name for name in folders if name not in skipped]
            kept |= {str(inside / name) for name in (*names, *folders)}
        return {
            path for path in kept if not path.startswith(("var/cache/", "var/lib/apt/", "var/lib/dpkg/", "var/log/"))
        }


def base(build: Build, release: str, packages: Sequence[str] = ()) -> Path:
    """Return the folder of a plain Debian with some packages, made once and kept in the cache."""
    need({"debootstrap": "debootstrap"})
    folder = build.cache / "roots" / "-".join([release, *packages])
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        run(["debootstrap", "--variant=minbase", release, folder])
        root = Root(folder)
        shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
        with _mounts(folder):
            root.run(["useradd", "--create-home", "person"])
            root.run(["apt-get", "update", "-qq"])
            if packages:
                install(root, packages)
        (folder / "complete").touch()
    return folder


def install(root: Root, packages: Sequence[str]) -> str:
    """Install packages with all that they need, and nothing that they only recommend."""
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return root.run(command, environment={"DEBIAN_FRONTEND": "noninteractive"})


@contextmanager
def fresh(build: Build, original: Path) -> Iterator[Root]:
    """A copy of a system, gone afterwards."""
    folder = build.cache / "roots" / f"trying-{original.name}"
    _remove(folder)
    run(["cp", "--archive", "--one-file-system", "--reflink=auto", original, folder])
    with _mounts(folder):
        yield Root(folder)
    _remove(folder)


@contextmanager
def _mounts(folder: Path) -> Iterator[None]:
    with ExitStack() as stack:
        for name in _MOUNTED:
            (folder / name).mkdir(exist_ok=True)
            run(["mount", "--bind", f"/{name}", folder / name])
            stack.callback(_unmount, folder / name)
        yield


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607


def _remove(folder: Path) -> None:
    """Remove a system; never through something that is still mounted in it."""
    if any(os.path.ismount(folder / name) for name in _MOUNTED):
        raise PackagingError(f"Something is still mounted in {folder}. Unmount it first.")
    shutil.rmtree(folder, ignore_errors=True)
