"""`fairdesk wording`: the words of a paper go out, come back edited, and go back to how they came."""

from __future__ import annotations

from pathlib import Path

from fairdesk.base.assets import asset
from tests.commands import ask, fairdesk
from tests.factory import fair_desk

KIND = "letter_of_intent"


def test_a_wording_goes_out_is_edited_and_comes_back(tmp_path: Path) -> None:
    desk, out = tmp_path / "desk.fairdesk", tmp_path / "letter.txt"
    fair_desk(desk).close()
    first = fairdesk("wording", desk, KIND, "--out", out, "--json", expect=0).data
    assert first == {"kind": KIND, "own": False, "look": "bureau", "english": False, "out": str(out)}
    out.write_text(out.read_text("utf-8").replace("帮扶项目意向书", "结对帮扶意向书"), encoding="utf-8")
    set_ = fairdesk("wording", desk, KIND, "--set", out, "--look", "compact", "--english", "--json", expect=0).data
    assert (set_["own"], set_["look"], set_["english"]) == (True, "compact", True)
    again = fairdesk("wording", desk, KIND, "--out", tmp_path / "again.txt", "--json", expect=0).data
    assert again["english"]
    assert "结对帮扶意向书" in (tmp_path / "again.txt").read_text("utf-8")
    reset = fairdesk("wording", desk, KIND, "--reset", "--no-english", "--json", expect=0).data
    assert (reset["own"], reset["look"], reset["english"]) == (False, "compact", False)


def test_what_is_wrong_is_said_and_nothing_changes(tmp_path: Path) -> None:
    desk, out = tmp_path / "desk.fairdesk", tmp_path / "letter.txt"
    fair_desk(desk).close()
    fairdesk("wording", desk, KIND, "--out", out, expect=0)
    out.write_text(out.read_text("utf-8").replace("{project}", "{projekt}"), encoding="utf-8")
    refused = fairdesk("wording", desk, KIND, "--set", out, expect=1)
    assert "projekt" in refused.err
    fairdesk("wording", desk, KIND, "--set", tmp_path / "none.txt", expect=1)
    fairdesk("wording", desk, "badge", "--out", out, expect=1)
    fairdesk("wording", desk, KIND, "--set", out, "--reset", expect=2)
    assert not fairdesk("wording", desk, KIND, "--json", expect=0).data["own"]


def test_a_kit_brings_the_bureaus_wording_and_a_booth_cannot_change_it(tmp_path: Path) -> None:
    bureau, booth, words, kit = (tmp_path / name for name in ("b.fairdesk", "a.fairdesk", "w.txt", "k.xlsx"))
    ask("new", bureau, "--fair", asset("demo", "fair.json"))
    fairdesk("wording", bureau, KIND, "--out", words, expect=0)
    words.write_text(words.read_text("utf-8").replace("帮扶项目意向书", "结对书"), encoding="utf-8")
    fairdesk("wording", bureau, KIND, "--set", words, expect=0)
    ask("kit", bureau, "--booth", "A03", "--out", kit)
    ask("enrol", booth, "--kit", kit)
    assert ask("wording", booth, KIND, "--out", tmp_path / "again.txt")["own"]
    assert "# 结对书" in (tmp_path / "again.txt").read_text("utf-8")
    fairdesk("wording", booth, KIND, "--reset", expect=1)
    assert ask("wording", booth, KIND)["own"]
