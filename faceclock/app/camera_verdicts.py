"""What is asked of a camera, and what to do where it falls short."""

from enum import StrEnum


class Measure(StrEnum):
    """What is measured of a camera, with its unit."""

    SIZE = "size"  # pixels of the shorter side
    RATE = "rate"  # pictures a second
    DELAY = "delay"  # milliseconds from one picture to the next, 95 % are shorter
    FROZEN = "frozen"  # share of pictures that are the same as the one before, to the bit
    LIGHT = "light"  # middle grey value of the picture, 0..255
    FOCUS = "focus"  # sharpness of the strongest edges in the best tenth of the pictures
    BLUR = "blur"  # share of pictures whose strongest edges are soft
    LOOK = "look"  # milliseconds to find the faces in a picture, 95 % are shorter


class Verdict(StrEnum):
    """From best to worst."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


# (good from, fair from) where more is better, (good to, fair to) where less is.
_AT_LEAST = {Measure.SIZE: (480, 360), Measure.RATE: (20, 12), Measure.FOCUS: (0.01, 0.006)}
_AT_MOST = {
    Measure.DELAY: (90, 200),
    Measure.FROZEN: (0.02, 0.1),
    Measure.BLUR: (0.3, 0.7),
    Measure.LOOK: (100, 250),
}
_LIGHT = ((60, 195), (35, 225))  # good within the first, fair within the second

# The names that a reader sees; the window translates them.
NAMES = {
    Measure.SIZE: "Picture size",
    Measure.RATE: "Pictures a second",
    Measure.DELAY: "Wait for the next picture",
    Measure.FROZEN: "Frozen pictures",
    Measure.LIGHT: "Light",
    Measure.FOCUS: "Focus",
    Measure.BLUR: "Blurred pictures",
    Measure.LOOK: "Time to find a face",
}
WORDS = {Verdict.GOOD: "good", Verdict.FAIR: "could be better", Verdict.POOR: "not good enough"}
_ADVICE = {
    Measure.SIZE: "Use a camera of at least 640 x 480.",
    Measure.RATE: "Give it more light, another USB port, or a lower resolution.",
    Measure.DELAY: "Close other programs that use the camera or the processor, or use another USB port.",
    Measure.FROZEN: "Unplug the camera and plug it in again; if it stays so, use another cable.",
    Measure.FOCUS: "Clean the lens, and turn its ring until the picture is sharp at arm's length.",
    Measure.BLUR: "More light lets the camera expose for less long; fix it so that it does not shake.",
    Measure.LOOK: "Close other programs, or make the detection size in the settings smaller.",
}
DARK = "Put a lamp in front of people, not behind them."
BRIGHT = "Turn the camera away from the window, or dim the lamp."


def judge(measure: Measure, value: float) -> Verdict:
    """How good ``value`` is for recognition."""
    if measure is Measure.LIGHT:
        (low, high), (least, most) = _LIGHT
        good, fair = low <= value <= high, least <= value <= most
    elif measure in _AT_LEAST:
        good, fair = (value >= limit for limit in _AT_LEAST[measure])
    else:
        good, fair = (value <= limit for limit in _AT_MOST[measure])
    return Verdict.GOOD if good else Verdict.FAIR if fair else Verdict.POOR


def advice(measure: Measure, value: float) -> str:
    """One sentence; empty where all is well."""
    if judge(measure, value) is Verdict.GOOD:
        return ""
    if measure is Measure.LIGHT:
        return DARK if value < _LIGHT[0][0] else BRIGHT
    return _ADVICE[measure]


def shown(measure: Measure, value: float) -> str:
    """The value with its unit, for people."""
    if measure in (Measure.FROZEN, Measure.BLUR):
        return f"{100 * value:.0f} %"
    if measure in (Measure.DELAY, Measure.LOOK):
        return f"{value:.0f} ms"
    if measure is Measure.FOCUS:
        return f"{min(100.0, 2000 * value):.0f}"
    if measure is Measure.LIGHT:
        return f"{value / 2.55:.0f} %"
    return f"{value:.0f}" if measure is Measure.SIZE else f"{value:.1f}"


def sentences() -> list[str]:
    """Every name, word and advice, for whoever translates them."""
    return [*NAMES.values(), *WORDS.values(), *_ADVICE.values(), DARK, BRIGHT]
