"""Grade and size of the invasive tumor."""

import re
from collections.abc import Iterable, Iterator, Sequence

from hrbc_desktop.report.candidates import Candidate
from hrbc_desktop.report.clauses import Clause, Section
from hrbc_desktop.report.sure import is_known
from hrbc_desktop.report.words import number, with_digits

IN_SITU = re.compile(
    r"\bdcis\b|\blcis\b|\bin[ -]?situ\b(?! hybrid)(?:\s+(?:ductal|lobular|cancer|carcinoma|component|disease))*|"
    r"\bintraductal\b|\bnuclear grade\b|\bcomedo\w*"
)
INVASIVE = re.compile(
    r"\binvasive\b|\binfiltrating\b|\bidc\b|\bilc\b|\bcarcinoma(?! in[ -]?situ)|\btumou?r\b|"
    r"\bcancer\b|\bductal\b(?! carcinoma in)|\blobular\b(?! carcinoma in)|"
    r"\bnst\b|\by?pt[1-4]|\bnottingham\b|\blump\b|^\W*t\s{2,}"
)

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "1": "1", "2": "2", "3": "3"}
_GRADE = re.compile(
    r"\b(?:grade|grading|graded)\b(?:\s*\((?:[^()]{0,40})\))?"
    r"(?:\s+of (?:the )?(?:invasive )?(?:cancer|carcinoma|tumou?r|component))?[\s:=,⌫]*(?:is|of|group|score|nottingham|"
    r"overall|clinical|pathologic(?:al)?|g|as|a|provisional(?:ly)?|histologic(?:al)?|\(|-)*[\s:=(]*(?:g|grade)?\s?"
    r"(?P<a>iii|ii|i|[1-3])\b(?:\s?(?P<range>-|to|or|–)\s?(?P<b>iii|ii|i|[1-3])\b)?(?!\s*(?:mm|cm|%|\.\d|,\d|\s?\+))|"
    r"\bg(?:r\.?)?\s?=?\s?(?P<c>[1-3])(?P<to>\s?-\s?[1-3])?\b(?!\s?(?:\.|,)\d)|\bgr\.?\s?(?P<e>iii|ii|"
    r"i)\b|(?<=\d)g(?P<d>[1-3])\b|"
    r"\b(?:nhg|m?sbr|b-r)\W{0,3}(?P<f>iii|ii|i|[1-3])\b(?!\s*/\s*9|\s*\+)"
)
_BY_WHOM = re.compile(
    r"(?<=\bgrade )(?:(?:sbr|modified|elston|ellis|bloom|richardson|scarff|nottingham|and|&|-)\s*){1,6}(?::|\s{2})"
)
"""Who made the system: “grade SBR modified Elston Ellis: II”."""
_CHANGED = re.compile(
    r"\bgrade\b[^.;]{0,30}\b(?:changed|revised|upgraded|downgraded|amended)"
    r"\b[^.;]{0,20}\bto (?:grade )?(iii|ii|i|[1-3])\b"
)
_OF_THREE = re.compile(r"\b(?P<a>iii|ii|i|[1-3])\s*(?:/|of)\s*(?:iii|3)\b")
_ALL_GRADES = re.compile(
    r"\bgrades?\b[^\d]{0,20}\b(?:1|i)\s*[/,]?\s+(?:2|ii)\s*[/,]?\s+(?:3|iii)\b|\b1\s*/\s*2\s*/\s*3\b|"
    r"\bg1\b.{1,30}\bg2\b.{1,30}\bg3\b"
)
_SEVERAL_GRADES = re.compile(
    r"\bgrades?\b[\s:=]*(?:[1-3]|i{1,3})\s*,\s*(?:[1-3]|i{1,3})\s*(?:,|,? or|,? and)\s*(?:[1-3]|i{1,3})\b(?![.,]\d)"
)
"""The choices of a form, not an answer."""
_SUM = re.compile(
    r"(?:nottingham|elston|bloom|sbr|ellis)[^.;\d]{0,60}?(?:score|grade)?\W{0,4}(?P<a>[3-9])\s*(?:/|of|out of)\s*9\b|"
    r"(?<![\d+] )\b(?P<p>[1-3])\s?\+\s?(?P<q>[1-3])\s?\+\s?(?P<r>[1-3])\b(?!\s?\+)|"
    r"\bnottingham (?:score|histologic score)\W{0,4}(?P<b>[3-9])\b(?!\s*[+.])|"
    r"\((?:total |combined |overall )?score(?: of|:)?\s+(?P<c>[3-9])\b(?:/9)?\)|\b(?:total|combined|"
    r"overall) score\W{1,4}(?P<e>[3-9])\b|"
    r"\b(?P<d>[3-9])\s*/\s*9\b|\bmito\w+\W{1,4}[1-3],?\s+total\W{1,3}(?P<f>[3-9])\b"
)
_OR_ANOTHER = re.compile(r"\s*\bor\b\s*(?:grade\s*)?(?:[1-3]|i{1,3})\b(?!\s*(?:mm|cm|%|of\b|/|\+|out\b)|[.,]\d)")
"""A choice of grades goes on: “1, 2 or 3”."""
_PART_OF_SCORE = re.compile(r"tubul|gland|pleomorph|nucle|mito(?:s|t)")
_IN_WORDS = re.compile(r"\b(?P<word>well|moderately|poorly)[ -](?:to (?:moderately|poorly)[ -])?differentiated\b")
_BY_WORD = {"well": "1", "moderately": "2", "poorly": "3"}
_OTHER_GRADE = re.compile(
    r"\b(?:figo|cin|vin|vain|gleason|isup|who|fuhrman|ctcae|toxicity|nuclear|tumou?r budding|steatosis|fibrosis|"
    r"dysplasia|provisional regression|regression|ecog|neutropeni\w*|diarrh\w+|fatigue|nausea|vomiting|mucositis|"
    r"stomatitis|neuropathy|ana?emia|rash|alt|ast|o?edema|pain|toxicit\w+|arthralgia|flashes|flushes)\s*"
    r"(?:\w+\s*)?$"
)
_SYMPTOM_FOLLOWS = re.compile(
    r"^\s*(?:(?:or|-|/|to) ?[45]\b|and (?:above|higher))|^\s*(?:\w+\s+)?(?:neuropath|diarrh|nausea|"
    r"vomit|fatigue|mucositis|stomatitis|neutrop|anemi|"
    r"anaemi|rash|pain|toxicit|lymph(?:o)?edema|"
    r"hand|event|side|hot|alopecia|arthr|cancers\s|prolapse|hemorr|encephal|murmur)"
)


_MAY_GRADE = re.compile(r"grad|nhg|b-r|mito|nottingham|differentiated|g[1-3]|g |gr |gr\.|elston|bloom|sbr")


def read_grade(clauses: Iterable[Clause], *, is_core: bool) -> Iterator[Candidate]:
    """Yield the grades of the invasive tumor. Two in one place (“1-2”) leave it open."""
    for clause in clauses:
        text = clause.text
        if not _MAY_GRADE.search(text):
            continue
        read = _grade_of(with_digits(text))
        if read:
            key, detail, is_doubtful = read
            is_provisional = "provisional" in text
            rank = 2 if not clause.is_doubtful else 1
            yield Candidate("grade", key, clause, detail, is_doubtful or (is_provisional and is_core), rank)


_CHOICES_NAMED = re.compile(r"\(\s*(?:1\s*/\s*2\s*/\s*3|i\s*/\s*ii\s*/\s*iii)\s*\)(?=\s*:\s*[1-3i])")
"""What a form offers, with its answer behind it."""


def _grade_of(text: str) -> tuple[str | None, str, bool] | None:
    text = _BY_WHOM.sub(":", _CHOICES_NAMED.sub("", text))
    if _ALL_GRADES.search(text) or _SEVERAL_GRADES.search(text):
        return None
    total, stated = _sum_of(text), _stated_grades(text)
    if not stated and total and _is_of_invasive(text.replace("nuclear grade", "nuclear score"), *total[1]):
        return total[0], f"Nottingham {total[2]} of 9", False
    if not stated and (word := _IN_WORDS.search(text)) and _is_of_invasive(text, *word.span()):
        is_between = " to " in word.group()
        return (None if is_between else _BY_WORD[word.group("word")]), word.group(), is_between
    if not stated:
        return None
    key, detail = stated[0]
    is_open = len({each for each, _ in stated}) > 1
    contradicts = total is not None and key is not None and total[0] != key and "scores of" not in text
    return (None if is_open else key), detail, is_open or key is None or contradicts


def _stated_grades(text: str) -> list[tuple[str | None, str]]:
    """Return each grade that is named, once; None for a range."""
    stated: list[tuple[str | None, str]] = []
    if changed := _CHANGED.search(text):
        return [(_ROMAN[changed.group(1)], f"grade {_ROMAN[changed.group(1)]}")]
    for found in _GRADE.finditer(text):
        key = _ROMAN[next(found.group(name) for name in "acdef" if found.group(name))]
        if not _is_of_invasive(text, found.start(), found.end()) or any(key == before for before, _ in stated):
            continue
        stated.append(
            (None, found.group().strip())
            if found.group("range") or found.group("to") or _OR_ANOTHER.match(text, found.end())
            else (key, f"grade {key}")
        )
    of_three = _OF_THREE.search(text) if not stated and "grad" in text else None
    if of_three and _is_of_invasive(text, *of_three.span()):
        stated.append((_ROMAN[of_three.group("a")], of_three.group()))
    return stated


def _sum_of(text: str) -> tuple[str, tuple[int, int], int] | None:
    for found in _SUM.finditer(text):
        if found.group("c") and _PART_OF_SCORE.search(text[max(found.start() - 45, 0) : found.start()]):
            continue
        parts = [found.group(name) for name in "pqr"]
        total = (
            sum(int(part) for part in parts)
            if parts[0]
            else int(next(g for g in (found.group(n) for n in "abcdef") if g))
        )
        if (
            "grad" in text
            or "nottingham" in text
            or "elston" in text
            or "bloom" in text
            or "b-r" in text
            or parts[0]
            or found.group("f")
        ):
            return ("1" if total <= 5 else "2" if total <= 7 else "3"), found.span(), total
    return None


_NEXT_WORD = re.compile(r"\s+([a-z]{4,})")


def _is_of_a_symptom(after: str) -> bool:
    """Return whether a word follows that no report has behind a grade: “grade 1 dermatitis”."""
    found = _NEXT_WORD.match(after)
    return found is not None and not is_known(found.group(1))


_HISTOLOGIC = re.compile(r"\b(?:histologic(?:al)?|nottingham|elston|overall|combined)\s*$")
_NAMES_IN_SITU = re.compile(r"\bdcis\b|\blcis\b|\bin[ -]?situ\b|\bintraductal\b")


def _is_of_invasive(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end : end + 40]
    if _is_of_a_symptom(after) or _OTHER_GRADE.search(before[-40:]) or _SYMPTOM_FOLLOWS.match(after):
        return False
    if re.match(r"^\s*(?:\)|,)?\s*(?:dcis|lcis|ductal carcinoma in[ -]situ|in[ -]situ|nuclear(?! grade))", after):
        return False
    if re.search(r"\bhigh$|\blow$|\bintermediate$", before.rstrip()):
        return False
    if _HISTOLOGIC.search(before) and not _NAMES_IN_SITU.search(before):
        return True
    last_in_situ = max(
        (found.end() for found in IN_SITU.finditer(before) if not _is_negated(before, found.start())), default=-1
    )
    last_invasive = max(
        (found.end() for found in INVASIVE.finditer(before) if not _is_negated(before, found.start())), default=-1
    )
    if last_in_situ >= 0 and last_in_situ >= last_invasive:
        return False
    return not re.search(r"\b(?:not|no)\b(?! special)[^.;,:]{0,25}$", before)


def _is_negated(text: str, at: int) -> bool:
    return re.search(r"\b(?:no|without|not|absent)\s+(?:\w+\s+){0,3}$", text[max(at - 40, 0) : at]) is not None


_MEASURE = re.compile(
    r"(?<![\d.,/])(?P<first>\d{1,3}(?:[.,]\d{1,2})?)(?P<more>(?:\s*(?:mm|cm)?\s*(?:x|×|by|\*)"
    r"\s*\d{1,3}(?:[.,]\d{1,2})?){0,2})"
    r"\s*-?\s*(?P<unit>mms?|cms?|millimet(?:er|re)s?|centimet(?:er|re)s?)\b(?!\s?(?:2|²|/))"
)
_FROM = re.compile(r"(?<![\d.,/])(\d{1,3}(?:[.,]\d)?)\s?(?:-|to)\s?$")
"""“19-21 mm”"""
_FOCI = re.compile(r"\bfoci\W+(?:[\d.,]+ ?(?:mm|cm)[;, ]*(?:and )?)+$")
_LARGEST, _RARELY_LARGER = 300, 120
"""Millimeters of a tumor: a larger number is no size, or may be a slip of the pen."""
_LISTED = re.compile(r"\b(?:foci|sizes|measuring|measure|respectively|tumou?rs of)\b[^a-z]*(?:mm|cm|and|[\d., ])*$")
_LIST = re.compile(r"(\d{1,3}(?:[.,]\d)?)(?:\s*(?:mm|cm))?\s*(?:,|and|&)\s*$")
_LABEL = re.compile(
    r"(?:\bhow (?:big|large)|\binv(?:asive)?\.? size|\b(?:histolog|microscop|patholog)\w+ (?:tumou?r )?size|"
    r"\bsize\s*\(invasive\)|\binvasive (?:tumou?r |component |cancer |"
    r"carcinoma )?(?:size|diameter)"
    r"|\bsize of (?:the )?(?:residual |largest )?(?:invasive|tumou?r|lesion)[\w ]{0,30}|"
    r"\blargest (?:invasive |residual )?foc(?:us|i)|\b(?:maximum|max\.?|greatest|largest) (?:invasive |"
    r"tumou?r )*(?:tumou?r |carcinoma )*(?:size|diameter|dimension|extent)"
    r"(?: of (?:the )?(?:invasive|largest)[\w ]{0,30})?|\btumou?r (?:size|diameter|dimensions?)[^:]{0,30}|"
    r"\btumou?r foci"
    r"|\bmax\.? diameter(?: of)? (?:the )?invasive|(?:^|"
    r"\s{2,}|[-:,/]\s|\bthe\s)(?:\d[\d.]*[)]?\s+)?size\b[\w ()]{0,20})\W*(?:is|of|was|:|=|"
    r"greatest dimension[\w ]{0,30})*\W*$"
)
_IN_LIST = re.compile(
    r"(?:\bmeasur(?:es|ing|ed)|\bcarcinoma|\bgrad(?:e|ing)\b[^.;]{0,30}|\bnst\b|\bductal\b|"
    r"\blobular\b|\bidc\b|\bilc\b|\btumou?r|\bcancer|\blump\b|\bg[1-3]\b|"
    r"\b[yc]?p?t\s{0,6}[1-4]\w*|\bmax\b|\bfoc(?:i|us)\b|\bdiameter|\bsize)[^.;:]{0,60}$"
)
_NOT_TUMOR = re.compile(
    r"\b(?:specimen|(?:lumpect|mastect)omy (?:specimen|weigh|measur)|breast measures|weigh\w*|gram|"
    r"ellipse|skin|cassette|tissue|cores?\b|aggregate|fragment|"
    r"margins?|distance|closest|closer|clear(?:ance)? (?:by|of)|free (?:by|of)|"
    r"(?<!pathology )(?<!histology )(?<!report )from the|nipple|deposit|metasta\w*|extranodal|extracapsular|nodes?\b|"
    r"whole|(?:tumou?r )?bed|extent of disease|overall|total (?:extent|size)|\+ in situ|including|linear|length|field|"
    r"stone|cyst|fibroadenoma|papilloma|scar|clip|"
    r"breslow|deep|medial|lateral|superior|inferior|anterior|posterior|radial|span|area of|longest run)\b"
)
_IMAGING = re.compile(
    r"\b(?:mri|us|uss|ultrasound|sonograph\w*|mammogra\w*|imaging|pet|ct|tomosynthesis|radiolog\w*|"
    r"on scan)\b(?![ -]guided)"
)
_PICTURE_ALONE = re.compile(r"\W*(?:mri|us|uss|ultrasound|mammogra\w+|sonogra\w+)\b[^a-z]*$")
"""“MRI 3 Sept: 32 mm”"""
_ANOTHER_SIZE_IN_BRACKETS = re.compile(r"\s*\([^()]*\d[^()]*\)")
"""“18 mm (mammogram 30 mm)”"""
_SEEN_BY_EYE = re.compile(r"\s*\(?(?:on )?(?:gross(?:ly)?|macroscop\w*)\b")
_MICROSCOPIC = re.compile(r"\s*\(?(?:on )?(?:microscop\w*|histolog\w*)\b")
_CELL_END = re.compile(
    r"[.;,]\s|\s{3,}|(?:biops(?:y|ies)|excision|dissection|clearance|slnb|ectomy)\s?:\s+(?=invasive|infiltrating)"
)
_UNDER_MICROSCOPE = re.compile(r"patholog\w*|histolog\w*|microscop\w*")
_IS_LIMIT = re.compile(r"(?:[<>≥≤]=?|(?:great|larg|small)er than|more than|less than|at least)\s*$")
_FROM_THE_NIPPLE = re.compile(r"\s*(?:from (?:the )?nipple|fn\b|cfn\b)")
_CLOCK_BEFORE = re.compile(r"o'?clock,?\s*$")
"""“12 o'clock, 4 cm” with the nipple on the next line."""
_UNIT_BEFORE = re.compile(
    r"(?:\((mm|cm)\)\s*[:=]?|(?<![\d)] )(?<!\d)\b(mm|cm)(?:\s*[:=]|(?=\s)))\s*(\d{1,3}(?:[.,]\d)?)\b(?!\s*(?:mm"
    r"|cm|x|of\b|/))"
)
_UNIT_NAMED = re.compile(
    r"\((?:in )?(?:millimet(?:er|re)s?|centimet(?:er|re)s?|mm|cm)\)(?=\s*:?\s*\d[\d.,]*\s*(?:mm|cm))"
)
"""A form names the unit in its label, and the value has its own."""
_PARTS_OF_A_GRADE = re.compile(r"\((?=[^()]*(?:mitos|hpf|tubul|pleomorph))(?![^()]*\d\s?[cm]m\b)[^()]{3,80}\)")
_THRESHOLD = re.compile(
    r"(?:[<>≥≤]=?|greater than|less than|more than)"
    r"\s?\d{1,2}(?:\.\d)?\s?mm(?: to \d{1,2} ?mm)?(?:\s*\(specify[^)]{0,40}\))?"
)
"""What a form says beside its own field."""
_OTHER_SIZE = re.compile(
    r"whole|total|overall|combined|\bbed\b|in situ|dcis|extent of disease|specimen|nod|margin|deposit|metast"
)
_SEEN = re.compile(r"\b(?:us|mass|lump|tumou?r|cancer|idc|on us|lesion|ultrasound)\b|o'clock")
_WITH_IN_SITU_BEHIND = re.compile(
    r"[\s(]*(?:invasive )?(?:\+|(?:and|plus|with|including|incl|total|whole)\b)[^).;]{0,20}(?:dcis|in[ -]situ)"
)
_NOT_TUMOR_BEHIND = re.compile(
    r"[\s(]*(?:from|margin|clear|beyond|away|deep|to the|fragment|core|metasta|deposit|extranodal|in linear|linear|"
    r"lumpectomy|specimen|skin|node|in (?:this|the|a) (?:punch |core )?(?:core|biopsy|sample))"
)
_OF_NODE = re.compile(r"m(?:i|a)cro-?met|metasta|deposit|isolated tumou?r")
_SEGMENT_END = re.compile(r"[,;:.]\s")
_LINEAR = re.compile(r"\b(?:greatest )?linear extent")
_DEPOSIT = re.compile(
    r"(?:metasta\w*|deposits?|nodes?)\b[^.;]{0,40}"
    r"(?:largest|measuring|up to|size|deposit|focus|metastasis)[\w ]{0,12}\W*$"
)
_KIND_BEHIND = re.compile(
    r"\W*(?:(?:well|moderately|poorly)[ -]differentiated|malignancy grade|grade|gr\.?\s?[1-3]|g[1-3]|invasive|idc|"
    r"ilc|ductal|lobular)"
)
_OPERATION_ALONE = re.compile(r"\b(?:lump|mast)ectomy\b[^.;]{0,30}:\W*$")
_GRADED = re.compile(r"\bgrade\b|\bg[1-3]\b")
_STAGED = re.compile(r"nod|\ber\b")
_NODE_SEEN = re.compile(r"\bnodes?\b")
_SMALLER = re.compile(r"\b(?:second|additional|satellite|smaller|another|further)\b")
_WITH_BARE_EYE = re.compile(
    r"\b(?:slicing|sliced|sectioning|serially|cut (?:surface|section)s?|on section|firm|gritty|"
    r"gr[ae]y[- ]?white|ill[- ]defined)\b"
)
_GROWTH = re.compile(r"\bgrowth\b(?! factor)")
_CORRECTED_FROM = re.compile(r"\b(?:corrected|changed|revised)? ?(?:from|previously|formerly|instead of|not)\s*$")


def read_size(clauses: Sequence[Clause], *, is_core: bool, is_after_treatment: bool) -> Iterator[Candidate]:
    """Yield sizes of the invasive tumor in the specimen; those by pictures or after treatment are doubtful."""
    measured = [
        clause
        for clause in clauses
        if clause.section is not Section.FROZEN and any(unit in clause.text for unit in ("mm", "cm", "met"))
    ]
    found = [
        size
        for clause in measured
        if not _is_gross(clause)
        for size in _sizes_of(with_digits(clause.text), clause, is_core=is_core, is_after_treatment=is_after_treatment)
    ]
    found = found or [*_told_of_it(clauses, is_core=is_core, is_after_treatment=is_after_treatment)]
    if found or is_core:
        yield from found
        return
    for clause in filter(_is_gross, measured):
        text = _GROWTH.sub("tumor", with_digits(clause.text))
        yield from _sizes_of(text, clause, is_core=is_core, is_after_treatment=True)


_UNDER_THE_MICROSCOPE = re.compile(r"^\W*(?:microscopic|histologic)ally,? ")
_IT_MEASURES = re.compile(
    r"^\W*(?:(?:microscopic|histologic)ally,? )?(?:it|this|this one|which) (?:also )?(?:measure[sd]|was|is)\b"
)
_ANOTHER_LESION = re.compile(
    r"\b(?:fibroadenoma\w*|papilloma\w*|cysts?|scar|hyperplasia|adenosis|lesions|masses|tumou?rs|nodules?|nodes?|"
    r"skin)\b"
)
"""Of which “it” may be said too."""
_SAYS_WHAT_IT_MEANS = re.compile(
    r"^\W*(?:this|that|grade|it) (?:is the (?:most )?\w+ (?:type|kind|form)|tells|means|shows)\b"
)
_ONLY_SIZE = re.compile(
    r"^\W*(?:size\W+)?\d{1,3}(?:[.,]\d{1,2})?\s?(?:mm|cm)(?: in (?:greatest|maximum|largest) \w+)?\W*$"
)
_ABOUT_CANCER = re.compile(r"\b(?:invasive|nottingham|infiltrating|cancer|tumou?r|idc|ilc)\b")


def _told_of_it(clauses: Iterable[Clause], *, is_core: bool, is_after_treatment: bool) -> Iterator[Candidate]:
    """Yield the size of “it”, or in a line of its own, where the sentence before is about the cancer.

    Never certain, but for what was measured under the microscope.
    """
    before = ""
    for clause in clauses:
        text = with_digits(clause.text)
        is_told = _ABOUT_CANCER.search(before) and not IN_SITU.search(before)
        if is_told and (_IT_MEASURES.match(text) or _ONLY_SIZE.match(text)):
            read = _sizes_of(f"tumor {text}", clause, is_core=is_core, is_after_treatment=is_after_treatment)
            is_certain = _UNDER_THE_MICROSCOPE.match(text) is not None and not _ANOTHER_LESION.search(before)
            yield from (each._replace(is_doubtful=each.is_doubtful or not is_certain) for each in read)
        before = before if _SAYS_WHAT_IT_MEANS.match(text) else clause.text


def _is_gross(clause: Clause) -> bool:
    """Return whether a size was seen with the bare eye: it counts only where nobody measured another one."""
    return clause.section is Section.GROSS or _WITH_BARE_EYE.search(clause.text) is not None


def _unit_behind(found: re.Match[str]) -> str:
    sign = " " if found.string[: found.start()].endswith(" of ") else ": "
    return f"{sign}{found.group(3)} {found.group(1) or found.group(2)}"


def _sizes_of(text: str, clause: Clause, *, is_core: bool, is_after_treatment: bool) -> Iterator[Candidate]:
    best: tuple[int, float, bool] | None = None
    bands: set[str] = set()
    text = _PARTS_OF_A_GRADE.sub(" ", text)
    text = _UNIT_NAMED.sub(" ", _UNIT_BEFORE.sub(_unit_behind, _THRESHOLD.sub(" ", text)))
    for found in _MEASURE.finditer(text):
        rank = _rank(text, found, clause)
        size = _millimeters(text, found)
        if not 0 < size <= _LARGEST:
            continue
        bands.add(size_key(size))
        if smallest := _FROM.search(text[: found.start()]):
            bands.add(size_key(number(smallest.group(1)) * (10 if found.group("unit").startswith("c") else 1)))
        if rank == 0 and best is not None and _FOCI.search(text[: found.start()]):
            rank = best[0]
        if rank == 0:
            continue
        is_imaging = rank == 1
        if best is None or rank > best[0] or (rank == best[0] and size > best[1]):
            best = (rank, size, is_imaging)
    if best is None:
        return
    rank, size, is_imaging = best
    at_least = bool(re.search(r"\bat least\b", text))
    is_limit = bool(re.search(r"\b(?:approximately|about|approx|around)\b|~", text)) and size in (20, 50)
    is_doubtful = is_imaging or is_after_treatment or is_core or at_least or is_limit or size == 50
    is_doubtful = is_doubtful or len(bands) > 1 or size > _RARELY_LARGER
    yield Candidate("tumor_size", size_key(size), clause, f"{size:g} mm", is_doubtful, rank, round(size))


def size_key(millimeters: float) -> str:
    """Return the answer for a size; the profile asks for “2 cm or less”, “over 2, under 5 cm”, “5 cm or more”."""
    return "up_to_2" if millimeters <= 20 else "two_to_5" if millimeters < 50 else "over_5"


def _millimeters(text: str, found: re.Match[str]) -> float:
    numbers = [
        number(each)
        for each in re.findall(r"\d{1,3}(?:[.,]\d{1,2})?", found.group("first") + " " + found.group("more"))
    ]
    before = text[: found.start()]
    if _LISTED.search(before[-60:]):
        while listed := _LIST.search(before[-20:]):
            numbers.append(number(listed.group(1)))
            before = before[: len(before) - len(before[-20:]) + listed.start()]
    return max(numbers) * (10 if found.group("unit").startswith("c") else 1)


def _rank(text: str, found: re.Match[str], clause: Clause) -> int:
    """Return 3 for what is labeled as invasive size, 2 in a list about it, 1 by pictures, 0 if it is none."""
    before, after = text[: found.start()], text[found.end() : found.end() + 45]
    near = before.rstrip()[-70:]
    is_place = _CLOCK_BEFORE.search(before) is not None and found.group("unit").startswith("c") and not after.strip()
    if is_place or _IS_LIMIT.search(before) or _FROM_THE_NIPPLE.match(after):
        return 0
    own_label = _CELL_END.split(near)[-1]
    if _CORRECTED_FROM.search(before):
        return 0
    seen = _UNDER_MICROSCOPE.split(near[-45:])[-1]
    is_seen_before = _IMAGING.search(text[:15]) is not None and not _UNDER_MICROSCOPE.search(before)
    behind = "" if _ANOTHER_SIZE_IN_BRACKETS.match(after) else after[:25]
    is_imaging = bool(_IMAGING.search(seen) or _IMAGING.search(behind) or is_seen_before)
    if _LABEL.search(near) and not (_OTHER_SIZE.search(own_label) or _WITH_IN_SITU_BEHIND.match(after)):
        return 1 if is_imaging or clause.section is Section.CLINICAL else 3
    if is_imaging:
        is_of_tumor = _SEEN.search(text) is not None or _PICTURE_ALONE.match(before) is not None
        return int(is_of_tumor and not (_SMALLER.search(own_label) or _NODE_SEEN.search(own_label)))
    if clause.section is Section.CLINICAL or _is_of_something_else(text, found, own_label, near, after):
        return 0
    rank = _rank_in_list(text, found, near, after)
    return min(rank, 1) if _SEEN_BY_EYE.match(after) else rank


def _is_of_something_else(text: str, found: re.Match[str], own_label: str, near: str, after: str) -> bool:
    return bool(
        _NOT_TUMOR.search(own_label)
        or _OF_NODE.search(_SEGMENT_END.split(text[: found.start()])[-1] + found.group() + _SEGMENT_END.split(after)[0])
        or _NOT_TUMOR_BEHIND.match(after)
        or _WITH_IN_SITU_BEHIND.match(after)
        or _LINEAR.search(after)
        or not _is_of_invasive(text, found.start(), found.end())
        or _DEPOSIT.search(near)
    )


def _rank_in_list(text: str, found: re.Match[str], near: str, after: str) -> int:
    if _KIND_BEHIND.match(after) or (_MICROSCOPIC.match(after) and INVASIVE.search(text)):
        return 2
    if "x" in found.group("more") and not (_IN_LIST.search(near) and not _NOT_TUMOR.search(near)):
        return 0
    if _IN_LIST.search(near.rstrip(": ")) and INVASIVE.search(text):
        return 2
    if _OPERATION_ALONE.search(near):
        return 1
    return 2 if _GRADED.search(text) and _STAGED.search(text) else 0
