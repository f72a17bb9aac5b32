"""Signs of life for whoever started the program: a service manager, or our own keeper.

Both listen for datagrams in systemd's words, as sd_notify(3) describes them: READY=1 once, then WATCHDOG=1.
"""

import os
import socket
import sys
from contextlib import suppress
from typing import Self

SOCKET = "NOTIFY_SOCKET"
KEEPER = "FACECLOCK_KEEPER"  # the number of the keeper's process
READY, ALIVE = b"READY=1", b"WATCHDOG=1"


class Heartbeat:
    """``address`` is a path, an abstract name that begins with ``@``, or ``host:port``; ``keeper`` 0 for none."""

    def __init__(self, address: str, keeper: int = 0) -> None:
        self._keeper = keeper
        self._target: str | tuple[str, int] = address
        if address.startswith(("/", "@")):
            self._target = f"\0{address[1:]}" if address[0] == "@" else address
            family = socket.AF_UNIX
        else:
            host, _, port = address.rpartition(":")
            self._target, family = (host, int(port)), socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        self._socket.setblocking(False)

    @classmethod
    def asked_for(cls) -> Self | None:
        """The one that the environment names, if any; commands that are run from here do not inherit it."""
        address, keeper = os.environ.pop(SOCKET, ""), os.environ.pop(KEEPER, "0")
        return cls(address, int(keeper)) if address else None

    @property
    def orphaned(self) -> bool:
        """Whether the keeper is gone, so that the next one would begin a second kiosk beside this one."""
        return bool(self._keeper) and sys.platform != "win32" and os.getppid() != self._keeper

    def ready(self) -> None:
        self._say(READY)

    def beat(self) -> None:
        self._say(ALIVE)

    def close(self) -> None:
        self._socket.close()

    def _say(self, words: bytes) -> None:
        with suppress(OSError):  # nobody listens at this moment: whoever misses a beat acts on it
            self._socket.sendto(words, self._target)
