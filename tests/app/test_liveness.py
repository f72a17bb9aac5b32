"""Which live check is made, what is written down of it, and the commands' answers about pictures."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from faceclock.app.drill import run_drill, stored_drills
from faceclock.app.evaluation_pad import evaluate_pad
from faceclock.app.liveness import build_guard, describe_check, find_liveness, mode_for, mode_named
from faceclock.app.photo_liveness import liveness_of
from faceclock.app.recorder import Recorder
from faceclock.app.site import open_site
from faceclock.domain.challenge import Refusals
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import InputProblem, PackProblem
from faceclock.domain.events import FrameResult, RefusedPerson
from faceclock.domain.face import Face
from faceclock.domain.frame import Frame
from faceclock.domain.people import Employee
from faceclock.domain.reasons import Reason
from faceclock.pipeline.outcome import Refused, StepResult
from faceclock.settings.model import LivenessMode
from faceclock.storage.audit import Audit
from faceclock.storage.live_refusals import LiveRefusals


@pytest.fixture
def plain(tmp_path: Path):
    """A site with the starter pack, which has no liveness net."""
    with open_site(tmp_path / "data", "starter") as opened:
        yield opened


@pytest.mark.parametrize("source", ["demo", "clip.mp4", "folder/", "/etc"])
def test_recordings_are_asked_nothing_unless_told_to(plain, source: str) -> None:
    assert mode_for(plain, source, None) is LivenessMode.OFF
    assert mode_for(plain, source, LivenessMode.BOTH) is LivenessMode.BOTH


@pytest.mark.parametrize("source", ["auto", "0", "rtsp://camera/1", "Logitech"])
def test_cameras_are_checked_as_the_settings_say(plain, source: str) -> None:
    assert mode_for(plain, source, None) is LivenessMode.AUTO


def test_modes_by_name() -> None:
    assert (mode_named(""), mode_named("both")) == (None, LivenessMode.BOTH)
    with pytest.raises(InputProblem, match="passive"):
        mode_named("sometimes")


def test_a_mode_that_needs_a_net_is_refused_without_one(plain) -> None:
    for mode in (LivenessMode.PASSIVE, LivenessMode.BOTH):
        with pytest.raises(PackProblem, match="liveness-minifas"):
            build_guard(plain, mode, 0.3)
        assert "nobody is let in" in describe_check(mode, net=False)
    assert build_guard(plain, LivenessMode.OFF, 0.3) is None
    guard = build_guard(plain, LivenessMode.AUTO, 0.3)
    assert guard and guard.net is None and not guard.plan.passive
    assert "everybody is asked" in describe_check(LivenessMode.AUTO, net=False)


def test_without_a_net_nobody_can_tell(plain, tmp_path: Path) -> None:
    assert liveness_of(plain, tmp_path / "any.jpg")["reasons"] == ["no_model"]


def test_fault_31_a_refusal_is_told_and_written_down_without_a_picture(plain) -> None:
    told, at = [], datetime(2026, 3, 2, 8, tzinfo=UTC)
    frame = Frame(np.zeros((8, 8, 3), np.uint8), 0, at, 0.0)
    recorder = Recorder(plain, told.append)
    recorder.take(StepResult(FrameResult(frame, (), None, None), (Refused(Reason.NOT_LIVE, "7", -8.0),)))
    assert told == [RefusedPerson(at, Reason.NOT_LIVE, "7")]
    [entry] = Audit(plain.database).about("7")
    assert (entry.action, entry.at, entry.detail) == (
        "liveness refused",
        at,
        {"reason": "not_live", "score": -8.0},
    )


def test_refusals_outlive_the_kiosk_and_a_drill_counts_none(plain) -> None:
    plain.employees.add(Employee("7", "Zoe"))
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    person = Embedding.of(np.ones(plain.pack.contract.dimension, np.float32), plain.pack.contract)

    def reason(*, drill: bool, seconds: float):
        guard = build_guard(plain, LivenessMode.AUTO, 0.3, drill=drill)
        now = at + timedelta(seconds=seconds)
        if drill:
            guard.count("7", now)
        check = guard.begin("7", person, now)
        face = Face((200, 150, 120, 150), 0.9, np.full((5, 2), 300, np.float32))
        frame = Frame(np.zeros((480, 640, 3), np.uint8), 0, now, 0.0)
        check.see(frame, face, Reason.TOO_SMALL)
        return check.reason

    for _ in range(5):
        build_guard(plain, LivenessMode.AUTO, 0.3).count("7", at)
    assert reason(drill=False, seconds=20) is Reason.TOO_MANY_TRIES
    assert reason(drill=True, seconds=20) is None
    assert reason(drill=False, seconds=31) is None
    assert LiveRefusals(plain.database).of("7") == Refusals(5, at)


@pytest.mark.shared
def test_a_drill_counts_and_keeps_what_it_found(site, shared: Path, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="Name what"):
        run_drill(site, "demo", " ", 3)
    told: list[str] = []
    clip = str(shared / "data" / "clips" / "short_hamilton_clip.mp4")
    result = run_drill(site, clip, "screen", 1, LivenessMode.PASSIVE, lambda number, said: told.append(said))
    assert (result["presentations"], result["accepted"], told) == (1, 0, ["empty_gallery"])
    assert stored_drills(site) == {"screen": result}


@pytest.mark.shared
def test_pad_photographs_by_command_and_evaluation(site, shared: Path, tmp_path: Path) -> None:
    pad = shared / "data" / "pad"
    assert find_liveness("", [], site.pack_folder) == site.pack_folder
    answers = {name: liveness_of(site, pad / f"image_{name}.jpg")["live"] for name in ("T1", "F1", "F2")}
    assert answers == {"T1": True, "F1": False, "F2": False}
    live, spoof = tmp_path / "live", tmp_path / "spoof"
    for target, name in (
        (live, "T1"),
        (spoof / "print", "F1"),
        (spoof / "print", "F2"),
        (spoof / "own", "T1"),
    ):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(pad / f"image_{name}.jpg", target)
    (spoof / "own" / "broken.jpg").write_bytes(b"no picture")
    result = evaluate_pad(site, live, spoof, lambda done, total: None)
    assert result["apcer"]["print"]["value"] == 0 and result["apcer"]["print"]["n"] == 2
    assert (result["worst"], result["apcer_worst"]["value"]) == ("own", 0.5)
    assert result["bpcer"]["value"] == 0 and result["no_score"] == {"live": 0, "spoof": 1}
    with pytest.raises(InputProblem, match="no pictures"):
        evaluate_pad(site, tmp_path / "data", spoof, lambda done, total: None)


@pytest.mark.shared
def test_a_clip_of_one_frame_is_judged_by_nobody(site, shared: Path, tmp_path: Path) -> None:
    import cv2

    file = tmp_path / "one.avi"
    picture = cv2.imread(str(shared / "data" / "clips" / "lin-manuel-miranda.png"))
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 10, picture.shape[1::-1])
    writer.write(picture)
    writer.release()
    answer = liveness_of(site, file)
    assert answer["live"] is None and answer["reasons"]
