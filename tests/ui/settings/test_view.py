"""Settings: in force at once, kept, refused beside their field; a backup is one press away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.base.i18n import language
from fairdesk.base.settings import GROUPS, SETTINGS
from fairdesk.services import arrivals, history, preferences
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.settings.fields import ChoiceSetting, FileSetting, FolderSetting, TextSetting
from fairdesk.ui.settings.view import SettingsView
from fairdesk.ui.settings.view_model import Settings
from fairdesk.ui.theme import theme
from tests.printing.test_fonts import made
from tests.ui.talking import Place, place, talking_desk


class Chosen:
    """Answers the question for a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, _parent: QWidget, _title: str, then: Callable[[Path], None]) -> None:
        then(self.folder)


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path, light: None) -> Iterator[Place]:
    """A real desk."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def chosen(tmp_path: Path) -> Chosen:
    """The folder a person chooses."""
    (tmp_path / "stick").mkdir()
    return Chosen(tmp_path / "stick")


@pytest.fixture
def page(here: Place, qtbot: QtBot, chosen: Chosen) -> SettingsView:
    """The page, seen and at rest."""
    made = SettingsView(here.context, Settings(here.context), chosen)
    qtbot.addWidget(made)
    made.resize(1060, 620)
    made.show()
    here.settled()
    return made


def text(page: SettingsView, key: str) -> TextSetting:
    """The text field of this setting."""
    field = page.fields[key]
    assert isinstance(field, TextSetting)
    return field


def folder(page: SettingsView, key: str) -> FolderSetting:
    """The folder field of this setting."""
    field = page.fields[key]
    assert isinstance(field, FolderSetting)
    return field


def pick(page: SettingsView, key: str, at: int) -> None:
    """A person picks a choice by its place."""
    field = page.fields[key]
    assert isinstance(field, ChoiceSetting)
    field.row.findChildren(QPushButton)[at].click()


def test_every_setting_has_its_field_with_label_and_help(page: SettingsView) -> None:
    assert list(page.fields) == [one.key for one in SETTINGS]
    assert {one.group for one in SETTINGS} == set(GROUPS)
    for one in SETTINGS:
        assert page.fields[one.key].field.accessibleName(), one.key
        assert page.fields[one.key].field.accessibleDescription(), one.key


def test_look_language_size_and_sound_are_in_force_and_kept(page: SettingsView, here: Place, tmp_path: Path) -> None:
    pick(page, "look", 2)
    pick(page, "scale", 1)
    pick(page, "sound", 1)
    pick(page, "language", 1)
    assert (theme.dark, theme.scale, language()) == (True, 1.25, "en")
    again = Preferences(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    assert (again.look, again.scale, again.sound, again.language) == ("dark", 1.25, False, "en")


def test_a_change_made_by_key_elsewhere_shows_here(page: SettingsView, here: Place) -> None:
    here.context.preferences.use_scale(1.5)
    field = page.fields["scale"]
    assert isinstance(field, ChoiceSetting)
    assert field.row.choice() == "2"


def test_a_name_typed_stands_beside_the_next_act(page: SettingsView, here: Place) -> None:
    line = text(page, "operator").line
    line.setFocus()
    line.setText("罗某")
    QTest.keyClick(line, Qt.Key.Key_Return)
    here.settled()
    here.desk.do(arrivals.check_in, badge="S001")
    assert here.desk.look(history.recent, limit=1)[0].actor == "罗某"
    assert here.desk.look(preferences.value, key="operator") == "罗某"


def test_the_name_of_the_place_is_kept_and_can_be_emptied(page: SettingsView, here: Place) -> None:
    line = text(page, "station").line
    for typed in ("北门一号", ""):
        line.setFocus()
        line.setText(typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        here.settled()
        assert here.desk.look(preferences.value, key="station") == typed


def test_a_backup_lies_in_the_folder_a_person_chose(page: SettingsView, here: Place, chosen: Chosen) -> None:
    field = folder(page, "backups_folder")
    field.choose.click()
    here.settled()
    assert field.line.text() == str(chosen.folder)
    page.backup.click()
    assert not page.backup.isEnabled()
    here.settled()
    (made,) = chosen.folder.glob("*.fairdesk")
    assert page.backup.isEnabled()
    assert page.model.state.card is not None
    assert page.model.state.card.made == page.backups.place.text() == str(made)
    assert [notice.kind for notice in here.told] == ["ok"]
    field.usual.click()
    here.settled()
    assert field.line.text().endswith("backups")
    assert not field.usual.isVisible()


def test_a_second_place_is_chosen_gets_its_copy_and_is_given_up(page: SettingsView, here: Place, chosen: Chosen) -> None:
    field = folder(page, "second_folder")
    assert (field.line.text(), field.usual.isVisible()) == ("", False)
    field.choose.click()
    here.settled()
    assert field.line.text() == str(chosen.folder)
    page.backup.click()
    here.settled()
    assert len(list(chosen.folder.glob("*.fairdesk"))) == 1
    assert page.backups.second.property("tone") == "green"
    field.usual.click()
    here.settled()
    assert (field.line.text(), field.usual.isVisible()) == ("", False)
    assert page.backups.second.property("tone") == "grey"
    assert len(list(chosen.folder.glob("*.fairdesk"))) == 1


def test_a_folder_that_is_gone_is_refused_beside_its_field(page: SettingsView, here: Place, chosen: Chosen) -> None:
    chosen.folder.rmdir()
    folder(page, "papers_folder").choose.click()
    here.settled()
    assert str(chosen.folder) in page.model.state.refusals["papers_folder"]
    assert here.refused == []
    assert folder(page, "papers_folder").line.text().endswith("papers")


def test_the_sizes_of_words_stand_in_order_and_are_worded_in_order(page: SettingsView, here: Place) -> None:
    sizes = next(one for one in SETTINGS if one.key == "scale").choices
    assert [size for size, _words in sizes] == sorted(size for size, _words in sizes)
    here.context.preferences.use_language("en")
    page.retranslate()
    assert [button.text() for button in page.fields["scale"].findChildren(QPushButton)] == [
        "Usual",
        "A bit larger",
        "Large",
        "Largest",
    ]


def test_a_typeface_is_chosen_told_of_refused_and_taken_back(here: Place, qtbot: QtBot, tmp_path: Path, chosen: Chosen) -> None:
    own, spoilt = made(tmp_path), tmp_path / "spoilt.ttf"
    spoilt.write_bytes(b"no font")
    answer = Chosen(own)
    page = SettingsView(here.context, Settings(here.context), chosen, answer)
    qtbot.addWidget(page)
    page.show()
    here.settled()
    field = page.fields["face_title"]
    assert isinstance(field, FileSetting)
    assert field.line.text() == ""
    assert not field.usual.isVisible()
    field.choose.click()
    here.settled()
    assert field.line.text() == str(own)
    assert "OwnFace" in field.told.text()
    answer.folder = spoilt
    field.choose.click()
    here.settled()
    assert "spoilt.ttf" in page.model.state.refusals["face_title"]
    assert field.line.text() == str(own)
    field.usual.click()
    here.settled()
    assert here.desk.look(preferences.value, key="face_title") == ""
    assert not field.told.isVisible()
