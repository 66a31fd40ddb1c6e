"""The words for the translators, as the guards see them: what the code says, and what the catalogues hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.house.tree import PROGRAM, ROOT

LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("zh_CN", "en")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "in_language": (2,)}
READING = {"strip", "lstrip", "rstrip", "replace", "removeprefix", "removesuffix", "startswith", "endswith", "split"}
"""Methods whose arguments are looked for in what a person typed, and shown to nobody."""

HAN = re.compile(r"[\u3400-\u9fff]")
Message = str | tuple[str, ...]


def extracted(folder: Path = PROGRAM) -> dict[Message, str]:
    """Every message in the code and the file that says it."""
    found: dict[Message, str] = {}
    for file, _line, message, _notes, _context in extract_from_dir(str(folder), [("**.py", "python")], keywords=KEYWORDS):
        found.setdefault(message, file)
    return found


def committed(language: str) -> Catalog:
    """The catalogue of a language as it is written by hand."""
    with (LOCALE / language / "LC_MESSAGES" / "fairdesk.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def compiled(language: str) -> Catalog:
    """The catalogue of a language as the program reads it."""
    with (LOCALE / language / "LC_MESSAGES" / "fairdesk.mo").open("rb") as file:
        return read_mo(file)


def ids(catalog: Catalog) -> set[Message]:
    """The messages of a catalogue, without its head."""
    return {tuple(one.id) if isinstance(one.id, list | tuple) else one.id for one in catalog if one.id}


def texts_of(one: object) -> list[str]:
    """The forms of a message or of its translation."""
    forms = list(one) if isinstance(one, list | tuple) else [one]
    return [str(form) for form in forms if form]


def places(text: str) -> set[str]:
    """The named places of a text; a text that is no template has none."""
    try:
        return {place for _before, place, _form, _conversion in Formatter().parse(text) if place is not None}
    except ValueError:
        return set()


def untranslated(catalog: Catalog, language: str) -> list[str]:
    """Messages this language must translate and does not: English ones in zh_CN, Chinese ones in en; and any marked fuzzy."""
    foreign = [one for one in catalog if one.id and bool(HAN.search(texts_of(one.id)[0])) != (language == "zh_CN")]
    return [texts_of(one.id)[0] for one in foreign if one.fuzzy or not texts_of(one.string)]


def misplaced(catalog: Catalog) -> list[str]:
    """Translations with other named places than their message; `count` may be left out where a form speaks of one."""
    found: list[str] = []
    for one in catalog:
        wanted = set().union(*(places(text) for text in texts_of(one.id))) if one.id else set()
        wrong = [text for text in texts_of(one.string) if places(text) - {"count"} != wanted - {"count"}] if one.id else []
        found.extend(f"{texts_of(one.id)[0]} -> {text}" for text in wrong)
    return found


def stale(catalog: Catalog, binary: Catalog) -> list[str]:
    """Messages the program would read otherwise than the catalogue says."""
    read = {texts_of(one.id)[0]: texts_of(one.string) for one in binary if one.id}
    written = {texts_of(one.id)[0]: texts_of(one.string) for one in catalog if one.id and not one.fuzzy}
    # An empty plural is compiled as the message itself, an empty single one not at all.
    said = {text: words for text, words in written.items() if any(words)}
    return [text for text in {*read, *said} if text not in written or (text in said and read.get(text) != said[text])]


def unmarked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Chinese words in the code that no translator will see, and messages that are put together before they are translated."""
    marked: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in READING:
            marked |= {id(argument) for argument in node.args}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEYWORDS:
            marked |= {id(part) for argument in node.args for part in ast.walk(argument)}
            if any(isinstance(argument, ast.JoinedStr) for argument in node.args):
                yield node.lineno, "a message put together before it is translated"
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            marked.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in marked and HAN.search(node.value):
            yield node.lineno, node.value
