"""One kit on two laptops: the booth has one desk more, and no number is ever given twice."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl

from fairdesk.services.enrolment import USED_SHEET
from tests.commands import ask
from tests.halls import Hall, issue, negotiate


def test_two_laptops_of_one_kit_give_different_numbers_and_both_come_home(hall: Hall, tmp_path: Path) -> None:
    laptops = [tmp_path / "left.fairdesk", tmp_path / "right.fairdesk"]
    kit = tmp_path / "kit.xlsx"
    ask("kit", hall.bureau, "--booth", "S02", "--out", kit)
    for laptop in laptops:
        ask("enrol", laptop, "--kit", kit)
    assert [str(row[0]).split()[0] for row in openpyxl.load_workbook(kit)[USED_SHEET].iter_rows(2, values_only=True)] == [
        laptop.name for laptop in laptops
    ]
    numbers, bundles = set(), []
    for laptop in laptops:
        numbers.add(issue(laptop, negotiate(laptop), laptop.with_suffix(".pdf"))["number"])
        bundles.append(laptop.with_suffix(".xlsx"))
        ask("export", laptop, "--out", bundles[-1])
        assert ask("verify", laptop.with_suffix(".pdf"), "--trust", hall.bureau)["valid"]
    assert len(numbers) == 2
    report = ask("merge", hall.bureau, *bundles, "--receipts", tmp_path / "receipts")
    assert [one["status"] for one in report["bundles"]] == ["merged", "merged"]
    assert len(report["receipts"]) == 2
    for laptop, receipt in zip(laptops, report["receipts"], strict=True):
        ask("acknowledge", laptop, receipt)
        assert ask("digest", laptop)["digest"] == report["digest"]
    assert ask("check", hall.bureau)["clean"]


def test_a_kit_on_a_stick_that_cannot_be_written_still_makes_its_desk(hall: Hall, tmp_path: Path) -> None:
    kit = tmp_path / "kit.xlsx"
    ask("kit", hall.bureau, "--booth", "S02", "--out", kit)
    before = kit.read_bytes()
    kit.with_name(f".{kit.name}.{os.getpid()}.part").mkdir()
    assert ask("enrol", tmp_path / "one.fairdesk", "--kit", kit)["booth"] == "S02"
    assert kit.read_bytes() == before
