"""What crosses from the kiosk's threads to the window and back."""

import threading

import pytest
from scripted import ScriptedKiosk, make_frame, recorded

from faceclock.domain.errors import StorageProblem
from faceclock.domain.punch import Direction
from faceclock.gui.kiosk.bridge import Bridge

pytestmark = pytest.mark.gui


@pytest.fixture
def kiosk() -> ScriptedKiosk:
    return ScriptedKiosk()


@pytest.fixture
def bridge(kiosk, qtbot):
    bridge = Bridge(kiosk)
    yield bridge
    bridge.close()


def test_events_of_a_worker_arrive_on_the_gui_thread(kiosk, bridge, qtbot):
    heard = []
    bridge.happened.connect(lambda event: heard.append((event, threading.get_ident())))
    event = recorded()
    worker = threading.Thread(target=kiosk.on_event, args=(event,))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(event, threading.get_ident())]


def test_only_the_newest_picture_waits(kiosk, bridge, qtbot):
    calls = []
    bridge.picture_ready.connect(lambda: calls.append(None))
    bridge.pictures.set_area(64, 48)
    for level in (10, 20, 30):
        kiosk.on_frame(make_frame(make_frame().image * 0 + level))
    picture = bridge.pictures.take()
    assert picture.pixelColor(5, 5).red() == 30
    assert bridge.pictures.take() is None
    assert len(calls) == 1


def test_no_picture_is_made_before_its_size_is_known(kiosk, bridge):
    kiosk.on_frame(make_frame())
    assert bridge.pictures.take() is None


def test_slow_calls_leave_the_gui_thread(kiosk, bridge, qtbot):
    with qtbot.waitSignal(bridge.undone) as undone:
        bridge.undo("p1")
    with qtbot.waitSignal(bridge.direction_changed) as changed:
        bridge.change_direction("p1")
    with qtbot.waitSignal(bridge.pin_accepted):
        bridge.pin_punch(1, "1042", "4711")
    assert undone.args == ["p1"]
    assert changed.args == ["p1", Direction.OUT]
    assert kiosk.asked == [("undo", "p1"), ("change", "p1"), ("pin", "1042", "4711")]
    assert threading.get_ident() not in kiosk.threads


def test_a_failed_change_is_told(kiosk, bridge, qtbot):
    kiosk.problem = StorageProblem("The disk is full.")
    for ask, signal in (
        (lambda: bridge.undo("p1"), bridge.change_failed),
        (lambda: bridge.change_direction("p1"), bridge.change_failed),
    ):
        with qtbot.waitSignal(signal) as failed:
            ask()
        assert failed.args == [kiosk.problem]


def test_an_answer_names_its_request(kiosk, bridge, qtbot):
    heard = []
    bridge.pin_accepted.connect(lambda request: heard.append(("accepted", request)))
    bridge.pin_failed.connect(lambda request, problem: heard.append(("failed", request, problem)))
    bridge.pin_over.connect(lambda request: heard.append(("over", request)))
    with qtbot.waitSignal(bridge.pin_over):
        bridge.pin_punch(7, "1", "2")
    kiosk.problem = StorageProblem("The disk is full.")
    with qtbot.waitSignal(bridge.pin_over):
        bridge.pin_punch(8, "1", "2")
    assert heard == [("accepted", 7), ("over", 7), ("failed", 8, kiosk.problem), ("over", 8)]


def test_close_stops_the_kiosk(kiosk, bridge):
    kiosk.start()
    bridge.close()
    assert not kiosk.running


def test_what_is_asked_after_the_close_is_not_done(kiosk, bridge):
    bridge.close()
    bridge.read_portrait("1042")
    bridge.undo("p1")
    assert kiosk.asked == []
