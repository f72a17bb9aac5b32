"""docs/reliability.md names, for each fault, tests that exist and that carry the fault's number."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
DOCUMENT = (TESTS.parent / "docs" / "reliability.md").read_text(encoding="utf-8")
ROWS = {int(number): row for row, number in re.findall(r"^(\| (\d+) \|.*)$", DOCUMENT, re.MULTILINE)}


def named_in(row: str) -> list[tuple[str, str]]:
    """(file from tests/, name) of each test that a row names."""
    return re.findall(r"`([\w/]+\.py)::(\w+)`", row)


def test_all_forty_faults_have_a_row():
    assert sorted(ROWS) == list(range(1, 41))


def test_every_test_that_is_named_exists_and_carries_the_number():
    for number, row in ROWS.items():
        for file, name in named_in(row):
            assert f"test_fault_{number:02}_" in name, row
            assert f"def {name}(" in (TESTS / file).read_text(encoding="utf-8"), f"{file}::{name}"


def test_every_test_with_a_number_stands_in_its_row():
    pattern = re.compile(r"^ *def (test_fault_(\d+)_\w+)\(", re.MULTILINE)
    missing = [
        f"{file.relative_to(TESTS).as_posix()}::{name}"
        for file in TESTS.rglob("test_*.py")
        for name, number in pattern.findall(file.read_text(encoding="utf-8"))
        if (file.relative_to(TESTS).as_posix(), name) not in named_in(ROWS[int(number)])
    ]
    assert missing == []


def test_every_fault_has_a_test():
    assert [number for number, row in ROWS.items() if not named_in(row)] == []
