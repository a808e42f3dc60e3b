"""Reads a typed or pasted list of medicines: what is known, what may be a slip of the key, and what is not known."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from hrbc_desktop.domain.model.frozen import FrozenModel
from hrbc_desktop.domain.model.medicine import Medicine

Status = Literal["known", "suggested", "unknown"]

_BETWEEN_ITEMS = re.compile(r"[\n\r,;|•·*]+|\s[-–—]\s|(?<=\w{4})\.\s+(?=[A-Z])")
_BETWEEN_NAMES = re.compile(r"\s+(?:and|plus|with|und|et)\s+|\s*[&+]\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.)]\s+|[-–—]\s*)")
_FORMS = frozenset(
    (
        "mg", "mcg", "g", "ml", "iu", "units", "unit", "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "cap",
        "pill", "pills", "drops", "cream", "patch", "spray", "shot", "shots", "daily", "day", "days", "week", "weekly",
        "weeks", "month", "months", "monthly", "year", "once", "twice", "times", "every", "each", "morning", "evening",
        "night", "nightly", "bedtime", "noon", "needed", "prn", "bid", "tid", "qid", "po", "last", "next", "since",
        "for", "the", "and", "with", "white", "small", "blue", "pink", "round", "yellow", "little", "some", "medicine",
        "medicines", "medication", "vitamin", "vitamins", "water", "heart", "blood", "pressure", "sleep", "pain",
        "mood", "stomach", "sugar", "cholesterol", "flashes", "juice", "tea", "pump", "inhaler", "injection", "doctor",
    )
)  # fmt: skip
"""Words beside a name that are never themselves taken for a misspelled one."""
_GLUED = re.compile(r"([^\W\d_]{4,})(?=\d)|(\d(?:mg|mcg|ml|g))(?=[^\W\d_]{4,})", re.IGNORECASE)
"""Where a dose was typed without a space before or after the name: “warfarin5mg”, “20mgtamoxifen”."""
_IN_ONE_PLACE = re.compile(
    r"\b(?:shampoos?|creams?|creme|crema|salbe|pommade|pomada|ointments?|lotions?|gels?(?! ?cap)|topical(?:ly)?"
    r"|(?:eye|ear|nose|nasal) ?(?:drops?|sprays?|ointments?|gels?)|nasal|augentropfen|nasenspray|collyre|colirio"
    r"|inhalers?|inhaled|puffers?|mouth ?wash|vaginal(?:ly)?|pessar(?:y|ies))\b"
)
"""Words beside a name for a form that works where it is put (evidence medicine_names, limits)."""
_BY_MOUTH = re.compile(r"\b(?:tablets?|pills?|capsules?|oral|by mouth)\b")
_WORKS_FROM_OUTSIDE = frozenset(
    {"insulin", "estrogen", "vaginal_estrogen", "hormonal_birth_control", "opioid_slows_bowel", "live_vaccine"}
)
"""Classes of what reaches the whole body through skin, nose or lungs too."""
_NOTHING = re.compile(
    r"(?:i (?:take|use|have) )?(?:none|nothing|nil|no|n/?a|not any|nope|keine?|nichts|nada|ninguno|aucun|rien)"
    r"(?: (?:other|at all|now|of these|more|medicines?|medications?|meds|drugs|pills|tablets|medikamente))*",
    re.IGNORECASE,
)
"""An item that says that there is nothing to name."""
_NOT_NOW = re.compile(
    r"\b(?:not?|never|stopped|quit|formerly|previously|in the past|used to|any ?more|ended|discontinued|allergic"
    r"|allergy|intolerant|abgesetzt|fruher|arrete|suspendido|dejado)\b"
)
"""Words beside a name of something that may not be taken, or no longer."""
_LONGEST_NAME = 6
"""Words in the longest name of the table."""
_SLIPS: tuple[tuple[int, int], ...] = ((11, 3), (8, 2), (5, 1))
"""From so many letters on, so many slips of the key are allowed: chosen by us, so that short names are not mistaken
for one another; shorter names are not guessed at."""
_MOST_SUGGESTED = 3


class TypedName(FrozenModel):
    """One item of the list as it was typed, and what was understood. A suggestion is never taken as an answer."""

    typed: str
    status: Status
    medicines: tuple[str, ...] = ()
    """Ids of what it is, or of what it may be."""
    spelled: str = ""
    """The name of the table that was recognized or is suggested, such as a brand."""
    in_doubt: bool = False
    """The words beside a known name say that it may not be taken now: it is a suggestion, to be confirmed."""
    is_local: bool = False
    """It was typed as a cream, drops or the like: what is known of it is of what is swallowed, so it raises nothing."""


class Typed(FrozenModel):
    """Everything that was typed, and the classes that follow."""

    names: tuple[TypedName, ...] = ()
    known: Mapping[str, tuple[str, ...]] = {}
    """Classes of what was understood, each with the names that have it."""
    suggested: Mapping[str, tuple[str, ...]] = {}
    """Classes of what may be meant, each with the names that would have it."""
    kinds: frozenset[str] = frozenset()
    """The kinds of medicine of which a name was typed, a suggested one too."""

    @property
    def for_the_pharmacist(self) -> tuple[str, ...]:
        """What was typed of which nothing is known here."""
        return tuple(name.typed for name in self.names if name.status == "unknown" or name.is_local)


def read_names(text: str, medicines: Mapping[str, Medicine]) -> Typed:
    """Return what `text` names. Nothing typed gives nothing; a name that is not in the table is kept as unknown."""
    if not text.strip():
        return Typed()
    index = _index(medicines.values())
    by_sound = _by_sound(index)
    read = (name for item in _items(text) for name in _read(item, index, by_sound))
    names = tuple(name.evolve(is_local=_is_local(name, medicines)) for name in read)
    return Typed(
        names=names,
        known=_classes((one for one in names if one.status == "known"), medicines),
        suggested=_classes((one for one in names if one.status == "suggested"), medicines),
        kinds=frozenset(kind for name in names for key in name.medicines if (kind := medicines[key].kind)),
    )


def _is_local(name: TypedName, medicines: Mapping[str, Medicine]) -> bool:
    """Return whether the words beside a name say cream, drops or the like, and it does nothing elsewhere."""
    if any(_WORKS_FROM_OUTSIDE.intersection(medicines[key].classes) for key in name.medicines):
        return False
    typed = " ".join(_words(name.typed))
    return bool(name.medicines and _IN_ONE_PLACE.search(typed) and not _BY_MOUTH.search(typed))


def _classes(names: Iterable[TypedName], medicines: Mapping[str, Medicine]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in (name for name in names if not name.is_local):
        for medicine in (medicines[key] for key in name.medicines):
            for tag in medicine.classes:
                label = medicine.name if name.status == "suggested" else _label(name, medicine)
                found[tag] = tuple(dict.fromkeys((*found.get(tag, ()), label)))
    return found


def _label(name: TypedName, medicine: Medicine) -> str:
    """A product that holds several medicines is called by its own name."""
    return name.spelled if len(name.medicines) > 1 else medicine.name


_Index = dict[tuple[str, ...], tuple[str, tuple[str, ...]]]
"""Words of a name -> the name as it is written, and the medicines that it stands for."""
_BySound = dict[str, dict[str, tuple[str, ...]]]
"""How a name begins -> the name without spaces -> its words."""


def _index(medicines: Iterable[Medicine]) -> _Index:
    found: _Index = {}
    for medicine in medicines:
        for name in (medicine.name, *medicine.names):
            words = _words_of_a_name(name)
            written, known = found.get(words, (name, ()))
            found[words] = (written, (*known, medicine.id) if medicine.id not in known else known)
    return found


def _words(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    apart = _GLUED.sub(r"\g<0> ", re.sub(r"[’'`]", "", plain))
    return tuple(re.findall(r"[a-z0-9]+", apart))


@cache
def _words_of_a_name(name: str) -> tuple[str, ...]:
    """Return the words of a name in the table, of which there are a thousand, looked at whenever an answer changes."""
    return _words(name)


def _items(text: str) -> Iterator[str]:
    for part in _BETWEEN_ITEMS.split(text):
        item = _NUMBERED.sub("", part).strip(" .:-–—")
        if any(letter.isalpha() for letter in item) and not _NOTHING.fullmatch(item):
            yield item


def _read(item: str, index: _Index, by_sound: _BySound) -> Iterator[TypedName]:
    """Yield what one item names: usually one medicine, or the two of “this and that”."""
    whole = _known(_words(item), index)
    parts = [part for part in _BETWEEN_NAMES.split(item) if part.strip()]
    if len(parts) > 1 and not any(len(words) > 1 and "and" in words for words, _ in whole):
        for part in parts:
            if any(letter.isalpha() for letter in part):
                yield from _read_one(part.strip(), index, by_sound)
        return
    yield from _read_one(item, index, by_sound)


def _read_one(item: str, index: _Index, by_sound: _BySound) -> Iterator[TypedName]:
    found = _known(_words(item), index)
    beside = " ".join(_without(_words(item), (run for run, _ in found)))
    in_doubt = bool(_NOT_NOW.search(beside))
    for _, (written, ids) in found:
        status: Status = "suggested" if in_doubt else "known"
        yield TypedName(typed=item, status=status, medicines=ids, spelled=written, in_doubt=in_doubt)
    if not found:
        yield _suggested(item, index, by_sound) or TypedName(typed=item, status="unknown")


def _without(words: tuple[str, ...], runs: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the words that belong to no name."""
    named = Counter(word for run in runs for word in run)
    left = []
    for word in words:
        if named[word]:
            named[word] -= 1
        else:
            left.append(word)
    return left


def _known(words: tuple[str, ...], index: _Index) -> list[tuple[tuple[str, ...], tuple[str, tuple[str, ...]]]]:
    """Return the names in `words`, the longest first where they overlap."""
    found, at = [], 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            run = words[at : at + length]
            if run in index:
                found.append((run, index[run]))
                at += length
                break
        else:
            at += 1
    return found


def _suggested(item: str, index: _Index, by_sound: _BySound) -> TypedName | None:
    words = _words(item)
    runs = [words[at : at + length] for length in (1, 2, 3) for at in range(len(words) - length + 1)]
    near: list[tuple[int, str, tuple[str, ...]]] = []
    for run in runs:
        if all(word in _FORMS or word.isdigit() for word in run):
            continue
        typed = "".join(run)
        slips = _allowed(len(typed))
        begin_alike = by_sound.get(_sound(run[0]), {}) if slips else {}
        close = process.extract(
            typed, begin_alike.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None
        )
        near.extend((distance, *index[begin_alike[name]]) for name, distance, _ in close)
    if not near:
        return None
    fewest = min(distance for distance, _, _ in near)
    nearest = [(written, ids) for distance, written, ids in near if distance == fewest]
    ids = tuple(dict.fromkeys(one for _, known in nearest for one in known))[:_MOST_SUGGESTED]
    return TypedName(typed=item, status="suggested", medicines=ids, spelled=nearest[0][0])


def _by_sound(index: _Index) -> _BySound:
    """Return the names by how they begin, so that a typed word is held against few. Numbers are not misspelled."""
    found: _BySound = {}
    for name, (written, _) in index.items():
        if not any(letter.isdigit() for letter in written):
            found.setdefault(_sound(name[0]), {})["".join(name)] = name
    return found


def _sound(word: str) -> str:
    """Return how a word begins for the ear: “ph” and “f”, “k” and “c” are mistaken, other first letters seldom."""
    return "f" if word.startswith("ph") else {"k": "c", "z": "s", "y": "i"}.get(word[0], word[0])


def _allowed(letters: int) -> int:
    return next((slips for length, slips in _SLIPS if letters >= length), 0)
