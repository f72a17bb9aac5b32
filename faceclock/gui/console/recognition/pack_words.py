"""A model pack's state in words."""

from faceclock.app.console.recognition_pack_rows import PackRow
from faceclock.gui.language import translate

_MEGABYTE = 1e6


def state_words(pack: PackRow) -> str:
    if pack.fault:
        return translate("Recognition", "damaged")
    if pack.in_use:
        return translate("Recognition", "in use")
    return (
        translate("Recognition", "installed") if pack.installed else translate("Recognition", "to download")
    )


def state_tone(pack: PackRow) -> str:
    if pack.fault:
        return "bad"
    return "ok" if pack.in_use else "info" if pack.installed else "quiet"


def use_words(pack: PackRow) -> str:
    if pack.commercial_use is None:
        return ""
    if pack.commercial_use:
        return translate("Recognition", "allowed")
    return translate("Recognition", "research only")


def abilities(pack: PackRow) -> str:
    """What it is for, and what is missing."""
    parts = []
    if pack.recognises:
        parts.append(translate("Recognition", "recognises people"))
    if pack.checks_life:
        parts.append(translate("Recognition", "checks for live faces"))
    if pack.installed and pack.recognises and not pack.calibrated and not pack.fault:
        parts.append(translate("Recognition", "not measured yet, so no threshold is known for it"))
    return ", ".join(parts)


def size_words(pack: PackRow) -> str:
    if not pack.size:
        return translate("Recognition", "unknown")
    return translate("Recognition", "{size} MB").format(size=f"{pack.size / _MEGABYTE:.1f}")
