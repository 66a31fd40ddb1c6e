"""No, about other people's workbooks."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


class NotAWorkbook(Refusal):
    sentence = N_("{file} is not a workbook this program reads. Save it as .xlsx or .csv and try again.")


class NoRoster(Refusal):
    sentence = N_("{file} has no table with heads known here and was left out. Check that it is the right file.")


class WorkbookEncrypted(Refusal):
    sentence = N_("{file} is protected with a password. Open it, remove the password, save it and try again.")


class WorkbookTruncated(Refusal):
    sentence = N_("{file} is damaged or was cut off on its way. Ask the sender for a fresh copy.")


class WorkbookTooLarge(Refusal):
    sentence = N_("{file} is larger than a roster can be. Delete empty sheets and rows, save it as a new file and try again.")


class WorkbookBomb(Refusal):
    sentence = N_(
        "{file} unpacks to far more than a workbook holds and was not opened. Ask the sender what it is; do not open it."
    )


class WorkbookUnsafe(Refusal):
    sentence = N_("{file} is packed in a way no spreadsheet program packs and was not opened. Ask the sender for a fresh copy.")


class WorkbookLinked(Refusal):
    sentence = N_(
        "{file} takes values from other files, which are not here to be checked. Open it, break the links to other files, "
        "save it and try again."
    )


class WorkbookTooSlow(Refusal):
    sentence = N_(
        "{file} could not be read within {seconds} seconds and was left out. Split it into smaller files and try again."
    )


class CsvEncodingUnknown(Refusal):
    sentence = N_("The signs of {file} cannot be read. Save it as .xlsx, or as CSV in UTF-8, and try again.")
