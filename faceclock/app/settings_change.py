"""Settings of an open site are changed: checked, written whole, audited, and taken over."""

import hashlib
from collections.abc import Mapping

from faceclock.app.settings_record import record_settings
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem
from faceclock.settings.change import change_setting
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.paths import settings_file
from faceclock.storage.exclusive import exclusively

_BUSY = "Another FaceClock is just changing the settings; try again."


class ChangedElsewhere(InputProblem):
    """The settings are no longer those that were shown when the change was asked for."""


def change_settings(site: Site, changes: Mapping[str, str], seen: str | None = None) -> None:
    """Set settings by key (section.name), all or none, on top of what the file says now: another console or an
    editor may have changed others meanwhile. With ``seen`` (`state_of` the file) that is refused instead.

    Raises InputProblem for an unknown key or a value out of bounds, ChangedElsewhere, StorageProblem while another
    process changes them, OSError when the file cannot be written.
    """
    file = settings_file(site.data)
    with exclusively(site.data / "settings.lock", _BUSY):
        if seen is not None and seen != state_of(site):
            raise ChangedElsewhere(
                "The settings were changed elsewhere meanwhile and are shown anew; look, then change again."
            )
        changed = load_settings(file)
        for key, value in changes.items():
            changed = change_setting(changed, key, value)
        save_settings(file, changed)
    record_settings(site.database, changed)
    site.reread()


def state_of(site: Site) -> str:
    """Another one whenever the settings file is another; empty where there is none."""
    try:
        return hashlib.sha256(settings_file(site.data).read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
