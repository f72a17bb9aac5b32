"""The watchdog itself: it must see what blocks, and nothing else."""

import hashlib
import sys
import threading
import time

import pytest
from watchdog import Watchdog

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc"),
]


def test_a_sleep_on_the_gui_thread_is_seen(qtbot):
    with Watchdog() as dog:
        qtbot.wait(50)
        time.sleep(0.25)
        qtbot.wait(50)
    [seconds] = dog.blocked
    assert 0.15 < seconds < 1


def test_work_of_other_threads_that_leaves_the_loop_alone_is_not(qtbot):
    stop = threading.Event()

    def work():
        while not stop.is_set():
            hashlib.scrypt(b"x", salt=b"y", n=2**12, r=8, p=1)

    thread = threading.Thread(target=work)
    thread.start()
    with Watchdog() as dog:
        qtbot.wait(400)
    stop.set()
    thread.join()
    assert dog.blocked == []
