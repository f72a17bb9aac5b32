"""The result of a camera's self-test: a line for each measure, with what to do where it falls short."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from faceclock.app.camera_test import CameraTest, Finding
from faceclock.app.camera_verdicts import NAMES, WORDS, advice, shown
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.camera_words import in_words
from faceclock.gui.console.devices.words import TONES, ago
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.console.widgets.layouts import column, holding, row
from faceclock.gui.language import translate

_VERDICT = 142  # of the column of verdicts: the longest word with its sign


class TestCard(Card):
    """``test`` is called by the button."""

    __test__ = False  # for pytest this is no test

    def __init__(self, desk: Desk, test: Callable[[], None]) -> None:
        super().__init__(translate("Devices", "Self-test"))
        self._desk = desk
        self._held: CameraTest | None = None
        self.verdict = Pill()
        self.head.addWidget(self.verdict)
        self.about = label("", "small", wrap=True)
        self.body.addWidget(self.about)
        self.lines = QWidget()
        self._places = column(spacing=6)
        self.lines.setLayout(self._places)
        self.empty = EmptyState(
            "camera",
            translate("Devices", "Not tested yet"),
            translate(
                "Devices",
                "Ten seconds show whether light, sharpness and speed are good enough to recognise people.",
            ),
            desk.palette,
        )
        self.start = button(
            translate("Devices", "&Test the camera"),
            test,
            kind="primary",
            icon="camera",
            palette=desk.palette,
        )
        self.start.setVisible(desk.may(Right.TEST_DEVICES))
        self.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.empty, self.lines):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.show_result(None)

    def set_running(self, running: bool) -> None:
        self.start.setEnabled(not running)

    def show_result(self, test: CameraTest | None) -> None:
        self.empty.setVisible(test is None)
        for part in (self.lines, self.verdict, self.about):
            part.setVisible(test is not None)
        if test is None:
            return
        self.verdict.show_state(in_words(WORDS[test.verdict]), TONES[test.verdict])
        width, height = test.size
        self.about.setText(
            translate(
                "Devices", "{source}, {when}: {count} pictures of {width} x {height} in {seconds} s"
            ).format(
                source=test.source,
                when=ago(test.at),
                count=test.frames,
                width=width,
                height=height,
                seconds=f"{test.seconds:.0f}",
            )
        )
        if test != self._held:
            self._held = test
            self._fill(test)

    def sentence(self, test: CameraTest) -> str:
        """For the job's card."""
        return translate("Devices", "Result: {verdict}.").format(verdict=in_words(WORDS[test.verdict]))

    def _fill(self, test: CameraTest) -> None:
        while item := self._places.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for finding in test.findings:
            self._places.addWidget(_line(finding))


def _line(finding: Finding) -> QWidget:
    """Name, value and verdict; what to do beneath."""
    value = label(shown(finding.measure, finding.value), "subheading")
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    pill = holding(row(Pill(in_words(WORDS[finding.verdict]), TONES[finding.verdict]), 1))
    pill.setMinimumWidth(_VERDICT)
    made = QWidget()
    line = row(ElidedLabel(in_words(NAMES[finding.measure])), value, pill)
    line.setStretch(0, 1)
    lines = column(line, spacing=0)
    if told := advice(finding.measure, finding.value):
        lines.addWidget(label(in_words(told), "small", wrap=True))
    made.setLayout(lines)
    return made
