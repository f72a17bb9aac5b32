"""Starts the windows. Nothing of Qt is imported before it is known that a window can be opened."""

import logging
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from faceclock.domain.errors import KeyProblem
from faceclock.gui.display import usable_display
from faceclock.settings.model import Settings
from faceclock.storage.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from faceclock.app.site import Site
    from faceclock.gui.kiosk.bridge import Bridge, KioskPort
    from faceclock.gui.kiosk.controller import Controller
    from faceclock.gui.kiosk.window import KioskWindow

WINDOW_SIZE = (1280, 720)


def run_kiosk(
    kiosk: "KioskPort",
    settings: Settings,
    *,
    fullscreen: bool,
    exit_check: "Callable[[str], None] | None" = None,
    screenshot: Path | None = None,
    seconds: float | None = None,
) -> int:
    """Open the window, run the kiosk until it closes (or ``seconds`` passed) and return the exit code.

    ``exit_check`` is what a full screen asks with the exit PIN. ``screenshot`` gets a picture of the window just
    before it closes by itself. Raises EnvironmentProblem where no window can be opened.
    """
    with usable_display():
        app = new_application()
    from faceclock.gui.beats import watch
    from faceclock.gui.kiosk.bridge import Bridge
    from faceclock.gui.kiosk.controller import controller_for

    bridge = Bridge(kiosk)
    controller = controller_for(bridge, settings)  # before the start: a signal that nobody hears is lost
    kiosk.start()  # the camera opens while the window is made
    try:
        window = open_kiosk_window(bridge, controller, settings, fullscreen, exit_check)
        end_by_signals(app.exit)
        watch(lambda: kiosk.alive)
        if seconds is not None:
            _close_after(window, seconds, screenshot)
        return app.exec()
    finally:
        bridge.close()


def run_console(
    site: "Site",
    *,
    screenshot: Path | None = None,
    seconds: float | None = None,
) -> int:
    """Open the administrator's console and return the exit code when it is closed.

    ``screenshot`` and ``seconds`` as in `run_kiosk`. Raises EnvironmentProblem where no window can be opened.
    """
    with usable_display():
        app = new_application()
    from faceclock.app.house_clock import house_clock
    from faceclock.gui.console.switching import KioskSwitch
    from faceclock.gui.console.window import ConsoleWindow

    switch = KioskSwitch()
    window = ConsoleWindow(site, switch.open)
    end_by_signals(lambda code: app.quit() if switch.window is None else app.exit(code))
    switch.left.connect(window.show)
    switch.opened.connect(window.hide)
    window.resize(*WINDOW_SIZE)
    window.show()
    if seconds is not None:
        _close_after(window, seconds, screenshot)
    try:
        with house_clock(site):
            return app.exec()
    finally:
        switch.close()
        if window.site is not site:  # the invented company's own
            window.site.close()


def require_key(
    site: "Site",
    *,
    fullscreen: bool = False,
    may_put_back: bool = False,
    exit_check: "Callable[[str], None] | None" = None,
    screenshot: Path | None = None,
    seconds: float | None = None,
) -> None:
    """Before any window of the site: a kiosk without the key must not run as if nobody were enrolled. Where it takes
    a passphrase, or cannot be had, a window asks or says so; ``may_put_back`` offers to choose a key file there.

    ``screenshot``, ``seconds`` and ``exit_check`` as in `run_kiosk`. Raises KeyProblem where the window was closed
    without the key, EnvironmentProblem where none can be opened.
    """
    from faceclock.app.unlocking import require_keys

    Vault.ask = None  # nobody looks at the terminal behind a window
    try:
        require_keys(site)
    except KeyProblem as problem:
        with usable_display():
            app = new_application()
        from PySide6.QtCore import QTimer

        from faceclock.gui.key_window import KeyWindow

        guard = exit_check if fullscreen else None
        window = KeyWindow(site, problem, may_put_back=may_put_back, exit_check=guard)
        window.taken.connect(app.exit)
        end_by_signals(app.exit)
        _show(window, fullscreen=fullscreen, guarded=guard is not None)
        if seconds is not None:
            _close_after(window, seconds, screenshot)
        code = app.exec()
        if not window.had:
            if code or guard is not None:  # a signal's, or 0 after the exit PIN
                raise SystemExit(code) from None
            raise window.view.problem from None
        # Once the next window is there, which takes a moment; until then the lambda keeps this one.
        QTimer.singleShot(0, lambda: window.close())  # noqa: PLW0108


def new_application() -> "QApplication":
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from faceclock.app.heartbeat import Heartbeat
    from faceclock.gui.beats import Beats
    from faceclock.gui.fonts import use_fonts

    log = logging.getLogger("faceclock.qt")
    qInstallMessageHandler(lambda kind, context, message: log.info("%s", message))
    app = QApplication.instance() or QApplication(["faceclock"])
    assert isinstance(app, QApplication)
    app.setApplicationName("FaceClock")
    use_fonts(app)
    heart = Heartbeat.asked_for()
    if heart is not None:
        Beats(heart, app)
    return app


def end_by_signals(end: "Callable[[int], object]") -> None:
    """Ctrl+C in the terminal and a service manager's stop call ``end`` with the exit code that tells of them: they are
    the administrator's, and no PIN is asked. The window's timers give Python its turn to notice."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: end(128 + number))


def open_kiosk_window(
    bridge: "Bridge",
    controller: "Controller",
    settings: Settings,
    fullscreen: bool,
    exit_check: "Callable[[str], None] | None",
) -> "KioskWindow":
    """Show a kiosk's window with its sounds; ``exit_check`` guards a full screen only."""
    from PySide6.QtCore import QTimer

    from faceclock.gui.kiosk.window import KioskWindow
    from faceclock.gui.sounds import Sounds

    guard = exit_check if fullscreen else None
    window = KioskWindow(bridge, settings, controller=controller, lockdown=fullscreen, exit_check=guard)
    sounds = Sounds(window)
    if settings.kiosk.sound:
        window.controller.cue.connect(lambda cue: sounds.play(cue.value))
        QTimer.singleShot(1000, sounds.prepare)  # after the first picture is up
    _show(window, fullscreen=fullscreen, guarded=guard is not None)
    return window


def _show(window: "QWidget", *, fullscreen: bool, guarded: bool) -> None:
    from PySide6.QtCore import Qt

    from faceclock.gui.kiosk.hold import Hold

    if not fullscreen:
        window.resize(*WINDOW_SIZE)
        window.show()
        return
    window.setGeometry(window.screen().geometry())  # a bare X server has no window manager that would
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, guarded)
    window.showFullScreen()
    if guarded:
        Hold(window)


def _close_after(window: "QWidget", seconds: float, screenshot: Path | None) -> None:
    from PySide6.QtCore import QTimer

    def finish() -> None:
        if screenshot is not None:
            window.grab().save(str(screenshot))
        window.close()

    QTimer.singleShot(round(seconds * 1000), finish)
