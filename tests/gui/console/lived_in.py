"""A site as after some weeks: the demo's people with faces, a company with rosters and punches until now."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from faceclock.app.bench_company import make_company
from faceclock.app.console.logins import Logins
from faceclock.app.demo import open_demo_site
from faceclock.app.settings_change import change_settings
from faceclock.app.site import open_site
from faceclock.domain.people import Employee
from faceclock.gui.console.window import ConsoleWindow
from faceclock.storage.employees import Employees

NAME, PASSWORD = "Olga Petrova", "correct horse"
# What people are called, and what some paste: it must be elided, mirrored or drawn, and break nothing.
ODD_NAMES = (
    "محمد بن عبد الله الخوارزمي",
    "Zoë 🦒 O'Neil-Fernández",
    "陈思远",
    "W" * 200,
    "<b>Bold</b> & Sons =1+1",
)


def shut(window: ConsoleWindow) -> None:
    """Close a window whatever it is at, without its question."""
    window.jobs.close()
    QApplication.processEvents()  # the jobs say that they have ended
    window.close()


def make_lived_in(folder: Path, people: int = 24, days: int = 40) -> None:
    """A folder with an owner, people with odd names, a roster, and punches of the last weeks."""
    make_company(folder, people, date.today() - timedelta(days=days), date.today())
    with open_site(folder) as site:
        Logins(site).make_owner(NAME, PASSWORD)
        change_settings(site, {"site.company": "Northwind", "kiosk.source": "demo"})
        for number, name in enumerate(ODD_NAMES):
            Employees(site.database).update(Employee(f"{number:05d}", name, "red"), by=NAME)
    open_demo_site(folder).close()
