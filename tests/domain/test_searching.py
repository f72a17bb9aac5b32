"""Finding and ordering names of any script."""

import pytest

from faceclock.domain.searching import folded, name_key, number_key


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Zoë Müller", "zoe mul"),
        ("STRASSE", "straße"),
        ("陈思远", "思远"),
        ("ＡＢＣ", "abc"),
        ("محمد", "حم"),
        ("Ana 🦒", "🦒"),
    ],
)
def test_a_part_of_a_name_finds_it_however_it_is_written(name, typed):
    assert folded(typed) in folded(name)


def test_numbers_stand_by_their_value():
    assert sorted(["A10", "A2", "10", "9", "B1"], key=number_key) == ["9", "10", "A2", "A10", "B1"]


def test_names_stand_without_accents_and_chinese_by_sound():
    assert sorted(["Zoë", "Özil", "anna", "Paul"], key=name_key) == ["anna", "Özil", "Paul", "Zoë"]
    assert sorted(["张伟", "陈思远", "李娜", "王芳"], key=name_key) == ["陈思远", "李娜", "王芳", "张伟"]


@pytest.mark.parametrize("name", ["", "\u202eevil", "a" * 200, "👩‍👩‍👧", "Z̷a̷l̷g̷o̷"])
def test_no_name_breaks_the_order(name):
    assert isinstance(name_key(name), bytes) and isinstance(folded(name), str)
