"""Start to the first preview, and the memory of a kiosk at work: the real program in its own process."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from faceclock.app.announcing import Json
from faceclock.app.bench_row import Row
from faceclock.app.demo import open_demo_site
from faceclock.app.display import has_display
from faceclock.domain.errors import EnvironmentProblem

_WORK_SECONDS = 8.0  # long enough for the nets to be loaded and the first people to be recognised


def bench_start(pack: str, repeats: int) -> list[Json]:
    """Starts ``repeats`` kiosks on the demo, one after another, with the pack of that folder.

    The files are in the disk cache by then; the very first start after switching on takes longer. Raises
    EnvironmentProblem when a kiosk does not come up.
    """
    with tempfile.TemporaryDirectory() as scratch:
        open_demo_site(Path(scratch), pack).close()  # enrolled beforehand: that is no part of a start
        runs = [_start_once(Path(scratch), pack) for _ in range(repeats)]
    seconds, megabytes = zip(*runs, strict=True)
    rows = [
        Row("start to first preview", median(seconds), "s", target=2.5),
        Row("resident memory of the kiosk", median(megabytes), "MB", target=350),
    ]
    return [row.as_json() for row in rows]


def _start_once(data: Path, pack: str) -> tuple[float, float]:
    """Seconds to the first preview, and megabytes at work."""
    began = time.perf_counter()
    command = [*_program(), "--data", str(data), "--pack", pack, "kiosk", "--windowed", "--source", "demo"]
    kiosk = subprocess.Popen(
        [*command, "--tell-preview"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_screen()
    )
    with kiosk:
        try:
            seconds = _wait_for_preview(kiosk, began)
            time.sleep(_WORK_SECONDS)
            return seconds, _resident_megabytes(kiosk.pid)
        finally:
            kiosk.terminate()


def _wait_for_preview(kiosk: "subprocess.Popen[str]", began: float) -> float:
    assert kiosk.stdout is not None
    assert kiosk.stderr is not None
    if kiosk.stdout.readline().strip() != "preview":
        raise EnvironmentProblem(f"The kiosk did not start: {kiosk.stderr.read().strip()}")
    return time.perf_counter() - began


def _program() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "faceclock"]


def _screen() -> dict[str, str]:
    """The screen there is, else one that nobody sees."""
    return dict(os.environ) if has_display() else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def _resident_megabytes(process: int) -> float:
    """What the kernel counts as resident, shared libraries included. Raises EnvironmentProblem off Linux."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        raise EnvironmentProblem("The memory of a kiosk is only measured on Linux; leave out --only start.")
    lines = status.read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
