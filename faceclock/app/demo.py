"""The demo: seven enrolled people and a stranger walk up to a composed kiosk scene.

It has a data folder of its own, so that trying the program never mixes invented people into a site's records.
"""

import tempfile
from pathlib import Path

import cv2

from faceclock.app.enrolment import Candidate, enroll_all
from faceclock.app.import_report import ImportReport
from faceclock.app.settings_change import change_settings
from faceclock.app.site import Site, open_site
from faceclock.domain.consent import INVENTED, Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.settings.model import Language
from faceclock.settings.paths import data_folder
from faceclock.storage.key_file import Store
from faceclock.vision.sources.demo_people import DemoPerson, demo_people


def demo_folder(data: Path | None) -> Path:
    return data_folder(data) / "demo"


def is_demo(site: Site) -> bool:
    """Whether its camera shows invented people."""
    return site.settings.kiosk.source == "demo"


def open_demo_site(folder: Path, pack: str = "") -> Site:
    """A site with the demo's people enrolled (once). Without a pack nobody is enrolled and the kiosk says why."""
    site = open_site(folder, pack)
    if (
        not site.database.vault.entries()
    ):  # nobody is protected by it, and trying the program must not need a keyring
        site.database.vault.create(Store.PLAIN)
    if site.pack_folder is not None:
        known = set(site.matcher_for(site.pack).gallery.people)
        missing = [person for person in demo_people() if person.id not in known]
        if missing:
            _enrol(site, missing)
    return site


def open_demo_console(data: Path, language: Language) -> Site:
    """The demo's site below ``data`` for the console: its camera shows the invented people."""
    site = open_demo_site(demo_folder(data))
    company = {} if site.settings.site.company != "FaceClock" else {"site.company": "Demo"}
    change_settings(site, {"kiosk.source": "demo", "kiosk.language": language.value, **company})
    return site


def _enrol(site: Site, people: list[DemoPerson]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        report = enroll_all(site, [_candidate(person, Path(scratch)) for person in people])
    _complain_of(report)


def _candidate(person: DemoPerson, scratch: Path) -> Candidate:
    photo = scratch / f"{person.id}.png"
    cv2.imwrite(str(photo), person.image)
    agrees = frozenset({Purpose.RECOGNITION})  # nobody has a template without, not even who is invented
    return Candidate(Employee(person.id, person.name, person.team), [photo], agrees, INVENTED)


def _complain_of(report: ImportReport) -> None:
    if report.refused:
        raise InputProblem(f"The demo cannot be prepared with this pack: {report.refused[0].reason}")
