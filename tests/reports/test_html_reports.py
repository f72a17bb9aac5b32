"""One file of HTML: well formed, escaped, in need of nothing."""

import io
from html.parser import HTMLParser

import pytest
from report_examples import MadeUpDays, scope_of

from faceclock.reports.daily import daily
from faceclock.reports.exceptions import exceptions
from faceclock.reports.html_format import write_html
from faceclock.reports.html_style import style
from faceclock.reports.month import month
from faceclock.reports.overtime import overtime
from faceclock.settings.model import Language

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Checks that elements close in order, and collects texts and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style",) and data.strip():
            self.texts.append(data.strip())


def page_of(report, scope) -> Page:
    stream = io.BytesIO()
    write_html(report, scope.words, stream)
    page = Page()
    page.feed(stream.getvalue().decode())
    page.close()
    assert page.open == []
    return page


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
@pytest.mark.parametrize("build", [month, daily, overtime, exceptions])
@pytest.mark.parametrize("count", [0, 1, 12])
def test_every_report_is_well_formed(build, count, language):
    scope = scope_of(count, language)
    page = page_of(build(scope, list(MadeUpDays(count))), scope)
    assert ("lang", "en" if language is Language.ENGLISH else "zh-CN") in page.attributes
    assert page.tags.count("h1") == 1
    assert not {"script", "link", "img", "iframe"} & set(page.tags)


def test_fault_36_nothing_is_loaded_from_elsewhere():
    scope = scope_of(3)
    page = page_of(month(scope, MadeUpDays(3)), scope)
    assert not [value for name, value in page.attributes if name in ("src", "href")]
    assert "url(" not in style()
    assert "@import" not in style()


def test_fault_36_names_are_escaped_and_whole():
    scope = scope_of(12)
    page = page_of(month(scope, MadeUpDays(12)), scope)
    assert "<b>Bold & Brash</b>" in page.texts
    assert "b" not in page.tags
    assert any("Featherstonehaugh" in text for text in page.texts)


def test_charts_can_be_read_aloud():
    scope = scope_of(5)
    page = page_of(month(scope, MadeUpDays(5)), scope)
    spoken = [value for name, value in page.attributes if name == "aria-label"]
    assert page.tags.count("svg") == len(spoken) == 4
    assert any("weekday and hour" in (text or "") for text in spoken)


def test_a_day_without_anybody_says_so():
    scope = scope_of(0)
    assert "There is nothing in this period." in page_of(daily(scope, []), scope).texts


def test_both_styles_and_paper_are_there():
    assert "prefers-color-scheme:dark" in style()
    assert "@media print" in style()
