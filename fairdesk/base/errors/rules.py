"""No, by a rule: amounts, numbers, what a letter or an authorisation may say, places."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


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


class AreaUnknown(Refusal):
    sentence = N_("“{text}” is not a place this fair knows. Write the county as on the list of areas.")


class AreaAmbiguous(Refusal):
    sentence = N_("“{text}” may be {places}. Write the province or the prefecture in front of it.")


class InstalmentsDiffer(Refusal):
    sentence = N_("The instalments add up to {parts} yuan and the cash is {cash} yuan. Correct the one or the other.")


class FunctionUnknown(Refusal):
    sentence = N_("“{name}” is none of the four functions of an authorisation. Correct the record and print again.")


class PairingWithoutVisit(Refusal):
    sentence = N_("Pairing {code} is open and has no next visit. Enter the day of the next visit, or why the pairing ended.")


class VotesDiffer(Refusal):
    sentence = N_(
        "The votes do not add up: of {due} members {present} were present, {cast} voted. Correct the resolution and print again."
    )


class RecordIsVoid(Refusal):
    sentence = N_("{what} is void ({reason}), so no paper is made of it. Choose the one that took its place.")
