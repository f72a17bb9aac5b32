"""The page's words for what the program knows by codes."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from faceclock.app.console.people import TemplateLine
from faceclock.domain.consent import Purpose
from faceclock.domain.punch import Direction, Method
from faceclock.gui.console.desk import Desk
from faceclock.gui.kiosk.site_time import local
from faceclock.gui.language import translate
from faceclock.storage.people_overview import Glance


def face_words(person: Glance) -> tuple[str, str]:
    """What stands under "Face", and its tone."""
    if person.usable:
        return str(person.usable), "ok"
    if person.templates:
        return translate("People", "Earlier model"), "warn"
    if person.pin:
        return translate("People", "PIN only"), "quiet"
    return translate("People", "None"), "warn" if person.active else "quiet"


def state_words(active: bool) -> tuple[str, str]:
    return (translate("People", "Active"), "ok") if active else (translate("People", "Left"), "quiet")


def purpose_words(purpose: Purpose) -> str:
    return {
        Purpose.RECOGNITION: translate("People", "Recognition by face"),
        Purpose.PICTURES: translate("People", "Keeping the pictures"),
        Purpose.TRAINING: translate("People", "Improving the model"),
    }[purpose]


def loss_words(purpose: Purpose, name: str) -> str:
    """What goes when the consent is withdrawn."""
    return {
        Purpose.RECOGNITION: translate(
            "People",
            "All face pictures of {name} are deleted at once. Checking in by number and PIN stays possible.",
        ),
        Purpose.PICTURES: translate(
            "People", "The kept pictures of {name} are deleted at once. Recognition goes on without them."
        ),
        Purpose.TRAINING: translate(
            "People",
            "No further training uses {name}'s pictures. Models that were trained before stay as they are.",
        ),
    }[purpose].format(name=name)


def direction_words(direction: Direction) -> tuple[str, str]:
    """With the sign that stands before it."""
    return {
        Direction.IN: (translate("People", "In"), "→"),
        Direction.OUT: (translate("People", "Out"), "←"),
        Direction.BREAK_OUT: (translate("People", "To break"), "←"),
        Direction.BREAK_IN: (translate("People", "From break"), "→"),
        Direction.UNSPECIFIED: (translate("People", "Check"), ""),
    }[direction]


def method_words(method: Method) -> str:
    return {
        Method.FACE: translate("People", "face"),
        Method.PIN: translate("People", "PIN"),
        Method.MANUAL: translate("People", "by hand"),
        Method.IMPORT: translate("People", "import"),
        Method.SYSTEM: translate("People", "system"),
    }[method]


def source_words(template: TemplateLine) -> str:
    """What a template was made of; shots are those of the guided enrolment."""
    kind, _, shot = template.source.partition(":")
    if kind != "camera":
        return translate("People", "Photograph")
    return {
        "front": translate("People", "Camera, front"),
        "left": translate("People", "Camera, turned left"),
        "right": translate("People", "Camera, turned right"),
        "up": translate("People", "Camera, looking up"),
        "down": translate("People", "Camera, looking down"),
        "glasses": translate("People", "Camera, glasses"),
    }.get(shot, translate("People", "Camera"))


def moment(at: datetime, desk: Desk) -> str:
    """Day and time at the site, short."""
    here = local(at, desk.site.settings.site.zone)
    shown = QDateTime(QDate(here.year, here.month, here.day), QTime(here.hour, here.minute))
    return desk.locale.toString(shown, QLocale.FormatType.ShortFormat)


def day(at: datetime, desk: Desk) -> str:
    here = local(at, desk.site.settings.site.zone)
    return desk.locale.toString(QDate(here.year, here.month, here.day), QLocale.FormatType.ShortFormat)


def age(at: datetime) -> str:
    """How long ago, roughly."""
    days = (datetime.now(UTC) - at).days
    if days < 1:
        return translate("People", "today")
    if days < 60:
        return translate("People", "{days} d ago").format(days=days)
    if days < 730:
        return translate("People", "{months} months ago").format(months=round(days / 30.4))
    return translate("People", "{years} years ago").format(years=round(days / 365.25))
