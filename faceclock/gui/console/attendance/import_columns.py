"""Which heading of a table most likely holds what; somebody looks at the guess before it is used."""

from collections.abc import Sequence

_KNOWN = {
    "employee": (
        "employee_id",
        "employee",
        "employee no",
        "id",
        "nr",
        "personalnummer",
        "user id",
        "工号",
        "编号",
    ),
    "at": ("at", "timestamp", "datetime", "date/time", "zeitpunkt", "zeitstempel", "时间", "打卡时间"),
    "date": ("date", "datum", "tag", "日期"),
    "time": ("time", "zeit", "uhrzeit", "时刻"),
    "direction": ("direction", "type", "status", "state", "art", "richtung", "方向", "状态"),
}


def guessed(headings: Sequence[str]) -> dict[str, str]:
    """What each column holds, by the headings that systems use. Date and time together win over each alone."""
    plain = {heading.strip().casefold(): heading for heading in headings}
    found = {what: plain[word] for what, words in _KNOWN.items() for word in reversed(words) if word in plain}
    if "at" in found:
        return {what: heading for what, heading in found.items() if what not in ("date", "time")}
    if "time" in found and "date" not in found:
        found["at"] = found.pop("time")
    return found
