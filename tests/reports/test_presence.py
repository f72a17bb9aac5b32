"""Who is in, against the slowest way to find out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_examples import scope_of

from faceclock.domain.punch import Direction
from faceclock.reports.presence import Coming, Stay, Whereabouts, follow, most_at_once
from faceclock.reports.present import LONGEST, present

START = datetime(2026, 10, 14, 4, tzinfo=UTC)
IN, OUT, BREAK, BACK, ANY = (
    Direction.IN,
    Direction.OUT,
    Direction.BREAK_OUT,
    Direction.BREAK_IN,
    Direction.UNSPECIFIED,
)


def after(*directions: Direction) -> Whereabouts:
    comings = [Coming("E1", START + timedelta(hours=number), one) for number, one in enumerate(directions)]
    return follow(comings, LONGEST)["E1"].whereabouts


@pytest.mark.parametrize(
    ("directions", "expected"),
    [
        ((IN,), Whereabouts.IN),
        ((IN, OUT), Whereabouts.OUT),
        ((IN, IN), Whereabouts.IN),
        ((OUT,), Whereabouts.OUT),
        ((IN, BREAK), Whereabouts.BREAK),
        ((IN, BREAK, BACK), Whereabouts.IN),
        ((IN, BREAK, OUT), Whereabouts.OUT),
        ((ANY,), Whereabouts.IN),
        ((ANY, ANY), Whereabouts.OUT),
        ((ANY, ANY, ANY), Whereabouts.IN),
        ((IN, BREAK, ANY), Whereabouts.IN),
    ],
)
def test_whereabouts(directions, expected):
    assert after(*directions) is expected


def test_a_repeated_check_in_keeps_the_first():
    comings = [Coming("E1", START, IN), Coming("E1", START + timedelta(hours=1), IN)]
    assert follow(comings, LONGEST)["E1"].since == START


def test_who_forgot_to_go_out_begins_anew():
    comings = [Coming("E1", START, IN), Coming("E1", START + timedelta(hours=20), ANY)]
    person = follow(comings, LONGEST)["E1"]
    assert person.whereabouts is Whereabouts.IN
    assert person.since == START + timedelta(hours=20)
    assert person.stays == []


@given(st.lists(st.tuples(st.integers(0, 1440), st.integers(1, 600)), max_size=12), st.integers(0, 1440))
def test_most_at_once_is_what_counting_every_minute_finds(spans, now_minute):
    stays = [
        Stay(START + timedelta(minutes=begin), START + timedelta(minutes=begin + length))
        for begin, length in spans
    ]
    edges = [START + timedelta(hours=hour) for hour in range(25)]
    now = START + timedelta(minutes=now_minute)
    counts = most_at_once(stays, edges, now)
    for hour, count in enumerate(counts):
        minutes = [edges[hour] + timedelta(minutes=minute) for minute in range(60)]
        slow = max(sum(stay.start <= at < stay.end for stay in stays) for at in minutes)
        assert count == (slow if edges[hour] <= now else None)


def test_the_report_counts_who_is_in_and_names_nobody_who_is_not():
    day = date(2026, 10, 14)
    scope = scope_of(4, first=day, last=day, made_at=START + timedelta(hours=9))
    comings = [
        Coming("E0003", START - timedelta(hours=14), IN, "door"),  # never went out
        Coming("E0000", START + timedelta(hours=2), IN, "door"),
        Coming("E0001", START + timedelta(hours=3), IN, "gate"),
        Coming("E0001", START + timedelta(hours=7), BREAK, "gate"),
        Coming("E0002", START + timedelta(hours=3), IN, "gate"),
        Coming("E0002", START + timedelta(hours=5), OUT, "gate"),
        Coming("E0000", START + timedelta(hours=20), OUT, "door"),  # later than now
    ]
    report = present(scope, comings, scope.made_at, roll=4)
    rows = list(report.tables[0].rows)
    assert [(row[1], row[3].code) for row in rows] == [("E0000", "in"), ("E0001", "break")]
    assert rows[0][5] == 7 * 60
    assert [figure.value for figure in report.figures] == ["1", "1", "3"]
    assert "1 people" in report.notes[0]
    hours = dict(report.tables[1].rows)
    assert (hours["07:00"], hours["08:00"], hours["09:00"], hours["12:00"]) == (0, 1, 3, 1 + 1)
    assert "15:00" in hours  # it is 15:00 in Berlin
    assert "16:00" not in hours


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_days_on_which_the_clock_changes_have_their_hours(day):
    noon = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
    scope = scope_of(1, first=day, last=day, made_at=noon)
    report = present(scope, [Coming("E0000", noon - timedelta(hours=12), IN)], noon, roll=1)
    assert [count for _, count in report.tables[1].rows].count(1) >= 11
