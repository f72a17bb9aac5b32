"""What an import of people would do, before anything is written and without a look into the pictures."""

from dataclasses import dataclass, replace
from pathlib import Path

from faceclock.app.enrolment import Candidate, Progress, enroll_all, without_consent
from faceclock.app.import_report import ImportReport, Refusal
from faceclock.app.people_import import read_people
from faceclock.app.people_table import read_rows
from faceclock.app.site import Site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.storage.consents import Consents
from faceclock.vision.files import is_there
from faceclock.vision.images import SUFFIXES


@dataclass(frozen=True)
class Planned:
    """Somebody in the source: as they would stand on the roll, as they stand there now (None: not at all), how many
    photographs there are, and whether the person ``agreed`` to recognition before."""

    employee: Employee
    before: Employee | None
    photos: int
    agreed: bool = False

    @property
    def changes(self) -> bool:
        return self.before is not None and self.before != self.employee


@dataclass(frozen=True)
class Preview:
    """``refused``: rows and folders that cannot be used, ``missing``: photographs that a table names and that are not
    there; with line numbers where there are lines. ``candidates`` stand in the order of ``people``."""

    source: Path
    people: tuple[Planned, ...]
    refused: tuple[Refusal, ...]
    missing: tuple[Refusal, ...]
    candidates: tuple[Candidate, ...]

    @property
    def new(self) -> int:
        return sum(planned.before is None for planned in self.people)

    @property
    def photos(self) -> int:
        return sum(planned.photos for planned in self.people)

    @property
    def unasked(self) -> int:
        """How many people have photographs and no consent on record."""
        return sum(planned.photos > 0 and not planned.agreed for planned in self.people)


def preview_people(site: Site, source: Path) -> Preview:
    """Raises InputProblem for a source that is no folder or table of people."""
    if source.is_file() and source.suffix.lower() in SUFFIXES:
        raise InputProblem(f"{source.name} is one picture; choose a folder of people or a CSV table.")
    candidates, refused = read_people(source)
    missing = _missing_photos(source) if source.is_file() else ()
    known = {employee.id: employee for employee in site.employees.all()}
    agreed = Consents(site.database).standing(Purpose.RECOGNITION)
    people = tuple(_planned(one, known.get(one.employee.id), one.employee.id in agreed) for one in candidates)
    return Preview(source, people, tuple(refused), missing, tuple(candidates))


def import_planned(
    site: Site,
    preview: Preview,
    agrees: frozenset[Purpose],
    progress: Progress,
    report: ImportReport,
) -> ImportReport:
    """Import what was shown, and nothing that came into the source since. Without the consent to recognition in
    ``agrees``, or on record, people come without their photographs. Raises StorageProblem when nothing more can be
    stored."""
    report.refused += preview.refused  # the enroller itself finds what is missing
    agreeing = [replace(one, agrees=agrees) for one in preview.candidates]
    faceless = {one.employee.id for one in without_consent(site, agreeing)}
    wanted = [
        replace(one, photos=(), agrees=frozenset()) if one.employee.id in faceless else one
        for one in agreeing
    ]
    return enroll_all(site, wanted, progress, report)


def _planned(candidate: Candidate, before: Employee | None, agreed: bool) -> Planned:
    """A table without a team leaves people in theirs; whoever is imported works here."""
    employee = candidate.employee
    if before is not None and not employee.team:
        employee = replace(employee, team=before.team)
    return Planned(employee, before, sum(map(is_there, candidate.photos)), agreed)


def _missing_photos(table: Path) -> tuple[Refusal, ...]:
    found = [
        (row.line, row.cells["photo"])
        for row in read_rows(table)
        if row.fault is None and row.cells["photo"] and not is_there(table.parent / row.cells["photo"])
    ]
    return tuple(_missing(f"{table.name}:{line}", photo) for line, photo in found)


def _missing(where: str, photo: str) -> Refusal:
    return Refusal(where, str(InputProblem(f"the picture {photo} does not exist; correct its name.")))
