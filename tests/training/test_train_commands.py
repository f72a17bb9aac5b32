"""`faceclock train` with real runs in real processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from promotion_examples import STARTER, make_site, photographs
from small_people import make_people, write_run

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
NETWORK = 'network = "compact-face"\noptions = {width = 8}'
ENDLESS = "steps = 100000\nsave_seconds = 0.5"
Done = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    make_people(folder)
    write_run(folder, NETWORK, "steps = 25", name="short")
    write_run(folder, NETWORK, ENDLESS, name="endless")
    write_run(folder, NETWORK, "stepz = 25", name="wrong")
    return folder


def command(folder: Path, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "faceclock", "--data", str(folder / "data"), "train", *map(str, arguments)]


def call(folder: Path, *arguments: object) -> Done:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        command(folder, *arguments),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )


def listed(folder: Path) -> dict[str, dict]:
    return {run["name"]: run for run in json.loads(call(folder, "list", "--json").stdout)}


def until(true: Callable[[], bool]) -> None:
    for _ in range(1200):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it took over two minutes")


def one_line(done: Done) -> str:
    assert done.returncode == 1 and done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


def test_a_run_is_told_line_by_line_shown_exported_and_drawn(site: Path) -> None:
    done = call(site, "run", "short.toml", "--json")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr, events[-1]["event"]) == (0, "", "done")
    step = [event for event in events if event["event"] == "step"][-1]
    assert {"step", "of", "loss", "images_per_second", "eta_seconds"} <= step.keys() and step["of"] == 25
    assert (
        listed(site)["short"] | {"kind": "recogniser", "state": "done", "step": 25, "of": 25}
        == listed(site)["short"]
    )
    shown = json.loads(call(site, "show", "short", "--json").stdout)
    assert shown["run"]["schedule"]["steps"] == 25 and len(shown["losses"]) >= 1
    assert "loss" in call(site, "show", "short").stdout
    assert "already" in one_line(call(site, "run", "short.toml"))
    assert "is done" in one_line(call(site, "resume", "short"))
    exported = json.loads(call(site, "export", "short", "-o", "taken", "--json").stdout)
    assert exported["files"] == ["recogniser.onnx", "recogniser.safetensors", "run.toml"]
    assert "not empty" in one_line(call(site, "export", "short", "-o", "taken"))
    drawn = call(site, "pictures", "short", "-o", "drawn")
    assert drawn.returncode == 0, drawn.stderr
    assert (site / "drawn" / "curves.png").stat().st_size > 10_000 and (
        site / "drawn" / "theta.svg"
    ).is_file()


def test_a_run_outlives_its_command_is_stopped_resumed_and_killed(site: Path) -> None:
    begun = json.loads(call(site, "run", "endless.toml", "--detach", "--json").stdout)
    assert (begun["event"], begun["state"]) == ("started", "running")
    assert "going on already" in one_line(call(site, "resume", "endless"))
    folder = site / "data" / "training" / "endless"
    until(lambda: (folder / "checkpoint.pt").is_file() and '"step"' in (folder / "events.jsonl").read_text())
    stopped = json.loads(call(site, "stop", "endless", "--json").stdout)
    assert stopped["state"] == "cancelled" and stopped["step"] > 0
    assert "is not going on" in one_line(call(site, "stop", "endless"))

    process = subprocess.Popen(
        command(site, "resume", "endless", "--json"),
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        while (event := json.loads(process.stdout.readline()))["event"] != "step":
            pass
        assert event["step"] > stopped["step"]
        os.kill(listed(site)["endless"]["pid"], signal.SIGKILL)
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 1 and "SIGKILL" in complaint and len(complaint.splitlines()) == 1
    assert listed(site)["endless"]["state"] == "stopped"
    assert call(site, "export", "endless", "-o", "so-far").returncode == 0
    assert (site / "so-far" / "recogniser.onnx").is_file()


def test_ctrl_c_asks_the_trainer_to_end_and_says_how_to_go_on(site: Path) -> None:
    with subprocess.Popen(
        command(site, "run", "endless.toml", "--name", "broken-off", "--json"),
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        while json.loads(process.stdout.readline())["event"] != "step":
            pass
        process.send_signal(signal.SIGINT)
        told, complaint = process.communicate(timeout=100)
    assert process.returncode == 130 and "train resume broken-off" in complaint
    steps = [json.loads(line)["step"] for line in told.splitlines() if '"step"' in line]
    assert steps == sorted(set(steps))
    assert listed(site)["broken-off"]["state"] == "cancelled"


def test_the_trainer_s_sentence_passes_through_and_nothing_stays(site: Path) -> None:
    for done in (call(site, "check", "wrong.toml"), call(site, "run", "wrong.toml")):
        assert "stepz is unknown; did you mean 'steps'" in one_line(done)
    assert not (site / "data" / "training" / "wrong").exists()


def test_a_check_speaks_in_words(site: Path) -> None:
    done = call(site, "check", "short.toml")
    assert done.returncode == 0 and "size: 112 x 112" in done.stdout and "time: " in done.stdout
    assert not {"{", "[", "'"} & set(done.stdout)


def test_data_are_reviewed_before_training(site: Path) -> None:
    done = call(site, "review", "pictures", "-o", "looked", "--json")
    assert done.returncode == 0, done.stderr
    assert (site / "looked" / "review.html").is_file()


def test_the_site_s_own_pictures_are_reviewed(tmp_path: Path) -> None:
    make_site(tmp_path / "data", photographs(tmp_path / "photographs"), silent=["1002"])
    done = call(tmp_path, "review", "site:", "-o", "looked", "--json")
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert {event["of"] for event in told if event["event"] == "find"} == {12}
    data = f'images = "site:"\nteacher = "{STARTER}"\ncache = "cache"'
    (tmp_path / "own.toml").write_text(f'kind = "review"\noutput = "x"\n[data]\n{data}\n')
    done = call(tmp_path, "run", "own.toml", "--json")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "training" / "own" / "review.html").is_file()
