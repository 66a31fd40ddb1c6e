"""What the program says when it says no.

A refusal is a class named for the situation; its `sentence` is what the person reads and says what to do next, with named
places that are filled from the keyword arguments. Everything else that goes wrong is a fault of ours. Add a refusal by
adding a class here: nothing else has to know it.
"""

from __future__ import annotations

from typing import ClassVar

from fairdesk.base.i18n import N_, _


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


# ---- the desk file and its key ----------------------------------------------------------------------------------------


class DeskMissing(Refusal):
    sentence = N_("There is no desk file at {path}. Check the name, or make a new desk with “fairdesk new”.")


class DeskExists(Refusal):
    sentence = N_("There is already a file at {path}. Choose another name; nothing was overwritten.")


class DeskDamaged(Refusal):
    sentence = N_(
        "The desk file {path} is damaged ({detail}). Leave it as it is and restore the newest backup with “fairdesk restore”."
    )


class DeskTooNew(Refusal):
    sentence = N_(
        "The desk {path} was written by a newer FairDesk ({found}). Install the newer program on this computer and open it again."
    )


class DeskBusy(Refusal):
    sentence = N_("Another program is writing to {path}. Wait until it is done, or close it, and try again.")


class DeskUnreachable(Refusal):
    sentence = N_("The database server cannot be reached ({detail}). Check that it is running and that the address is right.")


class WrongPassphrase(Refusal):
    sentence = N_("The pass-phrase does not open {path}. Check the keyboard layout and capitals and try again.")


class PassphraseMissing(Refusal):
    sentence = N_("A pass-phrase is needed. Set FAIRDESK_PASSPHRASE or give --passphrase-file.")


class DiskFull(Refusal):
    sentence = N_("The disk is full: {path} could not be written. Free some space and try again; nothing was changed.")


class CannotWrite(Refusal):
    sentence = N_("{path} cannot be written ({detail}). Choose a place you may write to.")


class FileMissing(Refusal):
    sentence = N_("There is no file at {path}. Check the name and try again.")


class FileUnreadable(Refusal):
    sentence = N_("{path} cannot be read ({detail}). Ask the sender for a fresh copy.")


# ---- things and acts --------------------------------------------------------------------------------------------------


class NotFound(Refusal):
    sentence = N_("Nothing is known under “{what}”. Check the spelling or search for it.")


class NotAllowedHere(Refusal):
    sentence = N_("This can only be done at the {where}. Do it there.")


class FormIncomplete(Refusal):
    sentence = N_("“{field}” is still empty. Fill it in and try again.")


class ValueOutOfRange(Refusal):
    sentence = N_("“{value}” does not fit into “{field}”: {reason}")


class AlreadyVoid(Refusal):
    sentence = N_("“{what}” is void already. Reload the list.")


class ReasonMissing(Refusal):
    sentence = N_("A reason is needed here. Write one sentence why.")


class NothingToUndo(Refusal):
    sentence = N_("There is nothing to undo.")


class MovedOn(Refusal):
    sentence = N_("“{what}” has been changed again since. Undo the later change first.")


class NotVoidable(Refusal):
    sentence = N_("“{what}” is still used by {users}. Undo or void that first.")


class LetterIsVoid(Refusal):
    sentence = N_("Letter {number} is void. Issue a new one from its negotiation.")


# ---- the journal -------------------------------------------------------------------------------------------------------


class JournalForged(Refusal):
    sentence = N_("Operation {seq} of desk {desk} does not match its fingerprint. Nothing was taken; ask for a fresh export.")


class JournalForked(Refusal):
    sentence = N_(
        "Desk {desk} sent another operation {seq} than before: its file was copied. Nothing was taken; enrol that desk anew."
    )


# ---- the press --------------------------------------------------------------------------------------------------------


class SignNotPrintable(Refusal):
    sentence = N_(
        "“{text}” contains {signs}, which no font here can print. Agree on another spelling, correct the record and print again."
    )


class PaperUnknown(Refusal):
    sentence = N_("There is no paper called “{key}”. Choose one from “fairdesk document --list”.")


class PageMissing(Refusal):
    sentence = N_("The paper has {pages} pages; page {page} does not exist. Choose another page.")


class NotAPaper(Refusal):
    sentence = N_("This file cannot be read as a PDF ({detail}). Ask the sender for a fresh copy.")


# ---- amounts and numbers of documents ----------------------------------------------------------------------------------


class AmountUnreadable(Refusal):
    sentence = N_("“{value}” is not an amount of money. Write digits only, such as 60000 or 60,000.50.")


class AmountNegative(Refusal):
    sentence = N_("The amount {value} is below zero. Write an amount of zero or more.")


class AmountTooFine(Refusal):
    sentence = N_("The amount {value} has parts smaller than one fen. Round it to two decimals and try again.")


class AmountTooLarge(Refusal):
    sentence = N_("The amount {value} is too large for an agreement. Check the unit: yuan or ten thousand yuan?")


class DocumentNumberUnreadable(Refusal):
    sentence = N_("“{number}” is not a document number of this fair. Check it against the paper, sign by sign.")


class DocumentNumberMistyped(Refusal):
    sentence = N_("The document number “{number}” has a slip: its check character does not fit. Compare it with the paper.")


class DocumentPatternUnusable(Refusal):
    sentence = N_(
        "The number pattern “{pattern}” cannot be used. It needs {{year}}, {{desk}}, {{counter}} and {{check}}, each once."
    )


class BadgeUnreadable(Refusal):
    sentence = N_("This code is not a badge of FairDesk. Scan the badge again, or search for the person by name.")


class BadgeMistyped(Refusal):
    sentence = N_("The badge code was read with a slip. Scan it again with the input method switched off, or search by name.")


class BadgeOfAnotherFair(Refusal):
    sentence = N_("This badge belongs to another fair. Search for the person by name and print a badge of this fair.")


# ---- sealed workbooks, trust and codes --------------------------------------------------------------------------------


class NotABundle(Refusal):
    sentence = N_("This is not a workbook of FairDesk. Choose the workbook the desk exported; nothing was taken.")


class BundleCut(Refusal):
    sentence = N_("A part of the sealed workbook is missing. Export it again at the desk it came from; nothing was taken.")


class BundleChanged(Refusal):
    sentence = N_("The sealed part of the workbook was changed on the way. Ask the desk for a fresh export; nothing was taken.")


class BundleForged(Refusal):
    sentence = N_("The signature of desk {desk} does not fit the workbook. Find out where it came from; nothing was taken.")


class OtherFair(Refusal):
    sentence = N_("The workbook belongs to another fair ({fair}). Open it on a desk of that fair; nothing was taken.")


class UnknownDesk(Refusal):
    sentence = N_("Desk {desk} is not enrolled at this fair. Enrol or approve it first; nothing was taken.")


class FormatTooNew(Refusal):
    sentence = N_("A newer FairDesk wrote this (format {found}). Install the newer program on this computer and try again.")


class NotForUs(Refusal):
    sentence = N_("The workbook was sealed for another desk. Open it there, or ask for one sealed for this desk.")


class OtherKindOfBundle(Refusal):
    sentence = N_("This workbook is of the kind “{found}”, and “{wanted}” is needed here. Choose the other file.")


class BundleTooBig(Refusal):
    sentence = N_("The workbook is larger than any desk makes. Ask for a fresh export; nothing was taken.")


class TooMuchToSeal(Refusal):
    sentence = N_("There is too much for one workbook. Hand in what is there in two exports, the older part first.")


class KitPassphraseWrong(Refusal):
    sentence = N_("The pass-phrase does not open this kit. Check it letter by letter, or ask the bureau for a new kit.")


class KeysDamaged(Refusal):
    sentence = N_("The keys of this desk cannot be read. Restore the newest backup, or enrol the desk anew.")


class NotATrustFile(Refusal):
    sentence = N_("This is not a trust file of a fair. Ask the bureau for one (“fairdesk trust”).")


class TrustForged(Refusal):
    sentence = N_("The signature of the trust file does not fit. Fetch it from the bureau itself and do not use this one.")


class NotOurCode(Refusal):
    sentence = N_("This is not a code of FairDesk. Scan the code printed on the paper or the badge.")


class CodeUnreadable(Refusal):
    sentence = N_("The code is damaged or was changed. Scan it again from the original paper.")


class WrittenDiffers(Refusal):
    sentence = N_("What was written to {path} does not read back the same. Use another stick or folder; nothing was replaced.")


# ---- letters -----------------------------------------------------------------------------------------------------------


class LetterExists(Refusal):
    sentence = N_("This negotiation has letter {number} already. Print it again, or void it first.")


class LetterNotFromHere(Refusal):
    sentence = N_("Letter {number} came in with a roster and was not issued by a desk, so there is nothing to print.")


# ---- at the door -------------------------------------------------------------------------------------------------------


class BadgeUnknown(Refusal):
    sentence = N_("Nobody is known under “{badge}”. Search for the name, or register the person as a walk-in.")


# ---- fairs and deliveries ----------------------------------------------------------------------------------------------


class FairFileUnusable(Refusal):
    sentence = N_("{path} is not a fair file ({detail}). It must be JSON with at least fair_id, name and date (YYYY-MM-DD).")


class ForeignOperations(Refusal):
    sentence = N_(
        "This bundle carries operations of a desk that did not sign it. Nothing was taken; ask that desk for its own export."
    )


class ReceiptNotOurs(Refusal):
    sentence = N_("This receipt is for desk {desk}. Open it there.")


class CodeMissing(Refusal):
    sentence = N_(
        "No code could be read on {path}. Scan or photograph the page again, flat and in good light, with the whole code on it."
    )


# ---- reading other people's workbooks ----------------------------------------------------------------------------------


class NotAWorkbook(Refusal):
    sentence = N_("{file} is not a workbook this program reads. Save it as .xlsx or .csv and try again.")


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


class WorkbookTooSlow(Refusal):
    sentence = N_(
        "{file} could not be read within {seconds} seconds and was left out. Split it into smaller files and try again."
    )


class CsvEncodingUnknown(Refusal):
    sentence = N_("The signs of {file} cannot be read. Save it as .xlsx, or as CSV in UTF-8, and try again.")


class BackupUnsound(Refusal):
    sentence = N_("The copy {path} did not pass its check ({fault}) and was removed. Run “fairdesk check” on the desk itself.")


class NoScreen(Refusal):
    sentence = N_("There is no screen here, so no window can be opened. Use the commands: “fairdesk --help” lists them.")


class DemoStepFailed(Refusal):
    sentence = N_("The demo day stopped at “{step}”: {detail}. Remove the folder and run it again.")


# ---- what a letter or an authorisation may say --------------------------------------------------------------------------


class ReliefKindOnCounterpart(Refusal):
    sentence = N_(
        "“{kind}” belongs to targeted relief, but this is counterpart support. Change the track or leave the kind empty."
    )


class TrusteeIsGiver(Refusal):
    sentence = N_("An organisation cannot entrust its gift to itself. Choose another trustee or leave it empty.")


class TrusteeNotEntitled(Refusal):
    sentence = N_("Only a foundation or a supporting organisation may be the trustee. Choose one of those or leave it empty.")


class BoardHasNotPassed(Refusal):
    sentence = N_("The board has not passed it yet. Record the resolution, or write the reason for signing before it.")


class ActNotAuthorised(Refusal):
    sentence = N_("The authorisation does not cover “{function}”. Ask the bureau, or choose the function it names.")


class AuthorisationNotInForce(Refusal):
    sentence = N_("The authorisation is not in force on {day}. Ask the bureau for a new one.")


class AuthorisationNamesNothing(Refusal):
    sentence = N_("An authorisation must name at least one of the four functions. Tick those it gives.")


class OtherFieldUnsaid(Refusal):
    sentence = N_("The field is “other”. Write in a few words what it stands for.")


class ModeIncomplete(Refusal):
    sentence = N_("The mode “{mode}” needs {what}. Fill it in, or choose another mode.")


class TotalDiffers(Refusal):
    sentence = N_("The total {total} is not cash and goods together ({reckoned}). Correct one of the three amounts.")


# ---- places ------------------------------------------------------------------------------------------------------------


class AreaUnknown(Refusal):
    sentence = N_("“{text}” is not a place this fair knows. Write the county as on the list of areas.")


class AreaAmbiguous(Refusal):
    sentence = N_("“{text}” may be {places}. Write the province or the prefecture in front of it.")


class LayoutUnknown(Refusal):
    sentence = N_("There is no badge layout “{layout}”. Choose one of these: {known}.")


# ---- settings ----------------------------------------------------------------------------------------------------------


class FolderMissing(Refusal):
    sentence = N_("There is no folder at {path}. Plug the drive in, or choose another folder.")
