"""Lists, signs, cards, schedules, slips and receipts: the right size, every name whole, codes readable, heads on every page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from fairdesk.base.errors import SignNotPrintable
from fairdesk.printing import press
from fairdesk.printing.catalogue import DOCUMENTS
from fairdesk.printing.document import facts_json
from fairdesk.printing.drawing import WRITING
from fairdesk.printing.paper import MM
from fairdesk.records.choices import Field, Mode, Outcome, Track
from fairdesk.records.sheets import CardFacts, PaperSize, SlipFacts
from fairdesk.rules.badges import fair_tag
from fairdesk.rules.slips import Slip, SlipKind, slip_number, slip_text
from tests.printing.places import codes_on, glyphs, told_on
from tests.printing.readers import run, saved, text_of

KINDS = (
    *("ceremony_list", "flag_list", "agenda", "name_card", "booth_sign", "table_sign", "schedule"),
    *("walk_in_slip", "negotiation_slip", "receipt", "ledger", "statistics"),
)
SIZES = {"name_card": (297, 210), "booth_sign": (297, 210), "ledger": (420, 297), "statistics": (297, 210)}
LONG = "孛儿只斤·阿拉坦敖其尔·巴特尔夫𮧵"


def specimen(kind: str) -> Any:
    """The specimen's facts."""
    return DOCUMENTS[kind].specimen()


def drawn(kind: str, **changes: object) -> bytes:
    """The specimen, with some of its facts changed."""
    return DOCUMENTS[kind].draw(replace(specimen(kind), **changes))


def lines_of(folder: Path, pdf: bytes) -> list[str]:
    """The words of the paper line by line as they stand on it."""
    return run("pdftotext", "-layout", saved(folder, pdf), "-").splitlines()


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_has_its_size_and_carries_facts_and_structure(kind: str) -> None:
    pdf = drawn(kind)
    width, height = SIZES.get(kind, (210, 297))
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert paper.Root.MarkInfo.Marked
        assert paper.Root.StructTreeRoot.K.S == "/Document"
        for page in paper.pages:
            assert [round(float(edge) / MM) for edge in page.mediabox] == [0, 0, width, height]
    assert press.attached_facts(pdf) == facts_json(specimen(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_says_that_the_data_are_invented_and_names_nobody_s_telephone(kind: str, tmp_path: Path) -> None:
    pdf = drawn(kind)
    notice = specimen(kind).report.fair.notice if kind in {"ledger", "statistics"} else specimen(kind).fair.notice
    text = text_of(tmp_path, pdf)
    assert text.count("".join(notice.split())) >= press.page_count(pdf)
    assert not any(phone in text for phone in ("13800000472", "18900000302", "13600000018"))


@pytest.mark.parametrize("kind", [one for one in KINDS if one not in {"walk_in_slip", "negotiation_slip", "statistics"}])
def test_rare_signs_print(kind: str, tmp_path: Path) -> None:
    text = text_of(tmp_path, drawn(kind))
    assert any(sign in text for sign in "𮧵𬭎㛃")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stands_outside_the_sheet(kind: str) -> None:
    with press.opened(drawn(kind)) as paper:
        for page in paper:
            width, height = page.get_size()
            words = page.get_textpage()
            boxes = [words.get_charbox(place) for place in range(words.count_chars()) if words.get_text_range(place, 1).strip()]
            assert boxes
            assert min(box[0] for box in boxes) > 3 * MM
            assert min(box[1] for box in boxes) > 3 * MM
            assert max(box[2] for box in boxes) < width - 3 * MM
            assert max(box[3] for box in boxes) < height - 3 * MM
            words.close()


def test_a_list_is_called_in_order_in_type_a_host_can_read(tmp_path: Path) -> None:
    pdf = drawn("ceremony_list")
    text = text_of(tmp_path, pdf)
    entries = specimen("ceremony_list").groups[0].entries
    places = [text.index("".join(one.head.split())) for one in entries[:3]]
    assert places == sorted(places)
    assert text.count("签约人") == len(entries)
    assert press.page_count(pdf) == 2
    assert "1/2" in text
    assert "2/2" in text
    for words in ("北京市芷兰社会工作事务所", "果蔬冷链与品牌打造"):
        left, bottom, right, top = glyphs(pdf, 0, words)[0]
        assert (right - left) / len(words) >= 11.9, words  # a Chinese sign is as wide as its size
        assert top > bottom


def test_a_list_of_nothing_says_so(tmp_path: Path) -> None:
    for kind in ("ceremony_list", "flag_list", "agenda"):
        facts = specimen(kind)
        assert facts.empty in text_of(tmp_path, DOCUMENTS[kind].draw(replace(facts, groups=())))


def test_an_entry_is_never_torn_and_a_head_never_stands_last() -> None:
    facts = specimen("ceremony_list")
    group = facts.groups[0]
    groups = tuple(replace(group, title=f"第{place}场", entries=group.entries[: 2 + place % 4]) for place in range(1, 14))
    pdf = DOCUMENTS["ceremony_list"].draw(replace(facts, groups=groups))
    for page in range(press.page_count(pdf)):
        told = told_on(pdf, page).split("签约仪式名单")[-1]
        heads = [told.rfind(one.title) for one in groups if one.title in told]
        assert all("签约人" in told[head:] for head in heads)
        assert told.count("签约人") == told.count("意向金额")


def test_the_name_stands_upright_on_both_faces_of_a_card_and_is_whole(tmp_path: Path) -> None:
    pdf = drawn("name_card", cards=(CardFacts(name="单砺舟", unit="示例单位"), CardFacts(name=LONG)))
    lower, upper = sorted(glyphs(pdf, 0, "单砺舟"), key=lambda box: box[1])
    middle = 105 * MM
    assert lower[3] < middle < upper[1]
    assert lower[0] < lower[2]
    assert upper[0] > upper[2], "the upper face reads from right to left: it is turned"
    assert lower[3] - lower[1] > 25 * MM
    text = text_of(tmp_path, pdf)
    assert all(text.count(part) == 2 for part in ("孛儿只斤·阿拉坦敖其尔·", "巴特尔夫"))
    assert text.count("𮧵") == 2


def test_a_card_for_every_person_is_one_sheet_and_an_unprintable_name_is_refused() -> None:
    cards = tuple(CardFacts(name=f"单砺{sign}") for sign in "甲乙丙丁戊")
    assert press.page_count(drawn("name_card", cards=cards)) == 5
    with pytest.raises(SignNotPrintable):
        drawn("name_card", cards=(CardFacts(name="ཀ"),))


def test_the_number_of_a_booth_is_seen_across_the_hall_on_either_size(tmp_path: Path) -> None:
    for size, least in ((PaperSize.A4, 65), (PaperSize.A3, 92)):
        pdf = drawn("booth_sign", size=size)
        left, bottom, right, top = glyphs(pdf, 0, "A03")[0]
        assert (top - bottom) / MM > least
        with press.opened(pdf) as paper:
            width, _height = paper[0].get_size()
        assert abs((left + right) / 2 - width / 2) < 6 * MM
        text = text_of(tmp_path, pdf)
        assert all(
            words in text for words in ("沽源县", "对口支援协作省（区）展示区", Track.RELIEF.value, "支持型社会组织服务区")
        )


def test_the_band_of_a_sign_has_the_colour_of_its_track() -> None:
    width, _height, pixels = press.render_page(drawn("booth_sign"), 0, 36)
    teal = pixels[(10 * width + 5) * 3 : (10 * width + 5) * 3 + 3]
    assert teal[0] < 40 < teal[1] < teal[2] + 10


def test_a_table_shows_its_number_twice_and_its_meetings(tmp_path: Path) -> None:
    pdf = drawn("table_sign")
    assert len(glyphs(pdf, 0, "T07")) == 2
    text = text_of(tmp_path, pdf)
    assert "今日约谈" in text
    assert text.count("13:30") == 4
    assert "另有1场" in text


def test_a_schedule_counts_its_own_pages_repeats_its_heads_and_says_when_there_is_none(tmp_path: Path) -> None:
    pdf = drawn("schedule")
    lines = [line.replace(" ", "") for line in lines_of(tmp_path, pdf)]
    assert [line for line in lines if line in {"1/2", "2/2", "1/1"}] == ["1/2", "2/2", "1/1", "1/1"]
    heads = [line for line in lines if line.startswith("时间")]
    assert len(heads) == 3
    assert "没有已约定的洽谈。可在现场与对方自由洽谈。" in lines


def slips(kind: SlipKind, count: int) -> tuple[SlipFacts, ...]:
    """Slips with real numbers and codes."""
    made = [Slip(kind=kind, letters="A03", epoch=1, counter=counter) for counter in range(1, count + 1)]
    return tuple(SlipFacts(number=slip_number(one), qr=slip_text(one, fair_tag("TEST"))) for one in made)


@pytest.mark.parametrize(
    ("kind", "letter", "sheets"), [("walk_in_slip", SlipKind.WALK_IN, 2), ("negotiation_slip", SlipKind.NEGOTIATION, 7)]
)
def test_every_slip_bears_its_number_and_a_code_that_reads(kind: str, letter: SlipKind, sheets: int, tmp_path: Path) -> None:
    told = slips(letter, 7)
    pdf = drawn(kind, slips=told)
    assert press.page_count(pdf) == sheets
    text = text_of(tmp_path, pdf)
    assert all(one.number in text for one in told)
    assert set(codes_on(pdf)) == {one.qr for one in told}


def test_a_pen_has_room_on_a_slip() -> None:
    assert WRITING >= 8 * MM
    for kind in ("walk_in_slip", "negotiation_slip"):
        labels = {"walk_in_slip": ("姓名", "单位", "职务", "手机"), "negotiation_slip": ("供给项目", "拟定项目名称")}[kind]
        feet = [glyphs(drawn(kind), 0, label)[0][1] for label in labels]
        assert all(above - below >= 8 * MM for above, below in pairwise(sorted(feet, reverse=True)))


def test_the_form_of_a_negotiation_asks_for_everything(tmp_path: Path) -> None:
    text = text_of(tmp_path, drawn("negotiation_slip"))
    wanted = [
        "开始",
        "结束",
        "洽谈桌",
        "参加人",
        "会员单位",
        "供给项目",
        "对应需求",
        "纪要",
        "下一步",
        "期限",
        "记录人",
        "折价依据",
    ]
    wanted += ["意向资金", "物资", "受益户数", "受益人数", "双方同意互相提供联系方式"]
    wanted += [one.value for kind in (Field, Mode, Track, Outcome) for one in kind]
    assert not [one for one in wanted if one not in text]


def test_a_receipt_is_there_twice_and_counts_no_goods_without_proof(tmp_path: Path) -> None:
    facts = specimen("receipt")
    pdf = DOCUMENTS["receipt"].draw(replace(facts, receipts=facts.receipts[:1]))
    text = text_of(tmp_path, pdf)
    assert press.page_count(pdf) == 1
    for words in ("R-A03-0001-K", "213,000.00", "旧图书", "无凭据", facts.receipts[0].giver):
        assert text.count(words) >= 2, words
    assert sorted(codes_on(pdf)) == [facts.receipts[0].slip.qr] * 2


def test_a_receipt_for_many_goods_goes_on_and_sums_up_at_the_end(tmp_path: Path) -> None:
    facts = specimen("receipt")
    one = facts.receipts[0]
    pdf = DOCUMENTS["receipt"].draw(replace(facts, receipts=(replace(one, goods=one.goods * 4),)))
    assert press.page_count(pdf) == 3
    assert "续下页" in told_on(pdf, 0)
    assert "852,000.00" not in told_on(pdf, 1)
    assert told_on(pdf, 2).count("852,000.00") == 2
