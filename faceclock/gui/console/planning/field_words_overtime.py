"""What the fields of overtime are called."""

from faceclock.gui.language import translate


def overtime_words() -> dict[str, tuple[str, str]]:
    """As `field_words`."""
    return {**_classes(), **_of_class(), **_of_week()}


def _classes() -> dict[str, tuple[str, str]]:
    return {
        "OvertimeRules.holiday": (
            translate("Fields", "Work on holidays"),
            translate("Fields", "A minute counts once, by the first of these that is ticked and fits."),
        ),
        "OvertimeRules.weekend": (translate("Fields", "Work on weekends off"), ""),
        "OvertimeRules.rest_day": (translate("Fields", "Work on other days off"), ""),
        "OvertimeRules.day": (
            translate("Fields", "Overtime of the day"),
            translate("Fields", "Beyond the day's normal hours, or outside the shift where that counts so."),
        ),
        "OvertimeRules.week": (
            translate("Fields", "Overtime of the week"),
            translate("Fields", "Plain hours of the week beyond the steps below."),
        ),
    }


def _of_class() -> dict[str, tuple[str, str]]:
    cap = translate("Fields", "Above it minutes are shown and not paid.")
    return {
        "OvertimeClass.multiplier": (translate("Fields", "A minute counts"), ""),
        "OvertimeClass.minimum": (
            translate("Fields", "Less than this is plain work"),
            translate("Fields", "On one day."),
        ),
        "OvertimeClass.rounding": (translate("Fields", "Round it"), ""),
        "OvertimeClass.daily_cap": (translate("Fields", "At most a day"), cap),
        "OvertimeClass.weekly_cap": (translate("Fields", "At most a week"), cap),
        "OvertimeClass.monthly_cap": (translate("Fields", "At most a month"), cap),
        "OvertimeClass.approval": (translate("Fields", "Only approved minutes count"), ""),
    }


def _of_week() -> dict[str, tuple[str, str]]:
    return {
        "WeekOvertime.tiers": (translate("Fields", "Steps"), ""),
        "WeekOvertime.cap": (
            translate("Fields", "Paid hours of the week at most"),
            translate("Fields", "Of whatever kind; the last ones are not paid."),
        ),
        "WeekOvertime.minimum": (
            translate("Fields", "Less than this is plain work"),
            translate("Fields", "On one day."),
        ),
        "WeekOvertime.rounding": (translate("Fields", "Round it"), ""),
        "WeekOvertime.monthly_cap": (
            translate("Fields", "At most a month"),
            translate("Fields", "Above it minutes are shown and not paid."),
        ),
        "WeekOvertime.approval": (translate("Fields", "Only approved minutes count"), ""),
    }
