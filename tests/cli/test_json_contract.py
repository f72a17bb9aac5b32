"""The JSON keys that callers read, from the real program on real photographs."""

import json

import pytest

pytestmark = pytest.mark.shared

PUNCH = {"event", "employee_id", "name", "direction", "at", "suppressed", "kiosk"}

AGREED = ("--recognition", "--json")


@pytest.fixture
def enrolled(run, packed, stills, parsed):
    report = parsed(
        run("enroll", "--id", "7", "--name", "Joe Biden", "--team", "Old", stills / "biden.jpg", *AGREED)
    )
    lists = ("refused", "lookalikes", "bystanders", "weak", "unable")
    assert report == {"added": 1, "updated": 0, **{name: [] for name in lists}}


def test_people_list(run, enrolled, parsed):
    (person,) = parsed(run("people", "list", "--json"))
    expected = {"employee_id": "7", "name": "Joe Biden", "team": "Old", "templates": 1, "active": True}
    assert expected.items() <= person.items()


def test_enrolling_again_updates(run, enrolled, stills, parsed):
    report = parsed(run("enroll", "--id", "7", "--name", "Joe", stills / "biden.jpg", "--json"))
    assert (report["added"], report["updated"]) == (0, 1)


def test_detect(run, packed, stills, parsed):
    photo = stills / "obama.jpg"
    first, second = parsed(run("detect", photo, photo, "--json"))
    assert first == second
    assert {"photo", "width", "height", "faces"} <= first.keys()
    (face,) = first["faces"]
    assert len(face["box"]) == 4 and len(face["landmarks"]) == 5
    assert 0.5 < face["score"] <= 1


def test_verify(run, packed, stills, parsed):
    answer = parsed(run("verify", stills / "obama.jpg", stills / "biden.jpg", "--json"))
    assert {"similarity", "threshold", "same"} <= answer.keys()
    assert answer["same"] is False


def test_identify(run, enrolled, stills, parsed):
    answer = parsed(run("identify", stills / "biden.jpg", "--json"))
    assert {"employee_id", "similarity", "runner_up", "threshold", "reason"} <= answer.keys()
    assert (answer["employee_id"], answer["reason"]) == ("7", None)
    stranger = parsed(run("identify", stills / "obama.jpg", "--json"))
    assert (stranger["employee_id"], stranger["reason"]) == (None, "below_threshold")


def test_people_import_goes_on_past_bad_rows(run, packed, stills, tmp_path, parsed):
    table = tmp_path / "people.csv"
    rows = ["id,name,team,photo", f"1,Ada,,{stills / 'obama.jpg'}", "2,Bob,,missing.jpg", ",Nobody,,x.jpg"]
    table.write_text("\n".join(rows), encoding="utf-8")
    report = parsed(run("people", "import", table, *AGREED))
    assert report["added"] == 1
    assert [set(item) for item in report["refused"]] == [{"source", "reason"}] * 2


def test_an_import_that_enrols_nobody_prints_its_report_and_fails(run, packed, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("id,name,team,photo\n2,Bob,,missing.jpg\n", encoding="utf-8")
    done = run("people", "import", table, *AGREED)
    assert done.exit_code == 1
    assert len(json.loads(done.stdout)["refused"]) == 1
    assert len(done.stderr.splitlines()) == 1


def test_models_list(run, packed, parsed):
    rows = parsed(run("models", "list", "--json"))
    keys = {"name", "version", "licence", "commercial_use", "installed", "digest", "path"}
    assert all(keys <= row.keys() for row in rows)
    assert next(row["name"] for row in rows if row["installed"]) == "development"


def test_a_pack_named_by_the_global_option_is_described_and_verified(run, packed, parsed):
    assert parsed(run("models", "verify", "--pack", "development", "--json"))["name"] == "development"
    assert parsed(run("models", "info", "--pack", "development"))["name"] == "development"


def test_kiosk_tells_events_line_by_line(spawn, run, enrolled, stills, parsed, data):
    """A still is a clip of one picture: too short to punch."""
    done = spawn(
        "kiosk", "--json", "--fast", "--source", stills / "biden.jpg", "--start", "2025-03-31T08:00:00Z"
    )
    assert (done.returncode, done.stderr) == (0, "")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"event", "frames", "skipped"} <= events[-1].keys()
    assert events[-1]["event"] == "end"


@pytest.mark.slow
def test_demo_checks_everybody_in_and_the_punches_are_on_disk(run, packed, parsed, data):
    told = parsed(run("demo", "--json"))
    listed = parsed(run("punches", "--json", "--data", data / "demo"))
    assert listed and all(punch.keys() >= PUNCH for punch in listed)
    assert [punch["employee_id"] for punch in told["checked_in"]] == [
        punch["employee_id"] for punch in listed
    ]
    first, last = listed[0]["at"], listed[-1]["at"]
    assert parsed(run("punches", "--json", "--data", data / "demo", "--to", first)) == []
    assert len(parsed(run("punches", "--json", "--data", data / "demo", "--from", last))) == 1


def test_settings(run, data, parsed):
    assert run("settings", "set", "kiosk.theme", "dark").exit_code == 0
    assert parsed(run("settings", "show", "--json"))["kiosk"]["theme"] == "dark"
    assert "kiosk.theme" in run("settings", "show").stdout


def test_pin(run, enrolled):
    assert run("pin", "set", "7", "--pin", "240613").exit_code == 0


def test_doctor(run, packed, parsed):
    checks = parsed(run("doctor", "--json"))
    assert all({"name", "ok", "detail", "advice"} <= check.keys() for check in checks)
    assert all(check["ok"] for check in checks if check["essential"])
