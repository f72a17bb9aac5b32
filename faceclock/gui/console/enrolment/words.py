"""Shots, measures and steps in words."""

from faceclock.app.console.enrolling_draft import CAMERA, Shot
from faceclock.domain.challenge import Turn
from faceclock.domain.events import SourceState
from faceclock.gui.language import translate

TURNS = {Shot.LEFT: Turn.LEFT, Shot.RIGHT: Turn.RIGHT, Shot.UP: Turn.UP, Shot.DOWN: Turn.DOWN}
GOOD, FAIR = 60, 30  # of 100
_LONGEST_NAME = 40


def shot_words(shot: Shot) -> str:
    """A shot's name in the list."""
    return {
        Shot.FRONT: translate("Enrolment", "Straight ahead"),
        Shot.LEFT: translate("Enrolment", "Slightly left"),
        Shot.RIGHT: translate("Enrolment", "Slightly right"),
        Shot.UP: translate("Enrolment", "Slightly up"),
        Shot.DOWN: translate("Enrolment", "Slightly down"),
        Shot.GLASSES: translate("Enrolment", "With or without glasses"),
    }[shot]


def asking_words(shot: Shot) -> str:
    """What the person is asked to do."""
    return {
        Shot.FRONT: translate("Enrolment", "Look at the camera"),
        Shot.LEFT: translate("Enrolment", "Turn slightly left"),
        Shot.RIGHT: translate("Enrolment", "Turn slightly right"),
        Shot.UP: translate("Enrolment", "Raise your chin a little"),
        Shot.DOWN: translate("Enrolment", "Lower your chin a little"),
        Shot.GLASSES: translate("Enrolment", "Glasses on or off, then press Take picture"),
    }[shot]


def source_words(source: str) -> str:
    """Where a picture comes from, for its thumbnail."""
    if source.startswith(CAMERA):
        return shot_words(Shot(source.removeprefix(CAMERA)))
    return translate("Enrolment", "Photograph")


def measure_words(measure: str) -> str:
    """A bar's name."""
    return {
        "quality": translate("Enrolment", "Picture quality"),
        "luminance_mean": translate("Enrolment", "Light"),
        "sharpness": translate("Enrolment", "Sharpness"),
        "inter_eye_distance": translate("Enrolment", "Nearness"),
    }[measure]


def grade_words(score: float) -> str:
    """A score 0..100 in one word."""
    if score >= GOOD:
        return translate("Enrolment", "good")
    return translate("Enrolment", "fair") if score >= FAIR else translate("Enrolment", "poor")


def grade_tone(score: float) -> str:
    if score >= GOOD:
        return "ok"
    return "warn" if score >= FAIR else "bad"


def trouble_words(state: SourceState, sentence: str) -> str:
    """What is wrong with the camera, and the other way; empty when nothing is. ``sentence`` is the source's own."""
    if state in (SourceState.LIVE, SourceState.CONNECTING):
        return ""
    said = {
        SourceState.STALLED: translate("Enrolment", "The camera does not answer; trying again."),
        SourceState.LOST: translate("Enrolment", "No camera gives a picture; connect one."),
    }.get(state, sentence)
    way = translate("Enrolment", "You can take photographs from files instead.")
    return f"{said} {way}".strip()


def short_name(name: str) -> str:
    """A name for a line that cannot be broken."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:24]}…{name[-12:]}"
