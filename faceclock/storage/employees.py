"""People on the roll."""

import unicodedata
from datetime import date, datetime
from typing import Any

from faceclock.domain.bookkeeping import key_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.rulebook import BEGINNING, Membership
from faceclock.storage.audit import Audit, Detail
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros, utc_now

_LONGEST = 200
# Directional overrides and isolates (Unicode Bidirectional Algorithm): what is written after a name would be turned
# round with it, such as another person's number on the same line. Letters need none of them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Employees:
    """The employees table. ``by`` says who makes a change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)
        self._consents = Consents(database)

    def add(self, employee: Employee, *, by: str = "system", at: datetime | None = None) -> None:
        """Raises InputProblem when the ID is taken, or a text is empty, too long or cannot be printed."""
        check_text(employee)
        with self._database.transaction():
            if self.get(employee.id) is not None:
                raise InputProblem(
                    f"The ID {employee.id} is already taken; choose another or update that person."
                )
            now = to_micros(at or utc_now())
            dates = {"created_at": now, "left_at": None if employee.active else now}
            self._database.insert("employees", {"id": employee.id, **_columns(employee), **dates})
            self._record("employee.add", employee, by, at)

    def update(
        self,
        employee: Employee,
        *,
        by: str = "system",
        at: datetime | None = None,
        team_from: date | None = None,
    ) -> None:
        """Store name, team and active of an existing ID. A new team holds from ``team_from`` on (None: the day of
        ``at``): the roster of the old one stays that of the days before, and somebody's first team is that of all
        days. Raises InputProblem for an unknown ID."""
        check_text(employee)
        columns = _columns(employee)
        assignments = ", ".join(f"{column} = ?" for column in columns)
        with self._database.transaction():
            before = self.require(employee.id)
            if employee.team != before.team or team_from is not None:
                self._move(before, employee.team, team_from or (at or utc_now()).date(), by, at)
            self._database.execute(
                f"UPDATE employees SET {assignments} WHERE id = ?", (*columns.values(), employee.id)
            )
            if employee.active is not before.active:
                left = None if employee.active else to_micros(at or utc_now())
                self._database.execute("UPDATE employees SET left_at = ? WHERE id = ?", (left, employee.id))
            renamed = {"renamed": True} if employee.name != before.name else {}
            self._record("employee.update", employee, by, at, renamed)

    def _move(self, before: Employee, team: str, first: date, by: str, at: datetime | None) -> None:
        from faceclock.storage.book import Book  # a kiosk starts without it

        book = Book(self._database)
        known = book.memberships_of(before.id)
        if not known:
            if team == before.team or not before.team:  # the team was only not entered yet
                return
            known = [Membership(before.id, before.team, BEGINNING)]
            book.put("membership", known[0], by=by, at=at)
        elif team == before.team:  # the day was wrong
            wrong = known.pop()
            book.take_back("membership", key_of("membership", wrong), by=by, at=at)
        if known and first < known[-1].first:
            raise InputProblem(
                f"{before.id} has been in team {known[-1].team or 'none'} since {known[-1].first}; a change before "
                "that day needs the rule book: `faceclock rules export`, correct [[membership]], "
                "`faceclock rules import`."
            )
        book.put("membership", Membership(before.id, team, first), by=by, at=at)

    def remove(self, employee_id: str, *, by: str = "system", at: datetime | None = None) -> None:
        """Delete the person, templates, pictures and PIN; punches stay. Raises InputProblem when unknown."""
        with self._database.transaction():
            employee = self.require(employee_id)
            self._consents.end(employee_id, by=by, at=at)
            self._database.execute("DELETE FROM employees WHERE id = ?", (employee_id,))
            self._record("employee.remove", employee, by, at)

    def get(self, employee_id: str) -> Employee | None:
        rows = self._database.rows("SELECT * FROM employees WHERE id = ?", (employee_id,))
        return _employee(rows[0]) if rows else None

    def require(self, employee_id: str) -> Employee:
        """Raises InputProblem when nobody has this ID."""
        employee = self.get(employee_id)
        if employee is None:
            raise InputProblem(f"Nobody has the ID {employee_id}; look it up in the list of people.")
        return employee

    def number_meant(self, typed: str) -> str:
        """The ID that somebody typed on a keypad, which has capitals only; as typed when that leaves it open."""
        rows = self._database.rows("SELECT id FROM employees WHERE id = ? COLLATE NOCASE", (typed.strip(),))
        ids = [row["id"] for row in rows]
        return ids[0] if len(ids) == 1 else typed

    def named(self, name: str) -> list[Employee]:
        """Everybody of exactly this name, by ID."""
        rows = self._database.rows("SELECT * FROM employees WHERE name = ? ORDER BY id", (name,))
        return [_employee(row) for row in rows]

    def all(self) -> list[Employee]:
        """Everybody, by ID."""
        return [_employee(row) for row in self._database.rows("SELECT * FROM employees ORDER BY id")]

    def left(self) -> dict[str, datetime]:
        """When each person who is not active any more left, by ID; without those who left before it was noted."""
        rows = self._database.rows(
            "SELECT id, left_at FROM employees WHERE NOT active AND left_at IS NOT NULL"
        )
        return {row["id"]: from_micros(row["left_at"]) for row in rows}

    def count(self) -> int:
        return int(self._database.rows("SELECT count(*) AS n FROM employees")[0]["n"])

    def _record(
        self, action: str, employee: Employee, by: str, at: datetime | None, further: Detail | None = None
    ) -> None:
        """Without the name: nothing is ever taken out of the log, and names of people who are deleted must go."""
        detail: Detail = {"team": employee.team, "active": employee.active, **(further or {})}
        self._audit.record(action, employee.id, actor=by, at=at, detail=detail)


def _columns(employee: Employee) -> dict[str, str | int]:
    return {"name": employee.name, "team": employee.team, "active": int(employee.active)}


def _employee(row: dict[str, Any]) -> Employee:
    return Employee(row["id"], row["name"], row["team"], bool(row["active"]))


def check_text(employee: Employee) -> None:
    """All that can be printed is allowed and inert; control characters, those that turn what follows round, and
    half surrogates are not.

    Raises InputProblem for such a text, an empty one and one of over 200 characters.
    """
    for what, text in (("ID", employee.id), ("name", employee.name)):
        if all(unicodedata.category(letter) in ("Cf", "Zs") for letter in text.strip()):  # nobody sees it
            raise InputProblem(f"The {what} of an employee is empty; give one.")
    for what, text in (("ID", employee.id), ("name", employee.name), ("team", employee.team)):
        if len(text) > _LONGEST or any(map(_is_control, text)):
            raise InputProblem(
                f"The {what} {text[:40]!r} is longer than {_LONGEST} characters or holds control characters; "
                "shorten or retype it."
            )


def _is_control(letter: str) -> bool:
    return letter in _TURNING or unicodedata.category(letter) in ("Cc", "Cs")
