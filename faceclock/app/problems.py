"""Which errors were foreseen, and their sentence."""

from faceclock.domain.errors import FaceClockError, SeveralProblems


def sentence_for(error: Exception) -> str | None:
    """What to tell the user, or None for a bug and for a reader that closed our output."""
    if isinstance(error, SeveralProblems):
        return str(error)
    if isinstance(error, FaceClockError):
        return " ".join(str(error).split())
    if isinstance(error, ImportError):
        return _missing_library(error)
    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return f"The computer refused: {error.strerror}{where}; check path, permissions and free space."
    return None


def _missing_library(error: ImportError) -> str | None:
    """A shared library of the system, as on a bare server; a missing Python module is a bug."""
    if "cannot open shared object file" not in str(error):
        return None
    library = str(error).split(":", maxsplit=1)[0]
    return f"The system library {library} is missing; run: sh tools/system_libraries.sh run"
