"""``attendance``: hours, why they are so, and closing them for payroll."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from faceclock.cli.context import context_of
from faceclock.cli.instants import local_time
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.periods import named_span, one_day, period
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands
from faceclock.cli.stopping import stopping_between
from faceclock.domain.errors import InputProblem

attendance = Commands(help="Hours, day by day, and why they are so.", no_args_is_help=True)

Period = Annotated[
    str, typer.Argument(metavar="PERIOD", help="A month such as 2026-10, or 2026-10-01..2026-10-15.")
]
Reason = Annotated[str, typer.Option(help="Why; it stands in the audit log.")]


def register(app: Commands) -> None:
    app.add_typer(attendance, name="attendance")


@attendance.command("show")
def show(
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="EMPLOYEE", help="The person's number.")],
    *,
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="Default: the month's first.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="Default: today.")] = "",
    month: Annotated[str, typer.Option(metavar="MONTH", help="A whole month, such as 2026-10.")] = "",
    why: Annotated[bool, typer.Option("--why", help="Tell where every minute comes from.")] = False,
) -> None:
    """One person's days; those after today are still to come and not shown."""
    from faceclock.app.attendance.day_json import day_as_json
    from faceclock.app.attendance.explaining import explained_days
    from faceclock.app.attendance.showing import people_of
    from faceclock.app.site import open_site

    context = context_of(ctx)
    today = datetime.now(UTC).astimezone().date()
    span = period(month, "", first, last, (today.replace(day=1), today))
    if span[1] < span[0]:
        raise InputProblem(f"{span[1]} is before {span[0]}; give --from and --to in order.")
    with open_site(context.data) as site:
        [person] = people_of(site, [employee])
        days: list[dict[str, Any]] = [
            day_as_json(day, person.name) for day in explained_days(site, employee, *span)
        ]
    if context.json:
        show_json(days)
    elif why:
        _tell_why(days)
    else:
        _show_days(days, f"{employee} has no days from {span[0]} to {span[1]}.")


@attendance.command("recompute")
def recompute(
    ctx: typer.Context,
    *,
    employee: Annotated[str, typer.Option(metavar="ID", help="Only this person.")] = "",
    first: Annotated[
        str, typer.Option("--from", metavar="DAY", help="Only from this day on (default: from the first).")
    ] = "",
) -> None:
    """Reckon all days anew from the facts; they come out as they are, unless something was wrong.

    Locked days stay as they were locked. Interrupted, the rest is done by the next command that reads hours.
    """
    from faceclock.app.attendance.refreshing import Refresher
    from faceclock.app.attendance.showing import people_of
    from faceclock.app.site import open_site

    context = context_of(ctx)
    begin = one_day(first) if first else None
    with (
        open_site(context.data) as site,
        progress("Reckoning") as advance,
        stopping_between() as stop_if_asked,
    ):

        def told(done: int, total: int) -> None:
            advance(done, total)
            stop_if_asked()

        people = people_of(site, [employee] if employee else None)
        changed = Refresher(site.database, site.settings).recompute(people, begin, told)
    if context.json:
        show_json({"people": len(people), "changed_days": changed})
    else:
        say(f"The days of {len(people)} people were reckoned anew, {changed} of them are other or new.")


@attendance.command("lock")
def lock(ctx: typer.Context, days: Period, *, reason: Reason) -> None:
    """Close days for payroll: their hours stay as they are, whatever is found out later."""
    from faceclock.app.attendance.periods import lock as close
    from faceclock.app.attendance.periods import period_as_json
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as site, progress("Reckoning") as advance:
        closed = close(site, *named_span(days), reason, progress=advance)
    if context.json:
        show_json(period_as_json(closed))
    else:
        say(f"{days} is locked.")


@attendance.command("unlock")
def unlock(ctx: typer.Context, days: Period, *, reason: Reason) -> None:
    """Open a locked period again: its hours follow the facts."""
    from faceclock.app.attendance.periods import period_as_json
    from faceclock.app.attendance.periods import unlock as reopen
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as site:
        opened = reopen(site, *named_span(days), reason)
    if context.json:
        show_json(period_as_json(opened))
    else:
        say(f"{days} is open again.")


@attendance.command("periods")
def periods(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Also what was unlocked, as a history.")] = False,
) -> None:
    """The periods that are locked."""
    from faceclock.app.attendance.periods import period_as_json
    from faceclock.app.site import open_site
    from faceclock.app.zone import zone_of
    from faceclock.storage.periods import Periods

    context = context_of(ctx)
    with open_site(context.data) as site:
        held = Periods(site.database).history() if everything else Periods(site.database).locked()
        zone = zone_of(site.settings)
    found = [period_as_json(each) for each in held]
    if context.json:
        show_json(found)
        return
    rows = [
        (
            row["period"],
            "locked" if row["locked"] else "unlocked",
            local_time(str(row["at"]), zone),
            row["by"],
            row["reason"],
        )
        for row in found
    ]
    show_table(("period", "state", "at", "by", "reason"), rows, empty="No period is locked.")


def _show_days(days: list[dict[str, Any]], empty: str) -> None:
    columns: dict[str, Callable[[dict[str, Any]], object]] = {
        "date": lambda day: day["date"],
        "shift": lambda day: day["shift"],
        "status": lambda day: day["status"],
        "in": lambda day: _clock(day, "first_in"),
        "out": lambda day: _clock(day, "last_out"),
        "worked": lambda day: _hours(day["worked_minutes"]),
        "breaks": lambda day: _hours(day["break_minutes"]),
        "late": lambda day: day["late_minutes"] or "",
        "early": lambda day: day["early_minutes"] or "",
        "overtime": lambda day: ", ".join(
            f"{name} {_hours(paid) or '0:00'}" for name, paid in day["overtime"].items()
        ),
        "credited": lambda day: _hours(day["credited_minutes"]),
        "booked": lambda day: _signed_hours(day["adjusted_minutes"]),
        "note": lambda day: day["label"],
    }
    for name in ("credited", "booked"):  # which most months have not
        if not any(columns[name](day) for day in days):
            del columns[name]
    show_table(list(columns), [[cell(day) for cell in columns.values()] for day in days], empty=empty)
    if days:
        say(_total(days))


def _total(days: list[dict[str, Any]]) -> str:
    worked, credited, booked = (
        sum(day[key] for day in days) for key in ("worked_minutes", "credited_minutes", "adjusted_minutes")
    )
    told = [f"Worked: {_hours(worked) or '0:00'} h"]
    if credited:
        told.append(f"credited: {_hours(credited)} h")
    if booked:
        told.append(f"booked from locked days: {_signed_hours(booked)} h")
    return ", ".join(told)


def _tell_why(days: list[dict[str, Any]]) -> None:
    for day in days:
        shift = f", {day['shift']}" if day["shift"] else ""
        worked = _hours(day["worked_minutes"]) or "0:00"
        say(f"{day['date']}{shift}: {day['status']}, worked {worked} h ({day['zone']})")
        for step in day["trace"]:
            say(f"  {step['sentence']}")
        if not day["trace"]:
            say("  There is no punch, holiday or leave.")


def _clock(day: dict[str, Any], key: str) -> str:
    """Local at the site, +1 for the next day."""
    if day[key] is None:
        return ""
    local = datetime.fromisoformat(day[key]).astimezone(ZoneInfo(day["zone"]))
    later = (local.date() - date.fromisoformat(day["date"])) // timedelta(days=1)
    return f"{local:%H:%M}" + (f" {later:+d}" if later else "")


def _signed_hours(minutes: int) -> str:
    return f"{'+' if minutes > 0 else '-'}{_hours(abs(minutes))}" if minutes else ""


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}" if minutes else ""
