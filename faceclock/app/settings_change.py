"""Settings of an open site are changed: checked, written whole, audited, and taken over."""

from collections.abc import Mapping

from faceclock.app.settings_record import record_settings
from faceclock.app.site import Site
from faceclock.settings.change import change_setting
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.paths import settings_file


def change_settings(site: Site, changes: Mapping[str, str]) -> None:
    """Set settings by key (section.name), all or none, on top of what the file says now: another console or an
    editor may have changed others meanwhile. Raises InputProblem for an unknown key or a value out of bounds."""
    file = settings_file(site.data)
    changed = load_settings(file)
    for key, value in changes.items():
        changed = change_setting(changed, key, value)
    save_settings(file, changed)
    record_settings(site.database, changed)
    site.reread()
