"""Names from right to left, in the order in which letters are drawn."""

import unicodedata

import pytest

from faceclock.reports.right_to_left import visual


@pytest.mark.parametrize("text", ["", "Maria Keller", "陈思远", "Zoë 🙂", "E0001 · Office"])
def test_other_names_stay(text):
    assert visual(text) == text


def test_hebrew_is_turned_round():
    assert visual("דוד לוי") == "יול דוד"


def test_numbers_within_stay_readable():
    assert visual("דוד 42") == "42 דוד"


def test_arabic_letters_join():
    # Mohammed: initial, medial, medial, final (dal never reaches on), drawn from the left.
    names = [unicodedata.name(letter) for letter in visual("محمد")]
    assert names == [
        "ARABIC LETTER DAL FINAL FORM",
        "ARABIC LETTER MEEM MEDIAL FORM",
        "ARABIC LETTER HAH MEDIAL FORM",
        "ARABIC LETTER MEEM INITIAL FORM",
    ]


def test_lam_and_alef_are_one():
    names = [unicodedata.name(letter) for letter in visual("سلام")]
    assert names == [
        "ARABIC LETTER MEEM ISOLATED FORM",
        "ARABIC LIGATURE LAM WITH ALEF FINAL FORM",
        "ARABIC LETTER SEEN INITIAL FORM",
    ]


def test_the_last_letter_before_a_gap_is_final_and_marks_are_left_out():
    assert visual("عَبْد") == visual("عبد")
