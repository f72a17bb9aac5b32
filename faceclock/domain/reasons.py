"""Stable reason codes. Only the GUI turns them into sentences of a language."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a frame, a track or a picture was not accepted. Values are part of the JSON contract."""

    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    OFF_CENTRE = "off_centre"
    CUT_OFF = "cut_off"
    TURNED = "turned"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    UNEVEN_LIGHT = "uneven_light"
    LOW_CONTRAST = "low_contrast"
    BLURRED = "blurred"
    HOLD_STILL = "hold_still"
    IDENTITY_CHANGED = "identity_changed"
    BELOW_THRESHOLD = "below_threshold"
    AMBIGUOUS = "ambiguous"
    EMPTY_GALLERY = "empty_gallery"
    BAD_LANDMARKS = "bad_landmarks"
    BAD_EMBEDDING = "bad_embedding"
    NO_MODEL = "no_model"
    NOT_LIVE = "not_live"
    UNSURE = "unsure"
    WRONG_TURN = "wrong_turn"
    CHALLENGE_TIMEOUT = "challenge_timeout"
    CHALLENGE_LEFT = "challenge_left"
    TOO_MANY_TRIES = "too_many_tries"
