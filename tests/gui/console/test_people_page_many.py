"""Twenty thousand people: what the window's own thread has to do for them."""

import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from faceclock.domain.people import Employee
from faceclock.gui.console.people.page import PeoplePage
from faceclock.gui.console.people.roll_model import Filter, Lack

pytestmark = pytest.mark.gui
PEOPLE = 20_000
LIMIT = 0.1  # seconds of the thread's own time: the event loop may not stand still for longer


def spent(work: Callable[[], object]) -> float:
    """Processor seconds of this thread alone, whatever else the machine does."""
    before = time.thread_time()
    work()
    return time.thread_time() - before


@pytest.fixture
def page(console_site, owner_desk, show):
    names = ("Zoë Müller", "陈思远", "محمد علي", "Maria Keller", "Søren Østergård")
    rows = [(str(n), f"{names[n % 5]} {n}", f"Team {n % 40}", int(n % 10 > 0), 0) for n in range(PEOPLE)]
    with console_site.database.transaction():
        console_site.database.execute_many(
            "INSERT INTO employees (id, name, team, active, created_at) VALUES (?, ?, ?, ?, ?)", rows
        )
    return show(PeoplePage(owner_desk))


def test_searching_and_sorting_fit_between_two_pictures_of_the_window(page):
    model = page.table.people
    took = {
        "everybody": spent(lambda: model.show_filtered(Filter(active=None))),
        **{
            f"sort {column}": spent(partial(page.table.sort_by, column))
            for column in range(model.columnCount())
        },
        "names down": spent(lambda: page.table.sort_by(0, descending=True)),
        "filter": spent(lambda: model.show_filtered(Filter(team="Team 3", lack=Lack.PIN_ONLY))),
        "search": spent(lambda: model.show_filtered(Filter("zoe 1", active=None))),
    }
    assert {what: f"{seconds:.3f} s" for what, seconds in took.items() if seconds > LIMIT} == {}


def test_scrolling_asks_for_what_is_seen_alone(page, monkeypatch):
    asked: list[int] = []
    data = page.table.people.data
    monkeypatch.setattr(
        page.table.people, "data", lambda index, role=0: (asked.append(index.row()), data(index, role))[1]
    )
    bar = page.table.verticalScrollBar()

    def to_the_end() -> None:
        for step in range(11):
            bar.setValue(bar.maximum() * step // 10)
            QApplication.processEvents()

    seconds = spent(to_the_end)
    assert bar.value() == bar.maximum() and len(set(asked)) < 500
    assert seconds / 11 < LIMIT


def test_everybody_can_be_chosen_at_once(page):
    def choose_and_paint() -> None:
        page.table.selectAll()
        QApplication.processEvents()

    seconds = spent(choose_and_paint)
    assert len(page.table.chosen_people()) == len(page.table.people.rows)
    assert seconds < LIMIT


def test_the_roll_read_again_keeps_who_is_chosen(page, settled, console_site):
    page.opened("19999")
    settled(page.desk)
    console_site.employees.add(Employee("new", "Aaron"))
    page.refresh()
    settled(page.desk)
    assert [listed.person.id for listed in page.table.chosen_people()] == ["19999"]
    assert page.roll.count.text() == "Shown: 18,001 of 20,001"
