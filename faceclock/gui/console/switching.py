"""From the console to the kiosk and back, in one process: there is one camera and one database."""

from PySide6.QtCore import QObject, Signal

from faceclock.app.console.logins import exit_check
from faceclock.app.kiosk import Kiosk
from faceclock.app.site import Site
from faceclock.gui.kiosk.bridge import Bridge
from faceclock.gui.kiosk.controller import controller_for
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.gui.main import open_kiosk_window


class KioskSwitch(QObject):
    """``opened`` when the kiosk covers the screen, ``left`` when it is closed, by the exit PIN where one is set."""

    opened = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.window: KioskWindow | None = None
        self._bridge: Bridge | None = None

    def open(self, site: Site) -> None:
        """Full screen, with the settings of now."""
        if self.window is not None:
            return
        source = site.settings.kiosk.source
        kiosk = Kiosk(site, source, loop=source == "demo")
        self._bridge = Bridge(kiosk)
        controller = controller_for(self._bridge, site.settings)
        kiosk.start()
        guard = exit_check(site)
        self.window = open_kiosk_window(self._bridge, controller, site.settings, True, guard)
        self.window.closed.connect(self._leave)
        self.opened.emit()

    def close(self) -> None:
        """Ends the kiosk without asking, when the program ends."""
        if self._bridge is not None:
            self._bridge.close()
            self._bridge = None

    def _leave(self) -> None:
        self.close()
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        self.left.emit()
