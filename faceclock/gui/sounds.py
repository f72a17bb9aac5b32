"""Three short sounds. Silent where there is nothing to play them on."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QUrl

from faceclock.settings.paths import assets_folder

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

VOLUME = 0.6


class Sounds(QObject):
    """`prepare` loads QtMultimedia, which takes long: call it when the window is up already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[str, QSoundEffect] = {}

    def prepare(self) -> None:
        if not might_have_audio():
            return
        # Its remarks about the machine's audio (no PipeWire, say) are no concern of whoever runs a kiosk.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if QMediaDevices.defaultAudioOutput().isNull():
            return
        for name in ("ok", "suppressed", "refused"):
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(assets_folder() / "sounds" / f"{name}.wav")))
            effect.setVolume(VOLUME)
            self._effects[name] = effect

    def play(self, name: str) -> None:
        effect = self._effects.get(name)
        if effect is not None:
            effect.play()


def might_have_audio() -> bool:
    """A sound card or server; asked first because QtMultimedia complains aloud where there is neither."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("PULSE_SERVER"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    servers = (runtime / "pulse" / "native", runtime / "pipewire-0")
    return any(server.exists() for server in servers) or any(Path("/dev/snd").glob("pcm*p"))
