"""Tables and folders of people that were made to do something: they are names, numbers and refusals."""

import csv
import io
from pathlib import Path

import pytest

from faceclock.app.console.logins import Logins
from faceclock.app.console.people_importing import PeopleImports
from faceclock.app.people_import import import_people
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "Robert'); DROP TABLE employees;--",
    "../../etc/cron.d/x",
    "<img src=file:///etc/passwd>",
    "{0.__class__} %s%n ${x}",
)
AGREES = frozenset({Purpose.RECOGNITION})


@pytest.fixture
def site(tmp_path: Path):
    with open_site(tmp_path / "data") as opened:
        yield opened


def written(rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("id", "name", "team", "photo", "pin"), *rows])
    return text.getvalue()


def test_fault_36_what_a_table_says_is_stored_letter_by_letter(site, tmp_path) -> None:
    table = tmp_path / "people.csv"
    table.write_text(written([(text, text, text, "", "") for text in HOSTILE]), encoding="utf-8")
    import_people(site, table)
    people = {(found.id, found.name, found.team) for found in site.employees.all()}
    assert people == {(text, text, text) for text in HOSTILE}
    assert {path.name for path in tmp_path.iterdir()} == {"data", "people.csv"}


@pytest.mark.parametrize("letter", ["\0", "\x1b[2J", "\u202e", "\u2066"], ids=ascii)
def test_fault_36_what_cannot_be_shown_as_it_is_written_is_refused(site, tmp_path, letter) -> None:
    table = tmp_path / "people.csv"
    table.write_text(written([("1", f"An{letter}na", "", "", ""), ("2", "Bo", "", "", "")]), encoding="utf-8")
    report = import_people(site, table)
    assert [found.id for found in site.employees.all()] == ["2"]
    [refusal] = report.refused
    assert refusal.source == "people.csv:2" and letter not in refusal.reason


@pytest.mark.parametrize(
    "photo",
    ["../../../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "/dev/zero", "\\\\server\\x.png"],
)
def test_fault_36_a_photograph_that_is_no_photograph_is_refused_and_kept_nowhere(
    site, tmp_path, photo
) -> None:
    table = tmp_path / "people.csv"
    table.write_text(written([("1", "Anna", "", photo, "")]), encoding="utf-8")
    report = import_people(site, table, agrees=AGREES)
    assert len(report.refused) == 1 and report.added == 0
    for kept in (tmp_path / "data").rglob("*"):
        assert kept.is_dir() or b"root:x:0" not in kept.read_bytes()


def test_fault_36_the_list_of_refusals_runs_nothing_and_stays_where_it_is_put(site, tmp_path) -> None:
    people = tmp_path / "people"
    for name in ("=cmd|' {C calc'!A0", "@SUM(1+1)", "'; DROP TABLE employees;--"):
        (people / name).mkdir(parents=True)
        (people / name / "=1+1.jpg").write_bytes(b"no picture")
    report = import_people(site, people, agrees=AGREES)
    assert len(report.refused) == 3 and site.employees.all() == []
    imports = PeopleImports(Logins(site).make_owner("Olga", "correct horse"), site)
    imports.save_refusals(
        [*report.refused, type(report.refused[0])("=1+1.jpg", "@x")], tmp_path / "refused.csv"
    )
    rows = list(csv.reader(io.StringIO((tmp_path / "refused.csv").read_text("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
