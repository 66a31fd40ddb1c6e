"""What a page is made of: a view-model that asks and knows, a view that shows, and the context both are given.

A page author writes two files. `view_model.py`:

    @dataclass(frozen=True, slots=True)
    class State:
        rows: tuple[PersonRow, ...] = ()

    class People(ViewModel[State]):
        topics = frozenset({"participant"})
        def __init__(self, context): super().__init__(context, State())
        def refresh(self): self.look(directory.persons, lambda rows: self.settle(rows=tuple(rows)))
        def void(self, person_id, reason): self.do(people.void, person_id=person_id, reason=reason)

and `view.py`: a `View[State]` that builds its widgets in `__init__`, says every word in `retranslate()`, writes widgets from a
state in `render(state)` alone, and a function `view(context)` that returns it. A wish is one line: `self.model.void(...)`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.ui.changes import ChangeBus
from fairdesk.ui.notices import Notices
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.runner import Runner, Task
from fairdesk.ui.scanner import Scanner
from fairdesk.ui.theme import steps

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a paper as the screen shows it: three bytes a pixel, red green blue, rows without padding."""

    width: int
    height: int
    rgb: bytes


class Viewer(Protocol):
    """Turns pages of a PDF into pictures; given by the builder of the program."""

    def pages(self, pdf: bytes, /) -> int: ...
    def picture(self, pdf: bytes, page: int, dpi: int, /) -> Picture: ...


@dataclass(frozen=True, slots=True)
class Context:
    """What every page is given. It reaches the desk through `runner` alone."""

    runner: Runner
    bus: ChangeBus
    notices: Notices
    preferences: Preferences
    scanner: Scanner
    navigate: Callable[[str, str], None]
    """Opens a page by its key, with the id of a thing or an empty string."""
    viewer: Viewer | None = None

    @property
    def desk(self) -> Any:
        """The open desk, for services that take the desk itself; only ever used inside a `runner.make_and_write` job."""
        return self.runner.desk


class ViewModel(QObject, Generic[S]):
    """What one page knows: one frozen state, one signal, and verbs. It has no widget and is tested without a window."""

    changed = Signal()
    topics: ClassVar[frozenset[str]] = frozenset()
    """The kinds of things (table names) this page shows; `*` for every kind."""

    def __init__(self, context: Context, state: S) -> None:
        super().__init__()
        self.context = context
        self._state = state
        self._awake = False
        self._stale = True
        self._asked: dict[str, Task] = {}
        context.bus.changed.connect(self._hear)

    @property
    def state(self) -> S:
        """What the page shows now."""
        return self._state

    def settle(self, **changes: Any) -> None:
        """The state has these fields changed, and the view hears of it where anything differs."""
        state = cast("S", replace(cast("Any", self._state), **changes))
        if state != self._state:
            self._state = state
            self.changed.emit()

    def refresh(self) -> None:
        """Override: everything shown is asked for again."""

    def open(self, thing: str) -> None:
        """Override: the thing of this id is in hand."""

    def look(self, query: Callable[..., Any], then: Callable[[Any], None], /, **form: Any) -> Task:
        """Asks the desk; where the same query is asked again before it answered, only the newest answer is heard."""
        key = f"{query.__module__}.{query.__qualname__}" if hasattr(query, "__qualname__") else repr(query)
        if key in self._asked:
            self._asked[key].forget()
        self._asked[key] = self.context.runner.look(query, then, **form)
        return self._asked[key]

    def do(self, act: Callable[..., Any], then: Callable[[Any], None] | None = None, /, **form: Any) -> Task:
        """The act is done, `then` hears its result; add `.on_refusal(...)` to word a refusal beside its cause."""
        return self.context.runner.do(act, then, **form)

    def awaken(self) -> None:
        """The page is seen: what went stale meanwhile is asked for again."""
        self._awake = True
        if self._stale:
            self._stale = False
            self.refresh()

    def rest(self) -> None:
        """The page is not seen: changes only make it stale."""
        self._awake = False

    def _hear(self, kinds: frozenset[str]) -> None:
        if not (self.topics & kinds or "*" in self.topics):
            return
        self._stale = True
        if self._awake:
            self.awaken()


class View(QWidget, Generic[S]):
    """A page. Lay widgets into `self.body`; connect signals to slots of one line; keep no facts."""

    verbs: Sequence[Verb] = ()
    """What the keyboard and the palette can do while this page is seen."""

    def __init__(self, context: Context, model: ViewModel[S]) -> None:
        super().__init__()
        self.context = context
        self.model = model
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(steps(6), steps(5), steps(6), steps(4))
        self.body.setSpacing(steps(4))
        self.verbs = ()

    def begin(self) -> None:
        """Call last in `__init__`: words are said, the first state is shown, and every later one will be."""
        self.model.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Override and call last: every word is said in the language in force, and the state is rendered again."""
        self._show()

    def render(self, state: S) -> None:  # type: ignore[override]
        """Override: the only place that writes widgets from a state."""

    def open(self, thing: str) -> None:
        """The thing of this id is in hand; called when another page or the palette leads here."""
        self.model.open(thing)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.awaken()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.rest()

    def _show(self) -> None:
        self.render(self.model.state)


@dataclass(frozen=True, slots=True)
class Verb:
    """Something a page can do by key and by palette. `key` names a line of `actions.py`: new, save, print, find, refresh ..."""

    key: str
    run: Callable[[], None]
    text: str = ""
    """The page's own words for it (worded already); those of `actions.py` where empty."""
