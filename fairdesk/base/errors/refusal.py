"""What every refusal is, and the cancel that is shown to nobody."""

from __future__ import annotations

import errno
from typing import ClassVar

from fairdesk.base.i18n import N_, _

_REASONS = {
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.EROFS: N_("it is write-protected"),
    errno.ENOENT: N_("there is no such folder"),
    errno.ENOTDIR: N_("there is no such folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the drive does not answer properly"),
    errno.ENODEV: N_("the drive is gone"),
    errno.ENXIO: N_("the drive is gone"),
}


def reason_of(fault: OSError) -> str:
    """Why the system could not do it, in the language in force where the cause is a known one."""
    known = _REASONS.get(fault.errno or 0)
    return _(known) if known else fault.strerror or type(fault).__name__


class Cancelled(Exception):
    """A person pressed cancel. Shown to nobody."""


class Refusal(Exception):
    """The program says no, in one sentence, and nothing has changed."""

    sentence: ClassVar[str] = N_("This cannot be done.")

    def __init__(self, **places: object) -> None:
        super().__init__(places)
        self.places = places

    @property
    def message(self) -> str:
        """The sentence in the language in force."""
        return _(self.sentence, **self.places) if self.places else _(self.sentence)

    def __str__(self) -> str:
        return self.message
