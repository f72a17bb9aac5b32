"""Who is in, and how many people were in at once in each hour of the day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from faceclock.reports.charts import Bar, Part, bars, columns
from faceclock.reports.drawing import Drawing
from faceclock.reports.model import Column, Figure, Kind, Report, Row, Table, Tone
from faceclock.reports.presence import Coming, Person, Whereabouts, follow, most_at_once
from faceclock.reports.scope import Scope
from faceclock.reports.words import Words, moment

LONGEST = timedelta(hours=16)
_MOST_TEAMS = 10
_TONES = {Whereabouts.IN: Tone.OK, Whereabouts.BREAK: Tone.PLAIN}


def present(scope: Scope, comings: Iterable[Coming], now: datetime, roll: int) -> Report:
    """As of ``now``, on the day ``scope.last``. ``comings``: everybody's counted punches by time, from `LONGEST`
    before that day on; ``roll``: how many people there are."""
    words = scope.words
    people = follow((one for one in comings if one.at <= now), LONGEST)
    here = [one for one in people.values() if one.whereabouts is not Whereabouts.OUT]
    fresh = [one for one in here if one.since is not None and now - one.since <= LONGEST]
    hours_of_day = _edges(scope)
    counts = most_at_once(
        [stay for one in people.values() for stay in one.all_stays(now, LONGEST)], hours_of_day, now
    )
    stale = len(here) - len(fresh)
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
        (_people(scope, fresh, now), _headcount(words, counts)),
        figures=_figures(words, fresh, counts, roll),
        charts=(*_by_hour(scope, counts), *_by_team(scope, fresh)),
        notes=(words("note.stale", count=stale, hours=int(LONGEST / timedelta(hours=1))),) if stale else (),
    )


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
    since = scope.local(one.since)
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
