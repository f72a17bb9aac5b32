"""Settings by the console: shown as they are declared, changed one by one, never over somebody else's change."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import available_timezones

from faceclock.app.console.service import Service, needs
from faceclock.app.operator import acting_as
from faceclock.app.settings_change import change_settings, state_of
from faceclock.app.settings_record import record_settings
from faceclock.domain.roles import Right
from faceclock.settings.declared import Declared, Value, declared, value_of
from faceclock.settings.file import load_settings
from faceclock.settings.model import Settings
from faceclock.settings.paths import settings_file

_OF_HOURS = ("attendance.", "punching.")


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
        state = self._state()
        if self._last and state.seen != self._last:
            with acting_as(settings_file(self.site.data).name):  # nobody knows who it was
                record_settings(self.site.database, self._load())
            self.site.reread()
        self._last = state.seen
        return state

    @needs(Right.SEE_SETTINGS)
    def zones(self) -> list[str]:
        """The names of all time zones."""
        return sorted(available_timezones())

    @needs(Right.CHANGE_SETTINGS)
    def change(self, values: Mapping[str, Value], seen: str) -> SettingsState:
        """Set each key of ``values``, all or none; the state after. Raises as `change_settings` does, and NotAllowed
        for what decides over hours, where the role has nothing to do with them."""
        before = {shown.declared.key: shown.value for shown in self._state().settings}
        if any(key.startswith(_OF_HOURS) and value != before.get(key) for key, value in values.items()):
            self.session.require(Right.CORRECT)
        change_settings(self.site, {key: str(value) for key, value in values.items()}, seen)
        state = self._state()
        self._last = state.seen
        return state

    @needs(Right.CHANGE_SETTINGS)
    def reset(self, seen: str, keys: tuple[str, ...] = ()) -> SettingsState:
        """Give ``keys`` (empty: all) their defaults. Raises as ``change`` does."""
        wanted = {one.key: one.default for one in declared() if not keys or one.key in keys}
        return self.change(wanted, seen)

    def _state(self) -> SettingsState:
        """The file is named before it is read: a change in between is then noticed."""
        seen, settings = state_of(self.site), self._load()
        return SettingsState(tuple(Shown(one, value_of(settings, one.key)) for one in declared()), seen)

    def _load(self) -> Settings:
        return load_settings(settings_file(self.site.data))
