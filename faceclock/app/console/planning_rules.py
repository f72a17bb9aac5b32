"""The company's rules: drafted, tried out on real punches, and published from a day on."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faceclock.app.attendance.book import take_back
from faceclock.app.attendance.publishing import publish, version_on
from faceclock.app.attendance.rule_files import RuleImport, import_rules, preview_import, read_rules
from faceclock.app.attendance.simulating import Progress, drafted_book, simulate
from faceclock.app.console.service import Service, needs
from faceclock.attendance.documents import to_toml
from faceclock.attendance.simulating import Change
from faceclock.domain.bookkeeping import Entry, key_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import RuleSet, ShiftType
from faceclock.settings.atomic import replace_text
from faceclock.storage.book import Book


@dataclass(frozen=True)
class Draft:
    """What is tried out. No rules: those that hold stay; shifts take the place of those with their codes."""

    rules: RuleSet | None = None
    shifts: tuple[ShiftType, ...] = ()


@dataclass(frozen=True)
class RulesHeld:
    """All versions by day, and the one of today, which is the program's own where none is stored."""

    versions: tuple[RuleSet, ...]
    today: RuleSet


@dataclass(frozen=True)
class SimulatedPerson:
    """One person whose days come out otherwise; ``gain`` in minutes, below 0 a loss."""

    id: str
    name: str
    team: str
    change: Change


@dataclass(frozen=True)
class Simulated:
    """``everybody`` sums up all ``people``; ``changes`` has those who gain or lose something."""

    first: date
    last: date
    people: int
    everybody: Change
    changes: tuple[SimulatedPerson, ...]


class RulesService(Service):
    """Nothing of a draft is stored before it is published."""

    @needs(Right.SEE_ATTENDANCE)
    def held(self) -> RulesHeld:
        """The rules that are stored."""
        versions = Book(self.site.database).current(kinds=("rules",)).rules
        own = RuleSet(duplicate_minutes=self.site.settings.punching.duplicate_minutes)
        return RulesHeld(versions, version_on(versions, date.today()) or own)

    @needs(Right.PLAN)
    def simulate(
        self, draft: Draft, first: date, last: date, progress: Progress = lambda *_: None
    ) -> Simulated:
        """The punches of first..last under the draft. Raises BookProblem for a draft that cannot be worked by,
        InputProblem for days to come. ``progress`` gets people done and all; what it raises ends it."""
        if first > last:
            raise InputProblem(f"{first} lies after {last}; exchange them.")
        books = drafted_book(self.site, draft.rules, draft.shifts)
        done = simulate(self.site, books, first, last, progress=progress)
        days = sum(change.days for _, change in done.changes)
        everybody = Change("", done.before, done.after, days)
        rows = (
            SimulatedPerson(person.id, person.name, person.team, change) for person, change in done.changes
        )
        return Simulated(done.first, done.last, done.people, everybody, tuple(rows))

    @needs(Right.PLAN)
    def publish(self, draft: Draft, day: date) -> list[Entry]:
        """Let a draft hold from ``day`` on; what was set, nothing where it holds already. Raises BookProblem, and
        InputProblem for locked days and where a later version would go before."""
        return publish(self.site, drafted_book(self.site, draft.rules, draft.shifts), day, day)

    @needs(Right.PLAN)
    def remove(self, rules: RuleSet) -> None:
        """Take a version back; earlier ones hold on. Raises InputProblem where it is not there any more."""
        take_back(self.site.database, self.site.settings, "rules", [key_of("rules", rules)])

    @needs(Right.PLAN)
    def draft_of(self, path: Path) -> Draft:
        """The rules and shifts of a file, in the version of today. Raises InputProblem, and DocumentProblem naming
        the lines of all that is wrong."""
        book = read_rules(path).book
        codes = sorted({shift.code for shift in book.shift})
        found = (
            version_on([each for each in book.shift if each.code == code], date.today()) for code in codes
        )
        draft = Draft(version_on(book.rules, date.today()), tuple(shift for shift in found if shift))
        if draft == Draft():
            raise InputProblem(f"{path.name} has no rules and no shifts; write [[rules]] or [[shift]].")
        return draft

    @needs(Right.PLAN)
    def check_file(self, path: Path, replace: bool = False) -> RuleImport:
        """What an import would tell; nothing is stored. Raises as `draft_of`."""
        return preview_import(self.site, read_rules(path), replace=replace)

    @needs(Right.PLAN)
    def import_file(self, path: Path, replace: bool = False) -> RuleImport:
        """Store a file's entries beside the others, or in the place of all. Raises as `draft_of`."""
        return import_rules(self.site, read_rules(path), replace=replace)

    @needs(Right.SEE_ATTENDANCE)
    def export_file(self, path: Path) -> None:
        """The whole rule book as TOML. Raises InputProblem where the file cannot be written."""
        try:
            replace_text(path, to_toml(Book(self.site.database).current()))
        except OSError as error:
            raise InputProblem(
                f"{path} cannot be written ({error.strerror}); choose another place."
            ) from error
