"""Lymph nodes of the armpit: how many have cancer in them. Isolated cells do not count, micrometastases do."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

from hrbc_desktop.report.candidates import Candidate
from hrbc_desktop.report.choices import UNFILLED
from hrbc_desktop.report.clauses import Clause, Section
from hrbc_desktop.report.receptors import NO_RESULT
from hrbc_desktop.report.sure import is_sure
from hrbc_desktop.report.words import with_digits, word_set


class Count(NamedTuple):
    """Positive nodes of so many (0 where the total is not said), of one specimen."""

    positive: int
    total: int
    clause: Clause
    specimen: str
    is_doubtful: bool = False


_NODE = re.compile(
    r"\bnod(?:es?|al)\b|\bglands?\b|\baxill\w+|\bsentinel\w*|\bslns?\b|\bslnb\b|\bsnb\b|\blns?\b|"
    r"\baln[ds]?\b|\bsn\b|\by?pn\d?\w*|\barmpit\b|\bn[0-3](?:mi|[abc])?(?=\s*\()|^\W*n\s{2,}"
)
_NODE_WORDS = word_set(
    "node nodes nodal axilla axillae axillary sentinel sentinels sln slns slnb snb ln lns alnd aln "
    "sn armpit n0 n1 n2 n3 n1mi n1a n1b n1c n2a n2b n3a n3b n3c gland glands isolated examined n involved number"
)
_ELSEWHERE = re.compile(
    r"\b(?:groin|popliteal|submandibular|pelvic|mediastinal|cervical|inguinal|para-?aortic|hilar|supraclavicular|neck|"
    r"perithyroid\w*|mesenteric)\b"
)
_NOT_COUNTED = re.compile(
    r"\b(?:ultrasound|us|mri|ct|pet|palpable|clinically|imaging|suspicious|radiolog\w*|nottingham|"
    r"mitos\w+|none submitted|not submitted|"
    r"not sampled|not removed|no nodes|surgery\s+\d|planned|no lymph nodes? (?:submitted|present|identified|found))\b"
)
_SEE_OR_DATE = re.compile(r"\bsee\b[^.;,]{0,25}$|\b(?:report|visit|seen|dated?|scan|clinic|letter) (?:of |on |from )?$")
_DATE_BEFORE = re.compile(
    r"\b(?:s/p|status post|underwent|had|done|performed)\b[^.;]{0,60}\b(?:slnb?|snb|alnd|nodes?|clearance|dissection)"
    r"\s+(?:on )?$|\b(?:biops\w+|bx|fna|cores?|path|pathology|surgery|scan|mri|pet|ct)\s+(?:on )?$"
)
_OPERATION_BEFORE = re.compile(r"\b(?:slnb?|snb|alnd|aln|sln biopsy|lumpectomy|mastectomy)\s+$")
_ANOTHER_DAY = re.compile(
    r"\b(?:visit|seen|path|appt|appointment|scan|mri|us|on|surgery|biopsy|bx|clinic)\s+\d{1,2}/\d{1,2}\b|"
    r"\d/\d{1,2}/\d{2}"
)
"""“s/p SLNB 10/21”: a day, where month and day can be meant."""
_SHORTHAND = re.compile(
    r"(?:(?:\b|(?<=\d))(?:mm|cm|nst|nos|idc|ilc|ductal|lobular|clear|clr|g[1-3]|"
    r"her-?2(?:-| (?:neg|[0-3]\s?\+?)))|[,;])\s*(\d{1,2})\s?/\s?(\d{1,2})\b(?!\s*(?:/|%|mm|cm|\d))"
)
"""In a note “L IDC G1 9 mm 0/2 ER 100” nobody names the nodes."""
_IS_NOTE = re.compile(r"\d\s?(?:mm|cm)\b")
_HAS_RECEPTOR = re.compile(r"\ber\b|\bpr\b|\bher-?2\b|\bg[1-3]\b|\bgrade\b")
_FRACTION = re.compile(
    r"(?<![\w./,+-])(\d{1,2})\s*\+?\s*(?:/|of(?: the| a total of)?|out of|from)\s*(\d{1,2})(?![\d.,]*\d|"
    r"\s*(?:\+|/|%|mm|cm|o'clock|hpf|high))"
)
_LABELED = re.compile(
    r"(?:number )?(?:of )?(?:lymph nodes )?(?:positive|involved|with (?:metastas[ei]s|tumou?r|"
    r"carcinoma))\W{1,4}(?P<pos>\d{1,2})\b\D{1,30}(?:total|examined|of|removed|nodes)"
    r"\D{0,30}(?P<tot>\d{1,2})\b|"
    r"(?:number of (?:lymph )?nodes|total|examined|nodes)\D{0,25}(?P<tot2>\d{1,2})\D{1,30}(?:positive|"
    r"involved|with metast\w+)\D{0,8}(?P<pos2>\d{1,2})\b"
)
_POSITIVE_OF = re.compile(
    r"\b(?:slnb?|nodes?|lns?|axilla)\W{1,8}(\d{1,2}) (?:were |was )?positive (?:out )?of (\d{1,2})\b|"
    r"\b(\d{1,2}) (?:positive|involved|metastatic) (?:axillary |sentinel |"
    r"lymph )*nodes?(?: out)?(?: of|/)\s*(\d{1,2})\b"
)
_FRENCH = re.compile(r"\b(\d{1,2})\s?n\s?\+\s?(?:\(?mi\)?\s?)?/\s?(\d{1,2})\b")
_COUNTERS = (
    (
        "macro",
        re.compile(
            r"macro-?met(?:astas[ei])?s(?:\s*\([^)]{0,110}\))?\W{1,8}(\d{1,2})\b(?![.,]\d|\s*(?:/|of\b|out of|mm|cm|%|"
            r"-\s?\d|to \d))"
        ),
    ),
    (
        "micro",
        re.compile(
            r"micro-?met(?:astas[ei])?s(?:\s*\([^)]{0,110}\))?\W{1,8}(\d{1,2})\b(?![.,]\d|\s*(?:/|of\b|out of|mm|cm|%|"
            r"-\s?\d|to \d))"
        ),
    ),
    (
        "itc",
        re.compile(
            r"isolated tumou?r (?:cells|clusters)(?:\s*\([^)]{0,110}\))?\W{1,8}(\d{1,2})\b(?![.,]\d|\s*(?:/|mm|"
            r"cm|%))"
        ),
    ),
    (
        "positive",
        re.compile(
            r"(?:nodes|number)\b[\w .:-]{0,30}(?:involved|positive|with (?:metastas[ei]s|tumou?r|carcinoma))"
            r"\W{1,8}(\d{1,2})\b(?!\s*(?:/|of\b|mm|cm|%|-\s?\d|to \d)|[.,]\d)"
        ),
    ),
    (
        "total",
        re.compile(
            r"(?:examined(?:,? total)?|total number(?: of (?:lymph )?nodes)?|identified)"
            r"(?:\s*\([^)]{0,60}\))?\W{1,8}(\d{1,2})"
            r"\b(?![.,]\d|\s*(?:/|of\b|out of|mm|cm|%|-\s?\d|to \d))|nodes\W{1,4}(\d{1,2}) examined"
        ),
    ),
)
_IN_WORDS = (
    re.compile(r"\bin (?P<pos>\d{1,2}) (?:lymph )?nodes? (?:from|of|out of) (?:the )?(?P<tot>\d{1,2})\b"),
    re.compile(
        r"\bof (?P<tot>\d{1,2})\b[\w -]{0,30}nodes?,?\s+(?P<pos>\d{1,2}|none)\b[\w ]{0,20}(?:contain|show|"
        r"ha(?:s|d|ve)|are positive|positive|involved|is|are)"
    ),
    re.compile(
        r"\b(?P<tot>\d{1,2})\b[\w -]{0,30}nodes?\b[,:;]?[\w ,(]{0,40}?\b(?P<pos>\d{1,2}|none|neither)"
        r"\b(?: of (?:which|them))? (?:with|contain\w*|show\w*|ha(?:s|d|ve)|positive|involved|is|are)"
    ),
    re.compile(
        r"nodes?\W{1,4}(?P<tot>\d{1,2}) (?:examined|sampled|removed|taken|retrieved),?\s+(?P<pos>\d{1,2}|none)\b"
    ),
)
_SOME_OF_THEM = re.compile(r"\bof (?:which|these|them)\b|\ball but\b|\bexcept\b")
_FREE_BEHIND = re.compile(r"\W*(?:all )?(?:free|negative|clear|uninvolved|benign|without|not|no)\b")
"""“Five nodes of which four are free.”"""
_FREE = re.compile(
    r"\b(?:no (?:tumou?r|cancer|metasta\w+|carcinoma|malignan\w+|evidence of (?:metasta\w+|malignan\w+))"
    r"[\w ]{0,20}\bin(?: any of)? (?:the )?(?P<a>\d{1,2})\b(?!\s*(?:of|out|/))|"
    r"\b(?:none|neither) of (?:the |your |her |his |these |those )?(?P<c>\d{1,2}) [\w ]{0,20}(?:nodes?|glands?)|"
    r"(?P<b>\d{1,2})\b[\w -]{0,40}nodes?\b[\w ,]{0,30}\b(?:do|does|did) not (?:contain|have|show)"
    r" (?:any )?(?:cancer|tumou?r|metast)|"
    r"(?P<d>\d{1,2})\b[\w -]{0,40}nodes?\b[a-z ]{0,30}(?:(?:are |were |is |was |both |all )*(?:free|"
    r"negative|clear|benign|uninvolved)\b|without (?:any )?(?:tumou?r|"
    r"metasta|cancer|carcinoma)|show(?:s|ed)? no (?:cancer|tumou?r|metast\w+)))"
)
_NEGATIVE = re.compile(
    r"nodes?\b[\w ,()-]{0,20}\W{1,4}(?:all |both |are |is |were )*(?:negative|free|clear|uninvolved|"
    r"no (?:tumou?r|metast\w+|malignan\w+))|"
    r"\bnod(?:e|al)[ -](?:status\W*)?neg(?:ative|\b)|\bno (?:lymph )?nod(?:e|al) (?:metasta\w+|involvement)|"
    r"negative for [\w ]{0,30}nodes?|\bnodes?\s+negative|\bnod(?:e|al) metasta\w+\W{1,4}(?:none|no\b|"
    r"absent|not)|\bno metasta\w+ in (?:the )?(?:\w+ ){0,3}nodes?"
)
_MEANS_CATEGORY = re.compile(r"\b(?:or more|at least \d)\b[^=]{0,20}=\s?pn\s?[0-3]")
"""“4 or more positive = pN2”: what a category means, for everybody."""
_CATEGORY = re.compile(r"\by?pn\s?([0-3])(?:mi|[abc])?\b")
_SAYS_INVOLVED = re.compile(
    r"\bnode\s?(?:#\s?)?\d?(?:\s?[:=-]\s*|\s{2,})(?:(?:macro|micro)-?met|metast|positive|involved|carcinoma|tumou?r "
    r"(?:present|"
    r"seen))|"
    r"\bnodes?\b[^.;]{0,30}\b(?:contains?|shows?|has|with|is positive|are positive|involved)\b(?!\W{1,3}(?:no|not|"
    r"0)\b)[^.;]{0,30}"
    r"\b(?:macro-?met|micro-?met|metast|carcinoma|cancer|tumou?r(?! cells))|"
    r"(?<!no )\b(?:macro|micro)-?metastas[ei]s[^.;]{0,20}\bin (?:an?|one|\d|the) [a-z ]{0,20}node"
)
_MANY = re.compile(
    r"\b(?:multiple|several|many|numerous|matted)\b[^.;]{0,20}\b(?:positive|involved|metastatic)\b[^.;]{0,15}\bnodes"
)
_STATUS_ONLY = re.compile(r"\bnod(?:e|al)[ -](?:status\W*)?neg")
_ISOLATED = re.compile(r"isolated tumou?r cells?|\bitcs?\b|n0\s?\(i\+\)")
_METASTASIS = re.compile(
    r"(?<!no )(?<!or )(?<!no macro- or )(?:macro|micro)-?met(?:astas[ei]s|s)?\b(?!\W{1,8}0\b)|"
    r"\bm(?:a|i)cro\W{0,3}[1-9]\b"
)
_CORE = re.compile(r"\b(?:core|fna|fine[ -]needle|needle|biopsy|aspirat\w+|cytolog\w+)\b")
_POSITIVE_WORD = re.compile(r"\b(?:metastatic|metastas[ei]s|positive|involved|carcinoma|malignant|c5)\b")
"""C5: the class of malignant cells in a needle sample."""


def read_nodes(clauses: Sequence[Clause], *, is_core: bool) -> list[Candidate]:
    """Return what is said of the nodes, all parts together."""
    usable = [clause for clause in _with_headings(clauses) if _may_count(clause)]
    counts = [count for clause in usable for count in _counts_of(_WIDE_GAP.sub("  ", with_digits(clause.text)), clause)]
    counts += _counters(usable)
    counts = [count for count in counts if count.specimen != _MAYBE_A_DAY] or counts or _of_table(clauses)
    if counts:
        added, body = (
            [count for count in counts if count.clause.is_addendum is is_added] for is_added in (True, False)
        )
        return [*_of_each_side(added), *_of_each_side(body)] if added and body else _of_each_side(counts)
    free = next((clause for clause in usable if _says_free(clause)), None)
    if free:
        is_status = _STATUS_ONLY.search(free.text) is not None
        if with_cancer := next((clause for clause in usable if _SAYS_INVOLVED.search(clause.text)), None):
            return [Candidate("nodes", None, with_cancer, "at least 1", is_doubtful=True)]
        return [Candidate("nodes", "none", free, "negative", is_core or free.is_doubtful or is_status)]
    needle = next((clause for clause in usable if _is_needle(clause)), None) or _below_needle_heading(clauses)
    if needle:
        return [Candidate("nodes", None, needle, "at least 1", is_doubtful=True)]
    if many := next((clause for clause in usable if _MANY.search(clause.text)), None):
        return [Candidate("nodes", None, many, "more than 1", is_doubtful=True)]
    told = [each for clause in clauses for each in _of_category(clause)]
    return (told or [each for clause in clauses for each in _of_note(clause)])[:1]


def _of_note(clause: Clause) -> Iterator[Candidate]:
    """Yield what a bare “0/2” between size and receptors says; never certain."""
    found = _SHORTHAND.search(clause.text)
    if not found or not _IS_NOTE.search(clause.text) or not _HAS_RECEPTOR.search(clause.text):
        return
    positive, total = int(found.group(1)), int(found.group(2))
    if positive <= total <= _MOST_IN_A_NOTE:
        yield Candidate(
            "nodes", nodes_key(positive), clause, f"{positive} of {total}", is_doubtful=True, amount=positive
        )


_CELLS = re.compile(r"\s{2,}")
_WIDE_GAP = re.compile(r"[\s.…·_]{3,}")
_MOST_IN_A_NOTE = 40
_MAYBE_A_DAY = ":day"


def _of_category(clause: Clause) -> Iterator[Candidate]:
    """Yield what pN says where no number is given; never certain."""
    found = _CATEGORY.search(clause.text)
    if found and UNFILLED not in clause.text:
        key = {"0": "none", "1": "one_to_three", "2": "four_or_more", "3": "four_or_more"}[found.group(1)]
        yield Candidate("nodes", key, clause, found.group(), is_doubtful=True)


def _with_headings(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Put “nodes” before what follows it in the same row: “Sentinel node: yes. Number positive 0”."""
    row = -1
    for clause in clauses:
        if not clause.words.isdisjoint(_NODE_WORDS) and _NODE.search(clause.text):
            row = clause.logical
        elif clause.logical in (row, row + 1) and re.match(
            r"\W*\(?\d{1,2}\s*/\s*\d{1,2}\)?\W*$|\W*(?:levels? i{1,3}\W|total |number |no\.? (?:involved|positive|"
            r"examined)|"
            r"(?:now )?(?:amended|corrected|revised)\W)",
            clause.text,
        ):
            row = clause.logical
            yield replace(clause, text=f"nodes: {clause.text}")
            continue
        yield clause


def nodes_key(positive: int) -> str:
    """Return the answer for a number of nodes with cancer."""
    return "none" if positive == 0 else "one_to_three" if positive < 4 else "four_or_more"


def _may_count(clause: Clause) -> bool:
    text = clause.text
    if clause.words.isdisjoint(_NODE_WORDS) and "metastas" not in text and "/" not in text:
        return False
    if clause.section is Section.GROSS or UNFILLED in text or _ELSEWHERE.search(text) or _MEANS_CATEGORY.search(text):
        return False
    return bool(
        _NODE.search(text) or "metastas" in text or "isolated" in text or re.search(r"\bexamined\b|\d\s*/\s*\d", text)
    )


def _counts_of(text: str, clause: Clause) -> Iterator[Count]:
    only_isolated = bool(_ISOLATED.search(text)) and not _METASTASIS.search(text)
    told: set[tuple[int, int]] = set()
    seen: list[tuple[int, int]] = []
    for start, end, positive, total in _numbers(text):
        if any(start < other_end and end > other_start for other_start, other_end in seen):
            continue
        seen.append((start, end))
        if not 0 <= positive <= total <= 60 or total == 0:
            continue
        if (positive, total) in told and "(" in text[max(start - 2, 0) : start + 1]:
            continue  # “one of three (1/3)”
        told.add((positive, total))
        near = text[max(start - 45, 0) : start].rsplit(";", maxsplit=1)[-1] + text[start : end + 30]
        if _SEE_OR_DATE.search(text[max(start - 30, 0) : start]):
            continue
        if _NOT_COUNTED.search(near) and not re.search(r"surg\w+ planned", near):
            continue
        counted = 0 if only_isolated else positive
        if 1 <= positive <= 12 and total <= 31 and _is_perhaps_a_day(text, start):
            yield Count(counted, total, clause, _MAYBE_A_DAY, is_doubtful=True)
            continue
        part = "" if _IN_CATEGORY.search(text[:start]) else clause.part
        yield Count(counted, total, clause, f"{part}:{_specimen(text, start)}", only_isolated and positive > 0)


_IN_CATEGORY = re.compile(r"pn\s?\d\w{0,2}\s?\($")
"""“pN0(0/2)” tells again what the parts of the specimen told."""


def _is_perhaps_a_day(text: str, start: int) -> bool:
    before = text[:start]
    is_late_in_month = re.match(r"\d{1,2}\s*/\s*(?:2\d|3[01])\b", text[start:]) is not None
    has_another_day = is_late_in_month or _ANOTHER_DAY.search(text)
    return bool(_DATE_BEFORE.search(before) or (_OPERATION_BEFORE.search(before) and has_another_day))


_EXAMINED_CELL = re.compile(r"(?:nodes? )?(?:examined|removed|total|identified|count)(?: nodes?)?")
_INVOLVED_CELL = re.compile(r"(?:nodes? )?(?:positive|involved|with (?:metastas[ei]s|tumou?r|cancer))(?: nodes?)?")
_MOST_ROWS = 6


def _of_table(clauses: Sequence[Clause]) -> list[Count]:
    """Return what rows say below “examined” and “positive”: their total, or each; never certain."""
    for index, clause in enumerate(clauses):
        heads = _CELLS.split(clause.text.strip())
        examined = [number for number, head in enumerate(heads) if _EXAMINED_CELL.fullmatch(head)]
        involved = [number for number, head in enumerate(heads) if _INVOLVED_CELL.fullmatch(head)]
        if len(heads) > 3 or len(examined) != 1 or len(involved) != 1:
            continue
        rows: list[Count] = []
        for row in clauses[index + 1 : index + 1 + _MOST_ROWS]:
            cells = _CELLS.split(row.text.strip())
            numbers = cells[-2:]
            if len(cells) != 3 or not all(re.fullmatch(r"\d{1,2}", each) for each in numbers):
                break
            total, positive = numbers if examined[0] < involved[0] else numbers[::-1]
            rows.append(Count(int(positive), int(total), row, f":{cells[0]}", is_doubtful=True))
        return [row for row in rows if "total" in row.specimen] or rows
    return []


def _numbers(text: str) -> Iterator[tuple[int, int, int, int]]:
    for found in (*_FRENCH.finditer(text), *_POSITIVE_OF.finditer(text)):
        positive, total = (group for group in found.groups() if group)
        yield *found.span(), int(positive), int(total)
    for pattern in _IN_WORDS:
        for found in pattern.finditer(text):
            if _FREE_BEHIND.match(text, found.end()):
                continue
            positive = found.group("pos")
            yield *found.span(), 0 if positive in ("none", "neither") else int(positive), int(found.group("tot"))
    if _NODE.search(text):
        for found in _LABELED.finditer(text):
            positive = found.group("pos") or found.group("pos2")
            yield *found.span(), int(positive), int(found.group("tot") or found.group("tot2"))
        for found in _FRACTION.finditer(text):
            if _is_about_nodes(text, found.start(), found.end()):
                yield *found.span(), int(found.group(1)), int(found.group(2))
        for found in _FREE.finditer(text):
            yield *found.span(), 0, int(next(group for group in found.groups() if group))


_OTHER_TOPIC = re.compile(
    r"\ber\b|\bpr\b|\bher-?2\b|\bki-?67\b|allred|\bgrade\b|score|\bratio\b|\bblocks?\b|\bcycle|"
    r"\bpage\b|\bnottingham\b|\breceptors?\b|\birs\b|\bg[1-3]\b"
)


def _is_about_nodes(text: str, start: int, end: int) -> bool:
    before = text[max(start - 70, 0) : start]
    nodes = list(_NODE.finditer(before))
    if nodes and not _OTHER_TOPIC.search(before[nodes[-1].end() :]):
        return True
    after = text[end : end + 40]
    if after.lstrip().startswith(",") or re.search(r"\b(?:grade|g|score)\W{0,3}$", before):
        return False
    following = _NODE.search(after)
    return bool(
        following
        and not _OTHER_TOPIC.search(after[: following.start()])
        and not re.search(r"[.;:]", after[: following.start()])
    )


def _specimen(text: str, at: int) -> str:
    before = text[max(at - 80, 0) : at]
    numbers = re.findall(r"#\s?\d+", before)
    kinds = re.findall(
        r"sentinel|non-?sentinel|axillary (?:contents|clearance|dissection|tail)|clearance|contents|"
        r"dissection|level (?:i{1,3}\b|[1-3])|level",
        before,
    )
    return f"{kinds[-1] if kinds else ''}{numbers[-1] if numbers else ''}"


def _counters(clauses: Iterable[Clause]) -> list[Count]:
    """Return the count of a form that asks for macrometastases, micrometastases and isolated cells one by one."""
    told: dict[str, int] = {}
    first: Clause | None = None
    for clause in clauses:
        text = _WIDE_GAP.sub("  ", clause.text)
        for name, pattern in _COUNTERS:
            found = pattern.search(text)
            if found and (name not in told or name == "total"):
                number = int(next(group for group in found.groups() if group))
                told[name] = max(number, told.get(name, 0))
                if name in ("macro", "positive"):
                    first = first or clause
                elif first is None and name == "micro":
                    first = clause
    positive = told.get("macro", 0) + told.get("micro", 0) if {"macro", "micro"} & told.keys() else told.get("positive")
    if first is None or positive is None or ("total" in told and positive > told["total"]):
        return []
    return [Count(positive, told.get("total", 0), first, "all")]


def _of_each_side(counts: list[Count]) -> list[Candidate]:
    """Return all nodes together; of two cancers, one on each side, those of the side with more of them involved."""
    sides = {count.clause.side for count in counts}
    if not {"left", "right"} <= sides:
        return _together(counts)
    told = [each for side in sorted(sides) for each in _together([c for c in counts if c.clause.side == side])]
    return [max(told, key=lambda each: each.amount or 0)._replace(is_doubtful=True)]


def _together(counts: list[Count]) -> list[Candidate]:
    final = [count for count in counts if count.clause.section is not Section.FROZEN] or counts
    summed = [count for count in final if count.specimen == "all"]
    of_parts = [count for count in final if count.specimen != "all" and count.clause.part]
    if not summed and len({count.clause.part for count in of_parts}) > 1:
        return [_of_parts(of_parts, [count for count in final if not count.clause.part])]
    parts = _told_once([count for count in final if count.specimen != "all"])
    pairs = {(count.positive, count.total) for count in parts}
    if summed:
        return [_with_others(summed[0], parts, pairs)]
    if _disagree(parts):
        return [_candidate(part, part.positive, part.total, is_doubtful=True) for part in parts]
    if len(parts) == 1:
        return [_candidate(parts[0], parts[0].positive, parts[0].total, is_doubtful=parts[0].is_doubtful)]
    whole = next((count for count in parts if _is_whole(count, parts)), None)
    if whole:
        return [_candidate(whole, whole.positive, whole.total, is_doubtful=False)]
    return [_summed(parts)]


def _disagree(parts: list[Count]) -> bool:
    """Return whether the same number of nodes is counted twice, with another result."""
    unnamed = [count for count in parts if "#" not in count.specimen and count.total > 1]
    return any(
        one.total == two.total
        and one.positive != two.positive
        and (one.specimen == two.specimen or ":" in (one.specimen[-1:], two.specimen[-1:]))
        for one, two in combinations(unnamed, 2)
    )


def _with_others(form: Count, parts: list[Count], pairs: set[tuple[int, int]]) -> Candidate:
    """Return the count of a form; other counts are added, and make it doubtful where they decide."""
    is_told_again = any(pair == (form.positive, form.total or pair[1]) for pair in pairs)
    if not parts or is_told_again:
        return _candidate(form, form.positive, form.total, is_doubtful=False)
    positive = form.positive + sum(count.positive for count in parts)
    if (positive - form.positive, sum(count.total for count in parts)) == (form.positive, form.total):
        return _candidate(form, form.positive, form.total, is_doubtful=False)
    keys = {nodes_key(positive), nodes_key(form.positive), *(nodes_key(count.positive) for count in parts)}
    if any(count.total > form.total and count.positive >= form.positive for count in parts) and len(keys) > 1:
        return _candidate(form, positive, form.total + sum(count.total for count in parts), is_doubtful=True)
    return _candidate(form, form.positive, form.total, is_doubtful=len(keys) > 1)


def _told_once(counts: list[Count]) -> list[Count]:
    """Leave out what is said again: the same count of the same specimen, or without one, or by another of its names."""
    kept: dict[tuple[str, int, int], Count] = {}
    for count in counts:
        specimen = count.specimen.split(":")[1]
        is_numbered = "#" in specimen or specimen.startswith("level ")
        place = (specimen if is_numbered else "", count.positive, count.total)
        if place not in kept or (not is_sure("nodes", kept[place].clause.text) and is_sure("nodes", count.clause.text)):
            kept[place] = count
    numbered = {(positive, total) for specimen, positive, total in kept if specimen}
    return [count for (specimen, *pair), count in kept.items() if specimen or tuple(pair) not in numbered]


def _of_parts(counts: list[Count], restated: list[Count]) -> Candidate:
    """Return the sum over the lettered parts of a specimen; what is said again elsewhere has to fit."""
    parts = list({(count.specimen, count.positive, count.total): count for count in reversed(counts)}.values())
    positive, total = sum(count.positive for count in parts), sum(count.total for count in parts)
    known = {(count.positive, count.total) for count in parts} | {(positive, total)}
    fits = all(
        (count.positive, count.total) in known or nodes_key(count.positive) == nodes_key(positive) for count in restated
    )
    largest = max(parts, key=lambda count: (count.positive, count.total))
    return _candidate(largest, positive, total, is_doubtful=not fits or any(count.is_doubtful for count in parts))


def _is_whole(count: Count, parts: list[Count]) -> bool:
    others = [each for each in parts if (each.positive, each.total) != (count.positive, count.total)]
    return bool(others) and (
        sum(each.positive for each in others) == count.positive and sum(each.total for each in others) == count.total
    )


def _summed(parts: list[Count]) -> Candidate:
    """Return the sum of specimens that differ; doubtful where they are not named apart and the sum decides."""
    specimens = {count.specimen for count in parts}
    positive, total = sum(count.positive for count in parts), sum(count.total for count in parts)
    largest = max(parts, key=lambda count: (count.positive, count.total))
    are_parts = len(specimens) == len(parts) and all(count.specimen.strip(":") for count in parts)
    is_doubtful = nodes_key(positive) != nodes_key(largest.positive) and not are_parts
    return _candidate(largest, positive, total, is_doubtful=is_doubtful or any(count.is_doubtful for count in parts))


def _candidate(count: Count, positive: int, total: int, *, is_doubtful: bool) -> Candidate:
    detail = f"{positive} of {total}" if total else f"{positive}"
    is_unsure = is_doubtful or count.clause.is_doubtful
    return Candidate("nodes", nodes_key(positive), count.clause, detail, is_unsure, amount=positive)


_APICAL = re.compile(r"\b(?:apical|highest) nodes?\W{1,4}(?:is |was )?(?:negative|free|clear|uninvolved|not involved)")
"""One node that is asked for by itself."""


def _says_free(clause: Clause) -> bool:
    text = _APICAL.sub("", clause.text)
    found = _NEGATIVE.search(text)
    isolated = _ISOLATED.search(text) and not _METASTASIS.search(text) and _NODE.search(text)
    if isolated:
        return True
    if (
        not found
        or _SOME_OF_THEM.search(text)
        or _NOT_COUNTED.search(text)
        or NO_RESULT.search(text[found.start() : found.end() + 20])
    ):
        return False
    return not _is_needle(clause)


def _below_needle_heading(clauses: Sequence[Clause]) -> Clause | None:
    """Return what stands below “Axillary lymph node, fine needle aspiration:”, where it names cancer cells."""
    for heading, below in pairwise(clauses):
        if heading.text.rstrip().endswith(":") and _is_needle(replace(below, text=f"{heading.text} {below.text}")):
            return below
    return None


def _is_needle(clause: Clause) -> bool:
    text = clause.text
    return bool(
        re.search(r"\bnodes?\b|\baxilla", text) and _CORE.search(text) and _POSITIVE_WORD.search(text)
        and not re.search(r"sentinel|\bno (?:evidence|metast|tumou?r)|negative", text)
    )  # fmt: skip
