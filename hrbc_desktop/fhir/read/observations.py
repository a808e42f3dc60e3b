"""What observations say: stage, receptors, measured numbers, activity, menopause."""

import re

from hrbc_desktop.fhir.read.bands import ER_PERCENT, band_of
from hrbc_desktop.fhir.read.code_matching import WordsMean, answer_of, codes_of, value_of, words_of
from hrbc_desktop.fhir.read.gene_tests import read_variant
from hrbc_desktop.fhir.read.models import Concept, Observation, Valued
from hrbc_desktop.fhir.read.partial_date import NO_DATE
from hrbc_desktop.fhir.read.result import NotUnderstood, Reading, ReadingResult
from hrbc_desktop.fhir.terminology import ANSWERS, KARNOFSKY, MEASURED, TOPIC_WORDS, TOPICS, VARIANT, CodeTopic
from hrbc_desktop.translation import _
from hrbc_desktop.wording import import_report

_FINAL = frozenset({"final", "amended", "corrected"})
_STAGE = re.compile(
    r"(?:(?:anatomic|pathologic(?:al)?|clinical|prognostic|ajcc|uicc|tnm|american joint committee on cancer)[ -])*"
    r"(?:[cp]?(?:stage|stadium|stade|stadio|estadio|estádio)(?: group)? )?(iv|iii|ii|i|[1-4])(?: ?[abcd])?[1-3]?"
    r"(?: \((?:ajcc|uicc)[^()]*\))?"
)
_STAGES = {
    "1": "early", "i": "early", "2": "early", "ii": "early", "3": "locally_advanced", "iii": "locally_advanced",
    "4": "metastatic", "iv": "metastatic",
}  # fmt: skip
_GRADE = re.compile(
    r"(?:(?:nottingham|combined(?: grade)?|histologic|tumor|sbr|overall) )*(?:grade|grado|grad|g)[ :-]*"
    r"(?:([123])|(i{1,3}))"
    r"(?: ?(?:of|/) ?(?:3|iii))?(?P<rest>.*)"
)
_GRADE_IN_WORDS = {
    "1": r"low|well|gut|bien|ben", "2": r"intermediate|moderate(?:ly)?|m[äa](?:ß|ss)ig|moyennement|moderad?amente",
    "3": r"high|poor(?:ly)?|schlecht|peu|pobremente|scarsamente",
}  # fmt: skip
_SCORE_OF_GRADE = r"(?:(?:total |nottingham )?score[ :=]*)?[3-9] ?(?:/|of) ?9|elston[- ](?:and |et |& )?ellis|sbr"
"""What may stand behind a grade: “G3 - schlecht differenziert (Elston-Ellis)”, “Grade 2 (7/9)”."""
_SPREAD = re.compile(r"[cp]?m1(?: ?\([a-z, ]{2,40}\))?")
"""“pM1 (OSS)”: spread, and where to."""
_SENTINEL = re.compile(r" ?\(sn\)$")
_AUTHOR = re.compile(r"^(?:american joint committee on cancer|ajcc|uicc|tnm)[ :-]+")
_POSITIVE_WORD = r"(?:positiv[aeo]?|positif|positief|surexprimé|overexpressed|положительн\w+|陽性|阳性|양성)"
_NEGATIVE_WORD = r"(?:negativ[aeo]?|n[eé]gatif|negatief|negat[ií]v\w?|ujemn[ya]|отрицательн\w+|陰性|阴性|음성)"
_STAIN = re.compile(rf"(?:(?:score|escore|ihc|{_NEGATIVE_WORD}|equivocal|low)[ :]*)?\(?(?:ihc |e?score )?([012]\+?)\)?")
_THREE_PLUS = re.compile(
    rf"(?:(?:score|ihc|strongly|{_POSITIVE_WORD})[ :,]*)*\(?(?:ihc )?(?:score )?(?:3 ?\+|\+\+\+)\)?"
    rf"(?:[ ,;:-]*\(?{_POSITIVE_WORD}\)?)?"
)
_STAIN_BEFORE_WORD = re.compile(rf"(?:(?:ihc|score) )?([01]\+?)[ ,;:-]*\(?(?:{_NEGATIVE_WORD}|low)\)?")
"""“1+ (negative)”"""
_LOW = re.compile(r"(?:her-?2[- ])?low(?:[ ,:-]+\(?(?:ihc )?(?:score )?(?:1\+|2\+)[^3]*\)?)?")
"""“HER2-low (IHC 1+)”"""
_ACTIVITY = re.compile(
    r"(?:(?:ecog|eastern cooperative oncology group)(?: performance status)?(?: ps)?)?[ :-]*(?:(?:grade|score)[ :]*)?"
    r"([0-4])(?:\s*[-–:,(=]\s*[^\W\d]\D*)?"
)
"""“ECOG performance status - grade 1”, “ECOG 0 - Fully active, ...”"""
_STAIN_AND_GENE = re.compile(
    r"(?:equivocal|borderline|low|score)?[ :(]*(?:ihc )?2\+[ ,;:()-]*(?:f|c|s|d|dual )?ish[ :(]*"
    r"(?:not amplified|non-amplified|negativ[eo]?)\)?"
)
"""“Equivocal 2+, FISH not amplified”"""
_STAINS = {"0": "zero", "0+": "zero", "1+": "low", "2+": "two_plus"}
"""Never a bare number: the Nottingham score, 3 to 9, is sent under the same code."""
_FIELDS: dict[CodeTopic, str] = {
    "m_category": "stage", "n_category": "nodes", "her2_stain": "her2", "her2_ish": "her2", "pregnancy": "conditions",
}  # fmt: skip

_LONGEST_NAME = 80
"""Characters: no name of a result that is read here is longer."""

NO_QUESTION = _("None of the questions here is about it.")
NO_MATCH = _("It fits none of the answers for certain.")


def read_observation(observation: Observation) -> list[ReadingResult]:
    """Return what an observation and its components say."""
    if observation.status not in _FINAL:
        return [NotUnderstood(text=observation.label, why=_("It is not a final result."))]
    if VARIANT in codes_of(observation.code):
        return [read_variant(observation)]
    observation = with_result_of_name(observation)
    about = [(part, topic) for part in (observation, *observation.component) if (topic := topic_of(part.code))]
    if not about:
        is_karnofsky = KARNOFSKY in codes_of(observation.code) or any(
            "karnofsky" in word for word in words_of(observation.code)
        )
        why = import_report.other_activity_scale() if is_karnofsky else NO_QUESTION
        return [NotUnderstood(text=observation.label, why=why)]
    results: list[ReadingResult] = [_read(part, topic, observation) for part, topic in about if part.value_label]
    return results or [NotUnderstood(text=observation.label, why=_("It has no result."))]


def with_result_of_name(observation: Observation) -> Observation:
    """Return an observation without a value whose name tells it: “HER2 immunohistochemistry: 3+”."""
    name, colon, result = observation.code.text.partition(":")
    has_result = bool(observation.value_label or observation.component or observation.data_absent_reason)
    if has_result or not colon or not result.strip():
        return observation
    named = Concept(coding=observation.code.coding, text=name.strip())
    return observation.model_copy(update={"code": named, "value_string": result.strip()})


def read_stage(concept: Concept) -> str | None:
    """Return the answer that a stage group is: I and II early, III locally advanced, IV metastatic; None for others."""
    return answer_of(concept, ANSWERS["stage"], _stage)


def topic_of(code: Concept) -> CodeTopic | None:
    """Return what was looked at, by its code or, where a laboratory has its own, by its whole name.

    None where the name is that of something else than the code.
    """
    known = next((TOPICS[each] for each in codes_of(code) if each in TOPICS), None)
    named = {topic for word in words_of(code) if len(word) <= _LONGEST_NAME for topic in _topics_named(word)}
    if known:
        is_another = bool(named) and _field(known) not in map(_field, named)
        return None if is_another else known
    return named.pop() if len(named) == 1 else None


def _field(topic: CodeTopic) -> str:
    """Return the question that a topic answers."""
    return MEASURED[topic][0] if topic in MEASURED else _FIELDS.get(topic, topic)


_ANY_TOPIC = re.compile("|".join(f"(?:{name})" for name in TOPIC_WORDS))
"""Matches what is about any topic: a record has thousands of observations that are about none."""


def _topics_named(word: str) -> tuple[CodeTopic, ...]:
    """Return the topics of a whole name."""
    if not _ANY_TOPIC.fullmatch(word):
        return ()
    return tuple(topic for name, topic in TOPIC_WORDS.items() if re.fullmatch(name, word))


def _read(part: Valued, topic: CodeTopic, observation: Observation) -> ReadingResult:
    key = _answer(part, topic)
    if key is None:
        return NotUnderstood(text=part.label, why=NO_MATCH)
    if _contradicts(part, topic, key):
        return NotUnderstood(text=part.label, why=import_report.value_and_interpretation_differ())
    is_undated = topic == "pregnancy" and observation.when == NO_DATE
    doubt = import_report.may_be_over(NO_DATE.text) if is_undated else ""
    return Reading(field=_field(topic), key=key, text=part.label, when=observation.when, doubt=doubt)


def _answer(part: Valued, topic: CodeTopic) -> str | None:
    """Return the answer; none where a value says one thing in codes and another in words, which FHIR does not allow."""
    if part.value_codeable_concept and part.value_string:
        apart = (part.model_copy(update={field: None}) for field in ("value_string", "value_codeable_concept"))
        answers = {_answer(each, topic) for each in apart} - {None}
        return answers.pop() if len(answers) == 1 else None
    if topic in MEASURED and not part.value_codeable_concept:
        band = band_of(part, MEASURED[topic][1])
        if band or not part.value_string:
            return band
    is_measured = bool(part.value_quantity or part.value_range)
    if topic in ("er", "pr") and (is_measured or "%" in (part.value_string or "")):
        band = band_of(part, ER_PERCENT)
        if band or is_measured:
            return "positive" if topic == "pr" and band == "low" else band
    key = answer_of(value_of(part), ANSWERS.get(topic, {}), _PATTERNS.get(topic, _no_pattern))
    return key or (
        _word_with_percent(part.value_string, topic) if topic in ("er", "pr") and part.value_string else None
    )


def _word_with_percent(text: str, topic: CodeTopic) -> str | None:
    """Return the answer of “positivo (90 %)”, where word and number say the same."""
    told = _INTENSITY.sub(" ", text)
    found = _WORD_WITH_PERCENT.fullmatch(told) or _PERCENT_WITH_WORD.fullmatch(told)
    if not found:
        return None
    word = answer_of(Concept(text=found["word"]), ANSWERS[topic])
    band = band_of(Valued.model_validate({"valueString": found["share"]}), ER_PERCENT)
    if word == "negative" or band in (None, "negative"):
        return word if word == band else None
    return word if topic == "pr" else band


_INTENSITY = re.compile(
    r"\b(?:weak(?:ly)?|moderate(?:ly)?|strong(?:ly)?)\b(?: intensity| staining)?|\b[123]\+(?=[ ,;)]|$)"
    r"(?: intensity| staining)?", re.IGNORECASE
)  # fmt: skip
"""How dark a stain is, beside how many cells have it: “Positive, 3+, 95 %”."""
_SHARE = r"(?P<share>[<>]?\s*\d{1,3}(?:[.,]\d{1,2})?\s*%)"
_WORD_WITH_PERCENT = re.compile(rf"\s*(?P<word>[^\W\d]+)[\s,:]*\(?\s*{_SHARE}\s*\)?\s*")
_PERCENT_WITH_WORD = re.compile(rf"\s*{_SHARE}[\s,:]*\(?\s*(?P<word>[^\W\d]+)\s*\)?\s*")


def _contradicts(part: Valued, topic: CodeTopic, key: str) -> bool:
    """Return whether the interpretation says another thing than the value of a receptor."""
    if topic not in _INTERPRETED or not part.interpretation:
        return False
    interpreted = {answer_of(each, ANSWERS[_INTERPRETED[topic]]) for each in part.interpretation} - {None}
    signs = {each == "negative" for each in interpreted}
    if topic in ("er", "pr") and part.value_quantity and (band := band_of(part, ER_PERCENT)):
        signs |= {band == "negative"}
    return bool(signs) and signs != {_is_negative(topic, key)}


def _is_negative(topic: CodeTopic, key: str) -> bool:
    """Return whether a laboratory calls an answer negative: HER2 1+ is, low ER is not."""
    return key in _HER2_NEGATIVE if topic.startswith("her2") else key == "negative"


_INTERPRETED: dict[CodeTopic, CodeTopic] = {
    "er": "er",
    "er_percent": "er",
    "pr": "pr",
    "her2": "her2",
    "her2_stain": "her2",
}
_HER2_NEGATIVE = frozenset({"negative", "zero", "ultralow", "low"})


def _stage(word: str) -> str | None:
    match = _STAGE.fullmatch(word)
    return _STAGES[match[1]] if match else None


def _grade(word: str) -> str | None:
    match = _GRADE.fullmatch(word)
    if not match:
        return None
    grade = match[1] or str(len(match[2]))
    in_words = rf"(?:{_GRADE_IN_WORDS[grade]})(?:[ -](?:grade|dif\w+))?"
    rest = re.sub(rf"\b(?:{in_words}|{_SCORE_OF_GRADE})(?!\w)", "", match["rest"])
    return grade if not rest.strip(" ()[],;:-–=") else None


def _stain(word: str) -> str | None:
    if _STAIN_AND_GENE.fullmatch(word) or _LOW.fullmatch(word):
        return "low"
    if _THREE_PLUS.fullmatch(word):
        return "positive"
    match = _STAIN.fullmatch(word) or _STAIN_BEFORE_WORD.fullmatch(word)
    return _STAINS.get(match[1]) if match else None


def _m_category(word: str) -> str | None:
    return "metastatic" if _SPREAD.fullmatch(_AUTHOR.sub("", word)) else None


def _n_category(word: str) -> str | None:
    """Return what a category says that was found by looking at the sentinel nodes: “pN0(sn)”."""
    return ANSWERS["n_category"].get(_SENTINEL.sub("", _AUTHOR.sub("", word)))


def _activity(word: str) -> str | None:
    match = _ACTIVITY.fullmatch(word)
    return ANSWERS["activity"][match[1]] if match else None


def _no_pattern(_word: str) -> None:
    """Know no words: the codes say it all."""


_PATTERNS: dict[CodeTopic, WordsMean] = {
    "stage": _stage, "grade": _grade, "her2": _stain, "her2_stain": _stain, "activity": _activity,
    "m_category": _m_category, "n_category": _n_category,
}  # fmt: skip
