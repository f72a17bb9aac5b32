"""The demo: seven people who are enrolled from one picture each are checked in once, the stranger never."""

import pytest
from program import Program

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@pytest.mark.shared
def test_the_demo_checks_each_of_its_people_in_once_and_the_stranger_never(program):
    each_once_and_the_stranger_never(program)


def test_so_does_the_pack_that_ships_with_the_program(tmp_path):
    each_once_and_the_stranger_never(Program(tmp_path / "data"))


def each_once_and_the_stranger_never(program):
    answer = program.ok("demo", "--json").json
    punched = [item["employee_id"] for item in answer["checked_in"] if not item["suppressed"]]
    people = [
        item["employee_id"]
        for item in program.ok("--data", program.data / "demo", "people", "list", "--json").json
    ]
    assert len(people) == 7
    assert sorted(punched) == sorted(people)
    assert answer["unknown"] >= 1, "the stranger walked up and was told so"
