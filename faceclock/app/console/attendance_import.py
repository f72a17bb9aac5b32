"""Punches from another system's table: its columns shown, a try that stores nothing, and the import."""

from dataclasses import dataclass
from pathlib import Path

from faceclock.app.attendance.import_encoding import Encoding, encoding_of
from faceclock.app.attendance.import_format import PunchFileFormat, cells_of, delimiter_of
from faceclock.app.attendance.importing import Progress, PunchImport, import_into
from faceclock.app.console.service import Service, needs
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.domain.roles import Right

_SHOWN = 5  # lines
_LONGEST = 1 << 16  # characters of a line


@dataclass(frozen=True)
class Glimpse:
    """The headings of a table and its first lines, as texts."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


class PunchImportService(Service):
    """Raises InputProblem for a file that is no table of punches."""

    @needs(Right.CORRECT)
    def glimpse(self, path: Path, encoding: Encoding = Encoding.AUTO) -> Glimpse:
        """What the table looks like, so that somebody can say what its columns are. Raises InputProblem also where
        its bytes do not tell what it is written in; then it must be named."""
        try:
            lines = _first_lines(path, encoding)
        except OSError as error:
            raise EnvironmentProblem(f"{path} cannot be read ({error.strerror}); choose another.") from error
        if not lines:
            raise InputProblem(f"{path.name} is empty; it needs a line of headings and punches below.")
        delimiter = delimiter_of(lines[0], "")
        headings, *rest = (tuple(cells_of(line, delimiter)) for line in lines)
        return Glimpse(tuple(each.strip() for each in headings), tuple(rest))

    @needs(Right.CORRECT)
    def preview(self, path: Path, layout: PunchFileFormat, progress: Progress | None = None) -> PunchImport:
        """What an import would do; stores nothing."""
        return import_into(self.site, path, layout, skip_bad=True, dry_run=True, progress=progress)

    @needs(Right.CORRECT)
    def run(
        self, path: Path, layout: PunchFileFormat, *, skip_bad: bool, progress: Progress | None = None
    ) -> PunchImport:
        """With a bad line nothing is stored, or with ``skip_bad`` the good ones. Importing again adds nothing."""
        return import_into(self.site, path, layout, skip_bad=skip_bad, progress=progress)


def _first_lines(path: Path, encoding: Encoding) -> list[str]:
    if not path.is_file():
        raise InputProblem(f"{path.name} is no file; choose a table of punches.")
    with path.open(encoding=encoding_of(path, encoding).codec) as stream:
        lines = (stream.readline(_LONGEST) for _ in range(_SHOWN + 1))
        return [line for line in lines if line.strip()]
