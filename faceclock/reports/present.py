"""Who is in, and how many people were in at once in each hour of the day."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from faceclock.reports.charts import Bar, Part, bars, columns
from faceclock.reports.drawing import Drawing
from faceclock.reports.model import Column, Figure, Kind, Report, Row, Table, Tone
from faceclock.reports.presence import Person, Whereabouts, most_at_once
from faceclock.reports.scope import Scope
from faceclock.reports.words import Words, moment

_MOST_TEAMS = 10
_MOST_NAMES = 50
_TONES = {Whereabouts.IN: Tone.OK, Whereabouts.BREAK: Tone.PLAIN}


def present(scope: Scope, people: Sequence[Person], now: datetime, roll: int) -> Report:
    """As of ``now``, on the day ``scope.last``. ``people``: everybody who punched lately; ``roll``: how many people
    there are."""
    words = scope.words
    here = [one for one in people if one.whereabouts is not Whereabouts.OUT]
    counts = most_at_once([stay for one in people for stay in one.inside()], _edges(scope), now)
    as_of = words("as_of", at=moment(now.astimezone(scope.zone)))
    return Report(
        "present",
        words("title.present"),
        scope.subtitle(as_of),
        scope.company,
        scope.first,
        scope.last,
        scope.made_at,
        scope.made(),
        (_people(scope, here, now), _headcount(words, counts)),
        figures=_figures(words, here, counts, roll),
        charts=(*_by_hour(scope, counts), *_by_team(scope, here)),
        notes=_notes(scope, people),
    )


def _notes(scope: Scope, people: Sequence[Person]) -> tuple[str, ...]:
    """By name, because in an emergency somebody has to look for them."""
    never_out = [one for one in people if one.forgot is not None]
    if not never_out:
        return ()
    told = "; ".join(_told(scope, one) for one in never_out[:_MOST_NAMES])
    more = "; …" if len(never_out) > _MOST_NAMES else ""
    return (scope.words("note.never_out", count=len(never_out), names=told + more),)


def _told(scope: Scope, one: Person) -> str:
    assert one.forgot is not None
    name = scope.person(one.employee_id).name
    return f"{name} ({one.employee_id}) {moment(scope.local(one.forgot, one.site))}".lstrip()


def _edges(scope: Scope) -> list[datetime]:
    """The beginnings of the day's hours, and its end; a day whose clock changes has hours of no length or two."""
    midnight = datetime.combine(scope.last, time(), scope.zone)
    hours = [midnight.replace(hour=hour) for hour in range(24)]
    return [*hours, datetime.combine(scope.last + timedelta(days=1), time(), scope.zone)]


def _people(scope: Scope, here: Sequence[Person], now: datetime) -> Table:
    words = scope.words
    columns_ = (
        Column("team", words("column.team"), width=14),
        Column("employee_id", words("column.employee_id"), width=8),
        Column("name", words("column.name"), width=26),
        Column("status", words("column.status"), Kind.TERM, 12),
        Column("since", words("column.since"), Kind.INSTANT, 18),
        Column("minutes", words("column.minutes"), Kind.MINUTES, 8),
        Column("kiosk", words("column.kiosk"), width=14),
    )
    rows = sorted((_row(scope, one, now) for one in here), key=lambda row: (str(row[0]), str(row[2])))
    return Table("present", words("title.present"), columns_, rows, words("empty.present"), group=1)


def _row(scope: Scope, one: Person, now: datetime) -> Row:
    assert one.since is not None
    person = scope.person(one.employee_id)
    status = scope.words.term("presence", one.whereabouts.value, _TONES[one.whereabouts])
    minutes = (now - one.since) // timedelta(minutes=1)
    since = scope.local(one.since, one.site)
    return (scope.team_name(person.team), person.id, person.name, status, since, minutes, one.kiosk)


def _headcount(words: Words, counts: Sequence[int | None]) -> Table:
    columns_ = (
        Column("hour", words("column.hour"), width=10),
        Column("headcount", words("column.headcount"), Kind.COUNT, 10),
    )
    rows = [(f"{hour:02d}:00", count) for hour, count in enumerate(counts) if count is not None]
    return Table("headcount", words("title.headcount"), columns_, rows)


def _figures(
    words: Words, here: Sequence[Person], counts: Sequence[int | None], roll: int
) -> tuple[Figure, ...]:
    known = [count or 0 for count in counts]
    peak, on_break = max(known), sum(one.whereabouts is Whereabouts.BREAK for one in here)
    hour = known.index(peak)
    when = words("figure.at_hour", hour=f"{hour:02d}:00", until=f"{hour + 1:02d}:00") if peak else ""
    return (
        Figure(words("figure.in_now"), str(len(here) - on_break), words("figure.of_roll", count=roll)),
        Figure(words("figure.on_break"), str(on_break)),
        Figure(words("figure.peak"), str(peak), when),
    )


def _by_hour(scope: Scope, counts: Sequence[int | None]) -> list[Drawing]:
    words, most = scope.words, max((count or 0 for count in counts), default=0)
    if not most:
        return []
    about = words("chart.headcount_about", day=words.day(scope.last), most=most)
    return [
        columns(
            words("chart.headcount"),
            about,
            [(f"{hour:02d}", count or 0) for hour, count in enumerate(counts)],
        )
    ]


def _by_team(scope: Scope, here: Sequence[Person]) -> list[Drawing]:
    words = scope.words
    teams = Counter(
        scope.team_name(scope.person(one.employee_id).team)
        for one in here
        if one.whereabouts is Whereabouts.IN
    )
    if not teams:
        return []
    values = [
        Bar(team, (Part(count, "accent"),), str(count)) for team, count in teams.most_common(_MOST_TEAMS)
    ]
    return [bars(words("chart.in_teams"), words("chart.in_teams_about"), values)]
