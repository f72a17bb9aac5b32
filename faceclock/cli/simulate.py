"""``simulate``: real punches under other rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.periods import one_day
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands
from faceclock.domain.errors import InputProblem

if TYPE_CHECKING:
    from faceclock.app.attendance.simulating import ChangedBook, Simulation
    from faceclock.domain.bookkeeping import Entry


def register(app: Commands) -> None:
    app.command()(simulate)


def simulate(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="RULES.toml", help="The tables to be replaced, or all.")],
    *,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="First day.")],
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="Last day, included.")],
    publish_from: Annotated[
        str, typer.Option(metavar="DAY", help="Then let its rules and shifts hold from this day on.")
    ] = "",
) -> None:
    """Replay real punches under changed rules: who would gain minutes, who would lose. Nothing is stored, unless
    it is published."""
    from faceclock.app.attendance.publishing import publish
    from faceclock.app.attendance.rule_files import read_rules
    from faceclock.app.attendance.simulating import changed_book
    from faceclock.app.attendance.simulating import simulate as replay
    from faceclock.app.site import open_site

    context = context_of(ctx)
    first, last = one_day(since), one_day(until)
    if first > last:
        raise InputProblem(f"{since} lies after {until}; exchange them.")
    day = one_day(publish_from) if publish_from else None
    with open_site(context.data, context.pack) as site:
        books = changed_book(site, read_rules(file))
        with progress("Replaying") as advance:
            done = replay(site, books, first, last, progress=advance)
        published = publish(site, books, day, done.last) if day else []
    told = as_json(done, books, published)
    if context.json:
        show_json(told)
        return
    _show(told)


def as_json(done: "Simulation", books: "ChangedBook", published: "list[Entry]") -> dict[str, Any]:
    """Minutes before and after, of everybody who is touched and in sum."""
    from faceclock.domain.bookkeeping import TYPES, key_of

    names = {kind: table for table, kind in TYPES.items()}
    gains = [change.gain for _, change in done.changes]
    return {
        "from": done.first.isoformat(),
        "to": done.last.isoformat(),
        "replaced": list(books.tables),
        "people": done.people,
        "gain": sum(gain > 0 for gain in gains),
        "lose": sum(gain < 0 for gain in gains),
        "unchanged": done.people - len(done.changes),
        "sum": _compared(done.before, done.after),
        "employees": [
            {
                "employee_id": person.id,
                "name": person.name,
                "team": person.team,
                "days": change.days,
                "gain": change.gain,
                "changes": _compared(change.before, change.after),
            }
            for person, change in done.changes
        ],
        "published": [f"{names[type(entry)]} {key_of(names[type(entry)], entry)}" for entry in published],
    }


def _compared(before: Any, after: Any) -> dict[str, dict[str, int]]:
    return {
        name: {"before": before[name], "after": after[name], "change": after[name] - before[name]}
        for name in sorted(before.keys() | after.keys())
        if before[name] != after[name]
    }


def _show(told: dict[str, Any]) -> None:
    say(
        f"{told['from']} to {told['to']} with another {', '.join(told['replaced'])}: {told['gain']} gain, "
        f"{told['lose']} lose, {told['unchanged']} of {told['people']} people are unchanged."
    )
    columns = ("employee_id", "name", "days", "weighted", "paid", "worked", "overtime", "late", "early")
    rows = [_row(entry, entry["changes"]) for entry in told["employees"]]
    if rows:
        rows.append(_row({"employee_id": "all", "name": "", "days": ""}, told["sum"]))
    show_table(columns, rows, empty="Nobody's minutes change.")
    for entry in told["published"]:
        say(f"Published: {entry}.")


def _row(who: dict[str, Any], changes: dict[str, dict[str, int]]) -> list[object]:
    overtime = ", ".join(
        f"{name.removeprefix('overtime.')} {change['change']:+d}"
        for name, change in changes.items()
        if name.startswith("overtime.")
    )
    plain = {name: f"{changes[name]['change']:+d}" if name in changes else "" for name in _PLAIN}
    return [
        who["employee_id"],
        who["name"],
        who["days"],
        plain["weighted"],
        plain["paid"],
        plain["worked"],
        overtime,
        plain["late"],
        plain["early"],
    ]


_PLAIN = ("weighted", "paid", "worked", "late", "early")
