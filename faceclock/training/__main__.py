"""``python -m faceclock.training RUN.toml``: carries out one run; JSON lines out, one sentence on failure."""

import sys
from pathlib import Path

from faceclock.domain.errors import FaceClockError, InputProblem


def main(arguments: list[str]) -> int:
    """0 done, 1 failed, 2 wrong usage, as everywhere in FaceClock."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m faceclock.training RUN.toml\n")
        return 2
    try:
        _run(Path(arguments[0]))
    except FaceClockError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; start the same run again to go on from its last checkpoint.\n")
        return 1
    return 0


def _run(file: Path) -> None:
    try:
        from faceclock.training.running import execute
        from faceclock.training.runs import read_run
    except ModuleNotFoundError as error:
        raise InputProblem(
            f"Training needs {error.name}, which is not installed; run `pip install faceclock[train]`."
        ) from error
    execute(read_run(file))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
