"""Every setting in one table: its key, its kind, its default, its label and what to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from fairdesk.base.i18n import DEFAULT_LANGUAGE, N_

Value = str | bool | float
"""What a setting holds; a folder or a file is written as text."""
Kind = Literal["choice", "switch", "text", "folder", "file"]
Home = Literal["person", "desk"]

LONGEST: Final = 60
"""Characters a text of a setting may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting. Label, help and the words of its choices are English msgids, worded where they are shown."""

    key: str
    kind: Kind
    default: Value
    label: str
    help: str
    home: Home
    """`person`: kept on this computer beside the desk; `desk`: kept in the desk, with its records."""
    group: str
    choices: tuple[tuple[Value, str], ...] = ()
    optional: bool = False
    """Of a folder: whether there may be none. Every other one has a usual place beside the desk."""


LOOKS_AND_WORDS: Final = N_("Look and language")
DESK: Final = N_("This desk")
FOLDERS: Final = N_("Folders")
BACKUPS: Final = N_("Backups")
FACES: Final = N_("Typefaces of papers")
GROUPS: Final = (LOOKS_AND_WORDS, DESK, BACKUPS, FOLDERS, FACES)
"""The groups in which settings are shown, in this order."""

SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        key="language",
        kind="choice",
        default=DEFAULT_LANGUAGE,
        label=N_("Language"),
        help=N_("The language of the window; papers keep their own."),
        home="person",
        group=LOOKS_AND_WORDS,
        choices=(("zh_CN", N_("Chinese")), ("en", N_("English"))),
    ),
    Setting(
        key="look",
        kind="choice",
        default="system",
        label=N_("Light or dark"),
        help=N_("Dark is easier on the eyes in a dim hall."),
        home="person",
        group=LOOKS_AND_WORDS,
        choices=(("system", N_("As the computer")), ("light", N_("Light")), ("dark", N_("Dark"))),
    ),
    Setting(
        key="scale",
        kind="choice",
        default=1.0,
        label=N_("Size of words"),
        help=N_("Ctrl+Plus and Ctrl+Minus change it on every page."),
        home="person",
        group=LOOKS_AND_WORDS,
        choices=((1.0, N_("Usual")), (1.25, N_("A bit larger")), (1.5, N_("Large")), (2.0, N_("Largest"))),
    ),
    Setting(
        key="sound",
        kind="switch",
        default=True,
        label=N_("Sound of a scan"),
        help=N_("A tone says whether a badge was taken."),
        home="person",
        group=LOOKS_AND_WORDS,
    ),
    Setting(
        key="operator",
        kind="text",
        default="",
        label=N_("Who works here"),
        help=N_("Stands beside every act in the journal."),
        home="desk",
        group=DESK,
    ),
    Setting(
        key="station",
        kind="text",
        default="",
        label=N_("Name of this place"),
        help=N_("Stands beside every arrival, for example: North gate 1."),
        home="desk",
        group=DESK,
    ),
    Setting(
        key="training",
        kind="switch",
        default=False,
        label=N_("Rehearsal"),
        help=N_("Every paper of this desk is marked 演练 TRAINING. Switch it off before the fair opens."),
        home="desk",
        group=DESK,
    ),
    Setting(
        key="papers_folder",
        kind="folder",
        default="",
        label=N_("Papers and reports"),
        help=N_("Where files are offered to be saved."),
        home="desk",
        group=FOLDERS,
    ),
    Setting(
        key="backups_folder",
        kind="folder",
        default="",
        label=N_("Folder of backups"),
        help=N_("One is made every ten minutes where something was written, at an export, and when the window is closed."),
        home="desk",
        group=BACKUPS,
    ),
    Setting(
        key="second_folder",
        kind="folder",
        default="",
        label=N_("Second place"),
        help=N_("A stick or a folder elsewhere. It gets a sealed copy every few minutes, from which a spare laptop goes on."),
        home="desk",
        group=BACKUPS,
        optional=True,
    ),
    Setting(
        key="face_body",
        kind="file",
        default="",
        label=N_("Text (仿宋)"),
        help=N_("A TrueType file of your own; the program's own face until then."),
        home="desk",
        group=FACES,
    ),
    Setting(
        key="face_title",
        kind="file",
        default="",
        label=N_("Title (小标宋)"),
        help=N_("For the titles of letters and agreements."),
        home="desk",
        group=FACES,
    ),
    Setting(
        key="face_heads",
        kind="file",
        default="",
        label=N_("Heads (黑体)"),
        help=N_("For the numbered heads, and words that stand out."),
        home="desk",
        group=FACES,
    ),
    Setting(
        key="face_second",
        kind="file",
        default="",
        label=N_("Second heads (楷体)"),
        help=N_("For heads within a section."),
        home="desk",
        group=FACES,
    ),
)


def setting(key: str) -> Setting:
    """The line of this key; KeyError where there is none."""
    return {one.key: one for one in SETTINGS}[key]
