"""Where reports are written to, and what is said where that fails."""

import errno
import json
import os
from datetime import date

import pytest

from faceclock.app.attendance.reporting import KINDS, Wanted, write
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.reports.writing import Format
from faceclock.settings.housekeeping import Reports
from faceclock.settings.model import Language


def test_a_program_is_told_what_was_written(run, company, tmp_path):
    result = run("report", "daily", "--day", "2026-10-01", "-o", tmp_path / "x.csv", "--json")
    assert json.loads(result.stdout) == {"written": str(tmp_path / "x.csv"), "notes": []}


def test_a_full_disk_is_told_in_a_sentence(company, tmp_path, monkeypatch):
    """Every format meets the same error; what stood there stays."""

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for form in (Format.CSV, Format.XLSX, Format.JSON, Format.HTML):
        target = tmp_path / f"r.{form}"
        target.write_text("old")
        with pytest.raises(EnvironmentProblem, match="No space left"):
            write(company, Wanted("daily", date(2026, 10, 1), date(2026, 10, 1)), form, target)
        assert target.read_text() == "old"


def test_text_goes_to_the_screen(run, company):
    result = run("report", "daily", "--day", "2026-10-01", "--language", "en", "-o", "-")
    assert result.stdout.startswith("ID,Name,Team")
    result = run("report", "daily", "--day", "2026-10-01", "--json")
    assert json.loads(result.stdout)["report"] == "daily"
    result = run("report", "daily", "--day", "2026-10-01", "--format", "html")
    assert result.stdout.startswith("<!DOCTYPE html>")


def test_the_format_is_what_the_file_ends_in(run, company, tmp_path):
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("json", b"{"), ("html", b"<!DOCTYPE"), ("xlsx", b"PK")):
        target = tmp_path / f"report.{kind.upper()}"
        result = run("report", "daily", "--day", "2026-10-01", "--bom", "-o", target)
        assert result.exit_code == 0, result.stderr
        assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "html"])
def test_every_report_is_written_for_a_site_without_anything(run, tmp_path, kind, form):
    result = run("report", kind, "--day", "2026-10-01", "-o", tmp_path / f"empty.{form}")
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("weekly",), "choose one of daily"),
        (("daily", "--format", "doc"), "'doc' is no format"),
        (("daily", "-o", "report"), "--format"),
        (("daily", "--format", "pdf"), "goes to a file"),
        (("daily", "--month", "2026-13"), "'2026-13' is no month"),
        (("daily", "--day", "31.12.2026"), "is no day"),
        (("daily", "--from", "2026-10-05", "--to", "2026-10-01"), "exchange the two days"),
        (("daily", "--month", "2026-10", "--day", "2026-10-01"), "Give one period"),
        (("month", "--from", "2026-01-01", "--to", "2026-12-31"), "at most 35 days"),
        (("daily", "--team", "sales"), "There is no team sales; known are office, store."),
        (("daily", "--site", "moon"), "There is no site moon; known are main."),
        (("daily", "--shift", "x"), "There is no shift x; known are day."),
        (("daily", "--employee", "E9"), "There is no employee E9"),
        (("audit", "--shift", "day"), "no sites and shifts"),
        (("daily", "--language", "fr"), "choose en or zh_CN"),
        (("daily", "--from", "0001-01-01"), "years 1971"),
    ],
)
def test_bad_input_is_one_sentence(run, company, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    result = run("report", *arguments)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_target_that_cannot_be_written_is_told_and_nothing_is_left(run, company, tmp_path):
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    result = run("report", "daily", "--day", "2026-10-01", "-o", folder)
    assert result.exit_code == 1
    assert "is no file" in result.stderr
    (tmp_path / "file").touch()
    result = run("report", "daily", "--day", "2026-10-01", "-o", tmp_path / "file" / "x.csv")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert list(tmp_path.glob("*.new")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_or_device_is_not_replaced_by_a_file(run, company, tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    result = run("report", "daily", "--day", "2026-10-01", "-o", pipe)
    assert result.exit_code == 1
    assert pipe.is_fifo()


def test_a_report_that_fails_leaves_the_old_file(company, tmp_path, monkeypatch):
    target = tmp_path / "month.xlsx"
    target.write_bytes(b"the old one")
    monkeypatch.setattr("faceclock.reports.xlsx_format._MOST_ROWS", 10)
    wanted = Wanted("daily", date(2026, 10, 1), date(2026, 10, 31), language=Language.ENGLISH)
    with pytest.raises(InputProblem):
        write(company, wanted, Format.XLSX, target)
    assert target.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []


def test_a_month_without_entries_says_where_the_log_has_some(run, company, tmp_path):
    for form in ("csv", "html"):
        target = tmp_path / f"audit.{form}"
        result = run("report", "audit", "--month", "2001-02", "--language", "en", "-o", target)
        assert result.exit_code == 0
        assert "the whole log goes from Tue 1 September 2026 to" in result.stderr
    assert "the whole log goes from Tue 1 September 2026" in target.read_text()


def test_what_cannot_be_written_is_told_before_anything_is_computed(company, tmp_path):
    def too_late(done: int, total: int) -> None:
        raise AssertionError("days were computed")

    wanted = Wanted("daily", date(2026, 10, 1), date(2026, 10, 2))
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        write(company, wanted, Format.CSV, tmp_path / "file" / "x.csv", progress=too_late)
    company.settings = company.settings.model_copy(update={"reports": Reports(font="No Such Font")})
    with pytest.raises(InputProblem, match="No Such Font"):
        write(company, wanted, Format.PDF, tmp_path / "x.pdf", progress=too_late)
    assert not (tmp_path / "x.pdf").exists()


def test_the_settings_choose_the_font(run, company, tmp_path):
    assert run("settings", "set", "reports.font", "No Such Font").exit_code == 0
    result = run("report", "daily", "--day", "2026-10-01", "-o", tmp_path / "x.pdf")
    assert result.exit_code == 1
    assert "No Such Font" in result.stderr
