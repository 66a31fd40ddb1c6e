"""When long work is shown: only after 600 ms, and then for at least half a second, so that nothing flickers."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from fairdesk.base.i18n import _
from fairdesk.base.progress import Step
from fairdesk.ui.runner import Runner, Task
from fairdesk.ui.widgets.wait_strip import WaitStrip

PATIENCE = 600
AT_LEAST = 500


class Waiting(QObject):
    """Watches the runner and shows the oldest work under way on a strip, with a cancel."""

    def __init__(self, runner: Runner, strip: WaitStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._tasks: list[Task] = []
        self._since = QElapsedTimer()
        self._shown = QElapsedTimer()
        self._later = self._timer(PATIENCE, self._show)
        self._hiding = self._timer(AT_LEAST, self._hide)
        self._beat = QTimer(self)
        self._beat.setInterval(1000)
        self._beat.timeout.connect(self._say)
        runner.started.connect(self._began)
        strip.cancelled.connect(self._cancel)

    def _timer(self, wait: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(then)
        return timer

    def _began(self, task: Task) -> None:
        self._tasks.append(task)
        task.progressed.connect(lambda step: self._stepped(task, step))
        task.ended.connect(lambda: self._ended(task))
        if len(self._tasks) == 1:
            self._since.start()
            self._later.start()

    def _ended(self, task: Task) -> None:
        self._tasks.remove(task)
        if self._tasks:
            return
        self._later.stop()
        if self._strip.isVisible():
            self._hiding.start(max(0, AT_LEAST - self._shown.elapsed()))

    def _show(self) -> None:
        self._hiding.stop()
        self._strip.set_step(0, 0)
        self._say()
        self._strip.show()
        self._shown.start()
        self._beat.start()

    def _hide(self) -> None:
        if not self._tasks:
            self._beat.stop()
            self._strip.hide()

    def _stepped(self, task: Task, step: Step) -> None:
        task.what = step.what or task.what
        if self._tasks and task is self._tasks[0]:
            self._strip.set_step(step.done, step.total)
            self._say()

    def _say(self) -> None:
        what = self._tasks[0].what if self._tasks else ""
        seconds = self._since.elapsed() // 1000
        self._strip.set_words(what or _("Working …"), _("{seconds} s", seconds=seconds), _("Cancel"))

    def _cancel(self) -> None:
        if self._tasks:
            self._tasks[0].cancel()
