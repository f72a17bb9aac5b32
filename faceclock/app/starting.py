"""What a first start can be on this machine: camera or demo, window or off-screen."""

import sys
from dataclasses import dataclass
from pathlib import Path

from faceclock.app.demo import demo_folder, open_demo_site
from faceclock.app.display import has_display
from faceclock.app.site import Site, open_site, pack_folders
from faceclock.domain.errors import PackProblem
from faceclock.settings.paths import data_folder
from faceclock.vision.packs.library import find_pack
from faceclock.vision.sources.cameras import list_cameras


@dataclass(frozen=True)
class Plan:
    """``demo`` says that there is no camera; ``window`` that there is a screen to open one on."""

    demo: bool
    window: bool


def plan_start() -> Plan:
    """Other systems than Linux do not list their cameras: there the kiosk itself finds out."""
    return Plan(demo=sys.platform == "linux" and not list_cameras(), window=has_display())


def open_planned_site(plan: Plan, data: Path | None, pack: str = "") -> Site:
    """The demo's own site, recognising with the site's pack, or the site itself."""
    if plan.demo:
        return open_demo_site(demo_folder(data), pack or site_pack(data))
    return open_site(data, pack)


def site_pack(data: Path | None) -> str:
    """The folder of the pack that the site would use; empty when it has none."""
    try:
        return str(find_pack("", pack_folders(data_folder(data))))
    except PackProblem:
        return ""
