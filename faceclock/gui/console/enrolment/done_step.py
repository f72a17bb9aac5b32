"""What was stored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from faceclock.gui import icons
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_ICON = 48


class DoneStep(Step):
    """The end."""

    def __init__(self, desk: Desk, progress: Progress) -> None:
        super().__init__(desk, progress)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("check", desk.palette.ok, _ICON, self.devicePixelRatioF()))
        self.heading, self.text = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self.body.addStretch(1)
        for part in (sign, self.heading, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.body.addWidget(part)
        self.body.addStretch(2)

    def enter(self) -> None:
        done = self.progress.done
        assert done is not None
        self.heading.setText(translate("Enrolment", "{name} can check in").format(name=done.employee.name))
        face = translate("Enrolment", "By face: pictures stored: {count}.").format(count=done.templates)
        pin = translate("Enrolment", "By number {number} and PIN.").format(number=done.employee.id)
        has_pin = done.pin or self.progress.start.has_pin
        self.text.setText("\n".join(([face] if done.templates else []) + ([pin] if has_pin else [])))
