"""Cards, hints and directions in words. The only place that knows how the kiosk speaks.

It says one thing at a time, in the imperative, in at most four words; it thanks nobody and scolds nobody.
"""

from PySide6.QtCore import QCoreApplication

from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.turn_words import step_words, turn_words, turned_away_words
from faceclock.gui.kiosk.view import Card, KioskView, Stamp

translate = QCoreApplication.translate


def hint_words(reason: Reason) -> str:
    """What to do about a reason, for the pill on the picture; empty where there is nothing to do."""
    return {
        Reason.SEVERAL_FACES: translate("Hint", "One at a time"),
        Reason.TOO_SMALL: translate("Hint", "Come a little closer"),
        Reason.TOO_LARGE: translate("Hint", "Step back a little"),
        Reason.OFF_CENTRE: translate("Hint", "Move into the oval"),
        Reason.CUT_OFF: translate("Hint", "Show your whole face"),
        Reason.TURNED: translate("Hint", "Turn to the camera"),
        Reason.TOO_DARK: translate("Hint", "Turn to the light"),
        Reason.TOO_BRIGHT: translate("Hint", "Avoid the bright light"),
        Reason.UNEVEN_LIGHT: translate("Hint", "Turn to the light"),
        Reason.LOW_CONTRAST: translate("Hint", "Turn to the light"),
        Reason.BLURRED: translate("Hint", "Hold still"),
        Reason.MOUTH_COVERED: translate("Hint", "Uncover your mouth"),
        Reason.DARK_GLASSES: translate("Hint", "Take off dark glasses"),
        Reason.MOVING: translate("Hint", "Hold still"),
        Reason.HOLD_STILL: translate("Hint", "Hold still"),
        Reason.IDENTITY_CHANGED: translate("Hint", "One at a time"),
        Reason.BAD_LANDMARKS: translate("Hint", "Look at the camera"),
        Reason.BAD_EMBEDDING: translate("Hint", "Look at the camera"),
    }.get(reason, "")


def title_words(view: KioskView) -> str:
    """The card's one line. DONE and ALREADY say it with the badge instead."""
    if view.guide:
        return turn_words(view.guide.turn)
    return {
        Card.LOOK: translate("Card", "Look at the camera"),
        Card.WORKING: translate("Card", "One moment"),
        Card.CROWD: translate("Card", "Others, step back"),
        Card.ASK: translate("Card", "Coming or going?"),
        Card.ALREADY: translate("Card", "Already recorded"),
        Card.RECORDED: translate("Card", "Already recorded"),
        Card.UNDONE: translate("Card", "Undone"),
        Card.UNKNOWN: translate("Card", "Not recognised"),
        Card.UNSEEN: translate("Card", "Not seen clearly"),
        Card.TURNED_AWAY: translate("Card", "Use number and PIN"),
        Card.NOT_RECORDED: translate("Card", "Not recorded"),
        Card.NOT_CHANGED: translate("Card", "Not changed"),
        Card.CONNECTING: translate("Card", "Starting the camera"),
        Card.STALLED: translate("Card", "The camera stopped"),
        Card.NO_CAMERA: translate("Card", "No camera"),
        Card.ENDED: translate("Card", "The recording ended"),
        Card.NO_PICTURE: translate("Card", "No picture"),
        Card.NO_MODEL: translate("Card", "Use number and PIN"),
        Card.FAULT: translate("Card", "Use number and PIN"),
    }.get(view.card, "")


def text_words(view: KioskView) -> str:
    """The smaller lines below the title."""
    if view.guide:
        return step_words(view.guide)
    if view.card is Card.TURNED_AWAY:
        return turned_away_words(view.reason)
    if view.card is Card.UNKNOWN and view.reason is Reason.EMPTY_GALLERY:
        return translate("Card", "No face is enrolled here.\nUse your number and PIN.")
    if view.card is Card.UNSEEN and view.reason:
        return hint_words(view.reason) or translate("Card", "Use your number and PIN instead.")
    return {
        Card.LOOK: translate("Card", "You are checked in within a second.\nNo touch needed."),
        Card.CROWD: translate("Card", "The nearest person counts."),
        Card.RECORDED: translate("Card", "Make room for the next person."),
        Card.UNDONE: translate("Card", "This entry does not count."),
        Card.UNKNOWN: translate("Card", "Use your number and PIN instead."),
        Card.NOT_RECORDED: translate("Card", "Nothing was stored. Tell the office."),
        Card.NOT_CHANGED: translate("Card", "The entry stays as it was. Tell the office."),
        Card.CONNECTING: translate("Card", "Number and PIN work already."),
        Card.STALLED: translate("Card", "It is being restarted.\nNumber and PIN still work."),
        Card.NO_CAMERA: translate("Card", "Number and PIN still work.\nTell the office."),
        Card.ENDED: translate("Card", "Number and PIN still work."),
        Card.NO_PICTURE: translate("Card", "Number and PIN still work.\nTell the office."),
        Card.NO_MODEL: translate("Card", "This kiosk recognises no faces.\nTell the office."),
        Card.FAULT: translate("Card", "Faces are not recognised right now."),
    }.get(view.card, "")


def direction_words(direction: Direction) -> str:
    """The word of the badge."""
    return {
        Direction.IN: translate("Direction", "IN"),
        Direction.OUT: translate("Direction", "OUT"),
        Direction.BREAK_OUT: translate("Direction", "BREAK"),
        Direction.BREAK_IN: translate("Direction", "BACK"),
    }.get(direction, translate("Direction", "DONE"))


def several(stamp: Stamp) -> bool:
    """Whether there is more to change to than the other way."""
    return len(stamp.choices) > 2


def change_words(stamp: Stamp) -> str:
    """The button that turns a punch round, or leads to the choices."""
    if several(stamp):
        return translate("Direction", "Change")
    if stamp.direction is Direction.OUT:
        return translate("Direction", "Change to IN")
    return translate("Direction", "Change to OUT")


def choice_words(direction: Direction) -> str:
    """A button of the question, spoken."""
    return {
        Direction.IN: translate("Direction", "I am coming"),
        Direction.OUT: translate("Direction", "I am going"),
        Direction.BREAK_OUT: translate("Direction", "I am taking a break"),
        Direction.BREAK_IN: translate("Direction", "I am back from a break"),
    }.get(direction, direction_words(direction))


def counting_words(direction: Direction, seconds: int) -> str:
    """What happens when nobody answers the question."""
    text = translate("Direction", "Counts as {direction} in {seconds} s")
    return text.format(direction=direction_words(direction), seconds=seconds)


def already_words(direction: Direction) -> str:
    return {
        Direction.IN: translate("Direction", "Already checked in"),
        Direction.OUT: translate("Direction", "Already checked out"),
    }.get(direction, translate("Direction", "Already recorded"))


def greeting_words(view: KioskView) -> str:
    """The pill of a fresh punch, as "Welcome, Maria"; empty otherwise."""
    if view.card is not Card.DONE or view.stamp is None:
        return ""
    name = given_name(view.stamp.employee.name)
    if view.stamp.direction in (Direction.IN, Direction.BREAK_IN):
        return translate("Greeting", "Welcome, {name}").format(name=name)
    return translate("Greeting", "Goodbye, {name}").format(name=name)


def given_name(name: str) -> str:
    """The first word of a name, or of what follows the comma in "Family, Given"; one word is used whole."""
    _, comma, given = name.partition(",")
    words = (given if comma and given.strip() else name).split()
    return words[0].strip(",;:") if words else name


def pill_words(view: KioskView) -> str:
    """What stands at the bottom of the picture: a hint, a head turn, a greeting or nothing."""
    if view.hint:
        return hint_words(view.hint)
    return turn_words(view.guide.turn) if view.guide else greeting_words(view)
