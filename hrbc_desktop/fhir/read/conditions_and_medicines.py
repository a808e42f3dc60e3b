"""What conditions, medicines and procedures say about the person's health and treatments so far."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from hrbc_desktop.fhir.read.code_matching import codes_of, is_any, is_atc, with_categories, words_of
from hrbc_desktop.fhir.read.models import Concept, Condition, MedicationUse, Procedure, as_line
from hrbc_desktop.fhir.read.observations import NO_QUESTION, read_stage
from hrbc_desktop.fhir.read.partial_date import NO_DATE, read_when
from hrbc_desktop.fhir.read.reservations import LONGEST_PREGNANCY
from hrbc_desktop.fhir.read.result import NotUnderstood, Reading, ReadingResult
from hrbc_desktop.fhir.read.whose_cancer import is_breast_cancer, names_spread, names_spread_elsewhere
from hrbc_desktop.fhir.terminology import (
    CANCER_ELSEWHERE,
    CANCER_IN_AXILLARY_NODES,
    CHEMOTHERAPY_NAMES,
    CONDITION_NAMES,
    CONDITIONS,
    HAD_BREAST_CANCER,
    HER2_MEDICINE_CODES,
    HER2_MEDICINE_NAMES,
    HER2_MEDICINES,
    ICD10PCS,
    IN_SITU_IN_THE_BREAST,
    MEDICINE_CODES,
    MEDICINE_NAMES,
    MEDICINE_SUBSTANCES,
    MEDICINES,
    MENOPAUSE_STATES,
    OPS,
    PROCEDURE_GROUPS,
    PROCEDURE_WORDS,
    PROCEDURES,
    RECEPTORS,
    RXNORM,
    SNOMED,
    Code,
)
from hrbc_desktop.translation import _
from hrbc_desktop.wording import import_report

_DOUBTED = frozenset({"unconfirmed", "provisional", "differential", "refuted", "entered-in-error"})
_OVER = frozenset({"inactive", "remission", "resolved"})
_BACK = frozenset({"recurrence", "relapse"})
_WAS_TAKEN = frozenset({"active", "completed", "stopped", "on-hold", "in-progress"})
_STATUS_NOW = {"MedicationStatement": "active", "MedicationRequest": "active", "MedicationDispense": "completed"}
"""The status of a medicine that is still taken. One dose that was given, an administration, says nothing of today."""
_WAS_PRESCRIBED = frozenset({"active", "completed", "stopped", "on-hold"})
_WAS_HANDED_OVER = frozenset({"completed", "in-progress"})
_ONLY_PLANNED = frozenset({"proposal", "plan"})
_LONGEST_TRUST = timedelta(days=366)
"""Chosen by us, because lists of medicines are gone through about once a year."""
_ENDING = r"(?:e|o|a|um|i|а)?"
"""How other languages end the international name."""


def read_condition(condition: Condition, today: date) -> list[ReadingResult]:
    """Return what a diagnosis says. One that is doubted says nothing, one that is over says nothing of today."""
    text, when = condition.code.label, condition.when
    if _DOUBTED.intersection(code.code for code in codes_of(condition.verification_status)):
        return [NotUnderstood(text=text, why=_("This diagnosis is not confirmed."))]
    doubt = import_report.marked_as_over() if _is_over(condition, today) else ""
    said: list[ReadingResult] = [
        Reading(field=field, key=key, text=text, when=when, doubt=doubt or doubt_of_name)
        for field, key, doubt_of_name in _said_by_name(condition.code)
    ]
    if is_any(condition.code, CANCER_IN_AXILLARY_NODES):
        return said or [NotUnderstood(text=text, why=_("It does not say in how many lymph nodes."))]
    if is_breast_cancer(condition.code, condition.body_site):
        return [*said, *_breast_cancer(condition, doubt)]
    return said or _other_condition(condition, today)


def _said_by_name(diagnosis: Concept) -> Iterator[tuple[str, str, str]]:
    """Yield the fields and the answers that a diagnosis is by itself, and why each may not be so."""
    for field, said in (("stage", _stage_by_name(diagnosis)), ("menopause", _menopause(diagnosis))):
        if said:
            yield field, *said
            return
    for field, key in _receptors(diagnosis):
        yield field, key, ""


def _receptors(diagnosis: Concept) -> list[tuple[str, str]]:
    """Return what a diagnosis says of receptors: “... of left breast in female, estrogen receptor positive (HCC)”."""
    coded = {RECEPTORS[each] for code in codes_of(diagnosis) for each in with_categories(code) if each in RECEPTORS}
    worded = {
        ("er" if found[1].endswith("strogen") else "pr", found[2])
        for word in words_of(diagnosis)
        for found in _RECEPTOR.finditer(word)
    }
    states = coded | worded
    fields = [field for field, _key in states]
    return sorted(state for state in states if fields.count(state[0]) == 1)


_RECEPTOR = re.compile(r"\b(o?estrogen|progesterone) receptor[- ](positive|negative)\b")


def _menopause(diagnosis: Concept) -> tuple[str, str] | None:
    """Return whether a diagnosis is the time before or after menopause."""
    found = {
        MENOPAUSE_STATES[each]
        for code in codes_of(diagnosis)
        for each in with_categories(code)
        if each in MENOPAUSE_STATES
    }
    return (found.pop(), "") if len(found) == 1 else None


def _stage_by_name(diagnosis: Concept) -> tuple[str, str] | None:
    """Return the stage that a diagnosis is by itself, and why that may not be so."""
    if is_any(diagnosis, CANCER_ELSEWHERE) or names_spread_elsewhere(diagnosis):
        return "metastatic", ""
    if is_any(diagnosis, IN_SITU_IN_THE_BREAST):
        return "dcis", import_report.in_situ()
    return ("metastatic", import_report.spread_in_words()) if names_spread(diagnosis) else None


def _other_condition(condition: Condition, today: date) -> list[ReadingResult]:
    text, when = condition.code.label, condition.when
    if _is_over(condition, today) or is_any(condition.code, HAD_BREAST_CANCER):
        return [NotUnderstood(text=text, why=_("The file says that it is over."))]
    kinds = {
        CONDITIONS[each] for code in codes_of(condition.code) for each in with_categories(code) if each in CONDITIONS
    }
    kinds |= {
        kind for word in words_of(condition.code) for name, kind in CONDITION_NAMES.items() if re.fullmatch(name, word)
    }
    if not kinds:
        return [NotUnderstood(text=text, why=NO_QUESTION)]
    history = import_report.marked_as_history() if any(map(_HISTORY.search, words_of(condition.code))) else ""
    return [
        Reading(
            field="conditions", key=kind, text=text, when=when,
            doubt=history or _pregnancy_doubt(kind, condition, today),
        )
        for kind in sorted(kinds)
    ]  # fmt: skip


_HISTORY = re.compile(r"\b(?:history of|h/o|past|previous|family|risk (?:of|for)|suspected|possible|screening)\b")


def _pregnancy_doubt(kind: str, condition: Condition, today: date) -> str:
    """Return why a pregnancy may be over: nobody wrote so, but it was told longer ago than one lasts."""
    if kind != "pregnant" or condition.when.latest >= today - LONGEST_PREGNANCY:
        is_dated = condition.when != NO_DATE
        return "" if kind != "pregnant" or is_dated or _status(condition) else import_report.may_be_over(NO_DATE.text)
    return import_report.may_be_over(condition.when.text)


def _is_over(condition: Condition, today: date) -> bool:
    return bool(_OVER & _status(condition)) or condition.is_over(today)


def _status(condition: Condition) -> set[str]:
    return {code.code for code in codes_of(condition.clinical_status)}


def _breast_cancer(condition: Condition, doubt: str) -> list[ReadingResult]:
    text = condition.code.label
    results: list[ReadingResult] = [NotUnderstood(text=text, why=doubt)] if doubt else []
    if _BACK & _status(condition):
        results.append(
            NotUnderstood(text=text, why=_("It came back. The file does not say where: nearby or elsewhere."))
        )
    for stage in condition.stage:
        key = read_stage(stage.summary)
        words = f"Stage: {stage.summary.label}"
        if key:
            results.append(Reading(field="stage", key=key, text=words, when=condition.when, doubt=doubt))
        elif stage.summary.label:
            results.append(NotUnderstood(text=words, why=_("It fits none of the answers for certain.")))
    return results


def read_use(use: MedicationUse, medicine: Concept, resource_kind: str, today: date) -> list[ReadingResult]:
    """Return what the use of a medicine says; `medicine` is what the resource (of kind `resource_kind`) names.

    What was prescribed or handed over may not have been taken: it is in doubt.
    """
    text, when = medicine.label, use.when
    doubt = only_on_paper(use, resource_kind)
    if doubt is None:
        return [NotUnderstood(text=text, why=_("The file does not say that it was taken."))]
    doubt = doubt or _doubt_of_medicine(use, medicine, today)
    is_taken_now = _is_taken_now(use, resource_kind, today)
    kinds = _kinds(medicine)
    if kinds:
        outcome = "still_taking" if is_taken_now and not doubt else None
        return [
            Reading(field="past_treatments", key=kind, text=text, when=when, outcome=outcome, doubt=doubt)
            for kind in sorted(kinds)
        ]
    if _named(medicine, _ANY_CHEMOTHERAPY):
        return [
            NotUnderstood(
                text=text, why=_("Chemotherapy: the file does not say whether for early or metastatic cancer.")
            )
        ]
    if not is_taken_now:
        return [NotUnderstood(text=text, why=_("It is not taken now."))]
    name = _name(medicine)
    if not name or _NO_MEDICINE.match(name.casefold()):
        why = _("It names no medicine.") if name else _("It is a code without a name.")
        return [NotUnderstood(text=text, why=why)]
    return [Reading(field="medicine_names", key=name, text=text, when=when, doubt=doubt)]


def only_on_paper(use: MedicationUse, resource_kind: str) -> str | None:
    """Return why it may not have been taken, an empty text when it was, None when it surely counts for nothing."""
    match resource_kind:
        case "MedicationRequest":
            is_planned = use.intent in _ONLY_PLANNED and not use.reported_boolean
            is_order = use.status in _WAS_PRESCRIBED and not is_planned and not use.do_not_perform
            return import_report.only_prescribed(use.when.text) if is_order else None
        case "MedicationDispense":
            return import_report.only_handed_over(use.when.text) if use.status in _WAS_HANDED_OVER else None
        case _ if use.status == "unknown":
            return import_report.taking_is_not_known()
        case _:
            return "" if use.status in _WAS_TAKEN else None


def _doubt_of_medicine(use: MedicationUse, medicine: Concept, today: date) -> str:
    """Return why she may never have had it: its time is still to come, or nobody knows what was in it."""
    if use.is_to_come(today):
        return import_report.dated_in_the_future(read_when(use.effective_period.start).text)
    blinded = next((found[0] for word in words_of(medicine) if (found := _BLINDED.search(word))), "")
    return import_report.name_says(blinded) if blinded else ""


_BLINDED = re.compile(
    r"\b(?:placebo|plazebo|blinded|study drug|investigational|stent|eluting|allerg\w+|intoleran\w+)\b|"
    r"^(?:no|not|without|kein\w*|ohne|sans|sin)\b"
)
_NO_MEDICINE = re.compile(
    r"(?:(?:no|not|nil|none|keine|aucun|ninguno|nessuno)\b"
    r"(?:$| (?:current|known|regular|other|information|medi[ck]|drug|taking))|unknown$|n/?a$|none\b)"
)


def _is_taken_now(use: MedicationUse, resource_kind: str, today: date) -> bool:
    """Return whether it is taken today. A list that nobody has touched for a year says nothing of today."""
    if use.status != _STATUS_NOW.get(resource_kind) or use.is_over(today):
        return False
    return use.when == NO_DATE or use.when.latest >= today - _LONGEST_TRUST


def read_procedure(procedure: Procedure) -> list[ReadingResult]:
    """Return what an operation or radiation says; only what was done counts."""
    text = procedure.code.label
    if procedure.status != "completed":
        return [NotUnderstood(text=text, why=_("The file does not say that it was done."))]
    coded = {kind for code in codes_of(procedure.code) if (kind := _procedure_coded(code))}
    is_only_about = any(map(_ONLY_ABOUT.search, words_of(procedure.code)))
    kinds = coded or (set() if is_only_about else _done(procedure.code))
    if not kinds:
        return [NotUnderstood(text=text, why=NO_QUESTION)]
    doubt, when = _doubt_of_procedure(procedure), procedure.when
    return [Reading(field="past_treatments", key=kind, text=text, when=when, doubt=doubt) for kind in sorted(kinds)]


def _doubt_of_procedure(procedure: Procedure) -> str:
    """Return why an operation or radiation may not have been for a cancer in the breast."""
    doubt = ""
    if benign := next((each.label for each in procedure.reason_code if any(map(_BENIGN.search, words_of(each)))), ""):
        doubt = import_report.reason_was_benign(benign)
    elif named := next((found[0] for word in words_of(procedure.code) if (found := _BENIGN.search(word))), ""):
        doubt = import_report.name_says(named)
    elif any(code.system in ICD10PCS and code.code.startswith("0HB") for code in codes_of(procedure.code)):
        doubt = import_report.may_be_a_sample()
    elif any(map(_ELSEWHERE.search, words_of(procedure.code))):
        doubt = import_report.another_part_of_the_body(procedure.code.label)
    return doubt


_ELSEWHERE = re.compile(
    r"\b(?:brain|cranial|skull|head|neck|thyroid|bones?|spin(?:e|al)|vertebra\w*|pelvi\w+|prostate|back|arm|thigh|kidneys?|abdom\w+|hip|femur|lungs?|"
    r"liver|rect(?:um|al)|skin|eyes?|gehirn\w*|sch[aä]del\w*|knochen\w*|wirbels\w+|prostata|cerveau|pr[oó]stata)\b"
)
"""Where radiation is aimed when it is not the breast."""
_ONLY_ABOUT = re.compile(
    r"\b(?:nach|z\.? ?n\.?|zustand|beratung|aufkl[aä]rung|\w*planung|\w*rekonstruktion|apr[eè]s|planification|"
    r"reconstrucci[oó]n|ricostruzione|reconstru[cç][aã]o|despu[eé]s|tras|dopo|consulta|consulenza|asesoramiento|"
    r"counsel\w*|discuss\w*|plan(?:ned|ning)?|consult\w*|education|simulation|referral|evaluation|assessment|"
    r"reconstruction|follow-?up|status post|history|complication\w*|consent|information|offer\w*|declin\w*|"
    r"after|before|bras?|fitting|garments?|prosthes\w+|scars?)\b"
)
"""Words about an operation that is not done there and then."""
_BENIGN = re.compile(
    r"\b(?:fibroadenoma|benign|prophyla\w+|risk[- ]reduc\w+|cyst|papilloma|gyn[a]?ecomastia|cosmetic|lipoma|"
    r"keloid|hidradenitis|abscess|mastitis|gender)\b"
)


def _procedure_coded(code: Code) -> str | None:
    if code.system in ICD10PCS or code.system in OPS:
        return next((kind for group, kind in PROCEDURE_GROUPS.items() if code.code.startswith(group)), None)
    return PROCEDURES.get(code)


def _done(procedure: Concept) -> set[str]:
    words = words_of(procedure)
    return {kind for name, kind in PROCEDURE_WORDS.items() for word in words if re.search(rf"\b(?:{name})\b", word)}


def _kinds(medicine: Concept) -> set[str]:
    tables = {RXNORM: MEDICINES, SNOMED: MEDICINE_SUBSTANCES}
    coded = {kind for code in codes_of(medicine) if (kind := tables.get(code.system, {}).get(code.code))}
    by_group = {
        kind
        for code in codes_of(medicine)
        if is_atc(code.system)
        for group, kind in MEDICINE_CODES.items()
        if code.code.upper().startswith(group)
    }
    return {*coded, *by_group, *(_KINDS_BY_NAME[name] for name in _named(medicine, _ANY_MEDICINE))}


def is_against_her2(medicine: Concept) -> bool:
    """Return whether a medicine is given where HER2 is positive, and not where it is low too."""
    is_coded = any(
        (code.system == RXNORM and code.code in HER2_MEDICINES)
        or (is_atc(code.system) and code.code.upper().startswith(HER2_MEDICINE_CODES))
        for code in codes_of(medicine)
    )
    is_named = bool(_named(medicine, _ANY_AGAINST_HER2))
    return (is_coded or is_named) and "trastuzumab_deruxtecan" not in _kinds(medicine)


def _name(medicine: Concept) -> str:
    """Return what a medicine is called; a code is no name."""
    return as_line(
        next((name for name in (medicine.text, *(each.display for each in medicine.coding)) if name.strip()), "")
    )


def _named(medicine: Concept, names: re.Pattern[str]) -> set[str]:
    """Return which names stand in the medicine's own name as words: “letrozole 2.5 MG”, “Létrozole”, “Letrozol”."""
    words = _plain(" ".join((medicine.text, *(coding.display for coding in medicine.coding))))
    return {found[1] or found[2] for found in names.finditer(words)}


def _plain(text: str) -> str:
    """Return a text in small letters without marks; a hyphen is a space."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[-‐-–]", " ", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of names as words; scripts that write without blanks between words have them anywhere."""
    plain = sorted(map(_plain, names), key=len, reverse=True)
    spaced = "|".join(name for name in plain if not _WITHOUT_BLANKS.match(name))
    unspaced = "|".join(name for name in plain if _WITHOUT_BLANKS.match(name))
    return re.compile(rf"\b({spaced}){_ENDING}\b" + (rf"|({unspaced})" if unspaced else "|(?!)()"))


_WITHOUT_BLANKS = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u4e00-\u9fff]")
"""Korean (in parts of syllables), Japanese and Chinese."""
_KINDS_BY_NAME = {_plain(name): kind for name, kind in MEDICINE_NAMES.items()}
_ANY_MEDICINE = _any_of(MEDICINE_NAMES)
_ANY_CHEMOTHERAPY = _any_of(CHEMOTHERAPY_NAMES)
_ANY_AGAINST_HER2 = _any_of(HER2_MEDICINE_NAMES)
