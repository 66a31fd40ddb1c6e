"""The codes of what was noticed in rosters: which were settled by the way, and what the others ask of a person."""

from __future__ import annotations

from collections.abc import Mapping

from fairdesk.base.i18n import N_
from fairdesk.records.rosters import ISSUE_WORDS

SETTLED = frozenset(
    {
        *(
            "TRIMMED",
            "WIDTH_NORMALISED",
            "NAME_SPACE",
            "NAME_DOT_NORMALISED",
            "NAME_COMPAT_IDEOGRAPH",
            "PHONE_FORMAT",
            "PHONE_TWO",
        ),
        *("USCC_FORMAT", "ENUM_ALIAS", "BOOL_ALIAS", "DATE_SERIAL", "DATE_FORMAT", "AMOUNT_UNIT_HEADER", "AMOUNT_UNIT_CELL"),
        *("AMOUNT_CAPITAL", "AMOUNT_FORMAT", "AREA_ALIAS", "AREA_SUFFIX_ADDED", "AREA_PATH", "MERGED_FILL", "FORMULA_DERIVED"),
        "COLUMN_NOT_COLLECTED",
    }
)
"""Nothing is lost and nobody needs to look."""

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

_OF_ROWS = frozenset({"ROW_DUPLICATE", "ROW_NEAR_DUPLICATE", "ROW_STRUCK_OUT", *ISSUE_WORDS})
KEPT = frozenset(WAITING_WORDS) - _OF_ROWS - {"ID_PRECISION_LOST", "TEXT_FORMULA_LIKE"} | {"PHONE_TWO"}
"""What is written in such a cell is kept beside the record: the field is empty, in doubt, or holds only a part of it."""
