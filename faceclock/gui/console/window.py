"""The console's window: first run, login, or the workspace of whoever is logged in."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from faceclock.app.console.logins import Logins
from faceclock.app.console.session import Session
from faceclock.app.demo import open_demo_console
from faceclock.app.site import Site
from faceclock.gui.console.answering import Answering
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.first_run.wizard import FirstRun
from faceclock.gui.console.jobs import Jobs
from faceclock.gui.console.kept import Kept
from faceclock.gui.console.login import LoginView
from faceclock.gui.console.style import console_sheet, palette_for, qt_palette
from faceclock.gui.console.tasks import Tasks
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.workspace import Workspace
from faceclock.gui.language import Translations, translate
from faceclock.gui.tokens import SMALLEST_CONSOLE, Palette
from faceclock.settings.model import Kiosk, Language

LOOK_MS = 5000
TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)


class ConsoleWindow(QMainWindow):
    """``open_kiosk`` shows the kiosk over it and returns at once; without one there is no such button's effect."""

    def __init__(self, site: Site, open_kiosk: Callable[[Site], None] | None = None) -> None:
        super().__init__()
        self.site, self._open_kiosk = site, open_kiosk
        self.setMinimumSize(*SMALLEST_CONSOLE)
        self.translations, self.jobs, self._waiting = Translations(), Jobs(self), Tasks(self)
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self.login: LoginView | None = None
        self._kept: Kept | None = None
        self._left: list[Desk] = []  # those of before, whose calls run out
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._see_whether_over)
        self._answering = Answering(self._is_busy, self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.make_anew)
        self._application = _application()
        self._application.installEventFilter(self)
        self.make_anew()

    # What is shown

    def make_anew(self) -> None:
        """Everything in the language and style of the settings; whoever is logged in stays on the same page."""
        palette = self._dress()
        self._drop_kept()  # it has the colours and words of before
        if self.desk is not None and not self.desk.session.over:
            if self.workspace is None:  # the first start goes on
                return
            self._show_workspace(self.workspace.current)
        elif Logins(self.site).is_new():
            self._show_first_run(palette)
        else:
            self._show_login()

    def enter(self, session: Session) -> None:
        """Somebody logged in; the same account goes on where it was, after a while away in the midst of it."""
        kept = self._kept
        if kept is not None and kept.goes_on_with(session):
            self._kept = None
            self._show(kept.workspace)
            kept.open_dialogs()
            return
        self._drop_kept()
        before = self.workspace.current if self.workspace and self.desk else ""
        same = self.desk is not None and self.desk.session.account.id == session.account.id
        if self.desk is None or self.desk.session is not session:
            self._make_desk(session)
        self._show_workspace(before if same else "")

    def _make_desk(self, session: Session) -> Desk:
        self._leave_desk()
        self.desk = desk = Desk(session, self.site, self.jobs, self)
        desk.palette = self._dress()
        desk.session_over.connect(self.lock)
        desk.kiosk_asked.connect(self._go_to_kiosk)
        desk.restyled.connect(self.make_anew)
        desk.changed.connect(self._reread)
        self._look.start()
        return desk

    def lock(self) -> None:
        """Log out: nothing of the site stays on the screen. Once: calls that were under way may ask for it later,
        when somebody types the password already."""
        if self.desk is None or isinstance(self.centralWidget(), LoginView):
            return
        session = self.desk.session
        note, alone = self._why_over(session), session.left_alone
        session.end()
        if alone and self.workspace is not None and self.centralWidget() is self.workspace:
            self._kept = Kept(self, self.workspace, session)
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self._show_login(session.account.name, note)

    def _drop_kept(self) -> None:
        if self._kept is not None:
            self._kept.drop()
            self._kept = None

    def _why_over(self, session: Session) -> str:
        """Empty where somebody logs out of their own accord."""
        if not session.over:
            return ""
        if session.left_alone:
            return translate("Window", "You were away for a while; log in to go on.")
        return translate("Window", "Your account or all the data was changed; log in to go on.")

    def _show_workspace(self, page: str) -> None:
        assert self.desk is not None
        self.desk.palette = palette_for(self.site.settings.kiosk.theme)
        self.workspace = Workspace(self.desk)
        self._show(self.workspace)
        self.workspace.setFocus()
        keys = [entry.key for entry in self.workspace.entries]
        if keys:
            self.workspace.turn_to(page if page in keys else keys[0])

    def _show_login(self, again: str = "", note: str = "") -> None:
        palette = palette_for(self.site.settings.kiosk.theme)
        self.login = LoginView(self.site, palette, again=again, note=note)
        self.login.entered.connect(self.enter)
        self.login.kiosk_asked.connect(self._go_to_kiosk)
        self._show(self.login)
        self.login.password.setFocus()

    def _show_first_run(self, palette: Palette) -> None:
        demo = self.site.settings.kiosk.source == "demo"
        wizard = FirstRun(self.site, palette, self.translations.language, self._make_desk, demo=demo)
        wizard.spoken.connect(self._speak)
        wizard.demo_wanted.connect(self._go_to_demo)
        wizard.finished.connect(self._end_first_run)
        self._show(wizard)

    def _speak(self, language: Language) -> None:
        """Before there is an owner, who could store it."""
        kiosk = self.site.settings.kiosk.model_copy(update={"language": language})
        self.site.settings = self.site.settings.model_copy(update={"kiosk": kiosk})
        self.make_anew()

    def _go_to_demo(self) -> None:
        """The invented company's own site takes the place of the empty one."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        language = self.translations.language
        self._waiting.run(self, lambda: open_demo_console(self.site.data, language), self._use, self._no_demo)

    def _use(self, site: Site) -> None:
        QApplication.restoreOverrideCursor()
        self.site = site
        self.make_anew()

    def _no_demo(self, error: Exception) -> None:
        QApplication.restoreOverrideCursor()
        wizard = self.centralWidget()
        if isinstance(wizard, FirstRun):
            wizard.complain(error)

    def _end_first_run(self, session: Session, open_kiosk: bool) -> None:
        self.enter(session)
        if open_kiosk:
            self._go_to_kiosk()

    def _show(self, content: QWidget) -> None:
        before = self.centralWidget()
        if isinstance(before, LoginView):
            before.close_tasks()
        self.setWindowTitle(translate("Window", "FaceClock console"))
        self.setCentralWidget(content)  # Qt deletes the one before

    def _dress(self) -> Palette:
        settings = self.site.settings.kiosk
        self.translations.use(settings.language)
        palette = palette_for(settings.theme)
        self._application.setPalette(qt_palette(palette))
        self.setStyleSheet(console_sheet(palette))
        return palette

    # The kiosk and the end

    def _go_to_kiosk(self) -> None:
        """Whoever comes back from the kiosk logs in again."""
        if self._open_kiosk is not None:
            self.lock()
            self._open_kiosk(self.site)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.activateWindow()  # coming back from the kiosk, where there is no window manager that would

    def closeEvent(self, event: QCloseEvent) -> None:
        running = self.jobs.running
        if not running or self.desk is None:
            self.hide()  # what is under way is waited for unseen
            self.jobs.close()
            self._waiting.close()
            self._answering.close()
            self._application.removeEventFilter(self)
            self._leave_desk(wait=True)
            super().closeEvent(event)
            return
        event.ignore()
        names = ", ".join(job.title for job in running)
        ask(
            self.desk,
            self,
            translate("Window", "Work is still going on"),
            translate("Window", "Closing stops it at its next step: {jobs}.").format(jobs=names),
            translate("Window", "Stop and close"),
            self._stop_and_close,
            danger=True,
        )

    def _stop_and_close(self) -> None:
        """Without blocking: the window closes when the last job has stopped."""
        for job in self.jobs.running:
            job.ended.connect(self._close_when_idle)
            job.cancel()
        self._close_when_idle()

    def _close_when_idle(self) -> None:
        if not self.jobs.running:
            self.close()

    def _leave_desk(self, *, wait: bool = False) -> None:
        self._look.stop()
        if self.desk is not None:
            self.desk.session.end()
            self.jobs.problem.disconnect(self.desk.tell_problem)
            self.desk.close(wait=wait)
            self._left.append(self.desk)
            self.desk = None
        for desk in [desk for desk in self._left if wait or desk.tasks.ended]:
            desk.close()
            desk.deleteLater()
            self._left.remove(desk)

    def _is_busy(self) -> bool:
        return bool(self.jobs.running) or (self.desk is not None and not self.desk.tasks.idle)

    def _reread(self) -> None:
        """Another console or the command line may have changed settings."""
        if self.desk is not None:
            before = self.site.settings.kiosk
            self.desk.tasks.run(self.desk, self.site.reread, lambda _: self._follow(before), key="reread")

    def _follow(self, before: Kiosk) -> None:
        now = self.site.settings.kiosk
        if (now.language, now.theme) != (before.language, before.theme) and self.desk is not None:
            self.make_anew()

    def _see_whether_over(self) -> None:
        if self.desk is not None and self.desk.session.over and self.centralWidget() is self.workspace:
            self.lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.desk is not None and event.type() in TOUCHES:
            self.desk.session.touch()
        return False


def _application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running
