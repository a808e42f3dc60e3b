"""The words of a caution: what raised it, what to do, and what was understood of the names that were typed."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from hrbc_desktop.domain.decisions.facts import Fact, Facts
from hrbc_desktop.domain.decisions.matching import NUMBERS_OF_BANDS
from hrbc_desktop.domain.decisions.medicine_names import TypedName
from hrbc_desktop.domain.decisions.safety import CautionLine, RaisedCaution
from hrbc_desktop.domain.model.content import Catalogue
from hrbc_desktop.domain.model.eligibility import DERIVED_FACTS, Level
from hrbc_desktop.domain.model.medicine import Medicine
from hrbc_desktop.domain.model.profile import QUESTIONS, answer_text
from hrbc_desktop.translation import _, ngettext
from hrbc_desktop.wording.text import listed

HEADING = _("Talk about this because of my answers")
"""The heading of the box on page 1."""
ROW_TITLE = _("Because of your answers")
"""The row of the comparison."""
LEVEL_NAMES: Mapping[Level, str] = {
    "avoid": _("Avoid"),
    "ask_first": _("Ask first"),
    "closer_checks": _("Closer checks"),
}

_CONDITIONS: Mapping[str, str] = {
    "diabetes": _("You have diabetes or high sugar"),
    "heart_rhythm": _("You have a heart rhythm problem"),
    "heart_failure": _("You have a weak heart"),
    "heart_attack": _("You had a heart attack or have angina"),
    "blood_clots": _("You had blood clots"),
    "high_blood_pressure": _("You have high blood pressure"),
    "lung": _("You have lung disease"),
    "liver": _("You have liver disease"),
    "kidney": _("You have kidney disease"),
    "thin_bones": _("You have thin bones"),
    "bowel": _("You have bowel disease"),
    "dpd": _("You have DPD deficiency"),
    "nerve_damage": _("Your hands or feet are numb"),
    "low_counts": _("Your blood counts are low"),
    "skin_reaction": _("You had a severe skin reaction to a medicine"),
    "hepatitis_b": _("You have or had hepatitis B"),
    "eye": _("You have an eye disease or wear contact lenses"),
    "thyroid": _("Your thyroid is low"),
    "connective_tissue": _("You have scleroderma or lupus"),
    "heart_device": _("You have a heart device"),
    "operation_planned": _("An operation is planned"),
    "pregnant": _("You are pregnant"),
    "nursing": _("You are breastfeeding"),
}

_SUBJECTS: Mapping[str, str] = {
    "medicine": "",
    "trimester": "weeks_pregnant",
    "ovaries_off": "menopause",
    "hormone_receptor": "er",
}
_PAST = frozenset(
    (
        "had", "had_early", "had_advanced", "grew_on", "grew_on_early", "grew_on_advanced", "taking",
        "stopped_for_side_effects",
    )
)  # fmt: skip
_RAISED_BY_ITSELF = frozenset({"conditions", "unnamed_medicine", *_PAST})
"""What raises a caution by itself; of other answers its text speaks anyway."""
_NOT_HAD: Mapping[str, str] = {"anthracycline": _("You had no anthracycline"), "taxane": _("You had no taxane")}
_CLASS_WORDS: Mapping[str, str] = {
    "strong_cyp3a4_inhibitor": _("raises many medicines"),
    "moderate_cyp3a4_inhibitor": _("raises some medicines"),
    "strong_cyp3a4_inducer": _("weakens many medicines"),
    "moderate_cyp3a4_inducer": _("weakens some medicines"),
    "strong_cyp2d6_inhibitor": _("can weaken tamoxifen"),
    "moderate_cyp2d6_inhibitor": _("may weaken tamoxifen"),
    "qt_known": _("can affect the heart rhythm"),
    "qt_possible": _("may affect the heart rhythm"),
    "anticoagulant": _("a blood thinner"),
    "antiplatelet": _("thins the blood"),
    "insulin": _("insulin"),
    "glucose_lowering": _("a sugar medicine"),
    "ace_inhibitor": _("a blood pressure medicine (ACE inhibitor)"),
    "live_vaccine": _("a live vaccine"),
    "hormonal_birth_control": _("birth control with a hormone"),
    "estrogen": _("an estrogen"),
    "vaginal_estrogen": _("an estrogen for the vagina"),
    "grapefruit": _("can raise some medicines"),
    "folate": _("folic acid"),
    "corticosteroid": _("a steroid"),
    "opioid_slows_bowel": _("a strong pain medicine that slows the bowel"),
    "nsaid": _("a pain medicine (NSAID)"),
    "acid_reducer_ppi": _("for stomach acid"),
    "acid_reducer_h2": _("for stomach acid"),
    "acid_reducer_other": _("for stomach acid"),
    "acid_reducer_antacid": _("for stomach acid"),
    "penicillin_or_sulfa_antibiotic": _("an antibiotic"),
    "sensitive_cyp3a4_substrate": _("can rise with some medicines"),
    "p_gp_substrate": _("can rise with some medicines"),
    "bcrp_substrate": _("can rise with some medicines"),
    "p_gp_inhibitor": _("raises some medicines"),
    "bcrp_inhibitor": _("raises some medicines"),
    "thiazide": _("a water tablet"),
    "cancer_medicine": _("a cancer medicine (say it under “Treatments so far” too)"),
    "bone_medicine": _("a bone medicine"),
}
_SAID_BY_ANOTHER: Mapping[str, str] = {
    "moderate_cyp3a4_inhibitor": "strong_cyp3a4_inhibitor",
    "p_gp_inhibitor": "strong_cyp3a4_inhibitor",
    "bcrp_inhibitor": "strong_cyp3a4_inhibitor",
    "moderate_cyp3a4_inducer": "strong_cyp3a4_inducer",
    "moderate_cyp2d6_inhibitor": "strong_cyp2d6_inhibitor",
    "qt_possible": "qt_known",
    "grapefruit": "moderate_cyp3a4_inhibitor",
}
"""Classes that add no word where another, wider one is said."""
_MOST_CLASSES = 2


def trigger(one: RaisedCaution | CautionLine, facts: Facts) -> str:
    """Return what raised a caution as a sentence, or an empty text where it is for everyone who has the option."""
    if one.medicines:
        return _taken(one)
    # Who has said that she is before menopause need not read that she is a woman.
    named = [fact for fact in one.facts if fact != "sex" or "menopause" not in one.facts]
    sentences = tuple(dict.fromkeys(sentence for fact in named for sentence in _sentences_of(fact, facts, one)))
    return " ".join(f"{sentence}." for sentence in sentences)


def _taken(one: RaisedCaution | CautionLine) -> str:
    only_if = one.only_if if isinstance(one, RaisedCaution) else one.cautions[0].only_if
    taken = _("If you take {names} (please confirm the name).") if only_if else _("You take {names}.")
    return taken.format(names=listed(one.medicines))


def caution_in_a_row(one: RaisedCaution) -> str:
    """Return a caution as it stands under “Because of your answers”: only a medicine must be named there, as “it”."""
    return f"{_taken(one)} {one.caution.text}" if one.medicines else one.caution.text


def caution_text(one: RaisedCaution, facts: Facts) -> str:
    """Return a caution as it stands on a card: what raised it, and what the label says to do."""
    return " ".join(filter(None, (trigger(one, facts), one.caution.text)))


def talk_about(raised: Sequence[RaisedCaution], facts: Facts) -> str:
    """Return what her answers raise about one option, as its card says it; empty when there is nothing."""
    texts = [caution_text(one, facts) for one in raised if one.is_personal]
    return " ".join((_("Talk about:"), *texts)) if texts else ""


def raised_by_all(raised: Iterable[Sequence[RaisedCaution]], facts: Facts) -> list[str]:
    """Return what her answers raise about every one of some options, in the same words."""
    texts = [[_in_full(one, facts) for one in each if one.is_personal] for each in raised]
    return [one for one in dict.fromkeys(texts[0]) if all(one in each for each in texts)] if len(texts) > 1 else []


def talk_about_whichever(texts: Sequence[str]) -> str:
    """Return what is said once above the options, because it is raised about each; empty when there is nothing."""
    return " ".join((_("Talk about, whichever you choose:"), *texts)) if texts else ""


def talk_about_briefly(raised: Sequence[RaisedCaution], facts: Facts, told_above: Collection[str] = ()) -> str:
    """Return what matters most of that, and how many more there are; “Why?” tells them all.

    `told_above`: what stands above the options, because it is raised about each.
    """
    texts = [text for one in raised if one.is_personal and (text := _in_full(one, facts)) not in told_above]
    if not texts:
        return ""
    more = ngettext("One more under “Why?”.", "{n} more under “Why?”.", len(texts) - 1) if len(texts) > 1 else ""
    return " ".join(filter(None, (_("Talk about:"), texts[0], more)))


def _in_full(one: RaisedCaution, facts: Facts) -> str:
    raised_by = trigger(one, facts) if one.medicines or _RAISED_BY_ITSELF.intersection(one.facts) else ""
    return " ".join(filter(None, (raised_by, one.caution.text)))


def line_text(line: CautionLine, catalogue: Catalogue, facts: Facts, names: Mapping[str, str] | None = None) -> str:
    """Return a line of the box on page 1: the answer, then what it means for each option. Nothing is cut off.

    `names`: how the options are called there, such as their letters.
    """
    names_of: dict[tuple[Level, str], list[str]] = {}
    for one in line.cautions:
        names_of.setdefault((one.level, one.caution.text), []).append(
            (names or {}).get(one.option) or _option_name(one.option, catalogue)
        )
    parts = [f"{LEVEL_NAMES[level]} ({_named(names)}): {text}" for (level, text), names in names_of.items()]
    return " ".join(filter(None, (trigger(line, facts), *parts)))


def _named(names: Iterable[str]) -> str:
    return listed(tuple(dict.fromkeys(names)))


def _option_name(key: str, catalogue: Catalogue) -> str:
    option = catalogue.options.get(key)
    return option.name if option else key


def _sentences_of(fact: str, facts: Facts, one: RaisedCaution | CautionLine) -> Iterable[str]:
    answers = (one.cautions[0] if isinstance(one, CautionLine) else one).answers
    if fact == "conditions":
        yield from (_CONDITIONS[key] for key in answers if key in _CONDITIONS)
        return
    if fact == "unnamed_medicine":
        ticked = listed(tuple(f"“{QUESTIONS['other_medicines'].label(key)}”" for key in answers))
        yield _("You ticked {kinds} and typed no name").format(kinds=ticked)
        return
    if fact == "dpyd" and facts.profile.dpyd is None:
        yield _CONDITIONS["dpd"]
        return
    if fact in _PAST:
        kinds = facts[fact].known.intersection(answers) or facts[fact].known
        if labels := sorted(QUESTIONS["past_treatments"].label(kind) for kind in kinds):
            yield _("Your treatments so far: {treatments}").format(treatments=", ".join(labels))
        return
    if fact in _NOT_HAD and facts.answered(fact) == Fact():
        yield _NOT_HAD[fact]
        return
    question = _answered_question(_SUBJECTS.get(fact, DERIVED_FACTS.get(fact, fact)), facts)
    if fact == "age" and facts["age"].high is not None:
        yield _("You are {age:g} years old").format(age=facts["age"].high)
    elif question in QUESTIONS and (answer := answer_text(facts.profile, question)):
        yield f"{QUESTIONS[question].short}: {answer}"


def _answered_question(question: str, facts: Facts) -> str:
    """Return the question that she answered: a number tells its band, and a band bounds its number."""
    numbers = {number: band for band, number in NUMBERS_OF_BANDS.items()}
    other = NUMBERS_OF_BANDS.get(question) or numbers.get(question)
    return question if other is None or answer_text(facts.profile, question) else other


def name_shown(name: TypedName, medicines: Mapping[str, Medicine]) -> str:
    """Return what was understood of one typed name, as its chip says it."""
    if name.status == "unknown":
        return _("We do not know this name: show it to a pharmacist.")
    found = [medicines[key] for key in name.medicines]
    if name.in_doubt:
        return _("Do you take {name} now?").format(name=name.spelled)
    if name.status == "suggested":
        return _("Did you mean {name}?").format(name=_suggestion(name, found))
    called = name.spelled if len(found) > 1 else found[0].name
    if name.is_local:
        return _("{name}, used in one place: what is known here is of pills. Show it to a pharmacist.").format(
            name=called
        )
    tags = dict.fromkeys(tag for one in found for tag in one.classes if tag in _CLASS_WORDS)
    words = tuple(dict.fromkeys(_CLASS_WORDS[tag] for tag in tags if _SAID_BY_ANOTHER.get(tag) not in tags))
    classes = listed(words[:_MOST_CLASSES]) if words else _("nothing known of it here; show it to a pharmacist")
    return f"{called}: {classes}" if classes != called else called


def _suggestion(name: TypedName, found: list[Medicine]) -> str:
    if len(found) > 1:
        return _(" or ").join(one.name for one in found)
    only = found[0].name
    return only if name.spelled.casefold() == only.casefold() else f"{name.spelled} ({only})"
