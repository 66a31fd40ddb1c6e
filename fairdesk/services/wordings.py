"""The wordings of the fair's papers: what the bureau made of them, and how papers are set; kits carry both to every desk."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fairdesk.base.errors import FileMissing, FileUnreadable, NotAllowedHere, PaperUnknown, reason_of
from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress
from fairdesk.exchange.container import write_safely
from fairdesk.models.fairs import FairSetting
from fairdesk.printing import press
from fairdesk.records.choices import DeskKind
from fairdesk.records.papers import PaperLook, Setting
from fairdesk.records.plain import from_json, plain
from fairdesk.records.wording import Place
from fairdesk.services.desk import Outcome, act
from fairdesk.store import desks, drafts, things
from fairdesk.store.unit_of_work import Look, Work

LARGEST = 300_000
"""Bytes of a file that is read as a wording; the longest wording has fewer."""
DRAFTS = "wordings"
"""Under which name wordings that are being written are kept with the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A kind of paper with its setting at this fair, and whether its wording is the fair's own; the title is a message id."""

    kind: str
    title: str
    setting: Setting
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A wording somebody is writing."""

    kind: str
    setting: Setting


def code_of(kind: str) -> str:
    """The code under which a paper's setting is kept with the fair."""
    return f"paper.{kind}"


def setting(look: Look, kind: str) -> Setting:
    """How this kind of paper is worded and set at this fair; its wording is always whole, so that a paper can keep it.

    It names the site's own faces that are at hand: whoever draws the paper again elsewhere knows what is lacking.
    """
    kept = _kept(look, kind)
    value = kept.value if kept else {}
    return Setting(
        wording=str(value.get("wording") or press.shipped_wording(kind)),
        look=PaperLook(value.get("look", PaperLook.BUREAU.value)),
        english=bool(value.get("english", False)),
        faces=press.faces(),
    )


def edited(look: Look, *, kind: str) -> bool:
    """Whether the fair has a wording of its own for this kind of paper."""
    kept = _kept(look, kind)
    return kept is not None and bool(kept.value.get("wording"))


def find(look: Look, *, kind: str) -> tuple[Setting, bool]:
    """The setting of this kind of paper, and whether its wording is the fair's own."""
    return setting(look, kind), edited(look, kind=kind)


def every(look: Look) -> list[Worded]:
    """Every kind of paper whose wording can be edited, as it is worded at this fair."""
    known = press.documents()
    return [
        Worded(kind=key, title=known[key].title, setting=replace(setting(look, key), faces=""), own=edited(look, kind=key))
        for key, _title in kinds()
    ]


def may_save(look: Look) -> bool:
    """Whether wordings are changed at this desk: at the bureau, since all desks of a fair have to print the same words."""
    return desks.identity(look).kind is DeskKind.BUREAU


def _kept(look: Look, kind: str) -> FairSetting | None:
    return next(iter(things.where(look, FairSetting, code=code_of(kind))), None)


@act(N_("Change the wording of a paper"))
def save(work: Work, *, kind: str, setting: Setting) -> Outcome[None]:
    """Papers of this kind are worded and set like this from now on; those issued before keep theirs.

    Refused by name: a wording with a place or a part this paper does not know, or without one it needs, or with a sign no font
    can print. Refused at a booth: kits bring the bureau's wordings to every desk, and a letter must not be worded otherwise
    because it was signed at another table.
    """
    if not may_save(work):
        raise NotAllowedHere(where=_(N_("bureau")))
    check(kind, setting.wording or " ")  # an empty text lacks what the paper needs
    own = "" if setting.wording == press.shipped_wording(kind) else setting.wording
    value = {"wording": own, "look": setting.look.value, "english": setting.english}
    kept = _kept(work, kind)
    if kept is None:
        things.add(work, FairSetting(code=code_of(kind), value=value))
    else:
        kept.value = value
    return Outcome(None)


def kinds() -> list[tuple[str, str]]:
    """Every kind of paper whose wording can be edited: its key and its title."""
    return [(key, one.label) for key, one in press.documents().items() if one.places]


def places(kind: str) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """The named places and the parts a wording of this kind may use; refused where it has none."""
    document = press.documents().get(kind)
    if document is None or not document.places:
        raise PaperUnknown(key=kind)
    return document.places, document.parts


def shipped(kind: str) -> str:
    """The wording that came with the program."""
    return press.shipped_wording(kind)


def check(kind: str, text: str) -> None:
    """Nothing happens; refused, by name or by line, where the text is no wording of this kind of paper or cannot be printed."""
    press.check_wording(kind, text)
    if press.missing_signs(text):
        for line in text.splitlines():
            if not line.lstrip().startswith("//"):
                press.refuse_unprintable(line)


def read_file(path: Path) -> str:
    """The wording that lies at this path. Refused: no file, one larger than any wording, and one that is no plain text."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise FileUnreadable(path=path, detail=_(N_("it is larger than any wording")))
        return raw.decode("utf-8-sig")
    except FileNotFoundError:
        raise FileMissing(path=path) from None
    except OSError as fault:
        raise FileUnreadable(path=path, detail=reason_of(fault)) from None
    except UnicodeDecodeError:
        raise FileUnreadable(path=path, detail=_(N_("it is no plain text in UTF-8"))) from None


def write_file(path: Path, wording: str) -> None:
    """The wording lies at this path, to be edited with any program."""
    write_safely(path, wording.encode("utf-8"))


def needed_parts(kind: str) -> tuple[str, ...]:
    """The parts a wording of this kind may not lack."""
    places(kind)
    return press.documents()[kind].needed_parts


def preview_job(kind: str, setting: Setting) -> Callable[[Progress], bytes]:
    """A job that draws the specimen of this kind of paper in this wording; refused as `check` refuses.

    It is a picture of the paper and not the paper: what makes a file fit for keeping is left out, so that it stands at once.
    """

    def job(_progress: Progress) -> bytes:
        check(kind, setting.wording)
        return press.sketch(kind, replace(setting, faces=press.faces()))

    return job


# ---- what is being written ---------------------------------------------------------------------------------------------


@act(N_("Keep draft"))
def keep_drafts(work: Work, *, settings: Mapping[str, Setting]) -> Outcome[None]:
    """These wordings, and no others, come back as they were left, even after a crash."""
    told: list[Any] = [plain(Kept(kind=kind, setting=one)) for kind, one in settings.items()]
    if told:
        drafts.keep(work, DRAFTS, {"kept": told})
    else:
        drafts.drop(work, DRAFTS)
    return Outcome(None)


def drafts_kept(look: Look) -> dict[str, Setting]:
    """The wordings somebody left half written, by the kind of their paper."""
    told = drafts.find(look, DRAFTS)
    kept = [from_json(Kept, json.dumps(one)) for one in told["kept"]] if told else []
    known = dict(kinds())
    return {one.kind: one.setting for one in kept if one.kind in known}
