"""What the first start asks for, after its first owner was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import available_timezones

from faceclock.app.console.service import Service, needs
from faceclock.app.models import install_model, list_models
from faceclock.app.settings_change import change_settings
from faceclock.domain.roles import Right
from faceclock.vision.packs.licences import acceptance_sentence
from faceclock.vision.sources.cameras import list_cameras


@dataclass(frozen=True)
class PackChoice:
    """A pack that could recognise faces. ``chosen`` is the one that would be taken now."""

    name: str
    licence: str
    commercial_use: bool
    installed: bool
    chosen: bool


def known_zones() -> list[str]:
    """The IANA zones that people live in, by name."""
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))


def known_cameras() -> list[tuple[str, str]]:
    """What can be chosen as a camera, as (setting, name); only Linux lists them."""
    return [(camera.name, camera.name) for camera in list_cameras()]


class SetupService(Service):
    """The choices of the first start; each is a setting that can be changed later."""

    @needs(Right.CHANGE_SETTINGS)
    def choose(self, changes: Mapping[str, str]) -> None:
        """Set settings by key (section.name). Raises InputProblem for a value that is out of its bounds."""
        change_settings(self.site, changes)

    @needs(Right.MANAGE_PACKS)
    def packs(self) -> list[PackChoice]:
        """Installed packs first, then those that could be fetched from the internet."""
        used = self.site.pack_folder
        return [
            PackChoice(
                str(pack["name"]),
                str(pack["licence"]),
                bool(pack["commercial_use"]),
                bool(pack["installed"]),
                bool(used) and pack["path"] == str(used),
            )
            for pack in list_models(self.site.data)
            if pack["recognises"]
        ]

    @needs(Right.MANAGE_PACKS)
    def take_pack(self, name: str, *, installed: bool, accepted: bool) -> None:
        """Use a pack, fetched first where it is not installed. ``accepted``: the person agreed to a research-only
        licence, which is recorded. Raises PackProblem without that, and when it cannot be fetched."""
        if not installed:
            sentence = acceptance_sentence(name) if accepted else ""
            install_model(self.site.data, name, sentence, False, lambda done, total: None)
        change_settings(self.site, {"recognition.pack": name})
