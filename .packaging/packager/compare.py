"""Says in which of their parts two builds of one package differ."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from packager.build import files_in, run, sha256


def differences(first: Path, second: Path) -> Iterator[str]:
    """Name the files inside two packages that are not the same."""
    with TemporaryDirectory() as folder:
        trees = [Path(folder) / name for name in ("first", "second")]
        for package, tree in zip((first, second), trees, strict=True):
            _open(package, tree)
        sums = [{path.relative_to(tree): sha256(path) for path in files_in(tree)} for tree in trees]
        for name in sorted(sums[0].keys() | sums[1].keys()):
            if sums[0].get(name) != sums[1].get(name):
                yield str(name)


def _open(package: Path, into: Path) -> None:
    into.mkdir()
    if package.suffix == ".deb":
        run(["dpkg-deb", "--raw-extract", package, into])
    elif package.suffix == ".whl":
        run(["python3", "-m", "zipfile", "-e", package, into])
    else:
        (into / package.name).write_bytes(package.read_bytes())
