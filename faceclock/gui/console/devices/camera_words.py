"""The sentences of the camera's self-test, named for the translations: a test sees to it that none is missing."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from faceclock.gui.language import translate

SENTENCES = (
    QT_TRANSLATE_NOOP("CameraTest", "Picture size"),
    QT_TRANSLATE_NOOP("CameraTest", "Pictures a second"),
    QT_TRANSLATE_NOOP("CameraTest", "Wait for the next picture"),
    QT_TRANSLATE_NOOP("CameraTest", "Frozen pictures"),
    QT_TRANSLATE_NOOP("CameraTest", "Light"),
    QT_TRANSLATE_NOOP("CameraTest", "Focus"),
    QT_TRANSLATE_NOOP("CameraTest", "Blurred pictures"),
    QT_TRANSLATE_NOOP("CameraTest", "Time to find a face"),
    QT_TRANSLATE_NOOP("CameraTest", "good"),
    QT_TRANSLATE_NOOP("CameraTest", "could be better"),
    QT_TRANSLATE_NOOP("CameraTest", "not good enough"),
    QT_TRANSLATE_NOOP("CameraTest", "Use a camera of at least 640 x 480."),
    QT_TRANSLATE_NOOP("CameraTest", "Give it more light, another USB port, or a lower resolution."),
    QT_TRANSLATE_NOOP(
        "CameraTest",
        "Close other programs that use the camera or the processor, or use another USB port.",
    ),
    QT_TRANSLATE_NOOP(
        "CameraTest", "Unplug the camera and plug it in again; if it stays so, use another cable."
    ),
    QT_TRANSLATE_NOOP(
        "CameraTest", "Clean the lens, and turn its ring until the picture is sharp at arm's length."
    ),
    QT_TRANSLATE_NOOP(
        "CameraTest", "More light lets the camera expose for less long; fix it so that it does not shake."
    ),
    QT_TRANSLATE_NOOP(
        "CameraTest", "Close other programs, or make the detection size in the settings smaller."
    ),
    QT_TRANSLATE_NOOP("CameraTest", "Put a lamp in front of people, not behind them."),
    QT_TRANSLATE_NOOP("CameraTest", "Turn the camera away from the window, or dim the lamp."),
)


def in_words(sentence: str) -> str:
    """A sentence of `faceclock.app.camera_verdicts` in the language of the window."""
    return translate("CameraTest", sentence)
