"""Outcomes on the real database: what is told is on disk, and a failure is neither hidden nor forgotten."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from faceclock.app.recorder import Recorder
from faceclock.domain.events import AlreadyPunched, FrameResult, NotRecorded, PunchRecorded
from faceclock.domain.frame import Frame
from faceclock.domain.matching import Decision, Match, Threshold
from faceclock.domain.people import Employee
from faceclock.pipeline.outcome import Identified, StepResult

pytestmark = pytest.mark.shared

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
DECISION = Decision("7", None, Match("7", 0.7), Threshold(0.5, 1e-5, 1))
IMAGE = np.zeros((4, 4, 3), np.uint8)


class Door:
    """A recorder, what it told, and frames at a second of the clip's clock."""

    def __init__(self, site) -> None:
        self.site, self.told = site, []
        site.employees.add(Employee("7", "Seven"))
        self.recorder = Recorder(site, self.told.append)

    def frame(self, second: float, *, identified: bool = False, present: bool = True) -> None:
        at = START + timedelta(seconds=second)
        outcomes = (Identified("7", DECISION, 3),) if identified else ()
        result = FrameResult(Frame(IMAGE, 0, at, second), (), None, None)
        self.recorder.take(StepResult(result, outcomes, "7" if present else None))

    def let_the_disk_be(self, pages: int) -> None:
        self.site.database.rows(f"PRAGMA max_page_count = {pages}")


@pytest.fixture
def door(site) -> Door:
    return Door(site)


def test_coming_back_within_a_visit_adds_nothing_and_says_since_when(door):
    door.frame(0, identified=True)
    door.frame(5, identified=True)
    recorded, again = door.told
    assert isinstance(recorded, PunchRecorded) and recorded.counted_at == START
    assert isinstance(again, AlreadyPunched) and again.counted_at == START
    assert len(door.site.punches.all()) == 1


def test_a_repeated_punch_names_the_one_that_counts(door):
    door.frame(0, identified=True)
    door.frame(30, identified=True)
    again = door.told[-1]
    assert again.punch.suppressed and again.counted_at == START


def test_an_undo_is_not_punched_away_at_the_next_glance(door):
    door.frame(0, identified=True)
    door.site.clock.undo(door.told[0].punch.id, by="kiosk")
    door.recorder.undone("7")
    door.frame(3, identified=True)
    assert len(door.told) == 1
    assert [item.voided for item in door.site.punches.all()] == [True]
    door.frame(30, identified=True)
    assert len(door.site.punches.all()) == 2


def test_fault_03_a_punch_that_found_the_disk_full_is_never_ok_and_tried_again(door):
    door.let_the_disk_be(1)  # as small as it is now
    while not any(isinstance(event, NotRecorded) for event in door.told):
        second = len(door.told) * 100
        door.frame(second, identified=True)
    failed_at = (len(door.told) - 1) * 100
    stored = len(door.site.punches.all())
    door.frame(failed_at + 1)
    assert len(door.site.punches.all()) == stored
    door.let_the_disk_be(1_000_000)
    door.frame(failed_at + 4)
    assert isinstance(door.told[-1], PunchRecorded)
    assert len(door.site.punches.all()) == stored + 1


def test_a_failed_punch_is_dropped_when_the_person_has_left(door):
    door.let_the_disk_be(1)
    while not any(isinstance(event, NotRecorded) for event in door.told):
        door.frame(len(door.told) * 100, identified=True)
    failed_at = (len(door.told) - 1) * 100
    door.let_the_disk_be(1_000_000)
    door.frame(failed_at + 1, present=False)
    door.frame(failed_at + 10)
    assert isinstance(door.told[-1], NotRecorded)


def test_fault_12_storage_that_went_away_is_told_and_used_again_when_it_is_back(door):
    door.frame(0, identified=True)
    aside = door.site.data.rename(door.site.data.with_name("aside"))
    door.frame(100, identified=True)
    assert isinstance(door.told[-1], NotRecorded) and "is gone from its place" in door.told[-1].message
    aside.rename(door.site.data)
    door.frame(104)
    assert isinstance(door.told[-1], PunchRecorded)
    assert len(door.site.punches.all()) == 2


def test_fault_12_what_is_not_stored_when_the_kiosk_ends_was_never_ok(door):
    aside = door.site.data.rename(door.site.data.with_name("aside"))
    door.frame(0, identified=True)
    door.recorder.finish([])
    aside.rename(door.site.data)
    assert [type(event) for event in door.told] == [NotRecorded]
    assert door.site.punches.all() == []
