"""What is wrong with a rule book is said in the language of the window, whatever stands in it."""

from datetime import date, time

import pytest

from faceclock.app.attendance.book import BookProblem, put_all
from faceclock.domain.rulebook import Pattern, ShiftType
from faceclock.gui.console.problems import in_words
from faceclock.gui.language import Translations
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui


@pytest.fixture
def chinese(qapp):
    translations = Translations()
    translations.use(Language.CHINESE)
    yield
    translations.use(Language.ENGLISH)


def wrong(site, *found) -> str:
    with pytest.raises(BookProblem) as raised:
        put_all(site.database, site.settings, found, by="test")
    return str(raised.value)


def test_each_line_and_the_table_before_it(chinese, console_site):
    none = ("shift", ShiftType("none", time(8), time(8)))
    pattern = ("pattern", Pattern("rota", ("early",), date(2026, 10, 5)))
    lines = in_words(wrong(console_site, none, pattern)).split("\n")
    assert lines[0].startswith("班次 none, end: 开始和结束都是 08:00")
    assert lines[1].startswith("轮班 rota, days: 没有班次 early；已有 none")


def test_english_stays_as_it_is(qapp, console_site):
    said = wrong(console_site, ("shift", ShiftType("none", time(8), time(8))))
    assert in_words(said) == said
