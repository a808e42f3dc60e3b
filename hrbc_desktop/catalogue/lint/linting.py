"""Lints a content pack: sources, evidence, balance, wording and reading level."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from hrbc_desktop.catalogue.errors import place_name
from hrbc_desktop.catalogue.findings import LintFinding
from hrbc_desktop.catalogue.lint.balance import unbalanced
from hrbc_desktop.catalogue.lint.banned_words import faults
from hrbc_desktop.catalogue.lint.decisions import lint_decisions
from hrbc_desktop.catalogue.lint.reading_grade import WARN_ABOVE, ReadingGrade, severity
from hrbc_desktop.catalogue.traversal import figures, tables, texts
from hrbc_desktop.domain.compare.fixed_rows import injections_of
from hrbc_desktop.domain.model.content import Catalogue, Option, SideEffect, concerns
from hrbc_desktop.domain.model.eligibility import ConcernsOptions, EligibilityRule, FactCondition
from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.domain.model.statement import Statement

LONGEST_WITHOUT_REVIEW = timedelta(days=366)

_EVIDENCE_ID = re.compile(r"\S+")
_MEASURED_FIELDS = frozenset({"text", "otherwise", "plain", "ask", "method", "update_policy"})
# Web pages often print no date; studies and labels have one, or a number that finds it.
_DATED_KINDS = frozenset({"label", "paper"})
_DIGIT = re.compile(r"\d")
# Not figures but names: receptors and genes, and the number of people that every share is out of.
_NOT_A_FIGURE = re.compile(
    r"\b(?:HER2|CDK4/6|ESR1|AKT1|PIK3CA|PI3K|BRCA[12]?|Ki-67|CYP\w+|TROP2|stage \d|grade \d|100 people|100)\b",
    re.IGNORECASE,
)
_SHOT = re.compile(r"\b(?:shots?|injections?|pellets?)\b", re.IGNORECASE)
_NO_SHOT = re.compile(r"\b(?:no|from|without) (?:\w+ (?:and|or) )?(?:no )?(?:shots?|injections?)\b", re.IGNORECASE)


def lint(catalogue: Catalogue) -> list[LintFinding]:
    """Return everything that falls short in `catalogue`, errors first, then by place."""
    found = [
        *_pack(catalogue),
        *_sources(catalogue),
        *_figures(catalogue),
        *_statements(catalogue),
        *_facts(catalogue),
        *_shots(catalogue),
        *_words(catalogue),
        *_grades(catalogue),
        *unbalanced(catalogue),
        *lint_decisions(catalogue),
    ]
    return sorted(found, key=lambda finding: (finding.severity, finding.location))


def _documents(catalogue: Catalogue) -> Iterator[tuple[str, FrozenModel]]:
    folders: tuple[tuple[str, Mapping[str, FrozenModel]], ...] = (
        ("options", catalogue.options),
        ("treatments", catalogue.treatments),
        ("topics", catalogue.topics),
        ("decisions", catalogue.decisions),
        ("populations", catalogue.populations),
        ("studies", catalogue.studies),
    )
    for folder, values in folders:
        for name, value in values.items():
            yield f"{folder}/{name}.toml", value
    keyed: tuple[tuple[str, Mapping[str, FrozenModel]], ...] = (
        ("attributes.toml", catalogue.attributes),
        ("outcomes.toml", catalogue.outcomes),
        ("questions.toml", {question.id: question for question in catalogue.questions}),
        ("cautions", {caution.id: caution for caution in catalogue.cautions}),
        ("shots.toml", {shots.id: shots for shots in catalogue.shots}),
    )
    for file, values in keyed:
        for name, value in values.items():
            yield f"{file}, {name}", value
    yield "pack.toml", catalogue.pack


def _at(file: str, location: tuple[str | int, ...]) -> str:
    return f"{file} ({place_name(location)})" if location else file


def _pack(catalogue: Catalogue) -> Iterator[LintFinding]:
    pack = catalogue.pack
    if not pack.date < pack.review_due <= pack.date + LONGEST_WITHOUT_REVIEW:
        yield LintFinding(
            "error", "pack.toml (review_due)", "the review is due after the pack's date, and within a year"
        )
    for name in ("version", "funding", "method", "update_policy"):
        if not getattr(pack, name).strip():
            yield LintFinding("error", f"pack.toml ({name})", "the pack does not say it")


def _sources(catalogue: Catalogue) -> Iterator[LintFinding]:
    used = {
        source for _, document in _documents(catalogue) for _, value in tables(document)
        if (source := getattr(value, "source", None))
    }  # fmt: skip
    for key, source in catalogue.sources.items():
        if not source.publisher and not source.reference:
            yield LintFinding("error", f"sources, {key}", "neither publisher nor reference: nobody could find it again")
        if source.year is None and not source.reference and source.kind in _DATED_KINDS:
            yield LintFinding("warning", f"sources, {key}", "it has neither year nor reference")
        if key not in used:
            yield LintFinding("warning", f"sources, {key}", "nothing in the pack names it")


def _figures(catalogue: Catalogue) -> Iterator[LintFinding]:
    for option in catalogue.options.values():
        file = f"options/{option.id}.toml"
        for at, figure in figures(option):
            for name in ("population", "time"):
                if not getattr(figure, name).strip():
                    yield LintFinding(
                        "error", _at(file, (*at, name)), "a figure says who was studied, and for how long"
                    )
        yield from _side_effects(catalogue, option, file)


def _side_effects(catalogue: Catalogue, option: Option, file: str) -> Iterator[LintFinding]:
    seen: set[str] = set()
    for effect in option.side_effects:
        location = f"{file} (side_effects, {effect.attribute})"
        if catalogue.attributes[effect.attribute].kind != "rate":
            yield LintFinding("error", location, "it is not counted in people, so “8 get it, 92 do not” cannot be said")
        if effect.attribute in seen:
            yield LintFinding("error", location, "the option says it twice")
        if _is_upside_down(effect):
            yield LintFinding("error", location, "the lower end of the range is above the upper end")
        seen.add(effect.attribute)


def _is_upside_down(effect: SideEffect) -> bool:
    return effect.low is not None and effect.high is not None and effect.low > effect.high


def _statements(catalogue: Catalogue) -> Iterator[LintFinding]:
    for file, document in _documents(catalogue):
        for at, value in tables(document):
            evidence = getattr(value, "evidence", None) or ()
            for row in (evidence,) if isinstance(evidence, str) else evidence:
                if not _EVIDENCE_ID.fullmatch(row):
                    yield LintFinding(
                        "error", _at(file, (*at, "evidence")), f"“{row}” is not the id of an evidence row"
                    )
            if (
                isinstance(value, Statement | ConcernsOptions | EligibilityRule)
                and not evidence
                and _states_a_number(value)
            ):
                yield LintFinding("error", _at(file, at), "it states a number and names no evidence row")


def _facts(catalogue: Catalogue) -> Iterator[LintFinding]:
    for file, document in _documents(catalogue):
        for at, value in tables(document):
            if isinstance(value, FactCondition) and value.question not in QUESTIONS:
                yield LintFinding("error", _at(file, at), f"no question asks for “{value.fact}”")


def _shots(catalogue: Catalogue) -> Iterator[LintFinding]:
    """An option that tells of shots must not be counted as having none."""
    told = {
        effect.option
        for decision in catalogue.decisions.values()
        for effect in decision.side_effects
        if effect.attribute == "injections" and effect.words
    }
    for option in catalogue.options.values():
        texts = (option.how_taken.text, option.how_often.text, option.daily_life.home.text)
        is_told = option.id in told or any(concerns(shots, option) for shots in catalogue.shots)
        if (
            injections_of(option, catalogue) == 0
            and not is_told
            and any(_SHOT.search(_NO_SHOT.sub("", text)) for text in texts)
        ):
            sentence = "it tells of shots, its schedule has none: say them in shots.toml"
            yield LintFinding("error", f"options/{option.id}.toml", sentence)


def _states_a_number(value: Statement | ConcernsOptions | EligibilityRule) -> bool:
    text = f"{value.reason} {value.otherwise}" if isinstance(value, EligibilityRule) else value.text
    return bool(_DIGIT.search(_NOT_A_FIGURE.sub("", text)))


def _words(catalogue: Catalogue) -> Iterator[LintFinding]:
    for file, document in _documents(catalogue):
        for at, text in texts(document):
            for fault in faults(text):
                yield LintFinding("error", _at(file, at), fault)
    for term, text in catalogue.glossary.items():
        for fault in faults(text):
            yield LintFinding("error", f"glossary.toml, {term}", fault)


def reading_grade(catalogue: Catalogue) -> ReadingGrade:
    """Return the measure for this pack: it discounts the pack's treatments, brands and glossary terms."""
    treatments = catalogue.treatments.values()
    names = [name for treatment in treatments for name in (treatment.name, *treatment.brands)]
    return ReadingGrade((*names, *catalogue.glossary))


def _grades(catalogue: Catalogue) -> Iterator[LintFinding]:
    grade = reading_grade(catalogue)
    for location, text in _passages(catalogue):
        level = grade.of(text)
        if short := severity(level, len(text.split())):
            yield LintFinding(
                short, location, f"reading grade {level:.1f}, where {WARN_ABOVE:.0f} is meant: “{text[:60]}”"
            )


def _passages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield every text that is measured: each by itself, and each document as a whole."""
    for file, document in _documents(catalogue):
        for at, text in _measured(document):
            yield _at(file, at), text
        yield f"{file} (all of it)", shown_text(document)
    for term, text in catalogue.glossary.items():
        yield f"glossary.toml, {term}", text


def _measured(document: FrozenModel) -> Iterator[tuple[tuple[str | int, ...], str]]:
    return ((at, text) for at, text in texts(document) if _MEASURED_FIELDS.intersection(map(str, at)))


def shown_text(document: FrozenModel) -> str:
    """Return everything that an option, a treatment or a topic tells in sentences, as one passage."""
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for _, text in _measured(document))
