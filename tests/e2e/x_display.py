"""An X server of a test's own, keys pressed in it as on a real keyboard, and what stands in front."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

LONGEST = 30.0  # seconds


def wait_until(true: Callable[[], object], what: str, seconds: float = LONGEST) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.05)


class Display:
    """``environment`` is for the programs on it."""

    def __init__(self, name: str, server: "subprocess.Popen[str]") -> None:
        self.name, self.server = name, server
        self.environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        self.environment.pop("WAYLAND_DISPLAY", None)

    def xdotool(self, *arguments: object) -> str:
        return self.run("xdotool", *arguments)

    def run(self, *command: object) -> str:
        """What a tool says; its exit code is its own affair, as a window may have gone meanwhile."""
        done = subprocess.run(
            [*map(str, command)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Through the server, so that a window manager has its turn."""
        self.xdotool("key", "--delay", "30", *keys)

    def window(self, title: str) -> str:
        """The visible window of this title; empty for none."""
        return self.xdotool("search", "--onlyvisible", "--name", f"^{title}$").rpartition("\n")[2]

    def focused(self) -> str:
        return self.xdotool("getwindowfocus", "getwindowname")

    def under(self, x: int, y: int) -> str:
        """The topmost window at a place, or its frame."""
        return self.xdotool("mousemove", x, y, "getmouselocation", "--shell").rpartition("WINDOW=")[2]

    @contextmanager
    def running(self, *command: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Another program on this display, until the block ends."""
        with subprocess.Popen(command, env=self.environment) as process:
            try:
                yield process
            finally:
                process.kill()

    def geometry(self, window: str) -> str:
        return self.xdotool("getwindowgeometry", window)


@contextmanager
def x_display(size: str = "1280x800") -> Iterator[Display]:
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            pytest.skip(f"needs {tool}")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield Display(f":{server.stdout.readline().strip()}", server)
        finally:
            server.terminate()
