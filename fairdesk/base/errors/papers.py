"""No, about a paper: a sign without a glyph, a letter that is void, a page without a code."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


class InDispute(Refusal):
    sentence = N_("Two desks say different things of {what}: no paper is issued on that. Decide on the page Exchange first.")


class LetterIsVoid(Refusal):
    sentence = N_("Letter {number} is void. Issue a new one from its negotiation.")


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


class LetterExists(Refusal):
    sentence = N_("This negotiation has letter {number} already. Print it again, or void it first.")


class LetterNotFromHere(Refusal):
    sentence = N_("Letter {number} came in with a roster and was not issued by a desk, so there is nothing to print.")


class BadgeOnly(Refusal):
    sentence = N_("{path} bears the code of a badge, and a badge proves nothing. Give the letter, or scan the badge at a desk.")


class CodeMissing(Refusal):
    sentence = N_(
        "No code could be read on {path}. Scan or photograph the page again, flat and in good light, with the whole code on it."
    )


class LayoutUnknown(Refusal):
    sentence = N_("There is no badge layout “{layout}”. Choose one of these: {known}.")


class GridOfNothing(Refusal):
    sentence = N_(
        "The layout “{layout}” has a size or a number of badges that is zero or less. Give each of them as more than zero."
    )


class GridTooFull(Refusal):
    sentence = N_("The layout “{layout}” puts {count} badges on a sheet, and {most} is the most. Take fewer columns or rows.")


class GridOffSheet(Refusal):
    sentence = N_(
        "The layout “{layout}” needs {needed} mm and its sheet has {given} mm. Take fewer or smaller badges, or a larger sheet."
    )


class SheetOutOfRange(Refusal):
    sentence = N_("A sheet of {width} × {height} mm cannot be made. Its sides may be {least} to {most} mm.")


class BadgeTooSmall(Refusal):
    sentence = N_(
        "A badge of {width} × {height} mm has no room for a name beside a code that can be read. "
        "Take at least {wide} mm across, or {tall} mm upright."
    )


class OrderHasNoGroups(Refusal):
    sentence = N_("The order of the roster has no groups to divide. Choose another order: {orders}.")


class BatchIsShorter(Refusal):
    sentence = N_("This batch has {count} badges, so it cannot begin with badge {first}. Give a number from 1 to {count}.")


class EverybodyHasBadge(Refusal):
    sentence = N_("Everybody of this choice has a printed badge already, so none was made. To print them again, leave out “new”.")


class NobodyToPrint(Refusal):
    sentence = N_("Nobody here fits this choice, so no badge was made. Choose other people, or everybody.")


class WordingUnreadable(Refusal):
    sentence = N_("Line {line} of the wording cannot be read: {why}. Correct it, or go back to the wording that came with it.")


class WordingTooLong(Refusal):
    sentence = N_("The wording is longer than {signs} characters or {lines} lines. Shorten it.")


class PlaceUnknown(Refusal):
    sentence = N_("Line {line} of the wording names “{place}”, which this paper does not know. It knows, among others: {known}.")


class PartUnknown(Refusal):
    sentence = N_("Line {line} of the wording asks for the part “@{part}”, which this paper does not have. It has: {known}.")


class SectionUnknown(Refusal):
    sentence = N_("Line {line} of the wording opens the section “[{section}]”, which no paper has. The nearest are: {known}.")


class WordingTwice(Refusal):
    sentence = N_("Line {line} of the wording has “{name}” again; it stands in line {first} already. Leave one of them out.")


class PlaceMissing(Refusal):
    sentence = N_("The wording lacks {place} ({told}), without which this paper may not be printed. Put it back.")


class SeveralLetters(Refusal):
    sentence = N_("{path} bears the codes of several papers: {numbers}. Verify each by itself, on pages of its own.")


class NoLetterToPrint(Refusal):
    sentence = N_("No letter fits “{name}”, so none was printed. Issue one first, or name a ceremony that has letters.")


class FontLost(Refusal):
    sentence = N_("FairDesk's own font {file} is missing or damaged, so no paper can be printed. Install FairDesk again.")


class PaperNotRedrawn(Refusal):
    sentence = N_(
        "FairDesk's own font {file} is missing or damaged, so {path} could not be drawn again and compared. That says nothing "
        "against the paper: install FairDesk again and verify it once more."
    )


class PaperTooLong(Refusal):
    sentence = N_("Something on this paper is higher than a page, such as one line of its table. Shorten it or part it.")


class TextTooLong(Refusal):
    sentence = N_("“{field}” has {signs} signs; the paper takes {most}. Shorten it and put the rest into an attachment.")


class PaperNotDrawn(Refusal):
    sentence = N_("The paper could not be drawn, and its number {number} is void. Show the log file to who looks after FairDesk.")


class WordingLost(Refusal):
    sentence = N_("The wording {file} that came with FairDesk is missing or damaged. Install FairDesk again.")


class PageBeforeTheLast(Refusal):
    sentence = N_("{path} shows page {page} of {pages} of a paper; its signed code is on the last page. Give that page.")


class TermBackwards(Refusal):
    sentence = N_("{last} lies before {first}. Correct the one or the other.")


class NobodyNamed(Refusal):
    sentence = N_("Nobody is named in it yet, so there is no card to print. Enter who signs, or choose one person.")
