"""Holds what the reader says of the written reports against their answers; the corpus' README tells the form."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hrbc_desktop.domain.model.profile import choice_keys
from hrbc_desktop.report.found import ReadReport
from hrbc_desktop.report.reading import read_report

CORPUS = Path(__file__).with_name("corpus")
PERSON = "Sample Patient 1"
_TICKABLE = ("ticked", "either", "beyond")
_ASKED_FOR = ("ticked", "either", "doubtful")


class Score(NamedTuple):
    """Counts over some reports, and each mistake in words."""

    counts: Counter[str]
    mistakes: tuple[str, ...]

    @property
    def right(self) -> float:
        """The part of the ticked answers that is right."""
        ticked = self.counts["ticked right"] + self.counts["ticked wrong"]
        return self.counts["ticked right"] / ticked if ticked else 1.0

    @property
    def offered(self) -> float:
        """The part of the facts in the reports that is offered."""
        return 1 - self.counts["missed"] / self.counts["asked for"] if self.counts["asked for"] else 1.0


def written_reports(*names: str) -> list[dict[str, Any]]:
    """Return the reports of some files of the corpus, or of all."""
    paths = [CORPUS / f"{name}.toml" for name in names] or sorted(CORPUS.glob("*.toml"))
    return [report for path in paths for report in tomllib.loads(path.read_text("utf-8"))["report"]]


def read(report: dict[str, Any]) -> ReadReport:
    """Read one report as that of its person."""
    return _read(report["text"].lstrip("\n"), report.get("person", PERSON))


@cache
def _read(text: str, name: str) -> ReadReport:
    """Read a text once for all tests: nobody changes what comes out."""
    return read_report(text, name)


def score(reports: list[dict[str, Any]]) -> Score:
    """Read all the reports and count what is right and wrong."""
    counts: Counter[str] = Counter()
    mistakes: list[str] = []
    for report in reports:
        for kind, words in _judge(report, read(report)):
            counts[kind] += 1
            if kind not in ("ticked right", "asked for"):
                mistakes.append(f"{report['name']}: {kind}: {words}")
            if kind == "ticked wrong" and "trap" in report:
                counts["ticked wrong in a trap"] += 1
    return Score(counts, tuple(mistakes))


def _judge(report: dict[str, Any], found: ReadReport) -> list[tuple[str, str]]:
    facts = [
        (offer, fact.split()[0], fact.split()[1].split("|"))
        for offer in (*_ASKED_FOR, "may", "beyond")
        for fact in report.get(offer, [])
    ]
    told: list[tuple[str, str]] = []
    for answer in found.offered:
        said = f"{answer.field} {answer.key}"
        same = [offer for offer, name, keys in facts if name == answer.field and (answer.key or "-") in keys]
        is_open = any(name == answer.field and "-" in keys for _, name, keys in facts)
        if answer.ticked:
            told.append(("ticked right" if set(same) & set(_TICKABLE) else "ticked wrong", said))
        elif not same and not is_open:
            told.append(("offered wrong", said))
        if f"{answer.field} {answer.key}" in report.get("never", []) or f"{answer.field} *" in report.get("never", []):
            told.append(("never to be offered", said))
    for offer, name, keys in facts:
        if offer not in _ASKED_FOR:
            continue
        told.append(("asked for", name))
        hits = [each for each in found.offered if each.field == name and ("-" in keys or (each.key or "-") in keys)]
        if not hits:
            told.append(("missed", f"{name} {'|'.join(keys)}"))
        elif offer == "ticked" and not any(hit.ticked for hit in hits):
            told.append(("too careful", f"{name} {'|'.join(keys)}"))
    alerts = {alert.kind for alert in found.alerts}
    must = set(report.get("alerts", []))
    told += [("alert missed", kind) for kind in must - alerts]
    told += [("alert wrong", kind) for kind in alerts - must - set(report.get("alerts_allowed", []))]
    shown = {fact.field for fact in found.shown}
    told += [("not shown", field) for field in report.get("shown", []) if field not in shown]
    return told


def known_keys(field: str) -> frozenset[str]:
    """Return the answers that the profile has for a field."""
    return choice_keys(field)
