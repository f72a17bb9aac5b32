"""The window on the real kiosk before a network camera: whoever turns as the arrow says is let in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from turning_person import Person, Visit, site_of

from faceclock.app.site import Site
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.view import Card

pytestmark = [pytest.mark.gui, pytest.mark.slow]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with site_of(tmp_path) as opened:
        yield opened


@pytest.fixture
def visits(qtbot, site):
    begun: list[Visit] = []

    def begin(person: Person) -> Visit:
        visit = Visit(site, person)
        begun.append(visit)
        qtbot.addWidget(visit.window)
        visit.window.resize(1280, 720)
        visit.begin()
        return visit

    yield begin
    for visit in begun:
        visit.end()


def test_whoever_follows_the_arrow_is_checked_in(visits, qtbot, site):
    visit = visits(Person())
    # On a busy machine the frames may stand too far apart, and all begins anew.
    qtbot.waitUntil(lambda: visit.card is Card.DONE, timeout=90_000)
    [done] = site.punches.all()
    assert done.punch.employee_id == "1042"
    turns = {guide.turn for guide in visit.guides if guide.turn}
    made = {guide.made for guide in visit.guides if guide.made}
    assert made <= turns and len(made) >= 2
    assert visit.window.footer.chip.word.text() == "Live check: head turns"
    assert max(guide.done for guide in visit.guides) == 2


def test_whoever_stands_there_and_does_nothing_is_led_to_number_and_pin(visits, qtbot, site):
    visit = visits(Person(willing=False))
    qtbot.waitUntil(lambda: visit.card is Card.TURNED_AWAY, timeout=60_000)
    assert visit.window.controller.view.reason is Reason.CHALLENGE_TIMEOUT
    assert min(guide.time_left for guide in visit.guides) < 0.2
    assert visit.window.pin_button.property("kind") == "primary"
    assert visit.window.card.accessibleName().startswith("Use number and PIN")
    assert not site.punches.all()
