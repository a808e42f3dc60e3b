"""From the codes and words of a record to our answers. Two that differ are no answer."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache

from hrbc_desktop.fhir.read.models import Concept, Valued
from hrbc_desktop.fhir.terminology import (
    AJCC,
    ATC,
    HGNC,
    ICD9,
    ICD10,
    ICD10CM,
    ICD10PCS,
    OBDS,
    OBDS_SYSTEMS,
    SAME_AS,
    UICC,
    Code,
)

_SEMANTIC_TAG = re.compile(r" \((?:qualifier value|finding|disorder|procedure|observable entity|situation)\)$")
"""SNOMED CT ends a full name with what kind of thing it is."""

WordsMean = Callable[[str], str | None]


def answer_of(concept: Concept, answers: Mapping[Code | str, str], words: WordsMean = lambda _word: None) -> str | None:
    """Return the one answer that the codes and words of a concept have, or None when they have none or several.

    `words` knows the answers of words that follow a pattern, such as “stage IIIC”.
    """
    found = {answers.get(SAME_AS.get(code, code)) for code in codes_of(concept)}
    for word in words_of(concept):
        found |= {answers.get(word), answers.get(SAME_AS.get(word, word)), words(word)}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def value_of(part: Valued) -> Concept:
    """Return the value as a concept; a string is a concept without codes, an interpretation stands in for a value."""
    if part.value_codeable_concept:
        return part.value_codeable_concept
    return Concept(text=part.value_string) if part.value_string else part.interpreted


def words_of(concept: Concept) -> tuple[str, ...]:
    """Return the words of a concept in small letters. The codes of AJCC and UICC are words too: “pN0”, “3C”."""
    displays = (coding.display for coding in concept.coding)
    categories = (coding.code for coding in concept.coding if coding.system in (AJCC, UICC))
    texts = (" ".join(word.split()).casefold() for word in (concept.text, *displays, *categories))
    return tuple(_SEMANTIC_TAG.sub("", word) if word.endswith(")") else word for word in texts if word)


def codes_of(concept: Concept) -> tuple[Code, ...]:
    """Return every code of a concept."""
    return tuple(
        Code(OBDS if coding.system in OBDS_SYSTEMS else coding.system, coding.code) for coding in concept.coding
    )


def is_any(concept: Concept, wanted: Collection[Code]) -> bool:
    """Return whether a concept has one of the codes; an ICD-10-CM category holds all codes that begin with it."""
    return any(code in wanted for given in codes_of(concept) for code in with_categories(given))


def with_categories(code: Code) -> tuple[Code, ...]:
    """Return a code and, in any edition of ICD-10, every category that it is in: I48.91, I48.9, I48.

    The editions of WHO, the United States, Germany and others share the categories that are read here.
    """
    is_tenth = is_icd10(code.system)
    if not is_tenth and code.system != ICD9:
        return (code,)
    system = ICD10CM if is_tenth else ICD9
    dotted = with_dot(code.code) if is_tenth else code.code
    return tuple(Code(system, dotted[:length].rstrip(".")) for length in range(len(dotted), 2, -1))


@cache
def is_icd10(system: str) -> bool:
    """Return whether a system is an edition of ICD-10: countries and clinics give it addresses of their own."""
    return system in ICD10 or (system not in ICD10PCS and bool(_NAMES_ICD10.search(system)))


_NAMES_ICD10 = re.compile(r"(?<![a-z])(?:icd|cim|cie)[-_]?10(?![a-z]*[-_]?pcs)", re.IGNORECASE)


@cache
def is_atc(system: str) -> bool:
    """Return whether a system is ATC."""
    return system in ATC or bool(_NAMES_ATC.search(system))


_NAMES_ATC = re.compile(r"\bwhocc\b|[/:]atc(?:_ddd_index)?/?$|^atc$", re.IGNORECASE)


def with_dot(code: str) -> str:
    """Return a code of ICD-10 with the dot that some programs leave out: “C50412”."""
    return f"{code[:3]}.{code[3:]}" if re.fullmatch(r"[A-Z]\d[0-9A-Z][0-9A-Z]{1,4}", code) else code


def hgnc_number(code: Code) -> str:
    """Return the number of a gene, from “8975” or “HGNC:8975”; empty when it is from another system."""
    is_gene = code.system in (HGNC, "http://www.genenames.org")
    return code.code.removeprefix("HGNC:") if is_gene else ""
