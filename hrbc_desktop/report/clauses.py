"""Cuts a report into clauses, and says of each whose it is, where it belongs, and why it may not be believed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from hrbc_desktop.report.layout import Logical, logical_lines
from hrbc_desktop.report.persons import pages_of_others
from hrbc_desktop.report.words import with_digits, word_set


class Section(Enum):
    """What kind of text a clause stands in."""

    MAIN = auto()
    CLINICAL = auto()
    FAMILY = auto()
    GROSS = auto()
    FROZEN = auto()
    GENERAL = auto()
    PLAN = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence or row. `text` is in lower case, `written` letter for letter the same as written."""

    text: str
    written: str
    words: frozenset[str] = field(repr=False)
    line: int
    last_line: int
    logical: int
    """Which logical line it is a part of."""
    section: Section = Section.MAIN
    part: str = ""
    """The specimen: its letter or number in the report."""
    side: str = ""
    """Of the specimen: left or right, where its heading says one."""
    is_under_biopsy: bool = False
    """Whether the heading of the specimen above it names a biopsy, and nothing that was taken out whole."""
    tumor: str = ""
    is_addendum: bool = False
    is_of_another_organ: bool = False
    is_of_another_person: bool = False
    is_old: bool = False
    is_general: bool = False
    is_of_a_relative: bool = False
    is_of_controls: bool = False
    is_superseded: bool = False

    @property
    def said(self) -> str:
        """Its words, white space made one space."""
        return " ".join(self.written.split())

    def as_written(self, start: int, end: int) -> str:
        """Return a part as it is written; of dictated text, whose numbers were made digits, as it is read."""
        return (self.written if len(self.written) == len(self.text) else self.text)[start:end]

    @property
    def is_blocked(self) -> bool:
        """Whether nothing may be offered from it."""
        return (
            self.is_of_another_organ
            or self.is_of_another_person
            or self.is_old
            or self.is_general
            or self.is_of_a_relative
            or self.is_superseded
            or self.section in (Section.GENERAL, Section.PLAN)
        )

    @property
    def is_doubtful(self) -> bool:
        """Whether what it says is offered unticked at the most."""
        return self.section in (Section.CLINICAL, Section.FAMILY, Section.FROZEN)


@dataclass(frozen=True, slots=True)
class Pages:
    """A report as clauses, and what holds for all of it."""

    clauses: tuple[Clause, ...] = ()
    year: int | None = None
    """The latest year that the report names: that of its making."""
    second_tumor: Clause | None = None
    """Where the second of several numbered tumors is told of."""
    other_person: Clause | None = None

    @property
    def open_clauses(self) -> Iterator[Clause]:
        """Those from which something may be offered."""
        return (clause for clause in self.clauses if not clause.is_blocked)


_NUMBERED = r"^[\W_]*(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s+|[a-z][.)]\s+)?"
_SECTIONS: tuple[tuple[Section, str], ...] = (
    (Section.FAMILY, r"family history|relatives|family"),
    (
        Section.CLINICAL,
        (
            r"clinical (?:history|details|information|data|indication|notes?|summary|context|diagnosis)|clinical|"
            r"(?:presenting )?(?:history|complaint)|"
            r"indications?(?: for (?:test|testing|procedure))?|reason for (?:referral|test|testing|exam)|"
            r"relevant history|(?:submitt(?:ed|ing)|outside|referring|external) (?:diagnosis|report|pathology"
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
            r"explanation|test description|background information|"
            r"fixation|"
            r"(?:eligibility|inclusion|exclusion) criteria|what (?:does|do|is|are) .{0,60}"
        ),
    ),
    (
        Section.PLAN,
        (
            r"(?:mdt |treatment )?plan|recommendations?(?: of [^:]{3,40})?|next steps?|mdt (?:plan|recommendation)s?|"
            r"proposed treatment"
        ),
    ),
    (
        Section.MAIN,
        (
            r"(?:our |final |pathologic(?:al)? |histopathologic(?:al)? |histological )*diagnos[ie]s|diagnostic summary|"
            r"summary|(?:result|test)s? (?:summary|results?)|summary of (?:the )?(?:results?|findings)|"
            r"conclusion|results?|synoptic(?: report| data)?|microscop(?:y|ic|ic description|ic findings)|comments?|"
            r"notes?|"
            r"(?:final |surgical |(?:post-?)?operative )?(?:histo)?(?:pathology|logy)(?: results?| findings)?|"
            r"(?:germline|inherited|genetic|tumou?r|molecular|genomic) (?:\w+ )?(?:tests?|panel|results?|analysis)"
            r"(?: results?)?(?: \([^)]{1,20}\))?|discussion|progress|investigations|(?:physical )?examination|"
            r"findings|assessment|impression|specimens?|addendum|amendment|"
            r"supplementary report|biomarkers?|"
            r"interpretation|receptors?|treatment|surgery|procedure|primary|today|"
            r"current(?: (?:problem|illness|cancer|diagnosis|tumou?r))?|(?:histo)?(?:pathology|logy) \([^)]{1,40}\)"
        ),
    ),
)
_SECTION = re.compile(
    _NUMBERED
    + "(?:"
    + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _SECTIONS)
    + r")\s*(?::|-\s|$|\s{3,}|\(page)"
)
_ROW_OF_FINDINGS = re.compile(r"^\W*(?:histo\w*|pathology|microscopy|receptors?|biomarkers?|findings)\s*:\s*\S")
"""“Histology: grade 3” below a heading “FAMILY HISTORY” is a relative's; what is hers has a heading of its own."""
_CRITERIA_FOLLOW = re.compile(
    r"\b(?:(?:in|ex)clusion criteria|eligibility(?: criteria)?|criteria|requirements|definitions|cut-?offs|made of)\b"
    r"[^.:]{0,30}:\s*$"
)
"""A list comes below that is nobody's result."""
_WITHIN_LINE = re.compile(
    r"\s*(?:"
    + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _SECTIONS if kind is not Section.GENERAL)
    + r")\s*:"
)
"""A heading in the middle of a line: it holds up to the end of the line."""
_ADDENDUM = re.compile(
    r"^\W*(?:addend(?:um|a)|amendment|amended|supplement(?:ary|al)? report|correct(?:ion|ed)|revised report)\b"
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
_OTHER_SPECIMEN = re.compile(
    r"^\W*(?:[a-h1-9][.):]\s+)?[a-z][\w '()/-]{2,30},[\w ,'()/-]{0,60}\b(?:biops\w+|core|excision|resection|wedge|"
    r"lobectomy|aspirat\w+|cytology|\w+ectomy)\s*:"
)
"""“Lung, right upper lobe, core biopsy:”"""

_BIOPSY = re.compile(r"\b(?:biops\w+|core|needle)\b")
_TAKEN_OUT = re.compile(r"\b(?:excision\w*|(?:mast|lump)ectomy|wle|wedge|resection|lobectomy)\b")
_SCAN = re.compile(r"\b(?:ct|mri|pet|scan|imaging|x-?ray|dexa|density|ultrasound|isotope)\b(?![ -]guided)")
"""What was seen in pictures of another organ is no specimen of it."""

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
    r"endometrial|ovarian|prostate|renal cell|pancreatic|gastric|bladder|cervical) (?:adeno)?(?:carcinoma|cancer)\b"
)
_BREAST_AND_OVARY = re.compile(r"\bbreast(?: and(?: ?/ ?or)?| or|,| ?/| ?&) ?ovarian\b(?: cancers?| carcinomas?)?")
"""What runs in families, and is no finding."""
_RISK_OF = re.compile(r"\brisks? (?:of|for) (?:[\w-]+(?:, | and | or |, and | ))*?(?:cancers?|carcinomas?)\b")
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
_BREAST_SITE = re.compile(r"\b(?:breasts?|mammary|lumpectomy|mastectomy|axill\w+|wle)\b")
_NO_SPREAD = re.compile(
    r"\b(?:no|not an?|rather than an?|without|negative for)\s+(?:evidence of )?(?:\w+\s+){0,2}metasta\w+(?: \w+)?"
)
_SPREAD = re.compile(r"\bmetasta\w+|secondar(?:y|ies)|spread\b")
_SPECIMEN = re.compile(
    r"\b(?:biops\w+|resection|excision|hysterectomy|lobectomy|colectomy|core|needle|aspirat\w+|specimen|polypectomy|"
    r"salpingo\S+|thyroidectomy|lobe|segment)\b"
)
_CANCER_ELSEWHERE = re.compile(r"carcinoma|cancer|melanoma|lymphoma|sarcoma|adenoca|malignan")
_PART = re.compile(
    r"^\s*(?:-\s*)?(?:(?:part|specimen)\s+)?\(?([A-Ha-h]|\d{1,2}|#\d)\s?[.):]\s+(?=\S)|^\s*(?:part|"
    r"specimen)\s+([a-h]|\d{1,2})\b",
    re.IGNORECASE,
)
_PART_NAMED = re.compile(r"\((?:part|specimen|block)\s+([a-h]|\d{1,2})\d*\)", re.IGNORECASE)
_SIDE = re.compile(r"\b(right|left)\b|(?<![a-z])([rl])(?=\s+(?:breast|axilla|wle|mastectomy))")
_SIDE_HEADING = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:the )?\(?(right|left|rt?|lt?)\)?"
    r"(?:\W{1,3}(?:breast|side|axilla|mastectomy|lumpectomy|specimen|findings|cancer|tumou?r|carcinoma)){0,3}\W*$"
)
"""“RIGHT BREAST” alone on its line: what stands below it is of that side."""
_TUMOR_NUMBER = re.compile(
    r"^[\W\d]*(?:tumou?r|lesion|mass|carcinoma|cancer|focus)\s*(?:no\.?\s*|number\s*|#\s*)?([1-4]|"
    r"[a-d]|one|two|three|i{1,3})"
    r"(?=\s*(?:$|[(:,;-]|\s(?:is|was|at|in|shows?)\b))"
)
_NUMBERED_TUMOR = re.compile(r"\b(?:tumou?r|lesion|cancer)\s?#?\s?([12])\b(?!\s*(?:mm|cm|of|/|[.,x]|%|foci))")
_SAYS_CANCER = re.compile(r"invasive|infiltrating|carcinoma|ductal|lobular|\bgrade|\ber\b|nst")

_RELATIVE = re.compile(
    r"\b(?:mothers?|fathers?|sisters?|brothers?|twins?|parents?|aunts?|uncles?|daughters?|sons?|cousins?|nieces?|"
    r"nephews?|grand\w+|siblings?|"
    r"husband|wife|partner|spouse|half-sister|maternal|paternal|relatives?|family (?:history|member)"
    r"s?|in the family|familial|mum|mom|dad)\b"
)
BEFORE_TREATMENT = re.compile(
    r"^\W*(?:biomarkers?|receptors?|markers?|results?|er)\b[^.:;]{0,30}\b(?:before|prior to) (?:neoadjuvant )?"
    r"(?:therapy|treatment|chemo\w*)|^\W*pre-?(?:treatment|therapy|neoadjuvant|nact?) "
    r"(?:biomarkers?|biops(?:y|ies)|bx|core|tru-?cut)"
)
"""What an earlier sample said, told again beside that of the operation."""
_ROW_OF_RELATIVE = re.compile(
    r"^\W*(?:(?:maternal|paternal|half|older|younger)[ -])*(?:mother|father|sister|brother|aunt|uncle|daughter|"
    r"son|cousin|niece|nephew|grand\w+)\b[^.:;]{0,30}:"
)
"""“Sister, 44: breast cancer. BRCA2 mutation detected.”"""
_ILLNESS = re.compile(r"cancer|tumou?r|carcinoma|brca|mutation|variant|diagnos|\bgrade|mastectomy")
_BACK_TO_HER = re.compile(
    r"\b(?:patient|you|your|yours|today|patholog\w+|histolog\w+|biops\w+|specimen|surgery|report|examination|herself)\b"
)
_GOES_ON_ABOUT_IT = re.compile(r"^\W*(?:that|it|this)(?: one| cancer| tumou?r)? was\b")
"""“In 2011 she had a breast cancer. That was a grade 3 carcinoma.”"""
_STILL_THEN = re.compile(
    r"\b(?:the|her|that) old (?:report|cancer|tumou?r|pathology|slides)\b|\b(?:at|from) that time\b|\bback then\b"
)
_OF_THE_ONE_BEFORE = re.compile(r"^\W*(?:that|this|it|they|these|those|he)\b")
"""“Her sister was ill at 41. That was a grade 3 cancer.”"""
_OWN_TEST = re.compile(
    r"^\W*(?:her|his|your|my|the patient's) own (?:genetic |germline |inherited |brca\S* )?(?:test|result|panel|brca)"
)
_HERSELF = re.compile(r"^\W*(?:she|he|the patient|patient|you|your)\b")
_GENERAL = re.compile(
    r"\bif\b|\bto (?:take part|join|qualify|be included|enter)\b|\bmust (?:be|have)\b|\bable to join\b|"
    r"\b(?:can|might|could|would)\b(?! not be (?:assessed|identified|seen|done|performed|carried|"
    r"determined|evaluated|interpreted|obtained|tested|scored|measured|counted|given))|\bmay (?:be|have|"
    r"help|need|not|also|mean|"
    r"include|indicate|benefit|lower|miss|occur|receive|respond)\b|\b(?:some|most|many|all) (?:people|"
    r"women|patients|cancers|"
    r"tumou?rs)\b|\b(?:people|women|patients|those|cancers|tumou?rs|carcinomas) (?:with|are|that|grow|who|whose)\b|"
    r"(?:cancers?|tumou?rs) (?:are|grows?|that)\b|(?<!which )\b(?:is|are) (?:often |usually |sometimes |commonly )?"
    r"(?:called|defined|scored|tested|"
    r"classified|reported as|graded "
    r"from)\b|\bdefined as\b|\bmeans\b|\beligib\w+|\bqualif(?:y|ies)\b|\bcriteria\b|\be\.g\.|\bfor example\b|"
    r"\bis done for\b|\brange(?:s)? from\b|"
    r"\bforum\b|\bagree that\b|\bi agree\b|\bconsent\b|\bcopied\b|\bonline\b|\bfriends?\b|"
    r"\bneighbou?rs?\b|\bsomeone\b|\bother people\b|"
    r"\bthresholds? (?:in use|used|of|for)\b|"
    r"\b(?:most|some|many|all) (?:invasive |lobular |ductal |breast ){1,3}(?:carcinomas|cancers|tumou?rs)\b|"
    r"\bdistinct from\b|\bas opposed to\b|\b(?:we|i) expect\b|\b(?:is|are) expected\b|\banticipat\w+|\busually\b|"
    r"\bused to be\b|\btypically\b|\bgenerally\b|\bin general\b|"
    r"\b(?:stage|grade) [iv\d]+[abc]? (?:breast )?(?:cancers?|tumou?rs?|disease) (?:has|have|is|are|"
    r"grows?|means|tends?)\b|\bexploratory\b|\b(?:in )?the (?:study|trial)(?: is)?\b|\bsubgroup\b|\bwhen er\b|"
    r"(?:[<>≥≤]|\b(?:above|below|over|under|\w+er than|more than|less than))\s?\d{1,3}\s?%?"
    r"[^.;,]{0,15}\b(?:is|are) considered\b|"
    r"\bguidelines?\b|\bpeople\b|\b(?:leaflet|booklet|brochure|handout|website|fact ?sheet)s?\b"
    r"|\bin our (?:laborator\w+|hospital|series|experience|department)\b|\d\s?% of (?:all )?(?:cases|patients"
    r"|women|breast cancers|people)\b"
    r"|^\W*should\b|\bwhether\b(?![^.;]*:\s*(?:it|yes|they|she|he)\b(?! (?:is|has|does) not))"
    r"|\b(?:worr\w+|afraid|anxious|scared|concerned|fear\w*) (?:about|of|that)\b"
    r"|\b(?:is|are) required for\b|\bmethod\b[^.;]{0,12}\b\d (?:or|and|&) \d (?:is |are |= ?)?(?:neg|pos)"
    r"|\b[0-3]\+ (?:is|means)\b|\d of 100\b|\bin the presence of\b[^.;]{0,40}\bdisease\b|\btargets? of\b|"
    r"(?:[0-3]\s?\+|\b(?:equivocal|borderline|positive|negative|low|such|these|all))\W{1,2}"
    r"(?:cases?|results?|scores?|samples?|specimens?) (?:are|is|will|get|go|undergo|reflex)\b|"
    r"\d (?:in|out of)(?: every)? 100 (?:\w+ )?(?:are|have|women|people|cancers|tumou?rs|patients)\b"
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
_ITEM = re.compile(r"^\s*\(?\d{1,2}[.)]\s")
_PREVIOUS = re.compile(
    r"^\W*\d{1,2}\W+(?:previous|prior|past|old|earlier|former|history of|h/o)\b[^.:;]{0,60}\b(?:19|20)\d\d\b"
)
"""“2. Previous left breast cancer, 2014”: what stands below it, up to the next item, is of then."""
_THIS_CANCER = re.compile(r"\b(?:previous|prior|earlier) (?:lumpectomy|mastectomy|wle|surgery|excision)")
"""An operation of this year is a part of the same story."""
_LONG_AGO = re.compile(
    r"\bcompared (?:with|to)\b|\bprimary (?:breast )?(?:cancer |tumou?r |carcinoma )?(?:of|in|from)"
    r" (?:19|20)\d\d|\bhistory of\b|"
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
_BIRTH = re.compile(r"(?:\bdob\b|d\.o\.b|\bborn\b|\bbirth)[^;]{0,30}")
_IS_CONTROL = re.compile(
    r"\b(?:controls?|ctrls?)\b|\b(?:normal|benign|adjacent|background|non-?neoplastic) (?:breast |mammary |duct\w*\s)?"
    r"(?:ducts?|tissue|cells?|epithelium|glands?|parenchyma)\b"
)
_CONTROLLED = re.compile(
    r"\bwith (?:the |an? |its )?(?:appropriate|adequate|working|valid|suitable|satisfactory|proper|good)\b"
    r"[a-z ,-]{0,40}\bcontrols?\b"
)
"""How a test was done, and no result of the control."""
_ASKED = re.compile(
    r"\W*[^?:.]{3,60}(\?)\s*(?=(?:yes|no|not|n/?a|none|present|absent|positive|negative|unknown|\d|g\d)\b)"
)
"""A field of a form that is asked as a question, with its answer behind it."""
_EARLIER_ASIDE = re.compile(r"(?<=\S )\((?:previous|prior|history of|h/o)\b[^()]{3,60}\)(?=\s*[:,])")
"""What was before, told by the way in a sentence about today."""
_BEFORE_THE_CHANGE = re.compile(r"(?<=(?:changed|revised|amended) )from [^.;,]{1,20}? (?=to\b)")
"""“HER2 changed from 1+ to 2+”."""
_WRONGLY = re.compile(
    r"\b(?:wrongly|erroneously|mistakenly|incorrectly|in error|by mistake)\s+(?:typed |reported |given |stated "
    r"|printed |recorded |entered )?"
    r"as [^.;,]{1,40}(?:\.\d[^.;,]{0,20})?"
)
_AS_IT_WAS_REPORTED = re.compile(
    r"(?<=\bpreviously reported as )[^.;,()]{1,30}(?:\.\d+[^.;,()]{0,10})?(?:\([^()]{1,30}\))?"
)
_LEGEND = re.compile(
    r"\((?=[^()]*(?:[<>≥≤]|\d-\d))(?=[^()]*\bneg)(?=[^()]*\bpos)(?![^()]*\b(?:er|pr|her-?2|ki-?67)\b)[^()]{10,160}\)"
)
"""What the numbers mean, for everybody."""
_RULE_BOOK_ASIDE = re.compile(
    r"\((?=[^()]*\b(?:asco|cap|ajcc|who|rcpath|criteria|guidelines?)\b)(?![^()]*\b(?:patients?|others?|controls?)\b)"
    r"(?:[^()%+\d]|20\d\d){3,60}\)"
)
"""By whose rules a result was read: “(ASCO/CAP breast criteria)”."""
_SCALE_ASIDE = re.compile(r"\((?=[^()]*\b0\b)(?=[^()]*\b1\+)(?=[^()]*\b2\+)(?=[^()]*\b3\+)[^()]{10,160}\)")
_DEFINED = re.compile(r"\b(?:er|pr|her-?2)[ -](?:low|positive|negative) definition\W{0,3}[\d<>≥≤%\s+-]*")
_MEANING = (
    r"(?<![\d.+])(?:[0-3]\+?(?:\s?(?:/|,|and|or|to)\s?[0-3]\+)?|[<>≥≤]=?\s?\d{1,3}\s?%|0\s?%"
    r"|\d{1,2}\s?-\s?\d{1,2}\s?%)"
    r"(?:\s*[=:]|\s+(?:-|is|are))\s*(?:low |weak )?(?:neg|pos|equivocal|borderline|low|high|intermediate)[a-z]*"
)
_MEANING_ASIDE = re.compile(rf"\([^()]*{_MEANING}[^()]*\)")
_MAY_MEAN = ("=", "+:", "%:", "0:", "+ -", "% -", "0 -", "+ is", "% is", "0 is", "+ are", "% are", "0 are")
_ONE_MEANING = re.compile(_MEANING)
_MEANINGS = re.compile(rf"{_MEANING}(?:\W|\b(?:cells|staining|and|or)\b){{1,12}}{_MEANING}")
"""“0 % = negative; ≥ 1 % = positive”: what the numbers mean, for everybody."""
_EXPLAINED = re.compile(r"\b(?:grade|stage|score)\s+([0-4]\+?|i{1,3}|iv)\s*[:=]")
"""More than one of them in a row: what grades mean."""
_POSITIVE_NO = re.compile(r"\b(?:positive|present|amplified)\s*:\s*no\b")
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


def cut(text: str, name: str) -> Pages:
    """Return the clauses of a text; `name` is the person whose report it has to be, or empty."""
    lines = tuple(logical_lines(text))
    lowered = [_lower(line.text) for line in lines]
    year = _latest_year(lowered)
    tells_of_now = any(_NOW.search(text) for text in lowered)
    clauses = list(_clauses(lines, lowered, pages_of_others([line.text for line in lines], name), year, tells_of_now))
    clauses = _with_old_history(clauses)
    _mark_organs(clauses)
    second_tumor = _mark_tumors(clauses)
    other_person = next((clause for clause in clauses if clause.is_of_another_person), None)
    return Pages(tuple(clauses), year, second_tumor, other_person)


def _as_row(text: str, asked: re.Match[str]) -> str:
    """Return “ER positive? No” as a row of a form, letter for letter as long: “ER negative     ”."""
    row = f"{text[: asked.start(1)]}:{text[asked.end(1) :]}"
    return _POSITIVE_NO.sub(lambda found: "negative".ljust(len(found.group()))[: len(found.group())], row)


def _latest_year(lowered: Iterable[str]) -> int | None:
    years = (int(year) for text in lowered for year in _YEAR.findall(_BIRTH.sub("", text) if "b" in text else text))
    return max(years, default=None)


class _Scope:
    """Where the reader is while it goes down the page: section, specimen, side, addendum."""

    def __init__(self) -> None:
        self.section, self.is_inline, self.is_addendum = Section.MAIN, False, False
        self.is_addendum_on_top = False
        self.part, self.side, self.is_under_biopsy = "", "", False
        self.is_quoted = False
        self.is_reply, self.is_in_situ = False, False
        self.indent = 0
        self.is_old_item = False

    def enter(self, line: Logical, lower: str) -> None:
        """Take in what a new line says of its own place."""
        headed = self._heading(lower)
        is_item = _ITEM.match(lower) is not None
        is_part = _PART.match(line.text) is not None
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
        is_apart = _ROW.match(line.text) or _SPECIMEN_LINE.match(lower) or _OTHER_SPECIMEN.match(lower)
        ends = self.is_inline and not goes_on and (line.blank_before or is_apart)
        if ends or (is_key and line.blank_before and not headed):
            self.section, self.is_inline = Section.MAIN, False
        if headed:
            self.section = Section[headed.lastgroup or "MAIN"]
            self.is_inline = headed.end() < len(lower.rstrip())
            self.indent = _indent(lower)
        if lower.rstrip().endswith(":") and _CRITERIA_FOLLOW.search(lower):
            self.section, self.is_inline = Section.GENERAL, False
        if headed and self.section is Section.MAIN:
            self.part, self.side, self.is_under_biopsy = "", "", False

    def _heading(self, lower: str) -> re.Match[str] | None:
        is_of_relatives = self.section is Section.FAMILY and not self.is_inline
        return None if is_of_relatives and _ROW_OF_FINDINGS.match(lower) else _SECTION.match(lower)

    def _enter_part(self, text: str, lower: str) -> None:
        if heading := _SIDE_HEADING.match(lower):
            self.side = {"r": "right", "l": "left"}[heading.group(1)[0]]
            return
        found = _PART.match(text)
        if found:
            self.part, self.side = (found.group(1) or found.group(2)).lower(), ""
        if found or not self.side:
            sides = {whole or {"r": "right", "l": "left"}[letter] for whole, letter in _SIDE.findall(lower)}
            if len(sides) == 1 and (found or _BREAST_SITE.search(lower)):
                self.side = sides.pop()


def _clauses(
    lines: Sequence[Logical], lowered: Sequence[str], others: Sequence[bool], year: int | None, tells_of_now: bool
) -> Iterator[Clause]:
    scope = _Scope()
    this_year = _year_of_making(lowered, year)
    tells_of_invasion = any("invasive" in text or "infiltrating" in text for text in lowered)
    was_old = False
    for index, (line, lower) in enumerate(zip(lines, lowered, strict=True)):
        scope.enter(line, lower)
        section = Section.CLINICAL if scope.is_quoted and scope.section is Section.MAIN else scope.section
        is_about_relative = False
        explains = len(set(_EXPLAINED.findall(lower))) > 1
        is_row_of_relative = _ROW_OF_RELATIVE.match(lower) is not None
        has_legend = any(sign in lower for sign in _MAY_MEAN) and _MEANINGS.search(lower) is not None
        for start, end in _sentences(lower):
            text = lower[start:end]
            if start and (headed := _WITHIN_LINE.match(text)):
                section = Section[headed.lastgroup or "MAIN"]
            elif BEFORE_TREATMENT.match(text):
                section = Section.CLINICAL
            offset = start + len(text) - len(text.lstrip())
            text = _without_asides(_ONE_MEANING.sub(_blank, _MEANING_ASIDE.sub(_blank, text)) if has_legend else text)
            words = frozenset(_WORD.findall(text))
            is_relative = (
                not words.isdisjoint(_RELATIVES)
                and _RELATIVE.search(text) is not None
                and _OWN_TEST.match(text) is None
            )
            if is_relative:
                is_about_relative = is_about_relative or _ILLNESS.search(text) is not None
            elif is_about_relative and _BACK_TO_HER.search(text):
                is_about_relative = False
            elif is_about_relative:
                section, is_relative = Section.CLINICAL, _OF_THE_ONE_BEFORE.match(text) is not None
            was_old = (
                _is_old(text, words, year)
                or (tells_of_now and _tells_of_then(text, this_year))
                or (was_old and _goes_on_about_then(text, is_same_paragraph=start > 0))
                or (scope.is_old_item and not _is_of_this_year(text, year))
            )
            yield Clause(
                text=text,
                written=line.text[start:end],
                words=words,
                line=line.line_at(offset),
                last_line=line.line_at(max(end - 1, start)),
                logical=index,
                section=section,
                part=scope.part,
                side=scope.side,
                is_under_biopsy=scope.is_under_biopsy,
                is_addendum=scope.is_addendum,
                is_of_another_person=others[index],
                is_of_a_relative=is_relative
                or ((section is Section.FAMILY or is_row_of_relative) and not _HERSELF.match(text)),
                is_general=explains
                or scope.is_reply
                or ((scope.is_in_situ or _ROW_OF_IN_SITU.search(text) is not None) and tells_of_invasion)
                or (_may_be_general(text, words) and _is_general(text, words)),
                is_old=was_old,
                is_of_controls=not words.isdisjoint(_NORMAL_WORDS) and _IS_CONTROL.search(text) is not None,
                is_superseded=not words.isdisjoint(_WITHDRAWN_WORDS) and _WITHDRAWN.search(text) is not None,
            )


def _year_of_making(lowered: Sequence[str], latest: int | None) -> str:
    """Return the year that the report names more than once as its latest one, or nothing."""
    return str(latest) if sum(str(latest) in text for text in lowered) > 1 else ""


def _tells_of_then(text: str, this_year: str) -> bool:
    found = _THEN.search(text)
    is_now = found is not None and this_year != "" and this_year in found.group()
    return found is not None and not is_now and not _NOW.search(text)


_ASIDES = (
    ("3+", _SCALE_ASIDE),
    ("(", _RULE_BOOK_ASIDE),
    ("definition", _DEFINED),
    ("control", _CONTROLLED),
    ("reported as ", _AS_IT_WAS_REPORTED),
    ("(", _EARLIER_ASIDE),
    (" from ", _BEFORE_THE_CHANGE),
    (" as ", _WRONGLY),
)
"""What is blanked out, each with a word without which it need not be looked for."""


def _without_asides(text: str) -> str:
    """Return a sentence without questions, legends, controls and slips, letter for letter as long."""
    if "?" in text and (asked := _ASKED.match(text)):
        text = _as_row(text, asked)
    if "?" in text:
        text = _ASKED_BEFORE.sub(_blank, _QUESTION.sub(_blank, text))
    if "(" in text and "neg" in text and "pos" in text:
        text = _LEGEND.sub(_blank, text)
    for hint, aside in _ASIDES:
        if hint in text:
            text = aside.sub(_blank, text)
    text = text.replace("l.n.s", "lns  ").replace("l.n.", "ln  ")
    return text if _DIGIT.search(text) else with_digits(text)  # as it was dictated


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _with_old_history(clauses: list[Clause]) -> list[Clause]:
    """Mark history with a year as old where no other clause names a year: the report itself has none."""
    dated = [clause for clause in clauses if _YEAR.search(_BIRTH.sub("", clause.text))]
    if any(clause.section is not Section.CLINICAL or _FULL_DATE.search(clause.text) for clause in dated):
        return clauses
    return [replace(clause, is_old=True) if clause in dated else clause for clause in clauses]


_FULL_DATE = re.compile(r"\d[-/.]\d{1,2}[-/.]\d|\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_QUESTION = re.compile(r"\"[^\"]{1,120}\?\"|[^.?!;:\"]{3,120}\?(?=\s|\"|$)")
"""What somebody asks is no answer."""
_ASKED_BEFORE = re.compile(r"(?:(?<=\s)|(?<=,)|^)\?\s?(?=[a-z\d])[^,.;]*")
"""“?stage 2”, as doctors write it."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z0-9]+")
_RELATIVES = word_set(
    "mother father sister brother twin twins parent parents aunt uncle daughter son cousin niece nephew "
    "sibling half maternal paternal relative family familial mum mom dad mothers fathers sisters brothers aunts uncles "
    "daughters sons cousins nieces nephews siblings relatives husband wife partner spouse "
    "grandmother grandfather grandparents "
    "grandparent granddaughter grandson grandmothers"
)
_GENERAL_WORDS = word_set(
    "whether should hope hopes hoped hoping worry worries worried afraid anxious scared concerned "
    "fear fears feared distinct opposed expect expected anticipate anticipated anticipates "
    "if can might could would may some most many people women patients those cancers tumors tumours carcinomas grow "
    "grows that called defined scored tested classified reported graded considered means eligible eligibility criteria "
    "example done range ranges exploratory study trial subgroup when guideline guidelines forum copied online friend "
    "friends neighbor neighbour neighbors neighbours someone agree consent used usually typically generally general "
    "qualify qualifies cases case results result scores samples specimens presence target targets "
    "our leaflet leaflets booklet booklets brochure handout website factsheet join must take "
    "sheet factsheets handouts websites brochures method required threshold thresholds"
)
_ALWAYS_GENERAL = word_set(
    "if hope hopes hoped hoping means "
    "usually typically generally people forum consent copied online friend friends neighbor neighbour "
    "neighbors "
    "neighbours someone subgroup exploratory guideline guidelines leaflet leaflets booklet booklets brochure handout "
    "website criteria"
)
_GENERAL_SIGNS = (
    "of 100", "in 100", "every 100", "+ is", "e.g.", "stage i", "stage 1", "stage 2", "stage 3", "stage 4", "grade "
)  # fmt: skip
_NORMAL_WORDS = word_set("control controls ctrl ctrls normal benign adjacent background non nonneoplastic")
_WITHDRAWN_WORDS = word_set("withdrawn error superseded valid disregard belong belongs belonged")
_HISTORY_WORDS = word_set("history h ago previous previously prior past earlier former formerly compared primary")


def _may_be_general(text: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_GENERAL_WORDS) or any(sign in text for sign in _GENERAL_SIGNS)


def _is_general(text: str, words: frozenset[str]) -> bool:
    is_result_row = "(greater than" in text and re.match(r"^\W*[\w /()-]{1,40}:\s+\S", text) is not None
    return not is_result_row and (not words.isdisjoint(_ALWAYS_GENERAL) or _GENERAL.search(text) is not None)


def _goes_on_about_then(text: str, *, is_same_paragraph: bool) -> bool:
    return _GOES_ON_ABOUT_IT.match(text) is not None or (is_same_paragraph and _STILL_THEN.search(text) is not None)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_of_this_year(text: str, year: int | None) -> bool:
    return year is not None and str(year) in text


def _is_old(text: str, words: frozenset[str], year: int | None) -> bool:
    has_year = "19" in text or "20" in text
    named = [int(each) for each in _YEAR.findall(_EDITION.sub("", _BIRTH.sub("", text)))] if has_year else []
    named += [2000 + int(each) for each in _CASE_YEAR.findall(text)] if year is not None else []
    is_recent = bool(named) and year is not None and max(named) >= year - 1
    if not words.isdisjoint(_HISTORY_WORDS) and _LONG_AGO.search(text):
        return not (is_recent and _THIS_CANCER.search(text))
    return bool(named) and not is_recent


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] or letter for letter in text)


def _sentences(lower: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(lower):
        if end.group(1) == ";" or _ABBREVIATION.search(lower[max(start, end.start() - 12) : end.start()]):
            continue
        if _BELONGS_TO_IT.match(lower, end.end()):
            continue
        yield from _not_too_long(start, end.start() + 1)
        start = end.end()
    if lower[start:].strip():
        yield from _not_too_long(start, len(lower))


def _not_too_long(start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin in range(start, end, _LONGEST_CLAUSE):
        yield begin, min(begin + _LONGEST_CLAUSE, end)


def _mark_organs(clauses: list[Clause]) -> None:
    """Mark what belongs to another organ: from its heading to the next heading, or the next word of the breast."""
    others = _lines_of_other_organs(clauses)
    for index, clause in enumerate(clauses):
        is_aside = clause.is_of_a_relative or clause.is_general
        if clause.logical in others or (not is_aside and _names_another_cancer(clause.text)):
            clauses[index] = replace(clause, is_of_another_organ=True)


def _lines_of_other_organs(clauses: Sequence[Clause]) -> set[int]:
    by_line: dict[int, str] = {}
    for clause in clauses:
        is_aside = clause.is_of_a_relative or clause.is_old or clause.is_general
        by_line[clause.logical] = f"{by_line.get(clause.logical, '')} {'' if is_aside else clause.text}"
    numbers, texts = list(by_line), list(by_line.values())
    parts = {clause.logical: clause.part for clause in clauses}
    others: set[int] = set()
    by_part: dict[str, bool] = {}
    is_other, part = False, ""
    for position, (number, text) in enumerate(zip(numbers, texts, strict=True)):
        if parts[number] != part or _BREAST.search(_NOT_BREAST.sub("", text)):
            is_other, part = False, parts[number]
        if _is_heading_of_another_organ(text, " ".join(texts[position : position + 3])):
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
    heading = text.split(". ")[0] if _OTHER_SPECIMEN.match(text) else text
    if not found or _BREAST.search(heading) or (scan and scan.end() <= found.end() + len(" scan")):
        return False
    if _METASTATIC_SITE.search(text) and _SPREAD.search(_NO_SPREAD.sub("", with_next)) and _OF_BREAST.search(with_next):
        return False
    is_heading = found.start() < _HEADING_LENGTH and (
        _SPECIMEN.search(text) or _PART.match(text) or _HEADING_MARK.search(text[: found.end() + 40])
    )
    return bool(is_heading and _CANCER_ELSEWHERE.search(with_next))


def _mark_tumors(clauses: list[Clause]) -> Clause | None:
    """Mark to which numbered tumor each clause belongs; return the first clause of the second cancer."""
    current = ""
    saying: dict[str, Clause] = {}
    last_logical = -1
    for index, clause in enumerate(clauses):
        if found := _TUMOR_NUMBER.match(clause.text):
            current = found.group(1)
        elif clause.logical != last_logical and not clause.written[:1].isspace() and current and _starts_anew(clause):
            current = ""
        last_logical = clause.logical
        if current:
            clauses[index] = replace(clause, tumor=current)
            if (
                _SAYS_CANCER.search(clause.text)
                and not clause.is_blocked
                and not re.search(r"\bsize\b", clause.text[:20])
            ):
                saying.setdefault(current, clauses[index])
    return list(saying.values())[1] if len(saying) > 1 else _second_of_two(clauses)


def _second_of_two(clauses: Iterable[Clause]) -> Clause | None:
    """Return where “tumor 2” is named within a sentence, if “tumor 1” is named too."""
    first: dict[str, Clause] = {}
    for clause in clauses:
        for number in _NUMBERED_TUMOR.findall(clause.text) if not clause.is_blocked else ():
            first.setdefault(number, clause)
    return first.get("2") if "1" in first else None


def _starts_anew(clause: Clause) -> bool:
    return re.match(r"\W*(?:sentinel|axill|lymph|nodes?|margins?|stage|tnm|pt)", clause.text) is not None
