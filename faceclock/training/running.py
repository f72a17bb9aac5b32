"""Carrying out a run file, from photographs to exported files. Stages are cached, so runs can be resumed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch

from faceclock.domain.errors import FaceClockError, InputProblem
from faceclock.training.before import checked_run
from faceclock.training.boards import drawn
from faceclock.training.cancelling import RunCancelled, cancellable
from faceclock.training.distributed import rank, together
from faceclock.training.events import heard_by, print_event
from faceclock.training.faults import faults_told
from faceclock.training.run_folder import RunFolder
from faceclock.training.runs import Exporting, Run


def execute(run: Run, file: Path | None = None) -> None:
    """Raises InputProblem, EnvironmentProblem and RunCancelled; what was reached until then stays in the
    run's folder. ``file`` is the run file, of which a copy is kept there."""
    with cancellable(), together(), _recorded(run, file):
        torch.manual_seed(run.schedule.seed if hasattr(run, "schedule") else 0)
        run.carry_out()
        print_event({"event": "done", "output": str(run.output)})


def check(run: Run) -> None:
    """Tell what `execute` would meet. Raises InputProblem and EnvironmentProblem where it would fail."""
    with cancellable(), faults_told():
        print_event({"event": "check", **checked_run(run)})


def export(run: Run) -> None:
    """Export the average that a run has reached so far. Raises InputProblem for a kind that cannot."""
    if not isinstance(run, Exporting):
        raise InputProblem(f"A run of the kind {run.kind} cannot be exported before it is done; resume it.")
    with cancellable(), faults_told():
        run.export()
        print_event({"event": "done", "output": str(run.output)})


@contextmanager
def _recorded(run: Run, file: Path | None) -> Iterator[None]:
    """The run's folder follows what happens, for the first of several processes."""
    if rank() > 0:
        yield
        return
    folder = RunFolder(run.output, run.kind)
    folder.begin(file)
    wanted = getattr(run, "tensorboard", None)
    with heard_by(folder.hear):
        try:
            with faults_told(), drawn(run.output / "tensorboard", wanted):
                yield
        except RunCancelled as error:
            folder.end("cancelled", str(error))
            raise
        except FaceClockError as error:
            folder.end("failed", str(error))
            raise
        except BaseException as error:
            folder.end("failed", f"a fault of the program: {type(error).__name__}: {error}")
            raise
    folder.end("done")


def lower_priority() -> None:
    """The kiosk on the same machine goes first."""
    if hasattr(os, "nice"):
        os.nice(10)
    else:  # Windows: below normal
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), 0x4000)
