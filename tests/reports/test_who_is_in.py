"""Who is in, against the slowest way to find out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_examples import scope_of

from faceclock.reports.presence import Person, Stay, Whereabouts, most_at_once
from faceclock.reports.present import present

START = datetime(2026, 10, 14, 4, tzinfo=UTC)


def hour(number: float) -> datetime:
    return START + timedelta(hours=number)


def stay(begin: float, end: float | None = None) -> Stay:
    return Stay(hour(begin), None if end is None else hour(end))


@pytest.mark.parametrize(
    ("stays", "breaks", "expected"),
    [
        ([stay(1, 9)], [], [stay(1, 9)]),
        ([stay(1)], [], [stay(1)]),
        ([stay(1, 9)], [stay(4, 5)], [stay(1, 4), stay(5, 9)]),
        ([stay(1, 9)], [stay(4, 5), stay(6, 7)], [stay(1, 4), stay(5, 6), stay(7, 9)]),
        ([stay(1, 4), stay(6, 9)], [stay(4, 6)], [stay(1, 4), stay(6, 9)]),
        ([stay(1, 9)], [stay(8, 9)], [stay(1, 8)]),
        ([stay(1, 9)], [stay(1, 2)], [stay(2, 9)]),
        ([stay(1, 3), stay(5)], [stay(6)], [stay(1, 3), stay(5, 6)]),
        ([stay(5)], [stay(1, 2), stay(6, 7)], [stay(5, 6), stay(7)]),
    ],
)
def test_breaks_are_no_presence(stays, breaks, expected):
    assert list(Person("E1", stays=stays, breaks=breaks).inside()) == expected


def test_who_is_in_is_in_at_the_very_moment():
    assert most_at_once([stay(0)], [hour(0), hour(1), hour(2)], hour(1)) == [1, 1]


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


def test_the_report_counts_who_is_in_and_names_who_never_went_out():
    day = date(2026, 10, 14)
    scope = scope_of(4, first=day, last=day, made_at=hour(9))
    people = [
        Person("E0000", Whereabouts.IN, hour(2), "door", [stay(2)]),
        Person("E0001", Whereabouts.BREAK, hour(7), "gate", [stay(3)], [stay(7)]),
        Person("E0002", stays=[stay(3, 5)]),
        Person("E0003", forgot=hour(-14)),
    ]
    report = present(scope, people, scope.made_at, roll=4)
    rows = list(report.tables[0].rows)
    assert [(row[1], row[3].code, row[6]) for row in rows] == [
        ("E0000", "in", "door"),
        ("E0001", "break", "gate"),
    ]
    assert [row[5] for row in rows] == [7 * 60, 2 * 60]
    assert [figure.value for figure in report.figures] == ["1", "1", "3"]
    assert "(1): Ana Silva (E0003) 2026-10-13 16:00" in report.notes[0]
    hours = dict(report.tables[1].rows)
    assert [hours[f"{number:02d}:00"] for number in (7, 8, 9, 12, 13)] == [0, 1, 3, 2, 1]
    assert "15:00" in hours  # it is 15:00 in Berlin
    assert "16:00" not in hours


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_days_on_which_the_clock_changes_have_their_hours(day):
    noon = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
    scope = scope_of(1, first=day, last=day, made_at=noon)
    came = noon - timedelta(hours=12)
    person = Person("E0000", Whereabouts.IN, came, stays=[Stay(came, None)])
    report = present(scope, [person], noon, roll=1)
    assert [count for _, count in report.tables[1].rows].count(1) >= 11
