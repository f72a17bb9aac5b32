"""Reports, driven as somebody would, on a real site."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.report_schedule import Days, Every, ReportOrder, Rhythm
from faceclock.domain.roles import Role
from faceclock.gui.console.jobs import JobState
from faceclock.gui.console.reports.chart_view import ChartView
from faceclock.gui.console.reports.page import ReportsPage
from faceclock.gui.console.reports.periods import CHOSEN
from faceclock.gui.console.reports.schedule_dialog import ScheduleDialog
from faceclock.gui.console.widgets.table import Table
from faceclock.reports.writing import Format
from faceclock.settings.model import Language
from faceclock.storage.report_schedules import ReportSchedules

pytestmark = pytest.mark.gui


@pytest.fixture
def page(owner_desk, console_site, show):
    """Two people who came this morning, one with a name that spreadsheets would take for a formula."""
    for number, name in enumerate(("Maria Keller", "=1+1 محمد 🦒")):
        console_site.employees.add(Employee(f"P{number}", name, f"Team {number}"), at=datetime.now(UTC))
        made = Punch(uuid7(), f"P{number}", datetime.now(UTC), "UTC", Direction.IN, Method.FACE, "kiosk-1")
        console_site.punches.add(made)
    return show(ReportsPage(owner_desk))


def rows(page) -> list[str]:
    model = page.report.preview.findChildren(Table)[-1].model()
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    return [model.index(row, names.index("Name")).data() for row in range(model.rowCount())]


def pick(field, data) -> None:
    place = field.findData(data)
    assert place >= 0
    field.setCurrentIndex(place)


@pytest.fixture
def looked(qtbot, settled):
    """Waits for the preview that follows a choice."""

    def wait(page, until) -> None:
        qtbot.waitUntil(until, timeout=20_000)
        settled(page.desk)

    return wait


def test_a_report_is_looked_at_as_soon_as_it_is_chosen(page, looked):
    preview = page.report.preview
    looked(page, lambda: preview.title.text() == "Daily attendance")
    assert sorted(rows(page))[-2:] == ["=1+1 محمد 🦒", "Maria Keller"]
    page.opened("present")
    looked(page, lambda: preview.title.text() == "Who is in")
    assert [preview.bar.tabText(number) for number in range(preview.bar.count())] == [
        "Who is in",
        "Headcount by hour",
        "Charts",
    ]
    preview.bar.setCurrentIndex(2)
    assert preview.findChildren(ChartView)
    preview.grab()


def test_it_is_narrowed_by_team_and_person(page, looked):
    form = page.report.form
    looked(page, lambda: form.team.count() == 3)
    pick(form.team, "Team 0")
    looked(page, lambda: "team Team 0" in page.report.preview.subtitle.text())
    assert rows(page)[0] == "Maria Keller" and "=1+1 محمد 🦒" not in rows(page)
    pick(form.team, "")
    pick(form.person, "P1")
    looked(page, lambda: "=1+1 محمد 🦒" in rows(page))
    assert form.wanted.filters.employee == "P1"


def test_a_name_that_nobody_has_leaves_the_choice_as_it_was(page, looked, qtbot):
    person = page.report.form.person
    looked(page, lambda: person.count() == 3)
    qtbot.keyClicks(person.lineEdit(), " nobody at all")
    qtbot.keyClick(person.lineEdit(), Qt.Key.Key_Return)
    assert person.currentText() == "Everybody" and page.report.form.wanted.filters.employee == ""
    person.lineEdit().setText("Maria Keller (P0)")
    qtbot.keyClick(person.lineEdit(), Qt.Key.Key_Return)
    assert page.report.form.wanted.filters.employee == "P0"


def test_days_that_are_exchanged_are_said_where_the_report_would_stand(page, looked):
    period, preview = page.report.form.period, page.report.preview
    looked(page, lambda: preview.bar.count() > 0)
    pick(period.named, CHOSEN)
    period.first.show_day(period.last.day + timedelta(days=3))

    def said():
        return any("before it begins" in one.text() for one in preview.findChildren(QLabel))

    looked(page, said)
    assert not preview.bar.isVisible()
    page.opened(("exceptions", "today"))
    looked(page, lambda: preview.title.text() == "Exceptions")
    assert not said() and period.span == (period.last.day, period.last.day)


def test_the_audit_log_knows_no_sites_and_shifts(page):
    page.report.choose("audit")
    form = page.report.form
    assert not form.site.isEnabled() and not form.shift.isEnabled() and form.team.isEnabled()


def test_a_report_is_exported_and_its_folder_is_remembered(page, settled, tmp_path):
    form = page.report.form
    pick(form.format, Format.JSON.value)
    pick(form.language, Language.ENGLISH.value)
    file = tmp_path / "out" / "report.json"
    job = page.report.export_to(file)
    settled(page.desk)
    assert job.state is JobState.DONE and str(file) in job.outcome
    assert len(json.loads(file.read_text(encoding="utf-8"))["rows"]) == 2
    assert page.report.open_folder.isVisible() and page.report.written.text() == "report.json"


def test_a_path_that_cannot_be_written_is_one_sentence(page, settled, tmp_path):
    told = []
    page.desk.told.connect(lambda tone, sentence: told.append(sentence))
    (tmp_path / "file").write_text("")
    job = page.report.export_to(tmp_path / "file" / "report.csv")
    settled(page.desk)
    assert job.state is JobState.FAILED and len(told) == 1 and "cannot be written" in told[0]
    assert not page.report.open_folder.isVisible()


def test_an_export_goes_on_when_the_page_is_gone(page, settled, tmp_path, qtbot):
    job, desk = page.report.export_to(tmp_path / "report.csv"), page.desk
    page.close()
    settled(desk)
    assert job.state is JobState.DONE and (tmp_path / "report.csv").exists()


def test_a_schedule_is_made_run_changed_and_deleted(page, settled, console_site, tmp_path, qtbot):
    schedules = ReportSchedules(console_site.database)
    page.report.schedule.click()
    [dialog] = page.findChildren(ScheduleDialog)
    dialog.folder.setText(str(tmp_path / "gone"))
    dialog.action.click()
    settled(page.desk)
    assert "is not there" in dialog.fault.text() and schedules.all() == []
    dialog.folder.setText(str(tmp_path))
    pick(dialog.every, Every.WEEK.value)
    pick(dialog.on, 4)
    pick(dialog.days, Days.LAST_WEEK.value)
    dialog.forms[Format.CSV].setChecked(True)
    dialog.action.click()
    settled(page.desk)
    [made] = schedules.all()
    assert made.order.rhythm == Rhythm(Every.WEEK, on=4) and made.order.formats == ("xlsx", "csv")
    tab = page.tabs.current
    qtbot.waitUntil(lambda: tab.chosen is not None, timeout=20_000)
    tab.run_button.click()
    settled(page.desk)
    assert len([one for one in tmp_path.iterdir() if one.suffix in (".csv", ".xlsx")]) == 2
    tab.switch_button.click()
    settled(page.desk)
    assert not schedules.all()[0].order.active and "on" in tab.switch_button.text()
    tab.delete_button.click()
    QApplication.activeModalWidget().action.click()
    settled(page.desk)
    assert schedules.all() == [] and len(list(tmp_path.glob("*.csv"))) == 1


def test_what_could_not_be_written_is_said_beneath_the_table(page, settled, console_site):
    schedules, now = ReportSchedules(console_site.database), datetime.now(UTC)
    schedule_id = schedules.add(ReportOrder("daily", ("csv",), "/gone"), now, by="Olga")
    schedules.done(schedule_id, now, "The folder /gone is not there.", now, now)
    page.opened("schedules")
    settled(page.desk)
    tab = page.tabs.current
    assert tab.problem.isVisible() and "/gone" in tab.problem.text()


def test_who_may_only_look_has_no_buttons_to_schedule(desk_as, console_site, show):
    ReportSchedules(console_site.database).add(
        ReportOrder("daily", ("csv",), "/gone"), datetime.now(UTC), by="Olga"
    )
    page = show(ReportsPage(desk_as(Role.AUDITOR)), "schedules")
    tab = page.tabs.current
    assert tab.table.isVisible() and not tab.run_button.isVisible() and not tab.delete_button.isVisible()
    page.tabs.turn_to("report")
    assert page.report.export.isVisible() and not page.report.schedule.isVisible()


def test_an_empty_list_of_schedules_leads_to_the_reports(page, settled):
    page.opened("schedules")
    settled(page.desk)
    tab = page.tabs.current
    assert not tab.table.isVisible()
    tab.new_wanted.emit()
    assert page.tabs.current is page.report
