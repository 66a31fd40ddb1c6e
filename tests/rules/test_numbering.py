"""Document numbers: what goes in comes out, however it was typed, and a slip is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.base.errors import DocumentNumberMistyped, DocumentNumberUnreadable, DocumentPatternUnusable
from fairdesk.rules.numbering import PATTERNS, DocumentNumber, document_number, read_number, tidy_number

LETTER = PATTERNS["letter_of_intent"]
DESKS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=1, max_size=4)
COUNTERS = st.integers(min_value=1, max_value=99_999)
EPOCHS = st.integers(min_value=1, max_value=20)


def test_the_number_on_the_paper() -> None:
    assert document_number(LETTER, year=2018, letters="A03", epoch=1, counter=42) == "京社扶意〔2018〕A03-0042-A号"
    assert document_number(LETTER, year=2018, letters="A03", epoch=2, counter=42).startswith("京社扶意〔2018〕A03.2-0042-")


@given(st.sampled_from(sorted(PATTERNS)), st.integers(2000, 2100), DESKS, EPOCHS, COUNTERS)
def test_every_number_reads_back(kind: str, year: int, letters: str, epoch: int, counter: int) -> None:
    number = document_number(PATTERNS[kind], year=year, letters=letters, epoch=epoch, counter=counter)
    assert read_number(PATTERNS[kind], number) == DocumentNumber(year=year, letters=letters, epoch=epoch, counter=counter)
    assert tidy_number(number) == number


@given(st.sets(st.tuples(DESKS, EPOCHS, COUNTERS), min_size=2, max_size=20))
def test_no_two_places_share_a_number(places: set[tuple[str, int, int]]) -> None:
    numbers = {document_number(LETTER, year=2018, letters=desk, epoch=epoch, counter=count) for desk, epoch, count in places}
    assert len(numbers) == len(places)


@pytest.mark.parametrize(
    "typed",
    [
        "京社扶意[2018]a03-0042-a号",
        "京社扶意（２０１８）Ａ０３－００４２－Ａ号",
        " 京社扶意 【2018】 A03–0042–A 号 ",
        "京社扶意﹝2018﹞A03—0042—A号",
    ],
)
def test_reading_is_patient(typed: str) -> None:
    assert read_number(LETTER, typed).counter == 42


@given(DESKS, COUNTERS, st.data())
def test_one_wrong_sign_is_noticed(letters: str, counter: int, data: st.DataObject) -> None:
    number = document_number(LETTER, year=2018, letters=letters, epoch=1, counter=counter)
    start = number.index("〕") + 1
    place = data.draw(st.integers(start, len(number) - 2).filter(lambda at: number[at] != "-"))
    wrong = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789").filter(lambda sign: sign != number[place]))
    with pytest.raises((DocumentNumberMistyped, DocumentNumberUnreadable)):
        read_number(LETTER, number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize("typed", ["", "京社扶意〔2018〕001号", "京民框〔2018〕A03-0042-A号", "A03-0042-A"])
def test_other_text_is_refused(typed: str) -> None:
    with pytest.raises(DocumentNumberUnreadable):
        read_number(LETTER, typed)


@pytest.mark.parametrize(
    "pattern", ["〔{year}〕{counter}号", "{year}{desk}{counter}{check}{check}", "{year", "{year}{desk}{counter}{other}"]
)
def test_unusable_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(DocumentPatternUnusable):
        document_number(pattern, year=2018, letters="A", epoch=1, counter=1)


@pytest.mark.parametrize(("letters", "epoch", "counter"), [("", 1, 1), ("a", 1, 1), ("A", 0, 1), ("A", 1, 0), ("A-B", 1, 1)])
def test_places_that_cannot_be(letters: str, epoch: int, counter: int) -> None:
    with pytest.raises(ValueError, match="no document number"):
        document_number(LETTER, year=2018, letters=letters, epoch=epoch, counter=counter)
