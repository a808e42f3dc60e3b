"""What is said before any option: for whom this worksheet is made, and what an answer changes about it."""

from collections.abc import Mapping

from hrbc_desktop.domain.decisions.disagreements import Disagreement
from hrbc_desktop.domain.decisions.facts import Facts
from hrbc_desktop.domain.decisions.safety import Gate, GateKey
from hrbc_desktop.domain.model.profile import QUESTIONS, Profile, answer_text, answers, past_text
from hrbc_desktop.translation import _, ngettext

_MADE_FOR = _("This worksheet is made for hormone-receptor positive, HER2-negative breast cancer.")

_SENTENCES: Mapping[GateKey, str] = {
    "her2_positive": _(
        "{made_for} You said that your cancer is HER2 positive. It is treated in another way, so no option is "
        "listed here. Your answers are kept."
    ),
    "receptors_negative": _(
        "{made_for} You said that both receptors, ER and PR, are negative. Hormone treatment is not for that "
        "cancer, so no option is listed here. Your answers are kept."
    ),
    "contradiction": _(
        "Two of your answers are seldom true together: that the cancer has spread, and what you said of the first "
        "diagnosis. Please check the stage. Nothing was changed for you."
    ),
    "under_18": _(
        "The labels and studies behind this worksheet are of adults. A team for young people is the one to ask."
    ),
    "nothing_known": _("You may need to ask first: what is the stage, and what do the receptors say?"),
    "her2_open": _(
        "Your HER2 result is open: the second test (ISH) decides if this worksheet is made for your cancer."
    ),
    "er_low": _(
        "Low-positive ER (1 to 10 %) counts as positive. There is little evidence on how much hormone treatment "
        "helps then. We did not find how many such people were in the studies of added medicines."
    ),
    "er_negative": _(
        "PR positive counts as hormone-receptor positive. ER negative with PR positive is rare: ask if the ER test was "
        "repeated."
    ),
    "er_unknown": _("PR positive is enough to go on. ER and HER2 are the first results to ask for."),
    "dcis": _(
        "DCIS is stage 0: it has not left the milk ducts. A tablet here aims at fewer new cancers in either breast."
    ),
    "cannot_be_operated": _(
        "The labels say “advanced or metastatic”: cancer that cannot be operated on counts as advanced."
    ),
    "few_spots": _(
        "There are only a few spots. Whether treating each spot adds anything is not known here: ask what it could "
        "do for you."
    ),
    "both_breasts": _(
        "One worksheet speaks of one cancer. This one is about the side that you described: begin another worksheet "
        "for the other side."
    ),
    "man": _("Most studies here were of women. For men, some of these medicines are given with a GnRH shot."),
    "esr1_while_it_works": _(
        "A medicine for an ESR1 change that shows up while treatment still works was approved in the US in "
        "September 2026. The advisers of the FDA had voted 6 to 3 that switching before growth was not shown to help. "
        "Its label was not read here."
    ),
}


def gate_sentence(key: GateKey, facts: Facts) -> str:
    """Return what is said once, calmly, on every page and on page 1 of the sheet."""
    if key == "pregnant":
        return _pregnant(facts)
    if key == "answers_disagree":
        return _disagree(facts)
    if key == "none_but_named":
        names = ngettext("{n} name", "{n} names", len(facts.typed.names))
        return _("You ticked “None of these” and typed {names}: the two do not agree. Which is right?").format(
            names=names
        )
    text = _SENTENCES[key].format(made_for=_MADE_FOR)
    if key == "receptors_negative" and facts.says("her2", "low", "ultralow"):
        return " ".join((text, _("HER2-low can matter for other medicines: ask your team.")))
    return text


def gate_sentences(gate: Gate, facts: Facts) -> tuple[str, ...]:
    """Return every sentence of the gate, in its order."""
    return tuple(gate_sentence(key, facts) for key in gate.notes)


def closed_reason(key: str) -> str:
    """Return why no badge says “fits” because of what the gate found."""
    if key == "pregnant":
        return _("You are pregnant: ask your team what can be given now, and what waits until after the birth.")
    if key == "under_18":
        return _("The labels and studies are of adults.")
    if key == "answers_disagree":
        return _("Two of your answers do not go together. Please check them first.")
    return _("Please check the stage first.") if key == "contradiction" else _("Ask first: too little is known yet.")


_MOST_PAIRS_SAID = 2


def answers_that_disagree(one: Disagreement, facts: Facts) -> tuple[str, str]:
    """Return both answers of a pair that does not go together, each with the name of its question."""
    return _answer(one.first, one, facts), _answer(one.second, one, facts)


def _answer(field: str, one: Disagreement, facts: Facts) -> str:
    if field == "birth_date":
        return _("“Birth date: {n} years”").format(n=facts.age_by_birth_date)
    text = _kept_answer(field, one, facts.profile)
    if field == "age" and not text:
        text = f"{facts['age'].high:g} years"
    return f"“{QUESTIONS[field].short}: {text}”"


def _kept_answer(field: str, one: Disagreement, profile: Profile) -> str:
    """Return the answer; of several only what does not go with the other."""
    if field == "past_treatments":
        return ", ".join(past_text(past) for past in profile.past_treatments if past.kind in one.kinds)
    if field == "conditions":
        named = (key for key in answers(profile, field) if key in ("pregnant", "nursing"))
        return ", ".join(QUESTIONS[field].label(key) for key in named)
    return answer_text(profile, field)


def _disagree(facts: Facts) -> str:
    (first, second), *others = (answers_that_disagree(one, facts) for one in facts.disagreements[:_MOST_PAIRS_SAID])
    sentences = [_("Two of your answers do not go together: {first} and {second}.").format(first=first, second=second)]
    sentences += [_("Nor do {first} and {second}.").format(first=first, second=second) for first, second in others]
    return " ".join((*sentences, _("Please check them. Nothing was changed for you.")))


_CHEMOTHERAPY_IN: Mapping[str, str] = {
    "first": _("Chemotherapy is not given in the first third, and is possible from 14 weeks on."),
    "second": _(
        "In the second third chemotherapy is possible. Most is known of plans with an anthracycline. "
        "Methotrexate (in CMF) is never given."
    ),
    "third": _(
        "In the last third chemotherapy is possible. Most is known of plans with an anthracycline. "
        "Methotrexate (in CMF) is never given."
    ),
}


def _pregnant(facts: Facts) -> str:
    part = next(iter(facts["trimester"].known), "")
    timing = _CHEMOTHERAPY_IN[part] if part else _("Chemotherapy depends on how many weeks pregnant you are.")
    return " ".join(
        (
            _("An operation is possible in any part of pregnancy."),
            timing,
            _("Hormone and targeted medicines are never given in pregnancy, and radiation waits for the birth."),
        )
    )
