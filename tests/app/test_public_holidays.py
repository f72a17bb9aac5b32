"""Public holidays of sites, by country, subdivision and language."""

from datetime import date

import pytest

from faceclock.app.attendance.public_holidays import calendar_of, check_countries, public_holidays
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import RuleBook, Workplace
from faceclock.settings.model import Language

BERLIN = Workplace("b", "Europe/Berlin", country="DE", subdivision="BE")
BAVARIA = Workplace("m", "Europe/Berlin", country="DE", subdivision="BY")
SHANGHAI = Workplace("s", "Asia/Shanghai", country="CN")
NOWHERE = Workplace("n", "UTC")


def test_by_site():
    found = public_holidays(RuleBook(site=(BERLIN, BAVARIA, NOWHERE)), Language.ENGLISH)
    epiphany, women = date(2026, 1, 6), date(2026, 3, 8)
    assert found.keys() == {"b", "m"}
    assert [bool(found[site].get(epiphany, "")) for site in ("b", "m")] == [False, True]
    assert [bool(found[site].get(women, "")) for site in ("b", "m")] == [True, False]


def test_every_year_is_worked_out_when_it_is_asked_for():
    calendar = calendar_of(BERLIN)
    assert [bool(calendar.get(date(year, 1, 1))) for year in (1995, 2026, 2050)] == [True, True, True]
    assert calendar.get(date(2026, 1, 2), "none") == "none"


def test_languages():
    day = date(2026, 10, 1)
    assert calendar_of(SHANGHAI, Language.ENGLISH).get(day) == "National Day"
    assert "国庆" in calendar_of(SHANGHAI, Language.CHINESE).get(day)


@pytest.mark.parametrize(("country", "subdivision"), [("ZZ", ""), ("DE", "ZZ"), ("Germany!", "")])
def test_what_is_not_known_is_refused(country, subdivision):
    place = Workplace("x", "UTC", country=country, subdivision=subdivision)
    with pytest.raises(InputProblem, match=f"The holidays of {country}.* are not known"):
        calendar_of(place)
    assert [problem.field for problem in check_countries(RuleBook(site=(place, BERLIN)))] == ["country"]
