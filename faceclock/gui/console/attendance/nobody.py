"""What stands here while there is nobody yet."""

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.language import translate


def nobody_yet(desk: Desk) -> EmptyState:
    """With the way to those who are to be added."""
    return EmptyState(
        "users",
        translate("Attendance", "Nobody's hours yet"),
        translate("Attendance", "Add people first; their days appear here as soon as they check in."),
        desk.palette,
        button(translate("Attendance", "Go to people"), lambda: desk.go("people"), kind="primary"),
    )
