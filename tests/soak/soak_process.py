"""The real kiosk on a demo that begins again and again, watched from outside."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
from soak_figures import Sample

from faceclock.app.demo import open_demo_site
from faceclock.app.settings_change import change_settings

_PATIENCE = 30.0  # seconds until a kiosk that was told to end is killed
# Everybody who walks up is punched, however soon after the last time: the most work that a kiosk can have.
_BUSY = {"punching.duplicate_minutes": "0", "kiosk.visit_gap_seconds": "1", "recognition.threads": "1"}


def make_site(folder: Path) -> None:
    """Seven enrolled people, and a backup that falls due while the kiosk runs."""
    with open_demo_site(folder) as site:
        backups = {"backup.folder": str(folder / "backups")}
        change_settings(site, {**_BUSY, **backups})


class Soaked:
    """``faults`` counts those that the kiosk told, ``last`` is what it told last."""

    def __init__(self, folder: Path, arguments: tuple[str, ...]) -> None:
        self._folder, self._began = folder, time.monotonic()
        self.faults = 0
        self.last: dict[str, object] = {}
        self._log = (folder / "soak.err").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "faceclock", "--data", str(folder), *arguments],
            env=os.environ | {"FACECLOCK_KEY_STORE": "plain"},
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        self._seen = psutil.Process(self.process.pid)
        self._reader = threading.Thread(target=self._count, daemon=True)
        self._reader.start()

    def sample(self) -> Sample:
        memory = self._seen.memory_full_info()
        return Sample(
            time.monotonic() - self._began,
            memory.rss,
            memory.pss,
            self._seen.num_threads(),
            self._seen.num_fds(),
            self._punches(),
            sum(file.stat().st_size for file in self._folder.glob("faceclock.sqlite3*")),
        )

    def end(self) -> int:
        """As a service manager ends it; what it answers."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join()
        self._log.close()
        return self.process.returncode

    def _punches(self) -> int:
        where = f"{(self._folder / 'faceclock.sqlite3').as_uri()}?mode=ro"
        with closing(sqlite3.connect(where, uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM punches").fetchone()[0])

    def _count(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.last = json.loads(line)
                self.faults += self.last["event"] in {"fault", "not_recorded"}


@contextmanager
def display() -> Iterator[None]:
    """A screen that nobody sees, for the window."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        before = os.environ.get("DISPLAY")
        os.environ["DISPLAY"] = f":{server.stdout.readline().strip()}"
        try:
            yield
        finally:
            server.terminate()
            os.environ.pop("DISPLAY")
            os.environ.update({"DISPLAY": before} if before else {})


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[Soaked]:
    soaked = Soaked(folder, arguments)
    try:
        yield soaked
    finally:
        soaked.end()


def sampled(
    soaked: Soaked, seconds: float, every: float, told: Callable[[Sample], bool | None]
) -> list[Sample]:
    """Samples for so long, until the process ends by itself, or until ``told`` has had enough."""
    samples, until = [], time.monotonic() + seconds
    while time.monotonic() < until and soaked.process.poll() is None:
        time.sleep(every)
        samples.append(soaked.sample())
        if told(samples[-1]):
            break
    return samples
