"""A small fair made by real commands: a bureau, two booths enrolled from kits, one letter, one bundle ready to be merged."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from fairdesk.models.hall import Booth
from fairdesk.models.organisations import Organisation
from fairdesk.models.supply import Offer
from fairdesk.records.choices import Field, Mode
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from tests.commands import ask
from tests.factory import PASSPHRASE, small_fair

FAIR = {"fair_id": "TEST", "name": "测试对接会", "date": "2018-07-19"}
BOOTHS = ("A03", "S02")
PROJECT = "果蔬冷链"


@dataclass(frozen=True)
class Hall:
    """Where the files of the small fair lie, and what the tests name in them."""

    folder: Path
    talk: str
    number: str
    qr: str

    def path(self, *parts: str) -> Path:
        """A file of the hall."""
        return self.folder.joinpath(*parts)

    @property
    def bureau(self) -> Path:
        """The bureau's desk."""
        return self.path("bureau.fairdesk")

    @property
    def booth(self) -> Path:
        """The first booth's desk, where the letter was issued."""
        return self.path("A03.fairdesk")

    @property
    def other(self) -> Path:
        """The second booth's desk."""
        return self.path("S02.fairdesk")

    @property
    def bundle(self) -> Path:
        """What the first booth exported."""
        return self.path("bundle.xlsx")


@act("Make a small fair with booths and an offer")
def furnish(work: Work) -> Outcome[None]:
    """The small fair's people beside the fair that is there, two booths, and an offer."""
    for code in BOOTHS:
        things.add(work, Booth(code=code, holder=code))
    done = small_fair(work, with_fair=False)
    work.flush()
    giver = things.get(work, Organisation, "ORG001").id
    things.add(work, Offer(code="G001", organisation_id=giver, title=PROJECT, field=Field.INDUSTRY, mode=Mode.SUSTAINED))
    return done


def make_bureau(target: str, folder: Path, fair_id: str = "TEST") -> None:
    """A bureau's desk with the small fair lies at this address."""
    fair = folder / "fair.json"
    fair.write_text(json.dumps(FAIR | {"fair_id": fair_id}, ensure_ascii=False), encoding="utf-8")
    ask("new", target, "--fair", fair)
    with Desk.open(target, PASSPHRASE) as desk:
        desk.do(furnish)


def make_booths(bureau: str, folder: Path) -> None:
    """Both booths have desks of their own beside their kits."""
    for booth in BOOTHS:
        kit = folder / f"kit-{booth}.xlsx"
        ask("kit", bureau, "--booth", booth, "--out", kit)
        ask("enrol", folder / f"{booth}.fairdesk", "--kit", kit)


def make_hall(folder: Path, bureau: str = "", fair_id: str = "TEST") -> Hall:
    """The small fair stands in the folder; its bureau lies at another address where one is given."""
    target = bureau or str(folder / "bureau.fairdesk")
    make_bureau(target, folder, fair_id)
    make_booths(target, folder)
    ask("trust", target, "--out", folder / "fair.trust")
    booth = folder / "A03.fairdesk"
    ask("arrive", booth, "S001")
    talk = negotiate(booth)
    letter = issue(booth, talk, folder / "letter.pdf")
    ask("export", booth, "--out", folder / "bundle.xlsx")
    return Hall(folder, talk, letter["number"], letter["qr"])


def settled(hall: Hall) -> Hall:
    """The hall, copied from another, whose desks have begun lives of their own: what is refused later changes nothing more."""
    for path in (hall.bureau, hall.booth, hall.other):
        with Desk.open(str(path), PASSPHRASE) as desk:
            desk.do(_look_round)
    return hall


@act("Look round")
def _look_round(work: Work) -> Outcome[None]:
    return Outcome(None)


def negotiate(desk: Path, notes: str = PROJECT) -> str:
    """One negotiation about the offer is recorded; answers with its id."""
    found: str = ask("negotiate", desk, "--organisation", "ORG001", "--area", "A001", "--offer", "G001", "--notes", notes)["id"]
    return found


def issue(desk: Path, talk: str, out: Path) -> dict[str, str]:
    """The negotiation's letter is issued; answers as the command does."""
    found: dict[str, str] = ask(
        "letter", desk, talk, "--cash", "60000", "--goods", "棉衣:1200.50", "--people", "12", "--out", out
    )
    return found
