"""A comparison of two packs as the console shows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from faceclock.app.gate import FEWEST, Verdict
from faceclock.app.site import Site

Curve = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Row:
    """One measure of both packs: shares, and the 95 % interval of ``candidate`` minus ``current``; None where a
    number could not be told. ``name`` is as `app.gate` calls it."""

    set: str
    name: str
    group: str
    people: int
    current: float | None
    candidate: float | None
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict


@dataclass(frozen=True)
class Scarce:
    """A set with too few people to tell two packs apart."""

    set: str
    people: int
    needed: int


@dataclass(frozen=True)
class Changed:
    """Somebody whom one pack misses more often than the other, in ``tries`` searches."""

    employee_id: str
    name: str
    tries: int
    current: int
    candidate: int


@dataclass(frozen=True)
class Comparison:
    """``det``: (FMR, FNMR) of the current pack and the candidate, by set. ``untold``: packs that do not say whom they
    were trained on, and may seem better than they are."""

    at: datetime
    current: str
    candidate: str
    verdict: Verdict
    passed: bool
    rows: tuple[Row, ...]
    scarce: tuple[Scarce, ...]
    changed: tuple[Changed, ...]
    det: dict[str, tuple[Curve, Curve]]
    untold: tuple[str, ...]

    @property
    def worse(self) -> tuple[Row, ...]:
        """What the gate refuses it for."""
        return tuple(row for row in self.rows if row.verdict is Verdict.WORSE)


def comparison_of(site: Site, report: dict[str, Any]) -> Comparison:
    """From the report of `app.comparing`, of this or an earlier version of the program."""
    names = {employee.id: employee.name for employee in site.employees.all()}
    rows = tuple(Row(**{**item, "verdict": Verdict(item["verdict"])}) for item in report["measures"])
    counted = {title: int(told.get("people_with_two", 0)) for title, told in report["sets"].items()}
    scarce = [
        Scarce(title, counted.get(title, 0), needed)
        for title, needed in FEWEST.items()
        if counted.get(title, 0) < needed
    ]
    changed = [
        Changed(
            item["person"],
            names.get(item["person"], item["person"]),
            item["tries"],
            item["current"],
            item["candidate"],
        )
        for item in report.get("changed", ())
    ]
    return Comparison(
        at=datetime.fromisoformat(report["at"]),
        current=report["current"]["name"],
        candidate=report["candidate"]["name"],
        verdict=Verdict(report["verdict"]),
        passed=bool(report["passed"]),
        rows=rows,
        scarce=tuple(scarce),
        changed=tuple(changed),
        det={title: curves for title, told in report.get("det", {}).items() if (curves := _curves(told))},
        untold=tuple(report.get("untold", ())),
    )


def _curves(told: dict[str, Any]) -> tuple[Curve, Curve] | None:
    if not told:
        return None
    current, candidate = (tuple((x, y) for x, y in told[name]) for name in ("current", "candidate"))
    return current, candidate
