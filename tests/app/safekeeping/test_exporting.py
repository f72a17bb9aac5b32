"""The export of everything can be read without FaceClock, holds no secret, and runs nothing in a spreadsheet."""

import csv
import io
import json
import zipfile

import pytest
from consenting import put_on_roll

from faceclock.app.console.logins import Logins
from faceclock.app.safekeeping.exporting import export_all
from faceclock.app.site import open_site
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.people import Employee


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        put_on_roll(site.database, Employee("1", "=cmd|' /C calc'!A0", "陈"))
        site.portraits.set("1", b"a portrait")
        site.pins.set("1", "the-hash-of-a-pin")
        Logins(site).make_owner("Olga", "correct horse")
        Logins(site).set_exit_pin("482913", by="Olga")
        yield site


def test_fault_36_all_tables_are_there_as_json_lines_and_csv_that_run_nothing(site, tmp_path):
    done = export_all(site, tmp_path / "all.zip", pictures=True)
    with zipfile.ZipFile(done.file) as archive:
        assert archive.testzip() is None
        [person] = map(json.loads, archive.read("tables/employees.jsonl").splitlines())
        assert (person["name"], person["team"]) == ("=cmd|' /C calc'!A0", "陈")
        assert person["created_at"].startswith("20")
        [row] = csv.DictReader(io.StringIO(archive.read("tables/employees.csv").decode()))
        assert row["name"].startswith("'=cmd")
        [portrait] = map(json.loads, archive.read("tables/portraits.jsonl").splitlines())
        assert archive.read(f"pictures/portraits/{portrait['file_number']}.jpg") == b"a portrait"
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"the-hash-of-a-pin" not in everything and b"$argon2" not in everything
    assert done.pictures == 1


def test_pictures_are_left_out_unless_asked_for(site, tmp_path):
    with zipfile.ZipFile(export_all(site, tmp_path / "all.zip").file) as archive:
        assert not [name for name in archive.namelist() if name.startswith("pictures/")]


def test_an_export_that_is_stopped_leaves_nothing(site, tmp_path):
    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_all(site, tmp_path / "all.zip", progress=stop)
    assert not list(tmp_path.glob("all.zip*")) and not list(site.data.glob(".work-*"))


def test_a_folder_without_rights_is_told(site, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        export_all(site, tmp_path / "file" / "all.zip")
