"""What holds for every rule book and every row of punches."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from attendance.checks import counted, sums_agree
from attendance.worlds import (
    DAY,
    EMPLOYEE,
    FIRST,
    LAST,
    LONG_AFTER,
    MINUTE,
    STILL,
    World,
    facts,
    micros,
    stamp,
    worlds,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faceclock.attendance.affected import affected_days
from faceclock.attendance.engine import automatic_outs, changed_by, day_stage, reckon, settle, span_needed
from faceclock.domain.attendance import DayResult, DayStatus, Stamp
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import Rounding, RuleBook

SOME = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def days_of(world: World, first: date = FIRST, last: date = LAST) -> list[DayResult]:
    return reckon(EMPLOYEE, world.stamps, world.plan(), first, last, LONG_AFTER)


@SOME
@given(worlds())
def test_worked_break_and_unpaid_make_the_span_and_regular_and_overtime_the_work(world: World) -> None:
    for day in days_of(world):
        sums_agree(day)


@SOME
@given(worlds())
def test_no_minute_is_paid_twice(world: World) -> None:
    """Across days, shifts and what lies between them, with both ends rounded. Rounding a day's sum is left out:
    what it adds stands nowhere on the clock."""
    world = replace(world, book=_sums_unrounded(world.book))
    everything: list[tuple[int, int]] = []
    for day in days_of(world):
        minutes = counted(day)
        assert day.worked <= sum(end - start for start, end in minutes)
        everything += minutes
    everything.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(everything))


def _sums_unrounded(book: RuleBook) -> RuleBook:
    def changed(holder: Any) -> Any:
        rounding = replace(holder.counting.rounding, worked=Rounding())
        return replace(holder, counting=replace(holder.counting, rounding=rounding))

    return replace(book, rules=tuple(map(changed, book.rules)), shift=tuple(map(changed, book.shift)))


@SOME
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_arrive_plays_no_part(world: World, random: Random) -> None:
    other = World(_shuffled(world.book, random), world.zone, _mixed(world.stamps, random))
    assert days_of(other) == days_of(world)


def _mixed(entries: tuple[Any, ...], random: Random) -> tuple[Any, ...]:
    return tuple(random.sample(entries, len(entries)))


def _shuffled(book: RuleBook, random: Random) -> RuleBook:
    return replace(book, **{kind.name: _mixed(getattr(book, kind.name), random) for kind in fields(book)})


@SOME
@given(worlds())
def test_reckoning_and_settling_again_change_nothing(world: World) -> None:
    plan = world.plan()
    start, end = span_needed(plan, FIRST, LAST)
    own = day_stage(EMPLOYEE, world.stamps, plan, start, end, LONG_AFTER)
    settled = settle(own, plan)
    assert settle(settled, plan) == settled
    assert [day for day in settled if day.day >= FIRST] == days_of(world) == days_of(world)


@SOME
@given(worlds(), st.integers(0, 15))
def test_a_range_is_its_pieces(world: World, count: int) -> None:
    middle = FIRST + count * DAY
    assert days_of(world, FIRST, middle) + days_of(world, middle + DAY, LAST) == days_of(world)


@SOME
@given(worlds(STILL), st.integers(-400, 400))
def test_shifting_the_calendar_and_the_punches_by_whole_days_changes_nothing_else(
    world: World, days: int
) -> None:
    """Without caps by the month, for months are not alike."""
    world = replace(world, book=_without_months(world.book))
    by = timedelta(days=days)
    moved = World(_moved(world.book, by), world.zone, _later(world.stamps, by))
    there = days_of(moved, FIRST + by, LAST + by)
    assert [_back(day, by, by) for day in there] == days_of(world)


@SOME
@given(worlds(STILL), st.sampled_from(("Etc/GMT+11", "Etc/GMT-14", "Asia/Kathmandu")))
def test_shifting_the_zone_together_with_the_punches_changes_nothing_else(world: World, zone: str) -> None:
    sites = tuple(replace(site, zone=zone) for site in world.book.site)
    elsewhere = World(replace(world.book, site=sites), zone, ())
    by = _midnight(world) - _midnight(elsewhere)
    moved = replace(elsewhere, stamps=_later(world.stamps, -by))
    assert [_back(day, timedelta(0), -by) for day in days_of(moved)] == days_of(world)


def _midnight(world: World) -> timedelta:
    return timedelta(microseconds=world.plan().on(FIRST).midnight)


def _later(stamps: tuple[Stamp, ...], by: timedelta) -> tuple[Stamp, ...]:
    return tuple(one._replace(at=one.at + by // timedelta(microseconds=1)) for one in stamps)


def _moved(book: RuleBook, by: timedelta) -> RuleBook:
    """The same book on other days; the days of the week move along."""

    def moved(entry: Any) -> Any:
        named = {kind.name: getattr(entry, kind.name) for kind in fields(entry)}
        changes = {
            name: value + by for name, value in named.items() if isinstance(value, date) and value.year > 1970
        }
        return replace(entry, **changes)

    rules = tuple(
        replace(
            moved(found),
            week_start=(found.week_start + by.days) % 7,
            weekend=tuple((day + by.days) % 7 for day in found.weekend),
        )
        for found in book.rules
    )
    others = {kind.name: tuple(map(moved, getattr(book, kind.name))) for kind in fields(book)}
    return replace(book, **{**others, "rules": rules})


def _without_months(book: RuleBook) -> RuleBook:
    def uncapped(found: Any) -> Any:
        return None if found is None else replace(found, monthly_cap=None)

    def changed(rules: Any) -> Any:
        names = ("holiday", "weekend", "rest_day", "day")
        classes = {name: uncapped(getattr(rules.overtime, name)) for name in names}
        return replace(rules, overtime=replace(rules.overtime, **classes))

    return replace(book, rules=tuple(map(changed, book.rules)))


def _back(day: DayResult, calendar: timedelta, clock: timedelta) -> DayResult:
    """A day's result moved back by days of the calendar and by time."""

    def moved(moment: datetime | None) -> datetime | None:
        return None if moment is None else moment - clock

    trace = tuple(replace(step, at=moved(step.at), until=moved(step.until)) for step in day.trace)
    return replace(
        day,
        day=day.day - calendar,
        first_in=moved(day.first_in),
        last_out=moved(day.last_out),
        trace=trace,
    )


@st.composite
def changes(draw: st.DrawFn, world: World) -> tuple[tuple[Stamp, ...], int]:
    """All punches with a new one, one voided or called back, or one of another direction; and which instant."""
    if not world.stamps or draw(st.booleans()):
        new = stamp(f"new{len(world.stamps)}", draw(facts))
        return (*world.stamps, new), new.at
    place = draw(st.integers(0, len(world.stamps) - 1))
    old = world.stamps[place]
    new = old._replace(voided=not old.voided)
    if draw(st.booleans()):
        new = old._replace(direction=draw(st.sampled_from(Direction)), original=old.direction)
    return (*world.stamps[:place], new, *world.stamps[place + 1 :]), old.at


@SOME
@given(worlds(), st.data())
def test_reckoning_only_the_days_that_a_change_touches_is_reckoning_everything(
    world: World, data: Any
) -> None:
    """Three changes one after the other, the cached days of a long span, and weeks and caps settled over them."""
    plan = world.plan()
    start, end = span_needed(plan, FIRST - 10 * DAY, LAST + 40 * DAY)
    cached = {day.day: day for day in day_stage(EMPLOYEE, world.stamps, plan, start, end, LONG_AFTER)}
    settled = {day.day: day for day in settle(list(cached.values()), plan)}
    for _ in range(3):
        stamps, at = data.draw(changes(world))
        world = replace(world, stamps=stamps)
        span = affected_days(stamps, plan, at)
        assert span is not None
        for day in day_stage(EMPLOYEE, stamps, plan, *span, LONG_AFTER):
            if start <= day.day <= end:
                cached[day.day] = day
        reached = changed_by(plan, *span)
        first, last = span_needed(plan, *reached)
        again = [cached[day] for day in sorted(cached) if first <= day <= last]
        settled |= {day.day: day for day in settle(again, plan) if reached[0] <= day.day <= reached[1]}
    assert list(settled.values()) == [
        day for day in reckon(EMPLOYEE, world.stamps, plan, start, end, LONG_AFTER) if start <= day.day
    ]


@SOME
@given(worlds(), st.data(), st.integers(2, 12))
def test_the_punches_that_were_loaded_are_enough_or_more_are_asked_for(
    world: World, data: Any, days: int
) -> None:
    plan = world.plan()
    stamps, at = data.draw(changes(world))
    loaded = (at - days * 1440 * MINUTE, at + days * 1440 * MINUTE)
    some = [one for one in stamps if loaded[0] <= one.at < loaded[1]]
    span = affected_days(some, plan, at, loaded)
    if span is not None:
        few = day_stage(EMPLOYEE, some, plan, *span, LONG_AFTER)
        assert few == day_stage(EMPLOYEE, stamps, plan, *span, LONG_AFTER)


@SOME
@given(worlds())
def test_automatic_check_outs_once_stored_leave_nothing_open(world: World) -> None:
    made = automatic_outs(EMPLOYEE, world.stamps, world.plan(), FIRST, LAST, LONG_AFTER)
    stored = tuple(Stamp(f"S{n}", micros(at), Direction.OUT, Method.SYSTEM) for n, at in enumerate(made))
    after = (*world.stamps, *stored)
    again = automatic_outs(EMPLOYEE, after, world.plan(), FIRST, LAST, LONG_AFTER)
    assert again == []


@SOME
@given(worlds(), st.data())
def test_what_is_not_pending_is_final(world: World, data: Any) -> None:
    """Asked in the middle of it, soon after a punch: without another fact only pending days come out otherwise."""
    ats = sorted(one.at for one in world.stamps)
    now = data.draw(st.sampled_from(ats)) + 61_000_000 if ats else 0
    world = replace(world, stamps=tuple(one for one in world.stamps if one.at <= now))
    plan = world.plan()
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=now)
    for then, final in zip(
        reckon(EMPLOYEE, world.stamps, plan, FIRST, LAST, moment), days_of(world), strict=True
    ):
        if then.status is not DayStatus.PENDING:
            assert then == final
