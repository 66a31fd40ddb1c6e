"""Statistics: a figure opens the rows it counts, and a report goes out as PDF and as workbook."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from fairdesk.ui.statistics.view import view
from tests.ui.talking import place, talking_desk


def test_a_figure_opens_and_a_report_goes_out(qtbot: QtBot, tmp_path: Path) -> None:
    with talking_desk(tmp_path / "desk.fairdesk") as desk, place(desk, qtbot, tmp_path) as here:
        page = view(here.context)
        qtbot.addWidget(page)
        page.show()
        here.recorded(minutes="谈")
        here.settled()
        figures = page.model.state.figures
        assert figures is not None
        talks = next(at for at, one in enumerate(figures) if one.key == "negotiations")
        page.open_figure(talks)
        here.settled()
        assert page.model.state.rows is not None
        assert len(page.model.state.rows.rows) == figures[talks].value == 1
        for name in ("overview.pdf", "overview.xlsx"):
            page.model.write("overview", tmp_path / name)
            here.settled()
            assert (tmp_path / name).stat().st_size > 1000
