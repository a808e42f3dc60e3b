"""What must be seen before anything is added: another person or organ, no cancer, two tumors, a correction."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hrbc_desktop.report.candidates import sentence
from hrbc_desktop.report.clauses import Clause, Pages
from hrbc_desktop.report.found import Alert, AlertKind
from hrbc_desktop.report.organs import names_another_organ
from hrbc_desktop.report.words import word_set

_CANCER = re.compile(
    r"\b(?:carcinoma(?! in[ -]situ)|adenocarcinoma|cancer|malignan\w+|metasta\w+|invasive|idc|ilc|"
    r"b5[ab]?|dcis)\b"
)
_SURELY_INVASIVE = re.compile(
    r"\b(?:invasive|infiltrating|idc|ilc|metastatic|nst)\b|\bpt[1-4]|\bcarcinoma\b(?!\s*in[ -]situ)"
)
_IN_SITU = re.compile(r"\b(?:dcis|ductal carcinoma in[ -]situ|ptis|dcis score)\b")
_BESIDE_IT = re.compile(
    r"\bdcis\b[^.;]{0,15}\b(?:next to|beside|around|adjacent to|alongside|near)\b|"
    r"\b(?:surrounding|adjacent|associated|accompanying)\b[^.;]{0,20}\bdcis\b"
)
_NEGATED = re.compile(
    r"\b(?:no|not|without|negative for|absence of|free of|nor|exclude[sd]?|rule out|r/o)"
    r"\b(?:(?:[\s:]+(?!but\b)[\w/-]+){0,7}|(?:[\s:,]+(?!but\b)[\w/-]+){0,7}\s+(?:or|nor)(?:\s+[\w-]+)?)\s*$"
)
_BENIGN = re.compile(
    r"\b(?:(?<!likely )benign(?!\W*(?:polymorphism|variant))|"
    r"fibroadenoma|no evidence of malignancy|no malignan\w+|negative for malignan\w+|"
    r"no residual (?:tumou?r|carcinoma)|negative for carcinoma|no (?:[\w-]+,? ){1,6}carcinoma (?:is |was )?"
    r"(?:identified|seen|present|found)|complex sclerosing lesion|radial scar|columnar cell change|"
    r"fibrocystic|papilloma|sclerosing adenosis|fat necrosis|usual ductal hyperplasia|(?<!block )(?<!slide )b2|"
    r"atypical \w+ hyperplasia|lcis|lobular carcinoma in[ -]situ|no tumou?r seen|no carcinoma)\b"
)
_TISSUE = re.compile(r"\b(?:breast|biops\w+|excision|core|tissue|histolog\w+|mammary)\b")
_NO_CANCER = re.compile(
    r"\bno (?:[\w-]+,? ){0,6}(?:carcinoma|malignan\w+|cancer)|"
    r"\bnegative for (?:[\w-]+ (?:and|or) )?(?:carcinoma|malignan)"
)
_OTHER_THAN_BREAST_TISSUE = re.compile(
    r"\bnod(?:es?|al)\b|\bsentinel\b|\baxilla|\bmargins?\b|\bpolymorphism|\bvariants?\b|\bbrca|\bmutation"
)
"""Nodes, margins and genes can be free of cancer where the breast is not."""
_MARKERS = word_set("er pr her2 estrogen oestrogen progesterone ki67")
"""Of a sample in which there is no cancer, nobody measures them."""
_CORRECTED = re.compile(
    r"\bcorrected (?:addendum|supplement)|\bbelong(?:s|ed|ing)? to (?:another|a different) (?:case|patient|person)\b|"
    r"\b(?:amended|corrected|revised)\b\s*(?:pathology |final |nodal |nod(?:e|es) |her-?2 |er |pr |tumou?r )?"
    r"(?:report|diagnosis|result|status|stage|grade|count|score|size)|"
    r"\bamendment\b|\bcorrection\b|\bcorrected from\b|\b(?:result|report|diagnosis|score)\b[^.;]{0,40}\bwithdrawn\b|"
    r"\b(?:issued|read|reported) in error\b|\bsupersedes\b|\b(?:this|which) replaces\b|"
    r"\breplaces the\b|\bshould (?:have )?read\b|\berroneous\w*|"
    r"\bpreviously reported as\b|\b(?:result|grade|score|status|diagnosis|size|report|value|er|pr|her2)\b[^.;]{0,40}"
    r"\b(?:revised|changed|upgraded|downgraded|amended)\s+(?:to|from)\b"
)
_GRADED_AT_SURGERY = re.compile(
    r"\b(?:specimen|surgery|excision|lumpectomy|mastectomy)\b[^.;]{0,40}\b(?:up|down)graded\b"
)
"""Graded otherwise than the biopsy was, which corrects nothing."""
_OTHER_CANCER = re.compile(
    r"\b(?:carcinoma|cancer|melanoma|lymphoma|myeloma|leuk(?:a)?emia|mesothelioma|glio\w+|\w*sarcoma|adenocarcinoma|"
    r"malignan\w+)\b|"
    r"\b(?:ttf-?\s?1|napsin(?: a)?|pax-?\s?8|cdx-?\s?2)\b(?:(?!neg|not)[^.;,]){0,30}\bpositive\b|"
    r"\bneuroendocrine (?:tumou?r|neoplasm)|\bcarcinoid\b|\bof (?!mammary|breast)\w+ origin\b|"
    r"\b(?:consistent|compatible|in keeping) with (?:an? )?\w+ (?:primary|origin)\b"
)
_FOLLOWED_BY_NONE = re.compile(
    r"^(?:(?!invasi)[\w ,:;=-]){0,25}\b(?:not (?:identified|seen|found|present)|absent|excluded)\b"
    r"|^[^.;]{0,30}\b(?:is|was) (?:considered|suspected|suggested)\b[^.;]{0,60}\b(?:excluded|ruled out|not confirmed)\b"
)


_NO_INVASION = re.compile(r"(?:micro)?invasive carcinoma is not|carcinoma in[ -]situ")
_INVASIVE_NODE = re.compile(r"\bnodes?\b")
_GRADED = re.compile(r"\b(?:invasive|infiltrating)\b[^.]*\b(?:grade\s?[1-3]|g[1-3])\b")
_SIDES = re.compile(r"\b(left|right)\b")
_OF_BREAST = re.compile(r"breast|mastectomy|lumpectomy|wle|carcinoma|cancer|\bidc\b|\bilc\b|ductal|lobular")
_TWO_TUMORS = re.compile(
    r"\btwo (?:\w+ ){0,2}(?:tumou?rs|cancers|carcinomas|primaries|malignancies)\b(?! markers)|"
    r"\bsecond (?:\w+ ){0,2}(?:primary|cancer|carcinoma)\b"
)
_WITH_BARE_EYE = re.compile(r"\b(?:gr[ae]y|white|tan|pale|firm|gritty|slicing|cut surface|specimen weigh\w+)\b")
_ONE_IN_EACH = re.compile(
    r"\b(?:carcinoma|cancer|idc|ilc)\b[^.;]{0,40}\b(left|right) breast\b.{0,120}?\b(?:carcinoma|cancer|idc|ilc)\b"
    r"[^.;]{0,40}\b(?!\1)(?:left|right) breast\b"
)
_BILATERAL = re.compile(r"\bbilateral (?:invasive |breast |synchronous )*(?:cancers?|carcinomas?)")


def alert(kind: AlertKind, clause: Clause) -> Alert:
    """Return an alert with the words that it comes from."""
    return Alert(kind=kind, line=clause.line, last_line=clause.last_line, sentence=sentence(clause))


def says(pattern: re.Pattern[str], clauses: Iterable[Clause]) -> Clause | None:
    """Return the first clause that says it, and does not deny it."""
    for clause in clauses:
        for found in pattern.finditer(clause.text):
            before, after = clause.text[: found.start()], clause.text[found.end() :]
            if not _NEGATED.search(before[-80:]) and not _FOLLOWED_BY_NONE.match(after):
                return clause
    return None


def corrected(pages: Pages) -> Clause | None:
    """Return the clause that says that something in the report was changed."""
    return next(
        (
            clause
            for clause in pages.clauses
            if not clause.is_of_another_person
            and _CORRECTED.search(clause.text)
            and _CORRECTED.search(_GRADED_AT_SURGERY.sub("", clause.text))
        ),
        None,
    )


def another_organ(pages: Pages) -> Clause | None:
    """Return where the report speaks of a cancer of another organ."""
    told = (clause for clause in pages.clauses if clause.is_of_another_organ)
    return says(
        _OTHER_CANCER,
        (
            clause
            for clause in told
            if not (clause.is_old or clause.is_of_a_relative or clause.is_general or clause.is_doubtful)
        ),
    )


def in_situ_alone(own: Sequence[Clause]) -> Clause | None:
    """Return where DCIS is named when no invasive cancer is."""
    in_situ = says(_IN_SITU, own)
    if in_situ is None or says(_BESIDE_IT, own) or says(_SURELY_INVASIVE, (_without_in_situ(clause) for clause in own)):
        return None
    return in_situ


def _without_in_situ(clause: Clause) -> Clause:
    return replace(clause, text=_NO_INVASION.sub("", clause.text))


def benign(own: Sequence[Clause]) -> Clause | None:
    """Return where the report says that there is no cancer."""
    found = next(
        (
            clause
            for clause in own
            if _BENIGN.search(clause.text)
            and not names_another_organ(clause.text)
            and not _OTHER_THAN_BREAST_TISSUE.search(clause.text)
        ),
        None,
    )
    if found and not any(_TISSUE.search(clause.text) for clause in own):
        return None
    has_markers = any(not clause.words.isdisjoint(_MARKERS) for clause in own)
    says_none = any(_NO_CANCER.search(clause.text) for clause in own)
    return found if found and (says_none or not has_markers) and says(_CANCER, own) is None else None


_MASS = re.compile(r"^\W*(?:mass|lesion|tumou?r|nodule|focus|cancer)\s+(?:at|in|on|of)\b[^.;]{1,50}?[:,]")
_GRADE_OR_TYPE = re.compile(r"\b(?:grade\s?[1-3]|g[1-3]|ductal|lobular|mucinous|tubular|papillary|nst|idc|ilc)\b")


def _another_mass(own: Sequence[Clause]) -> Clause | None:
    """Return where a second place in the breast is told of, with another grade or type than the first."""
    told: list[set[str]] = []
    for clause in own:
        if _MASS.match(clause.text) and says(_SURELY_INVASIVE, [_without_in_situ(clause)]):
            told.append(set(_GRADE_OR_TYPE.findall(clause.text)))
            if told[-1] != told[0]:
                return clause
    return None


_LARGER = re.compile(r"\b(?:larger|bigger) (?:tumou?r|cancer|carcinoma|mass|lesion|one)\b")
_SMALLER = re.compile(r"\bsmaller (?:tumou?r|cancer|carcinoma|mass|lesion|one)\b")


def _larger_and_smaller(own: Sequence[Clause]) -> Clause | None:
    """Return where a smaller tumor is told of that has another grade or type than the larger one."""
    larger: set[str] = set()
    for clause in own:
        told = set(_GRADE_OR_TYPE.findall(clause.text))
        if _LARGER.search(clause.text):
            larger = told
        elif larger and told - larger and _SMALLER.search(clause.text):
            return clause
    return None


def tumors_of_both_sides(own: Sequence[Clause]) -> Clause | None:
    """Return the second clause that names an invasive cancer, on the other side than the first."""
    under_microscope = (each for each in own if not (each.is_doubtful or _WITH_BARE_EYE.search(each.text)))
    if both := says(_BILATERAL, own) or says(_TWO_TUMORS, under_microscope):
        return both
    if (
        another := _another_mass(own)
        or _larger_and_smaller(own)
        or says(_ONE_IN_EACH, (each for each in own if not each.is_doubtful))
    ):
        return another
    first = ""
    for clause in own:
        is_about_nodes = _INVASIVE_NODE.search(clause.text) is not None and not _GRADED.search(clause.text)
        if clause.is_doubtful or is_about_nodes or not says(_SURELY_INVASIVE, [_without_in_situ(clause)]):
            continue
        sides = set(_SIDES.findall(clause.text)) or {clause.side} - {""}
        if len(sides) != 1 or not _OF_BREAST.search(clause.text):
            continue
        side = sides.pop()
        if first and side != first:
            return clause
        first = first or side
    return None
