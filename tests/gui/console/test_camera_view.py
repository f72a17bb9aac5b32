"""The camera's picture in the console, on the demo and on what is not there."""

import pytest

from faceclock.app.site import open_site
from faceclock.domain.challenge import Turn
from faceclock.domain.events import SourceState
from faceclock.gui.console.camera.view import CameraView
from faceclock.gui.kiosk.guide import Guide
from faceclock.gui.tokens import LIGHT
from faceclock.settings.paths import shipped_packs_folder

pytestmark = pytest.mark.gui


@pytest.fixture
def view(qtbot, tmp_path):
    with open_site(tmp_path / "data", str(shipped_packs_folder() / "starter")) as site:
        made = CameraView(site, LIGHT)
        qtbot.addWidget(made)
        made.resize(480, 360)
        made.show()
        yield made
        made.stop()


def test_people_of_the_demo_are_shown_and_judged(view, qtbot):
    judged = []
    view.judged.connect(judged.append)
    view.start("demo")
    assert view.preview.accessibleDescription() == "Starting the camera"
    qtbot.waitUntil(lambda: any(one.good for one in judged), timeout=15000)
    assert view.state is SourceState.LIVE and view.preview.accessibleName() == "Camera picture"
    view.ask(Guide(Turn.LEFT, 0.5, None, 1, 0), "Turn your head left")
    qtbot.waitUntil(lambda: view.preview.accessibleDescription() == "Turn your head left", timeout=5000)
    assert not view.grab().isNull()
    view.hide()
    assert not view.running
    seen = len(judged)
    qtbot.wait(300)
    assert len(judged) == seen


def test_what_is_not_there_is_said(view, qtbot, tmp_path):
    told = []
    view.state_changed.connect(lambda state, sentence: told.append((state, sentence)))
    view.start(str(tmp_path / "missing.mp4"))
    qtbot.waitUntil(lambda: view.state is SourceState.ENDED, timeout=5000)
    assert view.preview.accessibleDescription() == "No picture"
    assert told[-1][1].endswith(".")
