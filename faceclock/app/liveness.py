"""Which live check a kiosk makes, and with which nets."""

from collections.abc import Sequence
from pathlib import Path

from faceclock.app.site import Site, pack_folders
from faceclock.domain.errors import InputProblem, PackProblem
from faceclock.pipeline.liveness.guard import Guard, GuardPolicy
from faceclock.pipeline.liveness.modes import Asking, plan_for
from faceclock.pipeline.liveness.patience import RefusalsInMemory
from faceclock.settings.model import LivenessMode
from faceclock.storage.live_refusals import LiveRefusals
from faceclock.vision.liveness.net import LivenessNets
from faceclock.vision.packs.library import find_pack, list_packs
from faceclock.vision.packs.liveness_loading import load_liveness
from faceclock.vision.packs.manifest import Role, read_manifest
from faceclock.vision.sources.opening import is_recording

_ENDLESS = float("inf")
NEEDS_NET = (LivenessMode.PASSIVE, LivenessMode.BOTH)


def mode_named(name: str) -> LivenessMode | None:
    """None for an empty name. Raises InputProblem for one that there is not."""
    if not name:
        return None
    try:
        return LivenessMode(name)
    except ValueError as error:
        modes = ", ".join(LivenessMode)
        raise InputProblem(f"There is no live check {name!r}; use one of {modes}.") from error


def mode_for(site: Site, source: str, asked: LivenessMode | None) -> LivenessMode:
    """What was asked for, else the settings' mode for cameras and streams. Recordings cannot be asked to turn
    their heads, and whoever plays one to the program sits at its keyboard: for them it is off."""
    if asked is not None:
        return asked
    return LivenessMode.OFF if is_recording(source) else site.settings.liveness.mode


def build_guard(site: Site, mode: LivenessMode, same_identity: float, *, drill: bool = False) -> Guard | None:
    """None where the mode is off; in a ``drill`` nobody is made to wait, and nobody's refusals are kept.

    Raises PackProblem when the mode needs a net and there is none, and for a damaged one: a kiosk that should
    check does not go on without.
    """
    nets = None if mode is LivenessMode.OFF else liveness_nets(site)
    if nets is None and mode in NEEDS_NET:
        raise PackProblem(
            f"The live check {mode.value!r} needs a liveness net and none is installed; run "
            "`faceclock models install liveness-minifas`, or set liveness.mode to auto."
        )
    plan = plan_for(mode, net=nets is not None)
    if plan is None:
        return None
    policy = GuardPolicy(same_identity, _ENDLESS) if drill else GuardPolicy(same_identity)
    book = RefusalsInMemory() if drill else LiveRefusals(site.database)
    return Guard(plan, nets, site.pack.recogniser, policy, book=book)


def liveness_nets(site: Site) -> LivenessNets | None:
    """None where no pack has any. Raises PackProblem for a damaged pack, and a chosen one that is not there."""
    folder = find_liveness(site.settings.liveness.pack, pack_folders(site.data), site.pack_folder)
    return load_liveness(folder, site.settings.recognition.threads) if folder else None


def find_liveness(chosen: str, folders: Sequence[Path], own: Path | None) -> Path | None:
    """The ``chosen`` pack, else the site's ``own`` when it has nets for it, else the first that has, add-ons
    before others. Raises PackProblem when the chosen one is not there."""
    if chosen:
        return find_pack(chosen, folders)
    if own and read_manifest(own).with_role(Role.LIVENESS):
        return own
    packs = [pack for pack in list_packs(folders) if pack.manifest and pack.manifest.with_role(Role.LIVENESS)]
    packs.sort(key=lambda pack: pack.manifest is None or pack.manifest.recognises)
    return packs[0].path if packs else None


def describe_check(mode: LivenessMode, net: bool) -> str:
    """What a person at the camera meets, for whoever looks after the kiosk."""
    plan = plan_for(mode, net=net)
    if plan is None:
        return "off: a photograph of somebody is let in"
    if mode in NEEDS_NET and not net:
        return f"{mode.value}, and no net for it is installed: nobody is let in by face"
    asking = {
        Asking.NEVER: "nobody is asked to turn",
        Asking.UNSURE: "who leaves the net unsure is asked to turn",
        Asking.ALWAYS: "everybody is asked to turn",
    }[plan.active]
    return f"{mode.value}: {'a net looks' if plan.passive else 'no net'}, {asking}"
