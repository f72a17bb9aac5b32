"""What a person reads, on a terminal and in a file."""

import time

import pytest
import typer

from faceclock.app.import_report import ImportReport, Refusal
from faceclock.cli.bench import _cells
from faceclock.cli.context import Context
from faceclock.cli.evaluate import _point
from faceclock.cli.instants import instant, local_time
from faceclock.cli.narration import Summary, narrate
from faceclock.cli.output import show_table
from faceclock.cli.people import show_report
from faceclock.cli.progress import progress
from faceclock.matching.statistics import UNMEASURABLE

PUNCH = {
    "event": "punch",
    "employee_id": "7",
    "name": "Ada [bold]",
    "direction": "in",
    "at": "2025-03-31T08:00:00.000000Z",
    "suppressed": False,
}


def test_tables_cut_nothing_and_take_markup_literally(capsys):
    show_table(("name", "path"), [("Ada [bold]", "/x" * 60)], empty="nobody")
    printed = capsys.readouterr().out
    assert "Ada [bold]" in printed
    assert "/x" * 60 in printed


def test_an_empty_table_says_so(capsys):
    show_table(("name",), [], empty="Nobody is enrolled yet.")
    assert capsys.readouterr().out == "Nobody is enrolled yet.\n"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (PUNCH, "Ada [bold] (7) checked in"),
        (PUNCH | {"suppressed": True}, "not counted"),
        ({"event": "unknown", "at": PUNCH["at"]}, "not enrolled"),
        ({"event": "refused", "reason": "too_dark", "at": PUNCH["at"]}, "too_dark"),
        ({"event": "source", "state": "live", "message": ""}, "Source live\n"),
        ({"event": "end", "frames": 3, "skipped": 1}, "3 frames"),
        ({"event": "not_recorded", "at": PUNCH["at"], "message": "The disk is full."}, "The disk is full."),
    ],
)
def test_narration(capsys, event, said):
    narrate(event)
    assert said in capsys.readouterr().out


def test_summary():
    summary = Summary()
    for event in (PUNCH, {"event": "unknown"}, {"event": "refused"}, {"event": "end", "frames": 9}):
        summary.hear(event)
    assert (summary.unknown, summary.refused, summary.frames) == (1, 1, 9)
    assert "Ada [bold]" in summary.sentence()


def test_quick_work_shows_no_progress(capsys):
    with progress("Counting") as advance:
        advance(1, 2)
    assert capsys.readouterr() == ("", "")


def test_instants():
    assert instant("") is None
    day, end = instant("2025-03-31"), instant("2025-03-31", end_of_day=True)
    assert day and end and 82_000 < (end - day).total_seconds() < 91_000  # a day with a change of clocks too
    assert str(instant("2025-03-31T08:00:00Z", end_of_day=True)).startswith("2025-03-31")
    for text in ("tomorrow", "9999-12-31T23:59:59", "0001-01-01"):
        with pytest.raises(typer.BadParameter):
            instant(text)


def test_people_read_local_time_with_its_zone(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        assert local_time("2025-03-31T08:00:00.123456Z") == "2025-03-31 10:00:00 CEST"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_bench_cells_say_beside_what_and_which_limit():
    row = {"name": "frame", "value": 5.0, "unit": "ms", "reference": 4.0, "ratio": 1.25, "target": 1.15}
    assert _cells(row | {"reference_name": "bare nets"})[3:] == [1.25, "<= 1.15", "4 ms, bare nets"]
    assert _cells(row | {"reference": None, "ratio": None, "target": None})[3:] == [None, None, None]


def test_rates_that_so_few_comparisons_cannot_show_are_said_to_be_so():
    assert (
        _point({"value": 0.1, "low": 0.05, "high": 0.2, "threshold": 0.4})
        == "0.1000 (0.0500 to 0.2000) at 0.400"
    )
    assert _point(dict(UNMEASURABLE)) == "cannot be measured with so few comparisons"


def test_a_refusal_takes_one_line_whatever_the_file_is_called(capsys, tmp_path):
    report = ImportReport(refused=[Refusal("a\nb.jpg", "No face was found.")])
    show_report(Context(tmp_path, "", json=False), report)
    assert capsys.readouterr().out.splitlines()[1:] == ["  refused a b.jpg: No face was found."]
