"""Where a line stands on the page: its section, specimen, side, addendum."""

import re

from hrbc_desktop.report.clauses import Section
from hrbc_desktop.report.layout import Logical

_NUMBERED = r"^[\W_]*(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s+|[a-z][.)]\s+)?"
_SECTIONS: tuple[tuple[Section, str], ...] = (
    (Section.FAMILY, r"family history|relatives|family"),
    (
        Section.CLINICAL,
        (
            r"clinical (?:history|details|information|data|indication|notes?|summary|context|diagnosis)|clinical|"
            r"(?:presenting )?(?:history|complaint)|previous(?:ly)?|prior|"
            r"indications?(?: for (?:test|testing|procedure))?|reason for (?:referral|test|testing|exam)|"
            r"(?:relevant|past|previous|prior)(?: (?:medical|surgical|breast|cancer|oncolog\w+))? history|"
            r"(?:submitt(?:ed|ing)|outside|referring|external) (?:diagnosis|report|pathology"
            r"|findings)|"
            r"(?:past )?(?:medical|surgical) history|pmh|previous history|pre-?operative diagnosis|background"
        ),
    ),
    (Section.GROSS, r"gross(?: description| examination| findings)?|macroscop(?:y|ic|ic description|ic findings)"),
    (Section.FROZEN, r"frozen sections?(?: diagnosis)?|intra-?operative (?:consultation|diagnosis|assessment)"),
    (
        Section.GENERAL,
        (
            r"about (?:the |your |breast )?[\w-]+(?: [\w-]+)?|legend|methods?|methodology|reference(?:s"
            r"| (?:ranges?|values?|intervals?|limits?|standards?))?|(?:normal|cut-?off) (?:ranges?|values?)|cut-?offs?|"
            r"thresholds?|disclaimers?|limitations?|about this test|"
            r"glossary|"
            r"scoring(?: system| criteria)?|"
            r"(?:interpretation|grad(?:e|ing)|scor(?:e|ing)) (?:guide\w*|scale|scheme|criteria)(?: \([^)]{1,20}\))?|"
            r"her-?2(?:[/ ]neu)? (?:legend|scores|scoring|score(?= guide|\W*0\s*=))"
            r"(?: guide)?|for information|"
            r"(?:scoring |colou?r )?key|(?:clinical )?trials?|general information|information for patients|"
            r"(?:my |her |your )?questions?(?: (?:for|to ask|about) [^:]{2,30})?|"
            r"(?:copied )?from (?:the|a|an) (?:hospital )?(?:website|web ?page|internet|leaflet|booklet)|"
            r"trial (?:screening|criteria|eligibility)|"
            r"explanation|test description|background information|"
            r"fixation|"
            r"(?:eligibility|inclusion|exclusion) criteria|what (?:does|do|is|are) .{0,60}"
        ),
    ),
    (
        Section.PLAN,
        (
            r"(?:mdt |treatment |management |discussion\s?(?:/|and|&)\s?)?plan|recommendations?(?: of [^:]{3,40})?|"
            r"next steps?|mdt (?:plan|recommendation)s?|"
            r"proposed treatment"
        ),
    ),
    (
        Section.MAIN,
        (
            r"(?:our |final |pathologic(?:al)? |histopathologic(?:al)? |histological )*diagnos[ie]s"
            r"(?: (?:with|and) [\w ]{3,20})?|diagnostic summary|"
            r"summary|(?:result|test)s? (?:summary|results?)|summary of (?:the )?(?:results?|findings)|"
            r"conclusion|results?|synoptic(?: report| data)?|microscop(?:y|ic|ic description|ic findings)|comments?|"
            r"notes?|"
            r"(?:final |surgical |(?:post-?)?operative )?(?:histo)?(?:pathology|logy)(?: results?| findings)?|"
            r"(?:germline|inherited|genetic|tumou?r|molecular|genomic) (?:\w+ )?(?:tests?|panel|results?|analysis)"
            r"(?: results?)?(?: \([^)]{1,20}\))?|discussion|progress|investigations|(?:physical )?examination|"
            r"findings|assessment|impression|specimens?|addendum|amendment|"
            r"supplementary report|biomarkers?|"
            r"interpretation|receptors?|treatment|surgery|procedure|primary|today|"
            r"current(?: (?:problem|illness|(?:breast )?cancer|diagnosis|tumou?r|disease|(?:histo)?(?:pathology|"
            r"logy)))?(?: \([^)]{1,20}\))?|(?:histo)?(?:pathology|logy) \([^)]{1,40}\)"
        ),
    ),
)
_SECTION = re.compile(
    _NUMBERED
    + "(?:"
    + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _SECTIONS)
    + r")\s*(?:\([^()]{1,30}\)\s*(?=:))?(?::|-\s|$|\s{3,}|\(page)"
)
_ROW_OF_FINDINGS = re.compile(r"^\W*(?:histo\w*|pathology|microscopy|receptors?|biomarkers?|findings)\s*:\s*\S")
"""“Histology: grade 3” below a heading “FAMILY HISTORY” is a relative's; what is hers has a heading of its own."""
_CRITERIA_FOLLOW = re.compile(
    r"\b(?:(?:in|ex)clusion criteria|eligibility(?: criteria)?|criteria|requirements|definitions|cut-?offs|made of)\b"
    r"[^.:]{0,30}:\s*$"
)
"""A list comes below that is nobody's result."""
WITHIN_LINE = re.compile(
    r"\s*(?:"
    + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _SECTIONS if kind is not Section.GENERAL)
    + r")\s*:"
)
"""A heading in the middle of a line: it holds up to the end of the line."""
_ADDENDUM = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s+)?(?:addend(?:um|a)|amendment|amended|supplement(?:ary|al)? report|correct(?:ion|ed)|"
    r"revised report)\b"
)
_TITLE_ONLY = re.compile(
    r"^\W*(?:amended|corrected|revised|supplement(?:ary|al)|addendum)(?: pathology| final)? report\b"
)
_WITH_TEXT = re.compile(r"[^:]{0,40}:\s*\S")
_HEAD = 4
"""Lines: “amended report” at the very top is the name of the whole."""
_REPLY = re.compile(
    r"^\W*\w+(?: \w+)? (?:replied|wrote|answered|commented)\b[^:]{0,30}:?\s*$|\(automatic (?:answer|reply)\)\W*$"
)
"""What follows on a page of the web is somebody else's, or nobody's."""
_BY_HERSELF = re.compile(r"\b(?:posted|written|asked) by me\b")
_IN_SITU_BLOCK = re.compile(
    r"^\W*(?:the )?(?:dcis|ductal carcinoma in[ -]situ|in[ -]situ)(?: (?:component|part|carcinoma))?"
    r"(?: \([^()]{1,30}\))?\W*$"
)
_ROW_OF_IN_SITU = re.compile(
    r"^\W*(?:the )?(?:dcis|in[ -]situ)(?: component)? (?:receptors?|biomarkers?|er|pr|her-?2|grade|hormone)\b"
    r"[^.;]{0,40}:|"
    r"\([^()]{0,12}\b(?:dcis|in[ -]situ)(?: component| only| part)?\)\W*$"
)
"""“DCIS receptors: ER 5 %, HER2 3+”"""
_INVASIVE_BLOCK = re.compile(r"^\W*(?:the )?(?:invasive|infiltrating)\b")
_FORWARDED = re.compile(
    r"^[\W_]*(?:begin )?(?:forwarded|original|quoted)(?: message| letter| e-?mail)?[\W_]*$|^\W*on [^:]{5,60} wrote:\s*$"
)
"""An older message is quoted below."""
_BODY_AGAIN = re.compile(r"^\W*(?:original (?:report|diagnosis)|final (?:pathologic )?diagnosis|body of the report)\b")
_ROW = re.compile(r"^\s*(?:\d[\d.]*\s+)?[A-Za-z][\w /()-]{1,40}(?::|\s{3,})")
_SPECIMEN_LINE = re.compile(
    r"^\W*(?:[a-h1-9][.):]\s+)?(?:left|right|breast|l|r)\b[^.;]{0,60}\b(?:biops\w+|core|excision|"
    r"(?:mast|lump)ectomy|wle|wedge|resection|lobectomy|aspirat\w+|cytology)\b"
)
OTHER_SPECIMEN = re.compile(
    r"^\W*(?:[a-h1-9][.):]\s+)?[a-z][\w '()/-]{2,30},[\w ,'()/-]{0,60}\b(?:biops\w+|core|excision|resection|wedge|"
    r"lobectomy|aspirat\w+|cytology|\w+ectomy)\s*:"
)
"""“Lung, right upper lobe, core biopsy:”"""
_BIOPSY = re.compile(r"\b(?:biops\w+|core|needle)\b")
_TAKEN_OUT = re.compile(r"\b(?:excision\w*|(?:mast|lump)ectomy|wle|wedge|resection|lobectomy)\b")
_BREAST_SITE = re.compile(r"\b(?:breasts?|mammary|lumpectomy|mastectomy|axill\w+|wle)\b")
PART = re.compile(
    r"^\s*(?:-\s*)?(?:(?:part|specimen)\s+)?\(?([A-Ha-h]|\d{1,2}|#\d)\s?[.):]\s+(?=\S)|^\s*(?:part|"
    r"specimen)\s+([a-h]|\d{1,2})\b",
    re.IGNORECASE,
)
_DIGITS = tuple("0123456789")
_ITEM_OF_A_LIST = re.compile(
    r"^\W*\d{1,2}[.)]\s+(?:re\b|diagnos|treat|procedure|operation|surgery|history|plan|current|past|medic|comment|"
    r"addend|"
    r"tumou?r (?:size|grade)|(?:invasive )?size|grade|er\b|pr\b|her-?2|ki-?67|receptor|stage|tnm|margin|lvi|lympho|"
    r"type|"
    r"summary|conclusion|clinical|name|patient|date|we\b|she\b|i\b|the\b|you\b)"
)
"""“2. Diagnosis: ...” is an item of a letter, and no specimen."""
_BULLET = re.compile(r"^\s*-\s")
_SIDE = re.compile(r"\b(right|left)\b|(?<![a-z])([rl])(?=\s+(?:breast|axilla|wle|mastectomy))")
_SIDE_HEADING = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:the )?\(?(right|left|rt?|lt?)\)?"
    r"(?:\W{1,3}(?:breast|side|axilla|mastectomy|lumpectomy|specimen|findings|cancer|tumou?r|carcinoma)){0,3}\W*$"
)
"""“RIGHT BREAST” alone on its line: what stands below it is of that side."""
BEFORE_TREATMENT = re.compile(
    r"^\W*(?:biomarkers?|receptors?|markers?|results?|er)\b[^.:;]{0,30}\b(?:before|prior to) (?:neoadjuvant )?"
    r"(?:therapy|treatment|chemo\w*)|^\W*pre-?(?:treatment|therapy|neoadjuvant|nact?) "
    r"(?:biomarkers?|biops(?:y|ies)|bx|core|tru-?cut)"
)
"""What an earlier sample said, told again beside that of the operation."""
_ITEM = re.compile(r"^\s*\(?\d{1,2}[.)]\s")
_PREVIOUS = re.compile(
    r"^\W*\d{1,2}\W+(?:previous|prior|past|old|earlier|former|history of|h/o)\b[^.:;]{0,60}\b(?:19|20)\d\d\b"
)
"""“2. Previous left breast cancer, 2014”: what stands below it, up to the next item, is of then."""


class Place:
    """Where the reader is while it goes down the page: section, specimen, side, addendum."""

    def __init__(self) -> None:
        self.section, self.is_inline, self.is_addendum = Section.MAIN, False, False
        self.is_addendum_on_top = False
        self.part, self.side, self.is_under_biopsy = "", "", False
        self.is_quoted = False
        self.is_reply, self.is_in_situ = False, False
        self.indent = 0
        self.is_old_item = False
        self.is_list_of_criteria = False

    def enter(self, line: Logical, lower: str) -> None:
        """Take in what a new line says of its own place."""
        headed = self._heading(lower)
        is_item = _ITEM.match(lower) is not None
        is_part = PART.match(line.text) is not None
        self.is_quoted = self.is_quoted or (line.starts[0][1] >= _HEAD - 1 and _FORWARDED.match(lower) is not None)
        self.is_reply = (self.is_reply or _REPLY.search(lower) is not None) and not _BY_HERSELF.search(lower)
        if _IN_SITU_BLOCK.match(lower):
            self.is_in_situ = True
        elif headed or _INVASIVE_BLOCK.match(lower) or is_part:
            self.is_in_situ = False
        if is_item or headed or line.blank_before:
            self.is_old_item = is_item and _PREVIOUS.match(lower) is not None
        self._enter_addendum(line, lower)
        self._enter_section(line, lower, headed)
        if _SPECIMEN_LINE.match(lower) or is_part:
            self.is_under_biopsy = _BIOPSY.search(lower) is not None and _TAKEN_OUT.search(lower) is None
        self._enter_part(line.text, lower)

    def _enter_addendum(self, line: Logical, lower: str) -> None:
        """Note where an addendum begins; one above the body ends at the first blank line."""
        if _BODY_AGAIN.match(lower):
            self.is_addendum = False
            self.section = Section.MAIN if self.section is Section.FROZEN else self.section
        begins = _ADDENDUM.match(lower) is not None
        if self.is_addendum_on_top and line.blank_before and not begins:
            self.is_addendum, self.is_addendum_on_top = False, False
        is_on_top, has_text = line.starts[0][1] <= _HEAD, _WITH_TEXT.match(lower) is not None
        is_title = _TITLE_ONLY.match(lower) is not None and (is_on_top or not has_text)
        if begins and not is_title:
            self.is_addendum_on_top = not self.is_addendum and is_on_top and has_text
            self.is_addendum, self.section = True, Section.MAIN

    def _enter_section(self, line: Logical, lower: str, headed: re.Match[str] | None) -> None:
        is_key = self.section is Section.GENERAL
        goes_on = is_key and not line.blank_before and _indent(lower) > self.indent + 1
        is_apart = _ROW.match(line.text) or _SPECIMEN_LINE.match(lower) or OTHER_SPECIMEN.match(lower)
        ends = self.is_inline and not goes_on and (line.blank_before or is_apart)
        is_listed = self.is_list_of_criteria and _BULLET.match(lower) is not None
        if ends or (is_key and line.blank_before and not headed and not is_listed):
            self.section, self.is_inline, self.is_list_of_criteria = Section.MAIN, False, False
        if headed:
            self.is_list_of_criteria = False
            self.section = Section[headed.lastgroup or "MAIN"]
            self.is_inline = headed.end() < len(lower.rstrip())
            self.indent = _indent(lower)
        if lower.rstrip().endswith(":") and _CRITERIA_FOLLOW.search(lower):
            self.section, self.is_inline, self.is_list_of_criteria = Section.GENERAL, False, True
        if headed and self.section is Section.MAIN:
            self.part, self.side, self.is_under_biopsy = "", "", False

    def _heading(self, lower: str) -> re.Match[str] | None:
        is_of_relatives = self.section is Section.FAMILY and not self.is_inline
        return None if is_of_relatives and _ROW_OF_FINDINGS.match(lower) else _SECTION.match(lower)

    def _enter_part(self, text: str, lower: str) -> None:
        if heading := _SIDE_HEADING.match(lower):
            self.side = {"r": "right", "l": "left"}[heading.group(1)[0]]
            return
        found = PART.match(text)
        if found and found.group().strip(" -(#").startswith(_DIGITS) and _ITEM_OF_A_LIST.match(lower):
            self.part = ""
        elif found:
            self.part, self.side = (found.group(1) or found.group(2)).lower(), ""
        if found or not self.side:
            sides = {whole or {"r": "right", "l": "left"}[letter] for whole, letter in _SIDE.findall(lower)}
            if len(sides) == 1 and (found or _BREAST_SITE.search(lower)):
                self.side = sides.pop()


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def is_row_of_in_situ(text: str) -> bool:
    """Return whether a row gives what was found in the DCIS beside the invasive cancer."""
    return _ROW_OF_IN_SITU.search(text) is not None
