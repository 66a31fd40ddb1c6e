"""No, about papers that come back as scans."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


class NoScans(Refusal):
    sentence = N_("There is no PDF and no picture in {path}. Choose the folder the scanner writes to, or the files themselves.")


class NothingScanned(Refusal):
    sentence = N_("None of the files could be read as a scan. The reason stands with each of them.")


class ScanTooSlow(Refusal):
    sentence = N_("{path} could not be read within {seconds} seconds and was left out. Scan it again at 200 or 300 dpi.")


class ScanTooLarge(Refusal):
    sentence = N_("{path} is larger than a scan of papers can be and was left out. Scan it again at 200 or 300 dpi.")


class ScanTooLong(Refusal):
    sentence = N_("{path} has {pages} pages; at most {most} are read from one file. Split it and try again.")


class ScanFiledAlready(Refusal):
    sentence = N_("This page is filed already. Undo that first, or choose another page.")
