"""The direction of a punch at a real kiosk: predicted and stored, then answered, changed or taken back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from faceclock.app.announcing import event_as_json
from faceclock.app.attendance.book import put_all
from faceclock.app.kiosk import Kiosk
from faceclock.app.punching import PunchClock
from faceclock.app.site import Site, open_site
from faceclock.domain.errors import InputProblem
from faceclock.domain.events import PunchRecorded
from faceclock.domain.people import Employee
from faceclock.domain.punch import CorrectionKind, Direction
from faceclock.domain.rulebook import Assignment, Pattern, ShiftType
from faceclock.settings.model import Settings
from faceclock.settings.model import Site as SiteSettings
from faceclock.storage.book import Book
from faceclock.storage.corrections import Corrections
from faceclock.storage.stamps import Stamps

MORNING = datetime(2026, 3, 2, 8, 55, tzinfo=UTC)
IN, OUT, PAUSE = Direction.IN, Direction.OUT, Direction.BREAK_OUT


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as opened:
        opened.settings = Settings(site=SiteSettings(kiosk="door", zone="UTC"))
        opened.clock = PunchClock(opened.database, opened.settings)
        opened.employees.add(Employee("7", "Seven", "office"))
        opened.clock.set_pin("7", "240613", by="test")
        yield opened


@pytest.fixture
def kiosk(site):
    made = Kiosk(site, "demo")
    made.told = []
    made.listen(lambda result: None, made.told.append)
    return made


def give_office_hours(site: Site) -> None:
    book = (
        ("shift", ShiftType("office", time(9), time(17))),
        ("pattern", Pattern("week", ("office",) * 5 + ("", ""), date(2026, 3, 2))),
        ("assignment", Assignment("a", date(2026, 1, 1), team="office", pattern="week")),
    )
    put_all(site.database, site.settings, book, by="test")


def after(**span: float) -> datetime:
    return MORNING + timedelta(**span)


def test_an_answer_is_a_correction_and_the_punch_stays(site, kiosk):
    made = site.clock.punch("7", MORNING)
    assert kiosk.choose_direction(made.id, PAUSE) is PAUSE
    found = site.punches.get(made.id)
    assert (found.punch.direction, found.direction) == (IN, PAUSE)
    [correction] = Corrections(site.database).of(made.id)
    assert (correction.kind, correction.by, correction.reason) == (
        CorrectionKind.DIRECTION,
        "kiosk",
        "answered at the kiosk",
    )


def test_an_answer_that_was_foreseen_is_known_as_an_answer(site, kiosk):
    made = site.clock.punch("7", MORNING)
    [guessed] = Stamps(site.database).of("7")
    assert kiosk.choose_direction(made.id, IN) is IN
    [answered] = Stamps(site.database).of("7")
    assert (guessed.direction, guessed.original) == (IN, None)
    assert (answered.direction, answered.original) == (IN, IN)


def test_an_undo_is_a_correction_and_ends_every_answer(site, kiosk):
    made = site.clock.punch("7", MORNING)
    kiosk.undo(made.id)
    assert [correction.kind for correction in Corrections(site.database).of(made.id)] == [CorrectionKind.VOID]
    assert len(site.punches.all()) == 1
    with pytest.raises(InputProblem, match="undone already"):
        kiosk.choose_direction(made.id, OUT)


@pytest.mark.parametrize(("now", "other"), [(IN, OUT), (OUT, IN), (PAUSE, OUT), (Direction.BREAK_IN, OUT)])
def test_a_change_turns_every_direction_round(site, kiosk, now, other):
    made = site.clock.punch("7", MORNING)
    kiosk.choose_direction(made.id, now)
    assert kiosk.change_direction(made.id) is other


def test_the_roster_is_read_and_its_changes_are_noticed(site):
    first = site.clock.record("7", after(hours=8.1))
    assert first.punch.direction is IN  # nothing is known, and nobody was there before
    give_office_hours(site)
    site.clock.undo(first.punch.id, by="test")
    second = site.clock.record("7", after(hours=8.2))
    assert second.punch.direction is OUT  # the shift ends: a check-in was forgotten
    assert second.prediction.grounds.shift == "office"


def test_a_book_that_names_what_is_not_there_keeps_nobody_from_punching(site):
    Book(site.database).put("assignment", Assignment("a", date(2026, 1, 1), pattern="nothing"), by="test")
    assert site.clock.punch("7", MORNING).direction is IN


def test_a_forgotten_check_out_of_yesterday(site):
    give_office_hours(site)
    site.clock.punch("7", MORNING)
    ways = [site.clock.punch("7", after(days=1, hours=hours)).direction for hours in (0, 8.1)]
    assert ways == [IN, OUT]


def test_the_event_says_how_sure_and_why(site, kiosk):
    give_office_hours(site)
    site.clock.punch("7", MORNING)
    kiosk._recorder.announce(site.clock.record("7", after(hours=8.1)), site.employees.require("7"))
    said = event_as_json(kiosk.told[-1])
    assert said["direction"] == "out"
    assert 0.9 < said["direction_probability"] <= 1
    assert said["direction_reason"] == {
        "last": {"direction": "in", "at": "2026-03-02T08:55:00.000000Z"},
        "shift": {
            "code": "office",
            "start": "2026-03-02T09:00:00.000000Z",
            "end": "2026-03-02T17:00:00.000000Z",
        },
        "usual": None,
    }


def test_a_duplicate_is_no_prediction(site, kiosk):
    site.clock.punch("7", MORNING)
    kiosk._recorder.announce(site.clock.record("7", after(seconds=20)), site.employees.require("7"))
    [event] = kiosk.told
    assert isinstance(event, PunchRecorded) and event.prediction is None
    said = event_as_json(event)
    assert (said["suppressed"], said["direction_probability"], said["direction_reason"]) == (True, None, None)


def test_a_number_and_pin_are_asked_about_like_a_face(kiosk):
    kiosk.pin_punch("7", "240613")
    [event] = kiosk.told
    assert event.prediction.direction is event.punch.direction is IN
