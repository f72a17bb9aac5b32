"""The keeper with small real processes in the kiosk's place, and the datagrams that it hears."""

import os
import sys
from contextlib import closing

import pytest

from faceclock.app.display import display_answers
from faceclock.app.heartbeat import KEEPER, SOCKET, Heartbeat
from faceclock.app.keeping import Keeper
from faceclock.app.listening import Listener

# Counts its starts in a file and then does what it was told.
KIOSK = """
import os, pathlib, sys, time
file = pathlib.Path(sys.argv[1])
count = len(file.read_text()) + 1 if file.exists() else 1
file.write_text("x" * count)
"""


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Run a keeper over a script; gives exit code, what was said, and how often it was started."""
    monkeypatch.setattr("signal.signal", lambda *_: None)  # pytest's own are to stay
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    file = tmp_path / "starts"

    def run(script: str, hung_after: float = 30.0):
        said = []
        command = [sys.executable, "-c", KIOSK + script, str(file)]
        code = Keeper(command, hung_after, said.append).run()
        return code, said, len(file.read_text())

    return run


def test_what_ends_with_0_stays_ended(kept):
    assert kept("sys.exit(0)") == (0, [], 1)


def test_wrong_usage_is_not_tried_again(kept):
    assert kept("sys.exit(2)") == (2, [], 1)


def test_what_dies_is_started_again_until_it_ends_well(kept):
    code, said, starts = kept("os.kill(os.getpid(), 11) if count == 1 else None")
    assert (code, starts) == (0, 2)
    assert "was killed by signal 11" in said[0]


def test_what_gives_no_sign_of_life_any_more_is_replaced(kept):
    script = """
from faceclock.app.heartbeat import Heartbeat
heart = Heartbeat.asked_for()
heart.ready()
time.sleep(60 if count == 1 else 0)
"""
    code, said, starts = kept(script, hung_after=0.3)
    assert (code, starts) == (0, 2)
    assert " hung " in said[0]


@pytest.mark.parametrize("by_path", [True, False])
def test_a_heartbeat_is_heard(monkeypatch, by_path):
    with Listener(by_path) as listener:
        monkeypatch.setenv(SOCKET, listener.address)
        monkeypatch.setenv(KEEPER, str(os.getppid()))
        heart = Heartbeat.asked_for()
        assert SOCKET not in os.environ and KEEPER not in os.environ
        assert not listener.heard(0)
        heart.ready()
        heart.beat()
        assert listener.heard(5) and listener.heard(5) and not listener.heard(0)
        assert not heart.orphaned
    heart.beat()  # nobody listens any more
    heart.close()
    assert Heartbeat.asked_for() is None
    with closing(Heartbeat(listener.address, keeper=1)) as left:
        assert left.orphaned


@pytest.mark.skipif(sys.platform != "linux", reason="only there a display's address is known")
def test_a_display_that_nobody_serves_does_not_answer(monkeypatch, tmp_path):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    monkeypatch.setenv("DISPLAY", ":4711")
    assert not display_answers()
    monkeypatch.setenv("DISPLAY", "elsewhere:0")
    assert display_answers()
