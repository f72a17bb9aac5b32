"""The page's words for what the program knows by codes and numbers."""

from datetime import UTC, datetime

from faceclock.app.camera_verdicts import Verdict
from faceclock.gui.language import translate

TONES = {Verdict.GOOD: "ok", Verdict.FAIR: "warn", Verdict.POOR: "bad"}


def ago(at: datetime | None, now: datetime | None = None) -> str:
    """How long ago, roughly."""
    if at is None:
        return translate("Devices", "never")
    seconds = max(0.0, ((now or datetime.now(UTC)) - at).total_seconds())
    if seconds < 90:
        return translate("Devices", "just now")
    if seconds < 5400:
        return translate("Devices", "{count} min ago").format(count=round(seconds / 60))
    if seconds < 36 * 3600:
        return translate("Devices", "{count} h ago").format(count=round(seconds / 3600))
    return translate("Devices", "{count} days ago").format(count=round(seconds / 86400))


def backup_tone(at: datetime | None, now: datetime | None = None) -> str:
    """Older than two days is worth a warning, older than two weeks a fault."""
    if at is None:
        return "bad"
    days = ((now or datetime.now(UTC)) - at).total_seconds() / 86400
    return "ok" if days < 2 else "warn" if days < 14 else "bad"


def table_words() -> dict[str, str]:
    """The tables that somebody who looks after a site asks about."""
    return {
        "employees": translate("Devices", "People"),
        "templates": translate("Devices", "Face templates"),
        "enrolment_pictures": translate("Devices", "Kept pictures"),
        "punches": translate("Devices", "Check-ins"),
        "corrections": translate("Devices", "Corrections"),
        "audit": translate("Devices", "Audit entries"),
    }
