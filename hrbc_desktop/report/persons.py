"""Whose report it is: every name that a page gives to its patient is held against the name on the worksheet."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_ENDS = (
    r"\s*(?:patient\s+(?=[A-Z]\w+ [A-Z]))?(?P<name>[^\s:;,|/(][^:;|/(]{1,60}?)"
    r"(?=\s{2,}|\s*(?:,|;|$|/|\(|(?<!\b\w)\.\s|\bDOB\b|\bD\.o\.B|\bMRN\b|\bborn\b|\bID\b|\bNHS\b|"
    r"\bdate\b|\bseen\b|\breported\b))"
)
_LABEL = (
    r"(?:\b(?:patient(?:'s)? name|name of (?:the )?patient|patient id|patient|pt|results? of|"
    r"results? for)\s*(?::|\s{2,})|"
    r"(?:^|\s{2,})(?:(?:full )?name)\s*(?::|\s{2,})|^\s*(?:patient|pt)\s)"
)
_NAMED = re.compile(f"{_LABEL}{_ENDS}", re.IGNORECASE)
_LAST_FIRST = re.compile(
    rf"{_LABEL}\s*(?P<name>[^\W\d][\w'’-]{{1,30}}(?: [\w'’-]{{1,30}})?,\s*[^\W\d][\w'’.-]{{1,20}}"
    r"(?: [\w'’.-]{1,20}){0,2}?)"
    r"(?=\s{2,}|\s*(?:,|;|$|/|\(|\d|\bDOB\b|\bD\.o\.B|\bMRN\b|\bborn\b|\bID\b|\bNHS\b|\bdate\b|\bage\b))",
    re.IGNORECASE,
)
"""“Patient: DOE, JANE M.”"""
_ADDRESSED = re.compile(rf"(?:^|\s{{2,}})(?:re|regarding|for|dear)\b\s*:?{_ENDS}", re.IGNORECASE)
"""Whom a letter is about, or what: a name behind these counts only where the right one is nowhere."""
_BEFORE_BIRTH = re.compile(
    r"(?:^|\s{2,})(?P<name>\S[^:;|]{2,50}?)\s{2,}(?:DOB|D\.o\.B|MRN|NHS|NHI|born)\b", re.IGNORECASE
)
_SURE = (_NAMED, _LAST_FIRST, _BEFORE_BIRTH)
_NO_NAME = re.compile(
    r"\b(?:hospital|laborator\w+|centre|center|clinic|institute|trust|report\w*|dr|prof|doctor|gp|"
    r"nurse|surgeon|oncologist|"
    r"pathologist|pathology|colleague|sir|madam|breast|cancer|left|right|negative|positive|this|the|with|was|is|has|ed|"
    r"information|all|who|name|history|department|service|unit|not|tests?|her2|er|study|discussed|"
    r"presented|age|aged|years?|yo|female|male|menopaus\w*|woman|"
    r"lady|man|tested|consent|oncotype|mammaprint|carcinoma|ductal|lobular|panel|assay|invasive|core|"
    r"biopsy|sex|gender|nhs|mrn|nhi|chi)\b",
    re.IGNORECASE,
)
_IS_NUMBER = re.compile(
    r"\d{5}|^(?:ip|op|ipp|uhid|urn?|reg|hosp\w*|lab|case|acc\w*|hn|hkid|nric|pesel|no)\b", re.IGNORECASE
)
"""The number of a record beside the day of birth: “IPP 00000854   Born 28/02/1972”."""
_OF_RELATIVE = re.compile(
    r"\b(?:report|pathology|results?|histology|slides|message|e-?mail|letter)\W{1,3}(?:of|for|from) "
    r"(?:her |his |your |my |the )?"
    r"(?:mother|sister|aunt|daughter|cousin|grandmother|father|brother|niece|relative)\b",
    re.IGNORECASE,
)
_RELATED_TO = re.compile(
    r"\((?:twin|sister|mother|daughter|aunt|cousin|wife|husband|partner|next of kin|niece|relative)\b[^()]{0,60}\)",
    re.IGNORECASE,
)
"""In her own header, who somebody else is."""
_HINTS = re.compile(r"patient|name|pt|re:|re |dear|regarding|for|results|dob|d\.o\.b|mrn|nhs|nhi|born", re.IGNORECASE)
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "f", "m", "female", "male", "dob", "patient"})
_LOOKS_ALIKE = str.maketrans({"0": "o", "l": "i", "1": "i", "|": "i", "5": "s"})
_NOT_DECOMPOSED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_UMLAUT = re.compile(r"(?<=[aou])e")
"""“Mueller” for “Müller”, as keyboards and machines without the letter have it."""
_AS_DIGITS = str.maketrans({"o": "0", "l": "1", "i": "1"})


def pages_of_others(lines: Sequence[str], name: str) -> list[bool]:
    """Say of each line whether it stands on the page of another person.

    Without a `name` the first name that the text gives to a patient is taken for the right one.
    """
    own, numbered = _letters(name), _with_another_number(name)
    answers, is_other = [], False
    weak = () if own and any(own <= _letters(line) for line in lines) else (_ADDRESSED,)
    for written in lines:
        line = _RELATED_TO.sub("", written).strip()
        if _OF_RELATIVE.search(line):
            is_other = True
        named = list(_names_in(line, (*_SURE, *weak)))
        if numbered and (others := numbered.findall(line)):
            named = [*named, *(_letters(each) for each in others)]
        if named:
            own = own or named[0]
            is_other = not all(_is_same(each, own) for each in named)
        answers.append(is_other)
    return answers


def _with_another_number(name: str) -> re.Pattern[str] | None:
    """Return what finds names that differ from this one by their number, as studies and tests give them."""
    found = re.fullmatch(r"\s*([^\W\d]+(?:\s+[^\W\d]+)+)\s+\d+\s*", name)
    words = r"\s+".join(re.escape(word) for word in found.group(1).split()) if found else ""
    return re.compile(rf"\b{words}\s+\d+\b", re.IGNORECASE) if words else None


def _names_in(line: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[frozenset[str]]:
    if not _HINTS.search(line[:300]):
        return
    for pattern in patterns:
        for found in pattern.finditer(line[:300]):
            said = found.group("name").strip(" .-")
            letters = _letters(said)
            is_name = not _NO_NAME.search(said) and not _IS_NUMBER.search(said) and _is_written_as_name(said)
            if 2 <= len(letters) <= 6 and is_name:
                yield letters


def _is_written_as_name(said: str) -> bool:
    """Return whether it begins with a letter and has a capital, behind a comma too."""
    parts = [part.strip() for part in said.split(",")]
    is_listed = len(parts) > 1 and any(part[:1].islower() for part in parts)
    return said[:1].isalpha() and said != said.lower() and not is_listed


def _letters(name: str) -> frozenset[str]:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter)
    )
    plain = _UMLAUT.sub("", plain.translate(_NOT_DECOMPOSED))
    return frozenset(_as_recognized(word) for word in re.findall(r"\w+", plain)) - _TITLES_AS_RECOGNIZED


def _as_recognized(word: str) -> str:
    """Return a word with letters that a scanner takes for one another made the same; a number keeps its digits."""
    if re.fullmatch(r"[\doil]+", word):
        return word.translate(_AS_DIGITS)
    return word.translate(_LOOKS_ALIKE)


_TITLES_AS_RECOGNIZED = frozenset(_as_recognized(word) for word in _TITLES)


def _is_same(named: frozenset[str], own: frozenset[str]) -> bool:
    """Return whether one name can stand for the other: the same words, or some of them, or an initial."""
    fewer, more = sorted((named, own), key=len)
    return all(
        word in more or (len(word) == 1 and word.isalpha() and any(each.startswith(word) for each in more))
        for word in fewer
    )
