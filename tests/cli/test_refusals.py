"""Every refusal is one sentence in either language, with its name for scripts, exit code 1, and nothing changed."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from fairdesk.base import errors
from fairdesk.base.i18n import LANGUAGES, in_language
from fairdesk.models import whole
from fairdesk.models.journal import MATTER
from fairdesk.services.desk import Desk
from fairdesk.store.unit_of_work import Look
from tests.commands import Said, ask, fairdesk
from tests.factory import PASSPHRASE
from tests.halls import Hall, negotiate, settled

Words = Sequence[object]


def sentence(refusal: str, language: str) -> re.Pattern[str]:
    """What the refusal says in this language, its places free."""
    text = re.escape(in_language(language, getattr(errors, refusal).sentence))
    return re.compile(re.sub(r"\\\{\w+\\\}", ".+", text).replace(r"\{\{", r"\{").replace(r"\}\}", r"\}"))


def prints(folder: Path) -> dict[str, str]:
    """The fingerprint of every file in the folder."""
    return {
        str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.rglob("*") if one.is_file()
    }


def _rows(look: Look) -> dict[str, list[tuple[Any, ...]]]:
    tables = [one for one in whole().metadata.sorted_tables if one is not MATTER]
    return {table.name: sorted((tuple(row) for row in look.session.execute(select(table))), key=repr) for table in tables}


def held_by(desk: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a desk file, but for the note that a bundle was refused, which a refusal leaves."""
    with Desk.open(str(desk), PASSPHRASE) as opened:
        return opened.look(_rows)


def judge(said: Said, refusal: str, language: str) -> None:
    """The command said no in one sentence of this language."""
    lines = said.err.strip().splitlines()
    assert said.code == 1, said
    assert len(lines) == 1, said
    assert sentence(refusal, language).fullmatch(lines[0]), (refusal, lines)


def refuses(words: Words, refusal: str, call: Callable[..., Said] = fairdesk) -> None:
    """The command says no in both languages, and tells a script which no it was."""
    for language in LANGUAGES:
        judge(call("--lang", language, *words), refusal, language)
    said = call("--lang", "en", *words, "--json")
    judge(said, refusal, "en")
    assert said.data == {"refused": refusal, "message": said.err.strip()}


@dataclass(frozen=True)
class Case:
    """A command that must be refused; `{hall}` is the folder of the small fair, `{talk}` its negotiation."""

    refusal: str
    words: str
    files: tuple[tuple[str, bytes], ...] = ()

    def __str__(self) -> str:
        return f"{self.refusal}-{self.words.split()[0]}"


NEGOTIATE = "negotiate {hall}/S02.fairdesk --organisation ORG001 --area A001"
LETTER = "letter {hall}/bureau.fairdesk {fresh} --out {hall}/no.pdf"
FAIR_FILE = b'{"fair_id": "X", "name": "X", "date": "2018-07-19", %s}'
BLANK_BMP = b"BM" + bytes(8) + b"\x36\0\0\0\x28\0\0\0\x08\0\0\0\x08\0\0\0\x01\0\x18\0" + bytes(24) + b"\xff" * 192
"""A white picture of eight by eight dots."""
CASES = (
    Case("DeskMissing", "stats {hall}/nowhere.fairdesk"),
    Case("DeskMissing", "merge {hall}/nowhere.fairdesk {hall}/bundle.xlsx"),
    Case("DeskDamaged", "stats {hall}/junk.fairdesk", (("junk.fairdesk", b"junk" * 5000),)),
    Case("DeskEmpty", "stats {hall}/none.fairdesk", (("none.fairdesk", b""),)),
    Case("BackupCut", "restore {hall}/none.fairdesk --to {hall}/no.fairdesk", (("none.fairdesk", b""),)),
    Case("DeskExists", "new {hall}/bureau.fairdesk --fair {hall}/fair.json"),
    Case("DeskExists", "enrol {hall}/S02.fairdesk --kit {hall}/kit-A03.xlsx"),
    Case("FileMissing", "new {hall}/no.fairdesk --fair {hall}/nowhere.json"),
    Case("FairFileUnusable", "new {hall}/no.fairdesk --fair {hall}/bad.json", (("bad.json", b"{"),)),
    Case("FairFileUnusable", "new {hall}/no.fairdesk --fair {hall}/bad.json", (("bad.json", b'{"fair_id": "X"}'),)),
    Case(
        "FairFileUnusable", "new {hall}/no.fairdesk --fair {hall}/bad.json", (("bad.json", FAIR_FILE % b'"last_date": "soon"'),)
    ),
    Case("FairFileUnusable", "new {hall}/no.fairdesk --fair {hall}/bad.json", (("bad.json", FAIR_FILE % b'"hosts": 7'),)),
    Case("FairFileUnusable", "new {hall}/no.fairdesk --fair {hall}/bad.json", (("bad.json", FAIR_FILE % b'"numbers": []'),)),
    Case("FairFileUnusable", "new {hall}/no.fairdesk --fair {hall}/bad.json", (("bad.json", FAIR_FILE % b'"venue": "\\u0000"'),)),
    Case("FileMissing", "stats {hall}/bureau.fairdesk --passphrase-file {hall}/nowhere"),
    Case("BadgeUnknown", "arrive {hall}/bureau.fairdesk X999"),
    Case("BadgeUnreadable", "arrive {hall}/bureau.fairdesk FD1P"),
    Case("NotFound", "badges {hall}/bureau.fairdesk X999 --out {hall}/no.pdf"),
    Case("NoSuchChoice", "badges {hall}/bureau.fairdesk --filter colour=red --out {hall}/no.pdf"),
    Case("NobodyToPrint", "badges {hall}/bureau.fairdesk --filter category=nobody --out {hall}/no.pdf"),
    Case("NotFound", NEGOTIATE.replace("ORG001", "ORG999")),
    Case("NotFound", NEGOTIATE.replace("A001", "A999")),
    Case("NotFound", NEGOTIATE + " --outcome perhaps"),
    Case("NotFound", NEGOTIATE + " --table X99"),
    Case("NotFound", LETTER.replace("{fresh}", "N999")),
    Case("AmountUnreadable", LETTER + " --cash sixty"),
    Case("AmountUnreadable", LETTER + " --cash 1e3"),
    Case("AmountNegative", LETTER + " --cash -1"),
    Case("AmountTooFine", LETTER + " --cash 1.005"),
    Case("AmountTooLarge", LETTER + " --cash 99999999999999999"),
    Case("FormIncomplete", LETTER + " --cash 1 --goods blankets"),
    Case("FormIncomplete", LETTER + " --cash 0"),
    Case("NotFound", LETTER + " --cash 1 --trustee ORG999"),
    Case("TrusteeIsGiver", LETTER + " --cash 1 --trustee ORG001"),
    Case("LetterExists", "letter {hall}/A03.fairdesk {talk} --cash 1 --out {hall}/no.pdf"),
    Case("NoSuchChoice", "document {hall}/A03.fairdesk no_such_kind X --out {hall}/no.pdf"),
    Case("NotFound", "document {hall}/A03.fairdesk letter_of_intent X --out {hall}/no.pdf"),
    Case("FileMissing", "verify {hall}/nowhere.pdf --trust {hall}/fair.trust"),
    Case("BadgeOnly", "verify {hall}/badge.pdf --trust {hall}/fair.trust"),
    Case("NotAPaper", "verify {hall}/junk.pdf --trust {hall}/fair.trust", (("junk.pdf", b"%PDF-1.7 junk"),)),
    Case("FileUnreadable", "verify {hall}/fair.json --trust {hall}/fair.trust"),
    Case("FileUnreadable", "verify {hall} --trust {hall}/fair.trust"),
    Case("FileUnreadable", "verify {hall}/a.gif --trust {hall}/fair.trust", (("a.gif", b"GIF89a" + bytes(20)),)),
    Case("CodeMissing", "verify {hall}/kit.bmp --trust {hall}/fair.trust", (("kit.bmp", BLANK_BMP),)),
    Case("FileMissing", "verify {hall}/letter.pdf --trust {hall}/nowhere.trust"),
    Case("NotATrustFile", "verify {hall}/letter.pdf --trust {hall}/fair.json"),
    Case("NotFound", "kit {hall}/bureau.fairdesk --booth X99 --out {hall}/no.xlsx"),
    Case("NotAllowedHere", "kit {hall}/A03.fairdesk --booth S02 --out {hall}/no.xlsx"),
    Case("NotAllowedHere", "export {hall}/bureau.fairdesk --out {hall}/no.xlsx"),
    Case("NotAllowedHere", "merge {hall}/A03.fairdesk {hall}/bundle.xlsx --receipts {hall}/no"),
    Case("NotFound", "export {hall}/A03.fairdesk --out {hall}/no.xlsx --also X99"),
    Case("NotAllowedHere", "trust {hall}/A03.fairdesk --out {hall}/no.trust"),
    Case("FileMissing", "enrol {hall}/no.fairdesk --kit {hall}/nowhere.xlsx"),
    Case("NotABundle", "enrol {hall}/no.fairdesk --kit {hall}/junk.xlsx", (("junk.xlsx", b"PK junk"),)),
    Case("OtherKindOfBundle", "enrol {hall}/no.fairdesk --kit {hall}/bundle.xlsx"),
    Case("FileMissing", "acknowledge {hall}/A03.fairdesk {hall}/nowhere.xlsx"),
    Case("OtherKindOfBundle", "acknowledge {hall}/A03.fairdesk {hall}/bundle.xlsx"),
    Case("NotFound", "resolve {hall}/bureau.fairdesk nothing --take nothing"),
    Case("NoSuchChoice", "letters {hall}/bureau.fairdesk nobody --out {hall}/no"),
    Case("NoSuchChoice", "document {hall}/bureau.fairdesk ledger A7 --out {hall}/no.pdf"),
    Case("NoSuchChoice", "document {hall}/bureau.fairdesk booth_sign A03@A9 --out {hall}/no.pdf"),
    Case("NoSuchChoice", "document {hall}/bureau.fairdesk statistics nothing --out {hall}/no.pdf"),
    Case("NoSuchChoice", "report {hall}/bureau.fairdesk no_such_report --out {hall}/no.pdf"),
    Case("ValueOutOfRange", "report {hall}/bureau.fairdesk overview --out {hall}/no.docx"),
    Case("FileMissing", "restore {hall}/nowhere.fairdesk --to {hall}/no.fairdesk"),
    Case("DeskExists", "restore {hall}/bureau.fairdesk --to {hall}/A03.fairdesk"),
    Case("DeskExists", "takeover {hall}/bureau.fairdesk --to {hall}/A03.fairdesk"),
    Case("FileMissing", "takeover {hall}/nowhere --to {hall}/no.fairdesk"),
    Case("NoSnapshot", "takeover {hall} --to {hall}/no.fairdesk"),
    Case("BackupCut", "takeover {hall}/junk.fairdesk --to {hall}/no.fairdesk", (("junk.fairdesk", b"junk" * 5000),)),
    Case("FileMissing", "restore {hall}/bureau.fairdesk --to {hall}/no.fairdesk --recovery-key {hall}/nowhere"),
    Case("FileUnreadable", "restore {hall}/bureau.fairdesk --to {hall}/no.fairdesk --recovery-key {hall}/fair.json"),
    Case("BackupCut", "restore {hall}/junk.fairdesk --to {hall}/no.fairdesk", (("junk.fairdesk", b"junk" * 5000),)),
    Case("NothingToUndo", "undo {hall}/bureau.fairdesk no-such-act"),
    Case("DeskUnreachable", "stats postgresql+psycopg://nobody:x@127.0.0.1:1/none"),
    Case("CannotWrite", "report {hall}/bureau.fairdesk overview --out {hall}/nowhere/no.pdf"),
    Case("CannotWrite", "badges {hall}/bureau.fairdesk --all --out {hall}"),
    Case("CannotWrite", "kit {hall}/bureau.fairdesk --booth S02 --out {hall}/nowhere/no.xlsx"),
    Case("CannotWrite", "letter {hall}/bureau.fairdesk {fresh} --cash 1 --out {hall}/nowhere/no.pdf"),
    Case("CannotWrite", "merge {hall}/bureau.fairdesk {hall}/bundle.xlsx --receipts {hall}/fair.json"),
    Case("NotFound", "journal {hall}/bureau.fairdesk --record X999"),
    Case("CannotWrite", "backup {hall}/bureau.fairdesk --to {hall}/fair.json"),
    Case("CannotWrite", "new {hall}/fair.json/no.fairdesk --fair {hall}/fair.json"),
)


@dataclass(frozen=True)
class Still:
    """A hall nothing may change: a badge lies in it, and at the bureau a negotiation has no letter yet."""

    hall: Hall
    fresh: str
    desks: dict[str, dict[str, list[tuple[Any, ...]]]]

    def changed_since(self, before: dict[str, str]) -> set[str]:
        """Files that are new, gone or different; a desk only where a row of it is: opening one writes to its first page."""
        after = prints(self.hall.folder)
        names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        return {name for name in names if name not in self.desks or held_by(self.hall.path(name)) != self.desks[name]}


@pytest.fixture(scope="module")
def still(made_hall: Hall, tmp_path_factory: pytest.TempPathFactory) -> Still:
    """The hall of the refusals."""
    folder = tmp_path_factory.mktemp("still") / "hall"
    shutil.copytree(made_hall.folder, folder)
    hall = settled(replace(made_hall, folder=folder))
    ask("badges", hall.bureau, "S001", "--layout", "single", "--out", folder / "badge.pdf")
    fresh = negotiate(hall.bureau)
    return Still(hall, fresh, {desk.name: held_by(desk) for desk in (hall.bureau, hall.booth, hall.other)})


@pytest.mark.parametrize(
    "words",
    [
        "badges {hall}/bureau.fairdesk --out {hall}/no.pdf",
        "badges {hall}/bureau.fairdesk S001 --all --out {hall}/no.pdf",
        "badges {hall}/bureau.fairdesk --filter red --out {hall}/no.pdf",
        "document {hall}/A03.fairdesk",
        "report {hall}/bureau.fairdesk",
        "verify --trust {hall}/fair.trust",
        "verify {hall}/letter.pdf --text FD1: --trust {hall}/fair.trust",
        "import {hall}/bureau.fairdesk {hall}/fair.json --fix-list {hall}/fix.csv",
    ],
)
def test_a_call_that_cannot_be_meant_is_wrong_usage(still: Still, words: str) -> None:
    before = prints(still.hall.folder)
    said = fairdesk(*(word.format(hall=still.hall.folder) for word in words.split()))
    assert (said.code, said.out) == (2, "")
    assert len(said.err.strip().splitlines()) == 1
    assert still.changed_since(before) == set()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_refused_in_one_sentence_and_nothing_changes(still: Still, case: Case) -> None:
    hall = still.hall
    for name, content in case.files:
        hall.path(name).write_bytes(content)
    before = prints(hall.folder)
    words = [word.format(hall=hall.folder, talk=hall.talk, fresh=still.fresh) for word in case.words.split()]
    refuses(words, case.refusal)
    assert still.changed_since(before) == set()
    for name, _content in case.files:
        hall.path(name).unlink()


def test_a_change_would_be_seen(still: Still, tmp_path: Path) -> None:
    folder = tmp_path / "hall"
    shutil.copytree(still.hall.folder, folder)
    copy = replace(still, hall=replace(still.hall, folder=folder))
    before = prints(folder)
    assert copy.changed_since(before) == set()
    ask("arrive", copy.hall.bureau, "Z001")
    (folder / "new").touch()
    assert copy.changed_since(before) == {"bureau.fairdesk", "new"}
