"""Reads a whole report: cuts it up, lets each field say what it finds, and weighs what may be offered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hrbc_desktop.report import alerts
from hrbc_desktop.report.alerts import alert
from hrbc_desktop.report.candidates import Candidate, weighed
from hrbc_desktop.report.clauses import Clause, Pages, Section
from hrbc_desktop.report.cutting import cut
from hrbc_desktop.report.descriptions import describe, report_date
from hrbc_desktop.report.found import REPORT_FIELDS, Alert, OfferedAnswer, ReadReport, ShownFact
from hrbc_desktop.report.genes import GeneFinding, gene_candidates, read_genes
from hrbc_desktop.report.her2 import (
    AMPLIFIED,
    NOT_AMPLIFIED,
    her2_candidates,
    read_bare_scores,
    read_counts,
    read_her2,
    read_ish_page,
)
from hrbc_desktop.report.mentions import Mention, mentions
from hrbc_desktop.report.nodes import read_nodes
from hrbc_desktop.report.receptors import read_ki67, read_receptors
from hrbc_desktop.report.scores import read_oncotype, read_other_scores
from hrbc_desktop.report.sections import BEFORE_TREATMENT
from hrbc_desktop.report.stage import came_back_elsewhere, read_course, read_stage
from hrbc_desktop.report.sure import is_of_pictures, paper_doubts, two_sides
from hrbc_desktop.report.treatments import read_treatments
from hrbc_desktop.report.tumor import read_grade, read_size
from hrbc_desktop.report.words import word_set

MOST_LETTERS = 5_000_000
"""Of a text; some 1,500 pages. What is behind them is not read."""

_CORE = re.compile(r"\b(?:core|needle|bx|(?<!node )(?<!nodes )biops(?:y|ies)|b5b|vacuum|fna)\b")
_REMOVED = re.compile(
    r"\b(?:lumpectomy|mastectomy|excision(?:al)?|wle|resection|segmentectomy|quadrantectomy|"
    r"breast[- ]conserving|specimen weight|pt[1-4]\w*)\b"
)
_TREATED = re.compile(
    r"\byp\s?t|\byp\s?n|\bpost-?\s?neoadjuvant|\brcb\b(?!\W*(?:n/a|not))|residual cancer burden|\bafter (?:neoadjuvant|"
    r"pre-?operative)"
)
_BREAST = re.compile(
    r"\bbreast|\bmammary|\bductal\b|\blobular\b|\baxill|\bmastectomy|\blumpectomy|\boncotype|\bnottingham"
)


_SCORE_PAGE = re.compile(
    r"\b(?:prosigna|endopredict|mammaprint|blueprint|breast cancer index|recurrence score)"
    r"\b[^.]{0,60}\b(?:report|result|assay|test)|"
    r"\brs result\b|\bbreast cancer index\b|\bdcis score report\b"
)


_ROW_OF_REQUEST = re.compile(
    r"^\W*(?:(?:tumou?r |invasive )?size|(?:tumou?r |histologic(?:al)? )?grade|(?:lymph |axillary )*nod(?:es?|"
    r"al)(?: status)?|clinical data)"
    r"\b[^:]{0,30}(?::|\s{2,})"
)
_OF_TISSUE = re.compile(r"\b(?:invasive|infiltrating)\b[^.;]{0,30}\bcarcinoma\b(?=[^.;]*\d)")
_IS_SENTENCE = re.compile(r"\b(?:is|was|were|are|has|had|your|her|she|we|i)\b|\.\s*$")
_HEAD, _TOP = 3, 10
"""Clauses among which a score page has its title: the first ones, or, less a sentence, those below a letter head."""
_OF_IN_SITU = re.compile(r"^\W*(?:dcis|(?:ductal carcinoma )?in[ -]situ(?: component)?)\b[^:]{0,20}:")
"""“DCIS: high grade, ER negative”, beside a cancer that grew into the tissue."""
_STAINED = re.compile(r"\d\s?%|h-?score|allred|\bihc\b|quick ?score|[0-3]\s?\+|[0-8]/8")
"""Of a stain: on the page of a gene score, other numbers of receptors are of RNA."""


class _Kind(NamedTuple):
    is_core: bool
    is_score_page: bool
    is_after_treatment: bool


@dataclass
class _Findings:
    genes: list[GeneFinding]
    candidates: list[Candidate] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    shown: list[ShownFact] = field(default_factory=list)
    said: dict[str, set[str]] = field(default_factory=dict)
    """Every answer that any place gives to a question, also those that another place outweighs."""

    def hear(self, found: Iterable[Candidate]) -> list[Candidate]:
        """Remember what was said, and return it."""
        heard = list(found)
        for each in heard:
            is_picture = each.field == "tumor_size" and each.rank == 1
            is_before = BEFORE_TREATMENT.match(each.clause.text) is not None
            if each.key not in (None, "not_tested", "two_plus_open") and not (is_picture or is_before):
                self.said.setdefault(each.field, set()).add(each.key or "")
        return heard


def read_report(text: str, name: str = "") -> ReadReport:
    """Return what a report says about the person called `name`.

    Works on any text and never raises; what stands under another person's name is not read. Without a name, the
    first patient whom the text names is taken for the right one.
    """
    pages = cut(text[:MOST_LETTERS], name)
    own = list(pages.open_clauses)
    findings = _Findings(genes=read_genes(own, pages.clauses))
    _look_for_reasons_to_stop(pages, own, findings)
    stops = {"benign", "dcis_only"} & {each.kind for each in findings.alerts}
    is_another = any(each.kind == "not_breast" for each in findings.alerts) and not _is_about_breast(own)
    if not stops and not is_another:
        _collect(pages, own, findings)
    elif "benign" in stops:
        findings.candidates += [each for each in gene_candidates(findings.genes) if each.field == "brca"]
    offered = _weigh(findings, paper_doubts(pages.clauses, own) | _told_again_in_addenda(own, findings))
    _tell_of_receptors(findings, offered)
    are_two = any(each.kind == "two_tumors" for each in findings.alerts)
    findings.shown += _describe(pages, own, findings.genes, are_two_tumors=are_two)
    if not offered and not findings.alerts and not any(fact.field in _RESULTS for fact in findings.shown):
        findings.alerts += [alert("nothing_found", pages.clauses[0])] if pages.clauses else []
    return ReadReport(
        offered=tuple(offered),
        shown=tuple(findings.shown),
        alerts=tuple(findings.alerts),
        missing=tuple(
            each
            for each in (_ASKED_OF_IN_SITU if "dcis_only" in stops else REPORT_FIELDS)
            if not _is_answered(each, offered)
        ),
    )


_MICROINVASION = re.compile(r"\bmicro-?invas\w+|\bpt1mi\b")
_ASKED_OF_IN_SITU = ("stage", "course", "er", "pr", "brca")
_REASONS_FOR_DOUBT = {"two_tumors", "corrected", "other_person", "not_breast"}
_RESULTS = frozenset(
    {
        "mammaprint",
        "prosigna",
        "dcis_score",
        "endopredict",
        "breast_cancer_index",
        "palb2",
        "other_gene",
        "rcb",
        "histologic_type",
    }
)


def _is_answered(name: str, offered: Sequence[OfferedAnswer]) -> bool:
    return any(each.field == name and each.key != "not_tested" for each in offered)


def _is_about_breast(own: Sequence[Clause]) -> bool:
    return any(_BREAST.search(clause.text) for clause in own)


def _look_for_reasons_to_stop(pages: Pages, own: Sequence[Clause], findings: _Findings) -> None:
    if pages.other_person:
        findings.alerts.append(alert("other_person", pages.other_person))
    if organ := alerts.another_organ(pages):
        findings.alerts.append(alert("not_breast", organ))
    if in_situ := alerts.in_situ_alone(own):
        findings.alerts.append(alert("dcis_only", in_situ))
        _collect_of_in_situ(in_situ, own, findings)
    elif none := alerts.benign(own):
        findings.alerts.append(alert("benign", none))
    if changed := alerts.corrected(pages):
        findings.alerts.append(alert("corrected", changed))
    second = alerts.tumors_of_both_sides(own)
    if second := second or pages.second_tumor or two_sides(own):
        findings.alerts.append(alert("two_tumors", second))


def _collect_of_in_situ(in_situ: Clause, own: Sequence[Clause], findings: _Findings) -> None:
    """Collect what DCIS alone answers: the stage and the hormone receptors, never ticked."""
    found = [clause for clause in own if not clause.is_doubtful]
    is_more = _kind(own).is_after_treatment or alerts.says(_MICROINVASION, found)
    if not is_more:  # an invasive cancer may have been there before treatment, or is there in part
        findings.candidates.append(Candidate("stage", "dcis", in_situ, "DCIS", is_doubtful=True))
    receptors = _newest(findings.hear(read_receptors(list(mentions(own)))))
    findings.candidates += [each._replace(is_doubtful=True) for each in receptors]
    findings.candidates += _doubted(read_nodes(found, is_core=_kind(own).is_core), is_changed=True)
    findings.candidates += read_treatments(own)


def _kind(own: Sequence[Clause]) -> _Kind:
    text = [clause.text for clause in own if clause.section is not Section.CLINICAL]
    has_core = any(_CORE.search(each) for each in text)
    was_removed = any(_REMOVED.search(each) for each in text)
    is_score_page = any(_SCORE_PAGE.search(each) for each in text[:_HEAD]) or any(
        _SCORE_PAGE.search(each) and not _IS_SENTENCE.search(each) for each in text[_HEAD:_TOP]
    )
    return _Kind(
        has_core and not was_removed,
        is_score_page,
        any(
            _TREATED.search(each)
            for each in text
            if "yp" in each or "rcb" in each or "neoadj" in each or "burden" in each or "after" in each
        ),
    )


def _collect(pages: Pages, own: Sequence[Clause], findings: _Findings) -> None:
    kind = _kind(own)
    add, hear = findings.candidates.extend, findings.hear
    add(_newest(hear(read_oncotype(own))))
    found = [each for each in mentions(own) if not _OF_IN_SITU.match(each.clause.text)]
    if kind.is_score_page:
        stained = [each for each in found if _STAINED.search(each.clause.text)]
        receptors = [*read_receptors(stained), *her2_candidates(read_her2(stained)), *read_ki67(stained)]
        add(_doubted([*receptors, *_told_by_the_requester(own)], is_changed=True))
        return
    add(_newest(hear(read_receptors(found))))
    add(_her2(own, found, findings))
    add(_newest(hear(read_ki67(found))))
    add(_newest(hear(read_grade(own, is_core=kind.is_core))))
    stages = read_stage(own, is_after_treatment=kind.is_after_treatment)
    course = list(read_course(own) or came_back_elsewhere(stages, pages.clauses))
    is_back = any(each.key in ("back_nearby", "back_elsewhere") for each in course)
    is_changed = kind.is_after_treatment or is_back
    add(_newest(hear(read_size(own, is_core=kind.is_core, is_after_treatment=is_changed))))
    if not is_of_pictures(own) or any(_CORE.search(clause.text) for clause in own if not clause.is_doubtful):
        add(_newest(hear(_doubted(read_nodes(own, is_core=kind.is_core), is_changed=is_changed))))
    add(hear(stages))
    add(course)
    add(hear(gene_candidates(findings.genes)))
    add(read_treatments(own))


def _told_by_the_requester(own: Sequence[Clause]) -> Iterator[Candidate]:
    """Yield what a score page repeats of the request: size, grade and nodes, which its laboratory did not look at."""
    told = [clause for clause in own if _ROW_OF_REQUEST.match(clause.text) or _OF_TISSUE.search(clause.text)]
    yield from read_stage(told, is_after_treatment=False)
    yield from read_size(told, is_core=False, is_after_treatment=False)
    yield from read_grade(told, is_core=False)
    yield from read_nodes(told, is_core=False)


def _doubted(candidates: Iterable[Candidate], *, is_changed: bool) -> Iterator[Candidate]:
    """Yield the candidates, doubtful where the cancer was treated before it was taken out, or came back."""
    return (each._replace(is_doubtful=each.is_doubtful or is_changed) for each in candidates)


def _newest(found: Iterable[Candidate]) -> list[Candidate]:
    """Put what an addendum says before the body; where it says another thing, it is doubtful."""
    candidates = _specimens_before_biopsies(list(found))
    changed = {each.field for each in candidates if each.clause.is_addendum and each.key is not None}
    kept = [each for each in candidates if each.clause.is_addendum or each.field not in changed]
    before = {(each.field, each.key) for each in candidates if not each.clause.is_addendum}
    return [
        each._replace(is_doubtful=each.is_doubtful or _changes(each, before)) if each.field in changed else each
        for each in kept
    ]


def _specimens_before_biopsies(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out what is said of the biopsy where the specimen that was taken out says another thing."""
    is_biopsy = [_is_of_biopsy(each.clause) for each in candidates]
    of_specimen = [
        each for each, is_one in zip(candidates, is_biopsy, strict=True) if not (is_one or each.clause.is_doubtful)
    ]
    of_biopsy = {(each.field, each.key) for each, is_one in zip(candidates, is_biopsy, strict=True) if is_one}
    told = {(each.field, each.key) for each in of_specimen if each.key is not None}
    fields = {name for name, _ in told} & {name for name, _ in of_biopsy - told}
    return [each for each, is_one in zip(candidates, is_biopsy, strict=True) if each.field not in fields or not is_one]


def _is_of_biopsy(clause: Clause) -> bool:
    names_it = _CORE.search(clause.text) is not None or clause.is_under_biopsy
    return names_it and _REMOVED.search(clause.text) is None


def _changes(candidate: Candidate, before: set[tuple[str, str | None]]) -> bool:
    keys = {key for name, key in before if name == candidate.field and key is not None}
    return bool(keys) and candidate.key not in keys


def _her2(own: Sequence[Clause], told: Sequence[Mention], findings: _Findings) -> list[Candidate]:
    found: list[Candidate] = []
    for tumor in dict.fromkeys(clause.tumor for clause in own):
        clauses = [clause for clause in own if clause.tumor == tumor]
        said = read_her2(mention for mention in told if mention.clause.tumor == tumor)
        has_gene = any(each.result in (AMPLIFIED, NOT_AMPLIFIED) for each in said)
        said += [] if has_gene else read_ish_page(clauses) or read_counts(clauses)
        said += read_bare_scores(clauses) if said else []
        added = [each for each in said if each.clause.is_addendum]
        scores = {"0", "1", "2", "3", "no staining", "ultralow"}
        rescored = {each.result for each in added} & scores
        body_scores = {each.result for each in said if not each.clause.is_addendum} & scores
        if rescored:
            findings.hear(her2_candidates(said))
            candidates = her2_candidates(added)
            is_changed = bool(body_scores) and not rescored <= body_scores
            found += [each._replace(is_doubtful=each.is_doubtful or is_changed) for each in candidates]
        else:
            found += her2_candidates(said)
    return found


def _weigh(findings: _Findings, doubts: frozenset[str]) -> list[OfferedAnswer]:
    told = {each.kind for each in findings.alerts}
    offered: list[OfferedAnswer] = []
    by_field: dict[str, list[Candidate]] = {}
    for candidate in findings.candidates:
        by_field.setdefault(candidate.field, []).append(candidate)
    for name in (*REPORT_FIELDS, "past_treatments"):
        candidates = _told_by_itself(by_field.get(name, []))
        if name == "tumor_size" and "two_tumors" in told:
            candidates = _largest(candidates)
        may_tick = not told & _REASONS_FOR_DOUBT and not doubts & {"*", name}
        offered += weighed(candidates, may_tick=may_tick, elsewhere=findings.said.get(name, ()))
    return offered


_WORDS_OF_FIELDS = {
    "grade": word_set("grade graded"),
    "tumor_size": word_set("size mm cm"),
    "nodes": word_set("node nodes nodal"),
    "er": word_set("er estrogen oestrogen"),
    "pr": word_set("pr pgr progesterone"),
    "her2": word_set("her2 her erbb2"),
    "ki67": word_set("ki67 ki mib"),
}


def _told_again_in_addenda(own: Sequence[Clause], findings: _Findings) -> frozenset[str]:
    """Return the fields that an addendum names without an answer that could be read: it may change the body."""
    added = [clause for clause in own if clause.is_addendum]
    answered = {each.field for each in findings.candidates if each.clause.is_addendum}
    return frozenset(
        field
        for field, words in _WORDS_OF_FIELDS.items()
        if field not in answered and any(not clause.words.isdisjoint(words) for clause in added)
    )


def _told_by_itself(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out what the one who sent the sample says where the report itself found another thing."""
    found = {each.key for each in candidates if not each.clause.is_doubtful and each.key is not None}
    return [each for each in candidates if not found or not each.clause.is_doubtful or each.key in found]


def _largest(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the largest of several tumors: the one that counts for the size."""
    order = ("up_to_2", "two_to_5", "over_5")
    return sorted(candidates, key=lambda each: order.index(each.key or "up_to_2"))[-1:]


def _tell_of_receptors(findings: _Findings, offered: Sequence[OfferedAnswer]) -> None:
    her2 = next((each for each in findings.candidates if each.field == "her2" and each.key == "positive"), None)
    if her2:
        findings.alerts.insert(0, alert("her2_positive", her2.clause))
    er = next((each for each in offered if each.field == "er" and each.key == "negative"), None)
    is_positive = any(each.field in ("er", "pr") and each.key in ("positive", "low") for each in offered)
    has_pr = any(each.field == "pr" and each.key == "negative" for each in offered)
    if er and has_pr and not is_positive:
        clause = next(each.clause for each in findings.candidates if each.field == "er" and each.key == "negative")
        findings.alerts.insert(0, alert("er_pr_negative", clause))


def _describe(
    pages: Pages, own: Sequence[Clause], genes: Sequence[GeneFinding], *, are_two_tumors: bool
) -> list[ShownFact]:
    told = [clause for clause in own if not clause.is_doubtful]
    date = report_date(clause for clause in pages.clauses if not clause.is_of_another_person)
    return [*([date] if date else []), *describe(told, genes, are_two_tumors=are_two_tumors), *read_other_scores(own)]
