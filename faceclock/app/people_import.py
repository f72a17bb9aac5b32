"""Who is in a folder or a CSV file of people."""

from dataclasses import replace
from pathlib import Path

from faceclock.app.enrolment import Candidate, Progress, enroll_all, without_consent
from faceclock.app.import_report import ImportReport, Refusal
from faceclock.app.people_table import Row, read_rows
from faceclock.app.site import Site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.security.pins import check_pin
from faceclock.storage.employees import check_text
from faceclock.vision.images import image_files


def import_people(
    site: Site,
    source: Path,
    progress: Progress | None = None,
    report: ImportReport | None = None,
    agrees: frozenset[Purpose] = frozenset(),
    form: str = "",
) -> ImportReport:
    """Import ``<Name>/*.jpg`` folders or a CSV ``id,name,team,photo,pin``; bad rows are listed, the rest goes on.

    ``report`` (a new one by default) fills as people are stored, for a caller that may be interrupted;
    ``agrees`` is what everybody in ``source`` agreed to, in the words of ``form``.
    Raises InputProblem when the source itself is unusable or holds photographs of people who did not agree, of
    whom nothing is stored then; StorageProblem when nothing more can be stored.
    """
    report = ImportReport() if report is None else report
    candidates, refused = read_people(source)
    candidates = [replace(candidate, agrees=agrees, form=form) for candidate in candidates]
    _require_consent(site, source, candidates)
    report.refused += refused
    return enroll_all(site, candidates, progress, report)


def _require_consent(site: Site, source: Path, candidates: list[Candidate]) -> None:
    lacking = [candidate.employee.id for candidate in without_consent(site, candidates)]
    if lacking:
        first = ", ".join(lacking[:5]) + (", ..." if len(lacking) > 5 else "")
        raise InputProblem(
            f"{source} holds photographs of people of whom no consent to recognition is recorded: {len(lacking)} "
            f"({first}), and nobody was imported; add --recognition when all of them agreed, or leave their "
            "photographs out."
        )


def read_people(source: Path) -> tuple[list[Candidate], list[Refusal]]:
    """Who is in a folder or table, without a look into the pictures, and what in it cannot be used.

    Raises InputProblem when the source itself is unusable.
    """
    refused: list[Refusal] = []
    candidates = (_from_folder if source.is_dir() else _from_csv)(source, refused)
    if not candidates and not refused:
        raise InputProblem(
            f"{source} holds no people; expected folders named after people with pictures inside, or rows "
            "under the headings of a table."
        )
    return candidates, refused


def _from_folder(folder: Path, refused: list[Refusal]) -> list[Candidate]:
    people = sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    candidates = []
    for person in people:
        try:
            candidates.append(_from_pictures(person))
        except InputProblem as problem:
            refused.append(Refusal(str(person), str(problem)))
    return candidates


def _from_pictures(person: Path) -> Candidate:
    photos = image_files(person)
    if not photos:
        raise InputProblem("the folder holds no pictures; put some of this person into it.")
    return Candidate(_storable(Employee(person.name, person.name.replace("_", " "))), photos)


def _storable(employee: Employee) -> Employee:
    check_text(employee)
    return employee


def _from_csv(path: Path, refused: list[Refusal]) -> list[Candidate]:
    """Several rows of one id are several photographs of one person."""
    candidates: dict[str, Candidate] = {}
    for row in read_rows(path):
        try:
            _merge(candidates, _from_row(row, path.parent))
        except InputProblem as problem:
            refused.append(Refusal(f"{path.name}:{row.line}", str(problem)))
    return list(candidates.values())


def _from_row(row: Row, folder: Path) -> Candidate:
    if row.fault is not None:
        raise row.fault
    photo = row.cells["photo"]
    photos = [folder / photo] if photo else []
    pin = row.cells["pin"]
    if pin:
        check_pin(pin)
    employee = _storable(Employee(row.cells["id"], row.cells["name"], row.cells["team"]))
    return Candidate(employee, photos, pin=pin)


def _merge(candidates: dict[str, Candidate], new: Candidate) -> None:
    held = candidates.get(new.employee.id)
    if held is None:
        candidates[new.employee.id] = new
    elif held.employee != new.employee:
        raise InputProblem(
            f"id {new.employee.id} stands for {held.employee.name} above; give everybody an id of their own."
        )
    else:
        photos = [*held.photos, *new.photos]
        candidates[new.employee.id] = replace(held, photos=photos, pin=held.pin or new.pin)
