"""A hint stays long enough to be read."""

from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.hints import HOLD_SECONDS, HintThrottle


def test_the_first_hint_shows_at_once():
    hints = HintThrottle()
    assert hints.shown(10.0) is None
    hints.offer(Reason.TURNED)
    assert hints.shown(10.0) is Reason.TURNED


def test_a_hint_stays_although_another_is_offered():
    hints = HintThrottle()
    hints.offer(Reason.TURNED)
    assert hints.shown(0.0) is Reason.TURNED
    hints.offer(Reason.TOO_DARK)
    assert hints.shown(HOLD_SECONDS - 0.01) is Reason.TURNED
    assert hints.shown(HOLD_SECONDS) is Reason.TOO_DARK


def test_a_hint_stays_although_nothing_is_wrong_any_more():
    hints = HintThrottle()
    hints.offer(Reason.TURNED)
    hints.shown(0.0)
    hints.offer(None)
    assert hints.shown(0.5) is Reason.TURNED
    assert hints.shown(0.8) is None


def test_thirty_changes_a_second_become_at_most_two_hints():
    hints = HintThrottle()
    seen = []
    for frame in range(30):
        hints.offer(Reason.TOO_SMALL if frame % 2 else Reason.TURNED)
        shown = hints.shown(frame / 30)
        if not seen or seen[-1] is not shown:
            seen.append(shown)
    assert len(seen) == 2


def test_a_hint_that_lasted_one_frame_is_never_shown():
    hints = HintThrottle()
    hints.offer(Reason.TURNED)
    hints.shown(0.0)
    hints.offer(Reason.BLURRED)
    hints.shown(0.3)
    hints.offer(Reason.TURNED)
    assert hints.shown(5.0) is Reason.TURNED
