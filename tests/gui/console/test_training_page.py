"""The Training page on the demo's people, by its real buttons; torch is not needed here."""

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from promotion_examples import SILENT, make_run, make_site, pack_in_use, photographs
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QPushButton

from faceclock.app.console.training_rows import State
from faceclock.app.site import open_site
from faceclock.app.training_recipes import Thoroughness
from faceclock.domain.roles import Role
from faceclock.gui.console.training.page import TrainingPage
from faceclock.gui.console.widgets.dialog import Dialog

pytestmark = pytest.mark.gui
GONE = 2**22 + 1  # no process has this number


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    return photographs(tmp_path_factory.mktemp("photographs"))


@pytest.fixture(scope="module")
def enrolled(photos, tmp_path_factory):
    data = tmp_path_factory.mktemp("enrolled") / "data"
    make_site(data, photos, silent=[SILENT])
    return data


@pytest.fixture
def console_site(enrolled, tmp_path, monkeypatch):
    """Seven people, six of whom agreed to training; nothing to train with."""
    monkeypatch.setenv("FACECLOCK_TRAINER", "/nowhere/python")
    shutil.copytree(enrolled, tmp_path / "data")
    with open_site(tmp_path / "data") as site:
        yield site


@pytest.fixture
def page(owner_desk, show):
    return show(TrainingPage(owner_desk))


@pytest.fixture
def press(qtbot, settled):
    """A real click, and then whatever it starts."""

    def click(page: TrainingPage, button: QPushButton) -> None:
        assert button.isVisible() and button.isEnabled(), button.text()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settled(page.desk)

    return click


def turn(page: TrainingPage, key: str, settled) -> object:
    page.tabs.turn_to(key)
    settled(page.desk)
    return page.tabs.current


def write_run(data: Path, name: str, state: str = "running", pid: int = GONE, losses=()) -> Path:
    folder = data / "training" / name
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).isoformat()
    status = {"state": state, "kind": "adapter", "pid": pid, "started_at": now, "step": None, "of": None}
    (folder / "status.json").write_text(json.dumps(status), encoding="utf-8")
    with (folder / "events.jsonl").open("a", encoding="utf-8") as stream:
        for step, loss in losses:
            event = {"event": "step", "step": step, "of": 100, "loss": loss, "eta_seconds": 30}
            stream.write(json.dumps(event) + "\n")
    return folder


def shown_words(page: TrainingPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_data_are_checked_and_what_is_missing_to_train_is_said(page, settled):
    view = page.tabs.current
    assert (view.agreed.value.text(), view.pictures.value.text(), view.held.value.text()) == ("6", "12", "6")
    assert "only 6 people" in view.advice.sentence.text() and view.advice.action.text() == "Open people"
    assert "Python for training is not there" in view.trainer.sentence.text() and view.trainer.isVisible()
    assert view.trainer.command.text() == "pip install 'faceclock[train]'"
    assert view.suspects.rowCount() == 0 and "wrong name" in view.none.text()
    assert not view.search.isEnabled()
    led: list[tuple[str, object]] = []
    page.desk.asked_for.connect(lambda where, what: led.append((where, what)))
    view.advice.action.click()
    view.table.setCurrentIndex(view.people.index(0, 0))
    view.table.activated.emit(view.people.index(0, 0))
    assert led == [("people", None), ("people", SILENT)]


def test_a_recipe_says_what_will_happen_and_why_it_cannot_start(page, settled, press):
    view = turn(page, "new", settled)
    view.ways.choices[Thoroughness.NORMAL].click()
    view._look()  # what typing waits for
    settled(page.desk)
    assert view.summary.learnt.value.text() == "6" and "no threshold" in view.summary.doubt.text()
    assert view.summary.expected.value.text() and view.name.text() == "run-1"
    view.strangers.field.setText("file:///nowhere/at%20all")  # as a folder is dropped
    assert view.strangers.path == Path("/nowhere/at all")
    view._look()
    settled(page.desk)
    assert "/nowhere/at all" in view.summary.doubt.text()
    said: list[str] = []
    page.desk.told.connect(lambda tone, sentence: said.append(sentence))
    press(page, view.start_button)
    assert "/nowhere/python is not there" in said[0] and view.start_button.isEnabled()


def test_a_run_file_is_marked_where_it_is_wrong(page, settled, press):
    view = turn(page, "new", settled)
    press(page, view.edit_button)
    assert 'kind = "adapter"' in view.editor.text and view.editor.isVisible()
    view.editor.set_text('kind = "adapter"\nsteps 3\n')
    press(page, view.editor.check_button)
    assert view.editor.told.text().startswith("Line 2: ")
    [mark] = view.editor.field.extraSelections()
    assert mark.cursor.blockNumber() == 1
    view.editor.set_text('kind = "adapter"\n')
    assert not view.editor.told.text() and not view.editor.field.extraSelections()
    at = view.editor.examples.findText("two-stages")
    view.editor.examples.activated.emit(at)
    assert "[[stage]]" in view.editor.text


def test_a_run_is_watched_while_it_grows(page, settled, console_site, qtbot):
    view = turn(page, "runs", settled)
    assert "No run yet" in shown_words(page)
    write_run(console_site.data, "mine", pid=os.getpid(), losses=[(20, 2.0), (40, 1.0)])
    qtbot.waitUntil(lambda: view.card.curves.chart._plot is not None, timeout=10_000)
    settled(page.desk)
    assert (
        view.card.acts.pause.isVisible()
        and view.card.acts.cancel.isVisible()
        and not view.card.acts.remove.isVisible()
    )
    assert "Learning · 40 / 100 · loss 1.0000 · 30 s left" in shown_words(page)
    [line] = view.card.curves.chart._plot.listDataItems()
    assert line.getData()[1].tolist() == [2.0, 1.0]
    write_run(console_site.data, "mine", pid=os.getpid(), losses=[(60, 0.5)])
    qtbot.waitUntil(lambda: "60 / 100" in shown_words(page), timeout=10_000)
    [line] = view.card.curves.chart._plot.listDataItems()
    assert line.getData()[1].tolist() == [2.0, 1.0, 0.5]
    assert "0.5 at step 60" in view.card.curves.chart.accessibleDescription()


def test_a_run_that_died_says_so_and_can_be_deleted(page, settled, console_site, press, qtbot):
    write_run(console_site.data, "dead", losses=[(20, 2.0)])
    write_run(console_site.data, "gone", state="cancelled")
    (console_site.data / "training" / "gone" / "paused").touch()
    view = turn(page, "runs", settled)
    view.select("gone")
    settled(page.desk)
    assert view.card.state.text() == "! Paused" and view.card.acts.resume.isVisible()
    view.select("dead")
    settled(page.desk)
    assert "Its process is gone" in view.card.reason.text() and view.card.acts.resume.isVisible()
    press(page, view.card.acts.remove)
    [dialog] = page.findChildren(Dialog)
    assert "curves, pictures and the model" in "".join(one.text() for one in dialog.findChildren(QLabel))
    press(page, dialog.action)
    qtbot.waitUntil(lambda: [row.name for row in view.runs.rows] == ["gone"], timeout=10_000)
    assert not (console_site.data / "training" / "dead").exists()


def test_a_model_is_compared_refused_forced_and_taken_back(page, settled, console_site, photos, press, qtbot):
    make_run(console_site.data, "spring")
    page.compare("spring")
    settled(page.desk)
    view = page.tabs.current
    assert "Nothing compared yet" in shown_words(page) and "In use: starter" in view.in_use.text()
    view.public.field.setText(str(photos["1001"][0].parent.parent))
    press(page, view.compare_button)
    words = shown_words(page)
    assert view.found.measures.rowCount() > 0 and not view.found.promote.isVisible()
    assert "Own people: 6 with two pictures" in words and "10 are needed" in words
    press(page, view.found.force)
    assert not view.dialog.action.isEnabled()
    view.dialog.reason.setText("a trial in a test")
    press(page, view.dialog.action)
    assert pack_in_use(console_site.data) == "variant" and "In use: variant" in view.in_use.text()
    assert "This model is in use" in shown_words(page)
    assert page.desk.site.photo_pack.manifest.name == "variant"
    press(page, view.back)
    dialog = page.findChildren(Dialog)[-1]
    press(page, dialog.action)
    assert pack_in_use(console_site.data) == "starter" and "In use: starter" in view.in_use.text()


def test_pictures_are_looked_at_and_saved(page, settled, console_site, tmp_path):
    view = turn(page, "pictures", settled)
    assert "No picture yet" in shown_words(page)
    folder = write_run(console_site.data, "mine", state="done") / "pictures"
    folder.mkdir()
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    assert image.save(str(folder / "curves.png"))
    (folder / "curves.svg").write_text("<svg/>", encoding="utf-8")
    page.refresh()
    settled(page.desk)
    assert view.pictures.rows[0].run == "mine" and not view.view.pixmap().isNull()
    view.save_to(view.pictures.rows[0], tmp_path / "mine.svg")
    view.save_to(view.pictures.rows[0], tmp_path / "missing" / "mine.png")
    settled(page.desk)
    assert (tmp_path / "mine.svg").read_text(encoding="utf-8") == "<svg/>"


def test_who_may_only_look_changes_nothing(desk_as, show, settled, console_site):
    write_run(console_site.data, "mine", state="cancelled", losses=[(20, 2.0)])
    page = show(TrainingPage(desk_as(Role.AUDITOR)))
    assert page.tabs.bar.count() == 4 and not page.tabs.current.search.isVisible()
    view = turn(page, "runs", settled)
    assert view.card.state.text() == "Cancelled"
    buttons = [one.text() for one in view.card.findChildren(QPushButton) if one.isVisible()]
    assert buttons == ["Run &file"]


def test_another_page_can_ask_for_a_run(page, settled, console_site):
    write_run(console_site.data, "first", state="done")
    write_run(console_site.data, "second", state="done")
    page.opened("run:first")
    settled(page.desk)
    assert page.tabs.current.card.heading.text() == "first"
    assert page.tabs.current.runs.rows[0].state is State.DONE
