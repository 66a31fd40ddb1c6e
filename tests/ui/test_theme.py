"""The look: every word can be read on every ground, every name in the stylesheets is known, words grow together."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.base.assets import asset
from fairdesk.ui import icons
from fairdesk.ui import theme as look
from fairdesk.ui.theme import DARK, LIGHT, READ_ON, Palette, contrast, theme
from fairdesk.ui.widgets import check_box
from fairdesk.ui.widgets.check_box import CheckBox

AA_TEXT, AA_PARTS = 4.5, 3.0


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), READ_ON, ids=["-on-".join(pair) for pair in READ_ON])
def test_words_keep_aa(palette: Palette, word: str, ground: str) -> None:
    assert contrast(getattr(palette, word), getattr(palette, ground)) >= AA_TEXT


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("part", ["line_strong", "accent", "red"])
def test_edges_of_fields_and_the_focus_ring_keep_aa(palette: Palette, part: str) -> None:
    for ground in look.GROUNDS:
        assert contrast(getattr(palette, part), getattr(palette, ground)) >= AA_PARTS


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ticked", [False, True])
def test_a_box_to_tick_is_seen_in_every_look_as_it_is_painted(qtbot: QtBot, light: None, name: str, ticked: bool) -> None:
    theme.use(name, 1.0)
    ground, box = QWidget(), CheckBox()
    qtbot.addWidget(ground)
    ground.setObjectName("page_stack")
    box.setParent(ground)
    box.setText("Both sides agree")
    box.setChecked(ticked)
    ground.resize(300, 60)
    box.resize(box.sizeHint())
    ground.show()
    picture = ground.grab().toImage()
    across = [picture.pixelColor(x, box.height() // 2).name() for x in range(check_box.BOX // 2)]
    assert max(contrast(across[0], colour) for colour in across) >= AA_PARTS


def test_no_other_box_to_tick_is_used() -> None:
    pages = Path(look.__file__).parent.rglob("*.py")
    assert [path.name for path in pages if "QCheckBox" in path.read_text("utf-8")] == ["check_box.py"]


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#AAAAAA", "#FFFFFF") < AA_TEXT


def test_every_name_in_the_stylesheets_is_filled(light: None) -> None:
    assert "@" not in re.sub(r"/\*.*?\*/", "", theme.stylesheet(), flags=re.DOTALL)
    assert LIGHT.accent in theme.stylesheet()
    theme.use("dark", 1.0)
    assert DARK.accent in theme.stylesheet()
    assert LIGHT.accent not in theme.stylesheet()


def test_stylesheets_write_no_colour_of_their_own() -> None:
    for sheet in asset("style").glob("*.qss"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        assert not re.findall(r":[^;]*#[0-9A-Fa-f]{3,8}", text), sheet.name
        assert not re.findall(r"font-size:\s*\d", text), sheet.name


def test_the_bundled_type_is_worn(light: None) -> None:
    assert "Noto Sans SC" in QFontDatabase.families()
    assert QApplication.font().family() == "Noto Sans SC"
    assert QApplication.font().pixelSize() == look.TYPE["body"]


def test_words_grow_together(light: None) -> None:
    theme.use("light", 2.0)
    assert QApplication.font().pixelSize() == 2 * look.TYPE["body"]
    assert theme.length(look.ROW) == 2 * look.ROW
    theme.use("light", 7.5)
    assert theme.scale == 1.0


def test_signs_take_the_colour_of_the_look(qtbot: QtBot, light: None) -> None:
    label, button = QLabel(), QPushButton()
    for widget in (label, button):
        qtbot.addWidget(widget)
        icons.put(widget, "check", "accent")
    before = label.pixmap().toImage()
    assert not before.isNull()
    theme.use("dark", 1.0)
    assert label.pixmap().toImage() != before
    assert not button.icon().isNull()


@pytest.mark.parametrize("name", sorted(path.stem for path in asset("icons").glob("*.svg")))
def test_every_sign_can_be_drawn(qtbot: QtBot, name: str) -> None:
    image = icons.pixmap(name, LIGHT.text, look.ICON).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(look.ICON) for y in range(look.ICON))


def test_an_unknown_sign_is_a_fault(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-sign", LIGHT.text)


def test_every_colour_is_whole() -> None:
    for palette in (LIGHT, DARK):
        assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in asdict(palette).values())
