"""A bug must neither vanish nor meet the user as a traceback: it is logged, and one sentence says so."""

import os
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from faceclock.cli.root import DEBUG_VARIABLE
from faceclock.settings.paths import log_file


def log_bugs_to(data: Path) -> None:
    """From now on an error that nobody foresaw is appended to ``data``/faceclock.log, of whatever thread."""
    if os.environ.get(DEBUG_VARIABLE):
        return
    report = _Report(log_file(data))
    sys.excepthook = report
    threading.excepthook = lambda args: report(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


class _Report:
    def __init__(self, log: Path) -> None:
        self._log = log

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        where = (
            f"the details are in {self._log}" if self._append(text) else f"set {DEBUG_VARIABLE}=1 to see it"
        )
        sys.stderr.write(f"FaceClock met an error of its own ({kind.__name__}: {error}); {where}.\n")

    def _append(self, text: str) -> bool:
        """Without the arguments of the command: they may be somebody's name or PIN."""
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a", encoding="utf-8") as stream:
                stream.write(f"{datetime.now(UTC).isoformat()} {Path(sys.argv[0]).name}\n{text}\n")
        except OSError:
            return False
        return True
