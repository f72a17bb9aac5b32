"""The pictures of the training studio, drawn by its own process."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from faceclock.app.console.service import Service, needs
from faceclock.app.picture_sources import SITE, absolute
from faceclock.app.trainer import ask_with_progress
from faceclock.app.training_review import write_review
from faceclock.app.training_runs import find_run, list_runs, training_folder
from faceclock.domain.errors import EnvironmentProblem, InputProblem, PackProblem
from faceclock.domain.roles import Right

Progress = Callable[[int, int], None]
_FOLDER, _REVIEW = "pictures", "review"


class Subject(StrEnum):
    """What can be drawn beside the curves of a run."""

    LOSSES = "losses"
    DIGITS = "digits"
    PEOPLE = "people"


@dataclass(frozen=True)
class Picture:
    """``title`` is the file's stem, ``run`` empty for what is of no run; ``file`` is a PNG, with an SVG beside it."""

    title: str
    run: str
    file: Path


class TrainingPictures(Service):
    """Drawing takes seconds to half a minute, and the training component."""

    @needs(Right.SEE_TRAINING)
    def all(self) -> list[Picture]:
        """What has been drawn: of no run first, then by run, newest run first."""
        data = self.site.data
        folders = [("", training_folder(data) / _FOLDER)]
        folders += [(run.name, Path(run.folder) / _FOLDER) for run in reversed(list_runs(data))]
        return [
            Picture(file.stem, run, file) for run, folder in folders for file in sorted(folder.glob("*.png"))
        ]

    @needs(Right.TRAIN)
    def draw_run(self, run: str, progress: Progress) -> list[Picture]:
        """Loss, rate, accuracy and angles. Raises InputProblem, also for a run that told no step yet."""
        folder = Path(find_run(self.site.data, run).folder)
        self._ask(["picture", "runs", folder], folder / _FOLDER, progress)
        return [Picture(file.stem, run, file) for file in sorted((folder / _FOLDER).glob("*.png"))]

    @needs(Right.TRAIN)
    def draw(self, subject: Subject, progress: Progress) -> list[Picture]:
        """What explains training: losses, digits, or a map of the site's consenting people. Raises InputProblem."""
        wanted: list[str | Path] = ["picture", subject.value]
        if subject is Subject.PEOPLE:
            wanted += [self._pack(), absolute(Path(SITE), self.site.data)]
        folder = training_folder(self.site.data) / _FOLDER
        self._ask(wanted, folder, progress)
        return [Picture(file.stem, "", file) for file in sorted(folder.glob("*.png"))]

    @needs(Right.SEE_TRAINING)
    def save(self, picture: Picture, target: Path) -> None:
        """Copy it as PNG, or as SVG where the target is called so. Raises EnvironmentProblem."""
        source = picture.file.with_suffix(".svg") if target.suffix.lower() == ".svg" else picture.file
        try:
            shutil.copyfile(source, target)
        except OSError as error:
            raise EnvironmentProblem(
                f"The picture could not be saved as {target} ({error.strerror}); choose another place."
            ) from error

    @needs(Right.TRAIN)
    def review(self, progress: Progress) -> Path:
        """Have the studio look for wrong names among the consented pictures; returns the page that shows them.

        Raises InputProblem, EnvironmentProblem and PackProblem.
        """
        folder = training_folder(self.site.data) / _REVIEW
        file = write_review(self.site.data, Path(SITE), str(self._pack()), folder, None)
        self._ask(["run", file], folder, progress)
        page = folder / "review.html"
        if not page.is_file():
            raise InputProblem("The review left no page; look at the run named review for what happened.")
        return page

    def _pack(self) -> Path:
        if self.site.pack_folder is None:
            raise PackProblem(self.site.pack_fault)
        return self.site.pack_folder

    def _ask(self, arguments: list[str | Path], folder: Path, progress: Progress) -> None:
        ask_with_progress(self.site.data, [*arguments, "--output", folder], progress)
