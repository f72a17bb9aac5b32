"""Charts over days, from a tally."""

from collections import Counter
from datetime import date, timedelta

from faceclock.reports.charts import Bar, Legend, Part, bars, columns, heat_map
from faceclock.reports.drawing import Drawing
from faceclock.reports.scope import Scope
from faceclock.reports.tally import Tally
from faceclock.reports.words import hours, share

_MOST_TEAMS = 8
_MOST_DAYS = 62


def presence_map(scope: Scope, tally: Tally) -> list[Drawing]:
    """Weekday x hour; nothing where nobody came."""
    words = scope.words
    table = tally.presence.average(tally.weekdays_until_now())
    most = max(max(row) for row in table)
    if not most:
        return []
    monday = date(2024, 1, 1)
    order = [(scope.week_start + number) % 7 for number in range(7)]
    rows = [(words.weekday(monday + timedelta(days=day)), table[day]) for day in order]
    about = words("chart.heat_about", most=f"{most:.1f}")
    return [heat_map(words("chart.heat"), about, rows, words("chart.fewer"), words("chart.more"))]


def lateness_trend(scope: Scope, tally: Tally) -> list[Drawing]:
    """Late arrivals by day, or by week where there are too many days."""
    words = scope.words
    if not tally.arrivals:
        return []
    days = [scope.first + timedelta(days=number) for number in range((scope.last - scope.first).days + 1)]
    weekly = len(days) > _MOST_DAYS
    values = _by_week(days, tally.late_on) if weekly else _by_day(days, tally.late_on)
    about = words(
        "chart.late_about", late=tally.late, count=tally.arrivals, share=share(tally.late, tally.arrivals)
    )
    return [columns(words("chart.late_weekly" if weekly else "chart.late"), about, values)]


def _by_day(days: list[date], late: Counter[date]) -> list[tuple[str, float]]:
    one_month = (days[0].year, days[0].month) == (days[-1].year, days[-1].month)
    return [(str(day.day) if one_month else f"{day:%m-%d}", late[day]) for day in days]


def _by_week(days: list[date], late: Counter[date]) -> list[tuple[str, float]]:
    weeks: Counter[date] = Counter()
    for day in days:
        weeks[day - timedelta(days=day.weekday())] += late[day]
    return [(f"{week:%m-%d}", count) for week, count in sorted(weeks.items())]


def hours_by_team(scope: Scope, tally: Tally) -> list[Drawing]:
    """Regular hours and overtime; the smallest teams as one bar."""
    words = scope.words
    if not tally.teams:
        return []
    ranked = sorted(tally.teams.items(), key=lambda entry: (-sum(entry[1]), entry[0]))
    shown = [_team_bar(scope.team_name(team), *minutes) for team, minutes in ranked[:_MOST_TEAMS]]
    rest = [minutes for _, minutes in ranked[_MOST_TEAMS:]]
    if rest:
        others = words("chart.others", count=len(rest))
        shown.append(_team_bar(others, sum(one[0] for one in rest), sum(one[1] for one in rest)))
    about = words("chart.teams_about", first=scope.first, last=scope.last)
    legend = [Legend("accent", words("chart.regular")), Legend("extra", words("chart.overtime"))]
    return [bars(words("chart.teams"), about, shown, legend)]


def _team_bar(team: str, regular: int, overtime: int) -> Bar:
    return Bar(team, (Part(regular, "accent"), Part(overtime, "extra")), hours(regular + overtime))


def overtime_by_class(scope: Scope, tally: Tally) -> list[Drawing]:
    words = scope.words
    if not tally.classes:
        return []
    values = [
        Bar(words.overtime_class(name).word, (Part(minutes, "extra"),), hours(minutes))
        for name, minutes in sorted(tally.classes.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    return [bars(words("chart.classes"), words("chart.classes_about"), values)]
