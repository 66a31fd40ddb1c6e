"""Asks a person for files and folders, one way for every page: without stopping the window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget


class _Begins:
    """Where the next dialog begins: in the folder for papers, later where a person went last."""

    folder: Path | None = None


def begin_in(folder: Path) -> None:
    """Dialogs begin in this folder until a person goes elsewhere; it is made when the first of them opens."""
    _Begins.folder = _Begins.folder or folder


def ask_where_to_save(parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], None]) -> QFileDialog:
    """`then` hears where the file goes; the ending of `name` is given where none was typed. `kinds` as "PDF (*.pdf)"."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    return _open(dialog, lambda chosen: then(chosen[0]), name)


def ask_for_files(parent: QWidget, title: str, kinds: str, then: Callable[[Sequence[Path]], None]) -> QFileDialog:
    """`then` hears which files that are there the person chose, at least one."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(kinds)
    return _open(dialog, then)


def ask_for_file(parent: QWidget, title: str, kinds: str, then: Callable[[Path], None]) -> QFileDialog:
    """`then` hears which file that is there the person chose."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    return _open(dialog, lambda chosen: then(chosen[0]))


def ask_for_folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """`then` hears which folder the person chose."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, lambda chosen: then(chosen[0]))


def show_file(path: Path) -> None:
    """The file is opened by the program this computer opens such files with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class _PlainSigns(QFileIconProvider):
    """Signs by what a file is called. Qt's own looks into the files, and whoever closes a file again in this process loosens the
    locks of the desk that may be open beside it."""

    def icon(self, about: QFileInfo | QFileIconProvider.IconType, /) -> QIcon:
        if isinstance(about, QFileInfo):
            return super().icon(self.IconType.Folder if about.isDir() else self.IconType.File)
        return super().icon(about)

    def type(self, info: QFileInfo, /) -> str:
        return "" if info.isDir() else info.suffix()


_signs: list[_PlainSigns] = []
"""The one provider, made with the first dialog: a dialog does not keep its own alive."""


def _open(dialog: QFileDialog, then: Callable[[list[Path]], None], name: str = "") -> QFileDialog:
    if not _signs:
        _signs.append(_PlainSigns())
    dialog.setIconProvider(_signs[0])
    if _Begins.folder is not None:
        with contextlib.suppress(OSError):
            _Begins.folder.mkdir(exist_ok=True)
        dialog.setDirectory(str(_Begins.folder))
    if name:
        dialog.selectFile(name)

    def chosen(names: list[str]) -> None:
        if names:
            _Begins.folder = Path(names[0]).parent
            then([Path(name) for name in names])

    dialog.filesSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
