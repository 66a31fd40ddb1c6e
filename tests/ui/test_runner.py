"""The runner: one writer, answers on the window's thread, one catcher, nothing left behind."""

from __future__ import annotations

from threading import Event, current_thread, main_thread
from threading import enumerate as threads

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from fairdesk.base.errors import Cancelled, NotFound, Refusal
from fairdesk.base.progress import Progress
from fairdesk.ui.changes import ChangeBus
from fairdesk.ui.runner import Runner
from tests.ui.memory import MemoryDesk, lines, put, put_through_the_gate


def refuse(_desk: MemoryDesk) -> None:
    """Says no."""
    raise NotFound(what="P0009")


def fall(_desk: MemoryDesk) -> None:
    """Is broken."""
    raise KeyError("unexpected")


def stop(_desk: MemoryDesk) -> None:
    """Was cancelled."""
    raise Cancelled


def test_a_look_reads_elsewhere_and_answers_here(qtbot: QtBot, runner: Runner, memory: MemoryDesk) -> None:
    memory.lines += ["one", "two"]
    heard: list[tuple[list[str], object]] = []
    runner.look(lines, lambda found: heard.append((found, current_thread())), like="t")
    qtbot.waitUntil(lambda: runner.idle)
    assert heard == [(["two"], main_thread())]
    assert memory.threads[0].startswith("look")
    assert QThread.currentThread() is runner.thread()


def test_acts_are_done_one_at_a_time_in_order_and_told(qtbot: QtBot, runner: Runner, memory: MemoryDesk) -> None:
    told: list[object] = []
    heard: list[str] = []
    runner.bus.changed.connect(told.append)
    for at in range(20):
        runner.do(put, heard.append, line=str(at))
    qtbot.waitUntil(lambda: runner.idle)
    assert memory.lines == heard == [str(at) for at in range(20)]
    assert set(memory.threads) == {"write_0"}
    assert told == [frozenset({"line"})] * 20


def test_a_refusal_is_worded_once(qtbot: QtBot, runner: Runner) -> None:
    notices: list[str] = []
    beside: list[Refusal] = []
    faults: list[BaseException] = []
    runner.refused.connect(notices.append)
    runner.failed.connect(faults.append)
    runner.do(refuse)
    runner.look(refuse, lambda _answer: None).on_refusal(beside.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert notices == [NotFound(what="P0009").message]
    assert [type(one) for one in beside] == [NotFound]
    assert faults == []


def test_a_fault_is_told_and_the_program_goes_on(qtbot: QtBot, runner: Runner) -> None:
    faults: list[BaseException] = []
    heard: list[object] = []
    runner.failed.connect(faults.append)
    runner.do(fall, heard.append)
    runner.do(put, heard.append, line="after")
    qtbot.waitUntil(lambda: runner.idle)
    assert [type(fault) for fault in faults] == [KeyError]
    assert heard == ["after"]


def test_a_cancel_is_silent(qtbot: QtBot, runner: Runner) -> None:
    said: list[object] = []
    runner.refused.connect(said.append)
    runner.failed.connect(said.append)
    runner.do(stop, said.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert said == []


def test_long_work_reports_and_hears_the_wish_to_stop(qtbot: QtBot, runner: Runner) -> None:
    begun, stopped = Event(), Event()

    def job(progress: Progress) -> str:
        progress.report("counting", 1, 3)
        begun.set()
        assert stopped.wait(10)
        progress.report("counting", 2, 3)
        return "never"

    heard: list[object] = []
    steps: list[object] = []
    task = runner.make("counting", job, heard.append)
    task.progressed.connect(lambda step: steps.append((step.what, step.done, step.total)))
    qtbot.waitUntil(begun.is_set)
    task.cancel()
    stopped.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert steps == [("counting", 1, 3)]
    assert heard == []


def test_what_a_job_does_with_the_desk_is_told_too(qtbot: QtBot, runner: Runner, memory: MemoryDesk) -> None:
    told: list[object] = []
    runner.bus.changed.connect(told.append)
    runner.make_and_write("putting", lambda _progress: runner.desk.do(put, line="by a job").result)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [frozenset({"line"})]
    assert memory.lines == ["by a job"]


def test_closing_finishes_what_was_asked_for_and_leaves_no_thread(qtbot: QtBot) -> None:
    memory = MemoryDesk()
    runner = Runner(memory, ChangeBus())
    begun = Event()

    def waits(progress: Progress) -> None:
        begun.set()
        while not progress.stop.wait(0.01):
            pass
        progress.report("waiting")

    runner.make("waiting", waits)
    runner.do(put_through_the_gate, line="last words")
    qtbot.waitUntil(begun.is_set)
    memory.gate.set()
    runner.close()
    assert memory.lines == ["last words"]
    assert [one.name for one in threads() if one.name.startswith(("look", "write"))] == []
    assert runner.do(put, line="too late").over
    assert memory.lines == ["last words"]
