"""Gene tests: PIK3CA, ESR1, AKT1 and PTEN count from the tumor or blood, BRCA only from an inherited test."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hrbc_desktop.report.candidates import Candidate
from hrbc_desktop.report.choices import UNFILLED
from hrbc_desktop.report.clauses import Clause
from hrbc_desktop.report.receptors import NO_RESULT
from hrbc_desktop.report.words import word_set

_GENE = re.compile(
    r"\b(?P<pik3ca>pik3ca)\b|\b(?P<esr1>esr1)\b|\b(?P<akt1>akt1)\b|\b(?P<pten>pten)\b|"
    r"\b(?P<brca>brca\s?-?1\s*(?:/|and|&|,|or|\+)\s*(?:brca\s?-?)?2|g?brca\s?-?[12]|g?brca)\b|\b(?P<palb2>palb2)\b|"
    r"\b(?P<other>tp53|chek2|atm|cdh1|erbb2|gata3|ccnd1|fgfr1|rb1|map3k1|nf1|bard1|brip1|rad51[cd]|"
    r"stk11|akt2|akt3|pik3r1|msh\d|mlh1)\b"
)
_NAMES = word_set("pik3ca esr1 akt1 pten brca brca1 brca2 gbrca gbrca1 gbrca2 palb2 tp53 chek2 atm")
_LIST_HEAD = re.compile(
    r"^\W*(?:(detected|reportable|positive)|(not detected|negative|pertinent negatives?|"
    r"(?:tested and )?wild[- ]?type))\b(?:[\w ]{0,30}(?::|$)|\s{3,}|\s-\s)"
)
_UNCERTAIN_HEAD = re.compile(
    r"^\W*(?:(?:variants?|alterations?|changes?)\b[a-z ()-]{0,20}\bof (?:uncertain|unknown) (?:clinical )?significance|"
    r"vus(?:es)?)\b[^:;.]{0,30}(?::?\s*$)"
)
"""A list comes below of changes of which nobody knows what they do."""
_NEXT_GENE = re.compile(r"\s{2,}[a-z][a-z0-9]{2,6}\s+[a-z]\d{1,5}[a-z*]")
"""In a list of genes with their changes, the next one."""
_PANEL_NEGATIVE = re.compile(
    r"\bresult\w*\W{1,4}negative\b|no (?:other |reportable |pathogenic|harmful|deleterious|clinically significant)"
    r"\b[^.]{0,60}(?:variants?|mutations?|changes?|alterations?)\b"
    r"[^.]{0,20}(?:were |was )?(?:identified|detected|found)|"
    r"no (?:other |reportable |pathogenic )+(?:variants?|mutations?|changes?) in (?:the |any )?(?:other|remaining)|"
    r"(?:did|could) not (?:find|detect|identify) (?:[a-z-]+ ){0,4}(?:variants?|mutations?|changes?|faults?)"
    r" in any of (?:these|the) genes|"
    r"no (?:[\w-]+ ){0,3}(?:variants?|mutations?|changes?|alterations?|abnormalit\w+|faults?)(?: \([a-z ]{3,20}\))?"
    r" (?:was |were )?(?:found|identified|detected|seen) in any of (?:these|the) genes"
)
_PLUS = re.compile(r"\s?\+(?![\d+])")
_IN_GENE = re.compile(r"in [a-z]+\d")
_VARIANT = re.compile(
    r"\bp?\.?\(?(?:[a-z]\d{2,4}(?:[a-z](?![a-z0-9])|\*|fs\S*|del|dup)|(?:ala|arg|asn|asp|cys|gln|glu|"
    r"gly|his|ile|leu|lys|met|phe|pro|ser|thr|trp|tyr|val)\d+\w+)\)?|"
    r"\bc\.\d+\S+|\bexon \d+ (?:mutation|deletion|insertion)"
)
_NOT_FOUND = re.compile(
    r"\b(?:none detected|not (?:detected|altered)|undetected|never (?:been )?(?:detected|found|seen|identified)|"
    r"not found|not identified|wild[- ]?type|\bwt\b|"
    r"negative|no (?:\S+ ){0,4}(?:mutations?|variants?|alterations?|changes?|abnormalit\w+|deletion)|"
    r"(?:mutations?|variants?|changes?) (?:was |were )?(?:not|un)\s?(?:detected|found|identified)|"
    r"(?:did|does) not (?:identify|detect|find|show|reveal)|failed to (?:identify|detect|find|show|reveal)|"
    r"no reportable|no result of concern|absent|intact|retained|normal|benign)\b"
)
_NEGATIVE_TEST_BEFORE = re.compile(
    r"\b(?:germline|genetics?|hereditary|inherited)\W{1,20}(?:test\w*\W+|panel\W+)?neg(?:ative)?\b\W*"
    r"(?:for |incl(?:uding|\.)? )?$"
)
_NO_BEFORE = re.compile(
    r"\b(?:no|not|never|negative for|without|absence of|free of)\b(?: (?!but)[\w/,(-]+){0,22}\W*$|"
    r"\bnot detected\W+[\w ,/]*$"
)
_FOUND = re.compile(
    r"\b(?:likely )?pathogenic\b|\b(?:was |were |is )?(?:detected|identified|found|present|positive|"
    r"mutated|mutant)\b|\bmutation\b|\bloss\b|\bdeletion\b|\btier i\b|"
    r"\bstrong clinical significance\b|\bdeleterious\b|\bcarr(?:ies|ier)\b|\bmutations?\b"
)
_CHANGE = re.compile(
    r"\b(?:mutations?|variants?|alterations?|changes?|abnormalit\w+|detected|altered|negative for|deletions?)"
    r"\b"
)
_FOUND_BEFORE = re.compile(
    r"\b(?:pathogenic|deleterious|harmful|disease-causing)\b[^.;]{0,40}\b(?:variant|mutation|change)"
    r"s?\b[^.;]{0,50}\b(?:in|of)\b[^.;]{0,30}$|positive for[^.;]{0,40}$|\bdetected alterations?\W*$"
)
_UNCERTAIN = re.compile(r"\bvus\b|(?:uncertain|unknown) (?:clinical )?significance|unclassified variant|\bclass 3\b")
_BENIGN = re.compile(r"\b(?:likely )?benign\b|\bpolymorphism\b")
_NOT_TESTED = re.compile(r"\bnot (?:been )?(?:tested|done|performed|ordered)\b|\btest not done\b")
_NO_BARE = re.compile(r"\bno\s+$")
_TEST_BEHIND = re.compile(r"\s*(?:test|result|testing)")
_WHAT_IS_LOOKED_FOR = re.compile(
    r"\W*(?:(?:hot ?spot )?(?:mutations?|variants?|codons?|exons?)\W{1,2}(?:are )?)(?:tested|covered|analy[sz]ed|"
    r"detectable|"
    r"assessed|included|targeted|interrogated|in this (?:test|assay))\b"
)
_BETWEEN_GENES = re.compile(r"[,;]|\s{3,}|\b(?:and|but|while|whereas)\b")
_DENIED = re.compile(r"\b(?:no|not|without)\b[^.;]{0,40}$")
_NO_ANSWER = re.compile(
    r"\b(?:test|testing|tested|analysis|status|sent|send|offer\w*|request\w*|order\w*)\b[^.]{0,30}$"
)
_ONLY_NAMES = re.compile(r"^[\s,.\w/]{0,60}$")
_AMPLIFIED_ONLY = re.compile(r"^\W*(?:gene )?amplification\b|copy number gain")

_INHERITED = re.compile(
    r"\bgermline\b|\bhereditary\b|\binherited\b|\bsaliva\b|\bgenetic counsel\w*|\bclinical genetics\b|"
    r"\bgenetics clinic\b|\bconstitutional\b"
)
_NOT_INHERITED = re.compile(
    r"\bnot (?:reliably )?(?:tell|distinguish|discriminate|differentiate|separate|replace)\b[^.;]{0,60}"
    r"\b(?:germline|inherited)\b|"
    r"\bgermline\b[^.;]{0,40}\b(?:are|is|was|were) not (?:reported|assessed|evaluated|tested|included)|"
    r"\bpotential(?:ly)? germline\b|\bgermline\b[^.;]{0,30}\b(?:is|are) needed[^.;]*|"
    r"\bgenetic counsel\w*[^.;]{0,20}\b(?:should|may|could|recommended|considered|advised)|\binherited\b[^.;]{0,40}"
    r"\bgermline|\bprevalence of germline"
)
"""What a test of the tumor says that it cannot do."""
_IS_ASKED_FOR = re.compile(
    r"^\W*pending\b|\b(?:testing|tests?|panel|analysis|screening|referral|counsel\w+)\b[^.;]{0,40}\b(?:pending|"
    r"ordered|requested|"
    r"recommended|advised|suggested|to follow|outstanding|planned|offered|arranged|available|should|may be)\b|"
    r"\b(?:recommend|suggest|consider|refer|offer|arrange|discuss)\w*\b[^.;]{0,60}\b(?:germline|genetic|hereditary|"
    r"inherited)\b"
)
"""A test that is not done says nothing of what the results are of."""
_SOMATIC = re.compile(
    r"\bsomatic\b|\bcfdna\b|cell-free|\bctdna\b|circulating|liquid biopsy|\btumou?r (?:tissue|dna|"
    r"genom\w+|mutation\w*|profil\w+|sequencing|sample)|\bffpe\b|genomic (?:findings|profil\w+)|"
    r"\bplasma\b|\bvaf\b|allele f(?:raction|requency)|\btumor fraction\b|next generation sequencing|"
    r"\btissue\b|microsatellite|\bcaris\b|\btumou?r mutational burden|\btmb\b|\bmsi\b|\bpd-?l1\b|\btherapy associations"
)
_FAILED = re.compile(
    r"\btest failed\b|\bquality (?:not sufficient|control failed)|\binsufficient (?:\w+ ){0,4}(?:dna|"
    r"tissue|material|sample)|\bqns\b|no result could be"
)
_ONE_FAILED = re.compile(
    r"\b(?:pik3ca|esr1|akt1|pten|brca[12]?|palb2)\b\W{1,4}(?:test failed|insufficient|qns\b|no result)[^.;]*"
)
"""One gene of several could not be read."""
_TEST_WORDS = word_set(
    "germline hereditary inherited saliva genetic genetics constitutional somatic cfdna cell ctdna "
    "circulating liquid tumor tumour ffpe genomic plasma vaf allele generation tissue "
    "microsatellite caris tmb msi pd pdl1 l1 associations mutational failed quality insufficient qns result"
)
_ONE_RESULT = re.compile(r"^\W*results?\W+(?:no |not )?(?:mutations?|variants?|positive|negative|detected)\b[a-z ]*$")
_TITLE = 3
_OF_PROTEIN = re.compile(r"\bihc\b|\bimmuno\w+|\bexpression\b|\bfusion\b")
"""A stain of the protein is no test of the gene."""
_COVERED = re.compile(
    r"\blooked for [a-z ]{0,30}\bgenes?\b|\b(?:looked at|tested|checked|analy[sz]ed|examined) (?:for |the |"
    r"following |these |\d{1,3} )*(?:genes?\b|(?=brca|palb2))|"
    r"\bgenes? (?:analy[sz]ed|tested|covered|assessed|on this panel|included|sequenced|examined)|"
    r"panel includes|genes on"
)


class GeneFinding(NamedTuple):
    """What is said of one gene: found, not_found, uncertain or not_tested."""

    gene: str
    result: str
    clause: Clause
    detail: str
    is_inherited: bool | None
    is_doubtful: bool = False
    number: str = ""
    """Which of BRCA1 and BRCA2, where one alone is named."""


def read_genes(clauses: Sequence[Clause], whole: Sequence[Clause]) -> list[GeneFinding]:
    """Return what is said of each gene; nothing where the test failed."""
    return _of_named_genes(clauses, whole) or _of_whole_panel(clauses)


_PANEL = re.compile(
    r"\b(?:genetic|germline|hereditary|inherited)\b[^.;]{0,25}\b(?:test\w*|panel|screen\w*)\b[^.;]{0,60}?"
    r"\b(?:negative|normal|no (?:pathogenic |harmful |significant )?(?:variants?|mutations?|changes?|faults?))\b"
)


def _of_whole_panel(clauses: Sequence[Clause]) -> list[GeneFinding]:
    """Return what a test of inherited genes says that names none of them: “genetic testing (84 genes): negative”."""
    told = next(
        (each for each in clauses if _PANEL.search(each.text) and not NO_RESULT.search(each.text)),
        None,
    )
    told = told or _of_titled_panel(clauses)
    return [GeneFinding("brca", "not_found", told, "genetic test negative", True, is_doubtful=True)] if told else []


_PANEL_TITLE = re.compile(
    r"\b(?:genetic|germline|hereditary|inherited)\b[^.;:]{0,40}\b(?:tests?|testing|panel|screen)\b"
)


def _of_titled_panel(clauses: Sequence[Clause]) -> Clause | None:
    """Return the result “negative” of a page whose title says that it is a panel of inherited genes."""
    if not any(_PANEL_TITLE.search(clause.text) for clause in clauses[:_TITLE]):
        return None
    results = (each for each in clauses if _PANEL_NEGATIVE.search(each.text) and not _IN_GENE.search(each.text))
    return next((each for each in results if not NO_RESULT.search(each.text)), None)


def _of_named_genes(clauses: Sequence[Clause], whole: Sequence[Clause]) -> list[GeneFinding]:
    has_genes = any(_has_gene(clause) for clause in clauses)
    of_tests = [clause.text for clause in whole if has_genes and not clause.words.isdisjoint(_TEST_WORDS)]
    text = " ".join(of_tests)
    if not has_genes or _FAILED.search(_ONE_FAILED.sub("", text)):
        return []
    done = " ".join(each for each in of_tests if not _IS_ASKED_FOR.search(each))
    is_inherited = bool(_INHERITED.search(_NOT_INHERITED.sub("", done)))
    is_somatic = bool(_SOMATIC.search(text))
    kind = is_inherited if is_inherited != is_somatic else None
    overall = _overall(clauses)
    found = _of_one_gene(clauses, kind)
    listed, is_uncertain_begun = "", False
    before: Clause | None = None
    for clause in clauses:
        if is_inherited and is_somatic and (begun := _TEST_HEAD.match(clause.text)):
            kind = begun.group("inherited") is not None
        heading = _LIST_HEAD.match(clause.text)
        if heading:
            listed = "found" if heading.group(1) else "not_found"
        elif _UNCERTAIN_HEAD.match(clause.text):
            listed, is_uncertain_begun = "uncertain", False
        elif clause.text.strip() and not _has_gene(clause) and (listed != "uncertain" or is_uncertain_begun):
            listed = ""
        if _has_gene(clause):
            is_uncertain_begun = listed == "uncertain"
            told = list(_of_clause(clause, kind, overall, listed))
            found += told
            before = None if told else clause
        elif before and clause.logical == before.logical:
            found += _told_behind(before, clause, kind)
            before = None
    return found


_TEST_HEAD = re.compile(
    r"^\W*(?:(?P<inherited>germline|inherited|hereditary)|tumou?r|somatic|tissue|ct-?dna|liquid|plasma)\b[^:.;]{0,30}"
    r"\b(?:tests?|testing|panel|profile|profiling|sequencing|results?|analysis)\s*(?:\([^()]{1,40}\)|\(.*)?\s*(?::|$)"
)
"""Of which of two tests in one paper the results below are."""
_RESULT_BEHIND = re.compile(
    r"^\W*no (?:[a-z-]+ ){0,3}(?:mutations?|variants?|alterations?|changes?) (?:was |were )?"
    r"(?:detected|found|identified|seen)"
)


def _told_behind(named: Clause, clause: Clause, kind: bool | None) -> list[GeneFinding]:
    """Return “none” of a gene that the sentence before names alone: “PIK3CA was sequenced. No mutation was found.”"""
    genes = {match.lastgroup or "" for match in _GENE.finditer(named.text)}
    if len(genes) != 1 or NO_RESULT.search(named.text) or not _RESULT_BEHIND.match(clause.text):
        return []
    return [GeneFinding(genes.pop(), "not_found", clause, "no change found", kind, is_doubtful=True)]


def _of_one_gene(clauses: Sequence[Clause], kind: bool | None) -> list[GeneFinding]:
    """Return the result of a test whose title names its only gene: “PIK3CA ... Result: mutation detected”."""
    genes = {match.lastgroup or "" for clause in clauses for match in _GENE.finditer(clause.text)}
    told = next((clause for clause in clauses if _ONE_RESULT.match(clause.text)), None)
    if told is None or len(genes) != 1 or not any(_has_gene(clause) for clause in clauses[:_TITLE]):
        return []
    is_none = re.search(r"\b(?:no|not|negative)\b", told.text) is not None
    return [GeneFinding(genes.pop(), "not_found" if is_none else "found", told, "", kind, is_doubtful=True)]


def _has_gene(clause: Clause) -> bool:
    return not clause.words.isdisjoint(_NAMES)


def _overall(clauses: Sequence[Clause]) -> str:
    """Return the result that a panel states for all its genes."""
    for clause in clauses:
        text = clause.text
        if _PANEL_NEGATIVE.search(text) and not _IN_GENE.search(text):
            return "not_found"
    return ""


def _of_clause(clause: Clause, kind: bool | None, overall: str, listed: str) -> Iterator[GeneFinding]:
    text = clause.text
    matches = list(_GENE.finditer(text))
    own_kind = (
        False
        if re.search(r"\bsomatic\b|\bvaf\b|\(tissue\)|\btumou?r\b|\bctdna\b|\bnot for inherited\b", text)
        else True
        if re.search(r"\bgermline\b|\binherited\b|\bgbrca", _NOT_INHERITED.sub("", text))
        else kind
    )
    is_covered = bool(_COVERED.search(text))
    groups = _grouped(text, matches)
    for first, last, genes in groups:
        end = (
            groups[groups.index((first, last, genes)) + 1][0].start()
            if (first, last, genes) != groups[-1]
            else len(text)
        )
        value, before = _NEXT_GENE.split(text[last.end() : end])[0], _own_words(text[: first.start()])
        result, detail, is_doubtful = (
            ("uncertain", "of unknown meaning", True)
            if listed == "uncertain"
            else _result(value, before, overall if is_covered else "", listed)
        )
        if result is None:
            continue
        is_doubtful = is_doubtful or _OF_PROTEIN.search(value) is not None
        numbers = set(re.findall(r"brca\s?-?([12])|(?<=[/&,+ -])([12])$", text[first.start() : last.end()]))
        number = "".join(numbers.pop()) if len(numbers) == 1 else ""
        for gene in genes:
            yield GeneFinding(gene, result, clause, detail, own_kind, is_doubtful, number if gene == "brca" else "")


def _own_words(before: str) -> str:
    """Cut off what is said of the gene before: “ESR1 not detected, PIK3CA ...”."""
    genes = list(_GENE.finditer(before))
    told = before[genes[-1].end() :] if genes else ""
    is_told = any(pattern.search(told) for pattern in (_NOT_FOUND, _FOUND, _VARIANT, _UNCERTAIN))
    return _BETWEEN_GENES.split(told)[-1] if is_told else before


def _grouped(text: str, matches: list[re.Match[str]]) -> list[tuple[re.Match[str], re.Match[str], list[str]]]:
    """Put genes of a list together: “BRCA1, BRCA2 and PALB2” share what stands before and behind."""
    groups: list[tuple[re.Match[str], re.Match[str], list[str]]] = []
    for match in matches:
        gene = match.lastgroup or ""
        if groups and re.match(
            r"^[\s,/&+]*(?:and|or)?[\s,/&+]*(?:the genes?|in)?\s*$", text[groups[-1][1].end() : match.start()]
        ):
            groups[-1] = (groups[-1][0], match, [*groups[-1][2], gene])
        else:
            groups.append((match, match, [gene]))
    return groups


def _result(value: str, before: str, overall: str, listed: str) -> tuple[str | None, str, bool]:
    """Return what is said of a gene, the words, and whether that is doubtful."""
    if (
        _ASKED_BEFORE.search(before[-80:])
        or UNFILLED in value[:20]
        or _WHAT_IS_LOOKED_FOR.match(value)
        or (_NO_BARE.search(before) and _TEST_BEHIND.match(value))
    ):
        return None, "", False
    for rule in (_by_class, _by_words_before, _by_words_behind):
        if told := rule(value, before):
            return told
    if _NO_ANSWER.search(value[:40]) or NO_RESULT.search(value) or _AMPLIFIED_ONLY.search(value):
        return None, "", False
    if found := _FOUND.search(value[:60]):
        return "found", found.group(), found.group() in ("mutation", "present", "mutations")
    if overall:
        return overall, "no change found", False
    return (listed, "in a list", False) if listed and _ONLY_NAMES.match(value) else (None, "", False)


_ASKED_BEFORE = re.compile(r"\b(?:pending|ordered|requested|sent for|to follow|awaited)\b[^.;]{0,70}$")


def _by_class(value: str, before: str) -> tuple[str, str, bool] | None:
    if _UNCERTAIN.search(value.split(";", 1)[0]) or _UNCERTAIN.search(before[-60:]):
        return "uncertain", "of unknown meaning", True
    if _NOT_TESTED.search(value[:40]):
        return "not_tested", "not tested", True
    return ("not_found", "harmless variant", False) if _BENIGN.search(value) else None


def _by_words_before(value: str, before: str) -> tuple[str, str, bool] | None:
    near = before[-160:]
    if _NEGATIVE_TEST_BEFORE.search(near):
        return "not_found", "no change found", False
    if _NO_BEFORE.search(near) and _CHANGE.search(f"{near} {value[:40]}"):
        return "not_found", "no change found", False
    told = _FOUND_BEFORE.search(near)
    if told and _DENIED.search(near[: told.start()]):
        return "not_found", "no change found", False
    return ("found", "change found", False) if told and not _NOT_FOUND.search(value[:40]) else None


def _by_words_behind(value: str, _before: str) -> tuple[str, str, bool] | None:
    if _PLUS.match(value):
        return "found", "+", True
    not_found, variant = _NOT_FOUND.search(value), _VARIANT.search(value[:60])
    is_denied = not_found and not_found.start() < variant.end() + 15 if variant else False
    if variant and not is_denied:
        said = variant.group().strip("()")
        return "found", said if said.startswith(("c.", "exon")) else said.upper(), False
    return ("not_found", not_found.group(), False) if not_found else None


def gene_candidates(found: Sequence[GeneFinding]) -> list[Candidate]:
    """Return the answers of the profile that follow."""
    candidates: list[Candidate] = []
    found = _brca_together(found)
    is_uncertain = any(finding.gene == "brca" and finding.result == "uncertain" for finding in found)
    for finding in found:
        if finding.gene in ("pik3ca", "esr1"):
            if finding.is_inherited is not True:
                candidates.append(_candidate(finding.gene, finding))
        elif finding.gene == "brca" and finding.is_inherited is not False:
            is_doubtful = finding.is_inherited is None or (is_uncertain and finding.result != "found")
            candidates.append(_candidate("brca", finding, is_doubtful=is_doubtful))
    return candidates + _akt1_pten(
        [each for each in found if each.gene in ("akt1", "pten") and each.is_inherited is not True]
    )


def _brca_together(found: Sequence[GeneFinding]) -> list[GeneFinding]:
    """Leave out that one BRCA gene is without a change where the other has one; one alone does not speak for both."""
    of_both = [each for each in found if each.gene == "brca" and each.result in ("found", "not_found")]
    changed = {each.number for each in of_both if each.result == "found"} - {""}
    free = {each.number for each in of_both if each.result == "not_found"}
    is_half = len(free) == 1 and "" not in free
    kept = [each for each in found if not (each.result == "not_found" and each.number and changed - {each.number})]
    return [
        each._replace(is_doubtful=True) if is_half and each.number and each.result == "not_found" else each
        for each in kept
    ]


def _candidate(field: str, finding: GeneFinding, *, is_doubtful: bool = False) -> Candidate:
    key = "not_found" if finding.result == "uncertain" else finding.result
    rank = {"found": 2, "not_found": 1}.get(finding.result, 0)
    genes = (finding.gene,) if field == "akt1_pten" and key == "found" else ()
    return Candidate(field, key, finding.clause, finding.detail, finding.is_doubtful or is_doubtful, rank, genes=genes)


def _akt1_pten(found: list[GeneFinding]) -> list[Candidate]:
    present = [finding for finding in found if finding.result == "found"]
    if present:
        return [_candidate("akt1_pten", finding) for finding in present]
    if {finding.gene for finding in found if finding.result == "not_found"} == {"akt1", "pten"}:
        return [_candidate("akt1_pten", [finding for finding in found if finding.result == "not_found"][-1])]
    return [_candidate("akt1_pten", finding) for finding in found if finding.result == "not_tested"]
