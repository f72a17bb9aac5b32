"""The base of dialogs that correct something: a reason, and where the settings ask for it a second person."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from faceclock.app.console.attendance_approval import Approver
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form, password_field
from faceclock.gui.language import translate

_LONGEST = 500


class CorrectionDialog(Dialog):
    """``form`` takes the fields of subclasses, before `ask_why` puts the reason beneath them."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        heading: str,
        action: str,
        done: Callable[[], None],
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(desk, parent, heading, action, danger=danger)
        self._done = done
        self.form = Form()
        self.body.addWidget(self.form)
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.second_name, self.second_password = QLineEdit(), password_field()

    def ask_why(self, *, reason: bool = True) -> None:
        if reason:
            hint = translate("Attendance", "It stands beside the correction and in the audit log for good.")
            self.form.add(translate("Attendance", "&Reason"), self.reason, hint)
        if self.four_eyes:
            hint = translate("Attendance", "Four eyes: somebody else confirms this here.")
            self.form.add(translate("Attendance", "Second person's &name"), self.second_name, hint)
            self.form.add(translate("Attendance", "Second person's &password"), self.second_password)

    @property
    def four_eyes(self) -> bool:
        return self.desk.site.settings.attendance.four_eyes

    @property
    def approver(self) -> Approver | None:
        if not self.four_eyes:
            return None
        return Approver(self.second_name.text(), self.second_password.text())

    def correct(self, work: Callable[[], object]) -> None:
        """Do it in the background; the dialog stays open with the sentence where it is refused."""
        self.run(work, lambda _: self._done())
