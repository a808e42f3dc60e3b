"""What was then and what is now: years, earlier cancers, the year of the report."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hrbc_desktop.report.clauses import Clause, Section
from hrbc_desktop.report.words import word_set

_GOES_ON_ABOUT_IT = re.compile(r"^\W*(?:that|it|this)(?: one| cancer| tumou?r)? was\b")
"""“In 2011 she had a breast cancer. That was a grade 3 carcinoma.”"""
_STILL_THEN = re.compile(
    r"\b(?:the|her|that) old (?:report|cancer|tumou?r|pathology|slides)\b|\b(?:at|from) that time\b|\bback then\b"
)
_NOW = re.compile(
    r"\b(?:recurren\w+|now|currently|today|this time|new (?:left|right|lump|cancer|primary|tumou?r|mass|nodules?|"
    r"lesions?|pleural|liver|bone|lung|brain|effusion|ascites|pain|symptoms?|finding))\b"
)
_THEN = re.compile(
    r"^\W*(?:(?:in|was|back in|diagnosed in|(?:original(?:ly)?|primary)(?: tumou?r| cancer| carcinoma)?)\s+(?:in )?)?"
    r"(?:19[4-9]\d|20[0-4]\d)\s*(?:primary|original)?\s*[:,]|\bbreast (?:cancer|carcinoma|ca)\s*(?:in |of |,|\()?\s*"
    r"(?:19[4-9]\d|20[0-4]\d)\b|\b(?:had|diagnosed|"
    r"treated|underwent)\b[^.;]{0,60}"
    r"\bin (?:19[4-9]\d|20[0-4]\d)\b|\bin (?:19[4-9]\d|20[0-4]\d)\b[^.;]{0,40}\b(?:had|was diagnosed|"
    r"was treated|underwent)\b"
)
"""What was then, where the text also says what is now."""
_THIS_CANCER = re.compile(r"\b(?:previous|prior|earlier) (?:lumpectomy|mastectomy|wle|surgery|excision)")
"""An operation of this year is a part of the same story."""
_LONG_AGO = re.compile(
    r"\bcompared (?:with|to)\b|\bprimary (?:breast )?(?:cancer |tumou?r |carcinoma )?(?:of|in|from)"
    r" (?:19|20)\d\d|(?<!personal )\bhistory of\b|"
    r"\bh/o\b|\byears ago\b|\b(?:previous|prior|past|earlier|former)(?:ly)?\s+(?:left|right|"
    r"ipsilateral|"
    r"contralateral|bilateral|breast|mastectomy|lumpectomy|wle|cancer|surgery|dcis|invasive|carcinoma|"
    r"diagnos\w+|tumou?r)\b"
)
_YEAR = re.compile(r"\b(?:19[4-9]\d|20[0-4]\d)\b")
_EDITION = re.compile(
    r"\b(?:p?tnm|ajcc|uicc|who|asco(?: ?/ ?cap)?|cap|rcpath|rcpa|gefpics|st\.? gallen|edition)\W{1,3}"
    r"(?:(?:\d\w{1,2}|guidelines?|classification|edition|ed|version|protocol)\W{1,3}){0,3}20[0-4]\d\b"
)
"""The year of a book of rules: “pTNM 2017”, “ASCO/CAP 2018”."""
_CASE_YEAR = re.compile(r"\b[a-z]{1,4}(\d{2})-\d{3,}\b")
"""“S26-1234”: numbers of samples begin with their year."""
_NO_YEAR = re.compile(
    r"(?:\bdob\b|d\.o\.b|\bborn\b|\bbirth)[^;]{0,30}|"
    r"\b(?:tel(?:ephone)?|phone|fax|mobile|pager|ext|mrn|(?:hospital|unit|record|nhs|chart) (?:no|number)|po "
    r"box)\b[^;,a-z]{0,30}"
)
"""Days of birth, and numbers of telephones and records."""


def _latest_year(lowered: Iterable[str]) -> int | None:
    dated = (text for text in lowered if "19" in text or "20" in text)
    years = (int(year) for text in dated for year in _YEAR.findall(_NO_YEAR.sub("", text)))
    return max(years, default=None)


class Times:
    """Tells sentence by sentence what was then and what is now."""

    def __init__(self, lowered: Sequence[str]) -> None:
        self.year = _latest_year(lowered)
        """The latest year that the report names: that of its making."""
        is_certain = sum(str(self.year) in text for text in lowered) > 1
        self._this_year = str(self.year) if is_certain else ""
        self._tells_of_now = any(_NOW.search(text) for text in lowered)
        self._was_old = False

    def is_then(self, text: str, words: frozenset[str], *, is_same_paragraph: bool, is_in_old_item: bool) -> bool:
        """Return whether the next sentence tells of an earlier cancer."""
        self._was_old = (
            _is_old(text, words, self.year)
            or (self._tells_of_now and self._tells_of_then(text))
            or (self._was_old and _goes_on_about_then(text, is_same_paragraph=is_same_paragraph))
            or (is_in_old_item and str(self.year) not in text)
        )
        return self._was_old

    def _tells_of_then(self, text: str) -> bool:
        found = _THEN.search(text)
        is_now = found is not None and self._this_year != "" and self._this_year in found.group()
        return found is not None and not is_now and not _NOW.search(text)


def with_old_history(clauses: list[Clause]) -> list[Clause]:
    """Mark history with a year as old where no other clause names a year: the report itself has none."""
    dated = [clause for clause in clauses if _YEAR.search(clause.text) and _YEAR.search(_NO_YEAR.sub("", clause.text))]
    if any(clause.section is not Section.CLINICAL or _FULL_DATE.search(clause.text) for clause in dated):
        return clauses
    return [replace(clause, is_old=True) if clause in dated else clause for clause in clauses]


_FULL_DATE = re.compile(r"\d[-/.]\d{1,2}[-/.]\d|\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_HISTORY_WORDS = word_set("history h ago previous previously prior past earlier former formerly compared primary")


def _goes_on_about_then(text: str, *, is_same_paragraph: bool) -> bool:
    return _GOES_ON_ABOUT_IT.match(text) is not None or (is_same_paragraph and _STILL_THEN.search(text) is not None)


def _is_old(text: str, words: frozenset[str], year: int | None) -> bool:
    has_year = "19" in text or "20" in text
    named = [int(each) for each in _YEAR.findall(_EDITION.sub("", _NO_YEAR.sub("", text)))] if has_year else []
    named += [2000 + int(each) for each in _CASE_YEAR.findall(text)] if year is not None else []
    is_recent = bool(named) and year is not None and max(named) >= year - 1
    if not words.isdisjoint(_HISTORY_WORDS) and _LONG_AGO.search(text):
        return not (is_recent and _THIS_CANCER.search(text))
    return bool(named) and not is_recent
