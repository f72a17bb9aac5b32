"""The door: name and password, and the kiosk for everybody."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from faceclock.app.console.logins import Logins
from faceclock.app.console.session import Session
from faceclock.app.problems import sentence_for
from faceclock.app.site import Site
from faceclock.domain.errors import LoginRefused
from faceclock.gui import icons
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.tasks import Tasks
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.form import Form, password_field
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette

_WIDTH = 400


class LoginView(QWidget):
    """``entered`` gives the session. While too many tries were wrong, the button counts the wait down."""

    entered = Signal(object)  # Session
    kiosk_asked = Signal()

    def __init__(self, site: Site, palette: Palette, *, again: str = "", note: str = "") -> None:
        """``again`` is who is to come back, ``note`` why this is shown."""
        super().__init__()
        self.setObjectName("plain")
        self._logins, self._tasks = Logins(site), Tasks(self)
        self._wait = 0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._count_down)
        self.name, self.password = QComboBox(), password_field()
        self.name.setEditable(True)
        self.name.addItems(self._logins.names())
        self.name.setCurrentText(again or self.name.itemText(0))
        self.fault = label("", "error", wrap=True)
        self.enter = button(translate("Login", "&Log in"), self._try, kind="primary")
        self.kiosk = button(translate("Login", "Open the &kiosk"), self.kiosk_asked.emit)
        self._arrange(site.settings.site.company, palette, note)
        self.password.returnPressed.connect(self._try)
        self.password.setFocus()

    def close_tasks(self) -> None:
        self._tasks.close()

    def _arrange(self, company: str, palette: Palette, note: str) -> None:
        card, form = Card(), Form()
        card.setFixedWidth(_WIDTH)
        mark = QLabel()
        mark.setPixmap(icons.pixmap("mark", palette.accent, 40, self.devicePixelRatioF()))
        card.body.addWidget(mark)
        card.body.addWidget(label(company or "FaceClock", "title", wrap=True))
        card.body.addWidget(label(note or translate("Login", "Log in to the console."), "muted", wrap=True))
        form.add(translate("Login", "&Name"), self.name)
        form.add(translate("Login", "&Password"), self.password)
        for part in (form, self.fault, self.enter, self.kiosk):
            card.body.addWidget(part)
        self.fault.hide()
        self.setLayout(column(1, row(1, card, 1), 1))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _try(self) -> None:
        if self._wait or not self.enter.isEnabled():
            return
        name, password = self.name.currentText(), self.password.text()
        self._complain("")
        self.enter.setEnabled(False)
        self._tasks.run(self, lambda: self._logins.log_in(name, password), self._let_in, self._refuse)

    def _let_in(self, session: Session) -> None:
        self.password.clear()
        self.enter.setEnabled(True)
        self.entered.emit(session)

    def _refuse(self, error: Exception) -> None:
        self.password.clear()
        self.password.setFocus()
        self.enter.setEnabled(True)
        sentence = sentence_for(error)
        if sentence is None:
            raise error
        self._complain(in_words(sentence))
        if isinstance(error, LoginRefused) and error.wait_seconds > 0:
            self._wait = round(error.wait_seconds)
            self._timer.start()
            self._show_wait()

    def _complain(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._timer.stop()
            self._wait = 0
            self._complain("")
        self._show_wait()

    def _show_wait(self) -> None:
        self.enter.setEnabled(self._wait == 0)
        waiting = translate("Login", "Wait {seconds} s").format(seconds=self._wait)
        self.enter.setText(waiting if self._wait else translate("Login", "&Log in"))
