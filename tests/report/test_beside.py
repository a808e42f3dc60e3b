"""The written reports with a paragraph more: what is not about her result changes nothing that is offered.

Each paragraph holds words that a careless reader would take: what scores mean, relatives, trials, controls, plans,
questions, empty forms. No answer may come from it, and no answer of the report may lose its tick.
"""

from typing import Any

import pytest

from tests.report.scoring import read, written_reports

WRITTEN = written_reports("kept_back")

PARAGRAPHS = {
    "limits of receptors": "Reporting criteria: ER and PR are positive when at least 1% of tumor nuclei stain, low "
    "positive 1-10%. HER2: 0 and 1+ negative, 2+ equivocal, 3+ positive. Ki-67 of 20% or more is high.",
    "HER2 scale": "HER2 scoring (ASCO/CAP 2018): Negative (0): no staining or faint in up to 10%. Negative (1+): faint "
    "in more than 10%. Equivocal (2+): weak to moderate. Positive (3+): intense, complete.",
    "what grades mean": "Nottingham grade: 3-5 = grade 1, 6-7 = grade 2, 8-9 = grade 3. pT1 up to 20 mm, pT2 over 20 "
    "to 50 mm, pT3 over 50 mm.",
    "what categories mean": "pN1: 1-3 nodes. pN2: 4-9 nodes. pN3: 10 or more nodes. Stage IV: distant spread.",
    "ranges of a score": "Oncotype DX Recurrence Score ranges: 0-10 low, 11-25 intermediate, 26-100 high.",
    "sister": "Family history: her sister had a grade 3 breast cancer at 44, ER negative, HER2 3+, and carries a BRCA1 "
    "mutation.",
    "aunt": "FH: maternal aunt - breast ca age 50, triple negative. Aunt's BRCA1 pathogenic variant known.",
    "brother": "Her brother carries a BRCA2 pathogenic variant. Her cousin had a mastectomy for a 6 cm grade 3 tumour.",
    "controls": "Controls: ER positive control positive, HER2 3+ control positive, 1+ control 1+. Internal control: "
    "normal ducts ER positive 90%.",
    "control slide": "The external control slide for HER2 contains 0, 1+, 2+ and 3+ cell lines.",
    "open trial": "Clinical trials: a study for people with HER2 3+ cancer, stage IV, with ESR1 or PIK3CA mutation, is "
    "open. Recurrence Score 26 or higher is needed.",
    "trial that recruits": "She may be suitable for a trial that recruits patients with 4 or more positive nodes or "
    "1-3 nodes with grade 3 or tumour of 5 cm or more.",
    "trial screening": "Trial screening: requires HER2 IHC 1+ or 2+/ISH-, PIK3CA mutated, prior CDK4/6 inhibitor.",
    "leaflet": "Information for patients: Grade 3 cancers grow faster. If cancer is found in 4 or more lymph nodes, "
    "more treatment may be offered. HER2-positive cancers are treated with trastuzumab. Stage IV means that the "
    "cancer has spread.",
    "website": "From the website: About 70% of breast cancers are ER positive. About 15-20% are HER2 positive. Grade 3 "
    "means fast growing.",
    "questions": "Questions for my doctor: 1. Is my HER2 3+? 2. How many nodes are positive, 4 or more? 3. Should I "
    "have a BRCA test? 4. What is my Oncotype score, over 26?",
    "plan": "MDT plan: left mastectomy and axillary clearance if >3 nodes. Consider Oncotype. Start tamoxifen.",
    "empty form": "ER status: ( ) Positive ( ) Negative ( ) Unknown\nHER2: ( ) 0 ( ) 1+ ( ) 2+ ( ) 3+\nNodes examined: "
    "____ Nodes positive: ____",
    "margins": "Margins: superior 52 mm, inferior 3 mm, medial 21 mm, deep 1 mm.",
    "who typed it": "Dictated by Sample Doctor 3, typed by 12/AB, cc: Sample GP 4. Phone 010 2030 4050. ICD C50.4, "
    "M8500/3, T04020.",
}


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_a_paragraph_that_is_not_about_her_result_changes_no_answer(name: str) -> None:
    changed = [
        f"{report['name']}: {sorted(before ^ after)}"
        for report in WRITTEN
        if (before := _offered(report)) != (after := _offered(_with(report, PARAGRAPHS[name])))
    ]

    assert not changed


def _with(report: dict[str, Any], paragraph: str) -> dict[str, Any]:
    return {**report, "text": f"{report['text'].rstrip()}\n\n{paragraph}\n"}


def _offered(report: dict[str, Any]) -> set[tuple[str, str, bool]]:
    return {(answer.field, answer.key or "", answer.ticked) for answer in read(report).offered}
