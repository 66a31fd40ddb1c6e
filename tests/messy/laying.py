"""Laying a table out on a page: titles, head, records with all that stands between them, sums, notes; and the answer."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from tests.messy.heading import Heading, heading
from tests.messy.kinds import BY_ENTITY
from tests.messy.layouts import Layout
from tests.messy.page import Page, Raw, letter
from tests.messy.records import Entry, amount, records
from tests.messy.ways import WAN, Scene

_SECTIONS = ("一、第一批", "二、第二批（补报）", "（三）第三批", "第四部分 追加")
_SUMS = ("小计", "本页小计", "第一组小计", "小  计")


class Laying:
    """One page while it is laid out."""

    def __init__(self, layout: Layout, rng: Random, name: str, start: int) -> None:
        self.layout, self.rng, self.kind = layout, rng, BY_ENTITY[layout.kind]
        self.page = Page(name)
        self.skipped: list[tuple[int, str]] = []
        self.records: list[dict[str, Any]] = []
        self.rows_of: list[int] = []
        self.heading: Heading = heading(self.kind, layout, rng)
        keys = frozenset(self.heading.keys)
        self.scene = replace(_scene(layout), keys=keys)
        self.runs = records(self.kind, layout, self.heading.keys, self.scene, rng, start)

    def laid(self) -> Page:
        """The page with its answer."""
        self._titles()
        heads = self.heading.write(self.page)
        self._body()
        self._notes()
        at = {key: letter(place) for place, key in enumerate(self.heading.keys, start=1)}
        money = {"cash_yuan", "in_kind_yuan"} & at.keys()
        self.page.answer = {
            "sheet": self.page.name,
            "entity": self.kind.entity,
            "header_rows": heads,
            "data_first_row": heads[-1] + 1,
            "columns": {key: place for key, place in at.items() if not key.startswith(" ")},
            "amount_unit": self.layout.unit.rstrip("*") if money else None,
            "skipped_rows": [{"row": row, "reason": reason} for row, reason in self.skipped],
            "records": self.records,
            "not_collected": sorted(place for key, place in at.items() if key in {" id", " home", " car", " phone"}),
        }
        return self.page

    def _row(self, *cells: Raw, reason: str = "", across: bool = False) -> int:
        """A row that is no record: its cells from the first column on, the first of them over the whole width if wanted."""
        width = len(self.heading.keys)
        plain = [cell if self.scene.typed or cell is None else str(cell) for cell in cells]
        self.page.rows.append([*plain, *[None] * (width - len(cells))][:width])
        row = len(self.page.rows)
        if across:
            self.page.merge(row, 1, row, width)
        self.skipped.append((row, reason))
        return row

    def _titles(self) -> None:
        layout, across = self.layout, self.rng.random() < 0.7
        stated = f"单位：{layout.unit.rstrip('*')}" if layout.unit.endswith("*") else "单位：个"
        if layout.titles > 1:
            self._row(f"附件{self.rng.randrange(1, 9)}", reason="title", across=across)
        if layout.titles:
            self._row(f"2018年京外协作{self.kind.title}表", reason="title", across=across)
        if layout.titles > 2:
            line = ("填报单位：某区民政局（盖章）", None, "填报日期：2018年7月6日", None, stated)
            if layout.split:
                self._row(*line, reason="title")
            else:
                self._row("    ".join(word for word in line if word), reason="title", across=across)

    def _body(self) -> None:
        layout, breaks = self.layout, self._breaks()
        if layout.sums == "first":
            self._sum("合计", [entry for run in self.runs for entry in run])
        if layout.sections:
            self._row(_SECTIONS[0], reason="section heading", across=self._merges())
        since = 0
        for number, run in enumerate(self.runs):
            for what in breaks.get(number, ()):
                if what == "sum":
                    self._sum(self.rng.choice(_SUMS), [entry for one in self.runs[since:number] for entry in one])
                    since = number
                else:
                    self._between(what)
            self._run(run)
        if layout.sums in {"last", "groups"}:
            self._sum(self.rng.choice(("合计", "总计", "合  计", "共计")), [entry for run in self.runs for entry in run])

    def _breaks(self) -> dict[int, list[str]]:
        """What stands before which run; never before the first."""
        layout = self.layout
        wanted = ["sum"] * (2 if layout.sums == "groups" else 0) + ["section"] * (2 if layout.sections else 0)
        wanted += ["blank", "blank", "seems blank"] * layout.blanks + ([layout.continued] if layout.continued else [])
        places = self.rng.sample(range(1, len(self.runs)), min(len(wanted), len(self.runs) - 1))
        return {place: [what] for place, what in zip(sorted(places), self.rng.sample(wanted, len(wanted)), strict=False)}

    def _between(self, what: str) -> None:
        if what == "section":
            self._row(self.rng.choice(_SECTIONS[1:]), reason="section heading", across=self._merges())
        elif what == "blank":
            self._row(reason="blank row")
        elif what == "seems blank":
            self._row(" ", "\u3000", reason="blank row")
        else:
            self._row(self.rng.choice(("（接上表）", "（续表）", "续上页")), reason="continuation line", across=self._merges())
            if what == "heads":
                self.skipped += [(row, "repeated header") for row in self.heading.write(self.page)]

    def _merges(self) -> bool:
        return self.rng.random() < 0.6

    def _run(self, run: list[Entry]) -> None:
        top = len(self.page.rows) + 1
        for entry in run:
            self._record(entry)
        for place, key in enumerate(self.heading.keys, start=1):
            if key in run[-1].filled:
                self.page.merge(top, place, len(self.page.rows), place)

    def _record(self, entry: Entry) -> None:
        row = len(self.page.rows) + 1
        self.rows_of.append(row)
        self.page.rows.append([self._raw(key, entry, row) for key in self.heading.keys])
        if entry.struck:
            self.page.struck.add(row)
        issues = [(key, code) for key, cell in entry.cells.items() for code in cell.codes]
        issues += [(key, "MERGED_FILL") for key in entry.filled]
        issues += [("None", "ROW_STRUCK_OUT")] if entry.struck else []
        values = {key: cell.value for key, cell in entry.cells.items() if not key.startswith(" ")}
        record: dict[str, Any] = {"row": row, "values": values, "issues": sorted(issues)}
        if entry.repeats is not None:
            record["duplicate_of_row"] = self.rows_of[entry.repeats]
            record["issues"] = sorted([*issues, ("None", "ROW_NEAR_DUPLICATE" if entry.nearly else "ROW_DUPLICATE")])
        self.records.append(record)

    def _raw(self, key: str, entry: Entry, row: int) -> Raw:
        made: Raw = entry.cells[key].raw
        if key == " number":
            made = len(self.rows_of)
        if key == " sum":
            self._formula(row, "{cash}{row}+{kind}{row}")
            made = amount(entry)
        return made if self.scene.typed or made is None else str(made)

    def _formula(self, row: int, text: str) -> None:
        keys = self.heading.keys
        cash, kind, own = (letter(keys.index(key) + 1) for key in ("cash_yuan", "in_kind_yuan", " sum"))
        self.page.formulas[row, keys.index(" sum") + 1] = text.format(cash=cash, kind=kind, own=own, row=row, last=row - 1)

    def _sum(self, word: str, entries: list[Entry]) -> None:
        """A row that adds up what stands above or below it: a word, how many, how much."""
        second = 1 if self.layout.numbered and self.rng.random() < 0.5 else 0
        cells: list[Raw] = [None] * len(self.heading.keys)
        for place, key in enumerate(self.heading.keys):
            if key in {"cash_yuan", "in_kind_yuan", " sum"}:
                cells[place] = sum(amount(entry) for entry in entries)
        cells[second] = word
        wide = cells[second + 1] is None and self._merges()
        if cells[second + 1] is None and not wide:
            cells[second + 1] = len(entries)
        row = self._row(*cells, reason="subtotal")
        if wide:
            self.page.merge(row, second + 1, row, second + 2)
        if " sum" in self.heading.keys and second + 1 < self.heading.keys.index(" sum"):
            self._formula(row, "{cash}{row}+{kind}{row}")

    def _notes(self) -> None:
        if self.layout.notes == "merged":
            row = self._row("填表说明：1.一律填全称；2.金额保留两位小数；3.七月十日前报送。", reason="footnote")
            low = self._row(reason="footnote")
            self.page.merge(row, 1, low, len(self.heading.keys))
        elif self.layout.notes == "lines":
            for line in ("注：", "1.联系人须为经办本人。", "2.本表一式两份，加盖公章。"):
                self._row(line, reason="footnote")
        elif self.layout.notes == "signed":
            self._row("填表人：王某", None, "审核人：李某", "填报日期：2018.7.6", reason="footnote")


def _scene(layout: Layout) -> Scene:
    typed = layout.file in {"xlsx", "xlsm", "xls", "ods"}
    unit = WAN if layout.unit.startswith("万元") else 1
    return Scene(typed, layout.file == "html", unit, layout.since_1904, layout.file == "xls")


def beside(rng: Random) -> list[Page]:
    """Sheets that are no rosters: the week's meals, a plan of the floor, a hidden list of words, rules in sentences."""
    plan: list[list[Raw]] = [[f"{row}{at}\n某县" if at % 2 else None for at in range(8)] for row in "EFGH"]
    words: list[list[Raw]] = [["社会团体"], ["基金会"], ["是"], ["否"]]
    meals: list[list[Raw]] = [
        ["日期", "早餐", "午餐", "晚餐"],
        ["7月18日", "二层", "一层东厅", "自理"],
        ["7月19日", "二层", "盒饭", 320],
    ]
    rules: list[list[Raw]] = [["填报须知"], ["请逐项填写姓名、单位和手机，不要合并单元格。"], ["联系电话：66009911"]]
    pages = [Page("菜单", meals), Page("布展图", plan), Page("选项", words, hidden=True), Page("须知", rules)]
    for page in pages:
        page.answer = {"sheet": page.name, "entity": None}
    rng.shuffle(pages)
    return pages


def pages_of(layout: Layout, seed: int) -> list[Page]:
    """Every sheet of the file of this layout and seed."""
    rng = Random(f"{layout.name} {seed}")
    text = layout.file.startswith("csv") or layout.file == "html"
    names = [""] if text else ["Sheet1", "Sheet2"][: layout.pages]
    pages = [Laying(layout, rng, name, 30 * count).laid() for count, name in enumerate(names)]
    return pages + (beside(rng) if layout.beside else [])
