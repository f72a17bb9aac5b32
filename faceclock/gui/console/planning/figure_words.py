"""The figures of a simulation in words."""

from faceclock.gui.language import translate

_CLASS = "overtime."


def figure_words(name: str) -> str:
    """Of a key such as "paid" or "overtime.week-2"."""
    if name.startswith(_CLASS):
        return translate("Figures", "Overtime: {kind}").format(kind=_class_words(name.removeprefix(_CLASS)))
    words = {
        "worked": translate("Figures", "Worked"),
        "regular": translate("Figures", "Plain hours"),
        "credited": translate("Figures", "Credited for leave and holidays"),
        "late": translate("Figures", "Late"),
        "early": translate("Figures", "Left early"),
        "overtime_unpaid": translate("Figures", "Overtime that is not paid"),
        "paid": translate("Figures", "Paid"),
        "weighted": translate("Figures", "Paid, each minute by its factor"),
    }
    return words[name]


def _class_words(name: str) -> str:
    kind, _, tier = name.partition("-")
    if kind == "week":
        number = tier or "1"
        return translate("Figures", "of the week, step {number}").format(number=number)
    words = {
        "holiday": translate("Figures", "on holidays"),
        "weekend": translate("Figures", "on weekends"),
        "rest-day": translate("Figures", "on days off"),
        "day": translate("Figures", "of the day"),
    }
    return words[name]


def hours_text(minutes: int) -> str:
    """As 7:05, for columns of figures."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'−' if minutes < 0 else ''}{hours}:{rest:02}"


def signed_hours(minutes: int) -> str:
    """With its sign, also where it is a gain."""
    return f"+{hours_text(minutes)}" if minutes > 0 else hours_text(minutes)
