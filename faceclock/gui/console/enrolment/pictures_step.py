"""The camera at the left, the pictures to take at the right; photographs may be dropped instead."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from faceclock.app.console.camera import Judged
from faceclock.app.console.enrolling_draft import Shot
from faceclock.app.console.enrolling_guide import Progress as ShotProgress
from faceclock.domain.events import SourceState
from faceclock.gui.console.camera.view import CameraView
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.console.enrolment.quality_bars import QualityBars
from faceclock.gui.console.enrolment.shot_list import ShotList
from faceclock.gui.console.enrolment.taking import Taking, progress_words
from faceclock.gui.console.enrolment.words import TURNS, asking_words, trouble_words
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, holding, row, scrolling
from faceclock.gui.kiosk.guide import Guide
from faceclock.gui.language import translate
from faceclock.vision.images import SUFFIXES

_SIDE = 300


class PicturesStep(Step):
    """Automatic when the pose is right; the button takes what there is."""

    def __init__(self, desk: Desk, progress: Progress, source: str) -> None:
        super().__init__(desk, progress)
        self._source = source
        self._last: Judged | None = None
        self.camera, self.shots, self.bars = CameraView(desk.site, desk.palette), ShotList(), QualityBars()
        self.taking = Taking(desk, progress, self)
        self.note, self.state = label("", "muted", wrap=True), label("", "small", wrap=True)
        self.take = button(
            translate("Enrolment", "&Take picture"), self._take_now, icon="camera", palette=desk.palette
        )
        self.photographs = button(translate("Enrolment", "From p&hotographs…"), self._choose_photographs)
        self._lay_out()
        self.setAcceptDrops(True)
        self.camera.judged.connect(self._see)
        self.camera.state_changed.connect(self._show_state)
        self.shots.chosen.connect(self._choose)
        self.taking.changed.connect(self._show)
        self.taking.problem.connect(self.problem)
        self.taking.failed.connect(self.failed)
        self._show()

    @property
    def ready(self) -> bool:
        return bool(self.progress.draft.taken) and not self.taking.busy

    def enter(self) -> None:
        self._show()
        self.camera.start(self._source)
        self.take.setFocus()

    def leave(self) -> None:
        self.camera.stop()

    def retake(self, source: str) -> None:
        """Ask for one shot again; a photograph is only dropped."""
        shot = next((shot for shot in Shot if shot.source == source), None)
        if shot is None:
            self.progress.draft = self.progress.draft.without(source)
        else:
            self.taking.ask_for(shot)

    def add_photographs(self, photos: list[Path]) -> None:
        self.taking.add_photographs(photos)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_photographs(_files(event.mimeData()))

    # The camera

    def _see(self, judged: Judged) -> None:
        self._last = judged
        self.bars.show_judged(judged)
        if judged.problem:
            self.state.setText(in_words(judged.problem))
        seen = self.taking.see(judged)
        if seen.straight:
            self.camera.begin_turns()
        self._guide(seen)

    def _guide(self, seen: ShotProgress) -> None:
        shot = self.taking.shot
        if shot is None:
            self.camera.ask(None, translate("Enrolment", "All poses taken"))
        elif seen.lost and shot in TURNS:
            self.camera.ask(None, asking_words(Shot.FRONT))
        elif shot in TURNS:
            self.camera.ask(Guide(TURNS[shot], min(1.0, seen.share), None, 1, 0), asking_words(shot))
        else:
            self.camera.ask(None, asking_words(shot))

    def _take_now(self) -> None:
        self.taking.take_now(self._last)

    def _show_state(self, state: SourceState, sentence: str) -> None:
        self._last = None
        self.state.setText(trouble_words(state, in_words(sentence)))

    # What is asked for

    def _choose(self, shot: Shot) -> None:
        self.taking.ask_for(shot)
        self.take.setFocus()

    def _choose_photographs(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        title = translate("Enrolment", "Choose photographs")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", f"{title} ({kinds})")
        self.add_photographs([Path(name) for name in names])

    def _show(self) -> None:
        self.shots.show_state(self.progress.draft, self.taking.shot)
        self.note.setText(progress_words(self.progress.draft))
        self.take.setEnabled(self.taking.shot is not None)
        self._guide(ShotProgress())
        self.changed.emit()

    def _lay_out(self) -> None:
        side = holding(column(self.shots, self.note, self.bars, self.state, 1, spacing=10))
        area = scrolling(side)
        area.setFixedWidth(_SIDE)
        line = row(self.camera, area, spacing=16)
        line.setStretch(0, 1)
        self.body.addLayout(line, 1)
        self.body.addLayout(row(self.take, self.photographs, 1))


def _files(dropped: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
