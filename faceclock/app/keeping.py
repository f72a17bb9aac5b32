"""The keeper: a small process that starts the kiosk, and starts it again when it dies or hangs.

For sessions without systemd. It ends with the kiosk that was left by the exit PIN, when it is told to, and when the
display is gone; nothing else ends it.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence

from faceclock.app.display import display_answers
from faceclock.app.heartbeat import KEEPER, SOCKET
from faceclock.app.listening import Listener
from faceclock.pipeline.backoff import Backoff

START_LIMIT = 240.0  # seconds until the first sign of life
SOUND = 60.0  # seconds after which a kiosk counts as having worked
FORESEEN, USAGE = 1, 2  # exit codes: a sentence was said; the command line is wrong
_FORESEEN_PAUSE = 10.0  # a restart mends little of it, but a disk may be mounted meanwhile
_TICK, _PATIENCE = 0.2, 10.0


class Keeper:
    """``command`` starts the kiosk, which is given up after ``hung_after`` seconds without a sign of life; ``say``
    takes a sentence a restart."""

    def __init__(self, command: Sequence[str], hung_after: float, say: Callable[[str], None]) -> None:
        self._command, self._hung_after, self._say = command, hung_after, say
        self._pauses = Backoff(first=1.0, ceiling=60.0)
        self._told = 0  # the signal that ends us

    def run(self) -> int:
        """The exit code: 0 after the exit PIN."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._hear)
        with Listener() as listener:
            while True:
                began = time.monotonic()
                code, why = self._once(listener)
                lived = time.monotonic() - began
                if self._told:
                    return 128 + self._told
                if code in (0, USAGE) or not display_answers():
                    return code
                pause = self._pause(code, lived)
                self._say(f"The kiosk {why} after {lived:.0f} s; it is started again in {pause:.0f} s.")
                self._wait(pause)

    def _hear(self, number: int, frame: object) -> None:
        self._told = number

    def _once(self, listener: Listener) -> tuple[int, str]:
        """Exit code of one kiosk, and what became of it."""
        environment = {**os.environ, SOCKET: listener.address, KEEPER: str(os.getpid())}
        with subprocess.Popen(self._command, env=environment) as process:
            deadline = time.monotonic() + START_LIMIT
            while process.poll() is None:
                if self._told:
                    return _stop(process), "was stopped"
                if listener.heard(_TICK):
                    deadline = time.monotonic() + self._hung_after
                if time.monotonic() > deadline:
                    process.kill()  # what is stopped or blocked heeds nothing less
                    return process.wait(), "hung"
        return process.returncode, _end_in_words(process.returncode)

    def _pause(self, code: int, lived: float) -> float:
        """At once after a kiosk that worked; ever longer after one that fails at its start."""
        if lived >= SOUND:
            self._pauses.reset()
            return 0.0
        pause = self._pauses.next()
        return max(pause, _FORESEEN_PAUSE) if code == FORESEEN else pause

    def _wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self._told and time.monotonic() < deadline:
            time.sleep(min(_TICK, seconds))


def _stop(process: "subprocess.Popen[bytes]") -> int:
    process.terminate()
    try:
        return process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _end_in_words(code: int) -> str:
    return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
