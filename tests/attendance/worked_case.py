"""Reads the worked cases: one TOML table is one case, reckoned by hand (see worked_cases/README.md)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from faceclock.domain.attendance import DayResult, Stamp
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import RuleBook

FOLDER = Path(__file__).parent / "worked_cases"
EMPLOYEE = "E1"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONG_AFTER = datetime(2030, 1, 1, tzinfo=UTC)
MONDAY = "2026-01-05"  # where a row of shifts in `works` begins

MINUTES = {
    "worked": "worked",
    "break": "break_minutes",
    "unpaid": "unpaid",
    "credited": "credited",
    "late": "late",
}
MINUTES |= {"early": "early", "missing": "missing"}  # 0 unless the case says otherwise
OTHERS = {"scheduled": "scheduled", "rounding": "rounding_seconds", "span": "span", "regular": "regular"}
WORDS = {"kind": "kind", "label": "label"}
CLASSES = ("holiday", "weekend", "rest-day", "day", "week", "week-2", "week-over")
LISTS = ("shift", "pattern", "assignment", "site", "holiday", "leave_type", "leave", "approval", "membership")

_BOOK: TypeAdapter[RuleBook] = TypeAdapter(RuleBook)


@dataclass(frozen=True)
class Part:
    """Overtime of one class as expected; ``multiplier`` None is not looked at."""

    minutes: int = 0
    multiplier: float | None = None
    capped: int = 0
    unapproved: int = 0


@dataclass
class Expected:
    """``values`` are attributes of `DayResult` by name."""

    day: date
    status: str
    values: dict[str, Any]
    overtime: dict[str, Part] = field(default_factory=dict)
    shows: list[str] = field(default_factory=list)

    def against(self, result: DayResult) -> dict[str, tuple[Any, Any]]:
        """What differs: name -> (expected, got)."""
        wanted: dict[str, Any] = {"day": self.day, "status": self.status, **self.values}
        wanted["span"] = wanted.get("span", wanted["worked"] + wanted["break_minutes"] + wanted["unpaid"])
        extra = sum(part.minutes + part.capped + part.unapproved for part in self.overtime.values())
        wanted["regular"] = wanted.get("regular", wanted["worked"] - extra)
        found = {name: (value, getattr(result, name)) for name, value in wanted.items()}
        found["overtime"] = (self.overtime, self._parts(result))
        steps = {step.step.value for step in result.trace}
        found["shows"] = (set(self.shows), steps & set(self.shows))
        return {name: pair for name, pair in found.items() if pair[0] != pair[1]}

    def _parts(self, result: DayResult) -> dict[str, Part]:
        return {
            part.name: Part(
                part.minutes,
                part.multiplier
                if part.name in self.overtime and self.overtime[part.name].multiplier
                else None,
                part.capped,
                part.unapproved,
            )
            for part in result.overtime
        }


@dataclass(frozen=True)
class Case:
    paragraph: str
    name: str
    book: RuleBook
    public: Mapping[str, Mapping[date, str]]
    zone: str
    team: str
    stamps: tuple[Stamp, ...]
    expected: tuple[Expected, ...]
    as_of: datetime
    automatic: tuple[datetime, ...] | None


def every_case() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("[0-9]*.toml")) for case in _of(path)]


def _of(path: Path) -> Iterator[Case]:
    common = tomllib.loads((FOLDER / "shifts.toml").read_text("utf-8"))["shift"]
    document = tomllib.loads(path.read_text("utf-8"))
    for table in document["case"]:
        entry = _merged(document.get("all", {}), table)
        try:
            yield _case(entry, common, document["paragraph"])
        except (KeyError, ValueError, IndexError) as error:
            raise ValueError(f"{path.name}: {table.get('name')}: {error!r}") from error


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = {
        name: _merged(under[name], over[name])
        for name in under.keys() & over.keys()
        if _tables(under, over, name)
    }
    return under | over | both


def _tables(under: dict[str, Any], over: dict[str, Any], name: str) -> bool:
    return isinstance(under[name], dict) and isinstance(over[name], dict)


def _case(entry: dict[str, Any], common: dict[str, Any], paragraph: str) -> Case:
    zone = entry.get("zone", "Europe/Berlin")
    automatic = entry.get("automatic_outs")
    return Case(
        paragraph=entry.get("paragraph", paragraph),
        name=entry["name"],
        book=_book(entry, common, zone),
        public={"main": {date.fromisoformat(day): name for day, name in entry.get("public", {}).items()}},
        zone=zone,
        team=entry.get("team", ""),
        stamps=tuple(_stamps(entry.get("punches", []), ZoneInfo(zone))),
        expected=tuple(_expected(line) for line in entry["expect"]),
        as_of=_instant(*entry["as_of"].split(), zone=ZoneInfo(zone)) if "as_of" in entry else LONG_AFTER,
        automatic=None
        if automatic is None
        else tuple(_instant(*line.split(), zone=ZoneInfo(zone)) for line in automatic),
    )


def _book(entry: dict[str, Any], common: dict[str, Any], zone: str) -> RuleBook:
    rules = entry.get("rules", {})
    book: dict[str, Any] = {"rules": rules if isinstance(rules, list) else [rules]}
    book |= {kind: [dict(one) for one in entry.get(kind, [])] for kind in LISTS if kind != "shift"}
    own = entry.get("shift", {})
    for code in [*common, *(code for code in own if code not in common)]:
        versions = own.get(code, {})
        for version in versions if isinstance(versions, list) else [versions]:
            book.setdefault("shift", []).append({"code": code} | _merged(common.get(code, {}), version))
    book["site"].append({"code": "main", "zone": zone})
    _roster(book, entry.get("works", ""))
    for n, leave in enumerate(book["leave"]):
        book["leave"][n] = {"id": f"L{n}", "employee": EMPLOYEE, "last": leave["first"]} | leave
    for n, assignment in enumerate(book["assignment"]):
        book["assignment"][n] = {"id": f"A{n}", "site": "main"} | assignment
    book["approval"] = [{"employee": EMPLOYEE} | approval for approval in book["approval"]]
    return _BOOK.validate_python(book)


def _roster(book: dict[str, Any], works: str) -> None:
    """``works``: a shift for every day, a row of shifts from a Monday on with "-" for a day off, or nothing."""
    if works:
        codes = ["" if code == "-" else code for code in works.split()]
        book["pattern"].append({"code": "works", "days": codes, "anchor": MONDAY})
        book["assignment"].append({"id": "works", "first": "2020-01-01", "pattern": "works", "site": "main"})


def _stamps(lines: list[str], zone: ZoneInfo) -> Iterator[Stamp]:
    """``2026-03-02 09:00 in``; the date holds until the next one; then may follow "void", "system", "was out"."""
    day = ""
    for n, line in enumerate(lines):
        words = line.split()
        if "-" in words[0][:5]:
            day = words.pop(0)
        moment, way, *more = words
        yield Stamp(
            id=f"P{n + 1}",
            at=round((_instant(day, moment, zone=zone) - EPOCH) / timedelta(microseconds=1)),
            direction=Direction(way),
            method=Method.SYSTEM if "system" in more else Method.FACE,
            voided="void" in more,
            original=Direction(more[1]) if more[:1] == ["was"] else None,
        )


def _instant(day: str, moment: str, *, zone: ZoneInfo) -> datetime:
    """Local time of the zone, or with its own offset (``02:30+01:00``)."""
    clock = time.fromisoformat(moment)
    local = datetime.combine(date.fromisoformat(day), clock, clock.tzinfo or zone)
    if clock.tzinfo is None and local.astimezone(UTC).astimezone(zone).time() != clock:
        raise ValueError(f"{day} {moment} does not exist in {zone.key}")
    if clock.tzinfo is None and local.utcoffset() != local.replace(fold=1).utcoffset():
        raise ValueError(f"{day} {moment} exists twice in {zone.key}")
    return local.astimezone(UTC)


def _expected(line: str) -> Expected:
    day, status, *words = line.split()
    expected = Expected(date.fromisoformat(day), status, dict.fromkeys(MINUTES.values(), 0))
    while words:
        _one(expected, words)
    return expected


def _one(expected: Expected, words: list[str]) -> None:
    name, value = words.pop(0), words.pop(0)
    if name == "shows":
        expected.shows.append(value)
    elif name == "shifts":
        expected.values["shifts"] = tuple(filter(None, value.strip("-").split("+")))
    elif name in WORDS:
        expected.values[name] = value
    elif name in CLASSES:
        expected.overtime[name] = _part(int(value), words)
    else:
        expected.values[(MINUTES | OTHERS)[name]] = int(value)


def _part(minutes: int, words: list[str]) -> Part:
    more: dict[str, Any] = {}
    while words and (words[0][0] == "x" or words[0] in ("capped", "unapproved")):
        word = words.pop(0)
        if word[0] == "x":
            more["multiplier"] = float(word[1:])
        else:
            more[word] = int(words.pop(0))
    return Part(minutes, **more)
