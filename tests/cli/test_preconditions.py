"""What a machine lacks is told in one sentence that names the command which installs it."""

from __future__ import annotations

import pytest

from fairdesk.base.i18n import use_language
from fairdesk.cli import preconditions
from fairdesk.cli.preconditions import READERS, SCREEN, WINDOW, has_library, has_program, install, missing


def test_missing_libraries_become_one_command() -> None:
    packages = missing(WINDOW | SCREEN, lambda name: name not in {"libEGL.so.1", "libxcb-cursor.so.0"})
    assert install(packages) == "sudo apt-get install libegl1 libxcb-cursor0"
    assert missing(READERS, lambda _name: True) == []


def test_a_library_and_a_program_are_found_or_not() -> None:
    assert has_program("sh")
    assert not has_program("fairdesk-no-such-program")
    assert not has_library("libfairdesk-no-such-library.so.9")


def test_the_sentence_names_the_package(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    use_language("en")
    monkeypatch.setattr(preconditions, "WINDOW", {"libfairdesk-no-such-library.so.9": "libfairdesk9"})
    monkeypatch.setattr("sys.platform", "linux")
    assert preconditions.check("run") == 1
    said = capsys.readouterr().err.strip()
    assert said.endswith("sudo apt-get install libfairdesk9")
    assert len(said.splitlines()) == 1


def test_tests_go_on_without_what_they_can_do_without(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use_language("en")
    monkeypatch.setattr(preconditions, "lacking_for_window", lambda *, screen: "")
    monkeypatch.setattr(preconditions, "has_database_server", lambda: False)
    monkeypatch.setattr(preconditions, "READERS", {"fairdesk-no-such-program": "some-package"})
    assert preconditions.check("test") == 0
    said = capsys.readouterr().err
    assert "apt-get install postgresql" in said
    assert "apt-get install some-package" in said
