"""`faceclock train` where nothing was trained yet, and with folders of runs made by hand."""

import importlib.util
import json
import os
import sys
from datetime import UTC, datetime, timedelta

import pytest

from faceclock.cli.training_told import lines_of
from faceclock.cli.training_view import duration, sparkline, watching

NOW = datetime.now(UTC)


def written(data, name, state="done", pid=1, at=NOW, events=()):
    folder = data / "training" / name
    folder.mkdir(parents=True)
    status = {
        "state": state,
        "kind": "recogniser",
        "pid": pid,
        "started_at": at.isoformat(),
        "step": 3,
        "of": 9,
    }
    (folder / "status.json").write_text(json.dumps(status), encoding="utf-8")
    lines = [json.dumps({"event": "step", "step": s, "of": 9, "loss": v}) for s, v in events]
    (folder / "events.jsonl").write_text("\n".join([*lines, '{"event": "st']), encoding="utf-8")
    return folder


def sentence(done):
    assert done.exit_code == 1 and done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


def test_without_runs(run, parsed):
    assert parsed(run("train", "list", "--json")) == []
    assert "train run RUN.toml" in run("train", "list").stdout
    for words in (["show"], ["resume"], ["stop"], ["export", "-o", "x"], ["pictures", "-o", "x"]):
        assert "no training run 'mine'" in sentence(run("train", words[0], "mine", *words[1:]))
    assert run("train", "pictures", "-o", "x").exit_code == 2
    assert "no run file" in sentence(run("train", "run", "nowhere.toml"))


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="torch is installed")
@pytest.mark.parametrize("words", [["run"], ["check"]])
def test_without_torch_one_sentence_says_how_to_get_it(spawn, tmp_path, data, words):
    (tmp_path / "mine.toml").write_text('kind = "recogniser"\n', encoding="utf-8")
    done = spawn("train", *words, "mine.toml")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert "needs torch" in done.stderr and "pip install 'faceclock[train]'" in done.stderr
    assert "requirements-train.lock" in done.stderr
    assert not (data / "training" / "mine").exists()


def test_a_trainer_that_was_chosen_is_heard(spawn):
    done = spawn("train", "check", "nowhere.toml", FACECLOCK_TRAINER=sys.executable)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert "nowhere.toml" in done.stderr or "needs torch" in done.stderr


@pytest.mark.parametrize("name", ["../mine", "a b", "", ".hidden", "x" * 81])
def test_names_are_plain(run, tmp_path, name):
    (tmp_path / "mine.toml").touch()
    assert "cannot be called" in sentence(run("train", "run", tmp_path / "mine.toml", "--name", name or " "))


def test_a_process_that_is_gone_is_no_running_run(run, data, parsed):
    written(data, "gone", "running", pid=2**22 + 1)
    written(data, "reused", "running", pid=os.getpid(), at=NOW - timedelta(days=3))
    written(data, "alive", "running", pid=os.getpid(), at=NOW, events=[(1, 4.0), (2, 2.5)])
    states = {row["name"]: row["state"] for row in parsed(run("train", "list", "--json"))}
    assert states == {"reused": "stopped", "gone": "stopped", "alive": "running"}
    assert "going on already" in sentence(run("train", "resume", "alive"))
    assert "wait for its end" in sentence(run("train", "export", "alive", "-o", "x"))
    assert "it is stopped" in sentence(run("train", "stop", "gone"))


def test_the_last_loss_is_read_past_a_line_that_was_cut_off(run, data, parsed):
    written(data, "mine", events=[(1, 4.0), (2, 2.5), (3, 1.5)])
    (row,) = parsed(run("train", "list", "--json"))
    assert (row["loss"], row["step"], row["of"]) == (1.5, 3, 9)
    assert parsed(run("train", "show", "mine", "--json"))["losses"] == [[1, 4.0], [2, 2.5], [3, 1.5]]
    assert "█▄▁" in run("train", "show", "mine").stdout
    assert "mine" in run("train", "list").stdout


@pytest.mark.parametrize("text", ["", "[]", '{"pid": 1}', "\x00", '{"pid": "x", "started_at": 3}'])
def test_a_damaged_status_is_said_and_hides_no_other_run(run, data, parsed, text):
    (written(data, "broken") / "status.json").write_text(text, encoding="utf-8")
    written(data, "whole")
    states = {row["name"]: row["state"] for row in parsed(run("train", "list", "--json"))}
    assert states == {"broken": "damaged", "whole": "done"}
    assert "damaged" in run("train", "show", "broken").stdout


def test_a_pack_is_exported_whole(run, data, tmp_path, parsed):
    folder = written(data, "mine")
    (folder / "pack" / "better").mkdir(parents=True)
    (folder / "pack" / "better" / "pack.toml").touch()
    (folder / "recogniser.onnx").touch()
    told = parsed(run("train", "export", "mine", "-o", tmp_path / "out", "--json"))
    assert told["files"] == ["better"] and (tmp_path / "out" / "better" / "pack.toml").is_file()
    assert "not empty" in sentence(run("train", "export", "mine", "-o", tmp_path / "out"))


def test_the_trainer_s_python_is_chosen_and_checked(spawn, run, tmp_path):
    (tmp_path / "mine.toml").touch()
    done = spawn("train", "run", "mine.toml", FACECLOCK_TRAINER="/nowhere/python")
    assert done.returncode == 1 and "/nowhere/python is not there" in done.stderr
    run("settings", "set", "training.python", "/elsewhere/python")
    assert "/elsewhere/python" in sentence(run("train", "run", tmp_path / "mine.toml"))


def test_the_data_folder_may_be_a_file(spawn, tmp_path):
    (tmp_path / "mine.toml").touch()
    (tmp_path / "file").touch()
    done = spawn("train", "run", "mine.toml", "--data", "file")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1


DATA_EVENT = {
    "event": "data",
    "pictures": 40,
    "no_face": 3,
    "unreadable": 0,
    "skipped": 2,
    "train": {"people": 4, "pictures": 30},
    "notes": ["1 of 4 people have one picture."],
    "report": "/cache/data.json",
}


@pytest.mark.parametrize("terminal", [False, True])
def test_pictures_that_are_not_used_are_told(capsys, monkeypatch, terminal):
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    with watching(json=False) as hear:
        hear(DATA_EVENT)
        hear({"event": "left_out", "picture": "Ann/[1].jpg", "why": "no face was found"})
    told = capsys.readouterr().err
    assert "Not used of 40 pictures: 3 without a face, 2 unlabelled; /cache/data.json names them." in told
    assert "1 of 4 people have one picture." in told and "Ann/[1].jpg is not used: no face was found" in told


def test_a_check_is_told_in_words():
    told = {
        "event": "check",
        "kind": "recogniser",
        "size": [96, 112],
        "seconds_per_step": [0.5, 0.25],
        "eta_seconds": 720,
        "sizes": {"people": 4, "pictures": 9},
        "warnings": ["Few."],
    }
    assert list(lines_of(told)) == [
        "kind: recogniser",
        "size: 96 x 112",
        "seconds per step: 0.5, 0.25",
        "time: 12 min",
        "sizes: 4 people, 9 pictures",
        "Few.",
    ]


def test_small_things_for_the_eye(capsys):
    assert sparkline([3.0, 2.0, 1.0]) == "█▅▁" and sparkline([1.0]) == "▁"
    assert len(sparkline(range(1000))) == 60
    assert [duration(s) for s in (None, 45, 720, 11100)] == ["", "45 s", "12 min", "3 h 05 min"]
    with watching(json=True) as hear:
        hear({"event": "step", "step": 1})
    assert json.loads(capsys.readouterr().out) == {"event": "step", "step": 1}
