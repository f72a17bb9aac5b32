"""Every page in both languages, styles and sizes: nothing cut, nothing over another, all of it named and translated.

With FACECLOCK_SHOTS=FOLDER the pictures of all of them are kept there.
"""

import os
from pathlib import Path

import pytest
from lived_in import NAME, PASSWORD, make_lived_in, shut
from PySide6.QtWidgets import QApplication
from walking import cut_off, overlapping, unnamed, untranslated

from faceclock.app.console.logins import Logins
from faceclock.app.settings_change import change_settings
from faceclock.app.site import open_site
from faceclock.gui.console.pages import entries
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.console.window import ConsoleWindow
from faceclock.gui.fonts import use_fonts
from faceclock.settings.model import Language
from faceclock.storage.book import Book

pytestmark = [pytest.mark.gui, pytest.mark.slow]
SIZES = {"wide": (1280, 720), "small": (1000, 640)}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lived") / "data"
    make_lived_in(folder)
    return folder


@pytest.fixture(scope="module")
def own_words(lived_in):
    """Names of people, teams and shifts are data, not words of ours."""
    with open_site(lived_in) as site:
        people, book = site.employees.all(), Book(site.database).current(kinds=("shift",))
        codes = {shift.code for shift in book.shift} | {employee.team for employee in people}
        return frozenset(
            {*(employee.name for employee in people), *codes, site.pack.manifest.calibration.dataset}
        )


@pytest.fixture(params=[("en", "light"), ("zh_CN", "dark")], ids="-".join)
def window(request, qtbot, qapp, lived_in):
    use_fonts(qapp)
    language, theme = request.param
    with open_site(lived_in) as site:
        change_settings(site, {"kiosk.language": language, "kiosk.theme": theme})
        made = ConsoleWindow(site)
        made.enter(Logins(site).log_in(NAME, PASSWORD))
        made.show()
        qtbot.waitExposed(made)
        yield made
        made.translations.use(Language.ENGLISH)
        shut(made)


def contents(page):
    """The page itself, then each of its tabs."""
    tabs = page.findChildren(Tabs)
    if not tabs:
        yield "page"
    for number in range(tabs[0].bar.count() if tabs else 0):
        tabs[0].bar.setCurrentIndex(number)
        yield str(number)


def settle(qtbot, window):
    def quiet():
        QApplication.processEvents()
        return window.desk.tasks.idle and not window.jobs.running

    qtbot.wait(50)
    qtbot.waitUntil(quiet, timeout=30_000)
    qtbot.wait(50)


@pytest.mark.parametrize("key", [entry.key for entry in entries()])
def test_a_page_is_whole_at_every_size(qtbot, window, own_words, key):
    window.workspace.turn_to(key)
    language = window.translations.language.value
    wrong = []
    for tab in contents(window.workspace.pages[key]):
        for name, size in SIZES.items():
            window.resize(*size)
            settle(qtbot, window)
            where = f"{key} {tab} {language} {name}"
            keep(window, where)
            faults = [*cut_off(window), *unnamed(window), *overlapping(window)]
            if language == "zh_CN":
                faults += untranslated(window, own_words)
            wrong += [f"{where}: {fault}" for fault in faults]
    assert not wrong, "\n".join(wrong)


def keep(window, where):
    """A picture for people to look at."""
    folder = os.environ.get("FACECLOCK_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        window.grab().save(str(Path(folder) / f"{where.replace(' ', '-')}.png"))
