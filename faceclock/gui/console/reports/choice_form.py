"""Which report, of which days and people, in which language and form."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel

from faceclock.app.attendance.report_scope import Filters
from faceclock.app.attendance.reporting import KINDS, Wanted
from faceclock.app.console.reports import Choices
from faceclock.domain.report_schedule import Days
from faceclock.gui.console.reports import words
from faceclock.gui.console.reports.periods import THIS_MONTH, PeriodField
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import holding, row
from faceclock.gui.language import translate
from faceclock.reports.writing import Format
from faceclock.settings.model import Language

_PAUSE_MS = 250
_LONGEST = 250  # letters of a name and its ID
_USUAL = {"daily": str(Days.TODAY), "present": str(Days.TODAY)}


class ChoiceForm(Form):
    """``changed`` when anything was chosen and a moment has passed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.period = QComboBox(), PeriodField()
        self.team, self.person, self.site, self.shift = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.language, self.format = QComboBox(), QComboBox()
        self.sentence: QLabel = label("", "small", wrap=True)
        self._fill()
        self._arrange()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._listen()
        self._take_kind()

    def _arrange(self) -> None:
        self.add(translate("Reports", "&Report"), self.kind)
        self.sentence.setContentsMargins(0, 0, 0, 10)
        self.add_row(self.sentence)
        self.add(translate("Reports", "&Days"), self.period)
        self.add(translate("Reports", "&Team"), self.team)
        self.add(translate("Reports", "&Person"), self.person)
        self.add(translate("Reports", "&Format"), self.format)
        left, right = Form(), Form()
        left.add(translate("Reports", "S&ite"), self.site)
        right.add(translate("Reports", "S&hift"), self.shift)
        self.add_row(holding(row(left, right, spacing=8)))
        self.add(translate("Reports", "&Language"), self.language)

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        site, team, employee, shift = (str(field.currentData() or "") for field in self._filters())
        language = Language(self.language.currentData())
        filters = Filters(site, team, employee, shift)
        return Wanted(str(self.kind.currentData()), *self.period.span, filters, language)

    @property
    def form(self) -> Format:
        return Format(self.format.currentData())

    def choose_kind(self, kind: str) -> None:
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def show_choices(self, choices: Choices) -> None:
        """What there is to narrow by now; what was chosen stays, where it is still there."""
        everybody = translate("Reports", "Everybody")
        named = [(f"{name} ({employee_id})", employee_id) for employee_id, name in choices.people]
        _offer(self.team, translate("Reports", "All teams"), [(name, name) for name in choices.teams])
        _offer(self.person, everybody, named)
        _offer(self.site, translate("Reports", "All sites"), [(name, name) for name in choices.sites])
        _offer(self.shift, translate("Reports", "All shifts"), [(name, name) for name in choices.shifts])

    def _filters(self) -> tuple[QComboBox, ...]:
        """In the order of `Filters`."""
        return self.site, self.team, self.person, self.shift

    def _fill(self) -> None:
        for kind in KINDS:
            self.kind.addItem(words.kinds()[kind][0], kind)
        for form, title in words.formats().items():
            self.format.addItem(title, form.value)
        for language, title in words.languages().items():
            self.language.addItem(title, language.value)
        self.show_choices(Choices((), (), (), ()))
        for field in (
            *self._filters(),
            self.kind,
            self.format,
            self.language,
        ):  # a long name must not make the form wider
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(6)
        self.person.setEditable(True)
        self.person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        typed, completer = self.person.lineEdit(), self.person.completer()
        assert typed is not None and completer is not None  # an editable box has both
        typed.setMaxLength(_LONGEST)
        typed.editingFinished.connect(self._take_person)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)

    def _take_person(self) -> None:
        """What was typed names somebody as the list does, or the one chosen before stays."""
        place = self.person.findText(self.person.currentText())
        self.person.setCurrentIndex(self.person.currentIndex() if place < 0 else place)
        self.person.setEditText(self.person.itemText(self.person.currentIndex()))

    def _listen(self) -> None:
        self.kind.currentIndexChanged.connect(self._take_kind)
        self.period.changed.connect(self._pause.start)
        for field in (*self._filters(), self.language):
            field.currentIndexChanged.connect(lambda _: self._pause.start())

    def _take_kind(self) -> None:
        kind = str(self.kind.currentData())
        self.sentence.setText(words.kinds()[kind][1])
        self.period.choose(_USUAL.get(kind, THIS_MONTH))
        for field in (self.site, self.shift):  # the audit log knows nothing of them
            field.setEnabled(kind != "audit")
            if kind == "audit":
                field.setCurrentIndex(0)
        self._pause.start()


def _offer(field: QComboBox, everything: str, found: list[tuple[str, str]]) -> None:
    held = [field.itemData(number) for number in range(1, field.count())]
    if field.count() and held == [data for _, data in found]:
        return
    chosen = field.currentData()
    field.blockSignals(True)
    field.clear()
    field.addItem(everything, "")
    for title, data in found:
        field.addItem(title, data)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    field.blockSignals(False)
