"""What is said of everybody: guides, studies, conditions, hopes."""

import re

from hrbc_desktop.report.words import word_set

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
    r"\b\d{1,3} ?% (?:or|and) (?:more|higher|greater|above)\b[^.;]{0,20}\b(?:is|are|means|counts?)\b|"
    r"\d ?% (?:are|have) (?:her-?2|er|pr|grade|node|hormone|triple|estrogen|oestrogen)\b|"
    r"\b(?:trial|study|screening)\b[^.;]{0,30}\brequire[sd]?\b|\bmay show\b|"
    r"\b\d ?- ?\d(?: =| is|:)? neg\w*\W{1,3}\d ?- ?\d\b|"
    r"\bp?t1\b[^.;]{1,40}\bp?t2\b[^.;]{1,60}\bp?t3\b|"
    r"^\W*examples?\b|\bforum\b|\bagree that\b|\bi agree\b|\bconsent\b|\bcopied\b|\bonline\b|\bfriends?\b|"
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
    r"|\b(?:amplified|positive|negative) (?:when|where)\b|^\W*should\b"
    r"|\bwhether\b(?![^.;]*:\s*(?:it|yes|they|she|he)\b(?! (?:is|has|does) not))"
    r"|\b(?:worr\w+|afraid|anxious|scared|concerned|fear\w*) (?:about|of|that)\b"
    r"|\b(?:is|are) required for\b|\bmethod\b[^.;]{0,12}\b\d (?:or|and|&) \d (?:is |are |= ?)?(?:neg|pos)"
    r"|\b[0-3]\+ (?:is|means)\b|\d of 100\b|\bin the presence of\b[^.;]{0,40}\bdisease\b|\btargets? of\b|"
    r"(?:[0-3]\s?\+|\b(?:equivocal|borderline|positive|negative|low|such|these|all))\W{1,2}"
    r"(?:cases?|results?|scores?|samples?|specimens?) (?:are|is|will|get|go|undergo|reflex)\b|"
    r"\d (?:in|out of)(?: every)? 100 (?:\w+ )?(?:are|have|women|people|cancers|tumou?rs|patients)\b"
)
_EXPLAINED = re.compile(
    r"\b(?:grade|stage|score)\s+(?P<a>[0-4]\+?|i{1,3}|iv)\s*[:=]|\d\s*=\s*(?:grade|g)\s?(?P<b>[1-3])\b"
)
_CATEGORY_EXPLAINED = re.compile(
    r"\bp?([tn][0-4])\s*[:=]\s*(?:up to|over|more|[<>≥≤]|\d{1,2}\s?(?:-|to\b|or more)|no\b)"
)
"""More than one of them in a row: what grades mean."""
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
    "% or ", "% and ", "% are", "% have", "require", " neg", "t3", "of 100", "in 100", "every 100", "+ is", "e.g.",
    "stage i", "stage 1", "stage 2", "stage 3", "stage 4", "grade ",
)  # fmt: skip


def explains_grades(line: str) -> bool:
    """Return whether a line tells what more than one grade, stage or score means."""
    explained = {found.group("a") or found.group("b") for found in _EXPLAINED.finditer(line)}
    return len(explained) > 1 or len(set(_CATEGORY_EXPLAINED.findall(line))) > 1


def is_general(text: str, words: frozenset[str]) -> bool:
    """Return whether a sentence is about everybody, a study, or what would be if."""
    if words.isdisjoint(_GENERAL_WORDS) and not any(sign in text for sign in _GENERAL_SIGNS):
        return False
    is_result_row = "(greater than" in text and re.match(r"^\W*[\w /()-]{1,40}:\s+\S", text) is not None
    return not is_result_row and (not words.isdisjoint(_ALWAYS_GENERAL) or _GENERAL.search(text) is not None)
