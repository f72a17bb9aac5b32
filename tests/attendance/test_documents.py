"""A rule book goes to TOML and back unchanged, and a wrong document is told line by line."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faceclock.attendance.checking import Problem
from faceclock.attendance.documents import DocumentProblem, from_toml, located, to_toml
from faceclock.domain.bookkeeping import TYPES, book_of
from faceclock.domain.rulebook import RuleBook

st.register_type_strategy(int, st.integers(-(10**6), 10**6))
st.register_type_strategy(float, st.floats(allow_nan=False))

ENTRIES = st.one_of([st.tuples(st.just(table), st.from_type(kind)) for table, kind in TYPES.items()])


@settings(deadline=None)
@given(st.lists(ENTRIES, max_size=6).map(book_of))
def test_every_book_round_trips(book):
    assert from_toml(to_toml(book)) == book


def told(text: str) -> list[str]:
    with pytest.raises(DocumentProblem) as caught:
        from_toml(text, "rules.toml")
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            "[[shift]]\ncode = 'a'\nstart = 22\nend = 06:00:00",
            3,
            "shift 1, start: input should be a valid time",
        ),
        ("[[shift]]\ncode = 'a'\nstart = 22:00:00", 1, "shift 1, end: is missing"),
        ("# x\n\n[[site]]\ncode = 'a'\nzone = 'UTC'\nzome = ''", 6, "site 1, zome: is no key"),
        (
            "[[site]]\ncode = 'a'\nzone = 'UTC'\n[[site]]\ncode = 'b'\nzone = 3",
            6,
            "site 2, zone: input should",
        ),
        ("[shit]\na = 1", 1, "shit: is no key"),
        ("site = [\n { code = 'a', zone = 'UTC' },\n { code = 'b' },\n]", 3, "site 2, zone: is missing"),
        ("[[rules]]\n[rules.overtime.day]\nminimum = true", 3, "rules 1, overtime.day.minimum: input should"),
        (
            "[[rules]]\nduplicate_minutes = '1'",
            2,
            "rules 1, duplicate_minutes: input should be a valid integer",
        ),
        (
            "[[holiday]]\nday = 2026-05-01\nname = 'x'\noff = 1",
            4,
            "holiday 1, off: input should be a valid boolean",
        ),
        (
            "[[rules]]\nday_of = 'middle'",
            2,
            "rules 1, day_of: input should be 'start', 'end', 'most' or 'split'",
        ),
        ("shift = 3", 1, "shift: input should be a valid array"),
        (
            "[[site]]\ncode = 'a'\nzone = 'UTC'\n[[site]]\ncode = 'a'\nzone = 'UTC'",
            4,
            "site a stands twice; the first is in line 1",
        ),
    ],
)
def test_a_problem_names_its_place(text, line, words):
    [problem] = told(text)
    assert problem.startswith(f"rules.toml, line {line}: {words}")


def test_all_problems_are_told_in_the_order_of_lines():
    problems = told("[[shift]]\nstart = 1\nend = 2\n[[pattern]]\ncode = 'a'\nx = 1")
    assert [problem.split(":")[0].split()[-1] for problem in problems] == ["1", "2", "3", "4", "4", "6"]


@pytest.mark.parametrize("text", ["= 3", "a = 1\na = 2", "[[rules]]\nvalid_from = 2026-02-30", "x" * 10])
def test_what_is_no_toml(text):
    [problem] = told(text)
    assert problem.startswith("rules.toml: this is no usable TOML: ")


def test_problems_of_the_meaning_get_their_lines():
    text = "[[site]]\ncode = 'a'\nzone = 'UTC'\n[[site]]\ncode = 'b'\nzone = 'Mars/Base'\n"
    found = [Problem("site", "b", "zone", "no such zone"), Problem("shift", "x", "", "is elsewhere")]
    assert located(found, text, from_toml(text)) == [
        "rules, line 6: site b, zone: no such zone",
        "shift x: is elsewhere",
    ]


def test_an_empty_document_is_an_empty_book():
    assert from_toml("") == RuleBook()
    assert to_toml(RuleBook()) == ""


def test_an_offset_is_no_part_of_a_day():
    assert "valid date" in told("[[holiday]]\nname = 'x'\nday = 2026-05-01T00:00:00Z")[0]
    assert from_toml("[[holiday]]\nname = 'x'\nday = 2026-05-01").holiday[0].day == date(2026, 5, 1)
