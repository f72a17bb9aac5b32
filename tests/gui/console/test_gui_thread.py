"""While much is going on, the window goes on answering: no 100 ms without it.

FACECLOCK_MANY=1000 makes the import as large as the one that docs/console.md tells of.
"""

import os
import sys
from datetime import date

import cv2
import pytest
from camera_server import CameraServer
from lived_in import NAME, PASSWORD, make_lived_in, shut
from watchdog import Watchdog

from faceclock.app.console.logins import Logins
from faceclock.app.console.people_importing import PeopleImports
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.events import SourceState
from faceclock.gui.console.camera.view import CameraView
from faceclock.gui.console.jobs import JobState
from faceclock.gui.console.window import ConsoleWindow
from faceclock.gui.fonts import use_fonts
from faceclock.vision.sources.demo_people import demo_people

pytestmark = [
    pytest.mark.gui,
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the watchdog reads /proc"),
]
MANY = int(os.environ.get("FACECLOCK_MANY", "100"))


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """A site with a year of punches."""
    folder = tmp_path_factory.mktemp("year") / "data"
    make_lived_in(folder, people=25, days=370)
    return folder


@pytest.fixture
def window(qtbot, qapp, year):
    use_fonts(qapp)
    with open_site(year) as site:
        made = ConsoleWindow(site)
        made.resize(1280, 720)
        made.enter(Logins(site).log_in(NAME, PASSWORD))
        made.show()
        qtbot.waitExposed(made)
        qtbot.waitUntil(lambda: made.desk.tasks.idle, timeout=30_000)
        yield made
        shut(made)


def end_of(qtbot, job):
    qtbot.waitUntil(lambda: job.state is not JobState.RUNNING, timeout=240_000)
    assert job.state is JobState.DONE, job.error
    qtbot.wait(300)  # what is shown of it


def many_people(folder):
    """A table of people with a picture each; faces repeat, as there are seven."""
    folder.mkdir()
    pictures = []
    for person in demo_people():
        cv2.imwrite(str(folder / f"{person.id}.png"), person.image)
        pictures.append(f"{person.id}.png")
    rows = [
        f"I{number:05d},Imported {number},new,{pictures[number % len(pictures)]}" for number in range(MANY)
    ]
    table = folder / "people.csv"
    table.write_text("\n".join(["id,name,team,photo", *rows]), encoding="utf-8")
    return table


def test_importing_many_people(qtbot, window, tmp_path):
    table = many_people(tmp_path / "import")
    window.workspace.turn_to("people")
    page = window.workspace.pages["people"]
    preview = window.desk.service(PeopleImports).preview(table)
    with Watchdog() as dog:
        page.importing.start(preview, frozenset({Purpose.RECOGNITION}))
        [job] = window.jobs.running
        for key in ("dashboard", "people", "attendance", "people"):
            qtbot.wait(400)
            window.workspace.turn_to(key)
        end_of(qtbot, job)
    assert job.result.added == MANY
    counts = window.site.templates.count_by_person()
    assert all(counts[f"I{number:05d}"] == 1 for number in range(MANY))  # faces were looked for and stored
    print(f"longest without an answer: {dog.longest:.3f} s")
    assert dog.blocked == []


def test_exporting_a_year(qtbot, window, tmp_path):
    today = date.today()
    window.workspace.turn_to("reports")
    tab = window.workspace.pages["reports"].report
    qtbot.waitUntil(lambda: window.desk.tasks.idle, timeout=60_000)
    tab.form.period.choose("chosen")
    tab.form.period.first.show_day(today.replace(year=today.year - 1))
    with Watchdog() as dog:
        job = tab.export_to(tmp_path / "year.csv")
        end_of(qtbot, job)
    assert (tmp_path / "year.csv").stat().st_size > 10_000
    print(f"longest without an answer: {dog.longest:.3f} s")
    assert dog.blocked == []


def test_fault_16_losing_the_camera_leaves_the_window_alive(qtbot, window):
    server = CameraServer()
    view = CameraView(window.site, window.desk.palette)
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.show()
    with Watchdog() as dog:
        with qtbot.waitSignal(view.judged, timeout=30_000):
            view.start(server.url)
        server.stop()
        qtbot.waitUntil(lambda: view.state in (SourceState.STALLED, SourceState.LOST), timeout=30_000)
        view.stop()
        qtbot.wait(300)
    print(f"longest without an answer: {dog.longest:.3f} s")
    assert dog.blocked == []
