"""No, about an act: something missing, void already, moved on since, not to be done here."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


class InnerFault(Refusal):
    sentence = N_("Something went wrong inside FairDesk. Nothing was changed; the details are in its log file.")


class NotFound(Refusal):
    sentence = N_("Nothing is known under “{what}”. Check the spelling or search for it.")


class NoSuchChoice(Refusal):
    sentence = N_("“{what}” is no choice here. Choose one of these: {known}.")


class NotAllowedHere(Refusal):
    sentence = N_("This can only be done at the {where}. Do it there.")


class FormIncomplete(Refusal):
    sentence = N_("“{field}” is still empty. Fill it in and try again.")


class OfferOfAnother(Refusal):
    sentence = N_("The offer “{title}” is not one of {name}. Choose one of theirs, or none.")


class DemandOfAnother(Refusal):
    sentence = N_("The demand “{title}” is not one of {name}. Choose one of theirs, or none.")


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


class BadgeUnknown(Refusal):
    sentence = N_("Nobody is known under “{badge}”. Search for the name, or register the person as a walk-in.")
