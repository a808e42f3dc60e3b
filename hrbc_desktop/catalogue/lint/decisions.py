"""Holds the decisions of a pack against the rules that keep a comparison fair: one row, one question."""

from collections import Counter
from collections.abc import Iterator

from hrbc_desktop.catalogue.findings import LintFinding
from hrbc_desktop.domain.compare.decision_comparison import compare_decision
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.decision import Decision, DecisionOption, EffectFinding, Finding
from hrbc_desktop.domain.model.profile import Profile

FIXED_ROWS = frozenset({"what_it_does", "way", "visits", "injections", "how_long", "serious", "tests", "pregnancy"})
"""Rows that every option has from its own file, so that a decision may name them among what matters most."""


def lint_decisions(catalogue: Catalogue) -> Iterator[LintFinding]:
    """Yield what falls short in the decisions, their findings, and in which of them the options stand."""
    yield from _options_of_no_decision(catalogue)
    for decision in catalogue.decisions.values():
        file = f"decisions/{decision.id}.toml"
        yield from _options(catalogue, decision, file)
        yield from _core(catalogue, decision, file)
        for finding in decision.findings:
            yield from _finding(catalogue, decision, finding, f"{file} ({finding.id})")
        for effect in decision.side_effects:
            yield from _effect(catalogue, decision, effect, f"{file} (side_effects, {effect.attribute})")
        yield from _told_twice(decision, file)
        yield from _unnamed_holes(catalogue, decision, file)
        yield from _unusable(decision, file)


def _options_of_no_decision(catalogue: Catalogue) -> Iterator[LintFinding]:
    placed = {
        key
        for decision in catalogue.decisions.values()
        for option in decision.options
        for key in (option.id, *option.members)
    }
    for option in catalogue.options.values():
        if option.id not in placed and option.family != "trial":
            yield LintFinding("error", f"options/{option.id}.toml", "no decision has it among its options")


def _options(catalogue: Catalogue, decision: Decision, file: str) -> Iterator[LintFinding]:
    ids = [option.id for option in decision.options]
    for key, times in Counter(ids).items():
        if times > 1:
            yield LintFinding("error", f"{file} (options, {key})", "the option stands twice")
    for option in decision.options:
        location = f"{file} (options, {option.id})"
        if option.id not in catalogue.options:
            yield LintFinding("error", location, "the pack has no file of it, so it is not shown")
        if option.way_of is not None and option.way_of not in ids:
            yield LintFinding("error", location, f"“{option.way_of}” is not an option of this decision")
        groups = {side.arm for finding in decision.findings for side in finding.sides if option.id in side.options}
        for arm in option.arms:
            if arm not in groups:
                yield LintFinding("error", location, f"no study has a group “{arm}” of this option")
        yield from _what_it_leaves_out(catalogue, option, location)


def _what_it_leaves_out(catalogue: Catalogue, option: DecisionOption, location: str) -> Iterator[LintFinding]:
    if option.adds_nothing and not option.adds_no_visits:
        yield LintFinding("error", location, "adds_no_visits: it does not say for what there are no visits")
    for key in option.by_definition:
        if key not in {*catalogue.outcomes, *catalogue.attributes, *FIXED_ROWS}:
            yield LintFinding("error", location, f"by_definition: there is no outcome, attribute or row “{key}”")


def _core(catalogue: Catalogue, decision: Decision, file: str) -> Iterator[LintFinding]:
    known = {*catalogue.outcomes, *catalogue.attributes, *FIXED_ROWS}
    for key in decision.core:
        if key not in known:
            yield LintFinding("error", f"{file} (core, {key})", "there is no such outcome, attribute or row")
    for hole in decision.holes:
        location = f"{file} (holes, {hole.option}, {hole.core})"
        if hole.core not in decision.core:
            yield LintFinding("warning", location, "it is not among what matters most here")
        if decision.option(hole.option) is None:
            yield LintFinding("error", location, "the decision has no such option")


def core_cells(catalogue: Catalogue, decision: Decision) -> Iterator[tuple[str, str, bool]]:
    """Yield option, core row and whether anything is known of it, for someone of whom nothing is known yet."""
    options = [option.id for option in decision.options if option.id in catalogue.options]
    comparison = compare_decision(decision, options, catalogue, Facts(Profile()), length_of_life=True)
    for core in decision.core:
        rows = [row for row in comparison.rows if core in (row.key, row.outcome, row.attribute)]
        for option in options:
            cells = [cell for row in rows if (cell := row.cell(option))]
            yield option, core, any(cell.is_known for cell in cells)


def _unnamed_holes(catalogue: Catalogue, decision: Decision, file: str) -> Iterator[LintFinding]:
    named = {(hole.option, hole.core) for hole in decision.holes}
    for option, core, known in core_cells(catalogue, decision):
        if not known and (option, core) not in named:
            yield LintFinding(
                "warning", f"{file} (holes)", f"nothing is known of “{core}” for “{option}”, and no hole says so"
            )


def _finding(catalogue: Catalogue, decision: Decision, finding: Finding, location: str) -> Iterator[LintFinding]:
    spoken_of = {key for option in decision.options for key in (option.id, *option.members)}
    for side in finding.sides:
        for key in side.options:
            if key not in spoken_of:
                yield LintFinding("error", location, f"“{key}” is not an option of this decision")
        if finding.measure == "percent" and side.value is not None and not 0 <= side.value <= 100:
            yield LintFinding("error", location, "a share of people lies between 0 and 100")
        if not side.arm and not side.options:
            yield LintFinding("error", location, "a group of the study has neither words nor an option")
    if finding.kind != "one_group" and finding.second is None:
        yield LintFinding("error", location, "a comparison has two groups")
    if finding.kind == "one_group" and finding.shown_to_differ not in ("not_tested", "not_found"):
        yield LintFinding("warning", location, "one group cannot be shown to differ from another")
    if finding.stands_in_a_row and finding.measure == "percent" and not catalogue.outcomes[finding.outcome].happened:
        yield LintFinding("error", f"outcomes.toml, {finding.outcome}", "it needs “happened”: it is a share of people")


def _effect(catalogue: Catalogue, decision: Decision, effect: EffectFinding, location: str) -> Iterator[LintFinding]:
    if effect.option and not any(effect.option in (option.id, *option.members) for option in decision.options):
        yield LintFinding("error", location, f"“{effect.option}” is not an option of this decision")
    if not effect.option and not effect.arm:
        yield LintFinding("error", location, "it says neither of which option nor of which group it is")
    if effect.any is not None and effect.severe is not None and effect.severe > effect.any:
        yield LintFinding("error", location, "it has more severe cases than cases")
    if effect.counted == "severe" and effect.any is not None:
        yield LintFinding("error", location, "only severe cases were counted, and it gives a figure for any")
    kind = catalogue.attributes[effect.attribute].kind
    if kind == "rate" and effect.words and effect.any is None and effect.severe is None and not effect.weak:
        yield LintFinding("warning", location, "it is told in words where people are counted")


def _told_twice(decision: Decision, file: str) -> Iterator[LintFinding]:
    cells = Counter((e.option, e.arm, e.row_key, e.population, e.study, e.time) for e in decision.side_effects)
    for (option, arm, (attribute, *_), *_), times in cells.items():
        if times > 1:
            yield LintFinding("warning", f"{file} (side_effects, {attribute})", f"“{option or arm}” is told twice")
    for key, times in Counter(finding.id for finding in decision.findings).items():
        if times > 1:
            yield LintFinding("error", f"{file} ({key})", "two findings have this id")


def _unusable(decision: Decision, file: str) -> Iterator[LintFinding]:
    barred = {row for entry in decision.do_not_use for row in entry.evidence}
    used = [row for finding in decision.findings for row in finding.evidence]
    used += [row for effect in decision.side_effects for row in effect.evidence]
    for row in used:
        if row in barred:
            yield LintFinding("error", file, f"the evidence row “{row}” must not be used in this decision")
