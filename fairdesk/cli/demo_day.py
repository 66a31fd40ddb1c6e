"""The demo day: every step is a real command of this program, with real files in between."""

from __future__ import annotations

import csv
import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

import click

from fairdesk.base.assets import asset
from fairdesk.base.clock import HALL
from fairdesk.base.errors import DemoStepFailed
from fairdesk.base.i18n import N_, _
from fairdesk.cli.console import Console

BUREAU = "bureau.fairdesk"
SUMMARY = "day.json"
"""Written when the day is over: a folder without it holds no whole day."""
PASSPHRASE = "fairdesk-demo"  # noqa: S105 - the demo fair is invented, and its pass-phrase is printed for everybody
BOOTHS = ("A03", "S02")
PLAYED = frozenset({"signins", "negotiations", "letters_of_intent", "follow_up"})
"""What the rosters of the demo fair say about the day itself: it is played, not imported."""
LETTERS_OF_DAY = 40


@dataclass(slots=True)
class Made:
    """One step of the day: what it made, how many, how long it took, where to look."""

    step: str
    what: str
    seconds: float
    look: str = ""


@dataclass(slots=True)
class Day:
    """Plays the day in a folder and remembers what it made."""

    folder: Path
    as_json: bool = False
    quiet: bool = False
    made: list[Made] = field(default_factory=list)
    console: Console = field(default_factory=lambda: Console(quiet=True))
    numbers: dict[str, str] = field(default_factory=dict)
    proof: dict[str, Any] = field(default_factory=dict)

    # ---- calling commands ----------------------------------------------------------------------------------------------

    def path(self, *parts: str) -> str:
        """A place in the folder."""
        place = self.folder.joinpath(*parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        return str(place)

    def call(self, *words: str, expect: Sequence[int] = (0,)) -> Any:
        """The command is done; answers with what it answered. A code that was not expected stops the day."""
        from fairdesk.cli.program import call

        self.console.answers.clear()
        code = call(self.console, words)
        if code not in expect:
            raise DemoStepFailed(step=" ".join(words[:2]), detail=code)
        return self.console.answers[-1] if self.console.answers else None

    @contextmanager
    def step(self, name: str, look: str = "") -> Iterator[Callable[[str], None]]:
        """Times a step; the block says what it made."""
        started = time.perf_counter()
        told: list[str] = []
        if not self.quiet and not self.as_json:
            click.echo(f"{_(name)} …", err=True)
        yield told.append
        self.made.append(Made(_(name), "; ".join(told), time.perf_counter() - started, look))

    def at(self, clock: str) -> None:
        """The played day's clock stands at this time (`HH:MM`) of the fair's day in the hall."""
        hour, minute = clock.split(":")[:2]
        day = date.fromisoformat(json.loads(asset("demo", "fair.json").read_text(encoding="utf-8"))["date"])
        self.console.moment = datetime.combine(day, time_of_day(int(hour), int(minute)), HALL)

    # ---- the day -------------------------------------------------------------------------------------------------------

    def play(self) -> None:
        """The whole day, from the bureau's empty desk to the receipts in the booths' hands."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.open_fair()
        self.enrol_booths()
        self.arrivals()
        self.negotiations()
        self.letters()
        self.verify()
        self.hand_back()
        self.reports()
        self.checks()
        self.console.close()
        told = json.dumps(self.summary(), ensure_ascii=False, indent=1)
        Path(self.path(SUMMARY)).write_text(told, encoding="utf-8")

    def open_fair(self) -> None:
        """The bureau's desk is made and the rosters are in."""
        self.at("06:30")
        with self.step(N_("Make the bureau's desk"), BUREAU) as told:
            fair = self.call("new", self.path(BUREAU), "--fair", str(asset("demo", "fair.json")))
            Path(self.path("recovery-key.txt")).write_text(fair["recovery_key"] + "\n", encoding="utf-8")
            told(fair["fair"])
        with self.step(N_("Import the rosters")) as told:
            files = [str(one) for one in sorted(asset("demo").glob("*.csv")) if one.stem not in PLAYED]
            answer = self.call("import", self.path(BUREAU), *files, expect=(0, 3))
            told(_("{files} files, {records} records", files=len(files), records=_records(answer)))

    def enrol_booths(self) -> None:
        """Two booths have desks of their own."""
        with self.step(N_("Enrol two booth desks from kits"), "kits/") as told:
            for booth in BOOTHS:
                self.call("kit", self.path(BUREAU), "--booth", booth, "--out", self.path("kits", f"kit-{booth}.xlsx"))
                answer = self.call("enrol", self.path(f"booth-{booth}.fairdesk"), "--kit", self.path("kits", f"kit-{booth}.xlsx"))
                told(answer["letters"])
        with self.step(N_("Write the trust file"), "fair.trust") as told:
            told(_("{desks} desks", desks=self.call("trust", self.path(BUREAU), "--out", self.path("fair.trust"))["desks"]))

    def arrivals(self) -> None:
        """People arrive by the codes of their badges, in the order of the sign-in log."""
        badges = {row["编号"]: row["证件号"] for row in rows("participants")}
        with self.step(N_("People arrive by badge")) as told:
            states = [self.arrive(badges[row["人员编号"]], row) for row in rows("signins")]
            told(_("{welcome} welcome, {already} here already", welcome=states.count("welcome"), already=states.count("already")))
        with self.step(N_("Print the badges"), "badges.pdf") as told:
            answer = self.call("badges", self.path(BUREAU), "--all", "--order", "pinyin", "--out", self.path("badges.pdf"))
            told(_("{badges} badges", **answer))

    def arrive(self, badge: str, row: dict[str, str]) -> str:
        """Somebody is at the door at the time of the log; answers with what the door says."""
        self.at(row["时间"].split(" ")[1])
        return str(self.call("arrive", self.path(BUREAU), badge, "--station", row["签到台"])["state"])

    def negotiations(self) -> None:
        """Both booths record negotiations, one of them for a walk-in whose signed badge the other booth reads."""
        with self.step(N_("Record negotiations at both booths")) as told:
            for place, row in enumerate(rows("negotiations")):
                self.at(row["洽谈时间"].split(" ")[1])
                answer = self.call(
                    *("negotiate", self.booth(place), "--organisation", row["社会组织编号"], "--area", row["地区编号"]),
                    *("--offer", row["供给编号"], "--demand", row["需求编号"], "--outcome", row["洽谈结果"]),
                    *("--table", row["洽谈桌"], "--notes", row["洽谈纪要"]),
                )
                self.numbers[row["编号"]] = answer["id"]
            told(_("{count} negotiations", count=len(self.numbers)))
        with self.step(N_("A walk-in negotiates"), "walk-in-badge.pdf") as told:
            from fairdesk.services import rehearsals

            desk = self.console.desk(self.booth(0))
            walk_in = rehearsals.walk_in(desk)
            self.call("badges", self.booth(0), walk_in.badge_no, "--layout", "single", "--out", self.path("walk-in-badge.pdf"))
            desk.do(rehearsals.walk_in_negotiates, person_id=walk_in.id)
            met = self.call("arrive", self.booth(1), rehearsals.badge_code(desk, person_id=walk_in.id))
            told(
                _(
                    "{name}: badge {badge}, read at the other booth: {state}",
                    badge=walk_in.badge_no,
                    name=met["name"],
                    state=met["state"],
                )
            )

    def booth(self, place: int) -> str:
        """The desk of the booth whose turn it is."""
        return self.path(f"booth-{BOOTHS[place % 2]}.fairdesk")

    def letters(self) -> None:
        """The letters of the day are issued at the booths where they were negotiated."""
        self.at("16:30")
        places = {row["编号"]: place for place, row in enumerate(rows("negotiations"))}
        with self.step(N_("Issue letters of intent"), "letters/") as told:
            numbers = []
            for row in rows("letters_of_intent")[:LETTERS_OF_DAY]:
                goods = ["--goods", f"{row['物资名称']}:{row['物资折价（元）']}"] if row["物资名称"] else []
                answer = self.call(
                    *(
                        "letter",
                        self.booth(places[row["洽谈编号"]]),
                        self.numbers[row["洽谈编号"]],
                        "--cash",
                        row["意向资金（元）"],
                        *goods,
                    ),
                    *("--households", row["受益户数"], "--people", row["受益人数"], "--trustee", row["丙方编号"]),
                    *("--out", self.path("letters", f"{row['编号']}.pdf")),
                )
                numbers.append(answer["number"])
                self.proof.setdefault("letter", answer)
            told(_("{count} letters, {different} different numbers", count=len(numbers), different=len(set(numbers))))

    def verify(self) -> None:
        """The code is read back out of the rendered page, and a doctored copy is found out."""
        with self.step(N_("Verify a letter and a doctored copy"), "letters/Y01-doctored.pdf") as told:
            from fairdesk.services import rehearsals

            paper, forged = self.proof["letter"]["pdf"], self.path("letters", "Y01-doctored.pdf")
            genuine = self.call("verify", paper, "--trust", self.path("fair.trust"))
            rehearsals.doctor(
                self.console.desk(self.booth(0)), self.console.desk(self.booth(1)), number=genuine["number"], out=Path(forged)
            )
            doctored = self.call("verify", forged, "--trust", self.path("fair.trust"), expect=(1,))
            self.proof |= {"genuine": genuine["valid"], "doctored": doctored["differences"]}
            told(
                _(
                    "{number} accepted; copy refused: {fields}",
                    number=genuine["number"],
                    fields=", ".join(doctored["differences"]),
                )
            )

    def hand_back(self) -> None:
        """Both booths export; the bureau and its twin merge in opposite orders to one digest; the booths acknowledge."""
        self.at("17:30")
        bundles = [self.path("bundles", f"{booth}.xlsx") for booth in BOOTHS]
        with self.step(N_("Export both booths"), "bundles/") as told:
            for place, bundle in enumerate(bundles):
                told(str(self.call("export", self.booth(place), "--out", bundle)["operations"]))
        with self.step(N_("Merge in either order")) as told:
            self.console.close()
            shutil.copyfile(self.path(BUREAU), self.path("twin.fairdesk"))
            one = self.call("merge", self.path(BUREAU), *bundles, "--receipts", self.path("receipts"), expect=(0, 3))
            two = self.call("merge", self.path("twin.fairdesk"), *reversed(bundles), expect=(0, 3))
            self.proof["digests"] = [one["digest"], two["digest"]]
            if one["digest"] != two["digest"]:
                raise DemoStepFailed(step="merge", detail="digest")
            told(
                _(
                    "{count} operations, one digest: {digest}",
                    count=sum(b["operations"] for b in one["bundles"]),
                    digest=one["digest"][:16],
                )
            )
        with self.step(N_("Acknowledge the receipts"), "receipts/") as told:
            for place, receipt in enumerate(one["receipts"]):
                told(str(self.call("acknowledge", self.booth(place), receipt)["acknowledged"]))

    def reports(self) -> None:
        """The figures come out as JSON, PDF and workbook."""
        with self.step(N_("Statistics as JSON, PDF and workbook"), "statistics.json, overview.pdf, overview.xlsx") as told:
            figures = self.call("stats", self.path(BUREAU))
            Path(self.path("statistics.json")).write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
            for name in ("overview", "ledger"):
                for kind in ("pdf", "xlsx"):
                    self.call("report", self.path(BUREAU), name, "--out", self.path(f"{name}.{kind}"))
            letters = figures["letters_of_intent"]
            told(_("{total} letters, {yuan} yuan", total=letters["total"], yuan=letters["total_yuan"]))

    def checks(self) -> None:
        """Every desk is in order, and a copy of the bureau's is made."""
        with self.step(N_("Check every desk, make a backup"), "backups/") as told:
            for desk in (BUREAU, *(f"booth-{booth}.fairdesk" for booth in BOOTHS)):
                told(str(self.call("check", self.path(desk))["operations"]))
            self.call("backup", self.path(BUREAU), "--to", self.path("backups"))

    # ---- what it made --------------------------------------------------------------------------------------------------

    def summary(self) -> dict[str, Any]:
        """The day for a script."""
        steps = [{"step": one.step, "made": one.what, "seconds": round(one.seconds, 3), "look": one.look} for one in self.made]
        invented = self.console.passphrase() == PASSPHRASE  # one a person has chosen is never written down
        return {"folder": str(self.folder), "passphrase": PASSPHRASE if invented else None, "steps": steps, **self.proof}


def table(summary: dict[str, Any]) -> str:
    """The day for a person."""
    lines = [
        f"{one['seconds']:7.2f} s  {one['step']}: {one['made']}" + (f"  → {one['look']}" if one["look"] else "")
        for one in summary["steps"]
    ]
    lines.append(f"{sum(one['seconds'] for one in summary['steps']):7.2f} s  " + _("altogether"))
    lines.append(_("Everything lies in {folder}.", folder=summary["folder"]))
    phrase = summary["passphrase"]
    known = _("The pass-phrase of its desks is {phrase}.", phrase=phrase)
    lines.append(known if phrase else _("The pass-phrase of its desks is the one in FAIRDESK_PASSPHRASE."))
    return "\n".join(lines)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one roster of the demo fair."""
    with asset("demo", f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _records(answer: Any) -> int:
    return sum(len(sheet["records"]) for one in answer["files"] for sheet in one.get("sheets", []))
