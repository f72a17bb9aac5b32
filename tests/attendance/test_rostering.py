"""Days of a roster painted and peeled: the days asked for change, and no other does."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from faceclock.attendance.rostering import holding, painted, peeled
from faceclock.domain.rulebook import Assignment

START = date(2026, 10, 1)
HORIZON = 40

days = st.integers(0, 20)
spans = st.tuples(days, st.one_of(st.none(), st.integers(0, 12)))


def on(number: int) -> date:
    return START + timedelta(days=number)


def assignment(first: int, length: int | None, shift: str) -> Assignment:
    last = None if length is None else on(first + length)
    return Assignment(f"{shift} {first}", on(first), last, employee="7", shift=shift)


@st.composite
def rosters(draw):
    """Assignments of one owner; no two begin on one day."""
    found = draw(st.lists(spans, max_size=6, unique_by=lambda span: span[0]))
    return [assignment(first, length, f"s{number}") for number, (first, length) in enumerate(found)]


def shown(held) -> list[str | None]:
    tops = [holding(held, on(number)) for number in range(HORIZON)]
    return [top.shift if top else None for top in tops]


@given(rosters(), spans)
def test_painting_changes_the_painted_days_alone(held, span):
    wanted = assignment(*span, "new")
    after = painted(held, wanted)
    assert len({found.first for found in after}) == len(after), (
        "two that begin on one day cannot be told apart"
    )
    for number, (was, becomes) in enumerate(zip(shown(held), shown(after), strict=True)):
        inside = wanted.first <= on(number) and (wanted.last is None or on(number) <= wanted.last)
        assert becomes == ("new" if inside else was)


@given(rosters(), days, st.integers(0, 8))
def test_peeling_uncovers_what_lies_beneath(held, first, length):
    after = peeled(held, on(first), on(first + length))
    assert len({found.first for found in after}) == len(after)
    for number, (was, becomes) in enumerate(zip(shown(held), shown(after), strict=True)):
        if not first <= number <= first + length:
            assert becomes == was
        elif was is None:
            assert becomes is None


def test_peeling_a_painted_day_brings_the_pattern_back():
    pattern = Assignment("rota", START, employee="7", pattern="rota")
    over = painted([pattern], assignment(3, 0, "late"))
    assert shown(peeled(over, on(3), on(3))) == shown([pattern])
    assert shown(peeled([pattern], on(3), on(3)))[2:5] == ["", None, ""]
