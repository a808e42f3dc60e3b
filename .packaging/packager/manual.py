"""The manual page, made of what --help says, so that the two cannot differ."""

import argparse
import gzip
from datetime import UTC, datetime

from packager.build import TITLE, Build


def manual_page(parser: argparse.ArgumentParser, build: Build) -> bytes:
    """Return the packed manual page."""
    dated = f"{datetime.fromtimestamp(build.epoch, UTC):%Y-%m-%d}"
    lines = [
        f'.TH HRBC-DESKTOP 1 "{dated}" "hrbc-desktop {build.version}" "{TITLE}"',
        ".SH NAME",
        "hrbc-desktop \\- prepare the talk about a breast cancer treatment",
        ".SH HELP",
        *_as_it_is(parser.format_help()),
    ]
    for name, command in _commands(parser).items():
        lines += [f".SH {_escaped(name.upper())}", *_as_it_is(command.format_help())]
    return gzip.compress("\n".join([*lines, ""]).encode(), mtime=0)


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to list its commands
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            found |= action.choices
    return found


def _as_it_is(text: str) -> list[str]:
    return [".nf", *(_escaped(line) for line in text.splitlines()), ".fi"]


def _escaped(line: str) -> str:
    line = line.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{line}" if line.startswith(".") else line
