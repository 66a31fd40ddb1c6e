"""The codes of what was noticed in rosters: which were settled by the way, and what the others ask of a person."""

from __future__ import annotations

from collections.abc import Mapping

from fairdesk.base.i18n import N_, _
from fairdesk.records.rosters import ISSUE_WORDS, VALUE_ASSUMED, VALUE_DOUBTFUL
from fairdesk.records.unprintable import UNPRINTABLE

SETTLED_WORDS: Mapping[str, str] = {
    "TRIMMED": N_("blanks and signs nobody sees were taken away"),
    "WIDTH_NORMALISED": N_("full-width signs were turned into usual ones"),
    "NAME_SPACE": N_("the blank in the name was taken away"),
    "NAME_DOT_NORMALISED": N_("the dot of the name is the right one now"),
    "NAME_COMPAT_IDEOGRAPH": N_("an old code position was turned into the sign itself"),
    "PHONE_FORMAT": N_("the number was written as digits alone"),
    "PHONE_TWO": N_("there are two numbers: the mobile was taken, the other is kept beside the record"),
    "USCC_FORMAT": N_("the code was written as it should be"),
    "ENUM_ALIAS": N_("another word for it was understood"),
    "BOOL_ALIAS": N_("another sign for yes or no was understood"),
    "DATE_SERIAL": N_("the day was stored as a number"),
    "DATE_FORMAT": N_("the day was written in another way"),
    "AMOUNT_UNIT_HEADER": N_("the head counts in ten thousands of yuan"),
    "AMOUNT_UNIT_CELL": N_("the unit in the cell was taken"),
    "AMOUNT_CAPITAL": N_("the amount was written in Chinese numerals"),
    "AMOUNT_FORMAT": N_("the amount was written in another way"),
    "AREA_ALIAS": N_("another name of the place was understood"),
    "AREA_SUFFIX_ADDED": N_("the last sign of the place's name was added"),
    "AREA_PATH": N_("the province and prefecture in front were understood"),
    "MERGED_FILL": N_("it stands in a merged cell above"),
    "FORMULA_DERIVED": N_("it is reckoned by a formula and not taken in"),
    "COLUMN_NOT_COLLECTED": N_("an identity number stood here and was left out"),
}
"""What was settled by the way: nothing is lost and nobody needs to look."""
SETTLED = frozenset(SETTLED_WORDS)

ERRORS = frozenset(
    {
        *("PHONE_INVALID", "PHONE_PRECISION_LOST", "USCC_CHECKSUM", "USCC_BAD_CHAR", "USCC_LENGTH", "ENUM_UNKNOWN"),
        *("DATE_INVALID", "ID_PRECISION_LOST", *ISSUE_WORDS),
    }
) - {VALUE_ASSUMED, VALUE_DOUBTFUL}
"""What is wrong, and not only in doubt."""

WAITING_WORDS: Mapping[str, str] = {
    **ISSUE_WORDS,
    "NAME_SPACE_AMBIGUOUS": N_("a dot may be missing between the parts of the name"),
    "PHONE_INVALID": N_("is not a telephone number; left empty"),
    "PHONE_PRECISION_LOST": N_("has lost digits in a spreadsheet; left empty"),
    "USCC_CHECKSUM": N_("the check character of the credit code does not fit"),
    "USCC_BAD_CHAR": N_("the credit code has a letter that no credit code has"),
    "USCC_LENGTH": N_("the credit code does not have 18 characters"),
    "USCC_MISSING": N_("the credit code is missing"),
    "USCC_OLD_NUMBER": N_("is an old registration number and no credit code; left empty"),
    "USCC_CATEGORY_MISMATCH": N_("the credit code and the category contradict each other"),
    "ENUM_UNKNOWN": N_("is not one of the words known here; left empty"),
    "DATE_YEAR_INFERRED": N_("the year was missing; the fair's was taken"),
    "DATE_YEAR_2DIGIT": N_("the year has two digits; this century was taken"),
    "DATE_FUZZY": N_("names no day; the last one of the time named was taken"),
    "DATE_OPEN_ENDED": N_("names no end; left empty"),
    "DATE_INVALID": N_("is not a date; left empty"),
    "AMOUNT_APPROX": N_("is only about; the number was taken"),
    "AMOUNT_RANGE": N_("names two amounts; left empty"),
    "AMOUNT_UNSTATED": N_("names no amount; left empty"),
    "AMOUNT_UNIT_SUSPECT": N_("may be in the wrong unit: yuan or ten thousand yuan?"),
    "AREA_AMBIGUOUS": N_("may mean several places; left empty"),
    "ROW_DUPLICATE": N_("says the same as an earlier row"),
    "ROW_NEAR_DUPLICATE": N_("says nearly the same as an earlier row: is it the same?"),
    "ROW_STRUCK_OUT": N_("is struck out: was it cancelled?"),
    "TEXT_FORMULA_LIKE": N_("looks like a formula; kept as text"),
    "ID_PRECISION_LOST": N_("has lost digits in a spreadsheet; left empty"),
}
"""What a person must decide or mend, as the end of a sentence that begins with the column."""

BESIDE: Mapping[str, str] = {UNPRINTABLE: N_("contains signs no font here can print")}
"""What is remarked beside the codes of the public interface."""


def issue_words(code: str) -> str:
    """What was noticed, in the language in force; the code itself where no words are known."""
    words = SETTLED_WORDS.get(code) or WAITING_WORDS.get(code) or BESIDE.get(code)
    return _(words) if words else code


def severity(code: str) -> str:
    """`info` for what was settled, `error` for what is wrong, `warn` for what a person is asked."""
    return "info" if code in SETTLED else "error" if code in ERRORS else "warn"


_OF_ROWS = frozenset({"ROW_DUPLICATE", "ROW_NEAR_DUPLICATE", "ROW_STRUCK_OUT", *ISSUE_WORDS})
KEPT = frozenset(WAITING_WORDS) - _OF_ROWS - {"ID_PRECISION_LOST", "TEXT_FORMULA_LIKE"} | {"PHONE_TWO"}
"""What is written in such a cell is kept beside the record: the field is empty, in doubt, or holds only a part of it."""
NOTE = "NOTE"
"""Of a remark: the note of a row whose record has no field for notes."""
