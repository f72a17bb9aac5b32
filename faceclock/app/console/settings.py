"""Settings by the console: shown as they are declared, changed one by one, never over somebody else's change."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

from faceclock.app.console.service import Service, needs
from faceclock.app.operator import acting_as
from faceclock.app.settings_record import record_settings
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.domain.roles import Right
from faceclock.settings.change import change_setting
from faceclock.settings.declared import Declared, Value, declared, value_of
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.model import Settings
from faceclock.settings.paths import settings_file
from faceclock.storage.exclusive import exclusively

_BUSY = "Another FaceClock is just changing the settings; try again."


class ChangedElsewhere(InputProblem):
    """The settings are no longer those that were shown when the change was asked for."""


@dataclass(frozen=True)
class Shown:
    """A setting and what it is now."""

    declared: Declared
    value: Value

    @property
    def changed(self) -> bool:
        """Whether it is not the default."""
        return self.value != self.declared.default


@dataclass(frozen=True)
class SettingsState:
    """All settings; ``seen`` names this state of the file, to be given back with a change."""

    settings: tuple[Shown, ...]
    seen: str

    def of(self, key: str) -> Shown:
        return next(shown for shown in self.settings if shown.declared.key == key)


class SettingsService(Service):
    """A change made elsewhere since the page was read is noticed, and not written over."""

    _last = ""  # the state that was read last

    @needs(Right.SEE_SETTINGS)
    def read(self) -> SettingsState:
        """As the file is now; one that was edited by hand since is taken over. Raises InputProblem for a file that
        is wrong."""
        state = _state(self._file)
        if self._last and state.seen != self._last:
            with acting_as(self._file.name):  # nobody knows who it was
                record_settings(self.site.database, load_settings(self._file))
            self.site.reread()
        self._last = state.seen
        return state

    @needs(Right.SEE_SETTINGS)
    def zones(self) -> list[str]:
        """The names of all time zones."""
        return sorted(available_timezones())

    @needs(Right.CHANGE_SETTINGS)
    def change(self, values: Mapping[str, Value], seen: str) -> SettingsState:
        """Set each key of ``values``, all or none; the state after. Raises InputProblem for a value out of its
        bounds, ChangedElsewhere when the file is not what ``seen`` names any more, EnvironmentProblem when it cannot
        be written."""
        with exclusively(self.site.data / "settings.lock", _BUSY):
            if _digest(self._file) != seen:
                raise ChangedElsewhere(
                    "The settings were changed elsewhere meanwhile and are shown anew; look, then change again."
                )
            settings = load_settings(self._file)
            for key, value in values.items():
                settings = change_setting(settings, key, str(value))
            _save(self._file, settings)
        record_settings(self.site.database, settings)
        self.site.reread()
        state = _state(self._file)
        self._last = state.seen
        return state

    @needs(Right.CHANGE_SETTINGS)
    def reset(self, seen: str, keys: tuple[str, ...] = ()) -> SettingsState:
        """Give ``keys`` (empty: all) their defaults. Raises as ``change`` does."""
        wanted = {one.key: one.default for one in declared() if not keys or one.key in keys}
        return self.change(wanted, seen)

    @property
    def _file(self) -> Path:
        return settings_file(self.site.data)


def _state(file: Path) -> SettingsState:
    """The digest is taken first: a change in between is then noticed."""
    seen = _digest(file)
    settings = load_settings(file)
    return SettingsState(tuple(Shown(one, value_of(settings, one.key)) for one in declared()), seen)


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _save(file: Path, settings: Settings) -> None:
    try:
        save_settings(file, settings)
    except OSError as error:
        raise EnvironmentProblem(
            f"The settings file {file} cannot be written ({error.strerror or error}); check its folder's rights."
        ) from error
