import pytest

from faceclock.domain.errors import InputProblem
from faceclock.settings.change import change_setting
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.model import Settings


def test_what_is_saved_is_read_back(tmp_path):
    changed = change_setting(Settings(), "site.zone", "Asia/Kolkata")
    save_settings(tmp_path / "deep" / "settings.toml", changed)
    assert load_settings(tmp_path / "deep" / "settings.toml") == changed


@pytest.mark.parametrize("zone", ["Mars/Phobos", "Mars/../Olympus", "/etc/passwd", "Berlin"])
def test_a_zone_that_does_not_exist_is_refused_where_it_is_set(zone):
    with pytest.raises(InputProblem, match="no time zone"):
        change_setting(Settings(), "site.zone", zone)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[site]\nzone = 'Mars/Phobos'\n", "site.zone"),
        ("[kiosk]\nundo = 3\n", "kiosk.undo"),
        ("[kiosk\n", "is not TOML"),
        ("[punching]\nduplicate_minutes = -1\n", "punching.duplicate_minutes"),
    ],
)
def test_a_broken_file_is_named_and_left_as_it_is(tmp_path, text, sentence):
    file = tmp_path / "settings.toml"
    file.write_text(text)
    with pytest.raises(InputProblem, match=sentence):
        load_settings(file)
    assert file.read_text() == text
