"""The attendance benchmark runs, and its company works like people do; times are never asserted."""

from datetime import date
from pathlib import Path

import pytest

from faceclock.app import bench_attendance
from faceclock.app.attendance.showing import days_of
from faceclock.app.bench_company import make_company
from faceclock.app.site import open_site
from faceclock.domain.attendance import DayStatus


def test_everybody_comes_and_nobody_forgets(tmp_path: Path) -> None:
    first, last = date(2026, 3, 2), date(2026, 3, 15)
    punches = make_company(tmp_path / "site", 8, first, last)
    with open_site(tmp_path / "site") as site:
        days = list(days_of(site, first, last))
    worked = [day for day in days if day.status is DayStatus.PRESENT]
    assert punches == 10 * len(worked)
    assert {day.status for day in days} <= {
        DayStatus.PRESENT,
        DayStatus.WEEKEND,
        DayStatus.REST_DAY,
        DayStatus.HOLIDAY,
    }
    assert all(400 < day.worked < 520 for day in worked)


@pytest.mark.slow
def test_rows_of_the_benchmark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_attendance, "_YEARS", (date(2026, 1, 1), date(2026, 1, 31)))
    rows = bench_attendance.bench_attendance(tmp_path / "new", quick=True)
    assert [row["unit"] for row in rows] == ["1/s", "us", "MB", "s", "MB", "s", "MB"]
    assert all(row["value"] > 0 for row in rows)
    assert list((tmp_path / "new").iterdir()) == []
