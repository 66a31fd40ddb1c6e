"""Document numbers: what goes in comes out, however it was typed, and a slip is noticed."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from fairdesk.base.errors import DocumentNumberMistyped, DocumentNumberUnreadable, DocumentPatternUnusable
from fairdesk.rules.lives import LOT_BITS, MOST, life_mark, next_life, read_mark
from fairdesk.rules.numbering import PATTERNS, DocumentNumber, document_number, read_number, tidy_number

LETTER = PATTERNS["letter_of_intent"]
DESKS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=1, max_size=4)
COUNTERS = st.integers(min_value=1, max_value=99_999)
EPOCHS = st.just(1) | st.integers(1 << LOT_BITS, MOST)


def test_the_number_on_the_paper() -> None:
    assert document_number(LETTER, year=2018, letters="A03", epoch=1, counter=42) == "京社扶意〔2018〕A03-0042-9号"
    later = document_number(LETTER, year=2018, letters="A03", epoch=(1 << LOT_BITS) + 77, counter=42)
    assert later == "京社扶意〔2018〕A03.10002D-0042-H号"


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
        "京社扶意[2018]a03-0042-9号",
        "京社扶意（２０１８）Ａ０３－００４２－９号",
        " 京社扶意 【2018】 A03–0042–9 号 ",
        "京社扶意﹝2018﹞A03—0042—9号",
    ],
)
def test_reading_is_patient(typed: str) -> None:
    assert read_number(LETTER, typed).counter == 42


SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*.-"


def _refused(text: str) -> bool:
    try:
        read_number(LETTER, text)
    except (DocumentNumberMistyped, DocumentNumberUnreadable):
        return True
    return False


@given(DESKS, EPOCHS, COUNTERS, st.data())
def test_one_wrong_sign_is_noticed(letters: str, epoch: int, counter: int, data: st.DataObject) -> None:
    number = document_number(LETTER, year=2018, letters=letters, epoch=epoch, counter=counter)
    place = data.draw(st.integers(number.index("〔") + 1, len(number) - 2).filter(lambda at: number[at] != "〕"))
    for wrong in set(SIGNS) - {number[place]}:
        assert _refused(number[:place] + wrong + number[place + 1 :])


@given(DESKS, EPOCHS, COUNTERS)
def test_two_signs_that_changed_places_are_noticed(letters: str, epoch: int, counter: int) -> None:
    number = document_number(LETTER, year=2018, letters=letters, epoch=epoch, counter=counter)
    for place, (one, next_) in enumerate(itertools.pairwise(number)):
        assert one == next_ or _refused(number[:place] + next_ + one + number[place + 2 :])


def test_the_hybrid_system_would_let_swaps_pass() -> None:
    """Why the check is MOD 37,2: with MOD 37,36 some swaps of neighbours keep the check character."""
    passed = 0
    for counter in range(1, 3000):
        body = f"A03{counter:04d}"
        check = mod_37_36.calc_check_digit(body)
        swapped = (body[:place] + body[place + 1] + body[place] + body[place + 2 :] for place in range(len(body) - 1))
        passed += sum(one != body and mod_37_36.calc_check_digit(one) == check for one in swapped)
    assert passed > 0


def test_a_life_has_a_mark_and_the_next_one_a_higher_epoch() -> None:
    assert life_mark(1 << LOT_BITS) == "100000"
    epoch = 1
    for _life in range(40):
        before, epoch = epoch, next_life(epoch, 2**LOT_BITS - 1)
        assert before < epoch == read_mark(life_mark(epoch))
    for wrong in ("", "0", "1", "01", "U", "a", "9" * 9):
        with pytest.raises(ValueError, match=r"mark|not found"):
            read_mark(wrong)
    for lot in (-1, 2**LOT_BITS):
        with pytest.raises(ValueError, match="no lot"):
            next_life(1, lot)


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
