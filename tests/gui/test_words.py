"""Every state has words, in both languages, and few of them."""

import re

import pytest
from scripted import AT, MARIA

from faceclock.domain.challenge import Turn
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk import words
from faceclock.gui.kiosk.guide import TURNED_AWAY, Guide
from faceclock.gui.kiosk.view import Card, KioskView, Stamp
from faceclock.gui.language import Translations
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui
SILENT = {  # these are no hints: nobody is there, or the card says it
    Reason.NO_FACE,
    Reason.BELOW_THRESHOLD,
    Reason.AMBIGUOUS,
    Reason.EMPTY_GALLERY,
    Reason.NO_MODEL,
    *TURNED_AWAY,
}


@pytest.fixture(params=[Language.ENGLISH, Language.CHINESE])
def language(request, qapp):
    translations = Translations()
    translations.use(request.param)
    yield request.param
    translations.use(Language.ENGLISH)


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason not in SILENT])
def test_every_hint_is_short(language, reason):
    text = words.hint_words(reason)
    assert text
    assert len(text.split()) <= 4
    assert len(text) <= 24


@pytest.mark.parametrize("turn", [None, *Turn])
def test_every_turn_is_asked_for_shortly_and_alike_on_the_card_and_the_picture(language, turn):
    view = KioskView(Card.CHALLENGE, guide=Guide(turn, 0.0, 1.0, 1, 2))
    title = words.title_words(view)
    assert title == words.pill_words(view)
    assert len(title.split()) <= 4
    assert "{" not in words.text_words(view)
    assert "1" in words.text_words(view) and "2" in words.text_words(view)


def test_the_turns_are_told_apart(language):
    said = {words.title_words(KioskView(guide=Guide(turn, 0, 1, 1, 2))) for turn in (None, *Turn)}
    assert len(said) == 5


@pytest.mark.parametrize("reason", sorted(TURNED_AWAY))
def test_whoever_is_turned_away_is_told_what_to_do_and_called_nothing(language, reason):
    view = KioskView(Card.TURNED_AWAY, reason=reason)
    assert words.title_words(view) == words.title_words(KioskView(Card.NO_MODEL))
    text = words.text_words(view)
    assert text
    assert not re.search("fake|spoof|photo|attack|假|伪|欺", text, re.IGNORECASE)


@pytest.mark.parametrize("reason", Reason)
def test_no_reason_for_turning_somebody_away_is_without_words(language, reason):
    """Whichever card an event with this reason puts up, it says what to do."""
    for card in (Card.UNKNOWN, Card.UNSEEN, Card.TURNED_AWAY):
        assert words.text_words(KioskView(card, reason=reason))


@pytest.mark.parametrize("card", [card for card in Card if card not in (Card.DONE, Card.CHALLENGE)])
def test_every_card_has_a_short_title(language, card):
    title = words.title_words(KioskView(card))
    assert title
    assert len(title.split()) <= 4


@pytest.mark.parametrize("direction", Direction)
def test_every_direction_has_a_word_and_a_way_to_change_it(language, direction):
    assert words.direction_words(direction)
    assert words.change_words(Stamp(MARIA, "p", direction))
    assert words.change_words(Stamp(MARIA, "p", direction, choices=(Direction.IN, Direction.OUT, direction)))
    assert words.choice_words(direction)
    assert "3" in words.counting_words(direction, 3)
    assert words.already_words(direction)


def test_chinese_is_chinese(qapp):
    translations = Translations()
    translations.use(Language.CHINESE)
    try:
        assert words.title_words(KioskView(Card.LOOK)) == "请看摄像头"
        assert words.direction_words(Direction.OUT) == "签退"
    finally:
        translations.use(Language.ENGLISH)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Maria Keller", "Maria"),
        ("Lin-Manuel Miranda", "Lin-Manuel"),
        ("Müller, Hubert", "Hubert"),
        ("Keller,Maria Anna", "Maria"),
        ("Müller,", "Müller"),
        ("王小明", "王小明"),
        ("", ""),
    ],
)
def test_given_names(name, given):
    assert words.given_name(name) == given


def test_greetings_follow_the_direction(qapp):
    stamp = Stamp(MARIA, "p", Direction.IN, AT)
    assert words.pill_words(KioskView(Card.DONE, stamp=stamp)) == "Welcome, Maria"
    stamp = Stamp(MARIA, "p", Direction.OUT, AT)
    assert words.pill_words(KioskView(Card.DONE, stamp=stamp)) == "Goodbye, Maria"


def test_a_name_with_braces_is_only_a_name(qapp):
    stamp = Stamp(Employee("1", "{0.__class__} %s"), "p", Direction.IN, AT)
    assert words.pill_words(KioskView(Card.DONE, stamp=stamp)) == "Welcome, {0.__class__}"


def test_an_empty_roll_is_said_as_such(qapp):
    view = KioskView(Card.UNKNOWN, reason=Reason.EMPTY_GALLERY)
    assert words.text_words(view) == "No face is enrolled here.\nUse your number and PIN."
