"""The first steps: language, the company, the owner."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit

from faceclock.app.console.logins import Logins
from faceclock.app.console.session import Session
from faceclock.app.console.setting_up import SetupService, known_zones
from faceclock.app.zone import zone_of
from faceclock.domain.errors import InputProblem
from faceclock.gui.console.first_run.step import Setup, Step
from faceclock.gui.console.tasks import Tasks
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.form import Form, password_field
from faceclock.gui.console.widgets.labels import label, rule
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import NAMES, translate
from faceclock.settings.model import Language


class LanguageStep(Step):
    """``spoken`` gives another language, ``demo_wanted`` asks for the invented company."""

    spoken = Signal(object)
    demo_wanted = Signal()

    def __init__(self, setup: Setup, language: Language, *, demo: bool) -> None:
        super().__init__(setup)
        self.title = translate("FirstRun", "Welcome to FaceClock")
        self.lead = translate(
            "FirstRun",
            "People check in and out by looking at a camera. Everything stays on this computer. "
            "Setting it up takes about three minutes.",
        )
        self._group = QButtonGroup(self)
        choices = row()
        for spoken, name in NAMES.items():
            choice = button(name, partial(self.spoken.emit, spoken))
            choice.setCheckable(True)
            choice.setChecked(spoken is language)
            choice.setMinimumWidth(160)
            self._group.addButton(choice)
            choices.addWidget(choice)
        choices.addStretch(1)
        self.column.addLayout(choices)
        if not demo:
            self._offer_demo()
        self.column.addStretch(1)

    def _offer_demo(self) -> None:
        self.column.addSpacing(16)
        self.column.addWidget(rule())
        words = translate(
            "FirstRun",
            "Only want to look around? An invented company with seven people and a camera that shows them is kept "
            "apart from your own data.",
        )
        self.column.addWidget(label(words, "muted", wrap=True))
        self.demo = button(translate("FirstRun", "Try it with &invented people"), self.demo_wanted.emit)
        self.column.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignLeft)


class CompanyStep(Step):
    """Company and zone; stored when there is an owner who may."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self.title = translate("FirstRun", "Your company")
        self.lead = translate("FirstRun", "Shown at the top of the kiosk and on reports.")
        self.company, self.zone = QLineEdit(), QComboBox()
        self.company.setMaxLength(100)
        held = setup.site.settings.site.company
        self.company.setText("" if held == "FaceClock" else held)
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.addItem(zone_of(setup.site.settings))
        form = Form()
        form.add(translate("FirstRun", "&Company"), self.company)
        hint = translate("FirstRun", "Days and shifts go by its clock.")
        form.add(translate("FirstRun", "&Time zone"), self.zone, hint)
        self.column.addWidget(form)
        self.column.addStretch(1)
        self._tasks = Tasks(self)
        self._tasks.run(self, known_zones, self._offer)

    @property
    def changes(self) -> dict[str, str]:
        return {
            "site.company": self.company.text().strip() or "FaceClock",
            "site.zone": self.zone.currentText(),
        }

    def entered(self) -> None:
        self.company.setFocus()

    def go_on(self) -> None:
        from faceclock.settings.change import change_setting

        try:
            for key, value in self.changes.items():
                change_setting(self.setup.site.settings, key, value)
        except InputProblem as problem:
            self.failed.emit(problem)
        else:
            self.done.emit()

    def _offer(self, zones: list[str]) -> None:
        now = self.zone.currentText()
        self.zone.clear()
        self.zone.addItems(zones)
        self.zone.setCurrentText(now)


class OwnerStep(Step):
    """The first account, and the exit PIN; what the steps before chose is stored with it."""

    def __init__(self, setup: Setup, company: CompanyStep, language: Language) -> None:
        super().__init__(setup)
        self.title = translate("FirstRun", "The owner")
        self.lead = translate(
            "FirstRun",
            "May do everything, and gives others their accounts. Nobody can look this password up.",
        )
        self._company, self._language = company, language
        self.name, self.first, self.again = QLineEdit(), password_field(), password_field()
        self.name.setMaxLength(60)
        self.exit_pin = password_field()
        form = Form()
        form.add(translate("FirstRun", "&Your name"), self.name)
        hint = translate("FirstRun", "At least 8 characters.")
        form.add(translate("FirstRun", "&Password"), self.first, hint)
        form.add(translate("FirstRun", "The same password &again"), self.again)
        hint = translate("FirstRun", "4 to 12 digits, to leave the kiosk. May stay empty.")
        form.add(translate("FirstRun", "E&xit PIN of the kiosk"), self.exit_pin, hint)
        self.column.addWidget(form)
        self.column.addStretch(1)
        self._tasks = Tasks(self)

    def entered(self) -> None:
        self.name.setFocus()

    def go_on(self) -> None:
        if self.first.text() != self.again.text():
            sentence = translate("FirstRun", "The two passwords differ; type the same one twice.")
            self.failed.emit(InputProblem(sentence))
            return
        self._tasks.run(self, self._make(), self._begin, self.failed.emit)

    def _make(self) -> Callable[[], Session]:
        name, password, pin = self.name.text(), self.first.text(), self.exit_pin.text()
        changes = {**self._company.changes, "kiosk.language": self._language.value}
        site = self.setup.site

        def make() -> Session:
            if pin:
                from faceclock.security.pins import check_pin

                check_pin(pin)
            session = Logins(site).make_owner(name, password)
            SetupService(session, site).choose(changes)
            if pin:
                Logins(site).set_exit_pin(pin, by=session.account.name)
            return session

        return make

    def _begin(self, session: Session) -> None:
        self.setup.begin(session)
        self.done.emit()
