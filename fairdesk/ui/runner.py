"""Carries wishes to the desk and answers back: reads and prints on pools, writes on one thread, results on the window's."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from fairdesk.base.errors import Cancelled, Refusal
from fairdesk.base.progress import Progress, Step
from fairdesk.ui.changes import ChangeBus
from fairdesk.ui.collector import Collector

T = TypeVar("T")
READERS = 2
PRINTERS = 3
"""So many papers may be on their way at once: one printer that waits for paper holds up no other."""


class Done(Protocol):
    """What came of an act, as the window needs it."""

    @property
    def result(self) -> Any: ...
    @property
    def changed(self) -> frozenset[str]: ...
    @property
    def act(self) -> str: ...
    @property
    def label(self) -> str: ...


class Door(Protocol):
    """The desk as the window sees it."""

    def do(self, service: Callable[..., Any], /, *args: Any, **form: Any) -> Any: ...
    def do_long(self, service: Callable[..., Any], progress: Progress, /, *args: Any, **form: Any) -> Any: ...
    def look(self, query: Callable[..., Any], /, *args: Any, **form: Any) -> Any: ...


class Task(QObject):
    """One wish under way. `progressed` and `ended` are heard on the window's thread."""

    progressed = Signal(object)
    ended = Signal()

    def __init__(self, what: str, then: Callable[[Any], None] | None, act: bool = False) -> None:
        super().__init__()
        self.what = what
        self.act = act
        self.progress = Progress()
        self.over = False
        self.forgotten = False
        self.heard: Callable[[Any], None] | None = then
        self.refused: Callable[[Refusal], None] | None = None

    def on_refusal(self, refused: Callable[[Refusal], None]) -> Task:
        """A refusal is told to this instead of a notice, so that it can stand beside its cause."""
        self.refused = refused
        return self

    def cancel(self) -> None:
        """The work stops at its next report and answers nobody."""
        self.progress.stop.set()

    def forget(self) -> None:
        """The answer is no longer wanted: a newer question was asked. A fault is still told."""
        self.forgotten = True


class _Heard:
    """A desk for services that take the desk itself: what they do is heard by the window like every other act."""

    def __init__(self, desk: Door, tell: Callable[[Any], None]) -> None:
        self._desk = desk
        self._tell = tell

    def do(self, service: Callable[..., Any], /, *args: Any, **form: Any) -> Any:
        """As the desk does it."""
        return self.do_long(service, Progress(), *args, **form)

    def do_long(self, service: Callable[..., Any], progress: Progress, /, *args: Any, **form: Any) -> Any:
        """As the desk does it."""
        outcome = self._desk.do_long(service, progress, *args, **form)
        self._tell(outcome)
        return outcome

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


class Runner(QObject):
    """The window's only way to the desk. Answers and refusals come back on the window's thread, in the order they arise."""

    started = Signal(object)
    """A Task began."""
    done = Signal(object)
    """An act was committed: its outcome."""
    refused = Signal(str)
    """A refusal nobody near the hand asked for, in words."""
    failed = Signal(object)
    """A fault of ours: the exception."""
    _arrived = Signal(object, object, object)
    _stepped = Signal(object, object)
    _did = Signal(object)

    def __init__(self, desk: Door, bus: ChangeBus) -> None:
        super().__init__()
        self.bus = bus
        self._desk = desk
        self._heard = _Heard(desk, self._did.emit)
        self._readers = ThreadPoolExecutor(READERS, "look")
        self._writer = ThreadPoolExecutor(1, "write")
        self._printers = ThreadPoolExecutor(PRINTERS, "print")
        self._keeper = ThreadPoolExecutor(1, "backup")
        self._open: set[Task] = set()
        self._closing = False
        self._collector = Collector(self)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self._did.connect(self._committed, Qt.ConnectionType.QueuedConnection)

    def look(self, query: Callable[..., Any], then: Callable[[Any], None], /, **form: Any) -> Task:
        """`then` hears what the query answers; nothing is changed."""
        return self._start(self._readers, Task("", then), lambda _progress: self._desk.look(query, **form))

    def do(self, act: Callable[..., Any], then: Callable[[Any], None] | None = None, /, **form: Any) -> Task:
        """The act is done in one transaction; `then` hears its result, and everybody else what changed."""
        task = Task("", then, act=True)
        return self._start(self._writer, task, lambda progress: self._desk.do_long(act, progress, **form))

    def make(self, what: str, job: Callable[[Progress], T], then: Callable[[T], None] | None = None, /) -> Task:
        """`then` hears what the job answers: long work that writes no record, named `what` (worded) while it is under way."""
        return self._start(self._readers, Task(what, then), job)

    def make_and_write(self, what: str, job: Callable[[Progress], T], then: Callable[[T], None] | None = None, /) -> Task:
        """As `make`, in line with the writes: for services that take the desk itself (give them `desk`).

        A job looks, makes, and does last, so that a cancel before that leaves nothing half done.
        """
        return self._start(self._writer, Task(what, then), job)

    def send(self, what: str, job: Callable[[Progress], T], then: Callable[[T], None] | None = None, /) -> Task:
        """As `make`, for papers on their way to a printer: they may wait for long, and only other papers wait behind them."""
        return self._start(self._printers, Task(what, then), job)

    def keep(self, what: str, job: Callable[[Progress], T], then: Callable[[T], None] | None = None, /) -> Task:
        """As `make`, for backups: on a thread of their own, so that nobody waits behind them; without words it is not shown."""
        return self._start(self._keeper, Task(what, then), job, shown=bool(what))

    @property
    def closing(self) -> bool:
        """Whether the window is being closed: work that may be taken up again later is left as it is."""
        return self._closing

    @property
    def desk(self) -> Any:
        """The open desk for services that take it; what they do is told to everybody. Only ever used inside a job."""
        return self._heard

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._open

    def close(self) -> None:
        """Reads and jobs under way are stopped, acts a person asked for are finished, and no thread is left."""
        self._closing = True
        for task in self._open:
            if not task.act:
                task.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._printers.shutdown(wait=True, cancel_futures=True)
        self._keeper.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._collector.stop()

    def _start(self, pool: ThreadPoolExecutor, task: Task, job: Callable[[Progress], Any], *, shown: bool = True) -> Task:
        if self._closing:
            task.over = True
            return task
        task.progress.listener = lambda step: self._stepped.emit(task, step)
        self._open.add(task)
        if shown:
            self.started.emit(task)

        def work() -> None:
            try:
                answer, fault = job(task.progress), None
            except BaseException as raised:  # noqa: BLE001 - carried to the one catcher on the window's thread
                answer, fault = None, raised
            self._arrived.emit(task, answer, fault)

        pool.submit(work)
        return task

    def _step(self, task: Task, step: Step) -> None:
        if not task.over:
            task.progressed.emit(step)

    def _deliver(self, task: Task, answer: Any, fault: BaseException | None) -> None:
        task.over = True
        self._open.discard(task)
        task.ended.emit()
        if self._closing:
            return
        if fault is not None:
            self._tell(task, fault)
            return
        try:
            if task.heard is not None and not task.forgotten and not task.progress.stop.is_set():
                task.heard(answer.result if task.act else answer)
        finally:
            if task.act:
                self._committed(answer)

    def _committed(self, outcome: Done) -> None:
        self.done.emit(outcome)
        self.bus.tell(outcome.changed)

    def _tell(self, task: Task, fault: BaseException) -> None:
        if isinstance(fault, Cancelled):
            return
        if isinstance(fault, Refusal):
            if task.refused is not None:
                task.refused(fault)
            elif not task.forgotten:
                self.refused.emit(fault.message)
            return
        self.failed.emit(fault)
