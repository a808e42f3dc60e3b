from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrbc_desktop.session.date_input import DateNotUnderstood, read_birth_date, read_date, read_time
from hrbc_desktop.wording.dates import short_date, since, spoken_date, spoken_time


@pytest.mark.parametrize(
    "typed",
    [
        "14 March 1968", "14 march 1968", "14. March 1968", "14th of March, 1968", "14-Mar-1968", "14mar1968",
        "March 14, 1968", "Mar 14 1968", "March 14th 1968", "1968-03-14", "1968-3-14", "1968/03/14", "19680314",
        "14/3/1968", "14.3.1968", "14. 3. 1968", "3/14/1968", "  14   March  1968 ",
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_usual_form(typed: str) -> None:
    assert read_date(typed) == date(1968, 3, 14)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3/4/1968", "Is that 3 April 1968 or 4 March 1968? Please write the month as a word."),
        ("31 February 1968", "February 1968 has 29 days, so there is no day 31. Please check the date."),
        ("0 May 1968", "May 1968 has 31 days, so there is no day 0. Please check the date."),
        ("1968-13-01", "There is no month 13. Please check the date."),
        ("14 Marhc 1968", "We do not know the month “marhc”. Please check its spelling."),
        ("14 March 68", "Please write the year with four digits, such as 1968."),
        ("14 March", "Please add the year."),
        ("14/3", "Please add the year."),
        ("2 December 3026", "The year 3026 cannot be right. Please check it."),
        ("1968-074", "This is not a date we can read. Please write it like 14 March 1968."),
        ("14.03.68\u202fг.", "Please write the year with four digits, such as 1968."),
        ("14 March 2511", "The year 2511 cannot be right. Please check it."),
        ("next Tuesday", "This is not a date we can read. Please write it like 14 March 1968."),
    ],
)
def test_what_is_no_clear_date_gets_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateNotUnderstood) as problem:
        read_date(typed)
    assert str(problem.value) == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "\u200e14 March 1968", "\u200e14/\u200e3/\u200e1968", "\u2068March 14, 1968\u2069", "\ufeff14.03.1968",
        "14\u00a0March\u202f1968", "١٤ March ١٩٦٨", "１４ March １９６８",
        "Thursday, March 14, 1968", "Thu 14 March 1968", "Thurs. 14 March 1968", "14 March 1968 (Thursday)",
        "'14 March 1968'", "“14 March 1968”", "(14 March 1968)", "14⁄3⁄1968", "14 March 1968 AD", "1968-W11-4",
        "1968W114",
        "19680314T103000Z", "Thursday 14th March 1968, 10.30am", "14 March 1968 at 2 pm", "Date: 14 March 1968",
        "14 March, 1968.", "1968-03-14T10:30", "1968-03-14T10:30:00Z", "Thursday, 14 March 1968 at 10:30 am",
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_pasted(typed: str) -> None:
    assert read_date(typed) == date(1968, 3, 14)


@pytest.mark.parametrize(
    "typed",
    [
        "Donnerstag, 14. März 1968", "Do., 14. März 1968", "14. Marz 1968", "jeudi 14 mars 1968", "14 de marzo de 1968",
        "jueves, 14 de marzo de 1968", "giovedì 14 marzo 1968", "14 de março de 1968",
        "quinta-feira, 14 de março de 1968",
        "donderdag 14 maart 1968", "14 marca 1968 r.", "czwartek, 14 marca 1968", "14 марта 1968 г.", "14 березня 1968",
        "torsdag den 14 mars 1968", "14 Mart 1968 Perşembe", "1968年3月14日", "1968년 3월 14일",
        "14.III.1968", "1968. március 14.", "1968年3月14日(木)", "14 Μαρτίου 1968",
        "14 מרץ 1968", "14. maaliskuuta 1968",
        "14 марта 1968 года", "14 березня 1968 року", "14 martie 1968", "14. ožujka 1968.", "14 tháng 3 năm 1968",
        "14 mars 1968 à 10h30", "14.03.1968 um 10:30 Uhr", "geboren am 14. März 1968",
        "１４．３．１９６８", "14–03–1968",
        "1968年3月14日木曜日", "1968年3月14日星期四", "الخميس، ١٤ مارس ١٩٦٨", "วันพฤหัสบดีที่ 14 มีนาคม 1968",
        "14 มีนาคม 2511", "14/3/๒๕๑๑", "יום חמישי, 14 במרץ 1968", "Thứ Năm, 14 tháng 3, 1968", "गुरुवार, 14 मार्च 1968",
        "বৃহস্পতিবার, ১৪ মার্চ, ১৯৬৮", "dijous, 14 de març del 1968", "četrtek, 14. marec 1968", "четвртак, 14. март 1968.",
        "ceturtdiena, 1968. gada 14. marts", "1968 m. kovo 14 d., ketvirtadienis", "fimmtudagur, 14. mars 1968",
        "ხუთშაბათი, 14 მარტი, 1968", "1968 թ. մարտի 14, հինգշաբթի", "Alhamisi, 14 Machi 1968", "جمعرات، 14 مارچ، 1968",
        "வியாழன், 14 மார்ச், 1968", "14. Maerz 1968",
        "14. Mrz. 1968", "14 MART 1968", "den 14:e mars 1968", "14ème mars 1968", "1968年03月14日（木）",
        "nata il 14 marzo 1968",
        "Geburtsdatum: 14.03.1968", "nacida el 14 de marzo de 1968", "14 มี.ค. 2511", "วันที่ 14 มีนาคม พ.ศ. ๒๕๑๑",
        "昭和43年3月14日", "民國57年3月14日", "民國 57 年 3 月 14 日",
        "DOB: 14 March 1968", "the 14th of March, 1968", "March the 14th, 1968", "1968 March 14", "1968, 14 March",
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_written_in_other_countries(typed: str) -> None:
    assert read_date(typed) == date(1968, 3, 14)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)), ("平成31年4月30日", date(2019, 4, 30)),
        ("2 ARALIK 1968", date(1968, 12, 2)),
        ("1.º de marzo de 1968", date(1968, 3, 1)), ("14enero 1968", date(1968, 1, 14)),
    ],
)  # fmt: skip
def test_other_days_are_read_as_they_are_written_in_other_countries(typed: str, day: date) -> None:
    assert read_date(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "2-4 December 2026", "2026-W49", "2 or 3 December 2026", "2026-12-02 – 2026-12-04", "14/3/2511",
        "23 اسفند 1346",
        "۱۳۴۶/۱۲/۲۳", "14 March 68 BC", "57年3月14日", "14 March 1968 or 15", "14 Adar 5728",
    ],
)  # fmt: skip
def test_what_is_no_day_or_of_another_calendar_is_never_read_as_one(typed: str) -> None:
    with pytest.raises(DateNotUnderstood):
        read_date(typed)


def test_a_weekday_that_is_not_that_of_the_date_is_asked_back() -> None:
    with pytest.raises(DateNotUnderstood, match="14 March 1968 falls on another day of the week"):
        read_date("Friday, 14 March 1968")


def test_the_same_day_and_month_number_is_not_asked_about() -> None:
    assert read_date("5/5/1968") == date(1968, 5, 5)


def test_a_birth_is_neither_to_come_nor_beyond_memory() -> None:
    today = date(2026, 12, 1)
    assert read_birth_date("1 December 2026", today) == today
    with pytest.raises(DateNotUnderstood, match="2 December 2026 is in the future"):
        read_birth_date("2 December 2026", today)
    with pytest.raises(DateNotUnderstood, match="The year 1899 cannot be right"):
        read_birth_date("31 December 1899", today)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10:30", time(10, 30)), ("10.30", time(10, 30)), ("1030", time(10, 30)), ("10h30", time(10, 30)),
        ("10:30 am", time(10, 30)), ("10.30 A.M.", time(10, 30)), ("2 pm", time(14)), ("2:15p", time(14, 15)),
        ("12 am", time(0)), ("12 pm", time(12)), ("14", time(14)), ("14 h", time(14)), ("9 o'clock", time(9)),
        ("02:15", time(2, 15)), ("noon", time(12)),
        ("10:30 a. m.", time(10, 30)), ("2:15 p. m.", time(14, 15)), ("14:30:00", time(14, 30)),
        ("\u200e10:30", time(10, 30)), ("10:30\u202fAM", time(10, 30)), ("14.30 Uhr", time(14, 30)),
        ("kl. 10.30", time(10, 30)),
        ("alle ore 10:30", time(10, 30)), ("à 10h30", time(10, 30)), ("1030 hrs", time(10, 30)), ("12 noon", time(12)),
        ("下午2:30", time(14, 30)), ("2.30 in the afternoon", time(14, 30)), ("10：30", time(10, 30)),
        ("10:30\u202fπ.μ.", time(10, 30)), ("2:05 μ.μ.", time(14, 5)), ("١٠:٣٠ ص", time(10, 30)),
        ("٢:٠٥ م", time(14, 5)), ("2:05 PTG", time(14, 5)), ("2:30 da tarde", time(14, 30)),
        ("10:30 de la mañana", time(10, 30)), ("2:30 nachm.", time(14, 30)), ("2:30 du soir", time(14, 30)),
        ("14:30 น.", time(14, 30)),
        ("14 Uhr", time(14)), ("10:30 hs", time(10, 30)), ("10:30 o'clock", time(10, 30)), ("midnight", time(0)),
        ("ÖS 2:30", time(14, 30)), ("du. 2:30", time(14, 30)), ("10:30 πμ", time(10, 30)), ("۳:۰۵ ب.ظ.", time(15, 5)),
        ("14:30:00.000", time(14, 30)), ("10∶30", time(10, 30)), ("mezzogiorno", time(12)),
        ("14 Uhr 30", time(14, 30)), ("14 h 30", time(14, 30)), ("14時30分", time(14, 30)), ("10 30", time(10, 30)),
    ],
)  # fmt: skip
def test_a_time_is_read_in_every_usual_form(typed: str, read: time) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2:30", "Is that in the morning or the afternoon? Please add am or pm, or write 14:30."),
        ("25:00", "There is no such time. Please write it like 10:30 or 2 pm."),
        ("10:75", "There is no such time. Please write it like 10:30 or 2 pm."),
        ("14 pm", "There is no such time. Please write it like 10:30 or 2 pm."),
        ("after lunch", "This is not a time we can read. Please write it like 10:30 or 2 pm."),
    ],
)
def test_what_is_no_clear_time_gets_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateNotUnderstood) as problem:
        read_time(typed)
    assert str(problem.value) == sentence


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_that_the_program_writes_is_read_back(day: date) -> None:
    assert read_date(spoken_date(day)) == read_date(short_date(day)) == read_date(day.isoformat()) == day


@given(st.times(timezones=st.none()).map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_time_that_the_program_writes_is_read_back(moment: time) -> None:
    assert read_time(spoken_time(moment)) == moment


@given(st.sampled_from([read_date, read_time]), st.text(max_size=30))
def test_whatever_is_typed_is_read_or_gets_a_sentence(read: Callable[[str], date | time], typed: str) -> None:
    try:
        outcome: object = read(typed)
    except DateNotUnderstood as problem:
        outcome = str(problem)
    assert isinstance(outcome, date | time) or str(outcome).endswith((".", "?"))


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 11, 24, 10, 42, tzinfo=UTC), "Today 10:42"),
        (datetime(2026, 11, 23, 23, 59, tzinfo=UTC), "Yesterday"),
        (datetime(2026, 11, 19, 8, 0, tzinfo=UTC), "19 Nov"),
        (datetime(2025, 11, 19, 8, 0, tzinfo=UTC), "19 Nov 2025"),
    ],
)
def test_the_list_says_when_something_changed(moment: datetime, written: str) -> None:
    assert since(moment, datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) == written


@pytest.mark.parametrize("typed", ["soon", "3 March 26"])
def test_the_example_is_one_of_what_is_asked_for(typed: str) -> None:
    with pytest.raises(DateNotUnderstood) as problem:
        read_date(typed, like=date(2026, 12, 2))
    assert "2026" in str(problem.value)
    assert "1968" not in str(problem.value)
