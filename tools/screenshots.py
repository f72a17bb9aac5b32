"""Makes the pictures of the documentation from the real window: docs/screenshots/kiosk-*.png.

The person in them is scikit-image's astronaut, a NASA picture in the public domain, and nobody else.
Usage: screenshots.py [--out FOLDER] [NAME...]
"""

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from faceclock.gui.display import usable_display
from faceclock.gui.fonts import use_fonts
from faceclock.gui.kiosk.bridge import Bridge
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.settings.model import Kiosk, Language, Settings, Site

ROOT = Path(__file__).resolve().parent.parent


def take(shot: Any, target: Path) -> None:
    from scenes import portrait
    from scripted import ScriptedKiosk

    kiosk = ScriptedKiosk(shot.liveness)
    kiosk.picture = portrait()
    settings = Settings(
        site=Site(company="Northwind", place="Main entrance"),
        kiosk=Kiosk(theme=shot.theme, language=shot.language, sound=False),
    )
    now = datetime(2026, 11, 23, 8, 57, tzinfo=ZoneInfo("Europe/London"))
    bridge = Bridge(kiosk)
    window = KioskWindow(bridge, settings, now=lambda: now)
    window.resize(*shot.size)
    window.show()
    QTest.qWait(100)
    if shot.large:
        window.footer.large.click()
    shot.scene(kiosk, window)
    QTest.qWait(500)
    window.grab().save(str(target))
    window.use_language(Language.ENGLISH)  # or the next window would speak this one's language
    window.close()
    bridge.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("names", nargs="*")
    chosen = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests" / "gui"))  # the scenes are those of the tests
    from scenes import PUBLISHED

    chosen.out.mkdir(parents=True, exist_ok=True)
    for name, shot in PUBLISHED.items():
        if not chosen.names or name in chosen.names:
            take(shot, chosen.out / f"{name}.png")
            print(chosen.out / f"{name}.png")


if __name__ == "__main__":
    os.environ.setdefault("TZ", "Europe/London")
    with usable_display():
        app = QApplication([])
    use_fonts(app)
    main()
