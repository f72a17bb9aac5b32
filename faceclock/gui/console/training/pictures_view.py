"""The pictures of the training studio: drawn in its own process, looked at and saved here."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_pictures import Picture, Subject, TrainingPictures
from faceclock.app.console.training_rows import RunRow
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.training.beside import beside
from faceclock.gui.console.training.words import picture_words, subject_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_SMALLEST = QSize(200, 160)


class PictureView(QLabel):
    """A picture, scaled into the room that it gets."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(_SMALLEST)

    def show_image(self, image: QImage, name: str) -> None:
        self._whole = QPixmap.fromImage(image)
        self.setAccessibleName(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = self._whole.scaled(self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)


class PicturesView(QWidget):
    """What has been drawn on the left, the chosen one on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(TrainingPictures)
        self._runs = desk.service(TrainingService)
        self._wanted: tuple[str, str] | None = None  # (run, title) of what was drawn just now
        self.pictures = RowsModel(_columns())
        self.view = PictureView()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._both())

    def refresh(self) -> None:
        self._desk.tasks.run(self, self._service.all, self._show, key="pictures")

    def draw(self, subject: Subject) -> None:
        self._start(
            subject_words(subject),
            lambda steps: self._service.draw(subject, steps.advance),
            ("", subject.value),
        )

    def draw_run(self, name: str) -> None:
        title = translate("Training", "Curves of {name}").format(name=name)
        self._start(title, lambda steps: self._service.draw_run(name, steps.advance), (name, "curves"))

    def save_to(self, picture: Picture, target: Path) -> None:
        """As PNG, or as SVG by the name of the file."""
        told = translate("Training", "The picture is saved as {file}.").format(file=target)
        self._desk.tasks.run(
            self, lambda: self._service.save(picture, target), lambda _: self._desk.tell(told)
        )

    def _start(self, title: str, work: Callable[[Steps], object], drawn: tuple[str, str]) -> None:
        words = translate("Training", "Drawing: {what}").format(what=title)
        self._desk.jobs.start(self, words, work, lambda job: self._drawn(job, drawn))

    def _empty(self) -> QWidget:
        return EmptyState(
            "training",
            translate("Training", "No picture yet"),
            translate(
                "Training",
                "Here will be curves of your runs, a map of how the model sees your people, and pictures that "
                "explain how training works.",
            ),
            self._desk.palette,
            self._draw_button(),
        )

    def _both(self) -> QWidget:
        left, right = Card(translate("Training", "Pictures")), Card()
        self.table = Table(self._desk, self.pictures, "training-pictures", translate("Training", "Pictures"))
        self.table.turned.connect(lambda index: self._turn_to(index.row()))
        left.body.addWidget(self.table, 1)
        draw = self._draw_button()
        if draw is not None:
            left.body.addLayout(row(draw, 1))
        self.save_button = button(
            translate("Training", "&Save…"), self._save, icon="save", palette=self._desk.palette
        )
        right.body.addWidget(self.view, 1)
        right.body.addLayout(row(1, self.save_button))
        return beside(left, right, 1, 2)

    def _draw_button(self) -> QPushButton | None:
        if not self._desk.may(Right.TRAIN):
            return None
        made = button(
            translate("Training", "D&raw…"), kind="primary", icon="plus", palette=self._desk.palette
        )
        made.clicked.connect(lambda: self._offer(made))
        return made

    def _offer(self, under: QWidget) -> None:
        self._desk.tasks.run(self, self._runs.runs, lambda runs: self._menu(under, runs), key="runs")

    def _menu(self, under: QWidget, runs: Sequence[RunRow]) -> None:
        self.menu = QMenu(self)
        for run in runs[:10]:
            title = translate("Training", "Curves of {name}").format(name=run.name)
            self.menu.addAction(title).triggered.connect(lambda _=False, name=run.name: self.draw_run(name))
        self.menu.addSeparator()
        for subject in (Subject.PEOPLE, Subject.LOSSES, Subject.DIGITS):
            action = self.menu.addAction(subject_words(subject))
            action.triggered.connect(lambda _=False, chosen=subject: self.draw(chosen))
        self.menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _drawn(self, job: Job, what: tuple[str, str]) -> None:
        if job.state is JobState.DONE:
            job.outcome = translate("Training", "It stands among the pictures.")
            self._wanted = what
            self.refresh()
        elif job.state is JobState.FAILED and job.error is not None:
            self._desk.tell_problem(job.error)

    def _show(self, found: Sequence[Picture]) -> None:
        self._stack.setCurrentIndex(1 if found else 0)
        if list(found) != self.pictures.rows:
            chosen = self.table.current_row()
            self.pictures.set_rows(found)
            rows = self.pictures.rows
            self.table.selectRow(rows.index(chosen) if isinstance(chosen, Picture) and chosen in rows else 0)
        for place, picture in enumerate(self.pictures.rows):
            if (picture.run, picture.title) == self._wanted:
                self.table.selectRow(place)
                self._turn_to(place)  # the file is another one, also where it stood there before
        self._wanted = None

    def _turn_to(self, place: int) -> None:
        if not 0 <= place < len(self.pictures.rows):
            return
        picture = self.pictures.rows[place]
        self._desk.tasks.run(
            self,
            lambda: QImage(str(picture.file)),
            lambda image: self.view.show_image(image, picture_words(picture.title)),
            key="image",
        )

    def _save(self) -> None:
        picture = self.table.current_row()
        if not isinstance(picture, Picture):
            return
        name = f"{picture.run}-{picture.file.name}" if picture.run else picture.file.name
        title = translate("Training", "Save the picture")
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "PNG (*.png);;SVG (*.svg)")
        if chosen:
            self.save_to(picture, Path(chosen))


def _columns() -> list[Column[Picture]]:
    return [
        Column(translate("Training", "Picture"), lambda one: picture_words(one.title), width=160),
        Column(translate("Training", "Run"), lambda one: one.run, width=120),
    ]
