import threading
import time

from faceclock.pipeline.slot import LatestSlot


def test_the_newest_item_replaces_and_the_replaced_are_counted():
    slot = LatestSlot()
    for number in range(5):
        slot.put(number)
    assert slot.take(timeout=0) == 4
    assert slot.skipped == 4


def test_nothing_is_skipped_when_every_item_is_taken():
    slot = LatestSlot()
    for number in range(5):
        slot.put(number)
        assert slot.take(timeout=0) == number
    assert slot.skipped == 0


def test_take_gives_none_when_the_time_is_up():
    began = time.monotonic()
    assert LatestSlot().take(timeout=0.05) is None
    assert time.monotonic() - began >= 0.05


def test_take_waits_for_another_thread():
    slot = LatestSlot()
    threading.Timer(0.05, slot.put, ["late"]).start()
    assert slot.take(timeout=5) == "late"


def test_the_last_item_survives_closing_and_nothing_comes_after_it():
    slot = LatestSlot()
    slot.put("last")
    slot.close()
    slot.put("too late")
    assert not slot.closed
    assert slot.take(timeout=0) == "last"
    assert slot.closed
    assert slot.take(timeout=0) is None


def test_closing_wakes_who_waits():
    slot = LatestSlot()
    threading.Timer(0.05, slot.close).start()
    began = time.monotonic()
    assert slot.take(timeout=30) is None
    assert time.monotonic() - began < 10
