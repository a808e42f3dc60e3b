"""Cuts a report into clauses, and marks each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hrbc_desktop.report.asides import explains_numbers, without_asides, without_meanings
from hrbc_desktop.report.clauses import Clause, Pages, Section
from hrbc_desktop.report.general import explains_grades, is_general
from hrbc_desktop.report.layout import Logical, logical_lines
from hrbc_desktop.report.organs import mark_organs
from hrbc_desktop.report.persons import pages_of_others
from hrbc_desktop.report.relatives import About, Relatives, is_about_herself
from hrbc_desktop.report.sections import BEFORE_TREATMENT, WITHIN_LINE, Place, is_row_of_in_situ
from hrbc_desktop.report.times import Times, with_old_history
from hrbc_desktop.report.tumors import mark_tumors
from hrbc_desktop.report.words import word_set

_IS_CONTROL = re.compile(
    r"\b(?:controls?|ctrls?)\b|\b(?:normal|benign|adjacent|background|non-?neoplastic) (?:breast |mammary |duct\w*\s)?"
    r"(?:ducts?|tissue|cells?|epithelium|glands?|parenchyma)\b"
)
_WITHDRAWN = re.compile(
    r"\b(?:withdrawn|in error|superseded|no longer valid|disregard)\b|\bbelong(?:s|ed)? to (?:another|a different|"
    r"someone)\b"
)
_LONGEST_CLAUSE = 1500
"""Letters; longer ones are cut, so that the time of reading grows with the length of the text alone."""
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%+\]\"'-])([.;]|(?<=[a-z]{6}):(?=\s-\s[a-z]{4}))\s+(?=\S)")
"""A point; or the colon between a specimen and a list that somebody put on one line."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|gr|rec|no|nos|approx|ca|vs|st|histol|dia|infil|max|min|dept|e\.g|i\.e|fig|resp|incl|hosp|"
    r"diff|inv|e\.r|p\.r)|"
    r"^\W*\w{1,3})$"
)
_BELONGS_TO_IT = re.compile(
    r"(?:ihc |his |allred |h-?)?score\b|\d{1,3}\s?%|[0-3]\s?\+|percent|approximately|allred|intensity|"
    r"(?:not |non-?\s?)?amplified\b|(?:no )?(?:gene )?amplification\b"
)
_SIGN_IN_WORDS = re.compile(r"\b(?:pos|neg)$")
_HAS_GRADE = re.compile(r"\b(?:grade|g|gr) ?[1-3]$")
"""“It is grade 2. 95 % of the cells ...”"""


def cut(text: str, name: str) -> Pages:
    """Return the clauses of a text; `name` is the person whose report it has to be, or empty."""
    lines = tuple(logical_lines(text))
    lowered = [_lower(line.text) for line in lines]
    times = Times(lowered)
    clauses = with_old_history(_clauses(lines, lowered, pages_of_others([line.text for line in lines], name), times))
    mark_organs(clauses)
    second_tumor = mark_tumors(clauses)
    other_person = next((clause for clause in clauses if clause.is_of_another_person), None)
    return Pages(tuple(clauses), times.year, second_tumor, other_person)


def _clauses(lines: Sequence[Logical], lowered: Sequence[str], others: Sequence[bool], times: Times) -> list[Clause]:
    place = Place()
    tells_of_invasion = any("invasive" in text or "infiltrating" in text for text in lowered)
    found: list[Clause] = []
    for index, (line, lower) in enumerate(zip(lines, lowered, strict=True)):
        place.enter(line, lower)
        blank = Clause(
            text="", written="", words=frozenset(), line=0, last_line=0, logical=index,
            section=Section.CLINICAL if place.is_quoted and place.section is Section.MAIN else place.section,
            part=place.part,
            side=place.side,
            is_under_biopsy=place.is_under_biopsy,
            is_addendum=place.is_addendum,
            is_of_another_person=others[index],
            is_general=place.is_reply or explains_grades(lower) or (place.is_in_situ and tells_of_invasion),
        )  # fmt: skip
        for clause in _of_line(line, lower, blank, times, is_in_old_item=place.is_old_item):
            is_in_situ = tells_of_invasion and is_row_of_in_situ(clause.text)
            found.append(replace(clause, is_general=True) if is_in_situ else clause)
    return found


def _of_line(line: Logical, lower: str, blank: Clause, times: Times, *, is_in_old_item: bool) -> Iterator[Clause]:
    """Yield the sentences of a line; `blank` says what holds for all of it."""
    relatives, has_meanings, section = Relatives(lower), explains_numbers(lower), blank.section
    for start, end in _sentences(lower, line.text):
        text = lower[start:end]
        if start and (headed := WITHIN_LINE.match(text)):
            section = Section[headed.lastgroup or "MAIN"]
        elif BEFORE_TREATMENT.match(text):
            section = Section.CLINICAL
        offset = start + len(text) - len(text.lstrip())
        text = without_asides(without_meanings(text) if has_meanings else text)
        words = frozenset(_WORD.findall(text))
        about = relatives.read(text, words)
        if about is About.PERHAPS_A_RELATIVE:
            section = Section.CLINICAL
        is_family = section is Section.FAMILY and not is_about_herself(text)
        is_then = times.is_then(text, words, is_same_paragraph=start > 0, is_in_old_item=is_in_old_item)
        yield replace(
            blank,
            text=text,
            written=line.text[start:end],
            words=words,
            line=line.line_at(offset),
            last_line=line.line_at(max(end - 1, start)),
            section=section,
            is_of_a_relative=about is About.A_RELATIVE or is_family,
            is_general=blank.is_general or is_general(text, words),
            is_old=is_then,
            is_of_controls=not words.isdisjoint(_NORMAL_WORDS) and _IS_CONTROL.search(text) is not None,
            is_superseded=not words.isdisjoint(_WITHDRAWN_WORDS) and _WITHDRAWN.search(text) is not None,
        )


_WORD = re.compile(r"[a-z0-9]+")
_NORMAL_WORDS = word_set("control controls ctrl ctrls normal benign adjacent background non nonneoplastic")
_WITHDRAWN_WORDS = word_set("withdrawn error superseded valid disregard belong belongs belonged")


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] or letter for letter in text)


def _sentences(lower: str, written: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a line begins and ends; a short word with a point ends none within it."""
    start = 0
    for end in _SENTENCE_END.finditer(lower):
        before = lower[max(start, end.start() - 12) : end.start()]
        is_within = end.group(1) == ";" or _ABBREVIATION.search(before) is not None
        is_short_word = _SIGN_IN_WORDS.search(before) is not None and not written[end.end()].isupper()
        belongs = _BELONGS_TO_IT.match(lower, end.end()) is not None and not _HAS_GRADE.search(before)
        if is_within or is_short_word or belongs:
            continue
        yield from _not_too_long(start, end.start() + 1)
        start = end.end()
    if lower[start:].strip():
        yield from _not_too_long(start, len(lower))


def _not_too_long(start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin in range(start, end, _LONGEST_CLAUSE):
        yield begin, min(begin + _LONGEST_CLAUSE, end)
