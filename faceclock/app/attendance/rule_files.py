"""Rule books in files: read, checked against what is there, stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from faceclock.app.announcing import Json
from faceclock.app.attendance.book import BookProblem, check_book, put_all, replace_all
from faceclock.app.attendance.locked_reach import locked_notices
from faceclock.app.site import Site
from faceclock.attendance.checking import Problem
from faceclock.attendance.documents import DocumentProblem, from_toml, located
from faceclock.domain.bookkeeping import entries, key_of, merged
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import RuleBook
from faceclock.storage.book import Book
from faceclock.vision.files import LARGEST_TEXT, read_regular_file


@dataclass(frozen=True)
class RuleFile:
    """A document and the book that it says. ``name`` stands before line numbers."""

    name: str
    text: str
    book: RuleBook

    def located(self, found: Sequence[Problem]) -> list[str]:
        return [f"{line}." for line in located(found, self.text, self.book, self.name)]


@dataclass
class RuleImport:
    """How many entries were set, taken back and as before, and what is worth knowing."""

    set: int = 0
    taken_back: int = 0
    unchanged: int = 0
    notices: list[str] = field(default_factory=list)


def read_rules(path: Path) -> RuleFile:
    """Raises InputProblem for a file that cannot be read, DocumentProblem for one that says no rule book."""
    try:
        text = read_regular_file(path, LARGEST_TEXT).decode("utf-8-sig")
    except OSError as error:
        raise InputProblem(f"{path} cannot be read ({error.strerror}); name another file.") from error
    except UnicodeDecodeError as error:
        raise InputProblem(f"{path} is not UTF-8 text; store it so and try again.") from error
    return RuleFile(path.name, text, from_toml(text, path.name))


def check_rules(site: Site, file: RuleFile, *, alone: bool = False) -> list[str]:
    """Notices about the site's book with a file's entries in it, or the file's ``alone``.

    Raises DocumentProblem naming the line of all that is wrong.
    """
    whole = file.book if alone else merged(Book(site.database).current(), file.book)
    wrong = check_book(whole, site.settings)
    if wrong:
        raise DocumentProblem(file.located(wrong))
    ours = {(table, key) for table, key, _ in entries(file.book)}
    told = check_book(whole, site.settings, years=True)
    told = [problem for problem in told if (problem.table, problem.key) in ours]
    return file.located([*told, *_unknown_people(site, file.book)])


def preview_import(site: Site, file: RuleFile, *, replace: bool = False) -> RuleImport:
    """The notices of an import that nothing of is stored yet. Raises as `import_rules`."""
    held = Book(site.database).current()
    after = file.book if replace else merged(held, file.book)
    notices = check_rules(site, file, alone=replace)
    return RuleImport(notices=[*notices, *locked_notices(site.database, held, after)])


def import_rules(site: Site, file: RuleFile, *, replace: bool = False) -> RuleImport:
    """Store a file's entries beside the others, or with ``replace`` in the place of all. All or nothing.

    Raises DocumentProblem naming the line of all that is wrong.
    """
    report = preview_import(site, file, replace=replace)
    found = [(table, entry) for table, _, entry in entries(file.book)]
    try:
        if replace:
            report.set, report.taken_back = replace_all(site.database, site.settings, file.book)
        else:
            report.set = put_all(site.database, site.settings, found)
    except BookProblem as problem:  # somebody has changed the book since it was checked
        raise DocumentProblem(file.located(problem.found)) from problem
    report.unchanged = len(found) - report.set
    return report


def import_as_json(report: RuleImport) -> Json:
    return {
        "set": report.set,
        "taken_back": report.taken_back,
        "unchanged": report.unchanged,
        "notices": report.notices,
    }


def _unknown_people(site: Site, book: RuleBook) -> list[Problem]:
    """Not wrong: a roster may be there before the people are."""
    known = {employee.id for employee in site.employees.all()}
    return [
        Problem(
            table, key_of(table, entry), "employee", f"nobody has the ID {entry.employee} yet", notice=True
        )
        for table in ("assignment", "leave", "approval", "membership")
        for entry in getattr(book, table)
        if entry.employee and entry.employee not in known
    ]
