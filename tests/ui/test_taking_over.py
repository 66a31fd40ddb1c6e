"""A spare laptop takes a booth over by one question: a wrong answer is worded under its field and asked again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fairdesk import app
from fairdesk.services import backups, takeover
from fairdesk.services.desk import Desk
from fairdesk.ui.opening import Opening
from fairdesk.ui.taking_over import TakingOver
from tests.factory import MORNING, PASSPHRASE, fair_desk

LATER = MORNING + timedelta(minutes=5)


class Question:
    """The question, with a stick and a place for the new desk."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.told = qtbot, list[str]()
        self.stick, self.target = folder / "stick", folder / "spare" / "booth.fairdesk"
        with fair_desk(folder / "old.fairdesk") as desk:
            self.copies = [backups.backup(desk, folder=self.stick)]
            desk.clock = lambda: LATER
            self.copies.append(backups.backup(desk, folder=self.stick))
        self.box: TakingOver[Desk] = TakingOver(self.taken, self.target)
        qtbot.addWidget(self.box)
        self.box.show()
        self.take = next(one for one in self.box.findChildren(type(self.box._take)) if one.isDefault())

    def taken(self, place: str, target: str, phrase: str) -> Desk:
        """As the program does it."""
        return app.take_over_desk(place, target, phrase, self.told)

    def answer(self, place: str, phrase: str) -> None:
        """A person answers, and the program has thought about it."""
        self.box.place.setText(place)
        self.box.phrase.setText(phrase)
        self.take.click()
        self.qtbot.waitUntil(self.box.place.isEnabled, timeout=20_000)

    def wrong(self) -> list[bool]:
        """Which of the three fields is marked wrong: place, target, pass-phrase."""
        fields = (self.box.place.parentWidget(), self.box.target, self.box.phrase)
        return [bool(field is not None and field.property("wrong")) for field in fields]


@pytest.fixture
def question(qtbot: QtBot, tmp_path: Path, light: None) -> Question:
    """The question is asked."""
    return Question(qtbot, tmp_path)


def test_nothing_can_be_begun_before_all_is_answered(question: Question) -> None:
    assert not question.take.isEnabled()
    question.box.place.setText(str(question.stick))
    assert not question.take.isEnabled()
    question.box.phrase.setText(PASSPHRASE)
    assert question.take.isEnabled()
    question.box.reject()


def test_the_booth_goes_on_here_and_damaged_copies_are_named(question: Question) -> None:
    raw = bytearray(question.copies[1].read_bytes())
    raw[len(raw) // 2] ^= 1
    question.copies[1].write_bytes(raw)
    question.answer(str(question.stick), PASSPHRASE)
    assert question.box.result() == 1
    assert question.box.desk is not None
    assert [question.copies[1].name in sentence for sentence in question.told] == [True]
    with question.box.desk as desk:
        assert desk.target == str(question.target)
        assert desk.look(takeover.taken_over_from) is not None


def test_a_wrong_answer_stands_under_its_field_and_is_asked_again(question: Question) -> None:
    question.answer(str(question.stick / "nowhere"), PASSPHRASE)
    assert question.wrong() == [True, False, False]
    question.answer(str(question.stick), "another")
    assert question.wrong() == [False, False, True]
    question.target.parent.mkdir(exist_ok=True)
    question.target.write_bytes(b"somebody's")
    question.answer(str(question.stick), PASSPHRASE)
    assert question.wrong() == [False, True, False]
    assert question.target.read_bytes() == b"somebody's"
    assert question.box.desk is None
    question.box.reject()


def test_the_first_question_offers_it_only_where_it_can_be_done(qtbot: QtBot, tmp_path: Path, light: None) -> None:
    for offered in (None, lambda *_words: pytest.fail("nothing is taken over")):
        first: Opening[Desk] = Opening(lambda *_words: pytest.fail("nothing is opened"), "", None, offered)
        qtbot.addWidget(first)
        first.show()
        assert first._take.isVisible() is (offered is not None)
