"""Facts that no question asks for, to be said in plain words: side, type, margins, vessels, TNM, date and others."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from hrbc_desktop.report.candidates import shown
from hrbc_desktop.report.clauses import Clause
from hrbc_desktop.report.found import ShownFact
from hrbc_desktop.report.genes import GeneFinding
from hrbc_desktop.report.stage import TNM, categories_apart, is_grade_in_parts
from hrbc_desktop.report.words import word_set

_DATE = re.compile(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:19|20)?\d{2}\b|"
    r"\b\d{1,2}(?:st|nd|rd|th)?[-\s.]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\.?[-\s,]*(?:19|20)\d{2}\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s-]+\d{1,2}(?:st|nd|rd|th)?,?[\s-]+(?:19|"
    r"20)\d{2}\b"
)
_DATED = re.compile(
    r"\b(?:addendum|amended|supplementary report|reported|report|rep(?:'?d)?|resulted|result|auth(?:ori[sz]ed|'?d)?|"
    r"validated|verified|released|befund|finali[sz]ed|signed|sign-?out|exit|"
    r"final|clinic|seen|edited|typed|dictated|prepared|issued|date)\b"
)
_REPORT_DATE = re.compile(r"\breport(?:ed|ing)?\s+date\W*$")
_OF_SAMPLE = re.compile(
    r"\b(?:procedure|coll|collect\w*|rec(?:'?d|eived|eipt)?|taken|registered|entnahme|eingang|entry|operation|"
    r"surgery|service|encounter)\b"
    r"\W*(?:date\W*)?(?:on\W*)?$"
)
"""When the sample was taken or came in, which is not when the report was made."""
_TO_COME = re.compile(r"\b(?:appt|appointment|next visit|follow-?up|return(?: visit)?|due)\b\W*(?:date\W*)?(?:on\W*)?$")
"""A visit that is still to come."""
_BORN = re.compile(r"(?:^|[\s,])\*\s?$|\b(?:dob|d\.o\.b|born|birth)\W*$|\b(?:dob|d\.o\.b|born|birth)\b[^0-9]{0,12}$")

_OTHER_ORGAN = r"(?:liver|lungs?|lobe|kidney|ovary|iliac|femur|hip|humerus|rib|pleura\w*|temporal|frontal|parietal)"
_OF_ANOTHER_ORGAN = re.compile(
    rf"\b{_OTHER_ORGAN}\W+(?:left|right)\b|\b(?:left|right)\W+(?:(?:upper|lower|middle)\W+)?{_OTHER_ORGAN}\b"
)
_LEFT_RIGHT = re.compile(
    r"\b(left|right)\b|(?<![a-z])([lr])(?=\s+(?:breast|mastectomy|wle|axilla|lumpectomy|idc|ilc|"
    r"\d{1,2} o'clock))"
)
_SIDE_ROW = re.compile(r"^\W*(?:specimen )?(?:laterality|side)\W+(left|right|l|r)\b(?!\s*/)")
_TYPES = (
    (
        "mixed ductal and lobular",
        re.compile(r"\bmixed\b[^.;]{0,30}\b(?:ductal|nst)\b[^.;]{0,20}\blobular\b|\bductal and lobular features"),
    ),
    ("lobular", re.compile(r"\blobular\b(?! carcinoma in[ -]situ)|\bilc\b")),
    ("mucinous", re.compile(r"\bmucinous\b|\bcolloid carcinoma")),
    ("tubular", re.compile(r"\btubular carcinoma")),
    ("papillary", re.compile(r"\bpapillary carcinoma")),
    ("medullary", re.compile(r"\bmedullary\b")),
    ("metaplastic", re.compile(r"\bmetaplastic\b")),
    (
        "ductal (no special type)",
        re.compile(
            r"\bductal\b(?! carcinoma in[ -]situ)|\bno special type\b|\bnst\b|\bidc\b|"
            r"\b(?:invasive|infiltrating|duct)\b[^.;]{0,30}\bnos\b"
        ),
    ),
)
_FEATURES = re.compile(
    r"\bwith (?:focal |some |partial |minor |foci of )*(?!mixed)\w+(?:ous|lar|ary|stic|ine) features\b"
)
"""What a part of the cancer looks like, which is not its type: “ductal carcinoma with focal mucinous features”."""
_TYPE_CONTEXT = re.compile(
    r"\binvasive|\binfiltrating|\bcarcinoma|\bcancer\b|\bhistolog\w+ type|\btype\b|\btumou?r\b|"
    r"\bidc\b|\bilc\b|\bgrade\b"
)
_IN_SITU_ONLY = re.compile(r"\b(?:ductal|lobular) carcinoma in[ -]situ|\bdcis\b|\blcis\b|\bintraductal\b")
_ABSENT = r"(?:not (?:identified|seen|found|present|detected)|absent|absence|none|neg(?:ative|\b)|no\b|nil|free)"
_LVI = re.compile(
    r"\b(?:lympho?-?\s?vascular|lymphatic(?: and ?/? ?or vascular| vessel| or vascular)?|vascular|"
    r"angiolymphatic|lymphangio-?|lymphovascular space)[\w /-]{0,24}(?:invasion|involvement|permeation|emboli)|"
    r"\blv(?:s)?i\b|(?<![-\w])l[01]\b"
)
_MARGIN = re.compile(
    r"\bmargins?\b|\bexcision\W+complete|\bresection edges?\b|\br0\b|\bclear\W{1,3}(?:nearest|closest)\b|"
    r"\brim of (?:healthy|normal)\b|\bhealthy (?:limits|edges)\b|\blimits (?:are )?healthy\b"
)
_CLEAR = re.compile(r"\b(?:neg(?:ative)?|healthy|clear|free|uninvolved|complete(?:ly)?|not involved|tumou?r-free|r0)\b")
_INVOLVED = re.compile(r"(?<!not )(?<!un)\b(?:positive|involved|present at|transected|on ink)\b")
_EXTRANODAL = re.compile(
    r"\b(?:(?:extra-?|peri)nodal (?:extension|spread|growth)?|extra-?capsular (?:extension|spread|invasion)?|"
    r"\bene\b|(?:rupture of the capsule|capsular rupture)\b)"
)
_FOCI = re.compile(
    r"\bmultifocal\b|\bmulticentric\b|\b(?:multiple|several|two|three|four|[2-9]) (?:invasive |"
    r"separate )*foci\b|\bsingle focus\b|\bunifocal\b|\bfocality\b|\bdisease extent\b|\btumou?r is (?:unique|single)\b"
)
_IN_SITU = re.compile(r"\bdcis\b|\bductal carcinoma in[ -]situ\b|\bintraductal (?:component|carcinoma)\b")
_RCB = re.compile(
    r"\brcb\b\W{0,4}(?:class\W{0,3})?(iii|ii|i|[0-3])\b(?![.,]\d)|"
    r"\bresidual cancer burden\b[^.\d]{0,30}?\b(iii|ii|i|[0-3])\b(?![.,]\d)"
)
_SITE = re.compile(
    r"\b(liver|bones?|lungs?|brain|vertebra\w*|iliac|pleura\w*|skin|ovar\w+|peritone\w+|spine|sacrum|"
    r"femur|chest wall)\b"
)


def describe(
    clauses: Sequence[Clause], genes: Sequence[GeneFinding], *, are_two_tumors: bool = False
) -> Iterator[ShownFact]:
    """Yield each fact once, from the first clause that says it; of two tumors all that is said of either."""
    told: dict[str, dict[str, ShownFact]] = {}
    for clause in _with_value_below(clauses):
        for field, hints, read in _READERS:
            is_asked = are_two_tumors or field not in told
            if is_asked and not clause.words.isdisjoint(hints) and (value := read(clause)):
                told.setdefault(field, {}).setdefault(value, shown(field, value, clause))
    yield from (fact for values in told.values() for fact in values.values())
    if "tnm" not in told:
        yield from _tnm_apart(clauses)
    yield from _genes(genes)


_ONLY_NODES = re.compile(r"(?<![a-z])y?pn[0-3](?:mi|[abc])?\b")


def _tnm_apart(clauses: Sequence[Clause]) -> Iterator[ShownFact]:
    """Yield T and N of rows of their own, or N alone, as after an operation of the nodes only."""
    if apart := categories_apart(clauses):
        size, nodes, clause = apart
        yield shown("tnm", f"pT{size} pN{nodes}", clause)
    elif alone := next((clause for clause in clauses if _ONLY_NODES.search(clause.text)), None):
        found = _ONLY_NODES.search(alone.text)
        yield shown("tnm", alone.as_written(*found.span()) if found else "", alone)


_ANOTHER_ROW = re.compile(r":|\s{3}")


def _with_value_below(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses; a label that ends its line (“MARGINS:”) with what stands below it."""
    for clause, below in zip_longest(clauses, clauses[1:]):
        is_label = below and clause.text.rstrip().endswith(":") and below.logical == clause.logical + 1
        if below and is_label and not _ANOTHER_ROW.search(below.text.strip()):
            yield replace(
                clause,
                text=f"{clause.text.rstrip()} {below.text.lstrip()}",
                written=f"{clause.written.rstrip()} {below.written.lstrip()}",
                words=clause.words | below.words,
                last_line=below.last_line,
            )
        else:
            yield clause


def report_date(clauses: Iterable[Clause]) -> ShownFact | None:
    """Return the date of the report as it is written: that of an addendum, else of reporting, else the first one."""
    best: tuple[int, ShownFact] | None = None
    for clause in clauses:
        if len(clause.text) > 2000:
            continue
        for found in _DATE.finditer(clause.text):
            before = clause.text[max(found.start() - 30, 0) : found.start()]
            if _BORN.search(before) or _TO_COME.search(before):
                continue
            rank = _rank_of_date(before)
            if best is None or rank > best[0]:
                best = rank, shown("date", clause.as_written(*found.span()), clause)
    return best[1] if best else None


def _rank_of_date(before: str) -> int:
    label = _DATED.findall(before)
    if not label or _OF_SAMPLE.search(before):
        return 1
    if label[-1] in ("addendum", "amended", "supplementary report"):
        return 4
    return 2 if label[-1] == "date" and not _REPORT_DATE.search(before) else 3


def _laterality(clause: Clause) -> str:
    if row := _SIDE_ROW.match(clause.text):
        return {"l": "left", "r": "right"}.get(row.group(1), row.group(1))
    if not re.search(
        r"breast|mastectomy|lumpectomy|mammoplasty|wle|axill|tumou?r|carcinoma|cancer|side|lateral|specimen|excision|"
        r"site|idc",
        clause.text,
    ):
        return ""
    text = _OF_ANOTHER_ORGAN.sub("", clause.text)
    sides = {first or {"l": "left", "r": "right"}[second] for first, second in _LEFT_RIGHT.findall(text)}
    return sides.pop() if len(sides) == 1 else ""


def _type(clause: Clause) -> str:
    text = _IN_SITU_ONLY.sub("", clause.text)
    if not _TYPE_CONTEXT.search(text):
        return ""
    return _type_named_in(_FEATURES.sub("", text)) or _type_named_in(text)


def _type_named_in(text: str) -> str:
    return next((name for name, pattern in _TYPES if pattern.search(text)), "")


def _presence(found: re.Match[str] | None, text: str) -> str:
    if not found:
        return ""
    if re.search(
        rf"\b{_ABSENT}\s*(?:\w+\s)?$|\b(?:no|without)\b[^.;,]{{0,20}}$",
        text[max(found.start() - 25, 0) : found.start()],
    ):
        return "not found"
    after = " ".join(text[found.end() : found.end() + 90].split())[:45]
    if re.match(r"[^.;,]{0,25}(?:not assess|indeterminate|cannot|suspicious)", after):
        return "not clear"
    if re.match(rf"[^.;]{{0,14}}{_ABSENT}", after) or found.group() == "l0":
        return "not found"
    is_told = re.match(r"[^.;]{0,14}(?:present|seen|identified|yes|positive|found|extensive|focal|\+)", after)
    return "present" if is_told or found.group() == "l1" or re.search(r"\bwith\W*$", text[: found.start()]) else ""


def _lvi(clause: Clause) -> str:
    return _presence(_LVI.search(clause.text), clause.text)


def _margins(clause: Clause) -> str:
    if not _MARGIN.search(clause.text):
        return ""
    if _CLEAR.search(clause.text):
        return "clear"
    if _INVOLVED.search(clause.text):
        return "not clear"
    return "clear" if _DISTANCE.search(clause.text) else ""


_DISTANCE = re.compile(r"margins?(?:\W{1,40}|\W{1,3}(?:[a-z]+ ){1,4})(?=[\d.,]*[1-9])\d[\d.,]*")
"""How far away from an edge the cancer ends."""


def _extranodal(clause: Clause) -> str:
    return _presence(_EXTRANODAL.search(clause.text), clause.text)


def _focality(clause: Clause) -> str:
    found = _FOCI.search(clause.text)
    if not found:
        return ""
    return (
        "one focus"
        if re.search(r"single|unifocal|unique", clause.text)
        else "several foci"
        if re.search(r"multi|foci", clause.text)
        else ""
    )


def _tnm(clause: Clause) -> str:
    found = TNM.search(clause.text)
    if not found or is_grade_in_parts(clause.text, clause.text[found.start() : found.end() + 6]):
        return ""
    return clause.as_written(*found.span()).strip(" ,;")


def _in_situ(clause: Clause) -> str:
    found = _IN_SITU.search(clause.text)
    if not found:
        return ""
    near = clause.text[max(found.start() - 20, 0) : found.end() + 40]
    return "not found" if re.search(rf"\bno\b[^.,;]{{0,15}}$|{_ABSENT}", near.replace("no special", "")) else "present"


def _rcb(clause: Clause) -> str:
    found = _RCB.search(clause.text)
    return next((group for group in found.groups() if group), "").upper() if found else ""


def _site(clause: Clause) -> str:
    is_sampled = re.search(r"\bbiopsy\b", clause.text) and not re.search(r"\bbreast|\bnode", clause.text)
    if "metasta" not in clause.text and not is_sampled:
        return ""
    found = _SITE.search(clause.text)
    is_negated = re.search(r"\bno\b|\bwithout\b", clause.text) is not None
    return found.group(1) if found and not is_negated else ""


def _nodes(clause: Clause) -> str:
    if found := re.search(
        r"\bmicro-?met(?:astas[ei]s)?\b(?!\W{1,8}0(?![\d.,]))|"
        r"\bisolated tumou?r cells\b(?!\W{1,8}0(?![\d.,]))|"
        r"\bn[01]\s?\(i\+\)|\bn1mi\b",
        clause.text,
    ):
        return "" if _presence(found, clause.text) == "not found" else found.group()
    return ""


def _stage(clause: Clause) -> str:
    found = re.search(r"\bstage\W{1,3}(?:group\W{1,3})?(?:iv|i{1,3}|[1-4])[abc]?\b", clause.text)
    is_denied = found is not None and re.search(r"\b(?:not|no|never)\b[^.;,:]{0,20}$", clause.text[: found.start()])
    return clause.as_written(*found.span()) if found and not is_denied else ""


def _genes(genes: Sequence[GeneFinding]) -> Iterator[ShownFact]:
    told: set[str] = set()
    order = ("found", "uncertain", "not_found", "not_tested")
    for finding in sorted(genes, key=lambda each: order.index(each.result)):
        field = finding.gene if finding.gene == "palb2" else "other_gene" if finding.gene == "other" else ""
        if field and field not in told:
            told.add(field)
            yield shown(field, finding.result, finding.clause)


_TN = frozenset(
    f"{prefix}t{size}" for prefix in ("", "p", "c", "yp", "yc") for size in ("is", "x", "0", "1", "2", "3", "4")
)
_WITH_LETTER = _TN | frozenset(f"{each}{letter}" for each in _TN for letter in ("a", "b", "c", "d", "mi"))
_TNM_WORDS = (
    _WITH_LETTER
    | frozenset(
        f"{each}n{nodes}" for each in _WITH_LETTER for nodes in ("x", "0", "1", "1mi", "1a", "2", "2a", "3", "3a")
    )
    | {"pt", "ct"}
)
_READERS: tuple[tuple[str, frozenset[str], Callable[[Clause], str]], ...] = (
    ("laterality", word_set("left right l r"), _laterality),
    (
        "histologic_type",
        word_set("lobular ilc mucinous colloid tubular papillary medullary metaplastic ductal special nst nos idc"),
        _type,
    ),
    ("focality", word_set("multifocal multicentric foci focus unifocal focality extent unique single"), _focality),
    (
        "lvi",
        word_set(
            "lvi lvsi l0 l1 vascular lymphovascular lymphatic angiolymphatic lympho lymphangioinvasion lymphangio"
        ),
        _lvi,
    ),
    ("margins", word_set("margin margins excision resection r0 nearest closest healthy"), _margins),
    ("extranodal", word_set("extranodal perinodal extracapsular extra ene rupture"), _extranodal),
    (
        "node_detail",
        word_set("micromet micrometastasis micrometastases micro isolated n0 n1 n1mi pn0 pn1mi pn1"),
        _nodes,
    ),
    ("stage_detail", word_set("stage"), _stage),
    ("tnm", _TNM_WORDS, _tnm),
    ("dcis", word_set("dcis situ intraductal"), _in_situ),
    ("rcb", word_set("rcb residual"), _rcb),
    (
        "metastasis_site",
        word_set(
            "liver bone bones lung lungs brain vertebra vertebral iliac pleura pleural skin ovary "
            "ovarian peritoneal peritoneum spine sacrum femur chest"
        ),
        _site,
    ),
)
