from datetime import UTC, datetime, timedelta

from faceclock.app.visits import VisitBook

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_lingering_is_one_visit_and_coming_back_is_another():
    book = VisitBook(timedelta(seconds=10))
    assert book.current("7", NOON) is None
    book.begin("7", NOON, NOON)
    for second in range(0, 60, 5):
        book.seen("7", later(second))
    assert book.current("7", later(65)).counted_at == NOON
    assert book.current("7", later(66)) is None


def test_being_seen_begins_no_visit():
    book = VisitBook(timedelta(seconds=10))
    book.seen("7", NOON)
    assert book.current("7", NOON) is None


def test_after_an_undo_the_visit_goes_on_without_a_punch():
    book = VisitBook(timedelta(seconds=10))
    book.begin("7", NOON, NOON)
    book.undone("7")
    assert book.current("7", later(5)).counted_at is None
    assert book.current("7", later(11)) is None
