"""The audit log for the console: page by page, narrowed, and written out as it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from faceclock.app.console.service import Service, needs
from faceclock.app.safekeeping.archive import Progress
from faceclock.app.safekeeping.backup import no_progress
from faceclock.app.safekeeping.checkpoints import Compared, Made, compare, make_checkpoint, write_checkpoint
from faceclock.app.zone import zone_of
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.roles import Right
from faceclock.reports.audit import Entry, audit
from faceclock.reports.scope import Scope
from faceclock.reports.words import Words
from faceclock.reports.writing import Format, format_for, writer_of
from faceclock.settings.atomic import replacing
from faceclock.settings.model import Language
from faceclock.storage.audit import Audit, AuditEntry
from faceclock.storage.audit_log import AuditFilter, AuditLog, Told
from faceclock.storage.ledger import Verified, verify_file

PAGE = 200


@dataclass(frozen=True)
class Choices:
    """What can be chosen to narrow the log by."""

    actions: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Verification:
    """``compared`` is None where no checkpoint was given."""

    verified: Verified
    compared: Compared | None

    @property
    def holds(self) -> bool:
        return self.verified.sound and (self.compared is None or self.compared.holds)


class AuditService(Service):
    """Reads only: nobody can change the log."""

    @property
    def _log(self) -> AuditLog:
        return AuditLog(self.site.database)

    @needs(Right.SEE_AUDIT)
    def page(self, wanted: AuditFilter, before: int | None = None, limit: int = PAGE) -> list[Told]:
        """The newest entries that pass, below the seq ``before``."""
        return self._log.page(wanted, before, limit)

    @needs(Right.SEE_AUDIT)
    def count(self, wanted: AuditFilter) -> int:
        return self._log.count(wanted)

    @needs(Right.SEE_AUDIT)
    def choices(self) -> Choices:
        return Choices(tuple(self._log.actions()), tuple(self._log.actors()))

    @needs(Right.SEE_AUDIT)
    def before(self, entry: AuditEntry) -> AuditEntry | None:
        """What the log said last about the same subject, to tell what was changed."""
        return self._log.before(entry)

    @needs(Right.SEE_AUDIT)
    def export(
        self, wanted: AuditFilter, file: Path, language: Language, progress: Progress = no_progress
    ) -> list[str]:
        """Write what passes to ``file``, in the format that its name ends in, whole or not at all; what its reader
        should be told. ``progress`` (entries read, in all) may raise to stop it. Raises InputProblem for an unknown
        format, EnvironmentProblem when it cannot be written."""
        words, form = Words(language), format_for("", file.name)
        writer = writer_of(form, words, bom=form is Format.CSV, font=self.site.settings.reports.font)
        entries = _Entries(self._log, wanted, progress)
        report = audit(self._scope(words, wanted), entries)
        try:
            with replacing(file) as stream:
                return list(writer(report, stream))
        except OSError as error:
            raise EnvironmentProblem(
                f"The file {file} cannot be written ({error.strerror or error}); choose another folder."
            ) from error

    @needs(Right.SEE_AUDIT)
    def verify(self, checkpoint: str = "", progress: Progress = no_progress) -> Verification:
        """Compare every row with the chain, and the chain with ``checkpoint``, a file or a printed code, if given.
        ``progress`` may raise to stop it. Raises InputProblem for what is no checkpoint, StorageProblem, KeyProblem."""
        compared = compare(self.site, checkpoint) if checkpoint else None
        return Verification(verify_file(self.site.database.path, progress), compared)

    @needs(Right.SEE_AUDIT)
    def checkpoint(self) -> Made:
        """Of the chain as it stands. Raises KeyProblem, StorageProblem."""
        return make_checkpoint(self.site.database)

    @needs(Right.SEE_AUDIT)
    def write_checkpoint(self, made: Made, target: Path) -> Path:
        """Raises EnvironmentProblem when it cannot be written."""
        return write_checkpoint(made, target)

    def _scope(self, words: Words, wanted: AuditFilter) -> Scope:
        """With the days that the heading names: those asked for, else those of the log."""
        zone, now = ZoneInfo(zone_of(self.site.settings)), datetime.now(UTC)
        first, last = Audit(self.site.database).reach() or (now, now)
        if wanted.start is not None:
            first = wanted.start
        if wanted.end is not None:
            last = wanted.end - timedelta(microseconds=1)
        first_day, last_day = (at.astimezone(zone).date() for at in (first, last))
        return Scope(words, first_day, last_day, now, {}, zone, company=self.site.settings.site.company)


class _Entries:
    """Read anew each time it is walked through, and never kept. A report reads it twice."""

    def __init__(self, log: AuditLog, wanted: AuditFilter, progress: Progress) -> None:
        self._log, self._wanted, self._progress = log, wanted, progress
        self._done, self._total = 0, 2 * log.count(wanted)

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._log.walk(self._wanted):
            self._done += 1
            self._progress(min(self._done, self._total), self._total)
            yield Entry(
                entry.seq, entry.at, entry.kiosk, entry.actor, entry.action, entry.subject, entry.detail
            )
