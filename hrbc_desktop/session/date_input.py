"""Dates and times as people type them, and as the program writes them back."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, time
from functools import cache
from itertools import product
from types import MappingProxyType

from PySide6.QtCore import QLocale

from hrbc_desktop.domain.model.worksheet import EARLIEST_BIRTH
from hrbc_desktop.translation import _
from hrbc_desktop.wording.dates import MONTHS, spoken_date

LAST_YEAR = 2100

_YEAR_FIRST = re.compile(r"(\d{4})[-/. 年년]+(\d{1,2})[-/. 月월]+(\d{1,2})[. 日일]*|(\d{4})(\d\d)(\d\d)")
_WORD = r"[^\W\d_][^\s\d/.,-]*"
"""Letters with their marks, which in Thai and in the scripts of India are no letters themselves."""
_TWO_NUMBERS_AND_YEAR = re.compile(r"(\d{1,2})[-/., ]+(\d{1,2})[-/., ]+(\d+)")
_ORDINAL = r"(?:\.?[ºª°]|:?(?:st|nd|rd|th|er|re|e|ème|a|o|de|ste|η|й)(?![^\W\d_]))?"
"""“14th”, “1er”, “1.º”, “14:e”: what makes the number of a day an ordinal. It ends before the next word."""
_DAY_MONTH_YEAR = re.compile(
    r"(\d{1,2})" + _ORDINAL + r"[-/., ]*(?:(?:of|de|di) )?(" + _WORD + r")[-/., ]*(?:del? )?(\d+)"
)
_MONTH_DAY_YEAR = re.compile("(" + _WORD + r")[-/., ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d+)")
_WITHOUT_YEAR = re.compile(r"(\d{1,2}[-/. ]+\d{1,2}|\d{1,2}(st|nd|rd|th)?[-. ]*[a-z]{3,}|[a-z]{3,}[-. ]*\d{1,2})\.?")
_YEAR_FIRST_NAMED = re.compile(
    r"(?P<year>\d{4})(?:[-/., ]+(?P<month>" + _WORD + r")[-/., ]+(?P<day>\d{1,2})(?:st|nd|rd|th)?|"
    r"[,.] ?(?P<middle>\d{1,2})(?:st|nd|rd|th)?[-/., ]+(?P<last>" + _WORD + "))"
)
_SAID_BEFORE = re.compile(
    r"(?:(?:d\.?o\.?b|(?:appointment|birth) ?date|date of birth|date de naissance|data di nascita|"
    r"data de nascimento|fecha de nacimiento|geburtsdatum|geburtstag|date|fecha|data|datum|appointment|born|"
    r"geb(?:oren)?(?: am)?|née?|nat[ao]|nacid[ao]|nascid[ao]|on|the|le|am|den|el|il|em|ngày|วันที่)(?!\w)[ :.]*)+"
)
"""What people write before a date: “DOB: 14 March 1968”, “geboren am 14. März 1968”."""
_PHRASES = (
    (" day of ", " of "), (" the ", " "), (" tháng ", "/"), (" năm ", "/"), (" gada ", " "), (" m. ", " "),
    (" թ. ", " "),
)  # fmt: skip
"""“the 14th day of March”, “March the 14th”; Vietnamese says “day, month, year” before the numbers; “year” comes after
it in Latvian, Lithuanian and Armenian."""
_SIGNS = str.maketrans({
    **dict.fromkeys("‐‑‒–—−－", "-"), **dict.fromkeys("‧·．。", "."), **dict.fromkeys("،、，", ","),
    **dict.fromkeys("／⁄∕", "/"), **dict.fromkeys("：∶", ":"), "（": "(", "）": ")",
})  # fmt: skip
_WEEK_DATE = re.compile(r"(\d{4})-?w(\d\d)-?([1-7])")
"""A day of a week of ISO 8601: “2026-W49-3”."""
_ERA_YEAR = re.compile(r"(明治|大正|昭和|平成|令和|(?:中華|中华)?[民⺠][國国]) ?(\d{1,3}|元) ?年")
_YEAR_BEFORE_ERA = MappingProxyType({"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018})
_YEAR_BEFORE_REPUBLIC = 1911
"""The year 0 of the eras of Japan, and of the Republic of China."""
_COMMON_ERA = re.compile(r" (?:a\.? ?d\.?|c\.? ?e\.?)$|[พค]\.? ?ศ\.? ?")
_AROUND = re.compile(r"(?P<open>[\"'(\[«»“”„‘’「]+)(?P<inside>.*?)[\"')\]«»“”‘’」]+")
_WEEKDAY_BEHIND_DAY = re.compile(r"(?<=\d日)(?=\w)")
_THAI_SHORT = re.compile(r"(?<=[\u0e00-\u0e7f])\.")
"""In “ก.พ.”, the short name of a month."""
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_YEAR_OF_BUDDHA = re.compile(r"\b[2๒][4-6๔-๖]\d\d\b")
_BUDDHA_BEFORE = 543
"""How many more years the Thai calendar counts."""
_MOST_WORDS_OF_A_DAY = 2
"""“Thứ Năm”"""
_OTHER_MONTHS = MappingProxyType({
    "mrz": frozenset({3}), "setiembre": frozenset({9}), "sett": frozenset({9}), "agt": frozenset({8}),
})  # fmt: skip
"""Short or regional names of months that the tables of the locales do not have."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_UNIT_OF_YEAR = re.compile(r"(?<=\d) ?(?:г|р|r|года|год|року|roku|m|d)\.?$")
"""“year” or “day”, as it follows a date in Russian, Ukrainian, Polish and Lithuanian."""
_TIME_AFTER = re.compile(
    r"(?<=\d)(?:t| |, ?| (?:at|um|à|a las|alle|kl\.?|om|klo) | @ )"
    r"(?:\d{1,2} ?[:h] ?\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?z| ?[ap]\.? ?m\.?| ?[+-]\d{2}:?\d{2}| uhr)?"
    r"|\d{1,2}(?:\.\d{2})?(?: ?[ap]\.? ?m\.?| uhr))$"
    r"|(?<=^\d{8})t\d{4}(?:\d\d)?(?:z|[+-]\d{4})?$"
)
_TIME = re.compile(
    r"(\d{1,2})(?: ?[:.h時时点시] ?| uhr |(?= ?\d{2}\b)) ?(\d{2})(?:[:.]\d{2}(?:\.\d+)?)?[分분]?"
    r"(?: ?h| uhr| o.?clock)?(?: ?([ap])\.? ?(?:m\.?)?)?"
    r"|(\d{1,2})(?: ?[h時时点시]\.?| ?o.?clock| uhr)?(?: ?([ap])\.? ?(?:m\.?)?)?"
)
_SPOKEN_TIMES = (
    (re.compile(r"^(?:at|um|à|às|a las|alle ore|alle|ore|kl\.?|klo|om|godz\.?|saat|в|v) "), ""),
    (re.compile(r"(?<![a-z])(?:hrs?|hs|hours|น)\.?$|(?<=\d{4})h$"), ""),
    (re.compile(r" ?(?:da manhã|de la mañana|del? mattin[ao]|du matin|morgens|vorm(?:ittags|\.)?)$"), " am"),
    (
        re.compile(
            r" ?(?:da (?:tarde|noite)|de la (?:tarde|noche)|del pomeriggio|di sera|de l.après-midi|du soir|"
            r"nachm(?:ittags|\.)?|abends)$"
        ),
        " pm",
    ),
    (re.compile(r"^12(?:[:.]00)? (?=noon$|midnight$)"), ""),
    (re.compile(r" ?in the morning$"), " am"),
    (re.compile(r" ?in the (?:afternoon|evening)$"), " pm"),
    (re.compile(r"^(?:上午|午前|오전) ?(.+)$"), r"\1 am"),
    (re.compile(r"^(?:下午|午後|오후) ?(.+)$"), r"\1 pm"),
)
"""What people say around a time, and how the rest of this module has it."""
_NOON = ("noon", "midday", "mittag", "mittags", "midi", "mediodía", "mezzogiorno", "meio-dia", "południe", "正午",
         "정오")  # fmt: skip
_NAMED_TIMES: Mapping[str, time] = MappingProxyType({**dict.fromkeys(_NOON, time(12)), "midnight": time(0)})
_LOCALES = ("en_US", "de_DE", "de_AT", "fr_FR", "es_ES", "it_IT", "pt_BR", "nl_NL", "pl_PL", "ru_RU", "uk_UA", "sv_SE",
            "tr_TR", "cs_CZ", "sk_SK", "hu_HU", "fi_FI", "et_EE", "da_DK", "nb_NO", "el_GR", "he_IL", "ro_RO", "hr_HR",
            "bg_BG",
            "lt_LT", "id_ID", "ms_MY", "vi_VN", "ja_JP", "zh_CN", "ko_KR", "ar_EG", "fa_IR", "th_TH", "hi_IN", "bn_BD",
            "ca_ES", "sl_SI", "sr_RS", "lv_LV", "is_IS", "ka_GE", "hy_AM", "sw_KE", "ur_PK", "ta_IN")  # fmt: skip
"""Whose names of months and weekdays are known, whatever the computer's own language is."""


class DateNotUnderstood(Exception):
    """What was typed is no date or time; the message is one sentence that says what to type."""


A_BIRTH = date(1968, 3, 14)
"""The example where a date of birth is asked for."""
_LIKE, _YEAR_LIKE = "{a day}", "{a year}"
"""Where the example stands in the sentences below."""


def read_date(typed: str, like: date = A_BIRTH) -> date:
    """Return the day that `typed` names: “14 March 1968”, “March 14, 1968”, “1968-03-14”, “14/3/1968”.

    A weekday before or after it, a time of day after it, and months in the languages of `_LOCALES` are read too.
    `like`: an example of what is asked for.

    Raises NotUnderstood for a day that does not exist, and for one that could be two days, such as “3/4/1968”.
    """
    try:
        return _read_date(typed)
    except DateNotUnderstood as problem:
        sentence = str(problem).replace(_LIKE, spoken_date(like)).replace(_YEAR_LIKE, str(like.year))
        raise DateNotUnderstood(sentence) from None


def _read_date(typed: str) -> date:
    text = _visible(typed).rstrip(" .,")
    text = (quoted["inside"] if (quoted := _AROUND.fullmatch(text)) else text).rstrip(" .,")
    text = _WEEKDAY_BEHIND_DAY.sub(" ", _ERA_YEAR.sub(_common_year, _COMMON_ERA.sub("", _TIME_AFTER.sub("", text))))
    if _THAI.search(text):
        text = _THAI_SHORT.sub("", text)
        text = _YEAR_OF_BUDDHA.sub(lambda year: str(int(year[0]) - _BUDDHA_BEFORE), text)
    text = _UNIT_OF_YEAR.sub("", text).rstrip(" .,")
    text = _SAID_BEFORE.sub("", text, count=1) if _SAID_BEFORE.match(text) else text
    for phrase, meant in _PHRASES:
        text = text.replace(phrase, meant)
    if week_date := _WEEK_DATE.fullmatch(text):
        return _day_of_week(*(int(part) for part in week_date.groups()))
    found = _read_parts(text)
    if found is not None:
        return found
    weekday, rest = _weekday_and_rest(text)
    found = _read_parts(rest) if weekday else None
    if found is not None:
        if found.weekday() not in weekday:
            raise DateNotUnderstood(
                _("{spoken_date} falls on another day of the week. Please check the date.").format(
                    spoken_date=spoken_date(found)
                )
            )
        return found
    if _WITHOUT_YEAR.fullmatch(rest if weekday else text):
        raise DateNotUnderstood(_("Please add the year."))
    raise DateNotUnderstood(_("This is not a date we can read. Please write it like {like}.").format(like=_LIKE))


def _read_parts(text: str) -> date | None:
    """Return the day; None for what has no form of a date. Raises NotUnderstood."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups() if part)
        return _day(year, month, day)
    if found := _TWO_NUMBERS_AND_YEAR.fullmatch(text):
        return _from_numbers(int(found[1]), int(found[2]), _year(found[3]))
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        return _day(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_DAY_YEAR.fullmatch(text):
        return _day(_year(found[3]), _month(found[1]), int(found[2]))
    if found := _YEAR_FIRST_NAMED.fullmatch(text):
        return _day(int(found["year"]), _month(found["month"] or found["last"]), int(found["day"] or found["middle"]))
    return None


def _common_year(found: re.Match[str]) -> str:
    """Return the year as the rest of the world counts it, for “昭和43年” or “民國57年”."""
    number = 1 if found[2] == "元" else int(found[2])
    return f"{_YEAR_BEFORE_ERA.get(found[1], _YEAR_BEFORE_REPUBLIC) + number}年"


def _weekday_and_rest(text: str) -> tuple[frozenset[int], str]:
    """Return which days of the week the first or the last word can be, and the text without it."""
    words = text.replace("(", " ").replace(")", " ").split()
    for count in range(min(_MOST_WORDS_OF_A_DAY, len(words)), 0, -1):
        for named, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            if days := _weekdays().get(_plain(" ".join(named)).rstrip(".,").removesuffix(_plain("ที่"))):
                text = " ".join(rest).rstrip(" .,").removeprefix("den ")
                return days, _UNIT_OF_YEAR.sub("", text).rstrip(" .,")
    return frozenset(), text


def _visible(typed: str) -> str:
    """The text as a person sees it: without marks of direction and width, and with plain blanks."""
    shown = "".join(letter for letter in typed if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFC", shown).translate(_SIGNS).casefold().split())


def _plain(word: str) -> str:
    """The word without accents, as on a keyboard that has none."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))  # Turkish, as in capitals
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _months() -> Mapping[str, frozenset[int]]:
    """Which months a word names in one language or another; a word may name two, in two languages."""
    return _names(12, QLocale.monthName, QLocale.standaloneMonthName)


@cache
def _weekdays() -> Mapping[str, frozenset[int]]:
    """Which days of the week a word names, Monday as 0."""
    named = _names(7, QLocale.dayName, QLocale.standaloneDayName)
    longer = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    return {**{word: frozenset({day - 1 for day in days}) for word, days in named.items()}} | {
        word: frozenset({day}) for word, day in longer.items()
    }


def _names(many: int, *namings: Callable[[QLocale, int, QLocale.FormatType], str]) -> dict[str, frozenset[int]]:
    formats = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    found: dict[str, set[int]] = {}
    for locale, naming, width in product(map(QLocale, _LOCALES), namings, formats):
        for number in range(1, many + 1):
            name = _plain(naming(locale, number, width)).rstrip(".")
            found.setdefault(name, set()).add(number)
            found.setdefault(_THAI_SHORT.sub("", name), set()).add(number)
            found.setdefault(name.split("-")[0], set()).add(number)  # “segunda-feira” is said without its end
    return {word: frozenset(numbers) for word, numbers in found.items()}


def read_birth_date(typed: str, today: date) -> date:
    """Return a day on which a person alive today can be born. Raises DateNotUnderstood as `read_date`."""
    born = read_date(typed)
    if born > today:
        raise DateNotUnderstood(
            _("{spoken_date} is in the future. Please check the year.").format(spoken_date=spoken_date(born))
        )
    if born < EARLIEST_BIRTH:
        raise DateNotUnderstood(
            _("{spoken_date} is too long ago. Please check the year.").format(spoken_date=spoken_date(born))
        )
    return born


def read_time(typed: str) -> time:
    """Return the time of day that `typed` names: “10:30”, “14.15”, “2 pm”, “noon”.

    Raises NotUnderstood for a time that does not exist, and for one that could be morning or afternoon.
    """
    text = _visible(typed)
    for pattern, meant in _SPOKEN_TIMES:
        text = pattern.sub(meant, text).strip()
    text = _with_half(text)
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    found = _TIME.fullmatch(text)
    if found is None:
        raise DateNotUnderstood(_("This is not a time we can read. Please write it like 10:30 or 2 pm."))
    hours, half = found[1] or found[4], found[3] or found[5]
    hour, minute = int(hours), int(found[2] or 0)
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise DateNotUnderstood(_("There is no such time. Please write it like 10:30 or 2 pm."))
    if half:
        return time(hour % 12 + (12 if half == "p" else 0), minute)
    if 1 <= hour <= 6 and not hours.startswith("0"):
        raise DateNotUnderstood(
            _("Is that in the morning or the afternoon? Please add am or pm, or write {later}.").format(
                later=f"{hour + 12}:{minute:02}"
            )
        )
    return time(hour, minute)


def _with_half(text: str) -> str:
    """Say “am” or “pm” for what another language says behind a time: “10:30 π.μ.”, “١٠:٣٠ ص”, “ÖS 2:30”."""
    found = re.fullmatch(r"(?P<time>[\d:.]+) ?(?P<half>[^\d:]+)|(?P<first>[^\d:]+?) ?(?P<then>[\d:.]+)", text)
    half = _halves().get(_without_dots(found["half"] or found["first"])) if found else None
    return f"{found['time'] or found['then']} {half}" if found and half else text


def _without_dots(half: str) -> str:
    return re.sub(r"[. ]", "", _plain(half))


@cache
def _halves() -> Mapping[str, str]:
    """What languages say for the two halves of the day, without dots and accents."""
    locales = list(map(QLocale, _LOCALES))
    before = {"قظ": "am", "بظ": "pm"}  # as Persian has it in short
    before |= {_without_dots(locale.amText()): "am" for locale in locales}
    return before | {_without_dots(locale.pmText()): "pm" for locale in locales}


def _from_numbers(first: int, second: int, year: int) -> date:
    if first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    one, other = spoken_date(_day(year, second, first)), spoken_date(_day(year, first, second))
    raise DateNotUnderstood(
        _("Is that {one} or {other}? Please write the month as a word.").format(one=one, other=other)
    )


def _year(digits: str) -> int:
    if len(digits) != 4:
        raise DateNotUnderstood(
            _("Please write the year with four digits, such as {year_like}.").format(year_like=_YEAR_LIKE)
        )
    return int(digits)


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if len(word) >= 3 and name.casefold().startswith(word if word != "sept" else "sep"):
            return number
    if word in _ROMAN:
        return _ROMAN.index(word) + 1
    plain = _plain(word)
    named = (
        _OTHER_MONTHS.get(plain)
        or _months().get(plain)
        or _months().get(plain.replace("ae", "a"))
        or _months().get(plain.removeprefix("ב"))
    )
    named = named or frozenset()
    if len(named) == 1:
        return next(iter(named))
    if named:
        one, other = (MONTHS[number - 1] for number in sorted(named)[:2])
        raise DateNotUnderstood(
            _("Is “{word}” {one} or {other}? Please write it like {like}.").format(
                word=word, one=one, other=other, like=_LIKE
            )
        )
    raise DateNotUnderstood(_("We do not know the month “{word}”. Please check its spelling.").format(word=word))


def _day_of_week(year: int, week: int, weekday: int) -> date:
    try:
        found = date.fromisocalendar(year, week, weekday)
    except ValueError:
        raise DateNotUnderstood(
            _("{year} has no week {week}. Please check the date.").format(year=year, week=week)
        ) from None
    return _day(found.year, found.month, found.day)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise DateNotUnderstood(_("There is no month {month}. Please check the date.").format(month=month))
    if not EARLIEST_BIRTH.year <= year <= LAST_YEAR:
        raise DateNotUnderstood(_("The year {year} cannot be right. Please check it.").format(year=year))
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise DateNotUnderstood(
            _("{months} {year} has {days} days, so there is no day {day}. Please check the date.").format(
                months=MONTHS[month - 1], year=year, days=days, day=day
            )
        )
    return date(year, month, day)
