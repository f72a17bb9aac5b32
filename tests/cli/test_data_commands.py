"""``data`` and ``camera`` on the command line."""

import json


def test_backup_check_and_restore(run, parsed, tmp_path):
    run("people", "add", "1", "Ana")
    made = parsed(run("data", "backup", tmp_path, "--json"))
    assert made["rows"]["employees"] == 1 and made["file"].endswith(".fcbackup")
    run("people", "add", "2", "Ben")
    assert parsed(run("db", "check", "--json"))["sound"]
    asked = run("data", "restore", made["file"])
    assert asked.exit_code == 1  # nobody answered
    assert len(parsed(run("people", "list", "--json"))) == 2
    done = parsed(run("data", "restore", made["file"], "--yes", "--json"))
    assert done["aside"] and [one["name"] for one in parsed(run("people", "list", "--json"))] == ["Ana"]
    assert "is sound" in run("db", "check").stdout


def test_a_backup_for_another_machine(run, parsed, data, tmp_path, monkeypatch):
    run("people", "add", "1", "Ana")
    lonely = run("data", "backup", tmp_path / "lonely")
    assert "opens on this machine alone" in lonely.stdout and "encrypted" in lonely.stdout
    monkeypatch.setenv("FACECLOCK_PASSPHRASE", "correct horse battery")
    run("keys", "passphrase")
    made = parsed(run("data", "backup", tmp_path / "one", "--json"))
    assert made["portable"]
    assert "is whole: 1 people" in run("data", "check-backup", made["file"]).stdout
    elsewhere = ("--data", tmp_path / "elsewhere", "data")
    refused = run(*elsewhere, "restore", tmp_path / "lonely.fcbackup", "--yes")
    assert refused.exit_code == 1 and "opens only with the key that it was made with" in refused.output
    run(*elsewhere, "restore", made["file"], "--yes")
    assert len(parsed(run("--data", tmp_path / "elsewhere", "people", "list", "--json"))) == 1
    run("data", "check-backup", made["file"], "--unpack", tmp_path / "out")
    assert (tmp_path / "out" / "faceclock.sqlite3").read_bytes().startswith(b"SQLite format 3")
    monkeypatch.setenv("FACECLOCK_PASSPHRASE", "another horse battery")
    wrong = run("--data", tmp_path / "third", "data", "check-backup", made["file"])
    assert wrong.exit_code == 1 and "does not open one.fcbackup" in wrong.output


def test_retain_and_export(run, parsed, tmp_path):
    run("people", "add", "1", "Ana", "--pin", "482913")
    run("people", "change", "1", "--inactive")
    run("settings", "set", "retention.face_days", "0")
    dry = parsed(run("data", "retain", "--json"))
    assert [one["employee_id"] for one in dry["people"]] == ["1"] and dry["dry_run"]
    assert "Nothing was deleted yet" in run("data", "retain").stdout
    assert parsed(run("data", "retain", "--carry-out", "--json"))["people"] == dry["people"]
    assert "Nothing is due" in run("data", "retain").stdout
    exported = parsed(run("data", "export", tmp_path / "all.zip", "--json"))
    assert exported["rows"] > 3


def test_camera_test(run):
    result = run("camera", "test", "--source", "demo", "--seconds", "1", "--json")
    found = json.loads(result.stdout)
    assert {"rate", "light", "focus"} <= {one["measure"] for one in found["findings"]}
    assert run("camera", "list").exit_code == 0
