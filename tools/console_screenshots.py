"""Makes the pictures of the console in the documentation: docs/screenshots/console-*.png.

The company in them is invented and nobody's face is shown. Usage: console_screenshots.py [--out FOLDER]
"""

import argparse
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtTest import QTest

from faceclock.app.bench_company import make_company
from faceclock.app.console.logins import Logins
from faceclock.app.settings_change import change_settings
from faceclock.app.site import Site, open_site
from faceclock.domain.people import Employee
from faceclock.gui.console.window import ConsoleWindow
from faceclock.gui.display import usable_display
from faceclock.gui.main import new_application

ROOT = Path(__file__).resolve().parent.parent
NAMES = [
    *(
        "Maria Keller",
        "Li Wei",
        "Tom Okafor",
        "Ana Silva",
        "陈思远",
        "Jan Novak",
        "Sofia Rossi",
        "Ahmed Hassan",
    ),
    *(
        "Emma Larsen",
        "Yuki Tanaka",
        "Paul Weber",
        "Nina Kowalska",
        "Omar Diallo",
        "Lena Fischer",
        "Aisha Khan",
    ),
]
PASSWORD = "correct horse"
SHOTS = (
    ("dashboard", "light", "en", None),
    ("attendance", "light", "en", ("00000", date.today() - timedelta(days=1))),
    ("people", "dark", "zh_CN", None),
)


def company(folder: Path) -> None:
    make_company(folder, len(NAMES), date.today() - timedelta(days=40), date.today() - timedelta(days=1))
    with open_site(folder) as site:
        Logins(site).make_owner("Li Wei", PASSWORD)
        change_settings(site, {"site.company": "Northwind"})
        for number, name in enumerate(NAMES):
            known = site.employees.require(f"{number:05d}")
            site.employees.update(Employee(known.id, name, known.team))


def take(site: Site, page: str, argument: object, target: Path) -> None:
    window = ConsoleWindow(site)
    window.resize(1280, 800)
    window.enter(Logins(site).log_in("Li Wei", PASSWORD))
    window.show()
    assert window.workspace is not None and window.desk is not None
    window.workspace.turn_to(page, argument)
    QTest.qWait(1500)
    while not window.desk.tasks.idle or window.jobs.running:
        QTest.qWait(100)
    QTest.qWait(500)
    window.grab().save(str(target))
    window.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        company(Path(scratch) / "data")
        with open_site(Path(scratch) / "data") as site:
            for page, theme, language, argument in SHOTS:
                change_settings(site, {"kiosk.theme": theme, "kiosk.language": language})
                take(site, page, argument, chosen.out / f"console-{page}.png")


if __name__ == "__main__":
    with usable_display():
        app = new_application()
    main()
    sys.exit(0)
