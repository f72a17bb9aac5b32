"""Carrying out a run file, from photographs to exported files. Stages are cached, so runs can be resumed."""

from faceclock.training.events import print_event
from faceclock.training.runs import Run


def execute(run: Run) -> None:
    """Raises InputProblem and EnvironmentProblem; what was reached until then stays in the run's folders."""
    run.carry_out()
    print_event({"event": "done", "output": str(run.output)})
