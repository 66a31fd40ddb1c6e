"""How long, and in how much memory, the bureau merges what five hundred booths bring, conflicts and duplicates planted."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.rows import Row

TITLE = "Merging the bundles of a fair"
BOOTHS, NEGOTIATIONS = 500, 300
LONGEST, LARGEST = 240.0, 1 << 30
AGREE, TWICE, HALVES = 5, 10, 20
"""One pair of booths in five agrees about its guest, the others differ; one bundle in ten comes twice, one in twenty as half."""


@dataclass(frozen=True, slots=True)
class Pile:
    """The bundles on the bureau's table, the bureau's desk, and what merging must come to."""

    folder: Path
    bundles: tuple[str, ...]
    operations: int
    negotiations: int
    conflicts: tuple[str, ...]
    """The fields two booths settled differently, as the queue of conflicts names them."""
    again: tuple[str, ...]
    """The bundles that bring nothing new."""
    seconds: float


# ---- making the bundles, measured apart ----------------------------------------------------------------------------------


def pile(folder: Path, booths: int, negotiations: int) -> Pile:
    """The bundles lie in the folder; those of an earlier run are taken as they are."""
    told = folder / "pile.json"
    if not told.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        told.write_text(json.dumps(_made(folder, booths, negotiations)), encoding="utf-8")
    raw = json.loads(told.read_text(encoding="utf-8"))
    lists = {name: tuple(raw[name]) for name in ("bundles", "conflicts", "again")}
    return Pile(folder=folder, **raw | lists)


def _made(folder: Path, booths: int, negotiations: int) -> dict[str, Any]:
    from fairdesk.exchange.keys import new_keys
    from fairdesk.services import enrolment, fairs

    started = time.perf_counter()
    bureau, _recovery = fairs.new(
        str(folder / "bureau.fairdesk"), "bench", {"fair_id": "BENCH", "name": "测试对接会", "date": "2018-07-19"}
    )
    keys = [new_keys() for _ in range(booths)]
    guests = bureau.do(_stock, booths=booths, keys=keys).result
    enrolment.make_kit(bureau, booth="B000", out=folder / "kit.xlsx", passphrase="bench")
    enrolment.enrol(str(folder / "booth.fairdesk"), "bench", kit=folder / "kit.xlsx", kit_passphrase="bench").close()
    bureau.close()
    orders = [(str(folder), number, negotiations, keys[number], guests[number // 2], _said(number)) for number in range(booths)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as both:
        counts = list(both.map(_booth, orders, chunksize=4))
    names = [f"{number:03d}.xlsx" for number in range(booths)]
    again = [_copied(folder, name) for name in names[::TWICE]] + [f"half-{name}" for name in names[::HALVES]]
    return {
        "bundles": names + again,
        "operations": sum(counts),
        "negotiations": booths * negotiations,
        "conflicts": sorted(f"{guests[place]}:unit" for place in range(booths // 2) if place % AGREE),
        "again": again,
        "seconds": time.perf_counter() - started,
    }


def _said(number: int) -> str:
    return "同一个单位" if number // 2 % AGREE == 0 else f"单位{number:03d}"


def _copied(folder: Path, name: str) -> str:
    shutil.copyfile(folder / name, folder / f"again-{name}")
    return f"again-{name}"


def _stock(work: Any, *, booths: int, keys: Any) -> Any:
    """The rosters of a fair, all its desks, and a guest for each pair of booths; answers with the guests' ids."""
    from fairdesk.exchange.keys import public_of
    from fairdesk.models.areas import Area
    from fairdesk.models.desks import EnrolledDesk
    from fairdesk.models.organisations import Organisation
    from fairdesk.models.people import Participant
    from fairdesk.records.choices import AreaLevel, BoardStatus, Category, DeskKind, ParticipantCategory
    from fairdesk.services.desk import Outcome

    for place in range(30):
        county: dict[str, Any] = {"province": "河北省", "prefecture": "张家口市", "gb_code": f"1307{place:02d}"}
        work.session.add(Area(code=f"A{place:03d}", level=AreaLevel.COUNTY, name=f"县{place}", **county))
    for place in range(40):
        passed: dict[str, Any] = {"category": Category.ASSOCIATION, "board_status": BoardStatus.PASSED}
        work.session.add(Organisation(code=f"O{place:03d}", name=f"组织{place}", short=f"组{place}", **passed))
    for number, each in enumerate(keys):
        public = public_of(each)
        named: dict[str, Any] = {"booth": f"B{number:03d}", "letters": f"K{number:03d}", "kind": DeskKind.BOOTH}
        work.session.add(EnrolledDesk(code=public.device, public_key=public.signing.hex(), recipient=public.recipient, **named))
    guest = ParticipantCategory.GUEST
    guests = [
        Participant(code=f"G{place:03d}", name=f"来宾{place}", unit="原来的单位", category=guest)
        for place in range(booths // 2 + 1)
    ]
    work.session.add_all(guests)
    return Outcome([one.id for one in guests])


def _booth(order: tuple[str, int, int, Any, str, str]) -> int:
    """One booth works a day at a desk of its own and hands back; answers with how many operations its bundle carries."""
    from sqlalchemy import update

    from fairdesk.exchange.keys import public_of
    from fairdesk.models.journal import DESK_IDENTITY
    from fairdesk.services import exchange
    from fairdesk.services.desk import Desk, Outcome
    from fairdesk.services.keys import as_secrets
    from fairdesk.store import vault

    folder, number, negotiations, keys, guest, said = order
    home = Path(folder)
    target = home / f"{number:03d}.fairdesk"
    shutil.copyfile(home / "booth.fairdesk", target)
    key = vault.key_of(target, "bench")

    def become(work: Any) -> Any:
        sealed = vault.seal_secret(key, json.dumps(as_secrets(keys)).encode())
        own = {"device": public_of(keys).device, "letters": f"K{number:03d}", "booth": f"B{number:03d}", "secrets": sealed}
        work.ask(update(DESK_IDENTITY).values(**own))
        return Outcome(None)

    with Desk.open(str(target), "", f"职员{number}", key=key) as desk:
        desk.do(become)
        desk.do(_work, negotiations=negotiations // 2, guest="", said="")
        if number % HALVES == 0:
            exchange.export(desk, out=home / f"half-{number:03d}.xlsx")
        desk.do(_work, negotiations=negotiations - negotiations // 2, guest=guest, said=said)
        count = exchange.export(desk, out=home / f"{number:03d}.xlsx")
    vault.remove(target)
    return count


def _work(work: Any, *, negotiations: int, guest: str, said: str) -> Any:
    """Negotiations are on record, some with who sat there, told anew, or come to a letter; a guest's unit is changed."""
    from fairdesk.models.areas import Area
    from fairdesk.models.organisations import Organisation
    from fairdesk.models.people import Participant
    from fairdesk.models.talks import Negotiation
    from fairdesk.records.choices import Field, Mode
    from fairdesk.records.choices import Outcome as Result
    from fairdesk.records.letters import LetterForm
    from fairdesk.services import letters
    from fairdesk.services.desk import Outcome
    from fairdesk.store import things

    organisations, areas = things.where(work, Organisation), things.where(work, Area)
    made = []
    for place in range(negotiations):
        sides: dict[str, Any] = {
            "organisation_id": organisations[place % len(organisations)].id,
            "area_id": areas[place % len(areas)].id,
        }
        about: dict[str, Any] = {
            "project": f"果蔬冷链{place}",
            "field": Field.INDUSTRY,
            "mode": Mode.SUSTAINED,
            "cash_fen": 100_00 * (place + 1),
        }
        made.append(Negotiation(starts=work.at, minutes="就合作意向交换意见，资金额度与实施周期需进一步明确。", **sides, **about))
        things.add(work, made[-1])
        if place % 5 == 0:
            _walk_in(work, made[-1].id, f"客人{place}")
    work.flush()
    for one in made[::10]:
        one.outcome = Result.INTENT
        work.flush()
    for one in made[::50]:
        letters.issue(work, form=LetterForm(negotiation_id=one.id))
    if guest:
        things.get(work, Participant, guest).unit = said
    return Outcome(None)


def _walk_in(work: Any, negotiation_id: str, name: str) -> None:
    """Somebody unannounced has arrived and sat at this table."""
    from fairdesk.models.people import Arrival, Participant
    from fairdesk.models.talks import NegotiationPerson
    from fairdesk.records.choices import ArrivalMethod, ParticipantCategory
    from fairdesk.store import things

    person = Participant(name=name, category=ParticipantCategory.WALK_IN, walk_in=True)
    things.add(work, person)
    things.add(work, Arrival(participant_id=person.id, at=work.at, station="B", method=ArrivalMethod.NAME))
    things.add(work, NegotiationPerson(negotiation_id=negotiation_id, participant_id=person.id))


# ---- merging them --------------------------------------------------------------------------------------------------------


def merged(told: Pile) -> dict[str, Any]:
    """What two merges of the pile come to, each timed, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.merging", str(told.folder)], check=True, capture_output=True, text=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _merge_twice(folder: Path) -> dict[str, Any]:
    from fairdesk.services import exchange, history
    from fairdesk.services.desk import Desk

    told = pile(folder, 0, 0)
    target = folder / "merged.fairdesk"
    shutil.copyfile(folder / "bureau.fairdesk", target)
    bundles = [folder / name for name in told.bundles]
    with Desk.open(str(target), "bench") as desk:
        started, worked = time.perf_counter(), _computed()
        first = exchange.merge(desk, bundles=bundles)
        seconds, worked = time.perf_counter() - started, _computed() - worked
        largest = [resource.getrusage(who).ru_maxrss * 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        before = desk.look(_rows)
        started = time.perf_counter()
        second = exchange.merge(desk, bundles=bundles)
        again = time.perf_counter() - started
        return {
            "seconds": seconds,
            "worked": worked,
            "again": again,
            "largest": largest,
            "statuses": [one.status for one in first.bundles],
            "operations": {one.file: one.operations for one in first.bundles},
            "conflicts": sorted(one.id for one in desk.look(history.open_conflicts)),
            "held": first.held,
            "negotiations": before["negotiation"],
            "second": [second.digest == first.digest, sum(one.operations for one in second.bundles), desk.look(_rows) == before],
        }


def _computed() -> float:
    """Seconds that this process and its children have computed, on however many cores."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def _rows(look: Any) -> dict[str, int]:
    """How many rows each table of the desk holds."""
    from sqlalchemy import func, select

    from fairdesk.models import whole

    return {
        name: look.ask(select(func.count()).select_from(table)).scalar_one() for name, table in whole().metadata.tables.items()
    }


def found(told: Pile, answer: dict[str, Any]) -> list[str]:
    """What the merge did not find of what was planted, or found without its being there."""
    wrong = []
    if answer["conflicts"] != list(told.conflicts):
        wrong.append(f"{len(answer['conflicts'])} conflicts instead of {len(told.conflicts)}")
    if sum(answer["operations"].values()) != told.operations:
        wrong.append(f"{sum(answer['operations'].values())} operations instead of {told.operations}")
    wrong += [f"{name} was taken twice" for name in told.again if answer["operations"][name]]
    if answer["negotiations"] != told.negotiations:
        wrong.append(f"{answer['negotiations']} negotiations instead of {told.negotiations}")
    if set(answer["statuses"]) != {"merged", "already"} or answer["held"]:
        wrong.append("a bundle was refused or held")
    return wrong


def measure(folder: Path, booths: int, negotiations: int) -> list[Row]:
    """The figures of one pile."""
    told = pile(folder, booths, negotiations)
    answer = merged(told)
    wrong, (same, new, still) = found(told, answer), answer["second"]
    size = f"{booths} booths x {negotiations} negotiations"
    memory = max(answer["largest"])
    seconds = answer["seconds"]
    planted = f"{len(told.conflicts)} conflicts, {len(told.again)} doubles: {'all' if not wrong else '; '.join(wrong)}"
    second = f"{new} operations, {'the same' if same else 'another'} digest, {'no' if still else 'other'} rows"
    return [
        Row(f"making the bundles of {size}", f"{told.seconds:.0f} s", "apart", True),
        Row(
            f"merging {size}, {told.operations:,} operations",
            f"{seconds:.1f} s ({answer['worked']:.0f} s computed)",
            "under 240 s",
            seconds < LONGEST,
        ),
        Row(
            "memory of the merging process, of its largest child",
            " / ".join(f"{one >> 20} MiB" for one in answer["largest"]),
            "1024 MiB",
            memory < LARGEST,
        ),
        Row("planted and found", planted, "all, none invented", not wrong),
        Row(f"merging all again in {answer['again']:.0f} s", second, "nothing", same and not new and still),
    ]


def run() -> list[Row]:
    """The whole fair; its bundles are made once and kept in the temporary folder."""
    return measure(Path(tempfile.gettempdir()) / f"fairdesk-merging-{BOOTHS}-{NEGOTIATIONS}", BOOTHS, NEGOTIATIONS)


if __name__ == "__main__":
    print(json.dumps(_merge_twice(Path(sys.argv[1]))))
