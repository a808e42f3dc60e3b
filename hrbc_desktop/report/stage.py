"""Stage and course: in words, from T and N (never ticked, since M is not known there), and from “metastatic”."""

import re
from collections.abc import Iterable, Iterator, Sequence

from hrbc_desktop.report.candidates import Candidate
from hrbc_desktop.report.choices import UNFILLED
from hrbc_desktop.report.clauses import Clause
from hrbc_desktop.report.words import with_digits

_STAGE = re.compile(
    r"\b(?:stage|stg)\b[\"']?(?:\s*group(?:ing)?)?(?:\s*\([^()]{0,30}\)(?=\s*:))?[\"']?[\s:=]*(?:is|of|it is|"
    r"ajcc|group|anatomic|prognostic|"
    r"clinical|pathologic(?:al)?|[:(,\"']|\s)*"
    r"(?P<n>iv|iii|ii|i|[1-4])\s?(?P<sub>[abc])?\d?(?![\w/+]|\s*(?:/|\+|of\b|%|cm\b|mm\b|chronic|ckd|"
    r"kidney|renal|hypert|heart|repair|reconstr|ulcer|pressure|breast reconstr))"
)
_BARE_STAGE = re.compile(r"\(\s*(?P<n>iv|iii|ii|i)\s?(?P<sub>[abc])\s*\)")
_OF_ANOTHER_ILLNESS = re.compile(
    r"\becog\b.{0,10}$|\bif\b.{0,12}$|\b(?:ckd|kidney|renal|failure|copd|ulcer|lymph(?:o)?edema|fibrosis|retinopathy|"
    r"hypertension|sarcoidosis|gold)\b(?: disease)?[\s,(]*$"
)
_NEGATED = re.compile(r"\b(?:not|no|without|never|cannot|can't|rule out|exclude|nor)\b[^.;,:]{0,40}$")
_NONE_OF_A_LIST = re.compile(r"\b(?:no|without|negative for|absence of)\b[^.;:]{0,70}$")
_BANDS = {
    **dict.fromkeys(("i", "1", "ii", "2"), "early"),
    **dict.fromkeys(("iii", "3"), "locally_advanced"),
    **dict.fromkeys(("iv", "4"), "metastatic"),
}
_ORGANS = r"(?:bones?|liver|hepatic|lungs?|pulmonary|brain|pleural?|skeletal|distant|visceral)"
_METASTATIC = re.compile(
    rf"\bmetastatic (?:invasive )?(?:ductal |lobular )?(?:breast|mammary) (?:cancer|carcinoma|"
    rf"adenocarcinoma)|"
    rf"\bmetastatic (?:invasive )?(?:ductal |lobular )?(?:adeno)?carcinoma[^.;]{{0,80}}(?:breast|mammary)|"
    rf"\b(?:breast cancer|carcinoma)\b[^.;]{{0,30}}\bwith\b[^.;]{{0,30}}{_ORGANS}[\w ,]{{0,30}}metasta|"
    rf"\b(?:breast|mammary) (?:cancer|(?:adeno)?carcinoma), metastatic\b|"
    rf"\b{_ORGANS} metastas[ei]s\b|\b(?:cancer|carcinoma)\W{{1,3}}(?:now |is )*metastatic to (?:the )?{_ORGANS}\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:bone|liver|lung|brain|pleura\w*|vertebra\w*|iliac)\b.{0,80}\bmetastatic (?:adeno)?carcinoma|"
    rf"\bmetastatic (?:adeno)?carcinoma (?:in|of|to|involving) (?:the )?{_ORGANS}|"
    r"\bmetastas[ei]s (?:of|from) (?:the |an? |her |known )*(?:breast|mammary)"
)
_IN_FLUID = re.compile(
    r"\b(?:pleural|ascit\w+|peritoneal|cerebrospinal|pericardial)\b.{0,80}carcinoma\b.{0,60}\b(?:breast|mammary)"
)
_EXCLUDED = re.compile(r"[^.;,]{0,20}\b(?:was|is|has been|were|are) (?:excluded|ruled out|not \w+)\b")
_PART_OF_NODES = re.compile(r"^[^.;]{0,60}\b(?:axillary|sentinel|lymph) nodes?\b")
"""A cancer that has come to the nodes of the armpit has not spread far."""
_LEFT_OPEN = re.compile(
    r"[^.;,]{0,12}\b(?:(?:is|was|been|be) (?:ruled out|excluded|unlikely)|cannot|can not|or (?:stage )?[iv\d])"
)
"""“Stage IV is ruled out”; “stage IIB or IIIA”."""
_FIELD_OF_SPREAD = re.compile(
    r"^\W*(?:sites? of )?distant metastas[ei]s(?: \([^()]{1,30}\))?\W*(?:$|(?:not|no|none|n/?a|unknown|cannot)\b)"
)
"""A heading of the usual forms: what stands below it tells whether there is any."""
_ASKED_FOR = re.compile(r"\bfor metastatic|\?")
_DENIED_BEHIND = re.compile(
    r"[^.;]{0,12}\b(?:not|none|no|absent|unknown|cannot|n/a|x)\b|[^.;]{0,60}\b(?:ruled out|excluded)\b"
)
_LABELED = re.compile(r"^[\W\d]*(?:diagnos[ei]s|disease|assessment|impression|problem|cancer)\b")
_NODE = re.compile(r"\bnod(?:e|al)|\blymph\b|axill|sentinel")

TNM = re.compile(
    r"(?<![a-z0-9])(?:m(?=p?t))?(?P<prefix>yp|yc|c|p|r|yp?)?\s?t(?:(?<=[pc]t):)?\s?(?P<t>is|x|[0-4](?:mi|[a-d])?)"
    r"\s?(?:\((?P<multi>m|\d|is|[^()]{1,12})\))?[\s,;/]{0,3}"
    r"(?:\([^()]{1,12}\)[\s,;]{0,2})?(?:\s*nod(?:al|e) (?:status|category) \(pn\)\W{1,4})?"
    r"(?:yp|yc|c|p)?\s?n(?:(?<=[pc]n):)?\s?(?P<n>x|[0-3](?:mi|[abc])?)"
    r"(?P<rest>(?:\s?\((?:sn|i[+-]|mol[+-]|mi|f|\d[^()]{0,12})\))*)"
    r"(?:[\s,;]{0,3}(?:yp|c|p)?\s?m(?:(?<=[pc]m):)?\s?(?P<m>x|0(?:\(i\+\))?|1[a-d]?))?"
)
_CATEGORY_ROW = re.compile(
    r"^\W*(?:(?:pathologic(?:al)? |primary tumou?r |regional (?:lymph )?nodes? )*\(?p?[tn]\)?"
    r"(?: category| stage)?\W{1,60})?"
    r"(?:m?p([tn])\s?([0-4]\w{0,2})\b|\bp?([tn])\s?([0-4][a-d]?(?:mi)?)\s*$)"
)
_ELSTON = re.compile(r"\bt\s?[1-3][,/\s]+[pn]\s?[1-3][,/\s]+m\s?[1-3]\b")
_GRADE_NEAR = re.compile(r"\bgrade|nottingham|elston|\bnhg\b|bloom|\bg[1-3]\b|\([^()]{0,3}t\s?[1-3]")
_M1 = re.compile(r"\b[cp]m1[abc]?\b|\bm1\b(?=\s*\()")
_WORDED = re.compile(r"\b(early|locally advanced) (?:stage )?breast (?:cancer|carcinoma)\b")

_EARLIER = re.compile(r"\b(?:mastectomy|lumpectomy|wle|breast cancer|primary|breast)\b")
_LOCAL = re.compile(
    r"\b(?:local(?:ly)?|loco-?regional|chest wall|scar|in-?breast|ipsilateral breast|axillary)"
    r"\s+(?:tumou?r )?recurren\w+|\brecurrent (?:invasive |infiltrating |breast |ductal |"
    r"lobular )*(?:carcinoma|cancer)"
)
_FIRST = re.compile(
    r"\bnewly diagnosed\b|\bnew diagnosis\b|\bfirst diagnosis\b|\bde novo\b|\bfirst presentation\b|"
    r"\bprimary (?:breast )?diagnosis\b"
)
_AWAY = re.compile(
    r"\bdistant recurrence\b(?!\W*(?:at|risk|rate|with|free|is|over|within|in the|\d|\())|"
    r"\bmetastatic (?:recurrence|relapse)\b|\bmetastatic [a-z ]{0,20}carcinoma\b[^.;]{0,40}\brecurrent\b|"
    r"\brecurrent metastatic\b|\brecurrence in (?:the )?(?:bone|"
    r"liver|lung)"
)
_NOT_RECURRENCE = re.compile(
    r"\b(?:likelihood|probability|years|risk|scores?|no (?:evidence|sign)|chance|without|prevent\w*|rate|-?free)\b"
)


def is_grade_in_parts(text: str, words: str) -> bool:
    """Return whether “T3 N2 M1” beside a grade are tubules, nuclei and mitoses."""
    return _ELSTON.search(words) is not None and _GRADE_NEAR.search(text) is not None


def stage_of(t: str, n: str) -> str | None:
    """Return the answer for T and N without distant spread (anatomic, AJCC 7 and 8); None if it cannot be told."""
    if t[:1] not in "01234" or n[:1] not in "0123":
        return None
    is_third = t[0] == "4" or n[0] in "23" or (t[0] == "3" and n[0] == "1")
    return "locally_advanced" if is_third else "early"


def categories_apart(clauses: Iterable[Clause]) -> tuple[str, str, Clause] | None:
    """Return T and N that stand in rows of their own, and the row of T; None where two of one kind differ."""
    told: dict[str, dict[str, Clause]] = {"t": {}, "n": {}}
    for clause in clauses:
        if UNFILLED not in clause.text and (found := _CATEGORY_ROW.match(clause.text)):
            told[found.group(1) or found.group(3)].setdefault(found.group(2) or found.group(4), clause)
    if any(len(values) != 1 for values in told.values()):
        return None
    (size, clause), (nodes, _row) = (next(iter(values.items())) for values in told.values())
    return size, nodes, clause


def _apart(clauses: Iterable[Clause], *, is_after_treatment: bool) -> list[Candidate]:
    """Return the band of T and N that stand in rows of their own."""
    found = categories_apart(clauses)
    if is_after_treatment or found is None:
        return []
    size, nodes, clause = found
    key = stage_of(size, nodes)
    return [Candidate("stage", key, clause, f"T{size} N{nodes}", is_doubtful=True, rank=1)] if key else []


def read_stage(clauses: Sequence[Clause], *, is_after_treatment: bool) -> list[Candidate]:
    """Return what is said of the stage: named stages first, “metastatic” next, T and N last."""
    nodes = {clause.part for clause in clauses if clause.part and _PART_OF_NODES.match(clause.text)}
    found = [
        each
        for clause in clauses
        if UNFILLED not in clause.text and not ("metasta" in clause.text and clause.part in nodes)
        for each in _of_clause(clause, is_after_treatment=is_after_treatment)
    ]
    named = [each for each in found if each.rank == 3]
    metastatic = [each for each in found if each.key == "metastatic"]
    if named and metastatic:
        return [each._replace(rank=3) for each in (*named, *metastatic)]
    if metastatic:
        return [each._replace(rank=3) for each in metastatic]
    told = {each.key for each in found if each.rank == 1}
    if named and told - {each.key for each in named}:
        return [each._replace(is_doubtful=True) for each in named]
    return (
        named
        or [each for each in found if each.rank == 1][:1]
        or _apart(clauses, is_after_treatment=is_after_treatment)
    )


def _of_clause(clause: Clause, *, is_after_treatment: bool) -> Iterator[Candidate]:
    text = clause.text
    if not clause.words.isdisjoint(("stage", "stg")):
        yield from _named(with_digits(text), clause)
    if "metasta" in text:
        yield from _spread(text, clause)
    elif _IN_FLUID.search(text) and not _is_negated(text, text.find("carcinoma")):
        yield Candidate("stage", "metastatic", clause, "in fluid", is_doubtful=True, rank=2)
    worded = _WORDED.search(text)
    if worded and not _is_negated(text, worded.start()):
        key = "early" if worded.group(1) == "early" else "locally_advanced"
        yield Candidate("stage", key, clause, worded.group(), is_doubtful=True, rank=1)
    if not is_after_treatment:
        yield from _from_categories(text, clause)


def _spread(text: str, clause: Clause) -> Iterator[Candidate]:
    """Yield “metastatic”; ticked only where a diagnosis is headed as one, and it is more than a place."""
    if _FIELD_OF_SPREAD.match(text):
        return
    found = _METASTATIC.search(text)
    if found and not _is_negated(text, found.start()) and not _NONE_OF_A_LIST.search(text[: found.start()]):
        is_site = found.group().endswith(("metastasis", "metastases")) and "with" not in found.group()
        is_said = bool(_LABELED.match(text)) and not is_site and not _ASKED_FOR.search(text)
        if not _DENIED_BEHIND.match(text[found.end() :]) and not (_NODE.search(text) and "breast cancer" not in text):
            yield Candidate("stage", "metastatic", clause, "metastatic", not is_said, 2)
    elif _ELSEWHERE.search(text) and not _NODE.search(text) and not _is_negated(text, text.find("metasta")):
        yield Candidate("stage", "metastatic", clause, "metastatic", is_doubtful=True, rank=2)


def _from_categories(text: str, clause: Clause) -> Iterator[Candidate]:
    """Yield the band that T, N and M give; never certain."""
    if (spread := _M1.search(text)) and not is_grade_in_parts(text, text):
        yield Candidate("stage", "metastatic", clause, spread.group(), is_doubtful=True, rank=1)
    for tnm in TNM.finditer(text):
        if is_grade_in_parts(text, text[tnm.start() : tnm.end() + 6]) or (tnm.group("prefix") or "").startswith("y"):
            continue
        key = "metastatic" if (tnm.group("m") or "").startswith("1") else stage_of(tnm.group("t"), tnm.group("n"))
        if key:
            said = clause.as_written(*tnm.span()).strip()
            yield Candidate("stage", key, clause, said, is_doubtful=True, rank=1)


def _named(text: str, clause: Clause) -> Iterator[Candidate]:
    for pattern in (_STAGE, _BARE_STAGE):
        for found in pattern.finditer(text):
            if _is_negated(text, found.start()) or _OF_ANOTHER_ILLNESS.search(
                text[max(found.start() - 25, 0) : found.start()]
            ):
                continue
            if _LEFT_OPEN.match(text[found.end() :]):
                continue
            if found.group("n") in "1234" and re.match(r"\s*[,/]?\s*2\b", text[found.end() :]):
                continue
            said = f"stage {found.group('n').upper()}{(found.group('sub') or '').upper()}"
            yield Candidate("stage", _BANDS[found.group("n")], clause, said, rank=3)


def _is_negated(text: str, at: int) -> bool:
    return _NEGATED.search(text[:at]) is not None


def came_back_elsewhere(stages: Sequence[Candidate], whole: Sequence[Clause]) -> list[Candidate]:
    """Return “came back elsewhere” where a metastatic cancer and an earlier operation for breast cancer are told of."""
    spread = next((each for each in stages if each.key == "metastatic"), None)
    earlier = any(clause.is_old and _EARLIER.search(clause.text) and not clause.is_of_a_relative for clause in whole)
    return [spread._replace(field="course", key="back_elsewhere", is_doubtful=True)] if spread and earlier else []


def read_course(clauses: Sequence[Clause]) -> list[Candidate]:
    """Return whether it is the first cancer or one that came back; never certain enough to be ticked."""
    found: list[Candidate] = []
    for clause in clauses:
        text = clause.text
        if not ("recur" in text or "relapse" in text or "diagnos" in text or "de novo" in text or "first pres" in text):
            continue
        for key, pattern in (("back_elsewhere", _AWAY), ("back_nearby", _LOCAL), ("first", _FIRST)):
            match = pattern.search(text)
            if (
                match
                and not _NOT_RECURRENCE.search(text[max(match.start() - 30, 0) : match.end() + 12])
                and not _is_negated(text, match.start())
                and not _EXCLUDED.match(text[match.end() :])
            ):
                found.append(Candidate("course", key, clause, match.group(), is_doubtful=True))
                break
    return found
