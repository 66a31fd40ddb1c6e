"""The layouts the rosters come in, each with a name, a kind and what is unhandy about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out; everything that is not said is as tidy as can be."""

    name: str
    kind: str
    file: str = "xlsx"
    """`xlsx`, `xlsm`, `csv` in UTF-8, `csv-bom`, `csv-gb18030`, `html` (called .xls), `xls` and `ods` by way of LibreOffice."""
    titles: int = 1
    """Rows above the head: the title, with an attachment's number above it, with who reports below it."""
    split: bool = False
    """Whether what is reported below the title stands in several cells."""
    depth: int = 1
    """Rows of the head."""
    marks: bool = False
    """Whether heads carry stars, numbers, remarks, breaks and widths of their own."""
    shuffled: bool = True
    numbered: bool = False
    unit: str = "万元"
    """What amounts are counted in: as the heads say, or, with a star, as the line below the title says."""
    blanks: bool = False
    sections: bool = False
    sums: str = ""
    """`first`, `last`, or `groups` for sums between and a total."""
    notes: str = ""
    """`merged` over two rows, `lines` one below the other, or `signed` in cells side by side."""
    continued: str = ""
    """`line` for a line that says so, `heads` where the heads come again below it."""
    merged: bool = False
    struck: bool = False
    twice: bool = False
    extras: bool = False
    formulas: bool = False
    since_1904: bool = False
    beside: bool = False
    """Whether sheets stand beside it that are no rosters, one of them hidden."""
    pages: int = 1
    seeds: tuple[int, ...] = (1,)


_ORGANISATIONS = (
    Layout("org-bare", "organisations", titles=0, shuffled=False, seeds=(1, 2)),
    Layout("org-two-heads", "organisations", titles=3, depth=2, numbered=True, sections=True, sums="last", notes="merged"),
    Layout("org-three-heads", "organisations", titles=2, depth=3, blanks=True, continued="line"),
    Layout("org-marked", "organisations", marks=True, numbered=True, extras=True),
    Layout("org-gb", "organisations", "csv-gb18030", titles=3, split=True, depth=2, sections=True, sums="last", notes="lines"),
    Layout("org-page", "organisations", "html", titles=2, depth=2, numbered=True, sums="last", notes="merged", merged=True),
    Layout("org-mac", "organisations", since_1904=True, twice=True),
    Layout("org-old-mac", "organisations", "xls", since_1904=True, numbered=True, merged=True),
    Layout("org-struck", "organisations", struck=True, twice=True, merged=True, notes="signed"),
)
_PARTICIPANTS = (
    Layout("people-pages", "participants", beside=True, extras=True, pages=2, numbered=True),
    Layout("people-bom", "participants", "csv-bom", titles=0, depth=2, extras=True, twice=True),
    Layout("people-merged", "participants", titles=2, merged=True, sections=True, blanks=True, sums="groups", notes="lines"),
    Layout("people-macros", "participants", "xlsm", depth=2, numbered=True, marks=True, struck=True),
    Layout("people-deep", "participants", depth=3, extras=True, continued="heads", notes="signed"),
)
_DEMANDS = (
    Layout("needs-merged", "demands", merged=True, numbered=True, sections=True, sums="groups", notes="merged", seeds=(1, 2)),
    Layout("needs-stated", "demands", titles=3, split=True, unit="万元*", numbered=True, sums="first"),
    Layout("needs-yuan", "demands", "csv", unit="元", twice=True, notes="lines", seeds=(1, 2)),
    Layout("needs-page", "demands", "html", titles=2, unit="元", merged=True, blanks=True, seeds=(1, 2)),
    Layout("needs-totals", "demands", depth=2, formulas=True, sums="last", beside=True),
    Layout("needs-deep", "demands", titles=3, depth=3, numbered=True, continued="heads", sections=True, notes="merged"),
    Layout("needs-marked", "demands", marks=True, blanks=True, seeds=(1, 2)),
    Layout("needs-open", "demands", "ods", titles=2, merged=True, numbered=True, sums="last", struck=True),
)
_OFFERS = (
    Layout("offers-totals", "offers", titles=3, depth=2, numbered=True, formulas=True, sums="first", notes="signed"),
    Layout("offers-merged", "offers", merged=True, twice=True, unit="元", continued="line"),
    Layout("offers-gb", "offers", "csv-gb18030", titles=2, depth=2, unit="元", sections=True, blanks=True),
    Layout("offers-old", "offers", "xls", depth=3, numbered=True, sums="last"),
    Layout("offers-mac", "offers", since_1904=True, marks=True, pages=2, beside=True),
)
_PLACES = (
    Layout("teams-merged", "county_delegations", depth=2, merged=True, twice=True, sections=True),
    Layout("teams-deep", "county_delegations", titles=2, depth=3, notes="lines", extras=True, sums="last"),
    Layout("teams-marked", "county_delegations", "csv-bom", marks=True, numbered=True, continued="heads"),
    Layout("booths-merged", "booths", merged=True, beside=True, sums="groups", seeds=(1, 2)),
    Layout("booths-open", "booths", "ods", depth=2, numbered=True, twice=True),
    Layout("booths-marked", "booths", marks=True, depth=3, blanks=True, notes="merged"),
)
LAYOUTS = (*_ORGANISATIONS, *_PARTICIPANTS, *_DEMANDS, *_OFFERS, *_PLACES)
