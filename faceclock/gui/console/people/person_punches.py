"""The last check-ins, and since when somebody is here."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.people import Person, PunchLine
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.person_actions import PersonActions
from faceclock.gui.console.people.words import day, direction_words, method_words, moment
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class PunchesSection(QWidget):
    """Newest first, as they count."""

    def __init__(self, desk: Desk, person: Person, actions: PersonActions) -> None:
        super().__init__()
        self._desk = desk
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(label(translate("People", "Last check-ins"), "subheading"))
        if not person.punches:
            lines.addWidget(label(translate("People", "None so far."), "muted"))
        for punch in person.punches:
            lines.addLayout(row(*self._cells(punch), 1, spacing=8))
        if person.punches and desk.may(Right.SEE_ATTENDANCE):
            hours = button(
                translate("People", "Show the hours"), lambda: actions.show_hours(person), kind="link"
            )
            lines.addLayout(row(hours, 1))

    def _cells(self, punch: PunchLine) -> list[QWidget]:
        words, sign = direction_words(punch.direction)
        at = label(moment(punch.at, self._desk))
        at.setMinimumWidth(130)
        how = method_words(punch.method)
        if not punch.counted:
            how = translate("People", "{how}, does not count").format(how=how)
        return [at, Pill(words, "ok" if sign == "→" else "quiet", sign), label(how, "muted")]


class DatesSection(QWidget):
    """Since when the person, the PIN and the leaving are on record."""

    def __init__(self, desk: Desk, person: Person, actions: PersonActions) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addWidget(label(translate("People", "Dates"), "subheading"))
        dates = person.dates
        for words, at in (
            (translate("People", "On the roll since {day}"), dates.created_at),
            (translate("People", "PIN set on {day}"), dates.pin_set_at),
            (translate("People", "Left on {day}"), dates.left_at),
        ):
            if at is not None:
                lines.addWidget(ElidedLabel(words.format(day=day(at, desk)), "muted"))
