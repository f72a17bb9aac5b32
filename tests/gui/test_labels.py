"""Text that does not fit is cut with an ellipsis, never in the middle of a letter."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from scripted import AT

from faceclock.domain.events import AlreadyPunched
from faceclock.domain.people import Employee
from faceclock.gui.kiosk.labels import FitLabel

pytestmark = pytest.mark.gui

LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoraltern"


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("text", [LONG, f"Hubert {LONG}", "many words " * 12, "很长的名字" * 20])
def test_whatever_is_shown_fits(qtbot, qapp, lines, text):
    label = FitLabel("title", lines=lines)
    qtbot.addWidget(label)
    label.setStyleSheet("font-size: 32px")
    label.ensurePolished()
    label.setText(text)
    area = QRect(0, 0, 280, 40 * lines)
    font, shown = label._fitted(area, label._flags())
    metrics = QFontMetrics(font)
    taken = metrics.boundingRect(area, label._flags(), shown)
    assert taken.width() <= area.width() and taken.height() <= area.height() + metrics.descent()
    assert shown == text or "…" in shown


@pytest.mark.parametrize("size", [(1280, 720), (1024, 600)])
def test_a_name_of_one_long_word_ends_in_an_ellipsis(stages, qtbot, size):
    stage = stages.open(size)
    stage.kiosk.live()
    stage.kiosk.on_event(AlreadyPunched(Employee("1", f"Hubert {LONG}"), AT))
    name = stage.window.card.person.name
    qtbot.wait(20)
    _, shown = name._fitted(name.contentsRect(), name._flags())
    assert shown.startswith("Hubert Wolf") and shown.endswith("…")
