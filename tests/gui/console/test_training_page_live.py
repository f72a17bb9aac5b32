"""A real run, started by window: it goes on when the window is closed, and another window finds it."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec

import pytest
from promotion_examples import make_site, photographs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from watchdog import Watchdog

from faceclock.app.console.logins import Logins
from faceclock.app.console.training_pictures import Subject
from faceclock.app.console.training_rows import State
from faceclock.app.processes import is_running
from faceclock.app.site import Site, open_site
from faceclock.app.training_process import stop_run
from faceclock.app.training_runs import find_run
from faceclock.gui.console.jobs import JobState
from faceclock.gui.console.training.page import TrainingPage
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.window import ConsoleWindow

# torch is not loaded into this process; the trainer may live in a Python of its own.
TRAINER = os.environ.get("FACECLOCK_TRAINER") or (sys.executable if find_spec("torch") else "")
pytestmark = [
    pytest.mark.gui,
    pytest.mark.slow,
    pytest.mark.skipif(not TRAINER, reason="training needs torch (pip install faceclock[train])"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals, and what the watchdog reads"),
]
PATIENCE_MS = 60_000


@pytest.fixture
def console_site(tmp_path, monkeypatch):
    monkeypatch.setenv("FACECLOCK_TRAINER", TRAINER)
    make_site(tmp_path / "data", photographs(tmp_path / "photographs"))
    with open_site(tmp_path / "data") as site:
        yield site


@pytest.fixture
def going_on(console_site):
    """Ends the run whatever happens."""
    yield
    if find_run(console_site.data, "mine").pid is not None:
        stop_run(console_site.data, "mine")


def opened(window: ConsoleWindow, qtbot: QtBot) -> TrainingPage:
    qtbot.waitExposed(window)
    window.workspace.turn_to("training")
    page = window.findChild(TrainingPage)
    assert isinstance(page, TrainingPage)
    return page


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=PATIENCE_MS)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, reached: Callable[[], bool]) -> None:
    qtbot.waitUntil(reached, timeout=PATIENCE_MS)


def test_a_run_outlives_its_window_and_is_paused_and_resumed_from_another(
    qtbot: QtBot, console: ConsoleWindow, console_site: Site, going_on
) -> None:
    page = opened(console, qtbot)
    page.tabs.turn_to("new")
    recipes = page.tabs.content("new")
    qtbot.waitUntil(lambda: recipes.name.text() == "run-1", timeout=PATIENCE_MS)
    recipes.name.setText("mine")
    press(qtbot, recipes.edit_button)
    qtbot.waitUntil(lambda: "steps = 600" in recipes.editor.text, timeout=PATIENCE_MS)
    long = recipes.editor.text.replace("steps = 600", "steps = 500000").replace("views = 8", "views = 1")
    recipes.editor.set_text(long)
    with Watchdog() as watchdog:
        press(qtbot, recipes.editor.start_button)
        run = page.tabs.content("runs")
        wait_for(qtbot, lambda: run.card.acts.pause.isVisible() and "loss" in run.card.progress.text())
    assert not watchdog.blocked
    known = find_run(console_site.data, "mine")
    console.close()

    assert known.pid is not None and find_run(console_site.data, "mine").state == "running"
    again = ConsoleWindow(console_site)
    qtbot.addWidget(again)
    again.enter(Logins(console_site).log_in("Olga", "correct horse"))
    again.show()
    page = opened(again, qtbot)
    page.tabs.turn_to("runs")
    card = page.tabs.content("runs").card
    wait_for(qtbot, lambda: card.heading.text() == "mine" and card.acts.pause.isVisible())
    press(qtbot, card.acts.pause)
    wait_for(qtbot, lambda: card.state.text() == "! Paused")
    wait_for(qtbot, lambda: not is_running(known.pid, datetime.fromisoformat(known.started_at)))
    reached = find_run(console_site.data, "mine").step
    press(qtbot, card.acts.resume)
    wait_for(qtbot, lambda: card.acts.pause.isVisible() and (card._run.step or 0) > (reached or 0))
    press(qtbot, card.acts.cancel)
    [dialog] = page.findChildren(Dialog)
    press(qtbot, dialog.action)
    wait_for(qtbot, lambda: card._run.state is State.CANCELLED and card.acts.resume.isVisible())
    again.close()
    again.jobs.close()


def test_a_drawing_is_cancelled_while_the_trainer_says_nothing(qtbot, console, console_site) -> None:
    page = opened(console, qtbot)
    page.tabs.turn_to("pictures")
    view = page.tabs.content("pictures")
    view.draw(Subject.DIGITS)
    [job] = console.jobs.running
    qtbot.wait(1000)
    job.cancel()
    wait_for(qtbot, lambda: job.state is not JobState.RUNNING)
    assert job.state is JobState.CANCELLED
    assert not list((console_site.data / "training").rglob("digits*.png"))
