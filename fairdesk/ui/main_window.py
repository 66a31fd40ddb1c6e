"""The frame of the window: the bar on top, the rail, the page in front, the foot; it builds pages when they are first opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.base.clock import HALL, now
from fairdesk.base.i18n import LANGUAGES, _, language, ngettext
from fairdesk.records.search import Hit
from fairdesk.ui.actions import ACTIONS, Action
from fairdesk.ui.backup_clock import BackupClock
from fairdesk.ui.catalogue import PAGES, Page, page_for
from fairdesk.ui.frame_model import DeskWords, Frame, FrameState
from fairdesk.ui.notices import LASTS, FaultDialog, Notice
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.printer import open_print_settings, printer_ready
from fairdesk.ui.theme import SCALES, steps, theme
from fairdesk.ui.waiting import Waiting
from fairdesk.ui.widgets.foot_bar import FootBar, FootFact
from fairdesk.ui.widgets.notice_card import NoticeCard, NoticeShelf
from fairdesk.ui.widgets.rail import Rail
from fairdesk.ui.widgets.top_bar import TopBar
from fairdesk.ui.widgets.wait_strip import WaitStrip

if TYPE_CHECKING:
    from fairdesk.ui.palette import Entry, Palette

SMALLEST = (steps(256), steps(160))
USUAL = (steps(320), steps(180))
NARROW = steps(200)
"""Below this width, in lengths that grow with the words, the rail shows its signs alone."""
DOOR = "arrivals"
"""The page that hears badges by itself."""
PRINTING = "printing"
"""The page on which a paper that was not printed is seen."""
LETTER_CODE = "FD1:"
"""How the code of a letter begins; all others are badges (docs/formats.md)."""
AFTER_PAINTING = 300
"""Milliseconds after which the computer is asked for its printers and the first act is prepared: the window is seen first."""


class MainWindow(QMainWindow):
    """One desk's window. Pages come from the catalogue; every key from `actions.py`."""

    def __init__(self, context: Context, who: DeskWords, pages: Sequence[Page] = PAGES) -> None:
        super().__init__()
        self.context, self.who, self.pages = context, who, tuple(pages)
        self.frame = Frame(context)
        self.backups = BackupClock(context, self)
        self._views: dict[str, View[Any]] = {}
        self._prints_failed = 0
        self._actions: dict[str, QAction] = {}
        self._page_actions: list[QAction] = []
        self._build()
        self._wire()
        self._make_actions()
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        place = context.preferences.window()
        if place is not None:
            self.restoreGeometry(place)
        self.retranslate()
        last = context.preferences.page
        self.open_page(last if last in self.keys else self.keys[0])

    @property
    def keys(self) -> list[str]:
        """The keys of the pages, in the order of the rail."""
        return [page.key for page in self.pages]

    @cached_property
    def palette_box(self) -> Palette:
        """The search box over the window, built when it is first asked for."""
        from fairdesk.ui.palette import Palette

        return Palette(self._whole, self._ask)

    @property
    def current(self) -> View[Any] | None:
        """The page in front."""
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, View) else None

    def open_page(self, key: str, thing: str = "") -> None:
        """The page of this key is in front, built where it was not yet, with a thing in hand where one is named."""
        page = next(page for page in self.pages if page.key == key)
        if key not in self._views:
            self._views[key] = page.build(self.context)
            self.stack.addWidget(self._views[key])
        view = self._views[key]
        self.stack.setCurrentWidget(view)
        self.rail.set_current(key)
        self.context.preferences.remember_page(key)
        self._offer_verbs(view.verbs)
        self.setWindowTitle(f"{_(page.title)} · {self.who.desk} · FairDesk")
        if thing:
            view.open(thing)

    def retranslate(self) -> None:
        """Every word of the frame and of every page built is said in the language in force."""
        for page in self.pages:
            self.rail.set_words(page.key, _(page.title), page.shortcut)
        self.rail.setAccessibleName(_("Pages"))
        self.top.set_desk(self.who.desk, self.who.place)
        self.top.set_search_words(_("Search people, units, papers, acts"), "Ctrl+K")
        self.top.scanner.set_state(_("Scanner ready"), True)
        self.look_for_printer()
        for action in ACTIONS:
            self._actions[action.key].setText(_(action.text))
        for view in self._views.values():
            view.retranslate()
        if self.current is not None:
            self._offer_verbs(self.current.verbs)
            page = self.pages[self.keys.index(next(key for key, view in self._views.items() if view is self.current))]
            self.setWindowTitle(f"{_(page.title)} · {self.who.desk} · FairDesk")
        self._tick()
        self._render(self.frame.state)

    def look_for_printer(self) -> None:
        """The bar on top says whether there is a printer, or that a paper was not printed; asked when a person comes to it."""
        if not self.isVisible():
            return
        failed = self.frame.state.prints_failed
        if failed:
            tip = ngettext("{count} paper was not printed.", "{count} papers were not printed.", failed)
            self.top.printer.set_state(_("Printing failed"), False, tip)
            return
        name = printer_ready()
        tip = (
            _("{name}. Press for the printers of this computer.", name=name)
            if name
            else _("Papers are saved as PDF. Press to set one up.")
        )
        self.top.printer.set_state(_("Printer ready") if name else _("No printer"), bool(name), tip)

    # ---- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top, self.foot, self.wait = TopBar(), FootBar(), WaitStrip()
        self.rail = Rail([(page.key, page.icon) for page in self.pages])
        self.stack = QStackedWidget()
        self.stack.setObjectName("page_stack")
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.wait)
        column.addWidget(self.foot)
        self.setCentralWidget(self._whole)
        self.shelf = NoticeShelf(self.stack)
        self.waiting = Waiting(self.context.runner, self.wait)

    def _wire(self) -> None:
        context = self.context
        self.rail.chosen.connect(self.open_page)
        self.top.search_pressed.connect(self._open_palette)
        self.top.ticked.connect(self._tick)
        self.top.printer_pressed.connect(self._show_printers)
        self.foot.undo_pressed.connect(self.frame.undo)
        self.frame.changed.connect(lambda: self._render(self.frame.state))
        context.scanner.scanned.connect(self._scanned)
        context.notices.told.connect(self._tell)
        context.notices.answered.connect(self.shelf.drop_offers)
        context.notices.fell.connect(lambda details: FaultDialog(details, self).open())
        context.runner.refused.connect(context.notices.refuse)
        context.runner.failed.connect(context.notices.catch)
        context.preferences.language_changed.connect(self.retranslate)
        theme.changed.connect(self._fit_rail)
        self.top.menu.aboutToShow.connect(self._fill_menu)

    def _fit_rail(self) -> None:
        self.rail.set_compact(self.width() < theme.length(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail leaves its words where the page needs the room."""
        super().resizeEvent(event)
        self._fit_rail()

    def _make_actions(self) -> None:
        does = {
            "palette": self._open_palette,
            "undo": self.frame.undo,
            "refresh": self._refresh,
            "language": self._next_language,
            "look": self._other_look,
            "larger": lambda: self._resize_words(1),
            "smaller": lambda: self._resize_words(-1),
        }
        for action in ACTIONS:
            made = QAction(self)
            made.setShortcuts(_keys(action))
            made.triggered.connect(does.get(action.key) or (lambda _checked=False, key=action.key: self._run_verb(key)))
            made.setEnabled(not action.of_page)
            self.addAction(made)
            self._actions[action.key] = made
        for page in self.pages:
            opener = QAction(self)
            opener.setShortcut(page.shortcut)
            opener.triggered.connect(lambda _checked=False, key=page.key: self.open_page(key))
            self.addAction(opener)

    def _offer_verbs(self, verbs: Sequence[Verb]) -> None:
        offered = {verb.key for verb in verbs}
        for action in ACTIONS:
            if action.of_page:
                self._actions[action.key].setEnabled(action.key in offered)

    def _run_verb(self, key: str) -> None:
        for verb in self.current.verbs if self.current is not None else ():
            if verb.key == key:
                verb.run()
                return

    # ---- the palette ---------------------------------------------------------------------------------------------------

    def _open_palette(self) -> None:
        from fairdesk.ui.palette import Entry

        verbs = [
            Entry(verb.text or _(action.text), action.shortcut, action.icon, verb.run)
            for verb in (self.current.verbs if self.current is not None else ())
            for action in ACTIONS
            if action.key == verb.key
        ]
        opened = [
            Entry(_(page.title), page.shortcut, page.icon, lambda key=page.key: self.open_page(key))  # type: ignore[misc]
            for page in self.pages
        ]
        always = [
            Entry(_(action.text), action.shortcut, action.icon, self._actions[action.key].trigger)
            for action in ACTIONS
            if not action.of_page and action.key != "palette"
        ]
        self.palette_box.begin([*verbs, *opened, *always])

    def _ask(self, words: str, then: Any) -> None:
        self.frame.find(words, lambda hits: then([self._entry(hit) for hit in hits]))

    def _entry(self, hit: Hit) -> Entry:
        from fairdesk.ui.palette import Entry

        key = page_for(hit.kind)
        icon = next((page.icon for page in self.pages if page.key == key), "search")
        more = " · ".join(part for part in (hit.organisation, hit.code) if part)
        return Entry(hit.name, more, icon, lambda: self.open_page(key, hit.id))

    # ---- what the frame shows ------------------------------------------------------------------------------------------

    def _render(self, state: FrameState) -> None:
        self.rail_counts(state)
        if state.prints_failed != self._prints_failed:
            self._prints_failed = state.prints_failed
            self.look_for_printer()
        person = self.who.person if state.person is None else state.person
        self.top.person.set_words(person or _("Nobody signed in"))
        self.foot.set_facts(self._foot_facts(state))
        undo = state.undo
        self.foot.set_undo("" if undo is None else _("Undo: {act} (Ctrl+Z)", act=_(undo.label)))
        self._actions["undo"].setEnabled(undo is not None)

    def rail_counts(self, state: FrameState) -> None:
        """The rail counts only what waits for a person."""
        waits = {"letters": state.letters_waiting, "scans": state.scans_waiting, "exchange": state.conflicts}
        waits[PRINTING] = state.prints_failed
        for key, count in waits.items():
            if key in self.keys:
                self.rail.set_count(key, str(count) if count else "")

    def _foot_facts(self, state: FrameState) -> list[FootFact]:
        if not state.known:
            return []
        saved = _("Everything is saved")
        if state.saved_at is not None:
            saved = _("Saved {time}", time=f"{state.saved_at.astimezone(HALL):%H:%M:%S}")
        facts = [FootFact("circle-check", saved, "green")]
        if not self.who.bureau:
            count = state.unexchanged
            words = _("All handed in")
            if count:
                words = ngettext("{count} change not handed in", "{count} changes not handed in", count)
            facts.append(FootFact("arrow-left-right", words, "amber" if count else "muted"))
        if state.backup_at is None:
            facts.append(FootFact("hard-drive", _("No backup yet"), "amber"))
        else:
            at = state.backup_at.astimezone(HALL)
            shown = f"{at:%H:%M}" if at.date() == now().astimezone(HALL).date() else f"{at:%Y-%m-%d %H:%M}"
            facts.append(FootFact("hard-drive", _("Backup {time}", time=shown), "muted"))
        return facts

    def _tell(self, notice: Notice) -> None:
        lasts = LASTS[notice.kind]
        self.shelf.show_card(NoticeCard(notice.kind, notice.text, lasts, _("Close"), notice.press_text, notice.press))

    def _tick(self) -> None:
        self.top.set_clock(f"{now().astimezone(HALL):%H:%M}")

    # ---- what the keyboard does on every page --------------------------------------------------------------------------

    def _refresh(self) -> None:
        if self.current is not None:
            self.current.model.refresh()
        self.frame.refresh()

    def _next_language(self) -> None:
        self.context.preferences.use_language(LANGUAGES[(LANGUAGES.index(language()) + 1) % len(LANGUAGES)])

    def _other_look(self) -> None:
        self.context.preferences.use_look("light" if theme.dark else "dark")

    def _resize_words(self, by: int) -> None:
        at = SCALES.index(theme.scale) + by
        if 0 <= at < len(SCALES):
            self.context.preferences.use_scale(SCALES[at])

    def _show_printers(self) -> None:
        if self.frame.state.prints_failed and PRINTING in self.keys:
            self.open_page(PRINTING)
            return
        if not open_print_settings():
            self.context.notices.warn(
                _("This computer did not say where its printers are set up. Please ask whoever looks after it.")
            )

    def _fill_menu(self) -> None:
        self.top.menu.clear()
        for key in ("language", "look", "larger", "smaller"):
            self.top.menu.addAction(self._actions[key])

    def _scanned(self, code: str) -> None:
        """A code that the page in front does not hear is not lost: one press takes it where it belongs."""
        if self.current is not None and self.current is self._views.get(DOOR):
            return
        if code.startswith(LETTER_CODE):
            told, press_text, page = _("The code of a letter was scanned."), _("Open the letters"), "letters"
        else:
            told, press_text, page = _("A badge was scanned; nobody was checked in."), _("Check in"), DOOR
        self.context.notices.warn(told, press_text, lambda: self._take_scan(page, code))

    def _take_scan(self, page: str, code: str) -> None:
        self.open_page(page)
        if page == DOOR:
            self.context.scanner.scanned.emit(code)

    # ---- coming and going ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.frame.awaken()
        QTimer.singleShot(AFTER_PAINTING, self, self.frame.prepare)
        QTimer.singleShot(AFTER_PAINTING, self, self.look_for_printer)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(AFTER_PAINTING, self, self.look_for_printer)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.context.preferences.remember_window(self.saveGeometry())
        super().closeEvent(event)


def _keys(action: Action) -> list[QKeySequence]:
    keys = [QKeySequence(action.shortcut)]
    if action.key == "larger":
        keys.append(QKeySequence("Ctrl+="))
    return keys
