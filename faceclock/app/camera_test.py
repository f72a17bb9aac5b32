"""A camera watched for some seconds: does it give what recognition needs, and if not, what to do."""

import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Self

import numpy as np

from faceclock.app.camera_verdicts import Measure, Verdict, judge
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.domain.addresses import without_password
from faceclock.domain.face import Image
from faceclock.domain.frame import Frame
from faceclock.pipeline.slot import LatestSlot
from faceclock.pipeline.stillness import ROWS, Stillness
from faceclock.pipeline.worker import Worker
from faceclock.storage.values import Values
from faceclock.vision.quality.scene import edge_sharpness, scene_light
from faceclock.vision.sources.base import Source, SourceLost
from faceclock.vision.sources.opening import open_source

KEY = "camera.test"
SECONDS = 10.0
BLURRED = 0.006  # edge sharpness of a picture that is out of focus or smeared
_FIRST_PICTURE = 12.0  # seconds that a driver may take to open a camera
_TICK = 0.05

Progress = Callable[[int, int], None]
Look = Callable[[Image], object]


@dataclass(frozen=True)
class Finding:
    """One measure in its own unit: see `Measure`."""

    measure: Measure
    value: float
    verdict: Verdict


@dataclass(frozen=True)
class CameraTest:
    """What was seen of ``source``; ``size`` is (width, height) in pixels."""

    source: str
    at: datetime
    seconds: float
    frames: int
    size: tuple[int, int]
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of all."""
        return max((finding.verdict for finding in self.findings), key=list(Verdict).index)

    def as_json(self) -> dict[str, object]:
        return asdict(self) | {"at": self.at.isoformat(), "verdict": self.verdict}

    @classmethod
    def from_json(cls, text: str) -> Self:
        held = json.loads(text)
        findings = tuple(
            Finding(Measure(one["measure"]), one["value"], Verdict(one["verdict"]))
            for one in held["findings"]
        )
        at = datetime.fromisoformat(held["at"])
        return cls(held["source"], at, held["seconds"], held["frames"], tuple(held["size"]), findings)


def try_camera(
    site: Site, spec: str = "", seconds: float = SECONDS, progress: Progress = lambda done, total: None
) -> CameraTest:
    """Watch ``spec`` (empty: the kiosk's own camera) and keep the result for the dashboard. A clip or the demo is
    watched at its own pace. ``progress`` (tenths of a second) may raise to stop it.

    Raises SourceProblem for a camera that cannot be opened or gives no picture, PackProblem for a broken pack.
    """
    spec = spec or site.settings.kiosk.source
    look = site.pack.detector.detect if site.pack_folder is not None else None
    test = watch(lambda: open_source(spec), without_password(spec), seconds, look, progress)
    text = json.dumps(test.as_json())
    detail = {"source": test.source, "verdict": test.verdict.value}
    Values(site.database).set(KEY, text, by=operator(), detail=detail)
    return test


def last_test(site: Site) -> CameraTest | None:
    """The last result; None where no camera was tested."""
    text = Values(site.database).get(KEY)
    return CameraTest.from_json(text) if text else None


def watch(
    opener: Callable[[], Source],
    name: str,
    seconds: float,
    look: Look | None = None,
    progress: Progress = lambda done, total: None,
) -> CameraTest:
    """Measure what ``opener`` opens; ``look`` is timed on the newest pictures. Raises SourceProblem."""
    slot, stillness = LatestSlot[Frame](), Stillness()
    seen = _Seen(stillness)

    def take(frame: Frame) -> None:
        seen.take(frame)
        slot.put(frame)

    worker = Worker(opener, take, stillness)
    worker.start()
    try:
        _wait_for_a_picture(worker, seen, name)
        _measure(worker, slot, seen, seconds, look, progress)
    finally:
        worker.retire()
    return CameraTest(
        worker.source.name if worker.source else name,
        datetime.now(UTC).replace(microsecond=0),
        round(seen.lasted, 2),
        len(seen.times),
        seen.size,
        tuple(seen.findings()),
    )


def _wait_for_a_picture(worker: Worker, seen: "_Seen", name: str) -> None:
    deadline = time.monotonic() + _FIRST_PICTURE
    while not seen.times:
        if worker.problem:
            raise worker.problem
        if not worker.is_alive() or time.monotonic() > deadline:
            raise SourceLost(f"{name} gives no picture; check its cable, or choose another camera.")
        worker.join(_TICK)


def _measure(
    worker: Worker,
    slot: LatestSlot[Frame],
    seen: "_Seen",
    seconds: float,
    look: Look | None,
    progress: Progress,
) -> None:
    """Until the time is over, or the source ends."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        progress(round(10 * passed), round(10 * seconds))
        frame = slot.take(_TICK)
        if frame is not None:
            seen.study(frame.image, look)
        elif not worker.is_alive():
            break
    else:
        seen.fall_silent()
    progress(round(10 * seconds), round(10 * seconds))


@dataclass
class _Seen:
    """What is gathered. The source's thread takes frames, the test's own studies some of them."""

    stillness: Stillness
    times: list[float] = field(default_factory=list)
    same: int = 0
    size: tuple[int, int] = (0, 0)
    lights: list[float] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    _last: Image | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, frame: Frame) -> None:
        rows = frame.image[::ROWS]
        with self._lock:
            self.same += self._last is not None and np.array_equal(self._last, rows)
            self._last = rows
            self.size = (int(frame.image.shape[1]), int(frame.image.shape[0]))
            self.times.append(time.monotonic())

    def fall_silent(self) -> None:
        """The wait since the last picture counts as well: a camera may have stopped in the middle."""
        with self._lock:
            gaps = np.diff(self.times)
            if time.monotonic() - self.times[-1] > 2 * float(gaps.max(initial=_TICK)):
                self.times.append(time.monotonic())

    def study(self, image: Image, look: Look | None) -> None:
        self.lights.append(scene_light(image))
        self.edges.append(edge_sharpness(image))
        if look is not None:
            began = time.perf_counter()
            look(image)
            self.looks.append(1000 * (time.perf_counter() - began))

    @property
    def lasted(self) -> float:
        return self.times[-1] - self.times[0]

    def findings(self) -> Sequence[Finding]:
        with self._lock:
            values = self._values()
        return [Finding(measure, round(value, 4), judge(measure, value)) for measure, value in values.items()]

    def _values(self) -> dict[Measure, float]:
        gaps = np.diff(self.times) if len(self.times) > 1 else np.array([_FIRST_PICTURE])
        values = {
            Measure.SIZE: float(min(self.size)),
            Measure.RATE: 1 / max(float(gaps.mean()), 1e-6),
            Measure.DELAY: 1000 * float(np.quantile(gaps, 0.95)),
            Measure.FROZEN: max(
                self.same / max(1, len(self.times) - 1), self.stillness.seconds / max(self.lasted, 1.0)
            ),
        }
        if self.lights:
            values[Measure.LIGHT] = float(np.median(self.lights))
            values[Measure.FOCUS] = float(np.quantile(self.edges, 0.9))
            values[Measure.BLUR] = float(np.mean(np.array(self.edges) < BLURRED))
        if self.looks:
            values[Measure.LOOK] = float(np.quantile(self.looks, 0.95))
        return values
