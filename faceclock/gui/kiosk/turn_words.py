"""The head turns in words, and what to do where they did not help. Nobody is ever called false."""

from PySide6.QtCore import QCoreApplication

from faceclock.domain.challenge import Turn
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.guide import Guide

translate = QCoreApplication.translate


def turn_words(turn: Turn | None) -> str:
    """The instruction, for the card, the picture and the screen reader alike."""
    return {
        None: translate("Turn", "Look straight ahead"),
        Turn.LEFT: translate("Turn", "Turn your head left"),
        Turn.RIGHT: translate("Turn", "Turn your head right"),
        Turn.UP: translate("Turn", "Raise your chin"),
        Turn.DOWN: translate("Turn", "Lower your chin"),
    }[turn]


def step_words(guide: Guide) -> str:
    """How far it is, and what it is for."""
    step = translate("Turn", "Step {step} of {steps}").format(step=guide.step, steps=guide.steps)
    return f"{step}\n" + translate("Turn", "This shows that you are here in person.")


def turned_away_words(reason: Reason | None) -> str:
    """Below "Use number and PIN": how the face may be tried again."""
    match reason:
        case Reason.CHALLENGE_TIMEOUT:
            return translate("Turn", "The time ran out. To try again,\nstep aside and come back.")
        case Reason.WRONG_TURN:
            return translate("Turn", "To try again, step aside,\ncome back and follow the arrow.")
        case Reason.CHALLENGE_LEFT:
            return translate("Turn", "To try again, look at the camera.")
        case Reason.TOO_MANY_TRIES:
            return translate("Turn", "You can try your face later.")
    return translate("Turn", "To try again,\nstep aside and come back.")
