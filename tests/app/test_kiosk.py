"""The engine itself: a bug in the inference thread is told, logged, and outlived."""

import threading

import pytest

from faceclock.app.demo import open_demo_site
from faceclock.app.headless import run_live
from faceclock.app.kiosk import Kiosk
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.events import Fault, PunchRecorded
from faceclock.pipeline.step import CheckInStep

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.fixture
def site(development_pack, tmp_path):
    with open_demo_site(tmp_path / "data", str(development_pack)) as opened:
        yield opened


@pytest.fixture
def bug(monkeypatch):
    """The twentieth frame meets a bug, once; what reached the thread's hook is returned."""
    caught, calls, whole = [], [], CheckInStep.process

    def process(self, frame):
        calls.append(frame)
        if len(calls) == 20:
            raise RuntimeError("a bug")
        return whole(self, frame)

    monkeypatch.setattr(CheckInStep, "process", process)
    monkeypatch.setattr(threading, "excepthook", lambda args: caught.append(args.exc_value))
    return caught


def test_a_kiosk_on_the_wall_tells_the_fault_and_goes_on(site, bug):
    told, punched = [], threading.Event()
    kiosk = Kiosk(site, "demo")

    def hear(event):
        told.append(event)
        if isinstance(event, PunchRecorded):
            punched.set()

    kiosk.listen(lambda result: None, hear)
    kiosk.start()
    try:
        assert punched.wait(30)
    finally:
        kiosk.stop()
    assert any(isinstance(event, Fault) for event in told)
    assert [str(error) for error in bug] == ["a bug"]


def test_a_session_without_a_window_fails_with_it(site, bug):
    told = []
    with pytest.raises(EnvironmentProblem, match="error of its own"):
        run_live(site, "demo", told.append)
    assert [event["event"] for event in told[-2:]] == ["fault", "end"]
