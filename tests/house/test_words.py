"""Every word a person reads is in both catalogues, translated where it must be, with the same named places."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.house.tree import listed, modules, name, parsed
from tests.house.words import LANGUAGES, committed, compiled, extracted, ids, misplaced, stale, unmarked, untranslated


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_what_the_code_says(language: str) -> None:
    code, words = extracted(), ids(committed(language))
    missing = [f"not in {language}: {message!r} ({file})" for message, file in code.items() if message not in words]
    gone = [f"no longer said: {message!r}" for message in words - set(code)]
    assert not missing + gone, listed([*missing, *gone, "run: make words"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    found = untranslated(committed(language), language)
    assert not found, listed(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_places(language: str) -> None:
    found = misplaced(committed(language))
    assert not found, listed(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_reads_what_is_written(language: str) -> None:
    found = stale(committed(language), compiled(language))
    assert not found, listed([*found, "run: make words"])


def test_no_word_of_the_window_is_kept_from_the_translators() -> None:
    found = [f"{name(path)}:{line} {what}" for path in modules("fairdesk/ui") for line, what in unmarked(parsed(path))]
    assert not found, listed(found)


def test_the_detectors_can_fail(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text('_("Save")\nN_("展位")\nngettext("{count} row", "{count} rows", n)\n', encoding="utf-8")
    assert set(extracted(tmp_path)) == {"Save", "展位", ("{count} row", "{count} rows")}
    words = Catalog(locale="zh_CN")
    words.add("Save {name}", "保存 {other}")
    words.add("展位")
    words.add("Open", flags=["fuzzy"], string="打开")
    assert misplaced(words) == ["Save {name} -> 保存 {other}"]
    assert untranslated(words, "zh_CN") == ["Open"]
    assert untranslated(words, "en") == ["展位"]
    assert stale(words, Catalog(locale="zh_CN")) == ["Save {name}"]


def test_the_search_for_unmarked_words_can_fail() -> None:
    assert list(unmarked(ast.parse('label.setText("展位")')))
    assert list(unmarked(ast.parse('_(f"{n} rows")')))
    assert not list(unmarked(ast.parse('"""展位"""\n_("展位")\nN_("展位")\nin_language("en", "展位")')))
