from faceclock.app.site import open_site
from faceclock.settings.change import change_setting
from faceclock.settings.file import load_settings, save_settings
from faceclock.storage.audit import Audit


def noted(folder) -> list[dict]:
    with open_site(folder) as site:
        return [entry.detail for entry in Audit(site.database).about("settings")]


def test_a_change_of_the_file_is_audited_once_and_defaults_are_not(tmp_path):
    assert noted(tmp_path) == []
    file = tmp_path / "settings.toml"
    save_settings(file, change_setting(load_settings(file), "punching.duplicate_minutes", "3"))
    assert noted(tmp_path) == [{"punching.duplicate_minutes": "1 -> 3"}]
    assert len(noted(tmp_path)) == 1
