"""The console on a fresh real site, with somebody logged in."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from faceclock.app.console.logins import Logins
from faceclock.app.console.session import Session
from faceclock.app.site import Site, open_site
from faceclock.domain.identifiers import uuid7
from faceclock.domain.roles import Account, Role
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.style import console_sheet
from faceclock.gui.console.window import ConsoleWindow
from faceclock.gui.fonts import use_fonts
from faceclock.gui.tokens import LIGHT
from faceclock.storage.accounts import Accounts

PASSWORD = "correct horse"


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window that stays open would keep the next test's program from ending; a collector that stays off, memory."""
    yield
    if "qapp" in request.fixturenames:
        left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        for widget in left:
            widget.hide()
        gc_was_on = gc.isenabled()
        gc.enable()
        told = [getattr(widget, "text", widget.objectName)() for widget in left]
        assert not left, f"Windows stayed open: {left} {told}"
        assert gc_was_on, "the collector stayed off"


@pytest.fixture
def console_site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path / "data") as site:
        yield site


@pytest.fixture
def owner(console_site: Site) -> Session:
    return Logins(console_site).make_owner("Olga", PASSWORD)


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, console_site: Site, owner: Session) -> Iterator[ConsoleWindow]:
    """The whole window with the owner logged in."""
    use_fonts(qapp)
    window = ConsoleWindow(console_site)
    qtbot.addWidget(window, before_close_func=_settle)
    window.resize(1280, 720)
    window.enter(owner)
    window.show()
    qtbot.waitExposed(window)
    yield window


@pytest.fixture
def desk_as(
    qtbot: QtBot, qapp: QApplication, console_site: Site, owner: Session
) -> Iterator[Callable[[Role], Desk]]:
    """A desk for an account of a role."""
    from faceclock.gui.console.jobs import Jobs

    use_fonts(qapp)
    made: list[Desk] = []

    def make(role: Role) -> Desk:
        account = owner.account
        if role is not Role.OWNER:
            account = Account(uuid7(), f"A {role.value}", role)
            Accounts(console_site.database).add(account, "no hash", by="test")
        desk = Desk(Session(console_site.database, account), console_site, Jobs())
        desk.palette = LIGHT
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.jobs.close()
        desk.close()
        desk.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def owner_desk(desk_as: Callable[[Role], Desk]) -> Desk:
    return desk_as(Role.OWNER)


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Desk], None]:
    """Waits until every task of a desk was answered and no job runs."""

    def wait(desk: Desk) -> None:
        qtbot.waitUntil(lambda: desk.tasks.idle and not desk.jobs.running, timeout=30_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def show(qtbot: QtBot, settled: Callable[[Desk], None]) -> Callable[[Page], Page]:
    """Puts a page on the screen as the workspace does, and waits until it has read what it shows."""

    def put(page: Page, argument: object = None, size: tuple[int, int] = (1072, 720)) -> Page:
        page.setStyleSheet(console_sheet(page.desk.palette))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        qtbot.waitExposed(page)
        page.opened(argument)
        settled(page.desk)
        return page

    return put


def _settle(window: ConsoleWindow) -> None:
    window.jobs.close()
