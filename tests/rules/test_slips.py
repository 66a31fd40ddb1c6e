"""Numbers and codes of slips: both ways without loss, every wrong sign noticed, and never taken for a badge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.base.errors import BadgeUnreadable, Refusal, SlipMistyped, SlipOfAnotherFair, SlipUnreadable
from fairdesk.printing.qr import ALPHANUMERIC, STURDY_LONGEST
from fairdesk.rules.badges import fair_tag, read_badge
from fairdesk.rules.lives import LOT_BITS
from fairdesk.rules.slips import MOST_COUNTER, Slip, SlipKind, is_slip, read_slip, slip_number, slip_text

TAG = fair_tag("TEST")
ONE = Slip(kind=SlipKind.WALK_IN, letters="A03", epoch=1, counter=7)
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

slips = st.builds(
    Slip,
    kind=st.sampled_from(SlipKind),
    letters=st.text(SIGNS, min_size=1, max_size=12),
    epoch=st.just(1) | st.integers(1 << LOT_BITS, (1 << 30) - 1),
    counter=st.integers(1, MOST_COUNTER),
)


@given(slips)
def test_number_and_code_read_back(slip: Slip) -> None:
    assert read_slip(slip_number(slip)) == slip
    read = read_slip(slip_text(slip, TAG), TAG)
    assert (read.kind, read.letters, read.epoch, read.counter) == (slip.kind, slip.letters, slip.epoch, slip.counter)
    assert read.fair_tag == TAG


@given(slips)
def test_a_code_has_room_for_the_strongest_correction(slip: Slip) -> None:
    text = slip_text(slip, TAG)
    assert len(text) <= STURDY_LONGEST
    assert ALPHANUMERIC.issuperset(text)


@given(slips, st.data())
def test_one_wrong_sign_is_noticed(slip: Slip, data: st.DataObject) -> None:
    for text in (slip_number(slip), slip_text(slip, TAG)):
        places = [place for place, sign in enumerate(text) if sign.isalnum()]
        place = data.draw(st.sampled_from(places))
        sign = data.draw(st.sampled_from([one for one in SIGNS if one != text[place]]))
        with pytest.raises(Refusal):
            read_slip(text[:place] + sign + text[place + 1 :], TAG)


def test_the_number_is_as_people_know_it() -> None:
    assert slip_number(ONE) == "W-A03-0007-D"
    later = Slip(kind=SlipKind.NEGOTIATION, letters="A03", epoch=(1 << LOT_BITS) + 77, counter=12)
    assert slip_number(later).startswith("N-A03.10002D-0012-")
    assert slip_text(ONE, TAG).startswith(f"FD1N{TAG}W000007A03")


def test_width_case_and_blanks_do_not_matter() -> None:
    assert read_slip(" ｗ－a03-0007- d ") == ONE
    assert read_slip(slip_text(ONE, TAG).lower()).counter == 7


def test_what_is_no_slip_is_refused() -> None:
    for text in ("", "A03", "京社扶意〔2018〕A03-0042-K号", "FD1N", "FD1P" + "0" * 31, "W-A03-0000-0", "X-A03-0007-K"):
        with pytest.raises((SlipUnreadable, SlipMistyped)):
            read_slip(text)
    with pytest.raises(SlipOfAnotherFair):
        read_slip(slip_text(ONE, fair_tag("OTHER")), TAG)
    with pytest.raises(BadgeUnreadable):
        read_badge(slip_text(ONE, TAG))
    assert is_slip(slip_text(ONE, TAG))
    assert not is_slip("FD1P")


def test_slips_that_cannot_be_are_a_fault_of_the_caller() -> None:
    for slip in (
        Slip(kind=SlipKind.WALK_IN, letters="", epoch=1, counter=1),
        Slip(kind=SlipKind.WALK_IN, letters="A03", epoch=0, counter=1),
        Slip(kind=SlipKind.WALK_IN, letters="A03", epoch=1, counter=MOST_COUNTER + 1),
    ):
        with pytest.raises(ValueError, match="no slip"):
            slip_number(slip)
    with pytest.raises(ValueError, match="no fair tag"):
        slip_text(ONE, "")
