"""The punch clock on the real database."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faceclock.app.punching import PunchClock
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Evidence, Method
from faceclock.settings.model import Punching, Settings, Site
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.punches import Punches

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
SETTINGS = Settings(site=Site(kiosk="door-1", zone="Asia/Shanghai"))
EVIDENCE = Evidence(0.7, 0.5, 0.2, "d" * 64, 3)


def after(**span: float) -> datetime:
    return START + timedelta(**span)


def open_with_people(path: Path) -> Database:
    database = open_database(path, kiosk="door-1")
    if not Employees(database).count():
        for number in "123":
            Employees(database).add(Employee(number, f"Person {number}"))
        Employees(database).add(Employee("gone", "Gone", active=False))
    return database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_with_people(tmp_path / "f.sqlite3") as opened:
        yield opened


@pytest.fixture
def clock(database: Database) -> PunchClock:
    return PunchClock(database, SETTINGS)


def test_a_punch_is_stored_as_returned(clock: PunchClock, database: Database) -> None:
    made = clock.punch("1", START, Method.FACE, EVIDENCE)
    assert (made.direction, made.zone, made.kiosk) == (Direction.IN, "Asia/Shanghai", "door-1")
    assert [found.punch for found in Punches(database).all()] == [made]
    assert Audit(database).newest(1)[0].detail["punch"] == made.id


def test_the_interval_runs_from_the_last_counted_punch(clock: PunchClock) -> None:
    seconds = (0, 30, 59, 61, 100, 121)
    made = [clock.punch("1", after(seconds=second)) for second in seconds]
    assert [punch.suppressed for punch in made] == [False, True, True, False, True, False]
    ways = [punch.direction.value for punch in made]
    assert ways == ["in", "in", "in", "out", "out", "in"]


def test_an_interval_of_zero_suppresses_nothing(database: Database) -> None:
    clock = PunchClock(database, Settings(punching=Punching(duplicate_minutes=0)))
    assert [clock.punch("1", START).suppressed for _ in range(2)] == [False, False]


def test_people_do_not_disturb_each_other(clock: PunchClock) -> None:
    assert [clock.punch(who, START).suppressed for who in "123"] == [False] * 3


def test_an_undone_punch_counts_for_nothing(clock: PunchClock, database: Database) -> None:
    first = clock.punch("1", START)
    clock.undo(first.id, by="1", reason="wrong person", at=after(seconds=3))
    again = clock.punch("1", after(seconds=10))
    assert (again.suppressed, again.direction) == (False, Direction.IN)
    with pytest.raises(InputProblem, match="undone already"):
        clock.undo(first.id, by="1")
    with pytest.raises(InputProblem, match="no punch"):
        clock.undo("nothing", by="1")
    assert len(Punches(database).all()) == 2


def test_a_changed_direction_is_what_the_next_prediction_sees(clock: PunchClock) -> None:
    first = clock.punch("1", START)
    clock.change_direction(first.id, Direction.OUT, by="1")
    assert clock.punch("1", after(hours=1)).direction is Direction.IN


def test_a_suppressed_punch_repeats_the_corrected_direction(clock: PunchClock) -> None:
    clock.change_direction(clock.punch("1", START).id, Direction.OUT, by="1")
    assert clock.punch("1", after(seconds=5)).direction is Direction.OUT


def test_a_forgotten_check_out_does_not_turn_the_next_day_over(clock: PunchClock) -> None:
    clock.punch("1", START)
    assert clock.punch("1", after(hours=24)).direction is Direction.IN


def test_fault_14_a_clock_set_back_keeps_the_order_and_is_flagged(
    clock: PunchClock, database: Database
) -> None:
    instants = (0, 600, 300, 330, 900)
    made = [clock.punch(who, after(minutes=m)) for who, m in zip("11213", instants, strict=True)]
    assert [punch.clock_back for punch in made] == [False, False, True, False, False]
    assert [found.punch for found in Punches(database).all()] == made
    assert [punch.direction.value for punch in made] == ["in", "out", "in", "in", "in"]


def test_fault_14_set_back_within_the_interval_is_still_a_duplicate(clock: PunchClock) -> None:
    clock.punch("1", START)
    again = clock.punch("1", after(seconds=-30))
    assert (again.suppressed, again.clock_back) == (True, True)


def test_nobody_and_the_inactive_are_refused(clock: PunchClock, database: Database) -> None:
    for who, message in (("9", "Nobody"), ("gone", "not active")):
        with pytest.raises(InputProblem, match=message):
            clock.punch(who, START)
    assert Punches(database).all() == []


def test_the_zone_is_the_machines_own_when_none_is_set(database: Database) -> None:
    assert PunchClock(database, Settings()).punch("1", START).zone


def test_the_clock_is_asked_when_no_instant_is_given(database: Database) -> None:
    assert PunchClock(database, SETTINGS, now=lambda: START).punch("1").at == START


@given(st.lists(st.tuples(st.sampled_from("12"), st.integers(0, 300)), min_size=1, max_size=25))
@settings(max_examples=25, deadline=None)
def test_properties_of_any_order_of_arrival(arrivals: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_with_people(Path(folder) / "f.sqlite3") as database:
        clock = PunchClock(database, SETTINGS)
        for who, second in arrivals:
            clock.punch(who, after(seconds=second))
        counted = [found for found in Punches(database).all() if found.counted]
        for who in "12":
            instants = sorted(found.punch.at for found in counted if found.punch.employee_id == who)
            gaps = [b - a for a, b in pairwise(instants)]
            assert all(gap >= timedelta(minutes=1) for gap in gaps)
        assert all(clock.punch(who, after(seconds=second)).suppressed for who, second in arrivals)
        assert len(Audit(database).newest(1000)) == 2 * len(arrivals) + 4


def wrong_pins(clock: PunchClock, count: int, at: datetime) -> None:
    for _ in range(count):
        with pytest.raises(InputProblem, match="is wrong"):
            clock.pin_punch("1", "1111", at)


def test_pin_punch(clock: PunchClock) -> None:
    clock.set_pin("1", "4711", by="admin")
    made = clock.pin_punch("1", "4711", START).punch
    assert (made.method, made.employee_id, made.evidence) == (Method.PIN, "1", None)


@pytest.mark.parametrize("who", ["1", "nobody", "' OR 1=1 --"])
def test_a_wrong_pin_an_unknown_id_and_no_pin_look_the_same(
    clock: PunchClock, database: Database, who: str
) -> None:
    with pytest.raises(InputProblem, match="The ID or the PIN is wrong"):
        clock.pin_punch(who, "4711", START)
    assert Punches(database).all() == []
    assert Audit(database).newest(1)[0].action == "pin.refused"


def test_the_right_pin_forgets_the_failures(clock: PunchClock) -> None:
    clock.set_pin("1", "4711", by="admin")
    for minute in range(3):
        wrong_pins(clock, 4, after(minutes=2 * minute))
        clock.pin_punch("1", "4711", after(minutes=2 * minute))


def test_fault_34_five_failures_delay_and_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite3"

    def at_a_new_start(act: Callable[[PunchClock], object]) -> object:
        with open_with_people(path) as database:
            return act(PunchClock(database, SETTINGS))

    def refused(seconds: float) -> None:
        def act(clock: PunchClock) -> None:
            with pytest.raises(InputProblem, match=f"try again in {30 - seconds:.0f} seconds"):
                clock.pin_punch("1", "4711", after(seconds=seconds))

        at_a_new_start(act)

    at_a_new_start(lambda clock: clock.set_pin("1", "4711", by="admin"))
    at_a_new_start(lambda clock: wrong_pins(clock, 5, START))
    refused(0)
    refused(20)
    at_a_new_start(lambda clock: wrong_pins(clock, 1, after(seconds=30)))
    with open_with_people(path) as database:
        clock = PunchClock(database, SETTINGS)
        with pytest.raises(InputProblem, match="try again in 59 seconds"):
            clock.pin_punch("1", "4711", after(seconds=31))
        assert clock.pin_punch("1", "4711", after(seconds=90)).punch.method is Method.PIN


def test_fault_34_a_clock_set_back_neither_ends_nor_stretches_the_delay(clock: PunchClock) -> None:
    clock.set_pin("1", "4711", by="admin")
    wrong_pins(clock, 5, START)
    yesterday = after(days=-1)
    with pytest.raises(InputProblem, match="try again in 30 seconds"):
        clock.pin_punch("1", "4711", yesterday)
    assert clock.pin_punch("1", "4711", yesterday + timedelta(seconds=30)).punch.direction is Direction.IN


def test_a_keypad_of_capitals_reaches_a_number_in_small_letters(tmp_path):
    with open_with_people(tmp_path / "a.sqlite3") as database:
        Employees(database).add(Employee("k7", "Small Letters"))
        clock = PunchClock(database, SETTINGS)
        clock.set_pin("k7", "240613", by="administrator")
        assert clock.pin_punch("K7", "240613").punch.employee_id == "k7"
