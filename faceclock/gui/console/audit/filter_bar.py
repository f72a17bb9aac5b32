"""What the log is narrowed by: when, who, what, about whom."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from faceclock.app.console.audit import Choices
from faceclock.gui.console.audit.action_words import action_words, actor_words
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.language import translate
from faceclock.storage.audit_log import AuditFilter

_DAY = timedelta(days=1)


class FilterBar(QWidget):
    """``changed`` when another filter was chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self.period, self.actor, self.action = QComboBox(), QComboBox(), QComboBox()
        for key, words in (
            ("", translate("Audit", "All days")),
            ("today", translate("Audit", "Today")),
            ("week", translate("Audit", "Last 7 days")),
            ("month", translate("Audit", "Last 30 days")),
            ("days", translate("Audit", "From … to …")),
        ):
            self.period.addItem(words, key)
        self.first, self.last = DateField(), DateField()
        self.about = SearchField(translate("Audit", "About whom or what"), desk.palette)
        self._name()
        line = row(self.period, self.first, self.last, self.actor, self.action, self.about, spacing=8)
        line.setStretch(line.count() - 1, 1)
        self.setLayout(line)
        self._connect()
        self._show_days()
        self.show_choices(Choices((), ()))

    @property
    def filter(self) -> AuditFilter:
        start, end = self._bounds()
        return AuditFilter(
            start,
            end,
            str(self.actor.currentData() or ""),
            str(self.action.currentData() or ""),
            self.about.text().strip(),
        )

    def show_choices(self, choices: Choices) -> None:
        """What occurs in the log; what is chosen stays."""
        _fill(
            self.actor,
            translate("Audit", "Everybody"),
            {actor: actor_words(actor) for actor in choices.actors},
        )
        named = sorted(
            ((action_words(action), action) for action in choices.actions), key=lambda pair: pair[0]
        )
        _fill(self.action, translate("Audit", "Everything"), {code: words for words, code in named})

    def _name(self) -> None:
        for field, name in (
            (self.period, translate("Audit", "Period")),
            (self.actor, translate("Audit", "Who")),
            (self.action, translate("Audit", "What")),
            (self.first, translate("Audit", "First day")),
            (self.last, translate("Audit", "Last day")),
        ):
            field.setAccessibleName(name)
        for box in (self.period, self.actor, self.action):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)

    def _connect(self) -> None:
        for box in (self.period, self.actor, self.action):
            box.activated.connect(lambda _: self._changed())
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _: self.changed.emit())
        self.about.wanted.connect(lambda _: self.changed.emit())

    def _changed(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        for field in (self.first, self.last):
            field.setVisible(self.period.currentData() == "days")

    def _bounds(self) -> tuple[datetime | None, datetime | None]:
        today = datetime.now(self._zone).date()
        chosen = self.period.currentData()
        if chosen == "days":
            return self._midnight(self.first.day), self._midnight(self.last.day + _DAY)
        days = {"today": 1, "week": 7, "month": 30}.get(chosen)
        return (None, None) if days is None else (self._midnight(today - (days - 1) * _DAY), None)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._zone)


def _fill(box: QComboBox, everything: str, items: dict[str, str]) -> None:
    before = box.currentData()
    box.clear()
    box.addItem(everything, "")
    for code, words in items.items():
        box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(before)))
