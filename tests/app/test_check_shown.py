"""Which live check the kiosk's window names."""

from pathlib import Path

import pytest

from faceclock.app.kiosk import check_shown
from faceclock.app.site import open_site
from faceclock.settings.model import Liveness, LivenessMode
from faceclock.settings.paths import shipped_packs_folder

STARTER = str(shipped_packs_folder() / "starter")


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        (LivenessMode.OFF, "off"),
        (LivenessMode.PASSIVE, "passive"),
        (LivenessMode.AUTO, "turns"),
        (LivenessMode.BOTH, "both"),
    ],
)
def test_without_a_net_everybody_is_asked_to_turn(tmp_path: Path, mode: LivenessMode, shown: str) -> None:
    with open_site(tmp_path, STARTER) as site:
        assert check_shown(site, mode) == shown


def test_a_chosen_net_that_is_not_there_is_no_crash_of_the_window(tmp_path: Path) -> None:
    with open_site(tmp_path, STARTER) as site:
        site.settings = site.settings.model_copy(update={"liveness": Liveness(pack="nosuch")})
        assert check_shown(site, LivenessMode.AUTO) == "auto"
