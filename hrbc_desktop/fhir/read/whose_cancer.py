"""Whose cancer a fact is about: the breast cancer, another one, or it does not say."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import ValidationError

from hrbc_desktop.fhir.read.bundle import Entry, end_of
from hrbc_desktop.fhir.read.code_matching import codes_of, is_any, is_icd10, words_of
from hrbc_desktop.fhir.read.models import Concept, Condition, Pointers, Specimen
from hrbc_desktop.fhir.read.result import NotUnderstood, Reading, ReadingResult
from hrbc_desktop.fhir.terminology import (
    BREAST,
    CANCER_ELSEWHERE,
    CANCER_IN_THE_BREAST,
    HAD_BREAST_CANCER,
    ICD9,
    IN_SITU_IN_THE_BREAST,
    Code,
)
from hrbc_desktop.wording import import_report

Whose = Literal["hers", "another", "unclear"]

NOT_OF_A_TUMOR = frozenset({"sex", "brca", "activity", "menopause", "conditions", "medicine_names"})
_OF_THE_BREAST_ALONE = frozenset({"er", "pr", "her2", "oncotype", "lumpectomy", "mastectomy"})
"""Fields and past treatments that name the breast, or are only asked of it, where a record has one."""

_WORLDWIDE = (
    r"\b(?:borstkanker|br[oö]stcancer|brystkreft|brystkræft|rintasyöpä|rak (?:lewej |prawej )?piersi|rakovina prsu|"
    r"karcinom prsu|emlőrák|cancer mamar|meme kanseri|рак (?:правой |левой )?молочной железы|"
    r"рак (?:правої |лівої )?молочної залози|καρκίνος του μαστού|ung thư vú)\b|乳癌|乳がん|乳腺癌|유방암|"
    r"سرطان الثدي|סרטן השד|स्तन कैंसर|มะเร็งเต้านม|\bzłośliwy (?:piersi|sutka)\b|"
    r"\bзлокачественное новообразование молочной железы\b|\bca\.? (?:of )?(?:the )?(?:left |right )?breast\b|"
    r"\bbreast ca\b|\bca\.? mamm?ae?\b|\bmamm?a[- ]ca\b|\bi[dl]c\b"
)
"""Breast cancer, as other languages and short forms call it."""
_DUCTAL = r"\b(?:(?:invasive|infiltrating) (?:duct(?:al)?|lobular) carcinoma|duct(?:al)? carcinoma in situ|dcis)\b"
"""Cancers whose name alone says that they are in a breast."""
_IN_BREAST = re.compile(
    rf"\b(?:breast|mamm\w+|brust\w*|sein|mama|seno|borst\w*|nipple|areola)\b|{_DUCTAL}|{_WORLDWIDE}"
)
_MALIGNANT = re.compile(
    r"\b(?:cancers?|c[aáâ]ncer|cancro|\w*carcinom[aes]?|malignan\w+|malign[aoe]?|\w*karzinom|\w*krebs|\w*sarcomas?|"
    r"\w*melanomas?|\w*lymphomas?|leuk\w+mia|myeloma|\w*gliomas?|glioblastoma|seminoma|mesothelioma)\b|" + _WORLDWIDE
)
_NO_CARCINOMA = re.compile(
    r"\b(?:\w*lymphomas?|\w*(?<!carcino)sarcomas?|malignant phyllodes|\w*melanomas?|leuk\w+mia|myeloma)\b"
)
"""Cancers that are treated in another way, in the breast too."""
_NEAR_BREAST = re.compile(
    r"\b(?:axill|achsel|aisselle|node|lymph|sentinel|supraclav|tumou?r|blood|plasma|chest wall|quadrant)|"
    r"^(?:left|right)(?: side)?$"
)
_FAR_NODES = re.compile(r"\b(?:mediastin|hilar|inguinal|pelvi|iliac|retroperi|abdom|mesenter|para-?aort)")
_OF_CANCER = re.compile(
    r"cancer|c[aâ]ncer|cancro|neoplas|malign|carcinom|karzinom|krebs|metasta|adjuvan|oncolog|onkolog|breast|"
    r"mamm|brust|\bendocrine|hormone|relaps|recurren|\b(?:sein|mama|seno|borst|dcis|in situ)\b"
)
"""What a reason for a treatment says when it may be this cancer."""
_SIDES = {
    "left": re.compile(r"\b(?:left|links\w*|gauche|izquierd\w+|sinistr\w+|lt)\b"),
    "right": re.compile(r"\b(?:right|rechts\w*|droite?|derech\w+|destr\w+|rt)\b"),
}
_SIDE_CODES = {"80248007": "left", "73056007": "right"}
"""SNOMED CT: structure of the left and of the right breast."""
_OVER = frozenset(
    Code("http://terminology.hl7.org/CodeSystem/condition-clinical", code)
    for code in ("inactive", "remission", "resolved")
)
_NO_MORE = frozenset(
    Code("http://terminology.hl7.org/CodeSystem/condition-clinical", code) for code in ("inactive", "resolved")
)
"""Not “remission”: who is treated after an operation is in it."""
_BACK = frozenset(
    Code("http://terminology.hl7.org/CodeSystem/condition-clinical", code) for code in ("recurrence", "relapse")
)
_SECONDARY = re.compile(r"\b(?:secondary|metasta\w+|spread)\b")
_SPREAD = re.compile(r"\bmetasta(?:tic|si[sz]ed|siert\w*|tique|tico|sierend\w*)\b|\bstage (?:iv|4)\b")
_TO_BREAST_OR_NODES = re.compile(r"\b(?:to|in|of) (?:the )?(?:left |right )?breast$|\bnod|\baxill|\blymph")
_NOT_A_DIAGNOSIS = re.compile(
    r"\b(?:family|history|screening|suspected|suspicion|suspicious|fear|risk|at risk|benign|encounter for|exclud\w+|"
    r"ruled? out|r/o|no evidence|possible|probable|susceptib\w+|predispos\w+|genetic|carrier|cancer gene|gene [12]|"
    r"anxiety|worr\w+|concern\w*|prevention|vaccine|study|trial|education|counsel\w*|mother|sister|aunt|daughter|grandmother|father|brother|cousin|relative|"
    r"verdacht|v\.a\.|familien\w*|familieanamnese|antecedent\w*|sospech\w*|sospett\w*|soupçon\w*|ausschluss|"
    r"mutter|schwester|m[eè]re|s[oœ]e?ur|madre|hermana)\b"
)
_ICD10_CANCER = re.compile(r"C(?:[0-6]\d|7[0-6]|8[1-9]|9\d)")
_ICD9_CANCER = re.compile(r"(?:1[4-8]\d|19[0-5]|20\d)")
_UNRELIABLE = frozenset({"refuted", "entered-in-error", "differential", "provisional"})
"""“Unconfirmed” is what somebody told, maybe here: it names the cancer, and says nothing of it for certain."""


class Cancers:
    """The cancers that a record names, and which of them its other entries are about."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._in_breast: set[str] = set()
        self._elsewhere: set[str] = set()
        self._no_cancer: dict[str, str] = {}
        """Names of diagnoses that are no cancer, by their addresses."""
        self.others: list[str] = []
        """Names of cancers that did not start in the breast."""
        self.names_breast_cancer = False
        self._is_doubted = False
        """Whether a breast cancer was entered by mistake, was refuted, or is not confirmed or only suspected."""
        self._came_back = False
        """Whether a breast cancer came back: its stage may be the one from before."""
        self._has_lasting = False
        """Whether a breast cancer of the record has no end."""
        self._sides: set[str] = set()
        self._has_conditions = any(entry.kind == "Condition" for entry in entries)
        self._samples: dict[str, str] = {}
        self._focus_of_parts: dict[str, tuple[str, ...]] = {}
        """What the parts of a panel are about, by their addresses: the panel says it for all of them."""
        for entry in entries:
            if entry.kind == "Condition":
                self._note(entry)
            elif entry.kind == "Specimen":
                self._samples |= dict.fromkeys(entry.addresses, _place_of(entry))
            elif entry.kind == "Observation" and "hasMember" in entry.resource:
                self._focus_of_parts |= _focus_of_parts(entry)

    def whose(self, entry: Entry) -> Whose:
        """Return whose cancer a resource is about, by what it points to and what it names."""
        try:
            pointers = Pointers.model_validate(entry.resource)
        except ValidationError:
            return "unclear" if self.others else "hers"
        of_panel = next((self._focus_of_parts[each] for each in entry.addresses if each in self._focus_of_parts), ())
        if entry.kind != "Condition" and (pointed := self._pointed_at(pointers.references or of_panel)):
            return pointed
        named = {which for concept in pointers.concepts if (which := self._named(concept))}
        if named:
            return "hers" if "hers" in named else "another"
        if not self.others:
            return "hers"
        return "unclear" if self.names_breast_cancer else "another"

    def placed(self, results: Iterable[ReadingResult], entry: Entry) -> list[ReadingResult]:
        """Return what a resource says with its doubt: a fact of another cancer is none of hers."""
        whose, site, reason = self.whose(entry), self._place_of_sample(entry), self._other_reason(entry)
        placed = [self._placed(each, whose) if isinstance(each, Reading) else each for each in results]
        is_of_other_side = self._is_of_other_side(entry)
        return [
            self._doubted(each, site, reason, is_of_other_side=is_of_other_side) if isinstance(each, Reading) else each
            for each in placed
        ]

    def _is_of_other_side(self, entry: Entry) -> bool:
        """Return whether a result names a breast in which the record knows no cancer."""
        if entry.kind != "Observation" or not self._sides:
            return False
        try:
            sites = Pointers.model_validate(entry.resource).sites
        except ValidationError:
            return False
        named = {side for site in sites for side in _sides_named(site)}
        return bool(named) and named.isdisjoint(self._sides)

    def _doubted(self, reading: Reading, site: str, reason: str, *, is_of_other_side: bool) -> Reading:
        if reading.field in NOT_OF_A_TUMOR or reading.doubt:
            return reading
        if reason:
            return reading.evolve(doubt=reason)
        site = "" if reading.field == "stage" else site  # cancer that has spread names the place where it is
        if self._came_back and reading.field == "stage" and reading.key != "metastatic":
            return reading.evolve(doubt=import_report.cancer_came_back())
        return reading.evolve(doubt=self._reason_for_doubt(reading.field, site, is_of_other_side=is_of_other_side))

    def _reason_for_doubt(self, field: str, site: str, *, is_of_other_side: bool) -> str:
        """Return why a fact of a tumor may be none of hers, or nothing."""
        reason = ""
        if site:
            reason = import_report.sample_from_elsewhere(site)
        elif self._is_doubted and not self.names_breast_cancer:
            reason = import_report.cancer_is_not_named()
        elif self.names_breast_cancer and not self._has_lasting and field != "past_treatments":
            reason = import_report.marked_as_over()
        elif is_of_other_side:
            reason = import_report.other_breast()
        elif self._names_only_other_things and field != "past_treatments":
            reason = import_report.cancer_is_not_named()
        elif len(self._sides) > 1 and field != "past_treatments":
            reason = import_report.two_breast_cancers()
        return reason

    @property
    def _names_only_other_things(self) -> bool:
        """Whether the record has diagnoses, and none of them is a breast cancer: results without any may be hers."""
        return self._has_conditions and not self.names_breast_cancer

    def _other_reason(self, entry: Entry) -> str:
        """Return why a result or a treatment may be for something else than a cancer in the breast."""
        if entry.kind == "Condition":
            return ""
        try:
            pointers = Pointers.model_validate(entry.resource)
        except ValidationError:
            return ""
        if entry.kind == "Procedure" and (place := _place_elsewhere(pointers.sites)):
            return import_report.another_part_of_the_body(place)
        if any(map(_may_be_her_cancer, pointers.reason_code)):
            return ""
        ends = {end for address in pointers.references for end in (address, end_of(address))}
        named = [each.label for each in pointers.reason_code]
        if not named and not ends & self._in_breast:
            named = [self._no_cancer[address] for address in ends if address in self._no_cancer]
        return import_report.named_reason(named[0]) if named else ""

    def _place_of_sample(self, entry: Entry) -> str:
        """Return where the sample of a result was taken, unless that is the breast, its nodes, or not said."""
        if entry.kind != "Observation":
            return ""
        try:
            pointers = Pointers.model_validate(entry.resource)
        except ValidationError:
            return ""
        reference = pointers.specimen.reference
        of_sample = self._samples.get(reference) or self._samples.get(end_of(reference))
        return of_sample or _place_elsewhere(pointers.sites)

    def _placed(self, reading: Reading, whose: Whose) -> ReadingResult:
        if reading.field in NOT_OF_A_TUMOR or whose == "hers":
            return reading
        if whose == "another":
            return NotUnderstood(text=reading.text, why=import_report.about_another_cancer())
        is_of_the_breast = not _OF_THE_BREAST_ALONE.isdisjoint((reading.field, reading.key))
        return reading if is_of_the_breast else reading.evolve(doubt=import_report.cancer_is_unclear())

    def _note(self, entry: Entry) -> None:
        try:
            condition = Condition.model_validate(entry.resource)
        except ValidationError:
            return
        if _UNRELIABLE.intersection(code.code for code in codes_of(condition.verification_status)):
            self._is_doubted |= is_breast_cancer(condition.code, condition.body_site)
            return
        self._is_doubted |= _is_suspected(condition.code)
        if is_any(condition.code, HAD_BREAST_CANCER):
            self.names_breast_cancer = True
            return
        is_in_situ = is_any(condition.code, IN_SITU_IN_THE_BREAST)
        is_breast = is_in_situ or names_spread(condition.code)
        if is_breast or is_breast_cancer(condition.code, condition.body_site):
            self.names_breast_cancer = True
            self._in_breast |= entry.addresses
            self._has_lasting |= not condition.has_end and not is_any(condition.clinical_status, _NO_MORE)
            self._came_back |= is_any(condition.clinical_status, _BACK)
            if not is_any(condition.clinical_status, _OVER) and not condition.abatement_date_time:
                self._sides |= _sides_of(condition)
        elif _is_another_cancer(condition.code):
            self.others.append(condition.code.label)
            self._elsewhere |= entry.addresses
        elif not _may_be_her_cancer(condition.code):
            self._no_cancer |= dict.fromkeys(entry.addresses, condition.code.label)

    def _pointed_at(self, references: Iterable[str]) -> Whose | None:
        ends = {reference: "/".join(reference.split("/")[-2:]) for reference in references}
        pointed = {address for reference, end in ends.items() for address in (reference, end)}
        if pointed & self._in_breast:
            return "hers"
        return "another" if pointed & self._elsewhere else None

    def _named(self, concept: Concept) -> Whose | None:
        if BREAST in codes_of(concept) or is_breast_cancer(concept) or any(map(_IN_BREAST.search, words_of(concept))):
            return "hers"
        return "another" if _is_another_cancer(concept) else None


def _focus_of_parts(panel: Entry) -> dict[str, tuple[str, ...]]:
    try:
        pointers = Pointers.model_validate(panel.resource)
    except ValidationError:
        return {}
    ends = {end for each in pointers.has_member for end in (each.reference, end_of(each.reference))}
    return dict.fromkeys(ends, pointers.references)


def _place_of(entry: Entry) -> str:
    try:
        specimen = Specimen.model_validate(entry.resource)
    except ValidationError:
        return ""
    site = specimen.collection.body_site
    words = " ".join(words_of(site))
    is_near = BREAST in codes_of(site) or _IN_BREAST.search(words) or _NEAR_BREAST.search(words)
    return "" if is_near else site.label


def _place_elsewhere(sites: Iterable[Concept]) -> str:
    """Return the first part of the body that is named in words and is not the breast or near it."""
    for site in sites:
        words = " ".join(words_of(site))
        is_near = BREAST in codes_of(site) or _IN_BREAST.search(words) or _NEAR_BREAST.search(words)
        if words and (not is_near or _FAR_NODES.search(words)):
            return site.label
    return ""


def _may_be_her_cancer(concept: Concept) -> bool:
    """Return whether a diagnosis or a reason may mean the breast cancer or what came of it. A bare code may."""
    words = " ".join(words_of(concept))
    if _PREVENTION.search(words):
        return False
    return not words or bool(_OF_CANCER.search(words)) or bool(_IN_BREAST.search(words))


_PREVENTION = re.compile(r"\b(?:prevention|preventive|prophyla\w+|risk[- ]reduc\w+|chemoprevention|vorbeugung)\b")


def _sides_of(condition: Condition) -> set[str]:
    return {side for each in (condition.code, *condition.body_site) for side in _sides_named(each)}


def _sides_named(concept: Concept) -> set[str]:
    words = " ".join(words_of(concept))
    coded = {_SIDE_CODES[code.code] for code in codes_of(concept) if code.code in _SIDE_CODES}
    return coded | {side for side, pattern in _SIDES.items() if pattern.search(words)}


def is_breast_cancer(concept: Concept, sites: Iterable[Concept] = ()) -> bool:
    """Return whether a diagnosis is a cancer that started in the breast, by code, by words, or by where it is."""
    words = " ".join(words_of(concept))
    if _is_of_another_kind(words):
        return False
    if is_any(concept, CANCER_IN_THE_BREAST):
        return True
    if not _MALIGNANT.search(words) or _SECONDARY.search(words) or _NOT_A_DIAGNOSIS.search(words):
        return False
    in_breast = any(BREAST in codes_of(site) or any(map(_IN_BREAST.search, words_of(site))) for site in sites)
    return in_breast or bool(_IN_BREAST.search(words)) or "brustkrebs" in words


def _is_of_another_kind(words: str) -> bool:
    """Return whether a cancer is one of the skin on a breast, or no carcinoma."""
    return bool(_ON_A_BREAST.search(words) or (_NO_CARCINOMA.search(words) and "carcinoma" not in words))


_ON_A_BREAST = re.compile(r"\bskin of (?:the )?(?:left |right )?(?:female |male )?breast")


def _is_suspected(concept: Concept) -> bool:
    words = " ".join(words_of(concept))
    is_suspected = bool(_SUSPECTED.search(words) and _MALIGNANT.search(words)) or bool(_UNCERTAIN.search(words))
    return is_suspected and bool(_IN_BREAST.search(words))


_SUSPECTED = re.compile(r"\b(?:suspected|suspicion|suspicious|possible|probable|verdacht|exclud\w+|ruled out)\b")


_UNCERTAIN = re.compile(r"\b(?:neoplasm|tumou?r) of (?:uncertain|unspecified|unknown) behavi\w+\b")


def names_spread_elsewhere(concept: Concept) -> bool:
    """Return whether a diagnosis names an organ beyond the breast and its nodes that the cancer has spread to."""
    words = " ".join(words_of(concept))
    return bool(_SPREAD_ELSEWHERE.search(words)) and not _NOT_A_DIAGNOSIS.search(words)


_SPREAD_ELSEWHERE = re.compile(
    r"\b(?:secondary (?:malignant neoplasm|cancer)|metastatic malignant neoplasm|metastas[ei]s) (?:of|to|in) "
    r"(?:the )?(?:left |right )?(?:bones?|brain|liver|lungs?|pleura|peritoneum|vertebral column|spine|ovar(?:y|ies))\b|"
    r"\b(?:bone|brain|liver|lung|pleural|hepatic|pulmonary|cerebral|osseous|skeletal) metasta\w+|"
    r"\b(?:knochen|hirn|leber|lungen|pleura)-?metastas\w+|"
    r"\bm[eé]tasta(?:ses?|sis) (?:osseuses?|[oó]seas?|h[eé]pati\w+|c[eé]r[eé]bra\w+|pulmona\w+)"
)


def names_spread(concept: Concept) -> bool:
    """Return whether a diagnosis says in words that a breast cancer has spread, and not only to lymph nodes."""
    words = " ".join(words_of(concept))
    if _NOT_A_DIAGNOSIS.search(words) or _TO_BREAST_OR_NODES.search(words):
        return False
    return bool(_SPREAD.search(words) and _MALIGNANT.search(words) and _IN_BREAST.search(words))


def _is_another_cancer(concept: Concept) -> bool:
    if is_breast_cancer(concept) or is_any(concept, CANCER_ELSEWHERE) or names_spread_elsewhere(concept):
        return False
    words = " ".join(words_of(concept))
    is_no_carcinoma = _is_of_another_kind(words) and not _NOT_A_DIAGNOSIS.search(words)
    for code in codes_of(concept):
        is_cancer = (is_icd10(code.system) and _ICD10_CANCER.match(code.code)) or (
            code.system == ICD9 and _ICD9_CANCER.match(code.code)
        )
        if is_cancer:
            return is_no_carcinoma or not code.code.startswith(("C50", "174", "175"))
    if is_no_carcinoma:
        return True
    is_malignant = _MALIGNANT.search(words) and not (_SECONDARY.search(words) or _NOT_A_DIAGNOSIS.search(words))
    return bool(is_malignant) and not _IN_BREAST.search(words)
