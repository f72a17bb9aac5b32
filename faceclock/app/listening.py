"""Where a keeper hears the kiosk's signs of life."""

import select
import shutil
import socket
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

_LONGEST = 4096


class Listener:
    """``address`` is what `Heartbeat` takes. A path that only this user may open; on Windows, which has no such
    datagrams, a port that only this computer reaches."""

    def __init__(self, by_path: bool = sys.platform != "win32") -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="faceclock-")) if by_path else None
        if self._folder:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self.address = str(self._folder / "life")
            self._socket.bind(self.address)
        else:
            self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._socket.bind(("127.0.0.1", 0))
            self.address = "{}:{}".format(*self._socket.getsockname())
        self._socket.setblocking(False)

    def heard(self, seconds: float) -> bool:
        """Whether there was a sign of life, waiting for one for so long."""
        if not select.select([self._socket], [], [], seconds)[0]:
            return False
        self._socket.recv(_LONGEST)
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        if self._folder:
            shutil.rmtree(self._folder)
