"""One sentence, an exit code and no traceback; a bug goes to the log."""

import json
import subprocess
import sys

import pytest

from faceclock.app.problems import sentence_for
from faceclock.domain.errors import InputProblem


def assert_one_sentence(done):
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "Traceback" not in line
    assert line.endswith(".") or "run: " in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["identify", "nowhere.jpg"],
        ["enroll", "--id", "1", "--name", "Ada", "--recognition", "nowhere.jpg"],
        ["people", "import", "nowhere"],
        ["--pack", "nowhere", "people", "list"],
        ["models", "info", "nowhere"],
        ["models", "install", "nowhere"],
        ["models", "import", "nowhere"],
        ["pin", "set", "4711", "--pin", "240613"],
        ["punches", "--employee", "4711"],
        ["settings", "set", "kiosk.theme", "plaid"],
        ["settings", "set", "kiosk.colour", "plaid"],
        ["bench", "--only", "nothing"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("json", [False, True], ids=["text", "json"])
def test_bad_input_without_a_pack(spawn, arguments, json):
    assert_one_sentence(spawn(*arguments, *(["--json"] if json else [])))


@pytest.mark.parametrize("json_wanted", [False, True], ids=["text", "json"])
def test_a_session_with_a_pack_that_is_nowhere(spawn, json_wanted):
    """Its JSON ends as every session's does; else it is like any bad input."""
    done = spawn("kiosk", "--headless", "--source", "demo", "--pack", "nowhere", *["--json"] * json_wanted)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["event"] for line in told] == (["no_model", "end"] if json_wanted else [])
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "no model pack 'nowhere'" in line


def test_data_folder_that_is_a_file(spawn, tmp_path):
    (tmp_path / "file").touch()
    assert_one_sentence(spawn("people", "list", "--data", tmp_path / "file"))


def test_broken_settings(spawn, data):
    data.mkdir()
    (data / "settings.toml").write_text("kiosk = [", encoding="utf-8")
    assert_one_sentence(spawn("people", "list"))


def test_broken_database(spawn, data):
    data.mkdir()
    (data / "faceclock.sqlite3").write_bytes(b"no database at all" * 100)
    assert_one_sentence(spawn("people", "list"))


def test_fault_40_the_kiosk_without_a_display(spawn):
    done = spawn("kiosk", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert_one_sentence(done)
    assert "display" in done.stderr


@pytest.mark.shared
@pytest.mark.parametrize("photo", ["empty.jpg", "text.jpg"])
def test_photographs_that_are_none(spawn, packed, tmp_path, photo):
    (tmp_path / photo).write_text("" if photo == "empty.jpg" else "hello", encoding="utf-8")
    for command in (["detect", photo], ["identify", photo], ["verify", photo, photo]):
        assert_one_sentence(spawn(*command))


@pytest.mark.shared
@pytest.mark.parametrize("source", ["97", "nowhere.mp4", "rtsp://127.0.0.1:9/none", "No Such Camera"])
def test_sources_that_are_not_there(spawn, packed, source):
    done = spawn("kiosk", "--headless", "--json", "--seconds", "3", "--source", source)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1, done.stdout
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code"), [(["demo"], 1), (["demo", "--json"], 1), (["start", "--json"], 1), (["start"], 0)]
)
def test_no_pack_at_all(run, monkeypatch, tmp_path, arguments, code):
    """As where the program came without the pack that it ships with."""
    monkeypatch.setattr("faceclock.settings.paths.shipped_packs_folder", lambda: tmp_path / "none")
    monkeypatch.setattr("faceclock.app.starting.has_display", lambda: False)
    done = run(*arguments)
    assert done.exit_code == code
    told = done.stderr if code else done.stdout
    assert len(told.splitlines()) == 1 and "pack" in told
    assert done.output == told


@pytest.mark.shared
def test_one_bad_photograph_leaves_the_others_their_answers(run, packed, stills, tmp_path):
    (tmp_path / "bad.jpg").write_text("hello", encoding="utf-8")
    told = run("detect", stills / "obama.jpg", tmp_path / "bad.jpg", stills / "biden.jpg")
    assert told.exit_code == 1
    assert "obama.jpg" in told.stdout and "biden.jpg" in told.stdout
    assert len(told.stderr.splitlines()) == 1
    done = run("detect", tmp_path / "bad.jpg", stills / "obama.jpg", "--json")
    bad, good = json.loads(done.stdout)
    assert done.exit_code == 1 and len(good["faces"]) == 1
    assert (bad.keys(), bad["faces"]) == ({"photo", "error", "faces"}, [])


@pytest.mark.parametrize(
    "options",
    [["--headless", "--seconds", "1"], ["--json", "--seconds", "1"], ["--fast", "--seconds", "1"], []],
    ids=" ".join,
)
def test_a_screenshot_that_could_not_be_taken_is_wrong_usage(run, tmp_path, options):
    done = run("kiosk", "--source", "demo", "--screenshot", tmp_path / "shot.png", *options)
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("file", ["nowhere/shot.png", "shot"])
def test_a_screenshot_that_could_not_be_saved_is_one_sentence_at_once(run, tmp_path, file):
    done = run("kiosk", "--source", "demo", "--seconds", "1", "--screenshot", tmp_path / file)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)


def test_an_instant_beyond_the_calendar_is_wrong_usage(run):
    assert run("kiosk", "--json", "--source", "demo", "--start", "9999-12-31T23:59:59").exit_code == 2


def test_a_pin_is_not_asked_for_without_a_terminal(spawn):
    assert_one_sentence(spawn("pin", "set", "4711"))


def test_a_reader_that_goes_away_is_no_error(data):
    line = f"{sys.executable} -m faceclock --data {data} settings show --json | head -n 1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("{\n", "")


BUG = (
    "import sys, faceclock.app.listing as listing\n"
    "from faceclock.cli.main import main\n"
    "listing.list_people = lambda site: 1 / 0\n"
    "sys.argv = ['faceclock', 'people', 'list', '--data', sys.argv[1]]\n"
    "main()\n"
)


def test_a_bug_is_logged_and_told_in_one_sentence(data):
    done = subprocess.run(
        [sys.executable, "-c", BUG, data], capture_output=True, text=True, check=False, timeout=60
    )
    assert_one_sentence(done)
    assert "ZeroDivisionError" in (data / "faceclock.log").read_text(encoding="utf-8")


def test_sentences_for_errors_of_the_system():
    assert sentence_for(InputProblem("Two\n lines.")) == "Two lines."
    assert "No space left on device" in (sentence_for(OSError(28, "No space left on device", "/x")) or "")
    assert "libGL.so.1" in (sentence_for(ImportError("libGL.so.1: cannot open shared object file")) or "")
    assert sentence_for(ImportError("No module named 'typo'")) is None
    assert sentence_for(BrokenPipeError(32, "Broken pipe")) is None
    assert sentence_for(ValueError("a bug")) is None
