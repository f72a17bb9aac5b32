"""Rules tried out before they hold, and shifts with their versions."""

from dataclasses import replace
from datetime import date, time

import pytest
from planning_company import MONDAY, lock, planning_company, worked

from faceclock.app.attendance.book import BookProblem
from faceclock.app.console.planning_rules import Draft, RulesService
from faceclock.app.console.planning_shifts import ShiftService
from faceclock.attendance.documents import DocumentProblem
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import OvertimeClass, OvertimeRules, RuleSet, ShiftType

DOUBLE = RuleSet(overtime=OvertimeRules(day=OvertimeClass(2.0)))
FRIDAY, NEXT = date(2026, 10, 9), date(2026, 11, 1)


@pytest.fixture
def company(tmp_path):
    with planning_company(tmp_path / "data") as found:
        worked(found[1], "7", "2026-10-05T06:00", "2026-10-05T16:00")
        yield found


def test_a_draft_is_tried_out_and_nothing_is_stored(company):
    rules = RulesService(*company)
    before, told = rules.held(), []
    done = rules.simulate(Draft(DOUBLE), MONDAY, FRIDAY, lambda *counted: told.append(counted))
    [maria] = done.changes
    assert (maria.name, maria.change.gain, maria.change.days, done.people) == ("Maria Keller", 120, 1, 3)
    assert done.everybody.gain == 120 and told[-1] == (3, 3)
    assert rules.held() == before


def test_a_simulation_ends_where_its_progress_says_so(company):
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        RulesService(*company).simulate(Draft(DOUBLE), MONDAY, FRIDAY, stop)


def test_a_shifts_draft(company):
    rules, wider = RulesService(*company), ShiftType("early", time(6), time(15), check_out_after=180)
    [maria] = rules.simulate(Draft(shifts=(wider,)), MONDAY, FRIDAY).changes
    assert maria.change.gain == 60


def test_a_draft_that_cannot_be_worked_by(company):
    wrong = replace(DOUBLE, week_start=9)
    with pytest.raises(BookProblem):
        RulesService(*company).simulate(Draft(wrong), MONDAY, FRIDAY)
    with pytest.raises(InputProblem, match="exchange them"):
        RulesService(*company).simulate(Draft(DOUBLE), FRIDAY, MONDAY)


def test_published_rules_hold_from_their_day_on(company):
    rules = RulesService(*company)
    [made] = rules.publish(Draft(DOUBLE), NEXT)
    assert made == replace(DOUBLE, valid_from=NEXT)
    assert not rules.publish(Draft(DOUBLE), NEXT), "they hold already"
    rules.remove(made)
    assert len(rules.held().versions) == 1


def test_locked_days_keep_their_rules(company):
    lock(company[1], MONDAY, FRIDAY)
    with pytest.raises(InputProblem, match="publish from 2026-10-10 on"):
        RulesService(*company).publish(Draft(DOUBLE), FRIDAY)


def test_files(company, tmp_path):
    rules, file = RulesService(*company), tmp_path / "book.toml"
    rules.export_file(file)
    assert rules.check_file(file).set == 0 and rules.import_file(file, replace=True).set == 0
    assert rules.draft_of(file).rules == rules.held().today
    file.write_text('[[rules]]\nweek_start = "monday"\n')
    with pytest.raises(DocumentProblem, match="line 2"):
        rules.check_file(file)
    with pytest.raises(InputProblem, match="choose another"):
        rules.export_file(tmp_path)


def test_versions_of_shifts(company):
    shifts = ShiftService(*company)
    early = shifts.versions()[0].shift
    later = replace(early, start=time(7), valid_from=date(2026, 10, 12))
    shifts.save(later)
    assert [(found.minutes, found.past) for found in shifts.versions()[:2]] == [(480, True), (420, False)]
    with pytest.raises(InputProblem, match="from that day on already"):
        shifts.save(replace(early, start=time(5)), instead_of=later)
    moved = replace(later, valid_from=date(2026, 10, 19))
    shifts.save(moved, instead_of=later)
    assert [found.shift for found in shifts.versions()[:2]] == [early, moved]
    with pytest.raises(BookProblem, match="zero hours"):
        shifts.save(ShiftType("none", time(8), time(8)))
    shifts.remove(moved)
    with pytest.raises(BookProblem):
        shifts.remove(early)


def test_clock_changes_within_a_shift(company):
    shifts = ShiftService(*company)
    night = next(found.shift for found in shifts.versions() if found.shift.code == "night")
    nights = shifts.clock_changes(night, 2026)
    assert [(found.planned, found.elapsed) for found in nights] == [(540, 480), (540, 600)]
    assert f"{nights[0].end:%H:%M}" == "07:00" and nights[0].zone == "Europe/Berlin"
