"""A process of ours that works and tells what it has done, until it is killed in the middle of it."""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

Tell = Callable[[str], None]


@dataclass
class Worker:
    """A forked process and the lines it has told so far."""

    pid: int
    pipe: int
    told: bytes = field(default=b"")
    over: bool = False

    def listen(self, seconds: float | None = None, until: bytes = b"\0") -> None:
        """Its lines are read so long, or until it is over or has told `until`."""
        end = None if seconds is None else time.monotonic() + seconds
        while not self.over and until not in self.told:
            left = None if end is None else end - time.monotonic()
            if (left is not None and left <= 0) or not select.select([self.pipe], [], [], left)[0]:
                return
            heard = os.read(self.pipe, 65536)
            self.told += heard
            self.over = not heard

    def kill(self) -> list[str]:
        """The process is gone by SIGKILL, wherever it stood; answers with the whole lines it had told."""
        os.kill(self.pid, signal.SIGKILL)
        return self.end()

    def end(self) -> list[str]:
        """The process is over; answers with the whole lines it had told."""
        self.listen()
        os.close(self.pipe)
        os.waitpid(self.pid, 0)
        return self.told.decode().split("\n")[:-1]


def start(work: Callable[[Tell], None]) -> Worker:
    """The work goes on in a process of its own, which starts from all that was loaded here; no desk may be open here."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return Worker(pid, reader)
    try:
        os.close(reader)
        work(lambda line: _write(writer, line))
    except BaseException:  # noqa: BLE001 - whatever it was, the parent hears of it
        _write(writer, "fault " + traceback.format_exc().replace("\n", " | "))
    finally:
        os._exit(0)


def _write(pipe: int, line: str) -> None:
    os.write(pipe, f"{line}\n".encode())


def faults(lines: list[str]) -> list[str]:
    """What went wrong in the process by itself."""
    return [line for line in lines if line.startswith("fault ")]
