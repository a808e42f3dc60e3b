"""Gene tests: which gene, whether a change was found, and whether it was inherited."""

from collections.abc import Mapping, Sequence

from hrbc_desktop.fhir.read.code_matching import answer_of, codes_of, hgnc_number, is_any, value_of
from hrbc_desktop.fhir.read.models import Concept, Observation
from hrbc_desktop.fhir.read.newest_wins import newest
from hrbc_desktop.fhir.read.result import NotUnderstood, Reading, ReadingResult
from hrbc_desktop.fhir.terminology import (
    ABSENT,
    GENE_STUDIED,
    GENES,
    GERMLINE,
    PATHOGENIC,
    PRESENT,
    SIGNIFICANCE,
    SOURCE_CLASS,
    Code,
)
from hrbc_desktop.translation import _

_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "pik3ca": ("PIK3CA",),
    "esr1": ("ESR1",),
    "akt1": ("AKT1",),
    "pten": ("PTEN",),
    "brca": ("BRCA1", "BRCA2"),
}
"""Which genes each question is about."""

GENE_FIELDS = frozenset(GENES.values())
"""A reading of one gene has the gene as its field, until `answers_of` puts them together."""


def read_variant(observation: Observation) -> ReadingResult:
    """Return what a genetic variant assessment (LOINC 69548-6) says about one gene."""
    gene = _gene(_component(observation, GENE_STUDIED))
    presence = answer_of(value_of(observation), {PRESENT: "found", ABSENT: "not_found"})
    text = f"{gene or 'Gene test'}: {observation.value_label or observation.label}"
    why = ""
    if gene is None:
        why = _("It names none of the genes that are asked about.")
    elif presence is None:
        why = _("It does not say whether a change was found.")
    else:
        why = _doubt(observation, gene, is_found=presence == "found")
    if gene is None or presence is None or why:
        return NotUnderstood(text=text, why=why)
    return Reading(field=gene, key=presence, text=text, when=observation.when)


def answers_of(readings: Sequence[Reading]) -> tuple[list[ReadingResult], list[str]]:
    """Return the answers to the questions about genes, and what is to be said where the record says two things."""
    results: list[ReadingResult] = []
    notes: list[str] = []
    for field, genes in _QUESTIONS.items():
        known: dict[str, Reading] = {}
        for gene in genes:
            of_gene = [reading for reading in readings if reading.field == gene]
            last, note = newest(of_gene, gene) if of_gene else (None, "")
            notes.extend([note] if note else [])
            known |= {gene: last} if last else {}
        results.extend(_answer(field, genes, known))
    return results, notes


def _answer(field: str, genes: tuple[str, ...], known: Mapping[str, Reading]) -> list[ReadingResult]:
    changed = next((reading for reading in known.values() if reading.key == "found"), None)
    if changed:
        return [changed.evolve(field=field)]
    missing = [gene for gene in genes if gene not in known]
    if not missing:
        text = ", ".join(reading.text for reading in known.values())
        first = min((reading.when for reading in known.values()), key=lambda when: when.earliest)
        return [Reading(field=field, key="not_found", text=text, when=first)]
    why = _("The file does not say the same of {missing}, which the question also asks about.").format(
        missing=missing[0]
    )
    return [NotUnderstood(text=reading.text, why=why) for reading in known.values()]


def _doubt(observation: Observation, gene: str, *, is_found: bool) -> str:
    """Return why a variant is no answer, or an empty text. BRCA is asked as inherited, the others in the tumor."""
    source = _component(observation, SOURCE_CLASS)
    is_germline = GERMLINE in codes_of(source)
    if gene.startswith("BRCA") and not is_germline:
        return _("It does not say that the test was for inherited changes.")
    if not gene.startswith("BRCA") and is_germline:
        return _("It is about inherited changes; the question is about the tumor.")
    significance = _component(observation, SIGNIFICANCE)
    needs_significance = gene.startswith("BRCA") or significance != Concept()
    if is_found and needs_significance and not is_any(significance, PATHOGENIC):
        return _("A change was found, but the file does not say that it matters for health.")
    return ""


def _component(observation: Observation, code: Code) -> Concept:
    parts = (part.value_codeable_concept for part in observation.component if code in codes_of(part.code))
    return next((value for value in parts if value is not None), Concept())


def _gene(concept: Concept) -> str | None:
    found = {GENES[number] for code in codes_of(concept) if (number := hgnc_number(code)) in GENES}
    return found.pop() if len(found) == 1 else None
