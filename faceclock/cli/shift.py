"""``shift``: kinds of shifts, each in versions that hold from a day on."""

from datetime import date
from typing import Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.entries import (
    clock_time,
    held_book,
    optional_day,
    plain_entries,
    remove,
    show_entries,
    store,
)
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.root import Commands
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import ShiftType

shift = Commands(help="Kinds of shifts.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="CODE", help="The shift's code, a word.")]
Minutes = Annotated[int | None, typer.Option(metavar="MINUTES", min=0)]


def register(app: Commands) -> None:
    app.add_typer(shift, name="shift")


@shift.command("list")
def list_(ctx: typer.Context) -> None:
    """All shifts, every version."""
    from faceclock.app.attendance.shifts import describe_shift

    context = context_of(ctx)
    columns = ("code", "name", "from", "start", "end", "hours", "grace", "breaks", "rounding")
    held, empty = held_book(context).shift, "There are no shifts yet."
    show_entries(context, "shift", held, columns, describe_shift, empty=empty)


@shift.command("show")
def show(ctx: typer.Context, code: Code) -> None:
    """Everything about one shift, every version, as a rule book has it."""
    from faceclock.attendance.documents import to_toml
    from faceclock.domain.rulebook import RuleBook

    context = context_of(ctx)
    versions = _versions(held_book(context).shift, code)
    if context.json:
        show_json(plain_entries("shift", versions))
    else:
        say(to_toml(RuleBook(shift=versions)).rstrip("\n"))


@shift.command("set")
def set_(
    ctx: typer.Context,
    code: Code,
    *,
    start: Annotated[str, typer.Option(metavar="HH:MM", help="When it begins.")] = "",
    end: Annotated[
        str, typer.Option(metavar="HH:MM", help="When it ends; before the start means on the next day.")
    ] = "",
    valid_from: Annotated[
        str, typer.Option("--from", metavar="DAY", help="This version holds from that day on.")
    ] = "",
    name: Annotated[str | None, typer.Option(help="What people call it.")] = None,
    grace_late: Annotated[
        int | None, typer.Option(metavar="MINUTES", help="So late after the start is not late.")
    ] = None,
    grace_early: Annotated[
        int | None, typer.Option(metavar="MINUTES", help="So early before the end is not early.")
    ] = None,
    automatic_break: Annotated[
        list[str] | None,
        typer.Option("--break", metavar="AFTER:TAKE", help="Minutes: 360:30 takes 30 after 6 hours; repeat."),
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Any key of a shift in a rule book; repeat."),
    ] = None,
) -> None:
    """Make a shift, change a version of it, or with --from begin a new one; what is not named stays."""
    from faceclock.app.attendance.changing import changed, parsed
    from faceclock.app.attendance.shifts import version_at

    context, since = context_of(ctx), optional_day(valid_from)
    earlier = version_at(held_book(context).shift, code, since)
    if earlier is None and not (start and end):
        raise InputProblem(f"There is no shift {code} yet; give its --start and --end.")
    given: dict[str, Any] = {
        "start": clock_time(start).isoformat() if start else None,
        "end": clock_time(end).isoformat() if end else None,
        "valid_from": since.isoformat() if since else None,
        "name": name,
        "grace_late": grace_late,
        "grace_early": grace_early,
        "counting.breaks.automatic": [_break(text) for text in automatic_break or ()] or None,
    }
    known = {key: value for key, value in given.items() if value is not None}
    made = changed("shift", earlier, {"code": code, **known, **parsed(setting or ())})
    assert isinstance(made, ShiftType)
    store(context, [("shift", made)], f"Shift {made.code}, {made.start:%H:%M} to {made.end:%H:%M}, is set.")


@shift.command("remove")
def remove_(
    ctx: typer.Context,
    code: Code,
    valid_from: Annotated[
        str, typer.Option("--from", metavar="DAY", help="Only the version that begins on that day.")
    ] = "",
) -> None:
    """Take a shift back, or one version of it; days that are locked keep their hours."""
    from faceclock.domain.bookkeeping import key_of

    context, since = context_of(ctx), optional_day(valid_from)
    versions = [
        found for found in _versions(held_book(context).shift, code) if since in (None, found.valid_from)
    ]
    if not versions:
        raise InputProblem(f"No version of shift {code} begins on {since}.")
    remove(context, "shift", [key_of("shift", found) for found in versions], f"Shift {code} is taken back.")


@shift.command("clock-changes")
def clock_changes_(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="Only this shift.")] = "",
    *,
    year: Annotated[int, typer.Option(help="Of which year (default: this one).", min=0, max=2200)] = 0,
    zone: Annotated[str, typer.Option(help="IANA zone (default: those of all sites).")] = "",
) -> None:
    """How long shifts are on the days on which clocks are set forward or back."""
    from faceclock.app.attendance.shifts import clock_changes
    from faceclock.attendance.local_times import zone_named

    context = context_of(ctx)
    book = held_book(context)
    shifts = _versions(book.shift, code) if code else book.shift
    zones = [zone] if zone else sorted({site.zone for site in book.site} or {_zone(context.data)})
    wanted = year or date.today().year
    found = [row for name in zones for row in clock_changes(shifts, zone_named(name), wanted)]
    if context.json:
        show_json(found)
        return
    columns = ("shift", "zone", "local_start", "local_end", "clocks", "planned_minutes", "minutes")
    rows = [[row[column] for column in columns] for row in found]
    show_table(columns, rows, empty=f"No clock change of {wanted} falls into a shift in {', '.join(zones)}.")


def _versions(shifts: tuple[ShiftType, ...], code: str) -> tuple[ShiftType, ...]:
    found = tuple(each for each in shifts if each.code == code)
    if not found:
        raise InputProblem(f"There is no shift {code}; `faceclock shift list` shows all.")
    return found


def _break(text: str) -> dict[str, int]:
    after, _, take = text.partition(":")
    try:
        return {"after": int(after), "take": int(take)}
    except ValueError as error:
        raise InputProblem(f"'{text}' is not AFTER:TAKE in minutes, such as 360:30.") from error


def _zone(data: Any) -> str:
    from faceclock.app.site import open_site
    from faceclock.app.zone import zone_of

    with open_site(data) as site:
        return zone_of(site.settings)
