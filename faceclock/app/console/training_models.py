"""What a run has made beside the pack in use: compared, promoted, rolled back."""

from collections.abc import Callable
from pathlib import Path

from faceclock.app.comparing import compare, current_contender
from faceclock.app.comparing_report import read_report
from faceclock.app.comparing_sets import Sets
from faceclock.app.console.service import Service, needs
from faceclock.app.console.training_comparison import Comparison, comparison_of
from faceclock.app.console.training_switch import InUse, Licence, Switched, switched_of
from faceclock.app.contenders import find_contender
from faceclock.app.pack_history import to_undo
from faceclock.app.promotion import promote, rollback
from faceclock.app.training_runs import run_file_of, run_folder
from faceclock.domain.roles import Right
from faceclock.vision.packs.licences import acceptance_sentence

Progress = Callable[[int, int], None]


class TrainingModels(Service):
    """A candidate is named by its run."""

    @needs(Right.SEE_TRAINING)
    def in_use(self) -> InUse:
        """The pack that recognises people here, and the one that a rollback would go back to. Raises PackProblem."""
        current = current_contender(self.site)
        undo = to_undo(self.site.database, current.digest)
        return InUse(current.manifest.name, current.manifest.version, undo[1].name if undo else None)

    @needs(Right.SEE_TRAINING)
    def comparison(self, run: str) -> Comparison | None:
        """The last one of the run's pack with the pack in use, both as they are now; None where there is none.

        Raises InputProblem for a run without a pack, PackProblem for a damaged one.
        """
        candidate, current = find_contender(self.site.data, run), current_contender(self.site)
        report = read_report(self.site.data, candidate, current)
        return comparison_of(self.site, report) if report else None

    @needs(Right.SEE_TRAINING)
    def public_set(self, run: str) -> Path | None:
        """The strangers whom the run file names: those of them whom nothing was learnt from can judge."""
        background = run_file_of(run_folder(self.site.data, run)).get("background")
        images = background.get("images") if isinstance(background, dict) else None
        return Path(images) if isinstance(images, str) else None

    @needs(Right.SEE_TRAINING)
    def licence(self, run: str) -> Licence:
        """Of the run's pack, which has it from its parent. Raises InputProblem and PackProblem."""
        manifest = find_contender(self.site.data, run).manifest
        sentence = "" if manifest.commercial_use else acceptance_sentence(manifest.name)
        return Licence(manifest.name, manifest.licence, sentence)

    @needs(Right.TRAIN)
    def compare(self, run: str, public: Path | None, progress: Progress) -> Comparison:
        """Measure the run's pack beside the one in use, on the site's people and a public set. Minutes.

        Raises InputProblem and PackProblem.
        """
        candidate, current = find_contender(self.site.data, run), current_contender(self.site)
        sets = Sets(public=public.expanduser() if public else None)
        return comparison_of(self.site, compare(self.site, candidate, current, sets, progress))

    @needs(Right.PROMOTE)
    def promote(self, run: str, force: str | None, accept: str, progress: Progress) -> Switched:
        """Let the run's pack recognise the site's people. ``force``: the reason to do so against the gate, which is
        logged; ``accept``: the licence's sentence, where it needs one.

        Raises InputProblem for a refusal, PackProblem and StorageProblem. Cut off, it changes nothing.
        """
        answer = promote(self.site.data, run, force, accept, progress)
        self.site.reread()
        return switched_of(answer)

    @needs(Right.PROMOTE)
    def rollback(self, progress: Progress) -> Switched:
        """Back to the pack before. Raises InputProblem, PackProblem and StorageProblem."""
        answer = rollback(self.site.data, progress)
        self.site.reread()
        return switched_of(answer)
