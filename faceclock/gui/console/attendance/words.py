"""What codes of hours are called in the window, and how minutes and days are written."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from faceclock.app.console.attendance_marks import DayMark
from faceclock.app.console.attendance_overview import Open
from faceclock.app.console.attendance_views import DayPunch
from faceclock.domain.attendance import Step
from faceclock.domain.punch import Direction, Method
from faceclock.gui.language import translate


def mark_word(mark: DayMark) -> str:
    """One or two short words: they stand in a square of the calendar."""
    return {
        DayMark.MISSING: translate("Attendance", "missing"),
        DayMark.ABSENT: translate("Attendance", "absent"),
        DayMark.UNAPPROVED: translate("Attendance", "extra"),
        DayMark.LATE: translate("Attendance", "late"),
        DayMark.EARLY: translate("Attendance", "early"),
        DayMark.HALF_DAY: translate("Attendance", "half day"),
        DayMark.LEAVE: translate("Attendance", "leave"),
        DayMark.ON_DUTY: translate("Attendance", "on duty"),
        DayMark.HOLIDAY: translate("Attendance", "holiday"),
        DayMark.WORKED: translate("Attendance", "worked"),
        DayMark.PENDING: translate("Attendance", "open"),
        DayMark.WEEKEND: translate("Attendance", "weekend"),
        DayMark.REST_DAY: translate("Attendance", "day off"),
        DayMark.NONE: translate("Attendance", "nothing planned"),
    }[mark]


def mark_told(mark: DayMark) -> str:
    """The same in full, for legends and tooltips."""
    return {
        DayMark.MISSING: translate("Attendance", "a punch is missing"),
        DayMark.UNAPPROVED: translate("Attendance", "overtime to approve"),
        DayMark.PENDING: translate("Attendance", "not over yet"),
    }.get(mark, mark_word(mark))


LOCK_SIGN = "■"
SIGNS = {
    DayMark.MISSING: "✕",
    DayMark.ABSENT: "○",
    DayMark.UNAPPROVED: "+",
    DayMark.LATE: "!",
    DayMark.EARLY: "‹",
    DayMark.HALF_DAY: "½",
    DayMark.LEAVE: "–",
    DayMark.ON_DUTY: "→",
    DayMark.HOLIDAY: "★",
    DayMark.WORKED: "·",
    DayMark.PENDING: "…",
}
TONES = {
    DayMark.MISSING: "bad",
    DayMark.ABSENT: "bad",
    DayMark.UNAPPROVED: "warn",
    DayMark.LATE: "warn",
    DayMark.EARLY: "warn",
    DayMark.HALF_DAY: "warn",
    DayMark.LEAVE: "info",
    DayMark.ON_DUTY: "info",
    DayMark.HOLIDAY: "info",
    DayMark.WORKED: "ok",
}


def open_told(what: Open) -> str:
    return {
        Open.MISSING: translate("Attendance", "Missing punch"),
        Open.UNAPPROVED: translate("Attendance", "Overtime to approve"),
        Open.PENDING: translate("Attendance", "Day not over yet"),
        Open.CLOCK_BACK: translate("Attendance", "Clock set back"),
        Open.SYSTEM_PUNCH: translate("Attendance", "Checked out by the program"),
        Open.AFTER_LOCK: translate("Attendance", "Punch came after locking"),
    }[what]


def open_tone(what: Open) -> str:
    return {Open.MISSING: "bad", Open.PENDING: "quiet"}.get(what, "warn")


def direction_word(direction: Direction) -> str:
    return {
        Direction.IN: translate("Attendance", "In"),
        Direction.OUT: translate("Attendance", "Out"),
        Direction.BREAK_OUT: translate("Attendance", "Break begins"),
        Direction.BREAK_IN: translate("Attendance", "Break ends"),
        Direction.UNSPECIFIED: translate("Attendance", "No direction"),
    }[direction]


def method_word(method: Method) -> str:
    return {
        Method.FACE: translate("Attendance", "face"),
        Method.PIN: translate("Attendance", "PIN"),
        Method.MANUAL: translate("Attendance", "by hand"),
        Method.IMPORT: translate("Attendance", "imported"),
        Method.SYSTEM: translate("Attendance", "by the program"),
    }[method]


def punch_state(punch: DayPunch) -> tuple[str, str]:
    """Whether it counts, as a word and its tone."""
    if punch.voided:
        return translate("Attendance", "voided"), "quiet"
    if punch.duplicate:
        return translate("Attendance", "repeated"), "quiet"
    if punch.late:
        return translate("Attendance", "came after locking"), "warn"
    if punch.clock_back:
        return translate("Attendance", "clock set back"), "warn"
    if punch.direction is not punch.made:
        return translate("Attendance", "corrected"), "info"
    return translate("Attendance", "counts"), "ok"


def step_word(step: Step) -> str:
    return {
        Step.PUNCH: translate("Attendance", "Punch"),
        Step.CORRECTED: translate("Attendance", "Corrected"),
        Step.VOIDED: translate("Attendance", "Voided"),
        Step.DUPLICATE: translate("Attendance", "Repeated"),
        Step.SHIFT: translate("Attendance", "Shift"),
        Step.NO_SHIFT: translate("Attendance", "No shift"),
        Step.MOVED: translate("Attendance", "Moved"),
        Step.DIVIDED: translate("Attendance", "Divided"),
        Step.PAIR: translate("Attendance", "Work"),
        Step.READ_AS: translate("Attendance", "Read as"),
        Step.REPEATED: translate("Attendance", "Repeated"),
        Step.MISSING: translate("Attendance", "Missing"),
        Step.TOO_LONG: translate("Attendance", "Too long"),
        Step.TOO_SHORT: translate("Attendance", "Too short"),
        Step.BREAK: translate("Attendance", "Break"),
        Step.AUTOMATIC_BREAK: translate("Attendance", "Break"),
        Step.ROUNDED: translate("Attendance", "Rounded"),
        Step.OUTSIDE: translate("Attendance", "Outside"),
        Step.LATE: translate("Attendance", "Late"),
        Step.EARLY: translate("Attendance", "Early"),
        Step.THRESHOLD: translate("Attendance", "Too little"),
        Step.HOLIDAY: translate("Attendance", "Holiday"),
        Step.LEAVE: translate("Attendance", "Leave"),
        Step.ON_DUTY: translate("Attendance", "On duty"),
        Step.CREDITED: translate("Attendance", "Credited"),
        Step.OVERTIME: translate("Attendance", "Overtime"),
        Step.BELOW_MINIMUM: translate("Attendance", "Too little"),
        Step.CAPPED: translate("Attendance", "Capped"),
        Step.UNAPPROVED: translate("Attendance", "Not approved"),
        Step.LOCKED: translate("Attendance", "Locked"),
        Step.AFTER_LOCK: translate("Attendance", "Too late"),
        Step.ADJUSTED: translate("Attendance", "Booked"),
    }[step]


def spoken(minutes: int) -> str:
    """490 is "8 h 10"."""
    hours, rest = divmod(abs(minutes), 60)
    told = translate("Attendance", "{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02d}")
    return f"−{told}" if minutes < 0 else told


def clocked(minutes: int) -> str:
    """484 is "8:04"."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def signed_minutes(seconds: int) -> str:
    """Seconds gained or lost, as minutes."""
    minutes = round(seconds / 60)
    sign = "+" if minutes > 0 else "−" if minutes < 0 else ""
    return translate("Attendance", "{minutes} min").format(minutes=f"{sign}{abs(minutes)}")


def month_name(locale: QLocale, day: date) -> str:
    return locale.toString(qdate(day), translate("Attendance", "MMMM yyyy"))


def day_name(locale: QLocale, day: date) -> str:
    """With its weekday, without the year."""
    return locale.toString(qdate(day), translate("Attendance", "dddd d MMMM"))


def short_day(locale: QLocale, day: date) -> str:
    return locale.toString(qdate(day), translate("Attendance", "ddd d MMM yyyy"))


def qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
