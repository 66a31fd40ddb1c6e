"""Refusals around slips: their numbers, their codes, and how many are asked for."""

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


class SlipUnreadable(Refusal):
    sentence = N_("“{text}” is neither the number nor the code of a slip. Scan the code on the slip, or type its number again.")


class SlipMistyped(Refusal):
    sentence = N_("The slip “{text}” has a wrong sign in it. Scan its code, or type its number again.")


class SlipOfAnotherFair(Refusal):
    sentence = N_("This slip belongs to another fair. Use the slips that were printed for this one.")


class SlipsUnsaid(Refusal):
    sentence = N_(
        "“{text}” is no number of slips. Ask for 1 to {most} new ones, such as 20, or for printed ones again, such as 7-26."
    )


class SlipsNotGiven(Refusal):
    sentence = N_("Slips {first} to {last} were not given numbers here; the last one was {given}. Print new ones instead.")
