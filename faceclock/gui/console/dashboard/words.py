"""The dashboard's words."""

from datetime import UTC, datetime
from math import isinf

from PySide6.QtCore import QDate, QLocale

from faceclock.app.console.dashboard_views import CheckIn, KioskState
from faceclock.app.damaged_faces import Damaged
from faceclock.domain.punch import Direction, Method
from faceclock.gui.console.keys.words import standing
from faceclock.gui.language import translate
from faceclock.settings.model import LivenessMode

Told = tuple[str, str]  # words and tone

_GIGABYTE, _MEGABYTE = 1e9, 1e6
_SCARCE, _VERY_SCARCE = 5e9, 1e9  # bytes free
_OLD_BACKUP = 7  # days
_YEARS_FROM = 120  # months


def heading(day: QDate, locale: QLocale) -> str:
    """Such as "Today, Monday 23 November"."""
    pattern = translate("Dashboard", "dddd d MMMM")
    return translate("Dashboard", "Today, {day}").format(day=locale.toString(day, pattern))


def what(one: CheckIn) -> Told:
    if one.late:
        return translate("Dashboard", "late {minutes} min").format(minutes=one.late), "warn"
    return {
        Direction.IN: (translate("Dashboard", "IN"), "ok"),
        Direction.OUT: (translate("Dashboard", "→ OUT"), "quiet"),
        Direction.BREAK_OUT: (translate("Dashboard", "→ break"), "quiet"),
        Direction.BREAK_IN: (translate("Dashboard", "back"), "ok"),
        Direction.UNSPECIFIED: (translate("Dashboard", "seen"), "quiet"),
    }[one.direction]


def made_by(method: Method) -> str:
    return {
        Method.FACE: translate("Dashboard", "face"),
        Method.PIN: translate("Dashboard", "PIN"),
        Method.MANUAL: translate("Dashboard", "by hand"),
        Method.IMPORT: translate("Dashboard", "import"),
        Method.SYSTEM: translate("Dashboard", "program"),
    }[method]


def live_check(state: KioskState) -> Told:
    mode = state.live_check
    if mode is LivenessMode.OFF:
        return translate("Dashboard", "off: a photograph is let in"), "bad"
    if mode is LivenessMode.AUTO:
        if state.has_net:
            return translate("Dashboard", "passive, then head turn when unsure"), "ok"
        return translate("Dashboard", "everybody turns their head"), "ok"
    if not state.has_net:
        return translate("Dashboard", "its network is not installed: nobody is let in"), "bad"
    if mode is LivenessMode.PASSIVE:
        return translate("Dashboard", "passive"), "ok"
    return translate("Dashboard", "passive and head turn"), "ok"


def exit_pin(state: KioskState) -> Told:
    if state.exit_pin:
        return translate("Dashboard", "set"), "ok"
    return translate("Dashboard", "none: anybody can close the kiosk (Settings)"), "warn"


def key(state: KioskState) -> Told:
    told, tone = standing(state.keys, demo=state.demo)
    if tone == "ok" and not state.keys.recoverable:
        return translate("Dashboard", "no recovery passphrase (Devices & data)"), "warn"
    return told, tone


def damaged(found: Damaged) -> str:
    said = translate(
        "Dashboard", "✕ Damaged face templates, which match nobody: {count}. Enrol again: {people}."
    )
    return said.format(count=found.templates, people=found.some)


def camera(state: KioskState) -> Told:
    test = state.camera
    if test is None:
        if state.last_seen is None:
            return translate("Dashboard", "never used"), "quiet"
        used = f"{state.last_seen:%Y-%m-%d %H:%M}"
        return translate("Dashboard", "last used {time}").format(time=used), "quiet"
    rate = round(test.frames / test.seconds) if test.seconds else 0
    tone = {"good": "ok", "fair": "warn"}.get(test.verdict.value, "bad")
    return translate("Dashboard", "{rate} frames a second").format(rate=rate), tone


def backup(state: KioskState, now: datetime | None = None) -> Told:
    if state.last_backup is None:
        return translate("Dashboard", "none yet"), "warn"
    days = ((now or datetime.now(UTC)) - state.last_backup).days
    tone = "warn" if days >= _OLD_BACKUP else "ok"
    if days < 1:
        return translate("Dashboard", "today"), tone
    if days == 1:
        return translate("Dashboard", "yesterday"), tone
    return translate("Dashboard", "{days} days ago").format(days=days), tone


def disk(state: KioskState) -> Told:
    tone = "bad" if state.disk_free < _VERY_SCARCE else "warn" if state.disk_free < _SCARCE else "ok"
    return translate("Dashboard", "{size} free").format(size=size(state.disk_free)), tone


def size(amount: float) -> str:
    if amount >= _GIGABYTE:
        return translate("Dashboard", "{count} GB").format(count=f"{amount / _GIGABYTE:.1f}")
    return translate("Dashboard", "{count} MB").format(count=f"{max(0.1, amount / _MEGABYTE):.1f}")


def one_in(months: float) -> str:
    """How seldom something happens: a wrong accept in so many months."""
    if months < 1:
        return translate("Dashboard", "{count} a month").format(count=_short(1 / months))
    if months > _YEARS_FROM:
        return translate("Dashboard", "1 in {count} y.").format(count=_span(months / 12))
    return translate("Dashboard", "1 in {count} mo.").format(count=_span(months))


def between(low: float, high: float) -> str:
    """The ends of an interval, in the unit of `one_in`."""
    if low < 1:
        return translate("Dashboard", "95 %: {low} to {high}").format(low=one_in(high), high=one_in(low))
    if low > _YEARS_FROM:
        low, high = low / 12, high / 12
        return translate("Dashboard", "95 %: 1 in {low} to {high} y.").format(
            low=_span(low), high=_span(high)
        )
    return translate("Dashboard", "95 %: 1 in {low} to {high}").format(low=_span(low), high=_span(high))


def _span(count: float) -> str:
    if isinf(count) or count >= 1000:
        return "1000+"
    return f"{count:.0f}"


def _short(count: float) -> str:
    return f"{count:.0f}" if count >= 10 else f"{count:.1f}"
