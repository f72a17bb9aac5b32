"""Reports of the console: previews of any size, exports that can be stopped, schedules."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from faceclock.app.attendance.report_scope import Filters
from faceclock.app.attendance.reporting import Wanted
from faceclock.app.console.logins import Logins
from faceclock.app.console.reports import ReportService
from faceclock.app.console.reports_preview import MOST_PEOPLE, MOST_ROWS
from faceclock.app.site import Site, open_site
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.report_schedule import Every, ReportOrder, Rhythm
from faceclock.reports.model import Tone
from faceclock.reports.writing import Format
from faceclock.settings.model import Language
from faceclock.storage.audit import Audit

DAY = date(2025, 11, 18)


@pytest.fixture
def site(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text('[site]\nzone = "UTC"\n', encoding="utf-8")
    with open_site(data) as opened:
        yield opened


@pytest.fixture
def reports(site: Site) -> ReportService:
    return ReportService(Logins(site).make_owner("Olga", "correct horse"), site)


def enrol(site: Site, count: int) -> None:
    with site.database.transaction():
        for number in range(count):
            person = Employee(f"P{number:04d}", f"Person {number}", f"Team {number % 3}")
            site.employees.add(person, at=datetime(2025, 11, 1, tzinfo=UTC))


def worked(site: Site, who: str) -> None:
    for hour, direction in ((8, Direction.IN), (16, Direction.OUT)):
        at = datetime.combine(DAY, time(hour), UTC)
        site.punches.add(Punch(uuid7(), who, at, "UTC", direction, Method.FACE, "kiosk-1"))


def daily(**filters: str) -> Wanted:
    return Wanted("daily", DAY, DAY, Filters(**filters), Language.ENGLISH)


def test_a_preview_has_what_the_report_has(site, reports):
    enrol(site, 3)
    worked(site, "P0001")
    seen = reports.preview(daily())
    assert seen.title == "Daily attendance" and "18 November 2025" in seen.subtitle and not seen.cut
    assert seen.figures and seen.charts
    [table] = seen.tables
    cells = {row[[column.title for column in table.columns].index("Name")][0]: row for row in table.rows}
    assert ("8:00", Tone.PLAIN) in cells["Person 1"]
    assert "8:00" in table.totals and not table.more


@pytest.mark.parametrize("kind", ["daily", "month", "overtime", "exceptions", "present", "audit"])
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_every_kind_has_a_preview(site, reports, kind, language):
    enrol(site, 2)
    worked(site, "P0000")
    seen = reports.preview(Wanted(kind, DAY, DAY, language=language))
    assert seen.title and all(len(row) == len(table.columns) for table in seen.tables for row in table.rows)


def test_a_large_report_is_cut_and_says_so(site, reports):
    enrol(site, MOST_PEOPLE + 30)
    seen = reports.preview(Wanted("daily", DAY, DAY + timedelta(days=1), language=Language.ENGLISH))
    assert seen.cut and not seen.figures and not seen.charts
    [table] = seen.tables
    assert len(table.rows) == MOST_ROWS and table.more and not table.totals
    assert not reports.preview(daily(employee="P0229")).cut


def test_a_preview_of_decades_is_refused_before_it_is_computed(site, reports):
    with pytest.raises(InputProblem, match="Up to 400 days"):
        reports.preview(Wanted("daily", date(2010, 1, 1), date(2030, 1, 1)))


def test_what_it_can_be_narrowed_to(site, reports):
    enrol(site, 4)
    choices = reports.choices()
    assert choices.teams == ("Team 0", "Team 1", "Team 2")
    assert choices.people[0] == ("P0000", "Person 0")
    with pytest.raises(InputProblem, match="There is no team Nowhere"):
        reports.preview(daily(team="Nowhere"))


def test_an_export_is_written_and_audited(site, reports, tmp_path):
    enrol(site, 2)
    worked(site, "P0000")
    file = tmp_path / reports.file_name(daily(team="Team 0"), Format.JSON)
    assert file.name == "daily_Team-0_2025-11-18.json"
    reports.export(daily(team="Team 0"), Format.JSON, file)
    assert [row["employee_id"] for row in json.loads(file.read_text(encoding="utf-8"))["rows"]] == ["P0000"]
    newest = Audit(site.database).newest(1)[0]
    assert (newest.action, newest.actor, newest.detail["file"]) == ("report.export", "Olga", str(file))


def test_an_export_is_stopped_while_it_is_written(site, reports, tmp_path):
    enrol(site, 300)

    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reports.export(daily(), Format.CSV, tmp_path / "out" / "x.csv", reading=stop)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_path_that_cannot_be_written_is_said_before_anything_is_computed(site, reports, tmp_path):
    enrol(site, 2)
    (tmp_path / "file").write_text("no folder")

    def never(done: int, total: int) -> None:
        raise AssertionError("computed")

    with pytest.raises(EnvironmentProblem, match=r"cannot be written .*; choose another file"):
        reports.export(daily(), Format.CSV, tmp_path / "file" / "x.csv", never, never)


def order(folder: Path, **other) -> ReportOrder:
    usual = {"kind": "daily", "formats": ("csv",), "rhythm": Rhythm(Every.DAY, time(6))}
    return ReportOrder(folder=str(folder), **{**usual, **other})


def test_a_schedule_from_beginning_to_end(site, reports, tmp_path):
    enrol(site, 1)
    schedule_id = reports.add_schedule(order(tmp_path))
    [one] = reports.schedules()
    assert one.id == schedule_id and one.actor == "Olga" and one.next_due > datetime.now(UTC)
    assert len(reports.run_schedule(schedule_id).files) == 1
    assert reports.schedules()[0].last_run is not None
    reports.change_schedule(schedule_id, order(tmp_path / "gone", active=False))
    assert not reports.schedules()[0].order.active
    reports.remove_schedule(schedule_id)
    assert reports.schedules() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"folder": "relative"}, "whole path"),
        ({"folder": "/nowhere at all"}, "is not there"),
        ({"formats": ()}, "at least one format"),
        ({"team": "Nowhere"}, "no team Nowhere"),
    ],
)
def test_what_cannot_be_scheduled_is_said_at_once(site, reports, tmp_path, change, said):
    enrol(site, 1)
    asked = {"folder": str(tmp_path), **change}
    with pytest.raises((EnvironmentProblem, InputProblem), match=said):
        reports.add_schedule(order(Path(asked.pop("folder")), **asked))
    assert reports.schedules() == []
