"""Teams: several people move from a day on, or a team is called otherwise."""

from datetime import date, timedelta

import pytest

from faceclock.app.site import Site, open_site
from faceclock.app.teams import move, rename
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.rulebook import Assignment
from faceclock.storage.book import Book

TODAY = date.today()
MONDAY = TODAY - timedelta(days=TODAY.weekday() + 7)


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        for number, team in (("1", "Lager"), ("2", "Lager"), ("3", "Büro")):
            site.employees.add(Employee(number, f"Person {number}", team))
        yield site


def teams(site: Site) -> list[str]:
    return [employee.team for employee in site.employees.all()]


def test_several_move_from_a_day_on(site):
    assert move(site, ["1", "2", "3"], "Büro", MONDAY.isoformat()).people == 2
    assert teams(site) == ["Büro"] * 3
    assert [(entry.team, entry.first) for entry in Book(site.database).memberships_of("1")][-1] == (
        "Büro",
        MONDAY,
    )


def test_all_move_or_nobody(site):
    with pytest.raises(InputProblem, match="Nobody has the ID 9"):
        move(site, ["1", "9"], "Büro")
    with pytest.raises(InputProblem, match="still to come"):
        move(site, ["1"], "Büro", (TODAY + timedelta(days=2)).isoformat())
    assert teams(site) == ["Lager", "Lager", "Büro"]


def test_a_renamed_team_keeps_its_people_and_rosters(site):
    Book(site.database).put("assignment", Assignment("team Lager", MONDAY, team="Lager", off=True), by="hr")
    old = Assignment("old", MONDAY - timedelta(days=90), MONDAY - timedelta(days=60), team="Lager", off=True)
    Book(site.database).put("assignment", old, by="hr")
    assert rename(site, "Lager", "Logistics", TODAY.isoformat()).people == 2
    assert teams(site) == ["Logistics", "Logistics", "Büro"]
    rosters = Book(site.database).current().assignment
    assert sorted((roster.team, roster.first) for roster in rosters) == [
        ("Lager", old.first),
        ("Lager", MONDAY),
        ("Logistics", MONDAY),
    ]


@pytest.mark.parametrize("name", ["", "  ", "Büro", "x" * 201, "a\x00b"])
def test_bad_names_of_teams_are_refused(site, name):
    with pytest.raises(InputProblem):
        rename(site, "Lager", name)
    assert teams(site) == ["Lager", "Lager", "Büro"]


def test_a_team_without_people_cannot_be_renamed(site):
    with pytest.raises(InputProblem, match="Nobody is in team Keller"):
        rename(site, "Keller", "Cellar")
