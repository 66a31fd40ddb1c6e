"""Cleaners: any cell of any column gets an answer, and what is clean is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.records.choices import Category
from fairdesk.rules.amount_cells import WAN, YUAN
from fairdesk.rules.choices import LISTS
from fairdesk.workbook.cells import Cell
from fairdesk.workbook.roster.clean import CLEANERS, Context, Value, clean

KINDS = [*sorted(CLEANERS), *(f"enum:{words}" for words in sorted(LISTS))]
SIGNS = (
    "0123456789０１９.．,，-－—–~/、()（）:：+=@'年月日号时点上下午底前季度半约余多元万亿千百十一二两三〇壹贰¥￥·•・转是否无√×有A5F县旗张伟先生"
    " \u3000\xa0\u200b\ufeff\n\t\uf9e9"
)
WRITTEN = [
    *("13800000001", "+86 ", "电话：010-66009911转8012", "1.38E+10", "51110000fd0001093h", "51110000FDO001093H"),
    *("2018年7月19日", "18.7.19", "7月底前", "43300", "20180719", "Q3", "2018-07-19T10:30:00", "下午2:30", "长期"),
    *("约20万元", "10-15万", "￥60,000.00", "壹拾叁万元整", "一万五", "73户/200人", "待定", "/", "=1+1", "-联系人"),
    *("3A级", "１．产业帮扶", "F2", "☑是□否", "买买提．吐尔逊", "张\u3000伟", "前旗", "河北省/张家口市/张北县"),
    *("京民社证字第0012345号", "〔2018〕A03-0042-K号"),
]
TEXTS = st.one_of(
    st.text(),
    st.text(SIGNS, max_size=24),
    st.lists(st.sampled_from([*WRITTEN, *"、/ \n（）-约"]), min_size=1, max_size=3).map("".join),
    st.sampled_from(sorted({word for words in LISTS.values() for word in (*words.words, *words.aliases)})),
)
NUMBERS = st.one_of(
    st.integers(),
    st.floats(),
    st.integers(20_000, 80_000),
    st.floats(0, 80_000),
    st.integers(10**10, 10**11),
    st.sampled_from([10**400, -(10**400), 10**5000, 1e308, 5e-324, -0.0, 13800000001.0, 20180719, 201807]),
)
CELLS = st.one_of(TEXTS, NUMBERS, st.booleans(), st.none(), st.dates(), st.datetimes(), st.times())
CONTEXTS = st.builds(
    Context,
    st.just(2018),
    since_1904=st.booleans(),
    unit=st.sampled_from([YUAN, WAN]),
    category=st.sampled_from([None, *Category]),
    prefecture=st.sampled_from(["", "兴安盟", "张家口市"]),
)
STILL_TOLD = {
    "USCC_CHECKSUM",
    "USCC_BAD_CHAR",
    "USCC_LENGTH",
    "USCC_CATEGORY_MISMATCH",
    "TEXT_FORMULA_LIKE",
    "NAME_SPACE_AMBIGUOUS",
}
"""What is kept although it is wrong or in doubt: as long as it stands there, it is told."""


@pytest.mark.parametrize("kind", KINDS)
@given(cell=CELLS, context=CONTEXTS)
def test_any_cell_gets_an_answer(kind: str, cell: Cell, context: Context) -> None:
    value = clean(kind, cell, context)
    assert len(set(value.issues)) == len(value.issues)
    assert (value.typed is None) == (value.shown == "") or kind == "list"


@pytest.mark.parametrize("kind", KINDS)
@given(cell=CELLS, context=CONTEXTS)
def test_what_is_clean_is_left_alone(kind: str, cell: Cell, context: Context) -> None:
    """A value as JSON shows it, written into the cell, is the same value; an amount is shown in yuan whatever its column said.

    Only what was kept in spite of a fault or a doubt is told again, and an emptied cell is like any other empty cell.
    """
    once = clean(kind, cell, context)
    again = clean(kind, once.shown, replace(context, unit=YUAN))
    if once.shown == "":
        assert again == clean(kind, None, context)
        return
    assert (again.shown, type(again.shown), again.typed) == (once.shown, type(once.shown), once.typed)
    assert again.issues == tuple(code for code in once.issues if code in STILL_TOLD)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stroke", ["/", "-", "—", " — ", "／", None])
def test_a_stroke_is_put_where_nothing_is_filled_in(kind: str, stroke: str | None) -> None:
    if kind not in {"text", "free", "list"}:
        assert clean(kind, stroke, Context(2018)) == clean(kind, "", Context(2018))
        assert clean(kind, stroke, Context(2018)).typed is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_full_of_anything_is_answered_at_once(kind: str) -> None:
    """No spelling makes a pattern try and try again, whoever wrote it."""
    for sign in ("(", "1", "11点", "万", "代码", " ", "张 ", "1,", "A\n", "13800000001、", "约", "是"):
        started = process_time()
        clean(kind, sign * (32_767 // len(sign)), Context(2018))
        clean(kind, f"张{sign * (32_767 // len(sign))}x", Context(2018))
        assert process_time() - started < 2, sign


def test_an_unknown_type_is_a_fault_of_the_table() -> None:
    with pytest.raises(KeyError):
        clean("colour", "red", Context(2018))
    with pytest.raises(KeyError):
        clean("enum:colour", "red", Context(2018))


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("money", True, Value("", None, ("AMOUNT_UNSTATED",), "True")),
        ("int", "73户/200人", Value("", None, ("ENUM_UNKNOWN",), "73户/200人")),
        ("int", "约73", Value(73, 73, ("AMOUNT_APPROX",))),
        ("int", "1,200", Value(1200, 1200, ("AMOUNT_FORMAT",))),
        ("int", "73人", Value(73, 73)),
        ("time", 0.99999, Value("23:59", "23:59", ("DATE_SERIAL",))),
        ("date", date(3018, 7, 19), Value("", None, ("DATE_INVALID",), "3018-07-19")),
        ("date", time(9, 5), Value("", None, ("DATE_INVALID",), "09:05:00")),
        ("datetime", datetime(2018, 7, 19, 10, 29, 59, 999_999), Value("2018-07-19 10:30:00", datetime(2018, 7, 19, 10, 30))),  # noqa: DTZ001
        ("id", "ａ-01", Value("A01", "A01", ("WIDTH_NORMALISED",))),
        ("gb2260", 130722, Value("130722", "130722")),
        (
            "docno",
            "京社扶意[2018]A03-0042-K号",
            Value("京社扶意〔2018〕A03-0042-K号", "京社扶意〔2018〕A03-0042-K号", ("WIDTH_NORMALISED",)),
        ),
        ("name", "=张伟", Value("=张伟", "=张伟", ("TEXT_FORMULA_LIKE",))),
        ("list", "联络协调、咨询服务", Value("联络协调、咨询服务", ["联络协调", "咨询服务"])),
        ("passed", False, Value(False, "未提交")),
        ("area", "城关区", Value("城关区", "城关区")),
        ("phone", "13800000001张三", Value("13800000001", "13800000001", ("PHONE_FORMAT",), "张三")),
    ],
)
def test_cells_worth_a_look(kind: str, cell: Cell, value: Value) -> None:
    assert clean(kind, cell, Context(2018)) == value
