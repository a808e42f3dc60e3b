"""Two objects are told apart by what they say, and not by their numbers or how they are packed."""

from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.writer import PdfFileWriter

from hrbc_desktop.pdf.reading.objects import DEEPEST, TooDeepError, entry, is_same, plain, references_in


def dictionary(**entries: Any) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})


def stream(data: bytes, **entries: Any) -> generic.StreamObject:
    return generic.StreamObject({pdf_name(f"/{key}"): value for key, value in entries.items()}, stream_data=data)


def array(*values: Any) -> generic.ArrayObject:
    return generic.ArrayObject(values)


def number(value: int) -> generic.NumberObject:
    return generic.NumberObject(value)


def string(value: str) -> generic.ByteStringObject:
    return generic.ByteStringObject(value.encode())


def nested(depth: int) -> generic.ArrayObject:
    made = array()
    for _ in range(depth):
        made = array(made)
    return made


ALIKE = [
    (number(1), generic.FloatObject("1.0")),
    (dictionary(A=number(1), B=number(2)), dictionary(B=number(2), A=number(1))),
    (stream(b"x", Length=number(1)), stream(b"x", Length=number(9), Filter=pdf_name("/None"), DecodeParms=array())),
    (string("é"), string("é")),
    (array(number(1), pdf_name("/A")), array(number(1), pdf_name("/A"))),
    (generic.NullObject(), generic.NullObject()),
]
APART = [
    (number(1), number(2)),
    (number(1), generic.BooleanObject(value=True)),
    (number(1), string("1")),
    (pdf_name("/A"), pdf_name("/B")),
    (pdf_name("/A"), string("/A")),
    (string("a"), string("b")),
    (generic.BooleanObject(value=True), generic.BooleanObject(value=False)),
    (generic.NullObject(), number(0)),
    (array(number(1), number(2)), array(number(2), number(1))),
    (array(number(1)), array(number(1), number(1))),
    (array(), dictionary()),
    (dictionary(A=number(1)), dictionary(A=number(2))),
    (dictionary(A=number(1)), dictionary(B=number(1))),
    (dictionary(A=number(1)), dictionary(A=number(1), B=number(1))),
    (dictionary(Length=number(1)), dictionary(Length=number(2))),
    (stream(b"x"), stream(b"y")),
    (stream(b"x", A=number(1)), stream(b"x", A=number(2))),
    (stream(b""), dictionary()),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_says_the_same_is_the_same(one: Any, other: Any) -> None:
    assert is_same(one, other)
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_says_something_else_is_not(one: Any, other: Any) -> None:
    assert not is_same(one, other)
    assert plain(one) != plain(other)


def test_what_is_referred_to_is_compared_and_not_its_number() -> None:
    writer = PdfFileWriter()
    first, second, third = (writer.add_object(number(value)) for value in (1, 1, 2))
    assert is_same(first, second)
    assert is_same(first, number(1))
    assert not is_same(first, third)
    assert not is_same(array(first), array(third))
    assert plain(first) != plain(second), "here the number counts"
    assert plain(first) == ("reference", first.idnum, 0)


def test_objects_that_refer_to_one_another_come_to_an_end() -> None:
    def circle(said: int) -> generic.IndirectObject:
        writer = PdfFileWriter()
        one = writer.add_object(dictionary(Said=number(said)))
        other = writer.add_object(dictionary(Back=one))
        one.get_object()[pdf_name("/On")] = other
        return one

    assert is_same(circle(1), circle(1))
    assert not is_same(circle(1), circle(2))


def test_what_an_object_refers_to_itself_is_found_wherever_it_stands_in_it() -> None:
    writer = PdfFileWriter()
    first, second = writer.add_object(number(1)), writer.add_object(number(2))
    third = writer.add_object(array(first))
    found = list(references_in(dictionary(A=array(first, number(7)), B=dictionary(C=second), D=third)))
    assert found == [first.reference, second.reference, third.reference]


def test_what_is_nested_too_deep_is_refused() -> None:
    assert DEEPEST == 40
    assert plain(nested(40)) != plain(nested(39))
    assert list(references_in(nested(40))) == []
    for look in (plain, lambda value: list(references_in(value))):
        with pytest.raises(TooDeepError):
            look(nested(41))
    for deep in (dictionary(A=nested(40)), stream(b"", A=nested(40))):
        with pytest.raises(TooDeepError):
            plain(deep)
        with pytest.raises(TooDeepError):
            list(references_in(deep))


def test_an_entry_is_followed_to_what_it_refers_to() -> None:
    reference = PdfFileWriter().add_object(number(5))
    assert entry(dictionary(A=reference), "/A", 7) == 5
    assert entry(dictionary(), "/A", 7) == 7
