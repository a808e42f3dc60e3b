"""What is said of another organ, or of the cancer of one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hrbc_desktop.report.clauses import Clause, Section
from hrbc_desktop.report.sections import OTHER_SPECIMEN, PART

_SCAN = re.compile(r"\b(?:ct|mri|pet|scan|scintigra\w+|imaging|x-?ray|dexa|density|ultrasound|isotope)\b(?![ -]guided)")
"""What was seen in pictures of another organ is no specimen of it."""
_SCAN_FIRST = re.compile(r"^\W*(?:pet\b|ct\b|mri\b|bone scan)")
_OTHER_ORGAN = re.compile(
    r"\b(?:uter(?:us|ine)|endometri\w+|myometri\w+|cervi(?:x|cal)|ovar(?:y|ies|ian)|fallopian|colon|colonic|sigmoid|"
    r"rect(?:um|al)|c(?:a)?ecum|thyroid|stomach|gastric|prostat\w+|kidneys?|renal|"
    r"(?:urinary )?bladder|pancrea\w*|lungs?|"
    r"liver|hepatic|brain|bones?|iliac|vertebra\w*|(?:o)?esophag\w+|parotid|appendix|gallbladder|skin of|melanoma|"
    r"lymphoma|spleen|bowel|ileum|jejunum|duodenum|larynx|tongue|tonsil|testis|adrenal|pleura\w*|spine|sacrum|femur|"
    r"rib)\b"
)
_NOT_BREAST = re.compile(
    r"\bnot (?:an? metastasis )?(?:of |a |from )?(?:the |her |a )?breast\b|"
    r"\bbreast (?:origin|primary) (?:is )?(?:excluded|unlikely)"
)
_OTHER_KIND = re.compile(
    r"\bmalignant phyllodes|\bphyllodes[^.;]{0,20}malignant|\b\w*sarcoma\b|\bbasal cell carcinoma|"
    r"\bmyeloma\b|\bleuk(?:a)?emia\b|\bmesothelioma\b|\bglio\w+\b|\bcutaneous squamous|\bmelanoma\b"
    r"|\blymphoma\b|\bendometrioid\b|"
    r"\b(?:lung|colorectal|colonic|ovarian|gastric|pancreatic|thyroid|renal|endometrial|pulmonary)"
    r" (?:primary|origin)\b|\b(?:ttf-?\s?1|napsin(?: a)?|pax-?\s?8|cdx-?\s?2|wt-?\s?1)\b(?:(?!neg|not)[^.;,]){0,30}"
    r"\bpositive\b|"
    r"\bneuroendocrine (?:tumou?r|neoplasm)|\bcarcinoid\b|\bhepatocellular\b|\bcholangio\w+|\burothelial\b|"
    r"\b(?:(?<!metastatic )carcinoma|adenocarcinoma|cancer) of (?:the )?(?:lung|colon|rectum|thyroid|endometrium|ovary|"
    r"prostate|kidney|pancreas|stomach|bladder|cervix)\b(?![^.;]{0,60}\bbreast)|"
    r"\bpapillary thyroid|\b(?:colorectal|colon|lung|thyroid|"
    r"endometrial|ovarian|prostate|renal cell|pancreatic|gastric|bladder|cervical|vulval?|anal|bowel|o?esophageal) "
    r"(?:adeno)?(?:carcinoma|cancer)\b"
)
_BREAST_AND_OVARY = re.compile(r"\bbreast(?: and(?: ?/ ?or)?| or|,| ?/| ?&) ?ovarian\b(?: cancers?| carcinomas?)?")
"""What runs in families, and is no finding."""
_RISK_OF = re.compile(r"\brisks? (?:of|for)\b[^.;]*\b(?:cancers?|carcinomas?)\b|^\W*and ovarian cancer\b")
_OWN_KIND = re.compile(
    r"\b(?:invasive|infiltrating|mammary|breast (?:cancer|carcinoma)|carcinoma of (?:the )?(?:left |right )?breast)\b"
)
_HEADING_MARK = re.compile(r"[:,-]")
_HEADING_LENGTH = 80
"""Letters: “specimen: CT-guided percutaneous core biopsy, right upper lobe of lung”."""
_OF_BREAST = re.compile(r"breast|mammary|gata-?3|\blobular|\ber\b|\bher-?2\b|estrogen")
_METASTATIC_SITE = re.compile(
    r"\b(?:lungs?|liver|hepatic|brain|bones?|iliac|vertebra\w*|ovar(?:y|ies)|pleura\w*|spine|sacrum|"
    r"femur|rib|skin|adrenal|"
    r"stomach|peritone\w+)\b"
)
_BREAST = re.compile(
    r"\b(?:breasts?|mammary|lumpectomy|mastectomy|axill\w+|sentinel|wle|slnb?|nipple|dcis|invasive (?:ductal|lobular)|"
    r"infiltrating (?:ductal|lobular))\b"
)
_NO_SPREAD = re.compile(
    r"\b(?:no|not an?|rather than an?|without|negative for)\s+(?:evidence of )?(?:\w+\s+){0,2}metasta\w+(?: \w+)?"
)
_SPREAD = re.compile(r"\bmetasta\w+|secondar(?:y|ies)|spread\b")
_SPECIMEN = re.compile(
    r"\b(?:biops\w+|resection|excision|hysterectomy|lobectomy|colectomy|core|needle|aspirat\w+|specimen|polypectomy|"
    r"salpingo\S+|thyroidectomy|lobe|segment)\b"
)
_CANCER_ELSEWHERE = re.compile(r"carcinoma|cancer|melanoma|lymphoma|sarcoma|adenoca|malignan")
_PART_NAMED = re.compile(r"\((?:part|specimen|block)\s+([a-h]|\d{1,2})\d*\)", re.IGNORECASE)


def mark_organs(clauses: list[Clause]) -> None:
    """Mark what belongs to another organ: from its heading to the next heading, or the next word of the breast."""
    others = _lines_of_other_organs(clauses)
    for index, clause in enumerate(clauses):
        is_aside = clause.is_of_a_relative or clause.is_general
        if clause.logical in others or (not is_aside and _names_another_cancer(clause.text)):
            clauses[index] = replace(clause, is_of_another_organ=True)


_SPREAD_OF_BREAST = re.compile(
    r"\bmetasta\w+[^.;]{0,60}\b(?:breast|mammary) (?:cancer|carcinoma|primary|origin|adenocarcinoma)|"
    r"\bmetastatic (?:breast|mammary|lobular|ductal)\b|"
    r"\b(?:consistent|compatible|in keeping) with[^.;]{0,40}\b(?:breast|mammary) (?:cancer|carcinoma|primary|origin)"
)


def _lines_of_other_organs(clauses: Sequence[Clause]) -> set[int]:
    by_line: dict[int, str] = {}
    for clause in clauses:
        is_aside = (
            clause.is_of_a_relative
            or clause.is_old
            or clause.is_general
            or clause.section is Section.PLAN
            or (_SCAN_FIRST.match(clause.text) and not _SPECIMEN.search(clause.text))
        )
        by_line[clause.logical] = f"{by_line.get(clause.logical, '')} {'' if is_aside else clause.text}"
    numbers, texts = list(by_line), list(by_line.values())
    parts = {clause.logical: clause.part for clause in clauses}
    others: set[int] = set()
    by_part: dict[str, bool] = {}
    is_spread = any(_SPREAD_OF_BREAST.search(_NO_SPREAD.sub("", _NOT_BREAST.sub("", text))) for text in texts)
    is_other, part = False, ""
    for position, (number, text) in enumerate(zip(numbers, texts, strict=True)):
        if parts[number] != part or _BREAST.search(_NOT_BREAST.sub("", text)):
            is_other, part = False, parts[number]
        is_site = is_spread and _METASTATIC_SITE.search(text) is not None
        if not is_site and _is_heading_of_another_organ(text, " ".join(texts[position : position + 3])):
            is_other = True
        named = _PART_NAMED.search(text)
        belongs = by_part.get(named.group(1).lower(), is_other) if named else is_other
        if belongs:
            others.add(number)
        if part:
            by_part.setdefault(part, is_other)
    return others


def _names_another_cancer(text: str) -> bool:
    text = _RISK_OF.sub("", _BREAST_AND_OVARY.sub("breast", text))
    return _OTHER_KIND.search(text) is not None and _OWN_KIND.search(_NOT_BREAST.sub("", text)) is None


def names_another_organ(text: str) -> bool:
    """Return whether a sentence is about another organ, and not the breast too."""
    return _OTHER_ORGAN.search(text) is not None and _BREAST.search(text) is None


def _is_heading_of_another_organ(text: str, with_next: str) -> bool:
    if "breast" in with_next:
        text, with_next = _NOT_BREAST.sub("", text), _NOT_BREAST.sub("", with_next)
    found, scan = _OTHER_ORGAN.search(text), _SCAN.search(text)
    heading = text.split(". ")[0] if OTHER_SPECIMEN.match(text) else text
    if not found or _BREAST.search(heading) or (scan and scan.start() <= found.end() + 1):
        return False
    if _METASTATIC_SITE.search(text) and _SPREAD.search(_NO_SPREAD.sub("", with_next)) and _OF_BREAST.search(with_next):
        return False
    is_heading = found.start() < _HEADING_LENGTH and (
        _SPECIMEN.search(text) or PART.match(text) or _HEADING_MARK.search(text[: found.end() + 40])
    )
    return bool(is_heading and _CANCER_ELSEWHERE.search(with_next))
