"""A private print service for the tests: its own scheduler, a bus for its printers, and IPP printers that keep what arrives."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import IO, Self

import pytest

from tests.postgres import free_port

QUEUES = ("lpadmin", "lpstat", "cancel", "cupsaccept", "cupsreject", "cupsenable", "cupsdisable")
PROGRAMS = ("cupsd", "ippeveprinter", "dbus-daemon", "lp", *QUEUES)
MISSING = (
    "CUPS is not on this machine, so this test is left out; "
    "on Debian: sudo apt-get install cups cups-client cups-ipp-utils dbus-daemon"
)
PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/></policy>
</busconfig>
"""
SCHEDULER = """Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel warn
MaxLogSize 0
JobRetryInterval 1
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """User {user}
Group {group}
ServerRoot {folder}/etc
CacheDir {folder}/cache
RequestRoot {folder}/spool
StateDir {folder}/run
TempDir {folder}/tmp
ErrorLog {folder}/log/error
AccessLog {folder}/log/access
PageLog {folder}/log/page
Printcap {folder}/run/printcap
Sandboxing relaxed
FileDevice yes
CreateSelfSignedCerts no
"""
KEEPS = """#!/bin/sh
env | grep '^IPP_' > "{out}/$IPP_JOB_ID.facts.part"
cp "$1" "{out}/$IPP_JOB_ID.pdf"
mv "{out}/$IPP_JOB_ID.facts.part" "{out}/$IPP_JOB_ID.facts"
if [ -f "{out}/says" ]; then
  said=$(cat "{out}/says"); echo "$said" >&2
  while [ -f "{out}/says" ]; do sleep 0.1; done
  echo "$said" | sed 's/+/-/' >&2
fi
"""
"""What the printer does with each job; while a file `says` lies there it tells it (`STATE: +media-needed-report`) and waits."""


def programs() -> dict[str, str] | None:
    """Where each program is; None where one is missing."""
    found = {name: shutil.which(name, path=PLACES) for name in PROGRAMS}
    return {name: place for name, place in found.items() if place} if all(found.values()) else None


def wait_for(done: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Comes back when it is so; fails with what was waited for."""
    until = time.monotonic() + seconds
    beat = Event()
    while not done():
        if time.monotonic() > until:
            raise RuntimeError(f"waited in vain for {what}")
        beat.wait(0.05)


@dataclass(frozen=True, slots=True)
class Arrived:
    """One job as the printer got it: its attributes (`IPP_COPIES`, `IPP_SIDES` ...) and its PDF."""

    facts: dict[str, str]
    pdf: bytes


class IppPrinter:
    """One printer behind the private service; it can be switched off and on, and told to run out of paper."""

    def __init__(self, service: PrintService, name: str) -> None:
        self.service, self.name, self.port = service, name, free_port()
        self.out = service.folder / f"printer-{name}"
        self.out.mkdir()
        self._keeps = self.out / "keeps"
        self._keeps.write_text(KEEPS.format(out=self.out), encoding="ascii")
        self._keeps.chmod(0o755)
        self._process: subprocess.Popen[bytes] | None = None

    def switch_on(self) -> None:
        """The printer listens."""
        told = ["-r", "off", "-2", "-p", str(self.port), "-n", "localhost", "-d", str(self.out), "-c", str(self._keeps)]
        told += ["-s", "600,600", "-F", "application/pdf", "-f", "application/pdf", self.name]
        with (self.out / "log").open("ab") as log:
            self._process = self.service.start("ippeveprinter", *told, log=log)
        wait_for(lambda: _listens(self.port), "the printer")

    def switch_off(self) -> None:
        """The printer is gone from the network."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def run_out(self, says: str = "STATE: +media-needed-report") -> None:
        """At the next job the printer says this and waits until `fill`."""
        (self.out / "says").write_text(says + "\n", encoding="ascii")

    def fill(self) -> None:
        """The printer goes on."""
        (self.out / "says").unlink(missing_ok=True)

    def arrived(self) -> list[Arrived]:
        """Everything that arrived, in order."""
        jobs = sorted(self.out.glob("*.facts"), key=lambda path: int(path.stem))
        return [Arrived(_facts(path), path.with_suffix(".pdf").read_bytes()) for path in jobs]


class PrintService:
    """The scheduler with its bus; `printer()` gives a queue with a printer behind it."""

    def __init__(self, found: dict[str, str]) -> None:
        self._programs = found
        self.folder = Path(tempfile.mkdtemp(prefix="fairdesk-cups-"))
        self.folder.chmod(0o755)  # the scheduler's filters run as another user where the tests run as root
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        self._running: list[subprocess.Popen[bytes]] = []
        self._made = 0

    def __enter__(self) -> Self:
        try:
            self._lay_out()
            bus = self.folder / "bus.conf"
            bus.write_text(BUS.format(folder=self.folder), encoding="ascii")
            with (self.folder / "log" / "out").open("ab") as log:
                self.start("dbus-daemon", f"--config-file={bus}", "--nofork", "--nopidfile", log=log)
                wait_for((self.folder / "bus").exists, "the bus")
                etc = self.folder / "etc"
                self.start("cupsd", "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf"), log=log)
            wait_for(lambda: _listens(self.port), "the scheduler")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Everything is ended and removed; may be called twice."""
        for process in reversed(self._running):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        self._running.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, program: str, *told: str, log: IO[bytes]) -> subprocess.Popen[bytes]:
        """The program runs until the service is closed, on the private bus."""
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/bus", "CUPS_SERVER": self.address}
        process = subprocess.Popen(
            [self._programs[program], *told],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment,
            start_new_session=True,
        )
        self._running.append(process)
        return process

    def run(self, program: str, *told: str) -> str:
        """The program has run; fails with what it said where it failed."""
        environment = {**os.environ, "CUPS_SERVER": self.address}
        done = subprocess.run([self._programs[program], *told], capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")
        return done.stdout

    def printer(self) -> IppPrinter:
        """A printer that is on, with a queue of its name."""
        self._made += 1
        made = IppPrinter(self, f"booth{self._made}")
        made.switch_on()
        self.queue(made.name, f"ipp://localhost:{made.port}/ipp/print", "-m", "everywhere")
        wait_for((self.folder / "etc" / "ppd" / f"{made.name}.ppd").exists, "the queue")
        return made

    def queue(self, name: str, address: str, *more: str) -> None:
        """A queue for this address."""
        self.run("lpadmin", "-p", name, "-E", "-v", address, *more)

    def _lay_out(self) -> None:
        import grp
        import pwd

        for name in ("etc", "cache", "spool", "run", "tmp", "log"):
            (self.folder / name).mkdir()
        own = pwd.getpwuid(os.geteuid())
        user, group = ("lp", "lp") if os.geteuid() == 0 else (own.pw_name, grp.getgrgid(own.pw_gid).gr_name)
        place = {"folder": self.folder, "port": self.port, "user": user, "group": group}
        (self.folder / "etc" / "cupsd.conf").write_text(SCHEDULER.format(**place), encoding="ascii")
        (self.folder / "etc" / "cups-files.conf").write_text(FILES.format(**place), encoding="ascii")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _facts(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


@pytest.fixture(scope="session")
def print_service() -> Iterator[PrintService]:
    """One scheduler for all tests of this process; skips where CUPS is missing."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with PrintService(found) as service:
        yield service


@pytest.fixture
def ipp_printer(print_service: PrintService, monkeypatch: pytest.MonkeyPatch) -> Iterator[IppPrinter]:
    """A printer of this computer, as far as the program can see: nothing but the private service is asked."""
    monkeypatch.setenv("CUPS_SERVER", print_service.address)
    made = print_service.printer()
    yield made
    made.fill()
    made.switch_off()
    print_service.run("lpadmin", "-x", made.name)
