"""What must be seen first: HER2-positive or triple-negative cancer, by whatever code, words or field it is told.

An alarm needs no full understanding. A sentence too many costs a question to the care team; one too few lets a person
prepare for a treatment that is not meant for her cancer.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from pydantic import ValidationError

from hrbc_desktop.domain.serialization import Raw
from hrbc_desktop.fhir.read.bundle import Entry
from hrbc_desktop.fhir.read.code_matching import codes_of, hgnc_number, is_any, value_of, words_of
from hrbc_desktop.fhir.read.models import Concept, Condition, Observation, Valued, as_line
from hrbc_desktop.fhir.read.observations import topic_of, with_result_of_name
from hrbc_desktop.fhir.read.partial_date import NO_DATE, PartialDate, read_when
from hrbc_desktop.fhir.terminology import (
    ABSENT,
    ANSWERS,
    HER2_COPIES,
    HER2_POSITIVE_CANCER,
    HER2_POSITIVE_STATUS,
    HER2_RATIO,
    NO_RECEPTORS,
    POSITIVE,
    PRESENT,
    SAME_AS,
    TOPICS,
    TRIPLE_NEGATIVE_CANCER,
)

_HER2 = re.compile(
    r"\b(?:her[- ]?2(?:\s?/?\s?neu)?|c?-?erb[- ]?b-?2|human epidermal growth factor (?:receptor )?2)(?![0-9])"
)
_POSITIVE = re.compile(
    r"\b(?:positiv\w*|positif|pos|amplifi\w+|over-?express\w*|surexprim\w*|sobreexpres\w*|iperespres\w*|überexpri\w*)"
    r"\b(?! (?:tumou?r )?cells| control)|\b(?:ihc|score)[ :=]*(?:score[ :=]*)?3\b(?![\d.,/%]| ?(?:%|of))"
    r"|(?<!\d)3\s?\+|\+\+\+|^\s?\(?\+\)?(?![\d+])|\bположительн\w*|\bdodatn\w*|\bpozit[ií]\w*|\bpositie\w*|\bθετικ\w*"
    r"|陽性|阳性|양성"
)
_DENIED = re.compile(
    r"\b(?:not|no|non|without|negat[ií]\w*|neg|kein\w*|nicht|ohne|sans|pas|never|отрицательн\w*|αρνητικ\w*)\b|"
    r"-\s?negativ|陰性|阴性|음성|"
    r"(?<!\d)[01]\+?\s*,\s*$"
)
_DENIED_BEFORE = re.compile(
    r"\b(?:if|whether|unless|no|not|without|absence of|negative for|kein\w*|ohne|sans|sin|senza)\b[^.;,:]{0,30}$"
)
_LEGEND = re.compile(r"\((?:reference|ref|normal|cut-?off|legend|scale)\b[^()]*\)")
_WINDOW = 60
"""Characters after the name of the receptor in which its result is looked for, within one clause."""
_CLAUSE = re.compile(
    r"\n|;(?!\s*[fcsd]?ish\b)|,(?!\s*(?:[fcsd]?ish[ :]*)?(?:positiv|amplified|over-?express|3\s?\+))|"
    r"\.(?!\d)|\b(?:er|pr|pgr|ki-?67|o?estrogen|progesterone)\b"
)
_TRIPLE_POSITIVE = re.compile(r"\b(?:triple[- ]|triplet |triplo[- ]|tripel-?|dreifach[- ]?)positi[fv]\w*")
_BEFORE = re.compile(r"(?:\bpositive for|\bamplified|\bamplification of|\boverexpression of)\s+$")
_TRIPLE = re.compile(
    r"\btriple[- ]negativ\w*|\btnbc\b|\btripel-?negativ\w*|\bhormone[- ]receptors?[- ]negativ\w*|\bhr[- ]negativ\w*|"
    r"\bтрижды[- ]негативн\w*|\bтройно\w* негативн\w*|\bdriedubbel[- ]negatie\w*|\bpotr[oó]jnie ujemn\w*|三阴性|三陰性|"
    r"トリプルネガティブ|삼중\s?음성|"
    r"\bhormonrezeptor-?negativ\w*|\bdreifach[- ]?negativ\w*|\btriplet? n[eé]gati[fv]\w*|\btriplo[- ]negativ\w*|"
    r"\ber ?[-−]\s*[/,; ]\s*pr ?[-−](?!\s*\w)|\bhr ?[-−](?=\s*[/,;]|$)|"
    r"\b(?:er|estrogen receptor)[ :-]+neg\w*[,;/ ]+(?:and )?(?:pr|progesterone receptor)[ :-]+neg\w*"
)
_NO_STATEMENT_OF_HERS = frozenset({
    "FamilyMemberHistory", "Questionnaire", "QuestionnaireResponse", "ServiceRequest", "Patient", "ResearchStudy",
    "PlanDefinition", "ActivityDefinition", "Library", "ValueSet", "CodeSystem", "Consent", "Encounter", "Claim",
    "ExplanationOfBenefit", "Observation", "Condition",
})  # fmt: skip
_WITHDRAWN = frozenset({"entered-in-error", "cancelled"})
_SAYING = frozenset({"text", "display", "conclusion", "description", "summary", "valueString", "title", "div"})
_CELL_ENDS = re.compile(r"</t[dh]\b[^<>]*>")
_BLOCK_ENDS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^<>]*>")
_TAGS = re.compile(r"<[^<>]*>")


class Alarm(NamedTuple):
    """What a record says that ends the preparation here: its words, and when they were written."""

    kind: str
    """her2_positive or triple_negative."""
    text: str
    when: PartialDate


def alarms_in(entry: Entry) -> Iterator[Alarm]:
    """Yield what a resource says of HER2-positive or triple-negative cancer."""
    status = entry.resource.get("status")
    if isinstance(status, str) and status in _WITHDRAWN:
        return
    try:
        match entry.kind:
            case "Observation":
                yield from _in_observation(Observation.model_validate(entry.resource))
            case "Condition":
                condition = Condition.model_validate(entry.resource)
                yield from _in_condition(condition, entry.resource.get("text"))
    except ValidationError:
        yield from _in_words(entry)
        return
    if entry.kind not in _NO_STATEMENT_OF_HERS:
        yield from _in_words(entry)


def says_her2_positive(text: str) -> bool:
    """Return whether a text says HER2-positive, 3+ or amplified in the clause that names the receptor."""
    words = _LEGEND.sub(" ", text.casefold())
    if (triple := _TRIPLE_POSITIVE.search(words)) and not _DENIED_BEFORE.search(words[: triple.start()]):
        return True
    for name in _HER2.finditer(words):
        after = words[name.end() : name.end() + _WINDOW]
        clause = after[: end.start()] if (end := _CLAUSE.search(after)) else after
        found = None if _DENIED_BEFORE.search(words[: name.start()]) else _POSITIVE.search(clause)
        if found and not _DENIED.search(clause[: found.start()]) and not _is_taken_back(clause[found.end() :]):
            return True
        if _BEFORE.search(words[: name.start()]):
            return True
    return False


def _is_taken_back(rest: str) -> bool:
    return bool(re.match(r"\s*[:=?]?\s*(?:no\b|false\b|absent\b|negativ|neg\b|not detected)", rest))


def _in_observation(observation: Observation) -> Iterator[Alarm]:
    for part in (with_result_of_name(observation), *observation.component):
        if _is_her2_positive(part):
            yield Alarm("her2_positive", part.label, observation.when)
        if _says_triple_negative(part.value_codeable_concept, part.value_string or ""):
            yield Alarm("triple_negative", part.label, observation.when)
    if _is_amplified_gene(observation) or _has_many_copies(observation):
        yield Alarm("her2_positive", observation.label, observation.when)
    is_told_in_note = not observation.value_label and _names_her2(observation)
    for note in observation.note:
        yield from _of_text(f"HER2: {note.text}" if is_told_in_note else note.text, observation.when)


def _has_many_copies(observation: Observation) -> bool:
    """Return whether the counted copies of the gene of HER2 are as many as in a positive test.

    ASCO/CAP 2023: a ratio to the chromosome of 2 or more with at least four copies (group 1; without the copies it is
    the usual reading), or six copies where no ratio was counted. It asks for an answer of the care team.
    """
    ratios, copies = [], []
    for part in (observation, *observation.component):
        number, name = _counted(part), " ".join(words_of(part.code))
        if number is None or not (_names_her2(part) or _names_her2(observation)):
            continue
        if HER2_RATIO in codes_of(part.code) or _RATIO.search(name):
            ratios.append(number)
        elif HER2_COPIES in codes_of(part.code) or (_COPIES.search(name) and _HER2.search(name)):
            copies.append(number)
    if ratios:
        return max(ratios) >= _RATIO_OF_POSITIVE and not (copies and max(copies) < _COPIES_BESIDE_RATIO)
    return bool(copies) and max(copies) >= _COPIES_ALONE


def _counted(part: Valued) -> float | None:
    """Return the number of a value; none where it is only a limit that it lies below."""
    if part.value_quantity:
        return None if part.value_quantity.comparator.startswith("<") else part.value_quantity.value
    found = re.match(
        r"\s*(?:ratio)?\s*[:=]?\s*(\d{1,2}(?:[.,]\d{1,2})?)(?![\d+%/])", (part.value_string or "").casefold()
    )
    return float(found[1].replace(",", ".")) if found else None


_RATIO = re.compile(r"\bratio\b|\bquotient\b|/ ?(?:cep|cen|chr|chromosome) ?-?17\b")
_COPIES = re.compile(r"\bcop(?:y|ies)\b|\bsignals?\b")
_RATIO_OF_POSITIVE, _COPIES_BESIDE_RATIO, _COPIES_ALONE = 2.0, 4.0, 6.0


def _is_amplified_gene(observation: Observation) -> bool:
    """Return whether a gene test names the gene of HER2 in one part, and says in another that it is amplified."""
    given = [part.value_codeable_concept or Concept(text=part.value_string or "") for part in observation.component]
    words = [word for concept in given for word in words_of(concept)]
    names_gene = any(map(_HER2.search, words)) or any(
        hgnc_number(code) == _ERBB2 for each in given for code in codes_of(each)
    )
    is_absent = any(SAME_AS.get(word, word) == ABSENT for word in words_of(value_of(observation))) or any(
        SAME_AS.get(code, code) == ABSENT for code in codes_of(value_of(observation))
    )
    return names_gene and not is_absent and any(map(_AMPLIFIED.search, words))


_ERBB2 = "3430"
"""The number of the gene at HGNC."""
_AMPLIFIED = re.compile(r"(?<!not )(?<!no )\b(?:amplified|amplification|copy number gain)\b")


def _is_her2_positive(part: Valued) -> bool:
    names_it = _names_her2(part)
    results = [part.value_codeable_concept or Concept(), *part.interpretation]
    texts = [word for result in results for word in words_of(result)]
    texts += [part.value_string.casefold()] if part.value_string else []
    if any(map(says_her2_positive, texts)) or any(HER2_POSITIVE_CANCER in codes_of(result) for result in results):
        return True
    if not names_it:
        return False
    is_coded = any(_is_positive_code(part, result) for result in results)
    is_worded = any((found := _POSITIVE.search(word)) and not _DENIED.search(word[: found.start()]) for word in texts)
    is_bare_score = topic_of(part.code) == "her2_stain" and _is_three(part)
    is_without_value = not part.value_label and part.data_absent_reason is None and part.value_boolean is None
    is_in_the_name = (part.value_boolean is True or is_without_value) and any(
        map(says_her2_positive, words_of(part.code))
    )
    return is_coded or is_worded or is_in_the_name or is_bare_score


def _names_her2(part: Valued) -> bool:
    is_coded = any(TOPICS.get(code, "").startswith("her2") for code in codes_of(part.code))
    return is_coded or any(map(_HER2.search, words_of(part.code)))


def _is_three(part: Valued) -> bool:
    """Return whether a score is a bare 3, which of the stain of HER2 means 3+."""
    number = part.value_quantity.value if part.value_quantity else part.value_integer
    return number == 3 or part.value_label.strip() == "3"


def _is_positive_code(part: Valued, result: Concept) -> bool:
    topic = next((TOPICS[code] for code in codes_of(part.code) if TOPICS.get(code, "").startswith("her2")), None)
    same = {SAME_AS.get(code, code) for code in codes_of(result)}
    coded = topic is not None and any(ANSWERS[topic].get(code) == "positive" for code in same)
    return coded or POSITIVE in same or (topic is not None and PRESENT in same)


def _in_condition(condition: Condition, narrative: object) -> Iterator[Alarm]:
    if {"refuted", "entered-in-error"} & {code.code for code in codes_of(condition.verification_status)}:
        return
    text = condition.code.label
    words = " ".join(
        (*words_of(condition.code), *(word for each in condition.stage for word in words_of(each.summary)))
    )
    is_history = re.search(r"\bfamily\b", words)
    is_her2_positive = is_any(condition.code, {HER2_POSITIVE_CANCER, *HER2_POSITIVE_STATUS}) or says_her2_positive(
        words
    )
    if is_her2_positive and not is_history:
        yield Alarm("her2_positive", text, condition.when)
    if _says_triple_negative(condition.code, "") and not is_history:
        yield Alarm("triple_negative", text, condition.when)
    told = _texts(narrative) if isinstance(narrative, dict) and not is_history else ()
    for told_in_words in (*(note.text for note in condition.note), *told):
        yield from _of_text(told_in_words, condition.when)


def _says_triple_negative(concept: Concept | None, text: str) -> bool:
    given = concept or Concept()
    is_coded = is_any(given, {TRIPLE_NEGATIVE_CANCER, *NO_RECEPTORS})
    return is_coded or any(map(_TRIPLE.search, (*words_of(given), text.casefold())))


def _in_words(entry: Entry) -> Iterator[Alarm]:
    written = (entry.resource.get(key) for key in ("effectiveDateTime", "issued", "date", "performedDateTime"))
    when = read_when(*(date for date in written if isinstance(date, str)))
    for text in _texts(entry.resource):
        yield from _of_text(text, when)
    for code in _conclusions(entry.resource):
        if is_any(code, {HER2_POSITIVE_CANCER, *HER2_POSITIVE_STATUS}):
            yield Alarm("her2_positive", code.label, when)
        if is_any(code, {TRIPLE_NEGATIVE_CANCER, *NO_RECEPTORS}):
            yield Alarm("triple_negative", code.label, when)


def _conclusions(resource: Raw) -> Iterator[Concept]:
    """Yield what a report concludes in codes."""
    listed = resource.get("conclusionCode")
    for each in listed if isinstance(listed, list) else ():
        try:
            yield Concept.model_validate(each)
        except ValidationError:
            continue


def _of_text(text: str, when: PartialDate = NO_DATE) -> Iterator[Alarm]:
    for sentence in re.split(r"(?<=\.)\s+|(?<=;)\s+(?![FCSDfcsd]?ISH\b|[fcsd]?ish\b)|\n", text):
        if says_her2_positive(sentence):
            yield Alarm("her2_positive", as_line(sentence), when)
        if _TRIPLE.search(sentence.casefold()):
            yield Alarm("triple_negative", as_line(sentence), when)


def _texts(part: Any) -> Iterator[str]:
    """Yield every text that a resource says in words, however deep."""
    layer = [part]
    while layer:
        current = layer.pop()
        pairs = current.items() if isinstance(current, dict) else enumerate(current)
        for key, inner in pairs:
            if isinstance(inner, dict | list):
                layer.append(inner)
            elif isinstance(inner, str) and key in _SAYING:
                yield _plain(inner) if key == "div" else inner


def _plain(narrative: str) -> str:
    """Return a narrative without its tags: a row of a table is a line, and its cells are told apart."""
    return unescape(_TAGS.sub(" ", _BLOCK_ENDS.sub("\n", _CELL_ENDS.sub(", ", narrative))))
