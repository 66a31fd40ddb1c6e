"""Wordings as the bureau keeps them: checked before they are kept, undone like any act, carried by kits, kept half written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.base.errors import (
    FileMissing,
    FileUnreadable,
    NotAllowedHere,
    PaperUnknown,
    PlaceMissing,
    PlaceUnknown,
    SignNotPrintable,
    WordingUnreadable,
)
from fairdesk.base.progress import silent
from fairdesk.printing import press
from fairdesk.records.papers import PaperLook, Setting
from fairdesk.services import history, wordings
from fairdesk.services.desk import Desk
from tests.factory import bare_desk, booth_desk, small_fair

KIND = "letter_of_intent"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A bureau's desk with a small fair."""
    made = bare_desk(tmp_path / "desk.fairdesk")
    made.do(small_fair)
    with made:
        yield made


def own(words: str = "（本市）") -> Setting:
    """A wording of the fair's own."""
    return Setting(wording=wordings.shipped(KIND).replace("帮扶项目意向书", f"帮扶项目意向书{words}"))


def test_a_wording_is_kept_for_all_papers_to_come_and_taken_back_as_any_act(desk: Desk) -> None:
    before, theirs = desk.look(wordings.find, kind=KIND)
    assert (before.wording, theirs) == (wordings.shipped(KIND), False)
    desk.do(wordings.save, kind=KIND, setting=replace(own(), look=PaperLook.COMPACT, english=True))
    now, theirs = desk.look(wordings.find, kind=KIND)
    assert (now.wording, now.look, now.english, theirs) == (own().wording, PaperLook.COMPACT, True, True)
    desk.do(history.take_back)
    assert desk.look(wordings.find, kind=KIND) == (before, False)


def test_the_wording_that_came_is_not_kept_as_the_fairs_own(desk: Desk) -> None:
    desk.do(wordings.save, kind=KIND, setting=own())
    desk.do(wordings.save, kind=KIND, setting=Setting(wording=wordings.shipped(KIND), english=True))
    setting, theirs = desk.look(wordings.find, kind=KIND)
    assert (setting.english, theirs) == (True, False)


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        ("{project}", "{projekt}", PlaceUnknown),
        ("{cash}", "", PlaceMissing),
        ("@proof", "", PlaceMissing),
        ("{project}", "{project", WordingUnreadable),
        ("帮扶项目意向书", "帮扶项目意向书\U0001f600", SignNotPrintable),
    ],
)
def test_what_no_paper_could_be_printed_with_is_not_kept(desk: Desk, old: str, new: str, refused: type[Exception]) -> None:
    wrong = Setting(wording=wordings.shipped(KIND).replace(old, new))
    with pytest.raises(refused):
        desk.do(wordings.save, kind=KIND, setting=wrong)
    assert not desk.look(wordings.edited, kind=KIND)
    with pytest.raises(refused):
        wordings.preview_job(KIND, wrong)(silent())


def test_signs_without_a_glyph_may_stand_in_notes(desk: Desk) -> None:
    desk.do(wordings.save, kind=KIND, setting=Setting(wording="// \U0001f600\n" + wordings.shipped(KIND)))
    assert desk.look(wordings.edited, kind=KIND)


def test_a_booth_may_not_change_what_all_desks_print(tmp_path: Path) -> None:
    with booth_desk(tmp_path / "booth.fairdesk") as booth:
        assert not booth.look(wordings.may_save)
        with pytest.raises(NotAllowedHere):
            booth.do(wordings.save, kind=KIND, setting=own())


def test_every_flowing_paper_can_be_edited_and_no_other(desk: Desk) -> None:
    listed = desk.look(wordings.every)
    assert [one.kind for one in listed] == [kind for kind, _title in wordings.kinds()]
    assert KIND in {one.kind for one in listed}
    for one in listed:
        places, parts = wordings.places(one.kind)
        assert places
        assert set(wordings.needed_parts(one.kind)) <= set(parts)
        wordings.check(one.kind, wordings.shipped(one.kind))
    with pytest.raises(PaperUnknown):
        wordings.places("badge")
    with pytest.raises(PaperUnknown):
        wordings.check("nothing", "")


@pytest.mark.parametrize("kind", [kind for kind, _title in wordings.kinds()])
@pytest.mark.parametrize("look", PaperLook)
@pytest.mark.parametrize("english", [False, True])
def test_every_specimen_is_drawn_in_every_setting(kind: str, look: PaperLook, english: bool) -> None:
    pdf = wordings.preview_job(kind, Setting(wording=wordings.shipped(kind), look=look, english=english))(silent())
    assert press.page_count(pdf) >= 1


def test_the_specimen_looks_like_the_finished_paper() -> None:
    setting = own()
    seen, finished = wordings.preview_job(KIND, setting)(silent()), press.specimen(KIND, setting)
    assert press.page_count(seen) == press.page_count(finished)
    assert press.render_page(seen, 0, 72) == press.render_page(finished, 0, 72)


def test_half_written_wordings_are_kept_and_are_no_act_of_the_journal(desk: Desk) -> None:
    acts = len(desk.look(history.recent))
    kept = {KIND: replace(own("{"), look=PaperLook.COMPACT)}
    desk.do(wordings.keep_drafts, settings=kept)
    assert desk.look(wordings.drafts_kept) == kept
    desk.do(wordings.keep_drafts, settings={})
    assert desk.look(wordings.drafts_kept) == {}
    assert len(desk.look(history.recent)) == acts


def test_files_go_out_and_come_in_and_what_is_no_text_is_refused(tmp_path: Path) -> None:
    wordings.write_file(tmp_path / "a.txt", "# 甲\n")
    assert wordings.read_file(tmp_path / "a.txt") == "# 甲\n"
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf# \xe7\x94\xb2\r\n")
    assert wordings.read_file(tmp_path / "b.txt") == "# 甲\r\n"
    (tmp_path / "c.txt").write_bytes("甲".encode("gb18030"))
    (tmp_path / "d.txt").write_bytes(b"a" * 400_000)
    for name in ("c.txt", "d.txt", "."):
        with pytest.raises(FileUnreadable):
            wordings.read_file(tmp_path / name)
    with pytest.raises(FileMissing):
        wordings.read_file(tmp_path / "none.txt")
