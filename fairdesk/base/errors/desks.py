"""No, about a desk: its file, its key, its journal, its settings, the screen it is opened on."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


class DeskMissing(Refusal):
    sentence = N_("There is no desk file at {path}. Check the name, or make a new desk with “fairdesk new”.")


class DeskExists(Refusal):
    sentence = N_("There is already a file at {path}. Choose another name; nothing was overwritten.")


class DeskDamaged(Refusal):
    sentence = N_(
        "The desk file {path} is damaged ({detail}). Leave it as it is and restore the newest backup with “fairdesk restore”."
    )


class DeskEmpty(Refusal):
    sentence = N_(
        "The desk file {path} is empty: it was never finished, or was emptied."
        " Remove it and restore the newest backup with “fairdesk restore”."
    )


class DeskReadOnly(Refusal):
    sentence = N_(
        "{path} may only be read where it lies, and a desk also writes when it is only looked at."
        " Copy it, with the files beside it that bear its name, to a folder you may write to, clear “read-only” there,"
        " and open the copy."
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


class JournalForged(Refusal):
    sentence = N_("Operation {seq} of desk {desk} does not match its fingerprint. Nothing was taken; ask for a fresh export.")


class JournalForked(Refusal):
    sentence = N_(
        "Desk {desk} sent another operation {seq} than before: its file was copied. Nothing was taken: it waits "
        "until a person lets this desk write anew what the copy wrote."
    )


class OperationShapeless(Refusal):
    sentence = N_(
        "Operation {seq} of desk {desk} holds what no FairDesk writes ({part}). Nothing was taken; ask that desk for a fresh "
        "export."
    )


class PaperSealed(Refusal):
    sentence = N_("What “{number}” says was settled when it was issued. Void it with a reason and issue another instead.")


class BackupUnsound(Refusal):
    sentence = N_("The copy {path} did not pass its check ({fault}) and was removed. Run “fairdesk check” on the desk itself.")


class BackupDamaged(Refusal):
    sentence = N_("The copy {path} is damaged ({fault}), and nothing was restored from it. {advice}")


class BackupCut(Refusal):
    sentence = N_("The copy {path} ends too early: the rest of it is missing, and nothing was restored from it. {advice}")


class BackupStopped(Refusal):
    sentence = N_("The backup {path} was stopped from outside before it was done. The older ones are whole; try again.")


class NoSnapshot(Refusal):
    sentence = N_("No copy in {folder} is whole, so there is nothing to take over from. {advice}")


class SeveralDesks(Refusal):
    sentence = N_("In {folder} lie copies of several desks ({desks}). Say which one with --letters, or name one of the files.")


class NoSecondPlace(Refusal):
    sentence = N_("{path} holds the backups already. A second place is a stick or a folder elsewhere; choose another one.")


class NoScreen(Refusal):
    sentence = N_("There is no screen here, so no window can be opened. Use the commands: “fairdesk --help” lists them.")


class DemoStepFailed(Refusal):
    sentence = N_("The demo day stopped at “{step}”: {detail}. Remove the folder and run it again.")


class FolderMissing(Refusal):
    sentence = N_("There is no folder at {path}. Plug the drive in, or choose another folder.")


class DemoFolderTaken(Refusal):
    sentence = N_("{folder} is not empty and holds no whole demo day. Choose another folder, or empty this one.")
