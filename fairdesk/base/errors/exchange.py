"""No, about what desks hand each other: sealed workbooks, kits, trust files, codes, fair files."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


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


class DeskTermBackwards(Refusal):
    sentence = N_("The term of this desk would end on {ends}, before it begins on {begins}. No kit was made; correct the days.")


class DeskRevoked(Refusal):
    sentence = N_("Desk {desk} was revoked on {day}: what it hands in no longer counts. Nothing was taken; ask who sits there.")


class DeskOutsideTerm(Refusal):
    sentence = N_("Desk {desk} was not enrolled on {day}, when this was sealed. Nothing was taken; renew its term first.")


class FormatTooNew(Refusal):
    sentence = N_("A newer FairDesk wrote this (format {found}). Install the newer program on this computer and try again.")


class MadeByNewer(Refusal):
    sentence = N_("This was made by a newer FairDesk. Update this program, then merge or open it again; nothing was taken.")


class NothingTaken(Refusal):
    sentence = N_("Nothing was taken: every file was refused. The reason stands with each; mend it and try again.")


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


class CopyUnsound(Refusal):
    sentence = N_(
        "{path} was written and does not read back as it should. Do not rely on this copy: write it again on another stick or "
        "folder."
    )


class FairFileUnusable(Refusal):
    sentence = N_("{path} is not a fair file ({detail}). It must be JSON with at least fair_id, name and date (YYYY-MM-DD).")


class ForeignOperations(Refusal):
    sentence = N_(
        "This bundle carries operations of a desk that did not sign it. Nothing was taken; ask that desk for its own export."
    )


class NotHandedBack(Refusal):
    sentence = N_(
        "The bureau has not said yet that it has everything: {count} changes of this desk are not handed back. Nothing was "
        "wiped. Export them, and take the bureau's receipt in first."
    )


class LettersMistyped(Refusal):
    sentence = N_("Nothing was wiped. To wipe this laptop type the letters of its desk: {letters}.")


class AfterTakeOver(Refusal):
    sentence = N_(
        "This bundle holds {count} changes that the old laptop of desk {desk} made after another one had taken its booth over. "
        "Nothing was taken: it waits until a person has looked at it."
    )


class ContentWithheld(Refusal):
    sentence = N_(
        "This bundle keeps back what operation {seq} of desk {desk} says. Nothing was taken; ask that desk for a fresh export."
    )


class TooManyVoids(Refusal):
    sentence = N_(
        "This bundle voids {voided} of the {made} records desk {desk} has made. Nothing was taken: it waits until a second "
        "person has looked at it."
    )


class RecordEmptied(Refusal):
    sentence = N_(
        "This bundle of desk {desk} leaves “{what}” without a single word. Nothing was taken: it waits until a second person has "
        "looked at it."
    )


class SecondPersonNeeded(Refusal):
    sentence = N_("{who} merged this bundle. Another person has to look at it and take it in.")


class BeyondScope(Refusal):
    sentence = N_(
        "Desk {desk} changed what is not its own to change ({what}, operation {seq}). Nothing was taken; ask who sits there."
    )


class OutsideScope(Refusal):
    sentence = N_("Node {desk} changed what lies beyond its scope: {what}. Nothing was taken; ask who sits there.")


class BundleUnsound(Refusal):
    sentence = N_("This bundle could not be taken in ({fault}). Nothing of it was taken; ask that desk for a fresh export.")


class ReceiptOfTwin(Refusal):
    sentence = N_(
        "This receipt is for a copy of this desk that goes on by itself. Nothing here counts as handed in by it: export this "
        "desk too, and ask the bureau for the receipt of its own."
    )


class LettersTaken(Refusal):
    sentence = N_("The letters {letters} belong to another desk. Give this one letters of its own, for its numbers bear them.")


class CannotApply(Refusal):
    sentence = N_("One press cannot apply this: {why} Change the record yourself, or close the proposal with a reason.")


class ProposalOvertaken(Refusal):
    sentence = N_(
        "The record says “{now}” by now, and the proposal was made to “{recorded}”. Look at the record, then close the proposal."
    )


class NothingWaits(Refusal):
    sentence = N_("This does not wait for anybody's word. Close it with a reason once it is dealt with.")


class ReceiptNotOurs(Refusal):
    sentence = N_("This receipt is for desk {desk}. Open it there.")
