"""Who is in a folder or a CSV file of people."""

import csv
from collections.abc import Iterable
from pathlib import Path

from faceclock.app.enrolment import Candidate, ImportReport, Progress, Refusal, enroll_all
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.vision.images import image_files

_COLUMNS = ("id", "name", "team", "photo")


def import_people(site: Site, source: Path, progress: Progress | None = None) -> ImportReport:
    """Import ``<Name>/*.jpg`` folders or a CSV ``id,name,team,photo``; bad rows are listed, the rest goes on.

    Raises InputProblem when the source itself is unusable.
    """
    refused: list[Refusal] = []
    candidates = _from_folder(source) if source.is_dir() else _from_csv(source, refused)
    if not candidates and not refused:
        raise InputProblem(
            f"{source} holds no people; expected folders named after people with pictures inside."
        )
    report = enroll_all(site, candidates, progress)
    report.refused[:0] = refused
    return report


def _from_folder(folder: Path) -> list[Candidate]:
    people = sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    with_photos = ((person, image_files(person)) for person in people)
    return [
        Candidate(Employee(person.name, person.name.replace("_", " ")), photos)
        for person, photos in with_photos
        if photos
    ]


def _from_csv(path: Path, refused: list[Refusal]) -> list[Candidate]:
    """Several rows of one id are several photographs of one person."""
    candidates: dict[str, Candidate] = {}
    for line, row in _rows(path):
        try:
            _merge(candidates, _candidate(row, path.parent))
        except InputProblem as problem:
            refused.append(Refusal(f"{path.name}:{line}", str(problem)))
    return list(candidates.values())


def _rows(path: Path) -> Iterable[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputProblem(f"{path} does not exist; name a folder of people or a CSV file.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputProblem(f"{path} cannot be read as UTF-8 text ({error}); save it as CSV UTF-8.") from error
    reader = csv.DictReader(text.splitlines(), skipinitialspace=True)
    missing = [name for name in _COLUMNS[:2] if name not in (reader.fieldnames or [])]
    if missing:
        raise InputProblem(
            f"{path.name} lacks the column {missing[0]}; its first line must be id,name,team,photo."
        )
    for row in reader:
        yield reader.line_num, {key: (value or "").strip() for key, value in row.items() if key in _COLUMNS}


def _candidate(row: dict[str, str], folder: Path) -> Candidate:
    if not row["id"] or not row["name"]:
        raise InputProblem("the row has no id or no name; fill in both.")
    photo = row.get("photo", "")
    photos = [folder / photo] if photo else []
    return Candidate(Employee(row["id"], row["name"], row.get("team", "")), photos)


def _merge(candidates: dict[str, Candidate], new: Candidate) -> None:
    held = candidates.get(new.employee.id)
    if held is None:
        candidates[new.employee.id] = new
    elif held.employee != new.employee:
        raise InputProblem(
            f"id {new.employee.id} stands for {held.employee.name} above; give everybody an id of their own."
        )
    else:
        candidates[new.employee.id] = Candidate(held.employee, [*held.photos, *new.photos])
