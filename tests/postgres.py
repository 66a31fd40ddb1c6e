"""A private PostgreSQL server for the tests: its own folder, its own port, gone when the tests are done."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest

MISSING = "PostgreSQL's server is not on this machine, so this test is left out; on Debian: sudo apt-get install postgresql"
OWNER = "fairdesk"
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
PROGRAMS = ("initdb", "postgres", "pg_isready")
SETTINGS = {  # a test's data may be lost in a power cut, so nothing waits for the disk
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "max_wal_size": "256MB",
    "log_min_messages": "warning",
    "timezone": "UTC",
}


def server_programs() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest version first; None where no server is installed."""
    folders = [folder for pattern in PLACES for folder in sorted(Path("/").glob(pattern.lstrip("/")), key=_version, reverse=True)]
    folders.extend(Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder)
    return next((folder for folder in folders if all((folder / name).is_file() for name in PROGRAMS)), None)


def _version(folder: Path) -> int:
    digits = "".join(sign for sign in folder.parent.name if sign.isdigit())
    return int(digits or 0)


def free_port() -> int:
    """A TCP port nobody was listening on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server_account() -> str | None:
    """The account the server runs as: PostgreSQL refuses root, so root lends it `postgres` or `nobody`."""
    if os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


class PostgresServer:
    """One running server; `fresh()` gives an empty database, `copy_of()` a database made once and copied after that."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._account = server_account()
        self._folder = Path(tempfile.mkdtemp(prefix="fairdesk-pg-"))
        self._password = secrets.token_hex(16)
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._templates: dict[str, str] = {}
        self._made = 0

    def __enter__(self) -> Self:
        try:
            self._lay_out()
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of one database of this server."""
        return f"postgresql+psycopg://{OWNER}:{self._password}@127.0.0.1:{self._port}/{database}"

    def fresh(self) -> str:
        """The URL of a new, empty database."""
        return self._create("template1")

    def copy_of(self, name: str, build: Callable[[str], None]) -> str:
        """The URL of a new database like the one `build(url)` makes; `build` runs once, and must leave no connection open."""
        if name not in self._templates:
            url = self.fresh()
            build(url)
            self._templates[name] = url.rsplit("/", 1)[1]
        return self._create(self._templates[name])

    def drop(self, url: str) -> None:
        """Removes a database with whatever still holds it."""
        self._run(f'DROP DATABASE IF EXISTS "{url.rsplit("/", 1)[1]}" WITH (FORCE)')

    def close(self) -> None:
        """Ends the server and removes its folder; may be called twice."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=2)
            except subprocess.TimeoutExpired:  # a forgotten connection; SIGINT ends those too
                self._process.send_signal(2)
                self._process.wait(timeout=30)
        self._process = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _lay_out(self) -> None:
        words = self._folder / "password"
        words.write_text(self._password, encoding="ascii")
        if self._account:
            shutil.chown(self._folder, self._account)
            shutil.chown(words, self._account)
        made = subprocess.run(
            [
                str(self._programs / "initdb"),
                f"--pgdata={self._data}",
                f"--username={OWNER}",
                f"--pwfile={words}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
                "--no-instructions",
            ],
            capture_output=True,
            user=self._account,
            group=self._group,
            extra_groups=[] if self._account else None,
            cwd=self._folder,
            check=False,
        )
        if made.returncode:
            raise RuntimeError(f"initdb could not lay out a server: {made.stderr.decode(errors='replace')}")

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _group(self) -> int | None:
        if self._account is None:
            return None
        import pwd

        return pwd.getpwnam(self._account).pw_gid

    def _start(self) -> None:
        for _ in range(5):  # between finding a port and using it, somebody else may have taken it
            self._port = free_port()
            if self._come_up():
                return
        raise RuntimeError(f"PostgreSQL did not start: {self._log()}")

    def _come_up(self) -> bool:
        arguments = [str(self._programs / "postgres"), "-D", str(self._data), "-k", str(self._folder), "-p", str(self._port)]
        for key, value in {**SETTINGS, "listen_addresses": "127.0.0.1"}.items():
            arguments += ["-c", f"{key}={value}"]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self._account,
                group=self._group,
                extra_groups=[] if self._account else None,
                cwd=self._folder,
                start_new_session=True,  # Ctrl+C in the terminal is for the tests; they end the server themselves
            )
        return self._answers(until=time.monotonic() + 60)

    def _answers(self, until: float) -> bool:
        assert self._process is not None
        while time.monotonic() < until:
            if self._process.poll() is not None:
                return False
            ready = subprocess.run(
                [str(self._programs / "pg_isready"), "-q", "-t", "2", "-h", "127.0.0.1", "-p", str(self._port)], check=False
            )
            if ready.returncode == 0:
                return True
            try:
                self._process.wait(timeout=0.1)  # waiting for the server itself, so a server that gives up is seen at once
            except subprocess.TimeoutExpired:
                continue
        return False

    def _log(self) -> str:
        log = self._folder / "log"
        return log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else "it left no log"

    def _create(self, template: str) -> str:
        self._made += 1
        name = f"fair_{self._made}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def _run(self, statement: str) -> None:
        import psycopg

        address = self.url("postgres").replace("postgresql+psycopg://", "postgresql://")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server for all tests of this process (each xdist worker has its own); skips where none is installed."""
    programs = server_programs()
    if programs is None:
        pytest.skip(MISSING)
    with PostgresServer(programs) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an empty database for one test, removed after it."""
    url = postgres_server.fresh()
    yield url
    postgres_server.drop(url)
