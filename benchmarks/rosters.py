"""A large roster: 10,000 organisations by 40 columns, read and cleaned, beside what the libraries need for the same file."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.rows import Row, median

TITLE = "A roster of 10,000 rows by 40 columns"
ROWS, COLUMNS, ROUNDS = 10_000, 40, 3
PER_CELL = 15e-6
TIMES_CALAMINE = 2.5
MOST_MIB = 512
HEADS = (
    *("序号", "社会组织名称", "简称", "统一社会信用代码", "类别", "登记管理机关", "登记级别", "业务主管单位"),
    *(
        "评估等级",
        "评估有效期至",
        "慈善组织",
        "公开募捐资格",
        "公益性捐赠税前扣除资格",
        "枢纽型社会组织",
        "支持型社会组织",
        "党组织形式",
    ),
    *("法定代表人", "联系人", "联系人职务", "手机", "座机", "邮箱", "住所", "成立日期"),
    *("主要领域", "理事会决议", "决议文号", "决议日期", "所属联合党委", "理事会是否通过", "备注", "身份证号"),
    *("家庭住址", "网址", "传真", "邮编", "开户行", "银行账号", "微信", "职工人数"),
)


def run() -> list[Row]:
    """The time of reading and cleaning against its budget, plain openpyxl beside it, and the memory of the child."""
    from fairdesk.base.progress import silent
    from fairdesk.workbook.roster.take import read_rosters

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名册.xlsx"
        make(path)
        calamine = timed(lambda: by_calamine(path))
        openpyxl = timed(lambda: by_openpyxl(path), rounds=1)
        ours = timed(lambda: read_rosters([path], silent(), fair_year=2018))
        found = read_rosters([path], silent(), fair_year=2018)[0].sheets[0]
        memory = child_memory()
    budget = TIMES_CALAMINE * calamine + PER_CELL * ROWS * COLUMNS
    whole = len(found.records) == ROWS and len(found.columns) + len(found.dropped) + 1 == COLUMNS
    return [
        Row("roster read and cleaned", f"{ours:.2f} s", f"{budget:.2f} s", whole and ours <= budget),
        Row("  calamine alone", f"{calamine:.2f} s", "-", True),
        Row("  openpyxl alone, read only", f"{openpyxl:.2f} s", "-", True),
        Row("  memory of the child", f"{memory:.0f} MiB", f"{MOST_MIB} MiB", memory <= MOST_MIB),
    ]


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of the seconds it takes."""
    taken = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def by_calamine(path: Path) -> int:
    """All cells as the fast library gives them."""
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def by_openpyxl(path: Path) -> int:
    """All cells as the usual library gives them."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    count = sum(1 for _row in sheet.iter_rows(values_only=True))
    book.close()
    return count


def child_memory() -> float:
    """The most memory any child of this process has had, in MiB; 0 where the platform does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    size = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return size / 2**20 if sys.platform == "darwin" else size / 2**10


def make(path: Path) -> None:
    """The roster lies at `path`, a third of it written as bureaus do."""
    from openpyxl import Workbook
    from stdnum.cn import uscc

    book = Workbook(write_only=True)
    sheet = book.create_sheet("名册")
    sheet.append(["某市社会组织名册"])
    sheet.append(list(HEADS))
    rng = Random(7)
    for at in range(ROWS):
        base = f"51110000MJ{at:07d}"
        sheet.append(_row(rng, at, base + uscc.calc_check_digit(base)))
    book.save(path)


def _row(rng: Random, at: int, code: str) -> list[object]:
    name = rng.choice("赵钱孙李周吴郑王冯陈") + rng.choice("伟芳娜敏静丽强磊军洋")
    phone: object = f"138 {at // 10_000:04d} {at % 10_000:04d}" if at % 3 else 13_800_000_000 + at
    named = [at + 1, f"第{at}号社会组织联合会", f"组织{at}", code.lower() if at % 7 == 0 else code]
    kind = [rng.choice(["社会团体", "社团"]), "某市民政局", "市级", "某局", rng.choice(["4A", "3A级", "未评估"]), "2020-01-01"]
    flags = [rng.choice(["是", "否", "√"]), "否", "是", "否", "否", "党支部"]
    people = [name, f"{name[0]} {name[1]}" if at % 5 == 0 else name, "秘书长", phone, f"010-8{at:07d}", f"a{at}@example.org"]
    place = [f"某路{at}号", date(2001, 1, 1) + timedelta(days=at % 5000), "教育扶贫", "已通过", f"决〔2018〕{at}号"]
    board = [f"2018.6.{at % 28 + 1}", "第一联合党委", "是", "无"]
    other = [110101199001010000 + at, f"某小区{at}", "http://x.example", "010-1", "100000", "某行", f"6222{at}", f"wx{at}", 12]
    return [*named, *kind, *flags, *people, *place, *board, *other]
