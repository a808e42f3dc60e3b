"""Decides whether an answer may be ticked: only where its sentence leaves no room for another meaning.

The rules that read an answer know the words that they look for, and not the words around them. So a sentence is sure
only if *all* its words are known ones: the usual words of a result. Any other word may change what it means, and the
answer is then offered unticked beside its sentence. Some papers are doubtful as a whole: pictures, operation notes,
second opinions, two columns side by side.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hrbc_desktop.report.choices import STRUCK
from hrbc_desktop.report.clauses import Clause, Section
from hrbc_desktop.report.words import word_set

_KNOWN = word_set(
    # the breast, the sample, the operation
    "breast breasts mammary left right lt rt side sided laterality specimen sample core biopsy biopsies needle bx "
    "excision excised lumpectomy mastectomy wle wide local partial total simple radical modified skin sparing "
    "conserving surgery surgical operation resection resected segmentectomy quadrantectomy sector bcs mrm procedure "
    "proc removed taken out tissue block blocks part upper outer inner lower central quadrant clock o oclock uoq uiq "
    "loq liq axilla axillary armpit sentinel slnb slns sln snb aln alnd clearance dissection contents level levels "
    "node nodes nodal ln lns lymph lymphatic gland glands type kind site location wire guided stereotactic ultrasound "
    "us vacuum assisted "
    # the tumor
    "cancer carcinoma carcinomas ca tumor tumour tumors tumours neoplasm neoplastic malignancy malignant lesion lump "
    "mass invasive infiltrating infiltrative ductal duct lobular idc ilc nst nos mucinous tubular papillary medullary "
    "metaplastic micropapillary special no non specific mixed classic classical in situ dcis lcis intraductal "
    "associated component present residual focus foci multifocal unifocal single largest main index primary new "
    "second origin found seen firm "
    "apocrine cribriform pleomorphic medullary inflammatory lymphocytic features breasts disease "
    # grade
    "grade graded grading gr g gradus nottingham nhg elston ellis bloom richardson sbr msbr rbs scarff nuclear "
    "histologic histological histology histopathological tubule tubules tubularity formation glandular acinar "
    "pleomorphism nuclei mitotic mitosis mitoses rate count differentiation differentiated well moderately poorly "
    "overall combined scores score scored sum i ii iii iv architecture high low intermediate moderate class hpf hpfs "
    "cytonuclear atypia "
    # size and margins
    "size sizes sized diameter dimension dimensions greatest maximum maximal max mm cm millimeter millimeters "
    "millimetre millimetres centimeter centimeters centimetre centimetres x by measuring measures measured measure "
    "extent axis long length big across up point margins margin marg clear free negative uninvolved closest closer "
    "than "
    "less more greater nearest deep posterior anterior superior inferior medial lateral from distance all complete "
    "completely not healthy saines "
    # nodes
    "macrometastasis macrometastases macromets macromet micrometastasis micrometastases micromets micromet micro "
    "macro isolated cell cells itc itcs metastasis metastases mets metastatic number examined involved contains "
    "contain containing contained with without deposit extranodal extension extracapsular capsular ene ece pne absent "
    "deposits neither both none affected lvi lvsi lymphovascular vascular perineural invasion "
    # receptors and markers
    "estrogen oestrogen estrogens progesterone progesteron progesterones er pr pgr hr receptor receptors hormone "
    "colour color contiguous reaction ulceration ulcerated ventana leica roche infiltrated heterozygous been "
    "maintained "
    "unchanged excisional era pra pgra mms cms "
    "status result results positive pos positively positivity neg ve strong strongly weak weakly faint faintly "
    "diffuse diffusely intensity staining stain stained stains percent percentage per cent proportion ps is tps "
    "allred quick quickscore qs ts h irs remmele immunoreactive of expressed expression expressing expresses "
    "overexpressed overexpression her neu erbb cerbb c erb b ihc immunohistochemistry immunohistochemical "
    "immunohistology immunostain immunostains antibody clone sp test tested testing tests assay fish ish sish cish "
    "dish ddish dual insitu hybridization hybridisation amplified amplification reflex gene ratio copy copies "
    "signals signal "
    "cep chr chromosome mean average equivocal group ultralow null zero membrane membranous incomplete demonstrate "
    "demonstrates ki mib proliferation proliferative labelling labeling fraction e p n m t s a d f k l r v z u w y j "
    "q gata cadherin ck ar tils biological parameters biomarker biomarkers marker markers factors prognostic "
    "predictive pathologist "
    # the frame of a result
    "value component diagnosis diagnoses final pathologic pathological pathology path conclusion impression summary "
    "report synoptic "
    "histo microscopy microscopic microscopically finding findings interpretation interpreted asco cap ajcc figo "
    "edition category categories stage staging tnm pt pn cn ct pm mx yp ypt ypn anatomic anatomical clinical rcb sl "
    "biologic key early locally advanced patient woman lady man old year years age yo yr yrs pre post menopausal "
    "premenopausal postmenopausal the an and or to at on for was were are has had have shows show showed showing "
    "there this that which as it its your my you she he his one two three four five six seven eight nine ten eleven "
    "twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred also plus minus only january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec now today currently underwent arising "
    "operated mentioned above below slide slides tumorous quantity approx approximately pending oncotype dx "
    "recurrence rs mammaprint prosigna be will yes sn ia ib ic iia iib iic iiia iiib iiic own we ref form performed "
    "mi nipple th makes classification hist lat abbrev alpha ax small axis bone liver lung brain pleura vertebra "
    "iliac crest chest wall marrow exact measurement specify features sites overlapping female male neoplasia "
    "evidence under just tumorectomy plain language good confirms within took diagnosed assessment sensitive rec "
    "surgeon doctor onc onco favorable unfavorable intermed observed absence slowest cellularity called what them "
    "came back spread rupture additional addendum signed told comment share product case disease triple how area about "
    "pure shave inc ep counted uicc points segment chromogenic immunoperoxidase emboli labelled labeled stg hercep "
    "morphology biggest whole keratin cytokeratin hematoxylin eosin osna growth perinodal "
    # results of gene tests
    "variant variants mutation mutations mutated wild wt pathogenic likely deleterious detected undetected identified "
    "alteration alterations exon codon del dup ins fs ter stop missense frameshift nonsense heterozygous het allele "
    "frequency vaf af cfdna ctdna dna plasma blood germline somatic hereditary inherited panel genes analyzed "
    "analysed sequenced sequencing brca palb chek atm tp pten akt esr pik cdh bard brip rad stk ccnd fgfr rb nf map "
    "genomic profile tier did change changes carrier carries any other rearrangements deletions duplications sequence "
    "reportable significant clinically significance ngs potentially actionable deletion duplication exons analysis "
    "homozygous negatives pertinent braf ala arg asn asp cys gln glu gly ile leu lys met phe pro ser thr trp tyr val "
    "wildtype zygosity classification nucleotide indels analyte seq dna protein bap harmful identify delt delc apc "
    "nbn mlh msh pms epcam mutyh gain function gof "
    "loss lof activating "
    "hotspot follow altered cfdna elacestrant imlunestrant fulvestrant alpelisib capivasertib inavolisib everolimus "
    # the same in translated and foreign reports
    "carcinome infiltrant sai sein taille tumorale tumeur ganglion ganglions atteints examines recepteurs recepteur "
    "oestrogenes oestrogene positif negatif amplifie equivoque gauche droit droite mamma mammakarzinom karzinom "
    "invasives duktales lobulaeres rezeptor rezeptoren ostrogen oestrogenrezeptor progesteronrezeptor positiv negativ "
    "links rechts groesse grosse carcinom dako ductale lobulare mama derecha izquierda ganglios receptores positivo "
    "negativo re rp ee nodulo tumore cancro "
)
_WORD = re.compile(r"[a-zß-ÿœ]+")
_FOLDED = str.maketrans("àâäáãåçéèêëíìîïñóòôöõúùûüýœæß", "aaaaaaceeeeiiiinooooouuuuyoas")

_PROTEIN_CHANGE = re.compile(r"\bp\.\(?(?:[a-z]{3}\d+[a-z]{2,8}[*\d]*|[a-z]\d+(?:\*|fs\S*|[a-z]\b))\)?")
"""“p.(Ser1982Argfs*22)”"""
_IMPOSSIBLE = re.compile(r"(?<![\d.,])(?:1(?:[1-9]\d|0[1-9])|[2-9]\d\d)\s?%")
"""More than all cells: who typed that may have typed the rest wrong too."""
_FORMULA = re.compile(r"[x×*]\s*0[.,]2\b(?!\s*[cm]m)")
"""How the Nottingham index is made from a size."""
_EITHER = re.compile(
    r"\bor (?:(?:grade|g|stage|score|[<>≥≤]=?)\s?)?\d|\bor (?:positive|negative|low|equivocal|amplified|pos|neg)\b"
)
"""Two answers in one sentence."""
_SUMS_OF_A_GRADE = re.compile(r"\(scores? of [\d, ]+(?:,? or \d)?\)")
_BY_A_SYSTEM = re.compile(
    r"\b(?:according to|as per|per) (?:the )?(?:modified )?(?:elston|bloom|nottingham|scarff|who|uicc|ajcc|asco)\b"
)
_PART_OF_CELLS = re.compile(r"\b(?:a|one|two) (?:third|quarter|half)s? of\b")
_OTHER_FIELD = re.compile(
    r"(?:(?<=\s{2})|^)(?:genetics|genetic testing|germline|chemo(?:therapy)?|radiation|radiotherapy|"
    r"endocrine(?: therapy)?|menopausal status|menopause|smoking|alcohol|mammaprint|largest met|"
    r"(?:breast cancer |pathology )?template)"
    r"(?:\s?:\s?(?:[\w/()-]+ ?){1,3})?(?=\s{2}|$)"
)
"""A cell of a row that is about another matter, with its short answer: “Genetics: declined”."""
_INTRINSIC_TYPE = re.compile(r"\b(?:basal|luminal)[ -](?:like|type)\b")
_CASE_NUMBER = re.compile(r"\b[a-z]{1,4}\d{2}-\d{3,}\b")
_PREVIOUS_BIOPSY = re.compile(r"\b(?:previous|prior) (?:core |needle )*biops(?:y|ies)\b")
_QUOTED = re.compile(r"\"[^\"]{0,400}$|^[^\"]{0,400}\"[^\"]*\"")
_MARKED_CHOICE = re.compile(r"\s{2,}(?:\S+ ){0,2}\S+\s?(?:\*|<-|←|\(x\)|✓)(?:\s{2,}|$)")
_DIGITS_APART = re.compile(r"(?<![\d./x,+-])\b\d \d\s?%")
"""Torn apart by a scanner."""
_VALUE_CELL = re.compile(
    r"(?P<percent>[<>≥≤~]?\s?\d{1,3}\s?%)|(?P<score>[0-3]\+?(?: \(.*\))?)|(?P<word>positive|negative|pos|neg)"
    r"|(?P<size>[\d.,]+ ?(?:mm|cm))|"
    r"(?P<share>\d{1,2} ?/ ?\d{1,2})"
)
_IN_SITU = re.compile(r"\bdcis\b|\blcis\b|\bin[ -]?situ\b(?! hybrid)|\bintraductal\b|\bmicro-?invas\w+|\bpt1mi\b")
_IN_SITU_CELL = re.compile(
    r"(?<=\s{2})(?:[dl]cis\s?:\s?(?:no|none|absent|not \w+)|lcis\s?:\s?(?:yes|present))(?=\s{2}|$)"
)
"""The field of a row that asks whether there is any."""
_OF_INVASIVE_ONLY = frozenset({"er", "pr", "her2", "ki67", "grade", "tumor_size"})
_DENIES = re.compile(
    r"\b(?:no|not|never|neither|nor|cannot)\b(?!\s*(?:$|[.;,:)/]|special type|otherwise|any\b|membran|nuclear stain|"
    r"staining|reactiv|(?:gene )?amplif|over-?express|lvi|lymph|vascular|perineural|extranodal|cancer|carcinoma|"
    r"tumou?r|malignan|residual|invasi|dcis|lcis|in[ -]situ|metasta|micro|macro|necrosis|evidence of|identified|seen|"
    r"present|detected|involved|done|performed|known|applicable|nodes?\b))|\b(?:whether|hop(?:e[sd]?|ing)|fear\w*)\b"
)
"""What is denied may be the answer itself: “no evidence that it is ...”; what follows a harmless “no” is listed."""
_STAIN_DOUBT = re.compile(
    r"\bdecalcif\w+|\bfalse[ -](?:negative|positive)|\bwith caution|\bheterogen\w+|\bsub-?optimal|\bunsatisfactory|"
    r"\b(?:delayed|prolonged|poor|inadequate|over-?)\s?fixation|\bcold ischa?emi\w+ time (?:exceed|over|more)"
    r"|\bequivocal control|"
    r"\bcontrols? (?:failed|did not|negative|were not|was not)|\bnot reliable|\bunreliable|\bconsider (?:re|a )|"
    r"\bscant\w*|\bpaucicellular|\blimited (?:sample|material|tissue|tumou?r|cellularity)"
    r"|\b(?:too )?few (?:tumou?r )?cells|\binsufficient"
)
"""Said anywhere, it makes the stains doubtful."""
_STAIN_FIELDS = frozenset({"er", "pr", "her2", "ki67"})
_TOO_SMALL = re.compile(r"\bmicro-?invas\w+|\bpt1mi\b")
"""Nearly all of such a tumor is DCIS, and the rows may be about that."""
_OTHER_READING = re.compile(
    r"^\W*outside\b(?!\s?/)|\boutside\s*:|"
    r"\b(?:slides?|blocks?|material|reading|report|diagnosis) (?:\w+ )?(?:from )?outside\b|"
    r"(?<!to an )(?<!by an )\boutside\W+(?:[\w-]+\W+){0,2}(?:diagnos|report|slide|block|patholog|histolog|result|"
    r"read|interpret|opinion|review|consult|material|case\b|stain|ihc\b|institution|facility|hospital|lab)|"
    r"\bsubmitt(?:ed|ing) (?!pathologist:)[^.;]{0,30}\b(?:diagnos|report|slide|block|patholog|institution|lab)"
    r"|\bsecond opinion(?! in[ -]house)|\breferring (?:diagnos|patholog|lab)\w*|"
    r"(?<!pathology )\bconsult(?:ation)? (?:report|case|diagnos|on)|"
    r"(?<!\bno )(?:\bdiscrepan\w+|\bdiscordan\w+|\bdisagree\w*)"
    r"|\bcentral (?:lab|review|patholog)\w*|\breview of (?:the )?slides|"
    r"\bslide review|\bdiffers? from|\bdifferent from the\b|"
    r"\bexternal quality|\bproficiency|\bring trial"
)
"""Two people read the same slides: both readings may stand in the text."""
_OF_A_STUDY = re.compile(r"\bcohort\b|\b(?:is|are) required for\b")
_ADVICE_TO_ALL = re.compile(
    r"\bin case of (?:any |a )?(?:discrepan|disagree)\w+[^.;]*|"
    r"(?:^|\b(?:please|kindly))\W*(?:please |kindly )?correlate with\b[^.;]*"
)
"""What a laboratory prints under every report."""
_NOT_YET_SURE = re.compile(
    r"\b(?:preliminary|provisional|interim|draft|verbal|unauthori[sz]ed)\W+(?:patholog\w+ |histolog\w+ )?"
    r"(?:report|result|diagnos)|\bnot (?:yet )?(?:a )?(?:final|authori[sz]ed)\b|"
    r"\bmis-?label\w*|\bmis-?identif\w*|\bunder investigation|"
    r"\bdo not (?:act|rely) on|\bwrong (?:patient|side|site|specimen|label|container)|"
    r"\bidentity of the (?:patient|specimen)|\b(?:exchanged|swapped|mixed[ -]up|mix-up|floater|contaminat\w+)\b|"
    r"\bcannot be (?:assigned|attributed)\b|\bwith certainty\b"
)
"""A report that is not finished, or whose sample may be another one."""
_CRITERIA = re.compile(
    r"\bscreening log\b|\bcriterion\b|\bprior auth\w*|\bquestionnaire\b|\b(?:inclusion|exclusion|"
    r"eligibility) criteria\b"
)
"""A form that asks whether a limit is met."""
_FORUM = re.compile(r"^\W*(?:posted|reply|replied|re-?posted) by\b|\bdoes any(?:one|body)\b")
"""What somebody wrote for others on a page of the web."""
_PICTURES = re.compile(
    r"\b(?!radiologist)(?:mri|mammogra\w+|ultraso\w+|sonogra\w+|pet|ct|tomosynthesis|bone scan|scintigra\w+|x-?ray|"
    r"radiolog\w+"
    r"|imaging)\b(?![ -]guided)"
)
_ON_A_SCAN = re.compile(
    r"\([^()]*\)|\b(?:on|by|in) (?:the |her |his |your |an? )?(?:\w+ )?(?:mri|ct|pet|ultrasound|mammogra\w+)\b"
)
"""Told by the way."""
_BI_RADS = re.compile(r"\bbi-?\s?rads\b")
_TISSUE = re.compile(
    r"\b(?:surgical|anatomic\w*) pathology\b|\bhistopatholog\w+|\bnottingham\b|\b(?:lymph )?nodes?: ?(?:\w+ "
    r"){0,5}\d+ ?(?:/|of)|"
    r"\bbiopsy\b[^.;]{0,40}\b(?:invasive|infiltrating|idc|ilc)\b|"
    r"\b(?:er|her-?2)\W{1,3}(?:\d+ ?%|[0-3]\+)|^\W*(?:er|pr|o?estrogen receptors?|her-?2|ki-?67|grade)\b"
)
"""What no picture shows."""
_UNDER_MICROSCOPE = re.compile(
    r"\b(?:histolog|patholog|microscop|immunohisto|invasive|infiltrating|specimen|biopsy:|diagnosis:)"
)
_OPERATION_NOTE = re.compile(
    r"\b(?:operati(?:on|ve)|op|surgical|procedure|theatre)[ -](?:note|report|record)s?\b|\boperative findings\b"
    r"|\bpre-?op(?:erative)? diagnos"
)
_HEAD = 3
"""Clauses that tell what kind of paper it is."""
_LABEL = re.compile(
    r"^\W*(er|pr|pgr|estrogen|oestrogen|progesterone|her-?\s?2|ki-?\s?67|grade|nottingham|size|tumou?r size"
    r"|nodes?|sentinel|side|type|stage|pt|pn)\b"
)
_IN_SEVERAL_FIELDS = ("node", "size", "tumo")
"""“Nodes removed: 3   Nodes positive: 1” are two fields."""
_GENE_TEST = re.compile(r"\b(?:d-?dish|fish|cish|sish|dish|ish)\b|\bin[ -]situ hybridi[sz]ation\b")
_GENE_COUNT = re.compile(r"^\W*her-?\s?2\b[^:]{0,30}\b(?:ratio|cop(?:y|ies)|signals?)\b")
"""What a gene test counted stands beside its result, and is no second one."""
_CELL = re.compile(r"\S+(?: \S+)*")
_BREAST_CELL = re.compile(r"^\W*(left|right)(?: breast| side)?\W*$")
_TUMOR_CELL = re.compile(
    r"^\W*(?:tumou?r|lesion|mass|focus|cancer|carcinoma|nodule)\W{0,3}(?:no\.? ?)?([1-4a-d]|i{1,3}|one|"
    r"two)\b[^:]{0,40}$"
)


def paper_doubts(whole: Sequence[Clause], own: Sequence[Clause]) -> frozenset[str]:
    """Return the fields of which nothing may be ticked in this paper; “*” stands for all."""
    text = [clause.text for clause in own]
    if is_of_pictures(own) or any(_OPERATION_NOTE.search(each) for each in text[:_HEAD]):
        return frozenset("*")
    if (
        any("%" in each and _IMPOSSIBLE.search(each) for each in text)
        or any(_TOO_SMALL.search(each) for each in text)
        or any(
            (not _is_aside(clause) and _OTHER_READING.search(_ADVICE_TO_ALL.sub("", clause.text)))
            or _NOT_YET_SURE.search(clause.text)
            or _FORUM.search(clause.text)
            or _CRITERIA.search(clause.text)
            for clause in whole
            if clause.section is not Section.GENERAL
        )
        or side_by_side(own)
        or sum(_has_two_columns(each) for each in text if _LABEL.match(each)) > 1
    ):
        return frozenset("*")
    is_doubtful = (
        any(_STAIN_DOUBT.search(each) for each in text)
        or any(_may_be_of_controls(clause) for clause in own)
        or _has_values_above_labels(text)
    )
    return _STAIN_FIELDS if is_doubtful else frozenset()


def _is_aside(clause: Clause) -> bool:
    """Return whether another reading is only told of: in her history, where it is unticked by itself, or of a study."""
    return clause.section is Section.CLINICAL or _OF_A_STUDY.search(clause.text) is not None


_HAS_RESULT = re.compile(r"\d\s?%|[0-3]\s?\+")
"""Beside a control: which of the numbers are hers is then for her to say."""


def _may_be_of_controls(clause: Clause) -> bool:
    """Return whether numbers stand beside a control that is not named first: whose they are is for her to say."""
    is_told_apart = _STARTS_WITH_CONTROL.match(clause.text) is not None
    return clause.is_of_controls and not is_told_apart and _HAS_RESULT.search(clause.text) is not None


_STARTS_WITH_CONTROL = re.compile(
    r"^\W*(?:(?:the|positive|negative|internal|external|tissue|on-slide|batch|and) )*controls?\b|^\W*normal (?:ducts?|"
    r"breast|glands?)\b"
)


def _has_values_above_labels(text: Sequence[str]) -> bool:
    """Return whether lines are out of order: a value that belongs to no label stands above the first one."""
    for before, value, label in zip(text, text[1:], text[2:], strict=False):
        if _ONLY_VALUE.match(value) and _ONLY_LABEL.match(label) and not _LABEL.match(before):
            return True
    return False


_ONLY_VALUE = re.compile(r"^\W*(?:[<>≥]?\s?\d{1,3}\s?%|[0-3]\s?\+)\W*$")
_ONLY_LABEL = re.compile(
    r"^\W*(?:er|pr|pgr|o?estrogen receptors?|progesterone receptors?|her-?\s?2(?:/neu)?|ki-?\s?67)\W*$"
)


def side_by_side(clauses: Iterable[Clause]) -> bool:
    """Return whether a row holds the same label twice: “ER 90 %      ER 100 %”."""
    for clause in clauses:
        has_gene_test = _GENE_TEST.search(clause.text) is not None
        named = [
            cell.split(":")[0] if found.group(1).startswith(_IN_SEVERAL_FIELDS) else found.group(1)
            for cell in _cells(clause)
            if (found := _LABEL.match(cell)) and cell[0] != ":" and not (has_gene_test and _GENE_COUNT.match(cell))
        ]
        if len(set(named)) < len(named):
            return True
    return False


def two_sides(clauses: Iterable[Clause]) -> Clause | None:
    """Return the row that heads a column for each breast or tumor: “RIGHT BREAST      LEFT BREAST”."""
    for clause in clauses:
        cells = _cells(clause)
        if {found.group(1) for cell in cells if (found := _BREAST_CELL.match(cell))} == {"left", "right"}:
            return clause
        if len({found.group(1) for cell in cells if (found := _TUMOR_CELL.match(cell))}) > 1:
            return clause
    return None


def _cells(clause: Clause) -> list[str]:
    return [found.group() for found in _CELL.finditer(clause.text)] if "   " in clause.text else []


def is_of_pictures(clauses: Sequence[Clause]) -> bool:
    """Return whether a paper tells what was seen in pictures, not under a microscope."""
    is_of_tissue = any(_TISSUE.search(clause.text) for clause in clauses if clause.section is not Section.CLINICAL)
    if not is_of_tissue and any(
        _BI_RADS.search(clause.text) for clause in clauses if clause.section is not Section.CLINICAL
    ):
        return True
    head = next(
        (
            each.text
            for each in clauses[:_HEAD]
            if each.section is not Section.CLINICAL and _PICTURES.search(_ON_A_SCAN.sub("", each.text))
        ),
        "",
    )
    return bool(head) and not is_of_tissue and not _UNDER_MICROSCOPE.search(head)


def is_known(word: str) -> bool:
    """Return whether a word (in lower case) is one of those that results are written with."""
    return word in _KNOWN


def is_sure(field: str, text: str) -> bool:
    """Return whether a sentence (in lower case) is made of the words of a result alone."""
    if field in _OF_INVASIVE_ONLY and (_IN_SITU.search(_IN_SITU_CELL.sub("", text)) or _DENIES.search(text)):
        return False
    return _is_plain(text)


def _is_plain(text: str) -> bool:
    for aside in (
        _OTHER_FIELD,
        _PROTEIN_CHANGE,
        _SUMS_OF_A_GRADE,
        _BY_A_SYSTEM,
        _PART_OF_CELLS,
        _INTRINSIC_TYPE,
        _CASE_NUMBER,
    ):
        text = aside.sub(" ", text)
    if (
        _QUOTED.search(text)
        or _MARKED_CHOICE.search(text)
        or _DIGITS_APART.search(text)
        or _FORMULA.search(text)
        or STRUCK in text
        or _EITHER.search(text)
        or _has_two_columns(text)
    ):
        return False
    plain = _PREVIOUS_BIOPSY.sub("biopsy", text.translate(_FOLDED))
    return _KNOWN.issuperset(_WORD.findall(plain))


def _has_two_columns(text: str) -> bool:
    """Return whether two values of one kind stand side by side, as of two dates or samples: “ER   90 %   10 %”."""
    if "  " not in text:
        return False
    kinds = [
        found.lastgroup if (found := _VALUE_CELL.fullmatch(cell.group())) else None for cell in _CELL.finditer(text)
    ]
    return any(one is not None and one == two for one, two in pairwise(kinds))
