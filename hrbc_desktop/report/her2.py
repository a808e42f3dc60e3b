"""HER2: the score of the stain (IHC) and the second test (ISH), put together as ASCO/CAP 2023 does.

0 without staining, 0 with a faint trace (ultralow), 1+ or 2+ without more gene copies (low), 3+ or more copies
(positive). 2+ alone is open. “Negative” alone does not say which of the first three it is.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hrbc_desktop.report.candidates import Candidate
from hrbc_desktop.report.choices import UNFILLED
from hrbc_desktop.report.clauses import Clause
from hrbc_desktop.report.mentions import Mention
from hrbc_desktop.report.receptors import DENIED_WORD, IS_DENIED, NO_RESULT
from hrbc_desktop.report.words import with_digits, word_set


class Her2Result(NamedTuple):
    """What one mention says: an IHC score (“0”, “1”, “2”, “3”), or one of the words below."""

    result: str
    clause: Clause
    is_doubtful: bool = False


AMPLIFIED, NOT_AMPLIFIED = "amplified", "not amplified"
POSITIVE, NEGATIVE, LOW, ULTRALOW, OPEN = "positive", "negative", "low", "ultralow", "open"
NO_STAINING, BARE_ZERO = "no staining", "0"

_SCORE = re.compile(
    r"(?<![\d.,/])([0-3])\s?\+|\bscore[\s:=]*(?:of\s)?([0-3])\b(?!\s?[.,]\d)|\(\s*([0-3])\s*\)|"
    r"\bihc[\s:=(]*([0-3])\b(?!\s?[.,]\d|\s*(?:lab|of\b|gene|cop))|\b([0-3]) plus\b"
)
_LEADING = re.compile(
    r"^[\s:=.,(\"-]*(?:(?:by|on|ihc|immunohistochemistry|status|score|dako|is|was|negative|neg|result|"
    r"4b5|local)[\s:=,().-]*)*([0-3])"
    r"(?=$|[\s),.;:\"-])(?!\s*(?:/\s*\d|of\b|%|cm|mm|laborator|genes?|cop|\d|[.,]\d))"
)
_POSITIVE_OR_NEGATIVE_FOR = re.compile(r"\b(negative|positive) for (?:the )?$")
_NEGATIVE_SCORE = re.compile(r"\W*(?:ihc\W*)?(?:score\W*)?(?:0|1\s?\+)(?![\d/.])")
_ALSO_POSITIVE = re.compile(r"\b3\s?\+\s?\(?(?:positive|pos)\b")
"""Beside another score: of one place in the tumor."""
_SHARE_OF_CELLS = re.compile(r"[0-3]\s?\+?\s*(?:\(|in |: ?)[\s~<>≤≥]{0,3}\d{1,3}\s?%")
"""So many cells with each score."""
_LACKS = re.compile(r"\b(?:does not|do not|doesn't|not) (?:carry|have|express|contain|make)\b[a-z ]{0,20}$")
_ONLY_RECEPTOR = re.compile(r"^\W*(?:receptors?|protein)?\W*$")
_AMPLIFICATION_BEHIND = re.compile(r"\W*(?:gene )?amplification")
_STAIN_BESIDE = re.compile(r"\bihc\W{0,3}(?:score\W{0,2})?([0-3])\s?\+")
_ABOUT_GENE = re.compile(r"^\W*(?:ish|gene|dna)\b")
_PLUSES = re.compile(r"^[\s:=(]{0,3}(\+\+\+|\+\+)(?!\+)")
_RANGE = re.compile(r"\((?:range|scale)[^)]{0,30}\)")
_OUT_OF_THREE = re.compile(r"\b(?:out )?of 3\s?\+?|(?<=[0-2]\+)\s?/\s?3\s?\+|(?<=0)\s?/\s?3\s?\+")
_TWO_SCORES = re.compile(r"(?<![\d.])([0-3])\s?\+?\s?(?:/|-|to)\s?([0-3])\s?\+")
_ALONE = re.compile(r"^\W*[0-3]\s?\+?\W*$")
_ZERO_OR_ONE = re.compile(r"\b0\s*(?:/|,|-|or|to)\s*1\s?\+")
_SCALE = re.compile(r"0\s*/\s*1\s?\+?\s*/\s*2")
_IS_LOW = re.compile(r"^[\s:=-]{0,3}(?:status[\s:=-]{1,3})?low\b(?!\s*/)")
_SCORE_BEFORE = re.compile(r"([0-3])\+\s*(?:for\s*)?$")
_SAYS_NOT_AMPLIFIED = re.compile(r"\bnot amplified|non-?amplified")
_SAYS_AMPLIFIED = re.compile(r"(?<!not )(?<!non-)\bamplified")
_BARE_IHC = re.compile(
    r"^\W*(?:ihc|immunohistochemistry)\b(?![^.]{0,40}\b(?:er|pg?r|o?estrogen|progesterone)\b)"
    r"[^.+\d]{0,40}?([0-3])\s?\+(?!\s?\d)"
)
_NO_STAINING = re.compile(
    r"\b(?:no|absent|without(?: any)?|absence of|null)\s+(?:membran\w*\s+)?(?:staining|reactivity|"
    r"immunoreactivity)|staining (?:is )?absent|"
    r"completely negative|\bnull\b"
)
_FAINT = re.compile(
    r"(?:faint|barely perceptible|incomplete|weak)[^.;]{0,60}(?:\b10\s?%|\b[1-9]\s?%|<\s?10|"
    r"less than 10|cells)|\bultra-?low\b|\b[1-9]\s?%[^.;]{0,40}\b(?:faint|barely|incomplete)"
)
_BOTH_KINDS_OF_ZERO = re.compile(r"no staining[^.;]{0,40}\bor\b")
_NOT_AMPLIFIED = re.compile(
    r"\bnot[- ](?:been )?amplified|\bnon-?\s?amplified|\bno (?:evidence of )?(?:gene )?amplification|"
    r"\bunamplified|without amplification|"
    r"\bnegative|\bneg\b|-ve\b|^\s?-\s*(?:$|[,;)])|\bnormal\b|\bgroup 5\b"
)
_AMPLIFIED = re.compile(
    r"\bamplified|\bpositive|\bpos\b|\+ve\b|\bamplification (?:is )?(?:present|detected|seen|found)|"
    r"^\W*amplification\W*$|\bgroup 1\b"
)
_POSITIVE = re.compile(r"(?<!not )\b(?:positive|pos\b|overexpressed|overexpression)|\+\s?ve|^\s?\+(?![\d])")
_NEGATIVE = re.compile(
    r"\b(?:negative|neg\b|not overexpressed|no overexpression|not over-expressed)|-\s?ve\b|"
    r"^\s?-\s*(?:$|[,;/).])|^-\s(?=\d{1,2}\s?/\s?\d|(?:ki|g[1-3]|er|pr|p?[tn]\d|lvi|s?lns?|nodes?|grade|gr)\b)"
    r"|^-\s(?=(?:metastatic |breast |invasive )*(?:cancer|disease|carcinoma|tumou?r)\b)|"
    r"\(-\)|\bnormal\b"
)
_RATIO = re.compile(r"\bratio\D{0,12}(\d{1,2}(?:\.\d{1,2})?)\b")
_COPY_NUMBER = re.compile(r"\b(?:copy numbers?|copies|signals?)\D{0,25}(\d{1,2}(?:\.\d{1,2})?)\b")
_SOMATIC = re.compile(
    r"^\W*(?:[a-z]\d{2,4}[a-z*]|mutation|none detected|copy number (?:gain|loss)|no (?:alteration|"
    r"mutation))"
)
_RNA = re.compile(r"^\W*(?:score|gene)?\W*\d{1,2}\.\d\b")
_PREVIOUS = re.compile(r"\b(?:previously|formerly|earlier reported|corrected from)\b.*")


def read_her2(found: Iterable[Mention]) -> list[Her2Result]:
    """Return what each mention says about HER2."""
    said: list[Her2Result] = []
    about_her2 = False
    for mention in found:
        if mention.topic == "her2":
            about_her2 = True
            said += _her2(mention)
        elif mention.topic == "ish" and (about_her2 or "her" in mention.clause.text or "amplif" in mention.value):
            said += _ish(mention)
    return said


def read_bare_scores(clauses: Iterable[Clause]) -> list[Her2Result]:
    """Return IHC scores of clauses that do not name HER2 themselves: “IHC (elsewhere): 2+”."""
    return [
        Her2Result(found.group(1), clause, is_doubtful=True)
        for clause in clauses
        if not re.search(r"her-?\s?2", clause.text) and (found := _BARE_IHC.match(clause.text))
    ]


_ISH_TITLE = re.compile(r"\bher-?\s?2\b[^.;]{0,60}\b(?:d-?)?(?:f?ish|cish|sish|dish|in[ -]situ hybridi[sz]ation)\b")
_ISH_RESULT = re.compile(
    r"^\W*(?:final )?(?:results?|conclusion|interpretation|diagnosis)\W+(?:her-?2\W+)?"
    r"(?:(?P<no>not amplified|non-?amplified|negative)|amplified|positive)\b(?!\s*(?:/|or\b))"
)
_RATIO_ROW = re.compile(r"^\W*her-?2\s*[/:]\s*(?:cep|chr|cen|chromosome)\s?17\s+ratio\W{1,60}\d")
_SIGNALS_ROW = re.compile(
    r"^\W*(?:mean|average)\s+(?:number of )?her-?2\s+(?:gene )?(?:signals?|cop(?:y|ies))\D{1,60}\d"
)
_TITLE = 4
_BELOW = 7
"""Clauses below the heading of a test of the gene, in which its result may stand."""
_OF_ISH = word_set(
    "her2 her ratio copy copies number signals signal cep17 cep chr17 chromosome fish ish cish sish dish probe cells "
    "block specimen date method"
)
_OTHER_STAINS = word_set("er pr pgr estrogen oestrogen progesterone ki67 ki ihc")
_OF_SENTENCES = word_set("is are was will be if see done requested ordered sent")
"""A heading has none of them."""


def read_ish_page(clauses: Sequence[Clause]) -> list[Her2Result]:
    """Return what a page about the gene alone says, which names it in its title only; never certain."""
    if not any(_is_ish_heading(clause) for clause in clauses[:_TITLE]):
        return _below_ish_heading(clauses)
    for clause in clauses:
        if result := _ISH_RESULT.match(clause.text):
            return [Her2Result(NOT_AMPLIFIED if result.group("no") else AMPLIFIED, clause, is_doubtful=True)]
    ratio = next((clause for clause in clauses if _RATIO_ROW.match(clause.text)), None)
    signals = next((clause for clause in clauses if _SIGNALS_ROW.match(clause.text)), None)
    return _counted(f"{ratio.text} ; {signals.text}", ratio) if ratio and signals else []


_COUNT_BELOW_A_LIMIT = re.compile(r"\W*(?:or (?:more|greater|higher|above)|and above)")
_RATIO_TOLD = re.compile(r"\bratio(?: \(\w+\))?(?: (?:is|was|of))?[\s:=.]*(\d{1,2}(?:\.\d{1,2})?)\b(?!\s?%)")
_COPIES_TOLD = re.compile(
    r"\b(?:copy number|copies|signals?)(?: per (?:cell|nucleus))?(?: is| was)?[\s:=.]*(\d{1,2}(?:\.\d{1,2})?)\b"
)
_HER2_OR_PROBE = word_set("her2 erbb2 cep17 chr17")


def read_counts(clauses: Iterable[Clause]) -> list[Her2Result]:
    """Return more gene copies where a ratio of 2 or more is told and nobody says in words what it means.

    Group 1 of ASCO/CAP 2023: a ratio of 2.0 or more with 4.0 or more copies. Without the copies it is the usual
    reading, and never certain.
    """
    ratio: Clause | None = None
    copies = 4.0
    for clause in clauses:
        text = clause.text
        if clause.words.isdisjoint(_HER2_OR_PROBE) and "her-2" not in text:
            continue
        if (told := _COPIES_TOLD.search(text)) and not _COUNT_BELOW_A_LIMIT.match(text, told.end()):
            copies = float(told.group(1))
        found = _RATIO_TOLD.search(text)
        if found and float(found.group(1)) >= 2 and not _COUNT_BELOW_A_LIMIT.match(text, found.end()):
            ratio = ratio or clause
    return [Her2Result(AMPLIFIED, ratio, is_doubtful=True)] if ratio and copies >= 4 else []


def _is_ish_heading(clause: Clause) -> bool:
    return bool(
        _ISH_TITLE.search(clause.text) and not NO_RESULT.search(clause.text) and not clause.words & _OF_SENTENCES
    )


def _below_ish_heading(clauses: Sequence[Clause]) -> list[Her2Result]:
    """Return the result that stands in the lines below “Addendum: HER2 FISH result”."""
    for index, heading in enumerate(clauses):
        if not _is_ish_heading(heading):
            continue
        for clause in clauses[index + 1 : index + _BELOW]:
            if result := _ISH_RESULT.match(clause.text):
                return [Her2Result(NOT_AMPLIFIED if result.group("no") else AMPLIFIED, clause, is_doubtful=True)]
            if clause.words.isdisjoint(_OF_ISH) or clause.words & _OTHER_STAINS:
                break
    return []


def _her2(mention: Mention) -> list[Her2Result]:
    value = with_digits(_PREVIOUS.sub("", mention.value)).split(UNFILLED)[0]
    if (word := DENIED_WORD.match(value)) and IS_DENIED.search(mention.before):
        is_positive = word.group(1).startswith("pos")
        return [Her2Result(NEGATIVE, mention.clause, is_doubtful=True)] if is_positive else []
    denied = _POSITIVE_OR_NEGATIVE_FOR.search(mention.before)
    if denied and not (denied.group(1) == "negative" and _NEGATIVE_SCORE.match(value)):
        return _said_before(denied.group(1), value, mention.clause)
    if _LACKS.search(mention.before) and _ONLY_RECEPTOR.match(value):
        return [Her2Result(NEGATIVE, mention.clause, is_doubtful=True)]
    if _SOMATIC.match(value) or _RNA.match(value):
        return []
    return _ish(mention) if _ABOUT_GENE.match(value) else _stain(value, mention)


def _stain(value: str, mention: Mention) -> list[Her2Result]:
    """Return what the value says of the stain (IHC), and of the gene behind it."""
    told = [Her2Result(LOW, mention.clause)] if _IS_LOW.match(value) else []
    if pending := NO_RESULT.search(value):
        value = value[: pending.start()]
    if pluses := _PLUSES.match(value):
        return [Her2Result(str(len(pluses.group(1))), mention.clause)]
    if len(_SHARE_OF_CELLS.findall(value)) > 1:
        return [Her2Result(OPEN, mention.clause, is_doubtful=True)]
    scores = _scores(_OUT_OF_THREE.sub("", _RANGE.sub("", value)))
    if scores is None:
        return told
    if not scores and not told and (at_end := _SCORE_BEFORE.search(with_digits(mention.before))):
        scores = [at_end.group(1)]
    if scores:
        told.append(_of_scores(scores, value, mention))
    told += _gene_words(value, mention.clause)
    return told or _word(value, mention)


def _said_before(word: str, value: str, clause: Clause) -> list[Her2Result]:
    """Return what “negative for HER2 (amplification)” says."""
    is_gene = _AMPLIFICATION_BEHIND.match(value) is not None
    if word == "negative":
        return [Her2Result(NOT_AMPLIFIED if is_gene else NEGATIVE, clause, is_doubtful=not is_gene)]
    return [Her2Result(AMPLIFIED if is_gene else POSITIVE, clause)]


def _of_scores(scores: list[str], value: str, mention: Mention) -> Her2Result:
    if len(scores) > 1:
        return Her2Result("3" if _ALSO_POSITIVE.search(value) else OPEN, mention.clause, is_doubtful=True)
    return _score(scores[0], value, mention.clause, is_unsure=mention.is_torn)


def _gene_words(value: str, clause: Clause) -> list[Her2Result]:
    if _SAYS_NOT_AMPLIFIED.search(value):
        return [Her2Result(NOT_AMPLIFIED, clause)]
    return [Her2Result(AMPLIFIED, clause)] if _SAYS_AMPLIFIED.search(value) else []


def _scores(value: str) -> list[str] | None:
    """Return the IHC scores of a value in order; None for a scale, which is no result."""
    first: list[str] = []
    for position, cell in enumerate(re.split(r"\s{2,}", value)):
        distinct = _scores_in(cell, is_first=position == 0)
        if distinct is None:
            return first or None
        if first and len(distinct) == 1 and distinct != first and _ALONE.match(cell):
            return [*first, *distinct]  # two samples side by side
        first = first or distinct
    return first


def _scores_in(cell: str, *, is_first: bool) -> list[str] | None:
    found = [next(group for group in each.groups() if group) for each in _SCORE.finditer(cell)]
    leading = None if found else _LEADING.match(cell)
    if leading and (is_first or leading.group(1) == "0" or len(cell.strip()) < 3):
        found = [leading.group(1)]
    if between := _TWO_SCORES.search(cell):
        found = [*between.groups(), *found]
    if _ZERO_OR_ONE.search(cell):
        found = ["0", *found]
    distinct = list(dict.fromkeys(found))
    return None if len(distinct) > 2 or _SCALE.search(cell) else distinct


def _score(score: str, value: str, clause: Clause, *, is_unsure: bool) -> Her2Result:
    if score != "0":
        return Her2Result(score, clause, is_unsure)
    if _BOTH_KINDS_OF_ZERO.search(value):
        return Her2Result(BARE_ZERO, clause, is_doubtful=True)
    if _NO_STAINING.search(value):
        return Her2Result(NO_STAINING, clause, is_unsure)
    if _FAINT.search(value):
        return Her2Result(ULTRALOW, clause, is_unsure)
    return Her2Result(BARE_ZERO, clause, is_doubtful=True)


def _word(value: str, mention: Mention) -> list[Her2Result]:
    clause = mention.clause
    if re.search(r"\bultra-?low\b", value[:20]):
        return [Her2Result(ULTRALOW, clause)]
    if re.search(r"\b(?:negative|positive|pos|neg)\b\s*(?:/|or)\s*(?:negative|positive|neg|pos)", value):
        return []
    if re.search(r"\bequivocal|borderline", value):
        return [Her2Result("2", clause, is_doubtful=True)]
    if _NO_STAINING.search(value):
        return [Her2Result(NO_STAINING, clause, is_doubtful=True)]
    if _NEGATIVE.search(value):
        return [Her2Result(NEGATIVE, clause, is_doubtful=True)]
    positive = _POSITIVE.search(value)
    return [Her2Result(POSITIVE, clause, is_doubtful="+" in positive.group())] if positive else []


def _ish(mention: Mention) -> list[Her2Result]:
    value = mention.value.split(UNFILLED)[0]
    stain = [Her2Result(found.group(1), mention.clause) for found in _STAIN_BESIDE.finditer(value)]
    if by := re.search(r"\b(negative|positive|not amplified|amplified)\s+(?:by|on|with|in)\s+$", mention.before):
        result = NOT_AMPLIFIED if by.group(1) in ("negative", "not amplified") else AMPLIFIED
        return [*stain, Her2Result(result, mention.clause)]
    if pending := NO_RESULT.search(value):
        value = value[: pending.start()]
        stain = [Her2Result(found.group(1), mention.clause) for found in _STAIN_BESIDE.finditer(value)]
    return stain + _copies(value, mention)


def _copies(value: str, mention: Mention) -> list[Her2Result]:
    negative, positive = _NOT_AMPLIFIED.search(value), _AMPLIFIED.search(value)
    if negative and (not positive or negative.start() <= positive.start()):
        return [Her2Result(NOT_AMPLIFIED, mention.clause)]
    return [Her2Result(AMPLIFIED, mention.clause)] if positive else _counted(value, mention.clause)


def _counted(value: str, clause: Clause) -> list[Her2Result]:
    """Return what ratio and copies alone say (ASCO/CAP 2023, groups 1 and 5); the groups between need a second look."""
    ratio, copies = _RATIO.search(value), _COPY_NUMBER.search(value)
    if not ratio or not copies:
        return []
    share, number = float(ratio.group(1)), float(copies.group(1))
    if share >= 2 and number >= 4:
        return [Her2Result(AMPLIFIED, clause, is_doubtful=True)]
    return [Her2Result(NOT_AMPLIFIED, clause, is_doubtful=True)] if share < 2 and number < 4 else []


def her2_candidates(said: Sequence[Her2Result]) -> list[Candidate]:
    """Return the answers that follow from all that is said about one tumor."""
    if _contradict(said):
        said = [each._replace(is_doubtful=True) for each in said]
    is_amplified = _first(said, AMPLIFIED)
    not_amplified = _first(said, NOT_AMPLIFIED)
    found: list[Candidate] = []
    for each in said:
        candidate = _candidate(each, not_amplified)
        if candidate:
            found.append(candidate)
    if is_amplified:
        weaker = ("two_plus_open", None) if not_amplified else ("two_plus_open", "low", None)
        found = [candidate for candidate in found if candidate.key not in weaker]
        detail = "more gene copies (ISH)"
        found.append(Candidate("her2", "positive", is_amplified.clause, detail, is_amplified.is_doubtful))
    elif any(each.result == POSITIVE for each in said):
        found = [candidate for candidate in found if candidate.key != "two_plus_open"]
    elif not_amplified and not found:
        found.append(Candidate("her2", None, not_amplified.clause, "ISH not amplified", is_doubtful=True))
    return found


_IS_NEGATIVE = frozenset({"1", LOW, NO_STAINING, BARE_ZERO, ULTRALOW, NEGATIVE})
_IS_POSITIVE = frozenset({"3", POSITIVE, AMPLIFIED})


def _contradict(said: Sequence[Her2Result]) -> bool:
    """Return whether one place calls HER2 negative and another one positive, or one amplified and one not."""
    results = {each.result for each in said}
    return bool(results & _IS_POSITIVE and results & (_IS_NEGATIVE | {NOT_AMPLIFIED}))


def _candidate(said: Her2Result, not_amplified: Her2Result | None) -> Candidate | None:
    clause = said.clause
    if said.result == "2":
        if not_amplified:
            is_doubtful = said.is_doubtful or not_amplified.is_doubtful
            return Candidate("her2", "low", not_amplified.clause, "2+, ISH not amplified", is_doubtful)
        return Candidate("her2", "two_plus_open", clause, "2+", is_doubtful=True)
    keys = {
        "3": ("positive", "3+"), POSITIVE: ("positive", "positive"), "1": ("low", "1+"), LOW: ("low", "low"),
        NO_STAINING: ("zero", "0, no staining"), BARE_ZERO: ("zero", "0"), ULTRALOW: ("ultralow", "0 with a trace"),
        NEGATIVE: (None, "negative"), OPEN: (None, "two scores"),
    }  # fmt: skip
    if said.result not in keys:
        return None
    key, detail = keys[said.result]
    return Candidate("her2", key, clause, detail, said.is_doubtful)


def _first(said: Sequence[Her2Result], result: str) -> Her2Result | None:
    return next((each for each in said if each.result == result), None)
