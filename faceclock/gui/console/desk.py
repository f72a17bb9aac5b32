"""What every page gets: who works here, the services, background work, and ways to say something."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QLocale, QObject, QSettings, QTimer, Signal

from faceclock.app.console.service import Service
from faceclock.app.console.session import Session
from faceclock.app.problems import sentence_for
from faceclock.app.site import Site
from faceclock.domain.errors import FaceClockError, SessionOver
from faceclock.domain.roles import Right
from faceclock.gui.console.jobs import Jobs
from faceclock.gui.console.tasks import Tasks
from faceclock.gui.language import locale_of, resolve, translate
from faceclock.gui.tokens import LIGHT, Palette

S = TypeVar("S", bound=Service)
WATCH_MS = 2000


class Desk(QObject):
    """One for each login."""

    told = Signal(str, str)  # tone ("ok", "info", "warn", "bad"), sentence
    asked_for = Signal(str, object)  # a page's key, and what to show on it
    session_over = Signal()
    changed = Signal()  # somebody wrote to the database: this window, a kiosk, another console
    kiosk_asked = Signal()
    restyled = Signal()  # style or language were changed in the settings: the window is made anew

    def __init__(self, session: Session, site: Site, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.site = session, site
        self.palette: Palette = LIGHT
        self.tasks, self.jobs = Tasks(self), jobs
        jobs.account = session.account.id
        self.tasks.problem.connect(self.tell_problem)
        self.jobs.problem.connect(self.tell_problem)
        self._memory = QSettings(str(site.data / "console.ini"), QSettings.Format.IniFormat)
        self._watcher = _Watcher(site, self.changed.emit, self)

    @property
    def locale(self) -> QLocale:
        """For dates and numbers."""
        return locale_of(resolve(self.site.settings.kiosk.language))

    def service(self, kind: type[S]) -> S:
        """A service for this session. Its methods block: call them in `tasks` or `jobs`."""
        return kind(self.session, self.site)

    def may(self, right: Right) -> bool:
        """Whether a control for it is shown; the service asks again."""
        return self.session.may(right)

    def go(self, page: str, argument: object = None) -> None:
        """Show another page, e.g. ``go("attendance", ("7", date(2026, 11, 3)))``."""
        self.asked_for.emit(page, argument)

    def tell(self, sentence: str, tone: str = "ok") -> None:
        """A short notice at the lower edge; a bad one stays until it is closed."""
        self.told.emit(tone, sentence)

    def tell_problem(self, error: Exception) -> None:
        """What a call raised, as a sentence. A bug is told as one and goes on to the log with its traceback."""
        if isinstance(error, SessionOver):
            if self.session.over:  # not that of somebody who was here before
                self.session_over.emit()
            return
        self.tell(self.sentence_of(error), "bad")
        if not isinstance(error, FaceClockError) and sentence_for(error) is None:
            raise error  # the hook that logs bugs gets it

    def sentence_of(self, error: Exception) -> str:
        """The sentence of a problem, in the language of the window."""
        from faceclock.gui.console.problems import in_words

        sentence = sentence_for(error)
        if sentence is None:
            return translate("Desk", "FaceClock met an error of its own; it is in the log.")
        return in_words(sentence)

    def recall(self, key: str) -> Any:
        """What was remembered about the window, e.g. column widths; None when nothing was."""
        return self._memory.value(key)

    def remember(self, key: str, value: Any) -> None:
        self._memory.setValue(key, value)

    def close(self, *, wait: bool = True) -> None:
        """Ends the short calls, and waits for them or lets them run out (see `Tasks.close`); jobs go on."""
        self._watcher.close()
        self.tasks.close(wait=wait)
        self._memory.sync()


class _Watcher(QObject):
    """Asks every two seconds whether the database was written to, always on the same thread: the answer counts
    writes of other connections, and each thread has its own."""

    _seen = Signal(int)

    def __init__(self, site: Site, changed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._site, self._changed = site, changed
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="console-watch")
        self._version: int | None = None
        self._asking = False
        self._seen.connect(self._compare)
        self._timer = QTimer(self, interval=WATCH_MS)
        self._timer.timeout.connect(self._ask)
        self._timer.start()
        self._ask()

    def close(self) -> None:
        self._timer.stop()
        self._pool.shutdown(cancel_futures=True)

    def _ask(self) -> None:
        if not self._asking:
            self._asking = True
            self._pool.submit(self._look)

    def _look(self) -> None:
        try:
            version = self._site.database.version()
        except FaceClockError:  # whoever reads next tells it
            version = -1
        self._seen.emit(version)

    def _compare(self, version: int) -> None:
        self._asking = False
        if self._version is not None and version != self._version:
            self._changed()
        self._version = version
