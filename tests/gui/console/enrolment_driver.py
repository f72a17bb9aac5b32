"""Leads the enrolment wizard as an administrator would."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from faceclock.gui.console.enrolment.wizard import EnrolmentWizard
from faceclock.gui.console.style import console_sheet

NAME = "Eileen Collins"


class Driver:
    """Presses what an administrator would."""

    def __init__(self, qtbot, desk, source: str, employee_id: str | None = None) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.wizard = EnrolmentWizard(desk, None, employee_id, source=source)
        self.wizard.setStyleSheet(console_sheet(desk.palette))
        self.enrolled: list[str] = []
        self.wizard.enrolled.connect(self.enrolled.append)
        self.wizard.open()
        self.until(lambda: self.wizard.current is not None)

    @property
    def path(self):
        return self.wizard.path

    @property
    def draft(self):
        return self.wizard.progress.draft

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=15000)

    def press(self, button: QPushButton) -> None:
        self.until(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def go_to(self, step) -> None:
        self.press(self.wizard.next)
        self.until(lambda: self.wizard.current is step)

    def name(self, name: str, *, face: bool = True) -> None:
        self.path.person.name.setText(name)
        if not face:
            self.path.person.without_face.click()

    def to_pictures(self, name: str = NAME) -> None:
        self.name(name)
        self.go_to(self.path.consent)
        self.path.consent.typed.setText(name)
        self.go_to(self.path.pictures)

    def add(self, *photos) -> None:
        count = len(self.draft.taken)
        self.path.pictures.add_photographs(list(photos))
        self.until(lambda: len(self.draft.taken) > count and not self.path.pictures.taking.busy)

    def save(self) -> None:
        self.press(self.wizard.next)
        self.until(lambda: self.wizard.current is self.path.last or self.wizard.fault.isVisible())


def draw(pad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
    for step in range(30):
        QTest.mouseMove(pad, QPoint(30 + 6 * step, 50 + step % 5 * 8))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(220, 60))


def drop(widget, files) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    widget.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
