"""The camera behind the console's windows: real sources, the shipped pack."""

import shutil
import threading
from queue import Queue

import pytest

from faceclock.app.console.camera import CameraWatch, Judged
from faceclock.app.site import Site, open_site
from faceclock.domain.events import SourceState
from faceclock.domain.reasons import Reason
from faceclock.settings.paths import shipped_packs_folder


class Heard:
    """A watch and all that it tells; `until` waits for a frame of a kind."""

    def __init__(self, site: Site, source: str) -> None:
        self.watch = CameraWatch(site, source)
        self.judged: Queue[Judged] = Queue()
        self.states: Queue[tuple[SourceState, str]] = Queue()
        self.frames = 0
        self.watch.listen(self.judged.put, lambda *state: self.states.put(state), self._count)

    def _count(self, _frame: object) -> None:
        self.frames += 1

    def until(self, wanted) -> Judged:
        while not wanted(judged := self.judged.get(timeout=20)):
            pass
        return judged


@pytest.fixture
def hear(tmp_path):
    heard: list[Heard] = []
    with open_site(tmp_path / "data", str(shipped_packs_folder() / "starter")) as site:

        def begin(source: str) -> Heard:
            heard.append(Heard(site, source))
            heard[-1].watch.start()
            return heard[-1]

        yield begin
        for one in heard:
            one.watch.stop()


def test_a_person_who_comes_is_judged(hear):
    heard = hear("demo")
    assert heard.states.get(timeout=5)[0] is SourceState.CONNECTING
    assert heard.states.get(timeout=5)[0] is SourceState.LIVE
    assert heard.until(lambda judged: judged.face is None).reasons == (Reason.NO_FACE,)
    good = heard.until(lambda judged: judged.good and judged.quality > 30)
    assert good.pose is not None and good.turned is None
    heard.watch.begin_turns()
    assert heard.until(lambda judged: judged.turned is not None).good
    assert good.measures["sharpness"].score > 50
    assert len(good.faces) == 1
    heard.watch.stop()
    frames, judged = heard.frames, heard.judged.qsize()
    assert frames > judged
    assert not [thread for thread in threading.enumerate() if thread.name == "camera-judge"]


def test_a_camera_that_is_not_there_is_told_in_a_sentence(hear, tmp_path):
    heard = hear(str(tmp_path / "missing.mp4"))
    heard.states.get(timeout=5)
    state, message = heard.states.get(timeout=5)
    assert state is SourceState.ENDED and message.endswith(".")


def test_without_a_usable_pack_the_picture_is_shown_and_the_reason_told(tmp_path):
    folder = tmp_path / "pack"
    shutil.copytree(shipped_packs_folder() / "starter", folder)
    with open_site(tmp_path / "data", str(folder)) as site:
        next(folder.glob("*.onnx")).write_bytes(b"damaged")
        heard = Heard(site, "demo")
        heard.watch.start()
        judged = heard.until(lambda judged: True)
        heard.watch.stop()
    assert judged.reasons == (Reason.NO_MODEL,) and judged.problem.endswith(".") and heard.frames
