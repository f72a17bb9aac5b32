"""Training, from the data to a run that goes on by itself."""

from pathlib import Path

from faceclock.app.console.service import Service, needs
from faceclock.app.console.training_rows import RunRow, mark_paused, row_of
from faceclock.app.operator import operator
from faceclock.app.picture_sources import open_source
from faceclock.app.site import pack_folders
from faceclock.app.trainer import Readiness, readiness
from faceclock.app.training_curves import Part, read_part
from faceclock.app.training_data import Survey, survey
from faceclock.app.training_estimate import estimate_seconds
from faceclock.app.training_process import Training, resume_run, start_run, stop_run
from faceclock.app.training_recipes import Recipe, Thoroughness, examples, run_file_text, why_not
from faceclock.app.training_run_text import Checked, Progress, check_text
from faceclock.app.training_runs import (
    RUN_FILE,
    Json,
    find_run,
    list_runs,
    remove_run,
    run_folder,
    training_folder,
)
from faceclock.app.training_suspects import Suspect, suspects
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.settings.atomic import replace_text
from faceclock.storage.audit import Audit
from faceclock.vision.packs.library import list_packs

_RECIPES = "recipes"
_GRACE = 1.0  # seconds in which a run that cannot begin says so


class TrainingService(Service):
    """Runs are processes of their own: nothing here waits for the end of one."""

    @needs(Right.SEE_TRAINING)
    def trainer(self) -> Readiness:
        """Whether there is a Python to train with. Takes a moment."""
        return readiness(self.site.data)

    @needs(Right.SEE_TRAINING)
    def data(self) -> Survey:
        """Whose pictures may be learnt from."""
        return survey(self.site)

    @needs(Right.SEE_TRAINING)
    def suspects(self) -> list[Suspect]:
        """Pictures that may stand under a wrong name. Seconds for thousands of templates. Raises PackProblem."""
        return suspects(self.site)

    @needs(Right.SEE_TRAINING)
    def parents(self) -> list[tuple[str, Path]]:
        """Name and folder of the packs that can be tuned, the one in use first."""
        found = [
            (pack.manifest.name, pack.path)
            for pack in list_packs(pack_folders(self.site.data))
            if pack.manifest and pack.manifest.recognises
        ]
        return sorted(found, key=lambda pack: pack[1] != self.site.pack_folder)

    @needs(Right.SEE_TRAINING)
    def strangers(self, where: Path) -> tuple[int, int]:
        """(people, pictures) in a folder or tar. Raises InputProblem for one that is none."""
        entries = open_source(where.expanduser()).entries
        return len({entry.key.person for entry in entries}), len(entries)

    @needs(Right.SEE_TRAINING)
    def why_not(self, thoroughness: Thoroughness, parent: Path) -> str:
        """Why a pack cannot be tuned so, as a sentence; empty where it can. Raises PackProblem."""
        return why_not(thoroughness, parent)

    @needs(Right.SEE_TRAINING)
    def estimate(self, thoroughness: Thoroughness, parent: Path, strangers: int) -> float:
        """Seconds, roughly, with so many pictures of other people. Takes a moment. Raises PackProblem."""
        return estimate_seconds(parent, thoroughness, survey(self.site).pictures, strangers)

    @needs(Right.SEE_TRAINING)
    def examples(self) -> dict[str, str]:
        """Run files to begin from, by name."""
        return examples()

    @needs(Right.SEE_TRAINING)
    def runs(self) -> list[RunRow]:
        """Newest first, whoever started them."""
        return [row_of(self.site.data, run) for run in reversed(list_runs(self.site.data))]

    @needs(Right.SEE_TRAINING)
    def run(self, name: str) -> RunRow:
        """Raises InputProblem where there is none any more."""
        return row_of(self.site.data, find_run(self.site.data, name))

    @needs(Right.SEE_TRAINING)
    def curves(self, name: str, start: int = 0) -> Part:
        """What the run told since byte ``start``. Raises InputProblem for a bad name."""
        return read_part(run_folder(self.site.data, name), start)

    @needs(Right.SEE_TRAINING)
    def run_file(self, name: str) -> str:
        """As it was started; empty where it is gone. Raises InputProblem for an unknown run."""
        file = Path(find_run(self.site.data, name).folder) / RUN_FILE
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""

    @needs(Right.TRAIN)
    def draft(self, recipe: Recipe) -> str:
        """The recipe's run file. Raises InputProblem for a way that the parent cannot be tuned."""
        return run_file_text(recipe, self.site)

    @needs(Right.TRAIN)
    def check(self, text: str, progress: Progress) -> Checked:
        """What is wrong with a run file, and where. Raises EnvironmentProblem without a trainer."""
        return check_text(self.site.data, text, progress)

    @needs(Right.TRAIN)
    def start(self, name: str, text: str) -> RunRow:
        """Start a run and return once it has begun. Raises InputProblem with the trainer's sentence where it
        does not, and for a name that is taken or none; EnvironmentProblem without a trainer."""
        data = self.site.data
        run_folder(data, name)
        file = training_folder(data) / _RECIPES / f"{name}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_text(file, text)
        training = start_run(data, file, name)
        try:
            return self._begun(training, "training.start")
        except InputProblem:
            if training.has_begun:  # it has learnt nothing yet, and its name is free for the next try
                remove_run(data, name)
            raise

    @needs(Right.TRAIN)
    def resume(self, name: str) -> RunRow:
        """Go on from the last checkpoint. Raises as `start`, and for a run that goes on or is done."""
        training = resume_run(self.site.data, name)
        mark_paused(training.folder, paused=False)
        return self._begun(training, "training.resume")

    @needs(Right.TRAIN)
    def pause(self, name: str) -> RunRow:
        """Have the run write a checkpoint and end: `resume` goes on from it, also after the computer was off.

        Raises InputProblem where it does not go on, EnvironmentProblem where it does not end within a minute.
        """
        return self._stopped(name, "training.pause", paused=True)

    @needs(Right.TRAIN)
    def cancel(self, name: str) -> RunRow:
        """The same for a run that nobody means to go on with; its checkpoint is kept until it is removed."""
        return self._stopped(name, "training.cancel", paused=False)

    @needs(Right.TRAIN)
    def remove(self, name: str) -> None:
        """Delete all that a run has learnt and made. Raises InputProblem while it goes on."""
        removed = remove_run(self.site.data, name)
        self._record("training.remove", name, {"kind": removed.kind, "state": removed.state})

    def _begun(self, training: Training, action: str) -> RunRow:
        training.wait_until_known()
        if training.goes_on_for(_GRACE):
            training.leave_alone()
        else:
            training.refuse_failure()
        row = self.run(training.name)
        self._record(action, training.name, {"kind": row.kind})
        return row

    def _stopped(self, name: str, action: str, *, paused: bool) -> RunRow:
        run = stop_run(self.site.data, name)
        mark_paused(Path(run.folder), paused=paused and run.state == "cancelled")
        self._record(action, name, {"step": run.step})
        return self.run(name)

    def _record(self, action: str, name: str, detail: Json) -> None:
        Audit(self.site.database).record(action, name, actor=operator(), detail=detail)
