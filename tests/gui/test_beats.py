"""Signs of life come from the GUI's thread while everything behind it turns, and cease when anything does not."""

from contextlib import closing

import pytest
from PySide6.QtCore import QCoreApplication

from faceclock.app.heartbeat import Heartbeat
from faceclock.app.listening import Listener
from faceclock.gui.beats import Beats, watch

pytestmark = pytest.mark.gui


def test_beats_while_alive(qtbot, qapp):
    with Listener() as listener, closing(Heartbeat(listener.address)) as heart:
        beats = Beats(heart, qapp)
        beats._timer.setInterval(20)
        for _ in range(3):
            qtbot.waitUntil(lambda: listener.heard(0), timeout=5000)
        watch(lambda: False)
        while listener.heard(0):
            pass
        qtbot.wait(100)
        assert not listener.heard(0)
        watch(lambda: True)
        qtbot.waitUntil(lambda: listener.heard(0), timeout=5000)
        beats.setParent(None)
        beats.deleteLater()
        QCoreApplication.processEvents()
