from datetime import UTC, datetime, timedelta

from faceclock.app.visits import VisitBook

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_lingering_is_one_visit_and_coming_back_is_another():
    book = VisitBook(timedelta(seconds=10))
    assert book.is_new("7", NOON)
    for second in range(0, 60, 5):
        book.seen("7", NOON + timedelta(seconds=second))
    assert not book.is_new("7", NOON + timedelta(seconds=65))
    assert book.is_new("7", NOON + timedelta(seconds=66))


def test_an_undone_punch_can_be_made_again_at_once():
    book = VisitBook(timedelta(seconds=10))
    book.seen("7", NOON)
    book.forget("7")
    assert book.is_new("7", NOON)
