"""The tests of many genes of the tumor: Oncotype DX as an answer, the others as facts to explain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hrbc_desktop.report.candidates import Candidate, shown
from hrbc_desktop.report.choices import UNFILLED
from hrbc_desktop.report.clauses import Clause
from hrbc_desktop.report.found import ShownFact
from hrbc_desktop.report.receptors import NO_RESULT
from hrbc_desktop.report.words import with_digits, word_set

_NAME = re.compile(
    r"\boncotype(?:[ -]?dx)?\b(?:[\s®™-]*(?:breast )?(?:recurrence )?(?:score|rs|result|test)?)?|"
    r"\brecurrence score\b|\brs\b(?=\s*(?:result|score|of|is|was|:|=|\d))|\b21[- ]gene\b"
)
_VALUE = re.compile(
    r"^[\s®™:=.(,\"')-]*(?:(?:dx|breast|recurrence|score|rs|result|results|test|is|was|of|came back|"
    r"at|shows?|showed|a|the|with|low|high|intermediate|risk|assay|report|invasive|your|"
    r"\(rs\)|\(r\)|\(tm\)|number|value)[\s®™:=.(,\"')-]*){0,10}(?P<n>\d{1,3})(?![\d.,]*\d|\s*(?:%|to\b|-\s?\d|"
    r"or (?:more|higher|less|below)|years?|gene|months?|and (?:over|above)|/(?!\s?100))|\s+\d)"
)
_HINTS = frozenset(("oncotype", "recurrence", "rs", "21", "onc"))
_DCIS = re.compile(r"\bdcis score\b|\boncotype\b[^.]{0,20}\bdcis\b")
_STANDS_ALONE = re.compile(r"[\W_]*(?:(?:r|tm|rs)\b[\W_]*)?(?:results?)?[\W_]*")
"""The name of the score, with its number on the next line."""
_HEADS_A_COLUMN = re.compile(r"[\W_]*(?:(?:r|tm|rs)\b[\W_]*)?(?:results?)?\s{3,}[a-z]")
_NOT_HERS = re.compile(r"\bexamples?\b|\bhow to read\b|\b(?:will|to) follow\b|\bpending\b")
_FIRST_CELL = re.compile(r"\s*\d{1,3}\s{3,}")
_PLANNED = re.compile(r"\?\s*$|\b(?:send|order|request\w*|await\w*|for|if|no|need|without)\b[^.]{0,12}$")


def oncotype_key(score: int) -> str:
    """Return the answer for a recurrence score."""
    return "up_to_10" if score <= 10 else "11_to_25" if score <= 25 else "26_or_more"


def read_oncotype(clauses: Sequence[Clause]) -> Iterator[Candidate]:
    """Yield the recurrence score. That of another test, a scale or a plan is none."""
    for index, clause in enumerate(clauses):
        if clause.words.isdisjoint(_HINTS) or _DCIS.search(clause.text):
            continue
        text = with_digits(clause.text)
        for name in _NAME.finditer(text):
            value = text[name.end() :]
            if UNFILLED in value or re.search(r"\b(?:ror|prosigna|endopredict|risk of recurrence)\b", text):
                break
            is_column, told = False, clause
            if _STANDS_ALONE.fullmatch(value) and index + 1 < len(clauses):
                value = with_digits(clauses[index + 1].text)
            elif _HEADS_A_COLUMN.match(value):
                cells = [cell for each in clauses[index + 1 : index + 4] if (cell := _FIRST_CELL.match(each.text))]
                value = cells[0].group() if cells else value
                is_column = len(cells) != 1 or any(_NOT_HERS.search(each.text) for each in clauses)
                if cells and _is_first(clause, name):
                    told = replace(clause, text=f"{name.group()} {value.strip()}")
            found = _VALUE.match(value)
            if found and int(found.group("n")) <= 100 and not _PLANNED.search(text[: name.start()]):
                score = int(found.group("n"))
                yield Candidate("oncotype", oncotype_key(score), told, str(score), is_column, rank=1, amount=score)
                continue
            if re.search(r"\bnot (?:done|performed|tested|sent)\b", value[:30]) or (
                re.search(r"\bno $", text[: name.start()]) and re.search(r"\bdone\b", value[:20])
            ):
                yield Candidate("oncotype", "not_tested", clause, "not tested", is_doubtful=True)
                break


def _is_first(clause: Clause, name: re.Match[str]) -> bool:
    """Return whether a name heads the first column, so that the number below it is its own."""
    return not clause.text[: name.start()].strip()


_RISK = re.compile(r"\bresult\b[^.]{0,20}?\b((?:ultra-?low|low|high)[ -]risk)\b")
_RISK_SCORE = re.compile(r"^\W*risk of recurrence(?: score| \(ror\))*\W{1,40}(\d{1,3})\b(?!\s*(?:-|to|%))")
_TESTS = word_set("dcis index mammaprint prosigna pam50 ror endopredict epclin bci her2 extended")
_SHOWN = (
    ("dcis_score", re.compile(r"\bdcis score\b[^.\d]{0,20}(?P<v>\d{1,3})\b")),
    (
        "mammaprint",
        re.compile(r"\bmammaprint\b(?:[^.]|\.\d){0,40}?(?P<v>ultra-?low risk|low[- ]risk|high[- ]risk|low|high)\b"),
    ),
    ("prosigna", re.compile(r"(?:\bprosigna\b|\bpam50\b|\bror\b)[^.]{0,40}?(?P<v>\d{1,3}|low|intermediate|high)\b")),
    ("endopredict", re.compile(r"\b(?:endopredict|epclin)\b[^.]{0,40}?(?P<v>\d(?:\.\d)?|low|high)\b")),
    ("her2_rna", re.compile(r"\bher2\W{1,12}(?:(?:gene )?score\W{1,12})?(?P<v>\d{1,2}\.\d)\b")),
    (
        "breast_cancer_index",
        re.compile(
            r"(?:\bbci\b|\bbreast cancer index result|\bbenefit from extended endocrine therapy\b)[^.]{0,60}?"
            r"(?P<v>yes|no|\d(?:\.\d)?|low|high)\b"
        ),
    ),
)


def read_other_scores(clauses: Sequence[Clause]) -> Iterator[ShownFact]:
    """Yield the results of other tests, once each."""
    told: set[str] = set()
    if clauses and "prosigna" in clauses[0].words:
        score = next((clause for clause in clauses if _RISK_SCORE.search(clause.text)), None)
        if score and (found := _RISK_SCORE.search(score.text)):
            told.add("prosigna")
            yield shown("prosigna", found.group(1), score)
    if clauses and "mammaprint" in clauses[0].words:
        risk = next((clause for clause in clauses if _RISK.search(clause.text)), None)
        if risk and (found := _RISK.search(risk.text)):
            told.add("mammaprint")
            yield shown("mammaprint", found.group(1), risk)
    for clause in clauses:
        if clause.words.isdisjoint(_TESTS):
            continue
        text = clause.text
        for field, pattern in _SHOWN:
            if (
                field not in told
                and (found := pattern.search(text))
                and not NO_RESULT.search(text[found.start() : found.end()])
            ):
                told.add(field)
                yield shown(field, found.group("v"), clause)
