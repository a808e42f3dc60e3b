"""What is said before any option: for whom this worksheet is made, and what an answer changes about it."""

from collections.abc import Mapping

from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.safety import Gate, GateKey
from hrbc_desktop.wording.text import ngettext

_MADE_FOR = "This worksheet is made for hormone-receptor positive, HER2-negative breast cancer."

_SENTENCES: Mapping[GateKey, str] = {
    "her2_positive": (
        f"{_MADE_FOR} You said that your cancer is HER2 positive. It is treated in another way, so no option is "
        "listed here. Your answers are kept."
    ),
    "receptors_negative": (
        f"{_MADE_FOR} You said that both receptors, ER and PR, are negative. Hormone treatment is not for that "
        "cancer, so no option is listed here. Your answers are kept."
    ),
    "contradiction": (
        "Two of your answers are seldom true together: that the cancer has spread, and what you said of the first "
        "diagnosis. Please check the stage. Nothing was changed for you."
    ),
    "under_18": (
        "The labels and studies behind this worksheet are of adults. A team for young people is the one to ask."
    ),
    "nothing_known": "You may need to ask first: what is the stage, and what do the receptors say?",
    "her2_open": "Your HER2 result is open: the second test (ISH) decides if this worksheet is made for your cancer.",
    "er_low": (
        "Low-positive ER (1 to 10 %) counts as positive. There is little evidence on how much hormone treatment "
        "helps then. How many such people were in the studies of added medicines, we did not find said."
    ),
    "er_negative": (
        "PR positive counts as hormone-receptor positive. ER negative with PR positive is rare: ask if the ER test was "
        "repeated."
    ),
    "er_unknown": "PR positive is enough to go on. ER and HER2 are the first results to ask for.",
    "dcis": (
        "DCIS is stage 0: it has not left the milk ducts. A tablet here aims at fewer new cancers in either breast."
    ),
    "cannot_be_operated": (
        "The labels say “advanced or metastatic”: cancer that cannot be operated on counts as advanced."
    ),
    "few_spots": (
        "There are only a few spots. Whether treating each spot adds anything is not known here: ask what it could "
        "do for you."
    ),
    "both_breasts": (
        "One worksheet speaks of one cancer. This one is about the side that you described: begin another worksheet "
        "for the other side."
    ),
    "man": "Most studies here were of women. For men, some of these medicines are given with a GnRH shot.",
    "esr1_while_it_works": (
        "A medicine for an ESR1 change that shows up while treatment still works was approved in the US in "
        "September 2026. The advisers of the FDA had voted 6 to 3 that switching before growth was not shown to help. "
        "Its label was not read here."
    ),
}

_TRIMESTERS = {"first": "first", "second": "second", "third": "last"}


def gate_sentence(key: GateKey, facts: Facts) -> str:
    """Return what is said once, calmly, on every page and on page 1 of the sheet."""
    if key == "pregnant":
        return _pregnant(facts)
    if key == "receptors_negative" and facts.says("her2", "low", "ultralow"):
        return f"{_SENTENCES[key]} HER2-low can matter for other medicines: ask your team."
    if key == "none_but_named":
        names = ngettext("{n} name", "{n} names", len(facts.typed.names)).format(n=len(facts.typed.names))
        return f"You ticked “None of these” and typed {names}: the two do not agree. Which is right?"
    return _SENTENCES[key]


def gate_sentences(gate: Gate, facts: Facts) -> tuple[str, ...]:
    """Return every sentence of the gate, in its order."""
    return tuple(gate_sentence(key, facts) for key in gate.notes)


def closed_reason(key: str) -> str:
    """Return why no badge says “fits” because of what the gate found."""
    if key == "pregnant":
        return "You are pregnant: ask your team what can be given now, and what waits until after the birth."
    if key == "under_18":
        return "The labels and studies are of adults."
    return "Please check the stage first." if key == "contradiction" else "Ask first: too little is known yet."


def _pregnant(facts: Facts) -> str:
    part = next(iter(facts["trimester"].known), "")
    lines = ["An operation is possible in any part of pregnancy."]
    if part == "first":
        lines.append("Chemotherapy is not given in the first third, and is possible from 14 weeks on.")
    elif part:
        lines.append(
            f"In the {_TRIMESTERS[part]} third chemotherapy is possible. Most is known of plans with an anthracycline. "
            "Methotrexate (in CMF) is never given."
        )
    else:
        lines.append("Chemotherapy turns on how many weeks pregnant you are.")
    lines.append("Hormone and targeted medicines are not given at any time of it, and radiation waits for the birth.")
    return " ".join(lines)
