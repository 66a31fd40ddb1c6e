"""Papers that come back: pages as they were read, what became of each, and the bench where a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import NAMESPACE_OID, uuid5

from fairdesk.base.i18n import N_, _


class ScanState(StrEnum):
    """What became of a page."""

    FILED = "filed"
    BENCH = "bench"
    AWAY = "away"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return _(_STATES[self])


_STATES = {
    ScanState.FILED: N_("Filed"),
    ScanState.BENCH: N_("Waiting"),
    ScanState.AWAY: N_("Put away"),
    ScanState.REFUSED: N_("Not read"),
}


class Why(StrEnum):
    """Why a page waits for a person, or what is to be known of it."""

    NO_CODE = "no-code"
    NOT_OURS = "not-ours"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown-key"
    REVOKED = "revoked"
    OUTSIDE_TERM = "outside-term"
    BADGE = "badge"
    SLIP = "slip"
    VOID = "void"
    VOID_CODE = "void-code"
    NOT_HERE = "not-here"
    MARK_UNKNOWN = "mark-unknown"
    TWO_PAPERS = "two-papers"
    CODE_UNREAD = "code-unread"
    PERHAPS = "perhaps"
    TAKEN_BACK = "taken-back"
    BROUGHT_BACK = "brought-back"
    EMPTY = "empty"
    FURTHER = "further"
    ALREADY = "already"


WHY = {
    Why.NO_CODE: N_("No code of ours could be read on this page. Say which letter it belongs to."),
    Why.NOT_OURS: N_("The code is not one of this fair. Put the page away, or hand it to those whose paper it is."),
    Why.ALTERED: N_("The code was changed or damaged. Compare the paper with its letter before you file it."),
    Why.UNKNOWN_KEY: N_("A desk that this fair does not know issued this paper. Ask the bureau before you file it."),
    Why.REVOKED: N_("The desk that issued this paper was no longer allowed to. Ask the bureau before you file it."),
    Why.OUTSIDE_TERM: N_("The desk that issued this paper was not enrolled on its day. Ask the bureau before you file it."),
    Why.SLIP: N_("This is a slip that was filled in by hand. Type it in, then put the page away or file it to its record."),
    Why.BADGE: N_("Only the code of a badge is on this page. Put it away, or say which letter it belongs to."),
    Why.VOID: N_("The paper is void. Put the page away, or file it to the letter that stands for it now."),
    Why.VOID_CODE: N_("The paper was printed as void. Put the page away."),
    Why.NOT_HERE: N_("The paper is genuine, but this desk does not have it yet. Merge the desk that issued it and scan again."),
    Why.MARK_UNKNOWN: N_("The page bears the mark of a paper this desk does not have. Merge its desk, or put the page away."),
    Why.TWO_PAPERS: N_("The codes of more than one paper are on this page. Scan them one by one, or say where the page belongs."),
    Why.CODE_UNREAD: N_("This is the page for the signatures, but its signed code could not be read. Look at it and confirm."),
    Why.PERHAPS: N_("The pages beside it are of this paper, but nothing on the page itself says so. Look at it and confirm."),
    Why.TAKEN_BACK: N_("It was filed, and that was taken back. Say where it belongs."),
    Why.BROUGHT_BACK: N_("It was put away and brought back. Say where it belongs."),
    Why.EMPTY: N_("An empty page: nothing was filed."),
    Why.FURTHER: N_("A further picture of a page that is filed already; kept beside the first."),
    Why.ALREADY: N_("This very page was filed before; nothing was filed twice."),
}


def why_words(reason: str) -> str:
    """A reason as a person reads it: one of ours in words, what a person or a refusal said as it is."""
    return _(WHY[Why(reason)]) if reason in set(Why) else reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page as the reader saw it: the texts of its codes, and its picture upright (JPEG or PNG)."""

    page: int
    codes: tuple[str, ...] = ()
    picture: bytes = b""
    media: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file as it was read: its pages, and why there are no (more) of them. `content` is empty where it is too large to keep."""

    name: str
    sha256: str
    media: str = ""
    content: bytes = b""
    pages: tuple[ReadPage, ...] = ()
    refused: str = ""

    @property
    def weight(self) -> int:
        """Bytes held in memory."""
        return len(self.content) + sum(len(one.picture) for one in self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A letter or another paper that a page may belong to."""

    table: str
    id: str
    number: str
    title: str
    digest: str
    filed: bool
    voided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Where a page belongs, as far as its codes and its neighbours say.

    With a paper and no reason it is filed there. With a paper and a reason it waits, and the paper is what a person may confirm.
    `place` and `places` are the page of the paper, 0 where nothing says; `signed` is the page that makes the paper come back.
    """

    paper: Paper | None = None
    place: int = 0
    places: int = 0
    signed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPage:
    """What came of one page: `status` is filed, already, bench or refused."""

    file: str
    page: int
    """Which page of the file, from 1; 0 where it is the whole file."""
    status: str
    number: str = ""
    reason: str = ""
    pages: int = 0
    """How many pages of the file were read."""

    @property
    def where(self) -> str:
        """The file, and the page in it where it has several, as a person looks for them."""
        return _("{file}, page {page}", file=self.file, page=self.page) if self.page and self.pages > 1 else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRow:
    """One page that came back, with the paper it belongs or may belong to."""

    id: str
    at: datetime
    name: str
    page: int
    pages: int
    sha256: str
    media: str
    state: ScanState
    reason: str = ""
    subject: str = ""
    subject_id: str = ""
    number: str = ""
    title: str = ""
    place: int = 0
    places: int = 0
    """The page of the paper, and of how many; 0 where nothing says."""
    have: int = 0
    """How many different pages of the paper are filed, and of how many; 0 where no mark said."""
    of: int = 0
    voided: bool = False

    @property
    def whole(self) -> bool:
        """Whether no page of the paper is known to be missing."""
        return self.have >= self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledScans:
    """What a paper has of scanned pages: how many pictures, of how many different pages, and one of them to open."""

    pictures: int = 0
    have: int = 0
    of: int = 0
    newest: str = ""
    """The id of the scan at this desk; empty where all were filed elsewhere."""


def scan_id(sha256: str, page: int) -> str:
    """The id of a page: the same page of the same bytes is the same scan, whenever and under whatever name it comes."""
    return str(uuid5(NAMESPACE_OID, f"{sha256}:{page}"))
