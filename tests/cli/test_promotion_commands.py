"""``people consent`` and ``train compare``, ``promote``, ``rollback`` as a person and a program read them."""

import json
import os
from datetime import UTC, datetime

import pytest

from faceclock.cli.context import Context
from faceclock.cli.promotion import _show_comparison, _show_switch
from faceclock.domain.people import Employee
from faceclock.settings.paths import database_file
from faceclock.storage.database import open_database
from faceclock.storage.employees import Employees

MEASURE = {
    "set": "site",
    "name": "rank 1",
    "group": "Sales",
    "people": 12,
    "current": 0.9,
    "candidate": 1.0,
    "difference": 0.1,
    "low": 0.02,
    "high": 0.2,
    "verdict": "better",
}

STATUS = {"state": "done", "kind": "adapter", "pid": 1, "started_at": "2026-01-01T00:00:00+00:00"}
RUN_FILES = {
    "mine": 'kind = "adapter"\n[people]\nimages = "site:data"',
    "named": '[data]\nimages = "site:data"\ncache = "faces"',
    "going": 'kind = "adapter"\n[people]\nimages = "site:data"',
    "public": '[data]\nimages = "lfw.tar"\ncache = "others"',
}


@pytest.fixture
def anna(data):
    with open_database(database_file(data)) as database:
        Employees(database).add(Employee("7", "Anna"))


def test_consent_is_given_withdrawn_and_shown(run, anna, parsed):
    shown = parsed(run("people", "consent", "7", "--json"))
    assert (shown["pictures"], shown["training"], shown["history"]) == (False, False, [])
    run("people", "consent", "7", "--keep-pictures", "--training")
    told = parsed(run("people", "consent", "7", "--no-training", "--form", "agreement 3", "--json"))
    assert (told["pictures"], told["training"]) == (True, False)
    assert [item["text"] for item in told["history"]] == ["faceclock-1", "faceclock-1", "agreement 3"]
    printed = run("people", "consent", "7").stdout
    assert "pictures: agreed" in printed and "training: not agreed" in printed
    assert "enrolment.keep_pictures true" in printed
    [row] = parsed(run("people", "list", "--json"))
    assert (row["pictures"], row["agrees"]) == (0, ["pictures"])


def test_a_withdrawal_takes_the_faces_that_ended_runs_keep_and_names_those_of_others(run, anna, data, parsed):
    assert parsed(run("people", "consent", "7", "--no-training", "--json"))["training_caches"] == []
    going = STATUS | {"state": "running", "pid": os.getpid(), "started_at": datetime.now(UTC).isoformat()}
    for name, said in RUN_FILES.items():
        folder = data / "training" / name
        folder.mkdir(parents=True)
        status = going if name == "going" else STATUS
        (folder / "status.json").write_text(json.dumps(status | {"cwd": str(data)}))
        (folder / "run.toml").write_text(said)
    runs = data / "training"
    held = [data / "faces", runs / "going" / "cache", runs / "mine" / "cache"]
    for path in [*held, data / "others"]:
        path.mkdir()
        (path / "crops-1.npy").write_text("faces")
    (data / "faces" / "mine.txt").write_text("nobody's face")
    (runs / "mine" / "review.html").write_text("faces")
    told = parsed(run("people", "consent", "7", "--json"))["training_caches"]
    assert told == [str(path) for path in [*held, runs / "mine" / "review.html"]]
    printed = run("people", "consent", "7", "--no-training").stdout.replace("\n", "")
    assert str(runs / "going" / "cache") in printed and "others" not in printed
    assert "keep what they learnt" in printed
    left = sorted(path.name for path in data.rglob("*") if "crops" in path.name or "review" in path.name)
    assert left == ["crops-1.npy", "crops-1.npy"]  # of the run that goes on, and of pictures from elsewhere
    assert (data / "faces" / "mine.txt").exists() and not (runs / "mine" / "cache").exists()
    run("people", "consent", "7", "--training")
    assert parsed(run("people", "consent", "7", "--json"))["training_caches"] == []


def test_consent_of_nobody_is_one_sentence(run, anna):
    done = run("people", "consent", "8", "--training")
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert "Nobody has the ID 8" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["promote", "starter"], "starter is the pack in use already"),
        (["promote", "none"], "There is no model pack 'none'"),
        (["promote", "starter", "--force", " "], "--force needs the reason"),
        (["compare", "starter"], "starter is the pack in use"),
        (["rollback"], "There is nothing to roll back"),
    ],
)
def test_refusals_are_one_sentence(run, arguments, said, monkeypatch):
    monkeypatch.delenv("FACECLOCK_MODELS", raising=False)
    done = run("train", *arguments)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert said in done.stderr


def test_pairs_need_their_pictures(run, tmp_path):
    assert run("train", "compare", "starter", "--pairs", tmp_path / "pairs.txt").exit_code == 2


def test_a_comparison_is_a_table_and_a_sentence(capsys):
    unmeasured = MEASURE | {"group": "", "current": None, "low": None, "high": None, "verdict": "too few"}
    report = {
        "measures": [MEASURE, unmeasured],
        "current": {"name": "old"},
        "candidate": {"name": "new"},
        "warnings": ["Beware."],
        "reasons": [],
        "passed": True,
        "verdict": "better",
        "report": "/x/comparison.json",
    }
    _show_comparison(report)
    printed = capsys.readouterr().out
    assert "site: Sales" in printed and "+2.00% to +20.00%" in printed and "? to ?" in printed
    assert "Beware." in printed
    assert "new is better than old and may be promoted. Kept in /x/comparison.json." in printed


def test_a_switch_tells_who_must_come_again(capsys, data):
    answer = {
        "pack": "new",
        "previous": "old",
        "people": 6,
        "templates": 12,
        "made": 12,
        "threshold": 0.5,
        "threshold_extrapolated": True,
        "come_again": [{"employee_id": "7", "name": "Anna", "reason": "no picture is kept"}],
        "lookalikes": [{"employee_id": "1", "other_id": "2", "similarity": 0.7}],
        "notice": "Start again.",
    }
    _show_switch(Context(data, "", json=False), answer)
    printed = capsys.readouterr().out
    assert "beyond what was measured" in printed
    assert "1 looks like 2" in printed
    assert "no picture is kept" in printed and "Start again." in printed
    _show_switch(Context(data, "", json=True), answer)
    assert json.loads(capsys.readouterr().out) == answer
