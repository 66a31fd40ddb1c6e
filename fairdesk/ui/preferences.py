"""What this person likes on this computer: language, look, size of words, and where the window stood."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QCoreApplication, QLibraryInfo, QObject, QSettings, QTranslator, Signal

from fairdesk.base.i18n import DEFAULT_LANGUAGE, LANGUAGES, use_language
from fairdesk.ui.theme import theme


@cache
def _qts_words() -> QTranslator:
    """The one translator of this process for what Qt itself says."""
    return QTranslator()


class Preferences(QObject):
    """Read when the program starts, written when a person changes one; kept beside the desk, never in it."""

    language_changed = Signal()

    def __init__(self, store: QSettings) -> None:
        super().__init__()
        self._store = store

    @property
    def language(self) -> str:
        """The language of the window."""
        chosen = str(self._store.value("language", DEFAULT_LANGUAGE))
        return chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE

    @property
    def look(self) -> str:
        """`system`, `light` or `dark`."""
        return str(self._store.value("look", "system"))

    @property
    def scale(self) -> float:
        """How large the words are set."""
        try:
            return float(str(self._store.value("scale", "1.0")))
        except ValueError:
            return 1.0

    @property
    def sound(self) -> bool:
        """Whether a scan is heard."""
        return str(self._store.value("sound", "true")) == "true"

    @property
    def page(self) -> str:
        """The page that was open last."""
        return str(self._store.value("page", ""))

    def apply(self) -> None:
        """Language and look are in force."""
        use_language(self.language)
        self._speak()
        theme.use(self.look, self.scale)

    def use_language(self, language: str) -> None:
        """Every word on every window is in this language from now on."""
        self._store.setValue("language", language)
        use_language(self.language)
        self._speak()
        self.language_changed.emit()

    def _speak(self) -> None:
        """Qt's own dialogs speak the language in force too."""
        words = _qts_words()
        QCoreApplication.removeTranslator(words)
        if words.load(f"qtbase_{self.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            QCoreApplication.installTranslator(words)

    def use_look(self, look: str) -> None:
        """Every window wears this look from now on."""
        self._store.setValue("look", look)
        theme.use(self.look, self.scale)

    def use_scale(self, scale: float) -> None:
        """Every word is set at this size from now on."""
        self._store.setValue("scale", str(scale))
        theme.use(self.look, self.scale)

    def use_sound(self, heard: bool) -> None:
        """Scans are heard, or not."""
        self._store.setValue("sound", "true" if heard else "false")

    def remember_page(self, key: str) -> None:
        """The window opens on this page next time."""
        self._store.setValue("page", key)

    def remember_window(self, geometry: QByteArray) -> None:
        """The window opens here next time."""
        self._store.setValue("window", geometry)

    def window(self) -> QByteArray | None:
        """Where the window stood; None where it never did."""
        found = self._store.value("window")
        return found if isinstance(found, QByteArray) and not found.isEmpty() else None
