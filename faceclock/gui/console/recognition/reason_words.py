"""Why somebody was not let in, for an administrator: in a word or two."""

from faceclock.domain.reasons import Reason
from faceclock.gui.language import translate


def reason_words(code: str) -> str:
    """Of a reason's value, or of "accepted"."""
    return {
        "accepted": translate("Recognition", "let in"),
        Reason.NOT_LIVE: translate("Recognition", "not alive"),
        Reason.UNSURE: translate("Recognition", "not sure that it is alive"),
        Reason.WRONG_TURN: translate("Recognition", "wrong head turn"),
        Reason.CHALLENGE_TIMEOUT: translate("Recognition", "no head turn in time"),
        Reason.CHALLENGE_LEFT: translate("Recognition", "went away"),
        Reason.TOO_MANY_TRIES: translate("Recognition", "too many tries"),
        Reason.IDENTITY_CHANGED: translate("Recognition", "somebody else came"),
        Reason.BELOW_THRESHOLD: translate("Recognition", "looks like nobody here"),
        Reason.AMBIGUOUS: translate("Recognition", "looks like two people"),
        Reason.EMPTY_GALLERY: translate("Recognition", "nobody is enrolled"),
        Reason.NO_FACE: translate("Recognition", "no face"),
        Reason.SEVERAL_FACES: translate("Recognition", "several faces"),
        Reason.TOO_SMALL: translate("Recognition", "too far away"),
        Reason.TOO_LARGE: translate("Recognition", "too near"),
        Reason.OFF_CENTRE: translate("Recognition", "at the edge"),
        Reason.CUT_OFF: translate("Recognition", "cut off"),
        Reason.TURNED: translate("Recognition", "head turned"),
        Reason.TOO_DARK: translate("Recognition", "too dark"),
        Reason.TOO_BRIGHT: translate("Recognition", "too bright"),
        Reason.UNEVEN_LIGHT: translate("Recognition", "light from one side"),
        Reason.LOW_CONTRAST: translate("Recognition", "flat light"),
        Reason.BLURRED: translate("Recognition", "not sharp"),
        Reason.MOUTH_COVERED: translate("Recognition", "mouth covered"),
        Reason.DARK_GLASSES: translate("Recognition", "dark glasses"),
        Reason.MOVING: translate("Recognition", "moving"),
    }.get(code, translate("Recognition", "not seen clearly"))
