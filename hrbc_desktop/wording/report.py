"""“My report in plain words”: what each fact of a report says, what it decides here, and what must be seen first.

Figures stand only as an explanation of what the report says of her; none is a forecast.
"""

from collections.abc import Iterable, Mapping

from hrbc_desktop.domain.model.profile import QUESTIONS

WHAT_TO_LOOK_FOR = (
    "Diagnosis",
    "Grade, or Nottingham",
    "Size, in mm or cm",
    "Lymph nodes, or pN",
    "ER and PR, or estrogen and progesterone receptor",
    "HER2, with IHC and ISH or FISH",
    "Ki-67",
    "Stage, or pT and pN",
)
"""The lines of a report to type in when it is a picture."""

NOTHING_KEPT = "Nothing of the report is kept unless you say so."
A_SCAN = (
    "This file holds pictures of pages, no text, so the program cannot read it. "
    "Type the lines that begin with these words, or ask for the report as a PDF with text:"
)
SOME_PAGES_ARE_PICTURES = "Some pages are pictures. What stands on them was not read: page {pages}."
NOT_TEXT = (
    "This file holds neither text nor a PDF, so it cannot be read. It was left as it is. "
    "Open it in the program that made it, copy the text, and paste it here."
)
LOCKED_PDF = "This PDF is locked with a password. Open it in a PDF viewer, copy the text, and paste it here."
DAMAGED_PDF = "This PDF cannot be read: it is damaged, or too big. It was left as it is. Ask for it again."
TOO_LONG = "This file is too long for a report. It was left as it is. Choose the report itself, or paste its text."
EMPTY = "There is no text in this file. It was left as it is. Choose another one, or paste the text."
NOT_READ = "This file cannot be read. It was left as it is. Choose it again, or another one."

CHECK_IT = "Check it against the report before you tick it."
LEFT_OPEN = "The report leaves this open, so there is nothing to tick."

_ALERTS: Mapping[str, str] = {
    "her2_positive": (
        "The report says HER2-positive. This worksheet is made for HER2-negative cancer: its options are not meant for "
        "HER2-positive cancer. Show the report to your team first."
    ),
    "er_pr_negative": (
        "The report says that ER and PR are both negative. This worksheet is made for cancer with hormone receptors. "
        "Show the report to your team first."
    ),
    "not_breast": (
        "A part of this report is about a cancer of another part of the body. Nothing was taken from that part. "
        "Ask your team about it."
    ),
    "benign": "This report says that no cancer was found in this sample. So there is nothing to take over from it.",
    "dcis_only": (
        "This report is about DCIS: changed cells that stay inside the milk ducts. The questions here are about "
        "invasive cancer, so nothing was taken over."
    ),
    "other_person": (
        "Another name stands on this report, or on a page of it. What stands under that name was not read. Is it yours?"
    ),
    "two_tumors": (
        "The report tells of more than one tumor. Each has its own results, so nothing is ticked. "
        "Ask which of them the treatment is chosen for."
    ),
    "corrected": (
        "This report was changed after it was first written. Nothing is ticked: check each line "
        "against the newest page."
    ),
    "nothing_found": (
        "No result was found in this text. It may be a form, a letter without results, or a part of a report."
    ),
}

_SAYS: Mapping[str, Mapping[str | None, str]] = {
    "stage": {
        "early": "The cancer is in the breast, and maybe in lymph nodes close by.",
        "locally_advanced": (
            "The cancer is large, or in many lymph nodes or the skin. It is not said to be further away."
        ),
        "metastatic": "The cancer has spread to another part of the body.",
        None: "The stage can be read in two ways.",
    },
    "course": {
        "first": "It is the first time that this cancer was found.",
        "back_nearby": "The cancer came back close to where it was.",
        "back_elsewhere": "The cancer came back in another part of the body.",
        None: "It is not clear if this is the first cancer, or if it came back.",
    },
    "grade": {
        "1": "Under the microscope the cells look to be growing slowly.",
        "2": "Under the microscope the cells look to be growing at a middle pace.",
        "3": "Under the microscope the cells look to be growing fast.",
        None: "Two grades are named.",
    },
    "tumor_size": {
        "up_to_2": "The invasive part of the tumor is 2 cm across or less.",
        "two_to_5": "The invasive part of the tumor is more than 2 and less than 5 cm across.",
        "over_5": "The invasive part of the tumor is 5 cm across or more.",
        None: "Two sizes are named.",
    },
    "nodes": {
        "none": "No cancer was found in the lymph nodes that were looked at.",
        "one_to_three": "Cancer was found in 1 to 3 lymph nodes.",
        "four_or_more": "Cancer was found in 4 or more lymph nodes.",
        None: "Cancer was found in a lymph node. How many have it is not known from this.",
    },
    "er": {
        "positive": "The cancer cells have spots where estrogen can hold on.",
        "low": "Only a few of the cancer cells have spots where estrogen can hold on: 1 to 10 of 100.",
        "negative": "The cancer cells have no spots where estrogen can hold on.",
        None: "The estrogen result can be read in two ways.",
    },
    "pr": {
        "positive": "The cancer cells have spots where progesterone can hold on.",
        "low": "Only a few of the cancer cells have spots where progesterone can hold on.",
        "negative": "The cancer cells have no spots where progesterone can hold on.",
        None: "The progesterone result can be read in two ways.",
    },
    "her2": {
        "zero": "No HER2 was seen on the cancer cells.",
        "ultralow": "A very faint trace of HER2 was seen on a few of the cancer cells.",
        "low": "A little HER2 was seen on the cancer cells. This is called HER2-low, and counts as negative.",
        "two_plus_open": "The first HER2 test is in between (2+). A second test has to tell if it is positive.",
        "positive": "Much HER2 was seen on the cancer cells.",
        None: "HER2 is negative, or named twice. It is not said if that is 0, a faint trace, or low.",
    },
    "ki67": {
        "under_20": "Fewer than 20 of 100 cancer cells were dividing.",
        "20_or_more": "20 or more of 100 cancer cells were dividing.",
        "not_tested": "Ki-67 was not measured on this sample.",
        None: "The range that is named lies on both sides of 20 %.",
    },
    "oncotype": {
        "up_to_10": "The Oncotype DX score is 10 or less, on a scale from 0 to 100.",
        "11_to_25": "The Oncotype DX score is between 11 and 25, on a scale from 0 to 100.",
        "26_or_more": "The Oncotype DX score is 26 or more, on a scale from 0 to 100.",
        "not_tested": "Oncotype DX was not done.",
    },
    "pik3ca": {
        "found": "A change in the gene PIK3CA was found in the tumor or blood.",
        "not_found": "No change in the gene PIK3CA was found in this sample.",
        "not_tested": "PIK3CA was not tested.",
    },
    "esr1": {
        "found": "A change in the gene ESR1 was found in the tumor or blood.",
        "not_found": "No change in the gene ESR1 was found in this sample.",
        "not_tested": "ESR1 was not tested.",
    },
    "akt1_pten": {
        "found": "A change in the gene AKT1 or PTEN was found in the tumor or blood.",
        "not_found": "No change in the genes AKT1 and PTEN was found in this sample.",
        "not_tested": "AKT1 and PTEN were not tested.",
    },
    "brca": {
        "found": "An inherited change in BRCA1 or BRCA2 was found.",
        "not_found": "No inherited change in BRCA1 or BRCA2 that is known to do harm was found.",
        "not_tested": "BRCA1 and BRCA2 were not tested.",
    },
    "past_treatments": {
        "lumpectomy": "A part of the breast was taken out.",
        "mastectomy": "The whole breast was taken off.",
    },
}

_DECIDES: Mapping[str, str] = {
    "stage": "It decides which choices come up here: those of early cancer, or those of cancer that has spread.",
    "course": "It decides which treatments come next.",
    "grade": "It helps to tell how much chemotherapy or an added medicine may do.",
    "tumor_size": "Size and lymph nodes together give the stage.",
    "nodes": "It matters for surgery and radiation of the armpit, for chemotherapy and for added medicines.",
    "er": "It decides if hormone treatment can work.",
    "pr": "It goes with ER. Alone it decides little here.",
    "her2": "It decides if this worksheet is for your cancer, and if medicines for HER2-low cancer come up.",
    "ki67": "Labs measure it in different ways. Alone it decides little here.",
    "oncotype": "It helps to tell how much chemotherapy may add to hormone treatment.",
    "pik3ca": "It decides if medicines against this change come up, once cancer has spread.",
    "esr1": "It decides if some newer hormone treatments come up, once cancer has spread.",
    "akt1_pten": "It decides if a medicine against this change comes up, once cancer has spread.",
    "brca": "It decides if PARP inhibitors come up. It can also matter for your relatives.",
    "past_treatments": "What you have had decides what can come next.",
}

_SHOWN: Mapping[str, str] = {
    "date": "Date of the report: {value}.",
    "laterality": "Side: {value} breast.",
    "histologic_type": "Kind of cancer: {value}.",
    "focality": "Number of spots in the breast: {value}.",
    "lvi": "Cancer cells in small blood or lymph vessels of the sample: {value}.",
    "margins": "Edges of the tissue that was taken out: {value}. “Clear” means that no cancer reached the edge.",
    "extranodal": "Growth through the wall of a lymph node: {value}.",
    "node_detail": "About the lymph nodes: {value}. A micrometastasis is a spot of 2 mm or less.",
    "tnm": "Short form of size (T), lymph nodes (N) and spread (M): {value}.",
    "stage_detail": "Stage as the report writes it: {value}.",
    "dcis": "DCIS, changed cells that stay inside the milk ducts: {value}.",
    "dcis_score": "DCIS score: {value}. It is another test than the Oncotype DX score for invasive cancer.",
    "rcb": "What was left after treatment before surgery (RCB class): {value}. 0 means no cancer left, III the most.",
    "mammaprint": "MammaPrint: {value}. It is a gene test of the tumor.",
    "prosigna": "Prosigna: {value}. It is a gene test of the tumor; its score is not the Oncotype DX score.",
    "endopredict": "EndoPredict: {value}. It is a gene test of the tumor; its score is not the Oncotype DX score.",
    "breast_cancer_index": "Breast Cancer Index: {value}. It is a gene test of the tumor.",
    "palb2": "PALB2, a gene that mends cells: {value}.",
    "other_gene": "Another gene: {value}.",
    "metastasis_site": "Part of the body where the cancer has spread, or the sample was taken: {value}.",
    "her2_rna": "HER2 by a gene test: {value}. It does not tell if HER2 is 0, a faint trace, or low.",
}

_VALUES: Mapping[str, str] = {
    "ductal (no special type)": "ductal, also called “no special type”",
    "not_found": "no change found",
    "not_tested": "not tested",
    "uncertain": "a change of unknown meaning, which does not count as found",
    "found": "a change was found",
    "n1mi": "micrometastasis",
}


def alert_sentence(kind: str) -> str:
    """Return what has to be seen before anything is taken over. Raises KeyError for an unknown kind."""
    return _ALERTS[kind]


def answer_label(field: str, key: str | None) -> str:
    """Return how an answer reads beside its box: “Grade: 2”; only the question where the report leaves it open."""
    question = QUESTIONS.get(field)
    short = question.short if question else field
    known = {choice.key: choice.label for choice in question.choices} if question else {}
    return f"{short}: {known.get(key, key)}" if key else short


def answer_says(field: str, key: str | None, detail: str = "") -> str:
    """Return in plain words what the report says; `detail` is what it writes: “95 %”, “1 of 3”."""
    sentence = _SAYS.get(field, {}).get(key, "")
    return f"{sentence} Read as: {detail}." if sentence and detail else sentence


def answer_decides(field: str) -> str:
    """Return what the answer decides here."""
    return _DECIDES.get(field, "")


def shown_sentence(field: str, value: str) -> str:
    """Return a fact that no question asks for, in plain words."""
    return _SHOWN[field].format(value=_VALUES.get(value, value))


def missing_sentence(fields: Iterable[str]) -> str:
    """Return what this report does not say, as one sentence; empty when it says all."""
    names = [QUESTIONS[field].short for field in fields if field in QUESTIONS]
    return f"This report does not say: {', '.join(names)}." if names else ""


_GENES = frozenset({"pik3ca", "esr1", "akt1_pten", "brca"})
_ASKED_LAST = "Which gene tests were done, and what did they show?"


def questions_that_follow(missing: Iterable[str], alerts: Iterable[str], is_open: Iterable[str]) -> list[str]:
    """Return the questions for the visit: about what must be seen, what is open, and what is missing (genes as one)."""
    asked = [_ALERT_QUESTIONS[kind] for kind in alerts if kind in _ALERT_QUESTIONS]
    left = [*is_open, *missing]
    asked += [QUESTIONS[field].ask for field in left if field in QUESTIONS and field not in _GENES]
    if _GENES.intersection(left):
        asked.append(_ASKED_LAST)
    return list(dict.fromkeys(asked))


_ALERT_QUESTIONS: Mapping[str, str] = {
    "her2_positive": "Is my cancer HER2-positive, and which treatments are meant for that?",
    "er_pr_negative": "Are ER and PR both negative, and what does that mean for my treatment?",
    "two_tumors": "Which of the tumors is the treatment chosen for?",
    "corrected": "What was changed in my report, and which result counts?",
    "not_breast": "What does the part of my report about another part of the body mean?",
    "dcis_only": "Was any invasive cancer found?",
}
