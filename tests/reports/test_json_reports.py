"""JSON with typed values, the same in every language."""

import io
import json
from datetime import datetime

from report_examples import MadeUpDays, scope_of

from faceclock.reports.daily import daily
from faceclock.reports.json_format import write_json
from faceclock.reports.month import month
from faceclock.reports.overtime import overtime
from faceclock.settings.model import Language


def written(report):
    stream = io.BytesIO()
    write_json(report, stream)
    return json.loads(stream.getvalue())


def test_daily_is_what_the_days_are():
    scope, days = scope_of(6), list(MadeUpDays(6))
    document = written(daily(scope, days))
    assert (document["report"], document["from"], document["to"]) == ("daily", "2026-10-01", "2026-10-31")
    assert len(document["rows"]) == len(days)
    for row, result in zip(document["rows"], days, strict=True):
        assert row["date"] == result.day.isoformat()
        assert row["worked_minutes"] == result.worked
        assert row["overtime_minutes"] == result.worked - result.regular
        assert row["status"] == result.status.value
        assert (row["in"] and datetime.fromisoformat(row["in"])) == result.first_in
        assert (row["out"] and datetime.fromisoformat(row["out"])) == result.last_out
    assert document["totals"]["worked_minutes"] == sum(result.worked for result in days)


def test_codes_and_keys_do_not_depend_on_the_language():
    english, chinese = (
        written(month(scope_of(5, language), MadeUpDays(5)))
        for language in (Language.ENGLISH, Language.CHINESE)
    )
    without = [{key: value for key, value in row.items() if key != "team"} for row in english["rows"]]
    assert without == [{key: value for key, value in row.items() if key != "team"} for row in chinese["rows"]]
    assert english["totals"] == chinese["totals"]
    assert english["title"] != chinese["title"]


def test_a_grid_cell_tells_minutes_and_status():
    row = written(month(scope_of(1), MadeUpDays(1)))["rows"][0]
    assert row["2026-10-01"].keys() == {"worked_minutes", "status"}
    assert sum(row[key]["worked_minutes"] for key in row if key.startswith("2026-")) == row["worked_minutes"]


def test_weighted_minutes_are_paid_times_factor():
    for row in written(overtime(scope_of(9), MadeUpDays(9)))["rows"]:
        assert row["weighted_minutes"] == row["paid_minutes"] * row["multiplier"]
        assert row["overtime_minutes"] == (
            row["paid_minutes"] + row["unapproved_minutes"] + row["capped_minutes"]
        )


def test_nobody_is_an_empty_list():
    document = written(daily(scope_of(0), []))
    assert document["rows"] == []
    assert document["tables"] == {}
