"""A page for those who build pages: every widget of the window, in one look, to be seen before it is used.

`python -m tests.gallery FOLDER` draws it into FOLDER, light and dark.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from fairdesk.ui.table_model import Column, RowsModel
from fairdesk.ui.theme import steps, theme
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.bar_chart import Bar, BarChart
from fairdesk.ui.widgets.big_choice import BigChoice, Choice
from fairdesk.ui.widgets.buttons import Button, IconButton
from fairdesk.ui.widgets.check_box import CheckBox
from fairdesk.ui.widgets.date_field import DateField
from fairdesk.ui.widgets.empty_state import EmptyState
from fairdesk.ui.widgets.figure import Figure
from fairdesk.ui.widgets.figure_row import FigureRow
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.halves import Halves
from fairdesk.ui.widgets.life_line import LifeLine
from fairdesk.ui.widgets.money_field import MoneyField
from fairdesk.ui.widgets.notice_card import SIGNS, NoticeCard
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.rows_table import RowsTable
from fairdesk.ui.widgets.search_field import SearchField
from fairdesk.ui.widgets.side_panel import Facts, SidePanel
from fairdesk.ui.widgets.tick_list import Tick, TickList
from fairdesk.ui.widgets.two_pane import TwoPane
from fairdesk.ui.widgets.wait_strip import WaitStrip
from fairdesk.ui.widgets.words import Words

SIZE = (steps(340), steps(326))


@dataclass(frozen=True, slots=True)
class Thing:
    """A row of the sample table."""

    id: str
    name: str
    place: str
    amount: int


COLUMNS = (
    Column("Name", lambda one: str(one.name), wide=True),
    Column("Place", lambda one: str(one.place), width=35, icon=lambda one: "map-pin" if one.amount > 2 else ""),
    Column("Amount", lambda one: f"{one.amount:,}", sort=lambda one: one.amount, width=24, right=True),
)


class Gallery(QWidget):
    """Every widget, once."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_stack")
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(6), steps(5), steps(6), steps(5))
        column.setSpacing(steps(4))
        column.addWidget(_head())
        column.addWidget(_figures())
        column.addWidget(_halves())
        line = LifeLine()
        line.set_steps(("起草", "打印", "甲方签", "乙方签", "扫描归档", "已汇总", "已落实"), 3)
        column.addWidget(line)
        column.addWidget(TwoPane(_form(), _side()), 1)
        column.addLayout(_notices())
        wait = WaitStrip()
        wait.set_words("正在制作胸牌 …", "12 秒", "取消")
        wait.set_step(40, 100)
        wait.show()
        column.addWidget(wait)


def _head() -> PageHead:
    head = PageHead()
    head.set_words("洽谈", "两方坐下来以后的一切都记在这里；记录自动保存。")
    search = SearchField()
    search.set_words("在本页查找")
    head.add_widget(search)
    for words, icon, kind in (("打印", "printer", "plain"), ("作废", "trash-2", "danger"), ("新洽谈", "plus", "main")):
        head.add_button(icon, kind).set_words(words)
    return head


def _figures() -> FigureRow:
    samples = (
        ("已到", "1,204", "应到 1,377", "text"),
        ("洽谈", "318", "今日 42", "text"),
        ("意向书", "96", "3 份待签", "amber"),
        ("意向金额（万元）", "4,820.5", "", "text"),
    )
    figures = [Figure() for _sample in samples]
    for figure, sample in zip(figures, samples, strict=True):
        figure.set_words(*sample)
    return FigureRow(figures)


def _halves() -> Halves:
    halves = Halves()
    for half, title, tone in ((halves.left, "待办事项", "amber"), (halves.right, "最近签到", "green")):
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.addWidget(Words(title, step="field", bold=True, wraps=False))
        column.addWidget(Badge("3 项", tone))
        half.addWidget(card)
    return halves


def _form() -> QWidget:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(steps(3))
    grid = QGridLayout()
    grid.setHorizontalSpacing(steps(4))
    grid.setVerticalSpacing(steps(3))
    name = FormField(QLineEdit("北京市朝阳区社会组织联合会"))
    name.set_words("社会组织", "名称、简称或编号")
    money = FormField(MoneyField())
    money.set_words("现金（元）")
    money.set_error("这不是一个金额。请只写数字，例如 200,000。")
    day = FormField(DateField(date(2020, 11, 7)))
    day.set_words("下一步日期")
    minutes = FormField(QPlainTextEdit("对方希望先试销两千斤。"))
    minutes.set_words("纪要")
    grid.addWidget(name, 0, 0, 1, 2)
    grid.addWidget(money, 1, 0)
    grid.addWidget(day, 1, 1)
    grid.addWidget(minutes, 2, 0, 1, 2)
    for at, ticked in enumerate((False, True)):
        box = CheckBox()
        box.setText("双方同意转交联系方式")
        box.setChecked(ticked)
        grid.addWidget(box, 3, at)
    column.addLayout(grid)
    choice = BigChoice()
    words = ("达成意向", "继续商谈", "已留联系", "无结果", "未到")
    icons = ("handshake", "refresh-cw", "phone", "x", "clock")
    choice.set_choices([Choice(word, word, icon) for word, icon in zip(words, icons, strict=True)])
    choice.set_choice("达成意向")
    column.addWidget(choice)
    table = RowsTable(RowsModel(COLUMNS, lambda one: str(one.id)))
    table.rows.show_rows([Thing(str(at), f"第 {at} 号单位", "张北县", at * 1200) for at in range(1, 200)])
    table.choose("2")
    column.addWidget(table, 1)
    return pane


def _side() -> SidePanel:
    panel = SidePanel()
    panel.set_words("单砺舟", "北京木铎返乡创业联盟 · 副秘书长")
    for tone, word in (("green", "已签到"), ("amber", "待签字"), ("red", "已作废"), ("accent", "进行中"), ("grey", "未到")):
        panel.add_mark(Badge(word, tone))
    facts = Facts()
    facts.set_facts((("胸牌", "Z001"), ("电话", "138****1234"), ("类别", "社会组织代表"), ("展位", "A03")))
    about = panel.add_section()
    about.set_title("资料")
    about.body.addWidget(facts)
    bars = BarChart()
    bars.set_bars(
        [Bar("a", "河北", 42, 60, "42 / 60"), Bar("b", "内蒙古", 30, 30, "30 / 30"), Bar("c", "湖北", 3, 40, "3 / 40")], "到会"
    )
    chart = panel.add_section()
    chart.set_title("到会")
    chart.body.addWidget(bars)
    ticks = TickList()
    ticks.set_ticks((Tick("a", "双方名称", True), Tick("b", "金额", True), Tick("c", "受托单位未填", False)))
    missing = panel.add_section()
    missing.set_title("还缺什么")
    missing.body.addWidget(ticks)
    empty = EmptyState("inbox")
    empty.set_words("还没有意向书", "洽谈达成意向后，这里会出现待打印的文书。", "去洽谈")
    panel.add_section().body.addWidget(empty)
    edit = Button("plain", "pencil")
    edit.set_words("修改")
    panel.feet.addWidget(edit)
    panel.feet.addStretch(1)
    more = IconButton("ellipsis")
    more.set_words("更多")
    panel.feet.addWidget(more)
    return panel


def _notices() -> QHBoxLayout:
    row = QHBoxLayout()
    for kind in SIGNS:
        row.addWidget(NoticeCard(kind, "罗嘉骁已签到（S001）。", 60_000, "关闭", "撤销", lambda: None))
    return row


def draw(folder: Path) -> list[Path]:
    """The gallery lies in the folder as one picture a look."""
    drawn = []
    for look in ("light", "dark"):
        theme.use(look, 1.0)
        gallery = Gallery()
        gallery.resize(*SIZE)
        drawn.append(folder / f"gallery-{look}.png")
        gallery.grab().save(str(drawn[-1]))
        gallery.deleteLater()
    return drawn


if __name__ == "__main__":
    from fairdesk.ui.application import start_application

    start_application()
    draw(Path(sys.argv[1]))
