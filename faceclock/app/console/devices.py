"""Cameras for the console: which there are, which one the kiosk uses, and how good it is."""

from dataclasses import dataclass

from faceclock.app.camera_test import SECONDS, CameraTest, Progress, last_test, try_camera
from faceclock.app.console.service import Service, needs
from faceclock.domain.roles import Right
from faceclock.vision.sources.cameras import list_cameras


@dataclass(frozen=True)
class CameraChoice:
    """``source`` is what the setting `kiosk.source` takes; ``name`` what the computer calls it."""

    source: str
    name: str


@dataclass(frozen=True)
class CameraState:
    """``chosen`` is the setting; ``last`` the last self-test of any camera."""

    chosen: str
    found: tuple[CameraChoice, ...]
    last: CameraTest | None


class DeviceService(Service):
    """Choosing a camera is changing the setting `kiosk.source`: see `SettingsService`."""

    @needs(Right.SEE_DEVICES)
    def cameras(self) -> CameraState:
        """Those that the computer names; only Linux does."""
        found = tuple(CameraChoice(str(camera.index), camera.name) for camera in list_cameras())
        return CameraState(self.site.settings.kiosk.source, found, last_test(self.site))

    @needs(Right.TEST_DEVICES)
    def test(
        self, source: str = "", seconds: float = SECONDS, progress: Progress = lambda done, total: None
    ) -> CameraTest:
        """Watch a camera for ``seconds``. Raises SourceProblem; ``progress`` may raise to stop it."""
        return try_camera(self.site, source, seconds, progress)
