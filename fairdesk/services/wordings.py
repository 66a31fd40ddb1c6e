"""The wordings of the fair's papers: what the bureau made of them, and how papers are set; kits carry both to every desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fairdesk.base.errors import PaperUnknown
from fairdesk.base.i18n import N_
from fairdesk.base.progress import Progress
from fairdesk.models.fairs import FairSetting
from fairdesk.printing import press
from fairdesk.records.papers import PaperLook, Setting
from fairdesk.records.wording import Place
from fairdesk.services.desk import Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Look, Work


def code_of(kind: str) -> str:
    """The code under which a paper's setting is kept with the fair."""
    return f"paper.{kind}"


def setting(look: Look, kind: str) -> Setting:
    """How this kind of paper is worded and set at this fair; its wording is always whole, so that a paper can keep it."""
    kept = _kept(look, kind)
    value = kept.value if kept else {}
    return Setting(
        wording=str(value.get("wording") or press.shipped_wording(kind)),
        look=PaperLook(value.get("look", PaperLook.BUREAU.value)),
        english=bool(value.get("english", False)),
    )


def edited(look: Look, *, kind: str) -> bool:
    """Whether the fair has a wording of its own for this kind of paper."""
    kept = _kept(look, kind)
    return kept is not None and bool(kept.value.get("wording"))


def find(look: Look, *, kind: str) -> tuple[Setting, bool]:
    """The setting of this kind of paper, and whether its wording is the fair's own."""
    return setting(look, kind), edited(look, kind=kind)


def _kept(look: Look, kind: str) -> FairSetting | None:
    return next(iter(things.where(look, FairSetting, code=code_of(kind))), None)


@act(N_("Change the wording of a paper"))
def save(work: Work, *, kind: str, setting: Setting) -> Outcome[None]:
    """Papers of this kind are worded and set like this from now on; those issued before keep theirs.

    Refused by name: a wording with a place or a part this paper does not know, or without one it needs.
    """
    press.check_wording(kind, setting.wording)
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
    """Nothing happens; refused, by name or by line, where the text is no wording of this kind of paper."""
    press.check_wording(kind, text)


def preview_job(kind: str, setting: Setting) -> Callable[[Progress], bytes]:
    """A job that draws the specimen of this kind of paper in this wording; refused as `check` refuses."""
    return lambda _progress: press.specimen(kind, replace(setting))
