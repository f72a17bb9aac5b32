"""The live check in words."""

from faceclock.gui.language import translate
from faceclock.settings.model import LivenessMode

SPECIES = ("print", "phone", "tablet", "mask")  # what is presented most; anything else may be typed


def species_words(species: str) -> str:
    """What was presented; what somebody typed stays as it is."""
    return {
        "print": translate("Recognition", "print"),
        "phone": translate("Recognition", "phone"),
        "tablet": translate("Recognition", "tablet"),
        "mask": translate("Recognition", "mask"),
    }.get(species, species)


def mode_name(mode: LivenessMode) -> str:
    return {
        LivenessMode.OFF: translate("Recognition", "Off"),
        LivenessMode.PASSIVE: translate("Recognition", "A network looks"),
        LivenessMode.AUTO: translate("Recognition", "Head turns when in doubt"),
        LivenessMode.BOTH: translate("Recognition", "A network and head turns"),
    }[mode]


def mode_meaning(mode: LivenessMode, net: bool) -> str:
    """What people at the kiosk meet."""
    if mode is LivenessMode.AUTO and not net:
        return translate("Recognition", "No network is installed, so everybody is asked to turn their head.")
    return {
        LivenessMode.OFF: translate(
            "Recognition", "A photograph of somebody is let in. The dashboard says so."
        ),
        LivenessMode.PASSIVE: translate(
            "Recognition", "Nobody is asked to do anything; quickest for people."
        ),
        LivenessMode.AUTO: translate(
            "Recognition", "Whoever leaves the network unsure is asked to turn their head."
        ),
        LivenessMode.BOTH: translate(
            "Recognition", "The network looks, and everybody is asked to turn their head."
        ),
    }[mode]
