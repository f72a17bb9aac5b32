"""Model packs by window: what there is, installed, imported, checked, compared, put to use and taken back."""

from collections.abc import Callable
from pathlib import Path

from faceclock.app.comparing import compare, current_contender
from faceclock.app.comparing_report import read_report
from faceclock.app.comparing_sets import Sets
from faceclock.app.console.recognition_pack_rows import PackRow, pack_rows
from faceclock.app.console.service import Service, needs
from faceclock.app.console.training_comparison import Comparison, comparison_of
from faceclock.app.console.training_switch import InUse, Switched, switched_of
from faceclock.app.contenders import find_contender
from faceclock.app.models import import_model, install_model, verify_model
from faceclock.app.operator import operator
from faceclock.app.pack_history import to_undo
from faceclock.app.pack_switching import opened_alone, pin, use_of
from faceclock.app.promotion import promote, rollback
from faceclock.domain.errors import PackProblem
from faceclock.domain.roles import Right
from faceclock.storage.audit import Audit

Progress = Callable[[int, int], None]


class RecognitionPacks(Service):
    """Packs by name. Whatever is brought in is not used before somebody switches to it."""

    @needs(Right.SEE_RECOGNITION)
    def all(self) -> list[PackRow]:
        """The packs on this computer, the one in use first, then what the catalogue offers."""
        return pack_rows(self.site)

    @needs(Right.SEE_RECOGNITION)
    def in_use(self) -> InUse | None:
        """The pack that recognises people here, and what a rollback goes back to; None without a usable one."""
        try:
            current = current_contender(self.site)
        except PackProblem:
            return None
        undo = to_undo(self.site.database, current.digest)
        return InUse(current.manifest.name, current.manifest.version, undo[1].name if undo else None)

    @needs(Right.MANAGE_PACKS)
    def install(self, name: str, accept: str, progress: Progress) -> str:
        """Download a pack of the catalogue; its name. Raises LicenceNotAccepted, PackProblem, EnvironmentProblem."""
        self._stay_with_the_pack_in_use()
        answer = install_model(self.site.data, name, accept, replace=False, progress=progress)
        return self._noted("pack.install", answer, accept)

    @needs(Right.MANAGE_PACKS)
    def bring_in(self, source: Path, accept: str, progress: Progress) -> str:
        """Import a folder or zip; the pack's name. Raises LicenceNotAccepted, PackProblem, EnvironmentProblem."""
        self._stay_with_the_pack_in_use()
        answer = import_model(self.site.data, source, accept, replace=False, progress=progress)
        return self._noted("pack.import", answer, accept)

    @needs(Right.SEE_RECOGNITION)
    def verify(self, name: str) -> int:
        """Check every file against its digest; how many are right. Raises PackProblem at the first that is not."""
        return int(str(verify_model(self.site.data, name)["files"]))

    @needs(Right.SEE_RECOGNITION)
    def comparison(self, name: str) -> Comparison | None:
        """The last one with the pack in use, both as they are now; None where there is none. Raises PackProblem."""
        candidate, current = find_contender(self.site.data, name), current_contender(self.site)
        report = read_report(self.site.data, candidate, current)
        return comparison_of(self.site, report) if report else None

    @needs(Right.MANAGE_PACKS)
    def compare(self, name: str, public: Path | None, progress: Progress) -> Comparison:
        """Measure a pack beside the one in use, on kept pictures and a ``public`` set.

        Raises InputProblem, PackProblem.
        """
        candidate, current = find_contender(self.site.data, name), current_contender(self.site)
        return comparison_of(self.site, compare(self.site, candidate, current, Sets(public=public), progress))

    @needs(Right.PROMOTE)
    def switch(self, name: str, force: str | None, accept: str, progress: Progress) -> Switched:
        """Let a pack recognise people, with templates made of kept pictures; cut off, it changes nothing. ``force``:
        the reason to do so against the comparison, which is logged.

        Raises InputProblem for a refusal, LicenceNotAccepted, PackProblem, StorageProblem.
        """
        answer = promote(self.site.data, name, force, accept, progress)
        self.site.reread()
        return switched_of(answer)

    @needs(Right.PROMOTE)
    def roll_back(self, progress: Progress) -> Switched:
        """Back to the pack before. Raises InputProblem, PackProblem, StorageProblem."""
        answer = rollback(self.site.data, progress)
        self.site.reread()
        return switched_of(answer)

    def _stay_with_the_pack_in_use(self) -> None:
        """Where the settings take the first pack that is found, a new one must not become it."""
        if self.site.settings.recognition.pack or self.site.pack_folder is None:
            return
        with opened_alone(self.site.data) as alone:
            pin(alone, use_of(alone)[1])
        self.site.reread()

    def _noted(self, action: str, answer: dict[str, object], accept: str) -> str:
        """In the audit log, with what was said of the licence."""
        name = str(answer["name"])
        detail = {
            "version": str(answer["version"]),
            "licence": str(answer["licence"]),
            "digest": str(answer["digest"]),
            "accepted": accept or None,
        }
        Audit(self.site.database).record(action, name, actor=operator(), detail=detail)
        self.site.reread()
        return name
