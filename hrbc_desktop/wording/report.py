"""“My report in plain words”: what each fact of a report says, what it decides here, and what must be seen first.

Figures stand only as an explanation of what the report says of her; none is a forecast.
"""

from collections.abc import Iterable, Mapping

from hrbc_desktop.domain.model.profile import QUESTIONS
from hrbc_desktop.translation import _

WHAT_TO_LOOK_FOR = (
    _("Diagnosis"),
    _("Grade, or Nottingham"),
    _("Size, in mm or cm"),
    _("Lymph nodes, or pN"),
    _("ER and PR, or estrogen and progesterone receptor"),
    _("HER2, with IHC and ISH or FISH"),
    _("Ki-67"),
    _("Stage, or pT and pN"),
)
"""The lines of a report to type in when it is a picture."""

NOTHING_KEPT = _("Nothing of the report is kept unless you say so.")
A_SCAN = _(
    "This file holds pictures of pages and no text, so the program cannot read it. "
    "Type the lines that begin with these words, or ask for the report as a PDF with text:"
)
SOME_PAGES_ARE_PICTURES = _("Some pages are pictures. What is on them was not read: page {pages}.")
NOT_TEXT = _(
    "This file holds neither text nor a PDF, so it cannot be read. It was left as it is. "
    "Open it in the program that made it, copy the text, and paste it into “Read my report”."
)
LOCKED_PDF = _(
    "This PDF is locked with a password. Open it in a PDF viewer, copy the text, and paste it into “Read my report”."
)
DAMAGED_PDF = _("This PDF cannot be read: it is damaged, or too big. It was left as it is. Ask for it again.")
TOO_LONG = _("This file is too long for a report. It was left as it is. Choose the report itself, or paste its text.")
A_RECORD = _(
    "This file is a record that programs exchange (FHIR), and no report. It was left as it is. "
    "Read it with import-fhir, or with “Read my report” in the window."
)
EMPTY = _("There is no text in this file. It was left as it is. Choose another one, or paste the text.")

READING = _("Reading the file …")
NOTHING_TO_PASTE = _("There is no text to paste. Copy the text of your report first, then press “Paste” again.")
NO_ANSWER = _("No answer for your worksheet was found in this text.")
ALSO_SAID = _("What else the report says")
NOT_SAID = _("What is missing")
TO_ASK = _("Questions that follow")
PUT_ON_MY_LIST = _("Put these on my list")
WORDS_EXPLAINED = _("Words in this report")
CHECK_IT = _("Check it against the report before you tick it.")
TWO_ANSWERS = _("Two places say different things. Ask which one is right, or tick the newer one.")
LEFT_OPEN = _("The report leaves this open, so there is nothing to tick.")

_ALERTS: Mapping[str, str] = {
    "her2_positive": _(
        "The report says HER2-positive. This worksheet is made for HER2-negative cancer: its options are not meant for "
        "HER2-positive cancer. Show the report to your team first."
    ),
    "er_pr_negative": _(
        "The report says that ER and PR are both negative. This worksheet is made for cancer with hormone receptors. "
        "Show the report to your team first."
    ),
    "not_breast": _(
        "A part of this report is about a cancer of another part of the body. Nothing was taken from that part. "
        "Ask your team about it."
    ),
    "benign": _("This report says that no cancer was found in this sample. So there is nothing to add from it."),
    "dcis_only": _(
        "This report is about DCIS: changed cells that stay inside the milk ducts. Grade, size and HER2 are asked "
        "here of invasive cancer, so they were not read. If no invasive cancer was ever found, “Stage” is DCIS."
    ),
    "other_person": _(
        "Another name is on this report, or on a page of it. What is under that name was not read. Is it yours?"
    ),
    "two_tumors": _(
        "The report tells of more than one tumor. Each has its own results, so nothing is ticked. "
        "Ask which of them the treatment is chosen for."
    ),
    "corrected": _(
        "This report was changed after it was first written. Nothing is ticked: check each line "
        "against the newest page."
    ),
    "nothing_found": _(
        "No result was found in this text. It may be a form, a letter without results, or a part of a report."
    ),
}

_SAYS: Mapping[str, Mapping[str | None, str]] = {
    "stage": {
        "dcis": _("The changed cells are still inside the milk ducts: DCIS, or stage 0."),
        "early": _("The cancer is in the breast, and maybe in lymph nodes close by."),
        "locally_advanced": _(
            "The cancer is large, or in many lymph nodes or the skin. The report does not say that it is further away."
        ),
        "metastatic": _("The cancer has spread to another part of the body."),
        None: _("The stage can be read in two ways."),
    },
    "course": {
        "first": _("It is the first time that this cancer was found."),
        "back_nearby": _("The cancer came back close to where it was."),
        "back_elsewhere": _("The cancer came back in another part of the body."),
        None: _("It is not clear if this is the first cancer, or if it came back."),
    },
    "grade": {
        "1": _("Under the microscope, the cells look like they grow slowly."),
        "2": _("Under the microscope, the cells look like they grow at a medium pace."),
        "3": _("Under the microscope, the cells look like they grow fast."),
        None: _("Two grades are named."),
    },
    "tumor_size": {
        "up_to_2": _("The invasive part of the tumor is 2 cm across or less."),
        "two_to_5": _("The invasive part of the tumor is more than 2 and less than 5 cm across."),
        "over_5": _("The invasive part of the tumor is 5 cm across or more."),
        None: _("Two sizes are named."),
    },
    "nodes": {
        "none": _("No cancer was found in the lymph nodes that were looked at."),
        "one_to_three": _("Cancer was found in 1 to 3 lymph nodes."),
        "four_or_more": _("Cancer was found in 4 or more lymph nodes."),
        None: _("Cancer was found in a lymph node. The report does not say how many have it."),
    },
    "er": {
        "positive": _("The cancer cells have spots where estrogen can hold on."),
        "low": _("Only a few of the cancer cells have spots where estrogen can hold on: 1 to 10 of 100."),
        "negative": _("The cancer cells have no spots where estrogen can hold on."),
        None: _("The estrogen result can be read in two ways."),
    },
    "pr": {
        "positive": _("The cancer cells have spots where progesterone can hold on."),
        "low": _("Only a few of the cancer cells have spots where progesterone can hold on."),
        "negative": _("The cancer cells have no spots where progesterone can hold on."),
        None: _("The progesterone result can be read in two ways."),
    },
    "her2": {
        "zero": _("No HER2 was seen on the cancer cells."),
        "ultralow": _("A very faint trace of HER2 was seen on a few of the cancer cells."),
        "low": _("A little HER2 was seen on the cancer cells. This is called HER2-low, and counts as negative."),
        "two_plus_open": _("The first HER2 test is in between (2+). A second test has to tell if it is positive."),
        "positive": _("A lot of HER2 was seen on the cancer cells."),
        None: _("HER2 is negative, or named twice. The report does not say if that is 0, a faint trace, or low."),
    },
    "ki67": {
        "under_20": _("Fewer than 20 of 100 cancer cells were dividing."),
        "20_or_more": _("20 or more of 100 cancer cells were dividing."),
        "not_tested": _("Ki-67 was not measured on this sample."),
        None: _("The range in the report lies on both sides of 20 %."),
    },
    "oncotype": {
        "up_to_10": _("The Oncotype DX score is 10 or less, on a scale from 0 to 100."),
        "11_to_25": _("The Oncotype DX score is between 11 and 25, on a scale from 0 to 100."),
        "26_or_more": _("The Oncotype DX score is 26 or more, on a scale from 0 to 100."),
        "not_tested": _("Oncotype DX was not done."),
    },
    "pik3ca": {
        "found": _("A change in the gene PIK3CA was found in the tumor or blood."),
        "not_found": _("No change in the gene PIK3CA was found in this sample."),
        "not_tested": _("PIK3CA was not tested."),
    },
    "esr1": {
        "found": _("A change in the gene ESR1 was found in the tumor or blood."),
        "not_found": _("No change in the gene ESR1 was found in this sample."),
        "not_tested": _("ESR1 was not tested."),
    },
    "akt1_pten": {
        "found": _("A change in the gene AKT1 or PTEN was found in the tumor or blood."),
        "not_found": _("No change in the genes AKT1 and PTEN was found in this sample."),
        "not_tested": _("AKT1 and PTEN were not tested."),
    },
    "brca": {
        "found": _("An inherited change in BRCA1 or BRCA2 was found."),
        "not_found": _("No inherited change in BRCA1 or BRCA2 that is known to do harm was found."),
        "not_tested": _("BRCA1 and BRCA2 were not tested."),
    },
    "mammaprint": {
        "low": _("MammaPrint, a gene test of the tumor, says “low risk”."),
        "high": _("MammaPrint, a gene test of the tumor, says “high risk”."),
        "ultralow": _("MammaPrint, a gene test of the tumor, says “ultralow risk”."),
    },
    "past_treatments": {
        "lumpectomy": _("A part of the breast was taken out."),
        "mastectomy": _("The whole breast was taken off."),
    },
}

_DECIDES: Mapping[str, str] = {
    "stage": _("It decides which choices come up here: those of early cancer, or those of cancer that has spread."),
    "course": _("It decides which treatments come next."),
    "grade": _("It helps to tell how much chemotherapy or an added medicine may do."),
    "tumor_size": _("Size and lymph nodes together give the stage."),
    "nodes": _("It matters for what is done in the armpit. It also matters for chemotherapy and added medicines."),
    "er": _("It decides if hormone treatment can work."),
    "pr": _("It goes with ER. Alone it decides little here."),
    "her2": _(
        "It decides if this worksheet is for your cancer. It also decides if medicines for HER2-low cancer come up."
    ),
    "ki67": _("Labs measure it in different ways. Alone it decides little here."),
    "oncotype": _("It helps to tell how much chemotherapy may add to hormone treatment."),
    "pik3ca": _("It decides if medicines against this change come up, once cancer has spread."),
    "esr1": _("It decides if some newer hormone treatments come up, once cancer has spread."),
    "akt1_pten": _("It decides if a medicine against this change comes up, once cancer has spread."),
    "brca": _("It decides if PARP inhibitors come up. It can also matter for your relatives."),
    "mammaprint": _("It helps to tell how much chemotherapy may add to hormone treatment."),
    "past_treatments": _("What you have had decides what can come next."),
}

_SHOWN: Mapping[str, str] = {
    "date": _("Date of the report: {value}."),
    "laterality": _("Side: {value} breast."),
    "histologic_type": _("Kind of cancer: {value}."),
    "focality": _("Number of spots in the breast: {value}."),
    "lvi": _("Cancer cells in small blood or lymph vessels of the sample: {value}."),
    "margins": _("Edges of the tissue that was taken out: {value}. “Clear” means that no cancer reached the edge."),
    "extranodal": _("Growth through the wall of a lymph node: {value}."),
    "node_detail": _("About the lymph nodes: {value}. A micrometastasis is a spot of 2 mm or less."),
    "tnm": _("Short form of size (T), lymph nodes (N) and spread (M): {value}."),
    "stage_detail": _("Stage as the report writes it: {value}."),
    "dcis": _("DCIS, changed cells that stay inside the milk ducts: {value}."),
    "dcis_score": _("DCIS score: {value}. It is another test than the Oncotype DX score for invasive cancer."),
    "rcb": _(
        "What was left after treatment before surgery (RCB class): {value}. 0 means no cancer left, III the most."
    ),
    "mammaprint": _("MammaPrint: {value}. It is a gene test of the tumor."),
    "prosigna": _("Prosigna: {value}. It is a gene test of the tumor; its score is not the Oncotype DX score."),
    "endopredict": _("EndoPredict: {value}. It is a gene test of the tumor; its score is not the Oncotype DX score."),
    "breast_cancer_index": _("Breast Cancer Index: {value}. It is a gene test of the tumor."),
    "palb2": _("PALB2, a gene that mends cells: {value}."),
    "other_gene": _("Another gene: {value}."),
    "metastasis_site": _("Part of the body where the cancer has spread, or the sample was taken: {value}."),
    "her2_rna": _("HER2 by a gene test: {value}. It does not tell if HER2 is 0, a faint trace, or low."),
}

_VALUES: Mapping[str, str] = {
    "ductal (no special type)": _("ductal, also called “no special type”"),
    "not_found": _("no change found"),
    "not_tested": _("not tested"),
    "uncertain": _("a change of unknown meaning, which does not count as found"),
    "found": _("a change was found"),
    "n1mi": _("micrometastasis"),
}


def report_title(name: str, date: str) -> str:
    """Return how a report within a clinic's record is headed: “Pathology report, 14 March 2026”."""
    return _("{name}, {date}").format(name=name, date=date)


def a_report() -> str:
    """Return what a report in a record is called that has no words to read."""
    return _("A report")


def no_words() -> str:
    """Return why a report in a record was not read."""
    return _("It is a picture, is locked or is damaged, so there are no words to read.")


def alert_sentence(kind: str) -> str:
    """Return what has to be seen before anything is added. Raises KeyError for an unknown kind."""
    return _ALERTS[kind]


def answer_label(field: str, key: str | None) -> str:
    """Return how an answer reads beside its box: “Grade: 2”; only the question where the report leaves it open."""
    question = QUESTIONS[_ASKED_AS.get(field, field)]
    known = {choice.key: choice.label for choice in question.choices}
    return f"{_short(field)}: {known.get(key, key)}" if key else _short(field)


def answer_says(field: str, key: str | None, detail: str = "") -> str:
    """Return in plain words what the report says; `detail` is what it writes: “95 %”, “1 of 3”."""
    says = _SAYS.get(field, {}).get(key, "")
    if not says or not detail:
        return says or ""
    return _("{says} Read as: {detail}.").format(says=says, detail=detail)


def answer_decides(field: str) -> str:
    """Return what the answer decides here."""
    return _DECIDES.get(field, "")


def shown_sentence(field: str, value: str) -> str:
    """Return a fact that no question asks for, in plain words."""
    return _SHOWN[field].format(value=_VALUES.get(value, value))


def pictures_sentence(pages: Iterable[int]) -> str:
    """Return which pages are pictures, and were not read."""
    return SOME_PAGES_ARE_PICTURES.format(pages=", ".join(map(str, pages)))


def line_words(line: int, words: str, title: str = "") -> str:
    """Return where in the report something stands, and its words; `title` names the report within a record."""
    if title:
        return _("{title}, line {line}: “{words}”").format(title=title, line=line, words=words)
    return _("Line {line}: “{words}”").format(line=line, words=words)


def ticked_count(ticked: int, number: int) -> str:
    """Return how many of the answers are ticked."""
    return _("{ticked} of {number} ticked").format(ticked=ticked, number=number)


def missing_sentence(fields: Iterable[str]) -> str:
    """Return what this report does not say, as one sentence; empty when it says all."""
    names = [_short(field) for field in fields]
    return _("This report does not say: {names}.").format(names=", ".join(names)) if names else ""


_ASKED_AS = {"akt1_pten": "akt1"}
"""A report tells of two genes together; the profile asks for each."""


def _short(field: str) -> str:
    return "AKT1 / PTEN" if field == "akt1_pten" else QUESTIONS[field].short


_GENES = frozenset({"pik3ca", "esr1", "akt1_pten", "brca"})
_ASKED_LAST = _("Which gene tests were done, and what did they show?")


def questions_that_follow(missing: Iterable[str], alerts: Iterable[str], is_open: Iterable[str]) -> list[str]:
    """Return the questions for the visit: about what must be seen, what is open, and what is missing (genes as one)."""
    asked = [_ALERT_QUESTIONS[kind] for kind in alerts if kind in _ALERT_QUESTIONS]
    left = [*is_open, *missing]
    asked += [QUESTIONS[field].ask for field in left if field not in _GENES]
    if _GENES.intersection(left):
        asked.append(_ASKED_LAST)
    return list(dict.fromkeys(asked))


_ALERT_QUESTIONS: Mapping[str, str] = {
    "her2_positive": _("Is my cancer HER2-positive, and which treatments are meant for that?"),
    "er_pr_negative": _("Are ER and PR both negative, and what does that mean for my treatment?"),
    "two_tumors": _("Which of the tumors is the treatment chosen for?"),
    "corrected": _("What was changed in my report, and which result counts?"),
    "not_breast": _("What does the part of my report about another part of the body mean?"),
    "dcis_only": _("Was any invasive cancer found?"),
}
