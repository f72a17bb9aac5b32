"""The demo: seven people who are enrolled from one picture each are checked in once, the stranger never."""

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.shared, pytest.mark.slow]


def test_the_demo_checks_each_of_its_people_in_once_and_the_stranger_never(program):
    answer = program.ok("demo", "--json").json
    punched = [item["employee_id"] for item in answer["checked_in"] if not item["suppressed"]]
    people = [
        item["employee_id"]
        for item in program.ok("--data", program.data / "demo", "people", "list", "--json").json
    ]
    assert len(people) == 7
    assert sorted(punched) == sorted(people)
    assert answer["unknown"] >= 1, "the stranger walked up and was told so"
