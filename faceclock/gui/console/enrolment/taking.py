"""Which shot comes next, and the worker that compares each with those before. Widgets only listen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from faceclock.app.console.camera import Judged
from faceclock.app.console.enrolling import EnrolmentService
from faceclock.app.console.enrolling_draft import GUIDED, Draft, Photographs, Shot
from faceclock.app.console.enrolling_guide import Progress as ShotProgress
from faceclock.app.console.enrolling_guide import ShotGuide
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.progress import Progress
from faceclock.gui.language import translate

_MOST_SENTENCES = 3


class Taking(QObject):
    """``changed`` when a picture was taken or another one is asked for, ``problem`` with a sentence, ``failed`` with an
    exception."""

    changed = Signal()
    problem = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, progress: Progress, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._progress = desk, progress
        self.shot: Shot | None = None
        self._guide: ShotGuide | None = None
        self.busy = False
        self.ask_for(self._next())

    def ask_for(self, shot: Shot | None) -> None:
        """Wait for this shot, taken before or not."""
        self.shot = shot
        self._guide = ShotGuide(shot) if shot else None
        self.changed.emit()

    def see(self, judged: Judged) -> ShotProgress:
        """The next frame; a picture is taken when it is right. That of the glasses waits for a hand."""
        if self._guide is None or self.busy or self.shot is Shot.GLASSES:
            return ShotProgress()
        return self._take(self._guide.see(judged), self.shot)

    def take_now(self, judged: Judged | None) -> None:
        """By hand; told when the frame is not good enough."""
        if self._guide is None or self.busy:
            return
        if judged is None or not judged.good:
            self.problem.emit(translate("Enrolment", "Not good enough yet; do as the picture says."))
            return
        self._take(self._guide.take(judged), self.shot)

    def add_photographs(self, photos: list[Path]) -> None:
        """What cannot be used is told and the rest is taken."""
        if not self.busy and photos:
            work = partial(self._service.take_photographs, self._progress.draft, photos)
            self._run(work, self._added)

    @property
    def _service(self) -> EnrolmentService:
        return self._desk.service(EnrolmentService)

    def _take(self, seen: ShotProgress, shot: Shot | None) -> ShotProgress:
        if seen.best is not None and shot is not None:
            self._desk.session.touch()  # the person moves, and nobody touches a key
            self._run(partial(self._service.take, self._progress.draft, shot, seen.best), self._taken)
        return seen

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self.busy = True
        self._desk.tasks.run(self, work, done, self._failed)

    def _taken(self, draft: object) -> None:
        assert isinstance(draft, Draft)
        self.busy, self._progress.draft = False, draft
        self.problem.emit("")
        self.ask_for(self._next())

    def _added(self, answer: object) -> None:
        assert isinstance(answer, Photographs)
        self.busy, self._progress.draft = False, answer.draft
        self.problem.emit(" ".join(map(self._desk.sentence_of, answer.refused[:_MOST_SENTENCES])))
        self.ask_for(self._next())

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self.ask_for(self.shot)
        self.failed.emit(error)

    def _next(self) -> Shot | None:
        """The first that is missing. Glasses are only asked for by hand: most people wear none."""
        draft = self._progress.draft
        return next((shot for shot in GUIDED if not draft.has(shot)), None)


def progress_words(draft: Draft) -> str:
    """How far it is."""
    if not draft.taken:
        return translate("Enrolment", "The picture is taken by itself when the pose is right.")
    if all(draft.has(shot) for shot in GUIDED):
        return translate("Enrolment", "All poses are there. Go on, or add one with or without glasses.")
    return translate(
        "Enrolment", "Pictures: {count}. More poses make recognition surer; one is enough to go on."
    ).format(count=len(draft.taken))
