"""The company's rules as a form, tried out and published; shifts with their versions."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt

from faceclock.app.attendance.book import put_all
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.roles import Role
from faceclock.domain.rulebook import (
    Assignment,
    BreakStep,
    Flexible,
    OvertimeClass,
    OvertimeRules,
    Rounding,
    RoundingMode,
    RuleSet,
    ShiftType,
    WeekOvertime,
    WeekTier,
)
from faceclock.gui.console.planning.declarations import declared, value_at, with_value
from faceclock.gui.console.planning.editors import MinutesBox
from faceclock.gui.console.planning.entry_form import EntryForm
from faceclock.gui.console.planning.field_words import field_words
from faceclock.gui.console.planning.import_dialog import ImportDialog
from faceclock.gui.console.planning.publish_dialog import PublishDialog
from faceclock.gui.console.planning.rules import RulesTab
from faceclock.gui.console.planning.shift_dialog import ShiftDialog
from faceclock.gui.console.planning.shift_list import ShiftList
from faceclock.storage.book import Book

pytestmark = pytest.mark.gui

RULES = RuleSet(overtime=OvertimeRules(day=OvertimeClass(1.5, approval=True)))
EARLY = ShiftType("early", time(6), time(14), check_out_after=180)


@pytest.fixture
def company(console_site):
    """Maria worked two hours longer yesterday."""
    console_site.employees.add(Employee("7", "Maria Keller", "red"), at=datetime(2026, 1, 1, tzinfo=UTC))
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    entries = [
        ("rules", RULES),
        ("shift", EARLY),
        ("assignment", Assignment("red", date(2026, 1, 1), team="red", shift="early")),
    ]
    put_all(console_site.database, console_site.settings, entries, by="test")
    for hour, direction in ((6, Direction.IN), (16, Direction.OUT)):
        at = datetime.combine(yesterday, time(hour), UTC)
        console_site.punches.add(Punch(uuid7(), "7", at, "UTC", direction, Method.FACE, "door"))
    return console_site


@pytest.fixture
def tab(qtbot, company, owner_desk, settled):
    made = RulesTab(owner_desk)
    qtbot.addWidget(made, before_close_func=lambda _: settled(owner_desk))
    made.resize(1000, 560)
    made.show()
    settled(owner_desk)
    return made


def rules(tab) -> tuple[RuleSet, ...]:
    return Book(tab.desk.site.database).current().rules


def test_every_field_of_the_declarations_has_words():
    kinds = (RuleSet, ShiftType, OvertimeClass, WeekOvertime, Flexible)
    wanted = {each.key for kind in kinds for each in declared(kind) if each.kind is not date}
    assert wanted == set(field_words())


def test_a_form_gives_back_what_it_was_shown(qtbot, owner_desk):
    shown = replace(
        RULES,
        weekend=(4, 5),
        daily_minutes=450,
        overtime=OvertimeRules(
            holiday=OvertimeClass(2.0, daily_cap=60, rounding=Rounding(RoundingMode.DOWN, 15)),
            week=WeekOvertime(tiers=(WeekTier(2400, 1.25), WeekTier(2700, 1.5)), cap=3600),
        ),
        counting=with_value(
            RULES.counting, ("breaks", "automatic"), (BreakStep(360, 30), BreakStep(540, 45))
        ),
    )
    form = EntryForm(owner_desk, RuleSet, [("", [each.path[0] for each in declared(RuleSet)])])
    qtbot.addWidget(form)
    form.show_entry(shown)
    assert form.entry() == shown
    form.show_entry(RULES)
    assert form.entry() == RULES and value_at(form.entry(), ("overtime", "holiday")) is None


@pytest.mark.parametrize(("typed", "minutes"), [("8:30", 510), ("45", 45), ("2 h", 120), ("1 h 05 min", 65)])
def test_minutes_as_people_type_them(qtbot, typed, minutes):
    box = MinutesBox()
    qtbot.addWidget(box)
    assert box.valueFromText(typed) == minutes
    box.setValue(minutes)
    assert box.valueFromText(box.text()) == minutes


def test_a_draft_is_tried_out_and_published(tab, qtbot, settled):
    assert not tab.publish.isEnabled()
    tab.form.editor("OvertimeRules.day").form.editor("OvertimeClass.approval").check.setChecked(False)
    assert tab.publish.isEnabled() and rules(tab) == (RULES,)
    today = date.today()
    tab.simulator.first.show_day(today - timedelta(days=2))
    tab.simulator.last.show_day(today)
    qtbot.mouseClick(tab.simulator.start, Qt.MouseButton.LeftButton)
    settled(tab.desk)
    assert tab.simulator.gaining.value.text() == "1" and tab.simulator.sum.value.text() == "+2:00"
    assert [row.name for row in tab.simulator.people.model().rows] == ["Everybody", "Maria Keller"]
    figures = {row.name: (row.before, row.after) for row in tab.simulator.figures.model().rows}
    assert figures["overtime.day"] == (0, 120) and rules(tab) == (RULES,)
    dialog = PublishDialog(tab.desk, tab, tab.draft(), tab._published)
    dialog.open()
    day = dialog.day.day
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    settled(tab.desk)
    assert [found.valid_from for found in rules(tab)][1:] == [day]
    assert tab.version.count() == 2


def test_a_shift_in_the_draft(tab, settled):
    dialog = ShiftDialog(tab.desk, tab, lambda _: None, EARLY, keep=tab.shifts.draft)
    dialog.open()
    dialog.form.editor("ShiftType.grace_late").show_value(10)
    dialog.submit()
    settled(tab.desk)
    [shift] = tab.draft().shifts
    assert shift == replace(EARLY, grace_late=10) and tab.publish.isEnabled()
    assert Book(tab.desk.site.database).current().shift == (EARLY,)


def test_files(tab, tmp_path, settled):
    file = tmp_path / "rules.toml"
    tab.export_to(str(file))
    settled(tab.desk)
    dialog = ImportDialog(tab.desk, tab, tab._published, tab._take_draft)
    dialog.open()
    dialog.take(str(file))
    settled(tab.desk)
    assert dialog.action.isEnabled()
    file.write_text('[[rules]]\nweek_start = "monday"\nduplicate = 3\n')
    dialog.take(str(file))
    settled(tab.desk)
    assert "line 2" in dialog.report.toPlainText() and "line 3" in dialog.report.toPlainText()
    assert not dialog.action.isEnabled()
    file.write_text("[[rules]]\nduplicate_minutes = 3\n")
    dialog.take(str(file))
    settled(tab.desk)
    dialog.trying.click()
    settled(tab.desk)
    assert tab.draft().rules.duplicate_minutes == 3 and rules(tab) == (RULES,)


def test_versions_of_a_shift(tab, qtbot, settled):
    shifts = ShiftList(tab.desk, tab, lambda _: None)
    shifts.open()
    settled(tab.desk)
    shifts.table.selectRow(0)
    shifts._new_version()
    dialog = shifts.findChildren(ShiftDialog)[-1]
    dialog.day.show_day(date(2027, 1, 1))
    dialog.form.editor("ShiftType.start").show_value(time(7))
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    settled(tab.desk)
    assert [found.shift.start for found in shifts.model.rows] == [time(6), time(7)]
    shifts.accept()


def test_who_may_not_plan_only_reads(qtbot, company, desk_as, settled):
    desk = desk_as(Role.AUDITOR)
    tab = RulesTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    settled(desk)
    assert not tab.form.isEnabled() and not hasattr(tab, "publish") and tab.exporting.isEnabled()
